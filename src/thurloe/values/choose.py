"""One value to stand for a group of agreeing values: the most precise of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.values.clock import clock_grain
from thurloe.values.dates import day_span
from thurloe.values.durations import duration_precision, duration_span
from thurloe.values.numbers import number_range
from thurloe.values.words import content_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def answer_value(values: Iterable[str]) -> str:
    """The most precise of agreeing values: the narrowest span, or the fullest phrase.

    Hedged values and those with several readings stand behind plain ones; ties go to the most
    frequent, then the shortest, then by the alphabet. "" where there are no values.
    """
    counts = Counter(values)
    if len(counts) <= 1:
        return next(iter(counts), "")
    width = next((w for w in (_clock, _date, _number, _duration) if _reads(w, counts)), _phrase)
    return min(counts, key=lambda v: (v[:1] in "~<>[", *width(v), -counts[v], len(v), v))


def _reads(width: Callable[[str], tuple[float, ...]], values: Iterable[str]) -> bool:
    try:
        for value in values:
            width(value)
    except BadValue:
        return False
    return True


def _clock(value: str) -> tuple[float, ...]:
    return clock_grain(value)


def _date(value: str) -> tuple[float, ...]:
    first, last = day_span(value)
    return last - first, float(value[-1:] in "~?%")


def _number(value: str) -> tuple[float, ...]:
    meant = number_range(value)
    return meant.high - meant.low, float(not meant.unit)


def _duration(value: str) -> tuple[float, ...]:
    low, high = duration_span(value)
    return high - low, duration_precision(value)


def _phrase(value: str) -> tuple[float, ...]:
    """A place by its own name before one by another's, "west of Lima"; then the fullest."""
    return float(bool(_BEARING.match(value))), -float(len(content_words(value)))


_BEARING = re.compile(
    r"(?:(?:north|south)?-?(?:east|west)|north|south)(?:wards?)? of ", re.IGNORECASE
)
