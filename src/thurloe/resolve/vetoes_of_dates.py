"""What sets two dates of deeds apart, however alike the deeds look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.resolve.closeness import FAR, closeness
from thurloe.resolve.facet import one_verb, tied

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.resolve.facet import Facet

YEAR, MONTH = 4, 7  # characters of a date that names no more than that


def _dates_apart(one: Facet, other: Facet) -> bool:
    """Years apart, or one without a bound, which fits whatever lies on its side."""
    a, b = one.claim.value, other.claim.value
    unbounded = a != b and ".." in a + b
    return unbounded or closeness("date", a, b) in FAR


def _only_the_year(one: Facet, other: Facet) -> bool:
    """The voyage was in 1938, and so was the trial: no word ties them, and two kinds tell them."""
    if _shortest(one, other) > YEAR or one_verb(one, other):
        return False
    return (one.named and other.named) or not tied(one, other)


def _only_the_month(one: Facet, other: Facet) -> bool:
    """The voyage was in May 1938, and so was the trial.

    A day that both name ties them: what is told of it is commonly one thing.
    """
    if not YEAR < _shortest(one, other) <= MONTH:
        return False
    same = one.subject is not None and one.subject is other.subject
    return not (same or one_verb(one, other) or one.shared(other))


def _lasted_for_years(one: Facet, other: Facet) -> bool:
    """He led it from 1911 to 1913, and was arrested in 1913: what lasted, and what befell him."""
    spans = [_is_years(f.claim.value) for f in (one, other)]
    return spans[0] != spans[1] and not one_verb(one, other)


def _shortest(one: Facet, other: Facet) -> int:
    """Characters of the vaguer of two dates; a span of years is as vague as a year."""
    dates = [f.claim.value for f in (one, other)]
    return min(YEAR if _is_years(date) else len(date.strip("~")) for date in dates)


def _is_years(date: str) -> bool:
    """Whether a date is a span of years."""
    return "/" in date and _YEARS.fullmatch(date.strip("~")) is not None


_YEARS = re.compile(r"(\d{4})[\d-]*/(?!\1)\d{4}[\d-]*")


def _of_that_day(one: Facet, other: Facet) -> bool:
    """What was done "that night", or said on that day, is another deed than what befell then."""
    if one_verb(one, other):
        return False
    both = (one, other)
    counted = not (one.subject and one.subject is other.subject) and any(map(_points_back, both))
    return counted or any(f.claim.event.lemma in _SPEECH or _is_state(f) for f in both)


def _points_back(facet: Facet) -> bool:
    """ "That night", "the next day": a date that is taken from another deed's."""
    return bool(_BACK & set(facet.claim.words.text.lower().split()))


# Not "later": pairs on "three days later" met rightly where they were looked at.
_BACK = frozenset("that same next following previous".split())
_SPEECH = frozenset("say tell state add ask answer reply".split())


def _is_state(facet: Facet) -> bool:
    """ "The sea was calm on the 3rd": no deed."""
    event = facet.claim.event
    return event.lemma == "be" and event.subject is None and event.kind != "day"


def _until(one: Facet, other: Facet) -> bool:
    """ "She was clerk until May", and wrote in May: what she left then, and another deed."""
    ends = [f.claim.event.kind == "ending" for f in (one, other)]
    if ends[0] == ends[1]:
        return False
    return any(f.named and f.claim.event.kind not in _ENDINGS for f in (one, other))


_ENDINGS = frozenset(
    """
    acquittal closure completion death departure dismissal divorce escape execution expulsion
    killing release resignation suspension
    """.split()
)


OF_DATES: tuple[Callable[[Facet, Facet], bool], ...] = (
    _dates_apart,
    _only_the_year,
    _only_the_month,
    _of_that_day,
    _until,
    _lasted_for_years,
)
