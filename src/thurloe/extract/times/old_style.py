"""Two calendars: dates of the Julian calendar beside those of the Gregorian.

Source for the conversion: J. Meeus, "Astronomical Algorithms", 2nd ed. 1998, ch. 7, by way of
day numbers; the Julian calendar has a leap year every four years without exception.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import Point
from thurloe.extract.times.patterns import compile_pattern

if TYPE_CHECKING:
    from thurloe.extract.times.timex import Found
    from thurloe.extract.times.tokens import Tokens

_JULIAN_BEHIND = 2  # days by which 0001-01-01 Julian precedes 0001-01-01 Gregorian
_MARCH = 3

_OLD = compile_pattern("COMMA? LPAR? (OS | OLD STYLE) (OTHER)? RPAR?")
# "by the Julian calendar", "by the calendar then in use"
_BY_CALENDAR = re.compile(
    r",?\s+(?:by|in|according\s+to|after|of)\s+(?:the\s+)?(?:"
    r"(?:julian|old|orthodox|russian|greek|church|old-style)\s+(?:calendar|reckoning)"
    r"|calendar\s+then\s+in\s+(?:use|force))\b",
    re.IGNORECASE,
)
_OLD_BEFORE = compile_pattern("(OS | OLD STYLE) COLON?")
_NEW = compile_pattern("COMMA? LPAR? (NS | NEW STYLE) RPAR?")
_OPEN = compile_pattern("COMMA? (LPAR | OR) (OS | NS | OLD STYLE | NEW STYLE)? COLON?")
_SLASH = compile_pattern("SLASH")
_MARK = "COMMA? LPAR? (OS | OLD STYLE) RPAR? COMMA?"
OLD_STYLE_MARK = _MARK


def to_gregorian(julian: Point) -> Point:
    """The Gregorian day of a Julian day; a month or year stays as it is."""
    if not julian.day:
        return julian
    year = julian.year - (julian.month < _MARCH)
    days = (153 * ((julian.month + 9) % 12) + 2) // 5 + julian.day - 1
    number = year * 365 + year // 4 + days  # days since 1 March of year 0, Julian
    return Point(0, _MARCH, 1).civil(number - _JULIAN_BEHIND)


def join_calendars(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Dates marked Old Style made Gregorian, and pairs of dates in two calendars made one."""
    joined: list[Found] = []
    for one in found:
        if joined and one.first < joined[-1].end:
            continue  # the year behind a pair in brackets, which is its own
        marked = _marked(tokens, one)
        pair = _pair(tokens, joined[-1], marked) if joined else None
        if pair is None:
            joined.append(marked)
        else:
            joined[-1] = pair
    return joined


def _marked(tokens: Tokens, one: Found) -> Found:
    point = one.reading.point
    if point is None or not point.day or one.reading.kind != "DATE" or one.reading.original:
        return one
    after = _OLD.match(tokens.classes, one.end, one.end + 6)
    if after and tokens.has(after.end(), "DAY", "ORD", "MONTH", "MAY"):
        after = None  # "7 November [O.S. 25 October]": the mark of the next
    said = _BY_CALENDAR.match(tokens.text, tokens.spans[one.end - 1][1])
    if after is None and not _ends_here(tokens, one) and not said:
        return one
    gregorian = to_gregorian(point)
    reading = replace(
        one.reading,
        value=one.reading.value.replace(point.edtf, gregorian.edtf),
        timex3=one.reading.timex3.replace(point.timex3, gregorian.timex3),
        original=point.edtf,
        point=gregorian,
    )
    closes = (
        after is not None
        and tokens.has(after.end() - 1, "RPAR")
        and not _opens(tokens, after.start(), after.end())
    )
    end = one.end if after is None else after.end() - closes
    return replace(one, end=end, reading=reading)


def _ends_here(tokens: Tokens, one: Found) -> bool:
    return any(
        _OLD_BEFORE.fullmatch(tokens.classes, one.first - n, one.first)
        for n in (1, 2, 3)
        if n <= one.first
    )


def _opens(tokens: Tokens, first: int, end: int) -> bool:
    return any(tokens.has(i, "LPAR") for i in range(first, end))


def _pair(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """ "7 November 1917 (25 October O.S.)", "25 October/7 November 1917": one day, two names."""
    old, new = left.reading.point, right.reading.point
    if old is None or new is None or not (old.day and new.day) or left.end > right.first:
        return None
    end = _closed(tokens, right.end)
    if right.reading.original and _OPEN.fullmatch(tokens.classes, left.end, right.first):
        if _same(old, new):
            reading = replace(left.reading, original=right.reading.original)
            return replace(left, end=end, reading=reading)
        return None
    opened = _OPEN.fullmatch(tokens.classes, left.end, right.first)
    new_style = opened and (
        _NEW.match(tokens.classes, right.end, right.end + 4) or tokens.has(left.end + 1, "NS")
    )
    dual = _SLASH.fullmatch(tokens.classes, left.end, right.first)
    old = replace(old, year=new.year) if dual and left.reading.relative else old
    turned = opened and _same(old, to_gregorian(new)) and old.year < LAST_JULIAN
    if turned and not new_style:  # "7 November (25 October) 1917"
        return replace(left, end=end, reading=replace(left.reading, original=new.edtf))
    plain = opened and tokens.has(left.end, "LPAR") and old.year < LAST_JULIAN
    if not (new_style or dual or plain) or not _same(to_gregorian(old), new):
        return None
    mark = _NEW.match(tokens.classes, right.end, right.end + 4)
    end = mark.end() if mark else end if opened else right.end
    reading = replace(right.reading, original=old.edtf, relative=left.reading.relative)
    return replace(left, end=end, reading=reading)


def _closed(tokens: Tokens, end: int) -> int:
    """Behind the closing bracket, and behind a year that both days share."""
    year = _YEAR_BEHIND.match(tokens.classes, end)
    return year.end() if year else end + tokens.has(end, "RPAR")


_YEAR_BEHIND = compile_pattern("RPAR COMMA? YEAR")
LAST_JULIAN = 1924  # the last church left the old calendar in the year before


def _same(a: Point, b: Point) -> bool:
    return (a.month, a.day) == (b.month, b.day) and abs(a.year - b.year) <= 1
