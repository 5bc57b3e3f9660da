"""A time axis: days to percent, and ticks at round dates."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from thurloe.values.said_dates import MONTHS

MOST_TICKS = 6

Marks = Callable[[float, float, int], Iterator[tuple[float, str]]]

_YEAR = 365.2425
_MONTH = 30.44
_HOURS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line across the axis, `left` percent from its start."""

    left: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From day `low` to day `high`, ordinals of days with their fractions."""

    low: float
    high: float

    def left(self, day: float) -> float:
        """How far along a day stands, in percent, 0-100."""
        share = (day - self.low) / (self.high - self.low)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def ticks(self) -> list[Tick]:
        """At most `MOST_TICKS` round dates or hours within the axis."""
        span = self.high - self.low
        for days, step, marks in _steps():
            if span / days <= MOST_TICKS:
                found = marks(self.low, self.high, step)
                return [Tick(left=self.left(day), label=label) for day, label in found]
        return []


def axis_over(low: float, high: float) -> Axis:
    """An axis that holds `low` to `high` with room on both sides."""
    room = max(0.06 * (high - low), 0.15 if 0 < high - low <= 2 else 3.0)  # noqa: PLR2004 - days
    return Axis(low - room, high + room)


def _steps() -> Iterator[tuple[float, int, Marks]]:
    """Distances between ticks in days, ascending, and who sets the ticks."""
    yield from ((step / 24, step, _hours) for step in _HOURS)
    yield from ((step, step, _days) for step in _DAYS)
    yield from ((step * _MONTH, step, _months) for step in _MONTH_STEPS)
    yield from ((step * _YEAR, step, _years) for step in _YEAR_STEPS)


def _hours(low: float, high: float, step: int) -> Iterator[tuple[float, str]]:
    for number in range(math.ceil(low * 24 / step), math.floor(high * 24 / step) + 1):
        day, hour = divmod(number * step, 24)
        label = f"{hour:02}:00" if hour else _say_day(day) or "00:00"
        yield number * step / 24, label


def _days(low: float, high: float, step: int) -> Iterator[tuple[float, str]]:
    for day in range(math.ceil(low / step) * step, math.floor(high) + 1, step):
        yield day, _say_day(day)


def _months(low: float, high: float, step: int) -> Iterator[tuple[float, str]]:
    for number in range(_year_of(low) * 12, (_year_of(high) + 1) * 12, step):
        year, month = divmod(number, 12)
        day = date(year, month + 1, 1).toordinal() if 1 <= year <= _LAST_YEAR else -math.inf
        if low <= day <= high:
            yield day, f"{MONTHS[month][:3]} {year}"


def _years(low: float, high: float, step: int) -> Iterator[tuple[float, str]]:
    for year in range(math.ceil(_year_of(low) / step) * step, _year_of(high) + 1, step):
        day = first_day(year)
        if low <= day <= high:
            yield day, str(year) if year > 0 else f"{1 - year} BC"


def first_day(year: int) -> float:
    """Ordinal of 1 January, reckoned with years of mean length where `date` has none."""
    if 1 <= year <= _LAST_YEAR:
        return date(year, 1, 1).toordinal()
    return 1 + (year - 1) * _YEAR


def _year_of(day: float) -> int:
    whole = math.floor(day)
    if 1 <= whole <= date.max.toordinal():
        return date.fromordinal(whole).year
    return math.floor((day - 1) / _YEAR) + 1


def _say_day(day: int) -> str:
    if not 1 <= day <= date.max.toordinal():
        return ""
    found = date.min + timedelta(days=day - 1)
    return f"{found.day} {MONTHS[found.month - 1][:3]}"


def say_days(low: float, high: float) -> str:
    """A span of days as a heading: "1911", "November 1968", "7–12 November 1968", "1950–1974"."""
    first, last = _year_of(low), _year_of(high)
    if first != last or not 1 <= first <= _LAST_YEAR:
        return str(first) if first == last else f"{first}–{last}"
    start, end = date.fromordinal(math.floor(low)), date.fromordinal(math.floor(high))
    if start == end:
        return f"{start.day} {MONTHS[start.month - 1]} {first}"
    if start.month == end.month and start.day == 1 and (end + timedelta(days=1)).day == 1:
        return f"{MONTHS[start.month - 1]} {first}"
    if start.month == end.month:
        return f"{start.day}–{end.day} {MONTHS[start.month - 1]} {first}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(first)
    return f"{MONTHS[start.month - 1]}–{MONTHS[end.month - 1]} {first}"
