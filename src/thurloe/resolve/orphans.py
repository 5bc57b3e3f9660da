"""Claims whose subject nobody could name ("he was arrested in May") and the question they fit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.kinds import family_of, kind_of
from thurloe.nouns import Claim, Mode, Question
from thurloe.resolve.keys import fold
from thurloe.values import ValueKind, day_span, finer, kind

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOSE = 31  # days; a date wider than a month is shared by too many events to tell one

Slot = tuple[str, str, str]


def adopt(
    questions: Sequence[Question], orphans: Sequence[Claim]
) -> tuple[list[Question], list[Claim]]:
    """Give each orphan to the one question of its kind in which another account says the same.

    Only what happens once or rarely is adopted, only on a value that tells one event from another
    (a day or month, the same number or length), and never into a question that its own account
    already answers, so an adoption can bring agreement and never a contradiction.

    Returns:
        The questions with the adopted claims, in their order; and the orphans that are left.
    """
    slots: dict[Slot, list[int]] = defaultdict(list)
    for n, question in enumerate(questions):
        slots[family_of(question.event), question.attribute, fold(question.about)].append(n)
    grown, left = list(questions), []
    for claim in orphans:
        slot = family_of(claim.event.kind), claim.attribute, fold(claim.about)
        homes = [n for n in slots[slot] if _fits(grown[n], claim)] if _adoptable(claim) else []
        if len(homes) == 1:
            grown[homes[0]] = _with(grown[homes[0]], claim)
        else:
            left.append(claim)
    return grown, left


def _adoptable(claim: Claim) -> bool:
    sort = kind_of(claim.event.kind)
    subject = claim.event.subject
    nameless = subject is None or not subject.text[:1].isupper() or subject.text in _PRONOUNS
    return nameless and (sort.once or sort.rare) and claim.mode in {Mode.ASSERTED, Mode.REPORTED}


_PRONOUNS = {"He", "She", "It", "They"}


def _fits(question: Question, claim: Claim) -> bool:
    said = [c for group in question.groups for c in group]
    if any(c.quote.account == claim.quote.account for c in said) or said[0].mode not in {
        Mode.ASSERTED,
        Mode.REPORTED,
    }:
        return False
    return any(_tells(c, claim) for c in said)


def _tells(one: Claim, other: Claim) -> bool:
    """Whether two values are the same, or one in the other, and narrow enough to tell an event."""
    attribute, a, b = one.attribute, one.value, other.value
    sort = kind(attribute)
    if sort is ValueKind.DATE:
        return (a == b or finer(attribute, a, b) or finer(attribute, b, a)) and max(
            _width(a), _width(b)
        ) <= CLOSE
    return a == b and sort in {ValueKind.NUMBER, ValueKind.DURATION, ValueKind.TIME}


def _width(date: str) -> float:
    first, last = day_span(date)
    return last - first + 1


def _with(question: Question, claim: Claim) -> Question:
    """The question with one more claim: in the group of its value, else in a group of its own."""
    groups = list(question.groups)
    home = next((n for n, g in enumerate(groups) if any(c.value == claim.value for c in g)), None)
    if home is None:
        return replace(question, groups=(*groups, (claim,)))
    groups[home] = tuple(
        sorted((*groups[home], claim), key=lambda c: (c.quote.account, c.quote.start, c.value))
    )
    return replace(question, groups=tuple(groups))
