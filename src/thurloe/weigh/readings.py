"""What a value of a kind means, as figures, and which texts mean the same.

What values mean is loaded when the first one is read: tables of categories do not wait for it.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from thurloe.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

DAY = 24 * 60  # minutes
_WHOLE = 1e15  # numbers from here on may differ where their floats do not
_DIGITS = 12  # that count, of a number that was converted from one unit to another


class Number(NamedTuple):
    """Lowest and highest number meant, in the base unit of what it measures ("" for no unit)."""

    low: float
    high: float
    unit: str


@cache
def number_of(text: str) -> Number | None:
    """The number that a text gives, with its unit; None where it gives none."""
    from thurloe.values.numbers import number_range  # noqa: PLC0415  see above

    try:
        plain = float(text)
    except ValueError:
        pass
    else:
        return Number(plain, plain, "") if math.isfinite(plain) else None
    try:
        found = number_range(text)
    except BadValue:
        return None
    return Number(_rounded(found.low), _rounded(found.high), found.unit)


def _rounded(number: float) -> float:
    return float(f"{number:.{_DIGITS}g}")


def numbers_apart(a: str, b: str) -> float:
    """How far apart two numbers are, in their base unit: metres, tonnes, litres.

    One without a unit is in that of the other. NaN, which is near nothing, where one is none or
    they measure different things.
    """
    one, two = number_of(a), number_of(b)
    if one is None or two is None:
        return math.nan
    if one.unit != two.unit:
        one, two = _in_unit_of(a, one, b), _in_unit_of(b, two, a)
        if one is None or two is None or one.unit != two.unit:
            return math.nan
    return abs((one.low + one.high) / 2 - (two.low + two.high) / 2)


def _in_unit_of(text: str, number: Number, other: str) -> Number | None:
    from thurloe.values.numbers import unit_of  # noqa: PLC0415  see above

    return number if number.unit else number_of(f"{text} {unit_of(other)}")


@cache
def minute_of(text: str) -> float:
    """Minutes since midnight, of a number of them or of a time of day; else NaN.

    Times of day are 9:04, 18.40, 6.40 pm, 7 p.m.; 604 and 604.0 are minutes.
    """
    from thurloe.values.clock import clock_minutes  # noqa: PLC0415  see above

    if (told := _SPOKEN.fullmatch(text.strip().lower())) and (told["minute"] or told["half"]):
        return _minute_told(told)
    try:
        return clock_minutes(text)
    except BadValue:
        found = number_of(text)
        return math.nan if found is None else (found.low + found.high) / 2


_SPOKEN = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?\s*(?:(?P<half>[ap])\.?\s?m\.?)?"
)
_NOON = 12


def _minute_told(told: re.Match[str]) -> float:
    hour, minute = int(told["hour"]), int(told["minute"] or 0)
    if told["half"]:
        if not 1 <= hour <= _NOON:
            return math.nan
        hour = hour % _NOON + (_NOON if told["half"] == "p" else 0)
    return 60.0 * hour + minute


def minutes_apart(a: str, b: str) -> float:
    """How far apart two times of day are, round midnight too; NaN where one is none."""
    apart = abs(minute_of(a) - minute_of(b)) % DAY
    return min(apart, DAY - apart)


@cache
def days_of(text: str) -> tuple[float, float] | None:
    """The first and the last day of a date; None where it is none."""
    from thurloe.values.dates import day_span  # noqa: PLC0415  see above

    try:
        return day_span(text)
    except BadValue:
        return None


def holds(a: str, b: str) -> bool:
    """Whether the days of b are some of those of a."""
    outer, inner = days_of(a), days_of(b)
    if outer is None or inner is None or outer == inner:
        return False
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@cache
def names_in(text: str) -> frozenset[str]:
    """The names of a set, which `;` parts."""
    return frozenset(filter(None, map(str.strip, text.split(";"))))


def is_readable(value: str, kind: str) -> bool:
    """Whether a value is one of its kind; those that are any text always are."""
    if kind == "date":
        return days_of(value) is not None
    if kind == "number":
        return number_of(value) is not None
    return kind != "minutes of the day" or not math.isnan(minute_of(value))


def _exact_number(text: str) -> Number | None:
    found = number_of(text)
    return found if found and not any(_WHOLE <= abs(end) < math.inf for end in found[:2]) else None


def _exact_minute(text: str) -> float | None:
    """The minute, where the text says no less than that: not ~9:05, 09:XX, or a day beside it."""
    exact = set(text.strip().lower()) <= set("0123456789:. apm")
    minute = minute_of(text) if exact else math.nan
    return None if math.isnan(minute) else minute % DAY


# By kind, what two texts have in common that mean the same; None where a text is none of its kind.
MEANINGS: Mapping[str, Callable[[str], Hashable | None]] = {
    "number": _exact_number,
    "minutes of the day": _exact_minute,
    "date": days_of,
    "set of names": lambda text: names_in(text) or None,
}
