"""What sets two dates of deeds apart, however alike the deeds look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.resolve.closeness import FAR, closeness
from thurloe.resolve.facet import one_verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.resolve.facet import Facet


def _dates_apart(one: Facet, other: Facet) -> bool:
    """Years apart, or one without a bound, which fits whatever lies on its side."""
    a, b = one.claim.value, other.claim.value
    unbounded = a != b and ".." in a + b
    return unbounded or closeness("date", a, b) in FAR


def _lasted_for_years(one: Facet, other: Facet) -> bool:
    """He led it from 1911 to 1913, and was arrested in 1913: what lasted, and what befell him."""
    spans = [_is_years(f.claim.value) for f in (one, other)]
    return spans[0] != spans[1] and not one_verb(one, other)


def _is_years(date: str) -> bool:
    """Whether a date is a span of years."""
    return "/" in date and _YEARS.fullmatch(date.strip("~")) is not None


_YEARS = re.compile(r"(\d{4})[\d-]*/(?!\1)\d{4}[\d-]*")


def _of_what_is_said(one: Facet, other: Facet) -> bool:
    """What was said on a day, or was so on it, is another deed than what befell then."""
    said = any(f.claim.event.lemma in _SPEECH or _is_state(f) for f in (one, other))
    return said and not one_verb(one, other)


_SPEECH = frozenset("say tell state add ask answer reply".split())


def _is_state(facet: Facet) -> bool:
    """ "The sea was calm on the 3rd": no deed."""
    event = facet.claim.event
    return event.lemma == "be" and event.subject is None and event.kind != "day"


def _of_another_event(one: Facet, other: Facet) -> bool:
    """Reed died on the 5th, and the robbery was on the 3rd: his end, and what "was" or "took"."""
    return any(
        life.claim.event.kind in _ENDS_OF_LIFE
        and life.subject is not None
        and event.subject is None
        and event.claim.event.subject is not None
        and event.claim.event.lemma in _TAKING_PLACE
        and event.family not in _ENDS_OF_LIFE
        for life, event in ((one, other), (other, one))
    )


_ENDS_OF_LIFE = {"birth", "death"}
_TAKING_PLACE = {"be", "take", "happen", "occur"}

OF_DATES: tuple[Callable[[Facet, Facet], bool], ...] = (
    _dates_apart,
    _of_what_is_said,
    _lasted_for_years,
    _of_another_event,
)
