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


OF_DATES: tuple[Callable[[Facet, Facet], bool], ...] = (
    _dates_apart,
    _lasted_for_years,
)
