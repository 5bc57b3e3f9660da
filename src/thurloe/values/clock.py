"""Times of day: 09:14, ~09:15, 09:XX, 1887-05-02T09:14, 07:34:30, 09:00/09:30, [05:30,17:30].

The last is one of several: "half past five", where no word tells of morning or evening. A bound
has ".." on its open side: ../24:00 is before midnight, 21:00/.. after nine.
"""

from __future__ import annotations

import re
from functools import lru_cache

from thurloe.errors import BadValue
from thurloe.values.dates import touch

EXACT = 1.0  # minutes to each side: 09:14 and 09:15 are one reading of a clock
ABOUT = 10.0  # "about 9:15"
DAY = 1440.0
_HALF = 720.0

_CLOCK = re.compile(
    r"(?P<about>~?)(?:(?P<date>[-\dX]+[~?%]?)T)?(?P<also>~?)"
    r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d|XX)(?::(?P<second>[0-5]\d))?(?P<hedge>[~?%]?)"
)
_WANTED = "a time of day such as 09:14, ~09:15, 09:XX or 1941-12-06T09:14"


_ONE_OF = re.compile(r"(?P<head>[^\[]*)\[(?P<members>[^\]]+)\](?P<tail>[~?%]?(?:/\.\.)?)")
_OPEN = ".."


def clock_members(text: str) -> list[str]:
    """The times of day that a value leaves open: those of a one-of, else itself."""
    match = _ONE_OF.fullmatch(text.strip())
    if match is None:
        return [text]
    return [f"{match['head']}{one.strip()}{match['tail']}" for one in match["members"].split(",")]


def clock_minutes(text: str) -> float:
    """Minutes since midnight, 0-1440; the first of several. Raises `BadValue`.

    Of 09:XX it is the hour's beginning.
    """
    match = _match(_said(text)[0])
    minute = 0.0 if match["minute"] == "XX" else float(match["minute"])
    return 60.0 * float(match["hour"]) + minute + float(match["second"] or 0) / 60


@lru_cache(maxsize=16384)
def clock_span(text: str) -> tuple[float, float]:
    """First and last minute that the words allow; may reach beyond the day. Raises `BadValue`.

    Of several times it is the span of the first; of a bound the half of a day on its open side.
    """
    ends = [_one_span(part) for part in _said(text)]
    first = clock_members(text)[0]
    if first.startswith(_OPEN):
        return ends[0][1] - _HALF, ends[0][1]
    if first.endswith(_OPEN):
        return ends[0][0], ends[0][0] + _HALF
    return ends[0][0], max(ends[-1][1], ends[0][0])


@lru_cache(maxsize=16384)
def clock_date(text: str) -> str:
    """The EDTF date of a time of day, "" where it has none; raises `BadValue`."""
    return _match(_said(text)[0])["date"] or ""


def _said(text: str) -> list[str]:
    """The times of day in the first of several, the open side of a bound apart."""
    return [part for part in clock_members(text)[0].split("/") if part != _OPEN] or [text]


def clock_grain(text: str) -> tuple[float, bool, bool]:
    """How coarse a time of day is: what sorts first says more; raises `BadValue`.

    First by the minutes that its words leave open, then those without a day, then without seconds.
    """
    first, last = clock_span(text)
    members = clock_members(text)
    width = last - first + _reach(members[0]) + _HALF * (len(members) - 1)
    return width, not clock_date(text), ":" not in members[0].partition(":")[2]


def clocks_touch(a: str, b: str) -> bool:
    """Whether two times of day can be one, round midnight too; raises `BadValue`."""
    return any(_touch(x, y) for x in clock_members(a) for y in clock_members(b))


def _touch(a: str, b: str) -> bool:
    day_a, day_b = clock_date(a), clock_date(b)
    if day_a and day_b and not touch(day_a, day_b):
        return False
    x, y, slack = clock_span(a), clock_span(b), max(_reach(a), _reach(b))
    return any(
        max(x[0], y[0] + shift) <= min(x[1], y[1] + shift) + slack for shift in (-DAY, 0.0, DAY)
    )


@lru_cache(maxsize=16384)
def _reach(text: str) -> float:
    hedged = any(_match(part)[g] for part in _said(text) for g in ("about", "also", "hedge"))
    return ABOUT if hedged else EXACT


def _one_span(text: str) -> tuple[float, float]:
    start = clock_minutes(text)
    return start, start + (59.0 if "XX" in text else 0.0)


def _match(text: str) -> re.Match[str]:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise BadValue(kind="time of day", value=text, wanted=_WANTED)
    return match
