"""How near two values are that are not one: rival reports of one thing are commonly close.

Whoever miscounts the dead of a wreck is seldom wrong by a factor of ten, and whoever misdates a
trial mostly knows the year. So nearness tells that two claims answer one question, even where the
values exclude each other.
"""

from __future__ import annotations

import math
from functools import lru_cache

from thurloe.errors import BadValue
from thurloe.values import (
    ValueKind,
    clock_members,
    clock_minutes,
    day_span,
    duration_days,
    kind,
    number_range,
)

WIDE = 40  # days; a date that leaves more open than a month shares a day with too many others
DAY = 1440  # minutes
MANY = 20  # below it two counts that differ by a third do so by chance

# kind of value -> (how far apart at most, what that is called), the nearest first
STEPS: dict[ValueKind, tuple[tuple[float, str], ...]] = {
    ValueKind.DATE: (
        (0, "dates touch"),
        (10, "days apart"),
        (62, "weeks apart"),
        (800, "months apart"),
        (4000, "years apart"),
        (math.inf, "decades apart"),
    ),
    ValueKind.TIME: (
        (10, "minutes apart"),
        (45, "within the hour"),
        (math.inf, ""),
    ),
    ValueKind.DURATION: (
        (1.35, "lengths close"),
        (2.2, "lengths alike"),
        (4, ""),
        (math.inf, "lengths unlike"),
    ),
    ValueKind.NUMBER: (
        (1.3, "numbers close"),
        (1.6, "numbers near"),
        (2.2, ""),
        (5, "numbers apart"),
        (math.inf, "numbers unlike"),
    ),
}

_BY_CHANCE = {"numbers close", "numbers near"}
FAR = {"years apart", "decades apart"}  # of two events, where there can be two


@lru_cache(maxsize=32768)
def closeness(attribute: str, a: str, b: str) -> str:
    """The name of the step that two values are apart; "" where nothing can be said of it."""
    sort = kind(attribute)
    if sort not in STEPS:
        return ""
    try:
        apart = _APART[sort](*sorted((a, b)))
    except BadValue:
        return ""
    if math.isnan(apart):
        return ""
    name = next(name for most, name in STEPS[sort] if apart <= most)
    few = sort is ValueKind.NUMBER and _counts_few(a) and _counts_few(b)
    return "" if few and name in _BY_CHANCE else name


def _days(a: str, b: str) -> float:
    x, y = day_span(a), day_span(b)
    if math.inf in map(abs, (*x, *y)):
        return math.nan
    gap = max(0.0, max(x[0], y[0]) - min(x[1], y[1]))
    return math.nan if not gap and max(x[1] - x[0], y[1] - y[0]) >= WIDE else gap


def _minutes(a: str, b: str) -> float:
    gaps = (
        abs(clock_minutes(x) - clock_minutes(y)) % DAY
        for x in clock_members(a)
        for y in clock_members(b)
    )
    return min(min(gap, DAY - gap) for gap in gaps)


def _length_ratio(a: str, b: str) -> float:
    return _ratio(duration_days(a), duration_days(b))


def _number_ratio(a: str, b: str) -> float:
    return _ratio(_size(a), _size(b))


def _ratio(x: float, y: float) -> float:
    low, high = sorted((abs(x), abs(y)))
    return high / low if low > 0 else math.nan


def _counts_few(value: str) -> bool:
    """Whether it is a small count, or a measure; this by its unit as another would write it."""
    return not number_range(value).unit and _size(value) < MANY


def _size(value: str) -> float:
    span = number_range(value)
    return span.high if math.isinf(span.low) else span.low


_APART = {
    ValueKind.DATE: _days,
    ValueKind.TIME: _minutes,
    ValueKind.DURATION: _length_ratio,
    ValueKind.NUMBER: _number_ratio,
}
