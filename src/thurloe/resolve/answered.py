"""Answers that exclude each other by what is asked: one van, one end, one father's trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.resolve.keys import ONE_ANSWER
from thurloe.values import agree, duration_days

if TYPE_CHECKING:
    from thurloe.nouns import Claim


def answered_apart(a: Claim, b: Claim) -> bool:
    """Whether only one of two answers to such a question can be right."""
    return any(other(a, b) for other in (_other_answer, _other_trade, _other_hand, _other_term))


def _other_answer(a: Claim, b: Claim) -> bool:
    """A white van and a grey one, where there was one van."""
    return a.attribute in ONE_ANSWER and not agree(a.attribute, a.value, b.value)


def _other_hand(a: Claim, b: Claim) -> bool:
    """Took his own life, and was shot by soldiers: he did not die of both."""
    if a.attribute != "manner" or b.attribute != "manner":
        return False
    by_own = [c.value.startswith("suicide") for c in (a, b)]
    by_others = any(c.event.kind in _DONE_TO_DEATH for c in (a, b))
    return by_own[0] != by_own[1] and by_others


_DONE_TO_DEATH = {"execution", "killing", "shooting"}


def _other_trade(a: Claim, b: Claim) -> bool:
    """The son of a baker, and of a judge: one of the two is wrong."""
    parent = a.event.kind == b.event.kind == "parent" and a.attribute == "position"
    return parent and not agree(a.attribute, a.value, b.value)


def _other_term(a: Claim, b: Claim) -> bool:
    """Eighteen months and two years: a court's terms are not rounded."""
    plain = (
        a.attribute == "duration"
        and {a.value[0], b.value[0]} == {"P"}
        and "X" not in a.value + b.value
    )
    if not plain or not a.event.kind == b.event.kind == "sentence":
        return False
    low, high = sorted(duration_days(c.value) for c in (a, b))
    return high > 1.02 * low
