"""In which order values of one attribute stand: dates and hours by time, numbers by size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.values.clock import clock_date, clock_span
from thurloe.values.dates import day_span
from thurloe.values.durations import duration_days
from thurloe.values.kinds import ValueKind, kind
from thurloe.values.numbers import number_range

if TYPE_CHECKING:
    from collections.abc import Callable


_MINUTES = 24 * 60


def order_of(attribute: str, value: str) -> tuple[float, str]:
    """A key to sort by: how early, small or short a value is, then its words; mere words last."""
    try:
        return _LEAST[kind(attribute)](value), value
    except (BadValue, KeyError):
        return math.inf, value


def _minute(value: str) -> float:
    """Of a time of day with its date, since the first day of all; without, since midnight."""
    date = clock_date(value)
    return (_MINUTES * day_span(date)[0] if date else 0.0) + clock_span(value)[0]


_LEAST: dict[ValueKind, Callable[[str], float]] = {
    ValueKind.DATE: lambda value: day_span(value)[0],
    ValueKind.TIME: _minute,
    ValueKind.NUMBER: lambda value: number_range(value).low,
    ValueKind.DURATION: duration_days,
}
