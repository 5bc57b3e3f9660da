"""What is known beside the accounts: answers that turned out true, and how right sources were."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thurloe.values import agree, finer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from thurloe.nouns import Question


def unknown(question: Question) -> str | None:
    """Know no answer."""


def unsaid(question: Question) -> str:
    """Say nothing of how an answer is known."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beforehand:
    """What is known beside the accounts; nothing of it has to be.

    Attributes:
        known: gives the true value of a question, None where it is not known. A value so vague that
            it leaves several of the answers open settles nothing.
        settled: who settled a question that is known, and why, in words; "" where nobody says.
        prior: source id -> how often it is taken to be right, in (0, 1), and how many questions
            that is worth; of others the grade says it.
    """

    known: Callable[[Question], str | None] = unknown
    settled: Callable[[Question], str] = unsaid
    prior: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A known answer.

    Attributes:
        value: as it is known.
        group: the place of the answer that is right, None where all are wrong.
        given: whether that answer is this value, or one within it; else it is but vaguer.
    """

    value: str
    group: int | None
    given: bool


def truth_of(question: Question, value: str | None) -> Truth | None:
    """Which answer of a question is right, if its true value settles that."""
    if value is None:
        return None
    heads = [group[0].value for group in question.groups]
    if value in heads:
        return Truth(value=value, group=heads.index(value), given=True)
    may = [n for n, head in enumerate(heads) if agree(question.attribute, value, head)]
    exact = [n for n in may if not any(finer(question.attribute, heads[o], heads[n]) for o in may)]
    if not may:
        return Truth(value=value, group=None, given=False)
    if len(exact) > 1:
        return None
    given = not finer(question.attribute, value, heads[exact[0]])
    return Truth(value=value, group=exact[0], given=given)
