"""Parts counted off a larger time: "the first ten days of May", "the week of 3 May 1921"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.extract.times.context import word_before
from thurloe.extract.times.edtf import Point, part_of
from thurloe.extract.times.numerals import WORDS, number_of
from thurloe.extract.times.patterns import compile_pattern
from thurloe.extract.times.periods import iso, unknown
from thurloe.extract.times.tokens import value_of
from thurloe.values.dates import days_in_month

if TYPE_CHECKING:
    import re

    from thurloe.extract.times.reading import Reading
    from thurloe.extract.times.timex import Found
    from thurloe.extract.times.tokens import Tokens

_COUNTED = compile_pattern(
    f"which=(ORDW | LAST) n=({WORDS} | NUM | FEW)? u=(UNIT | UNITS) (OF | IN) THE?"
)
_WEEK = compile_pattern("(week=UNIT | weekend=WEEKEND) (from=OPENS | to=CLOSES | OF) (ON)? THE?")
_EVE = compile_pattern("EVE OF THE?")
REACH = 8  # tokens before a date in which such a part begins
_TEN = 10  # days that "the first days" of a month may be
_SATURDAY = 6


def join_spans(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Dates whose part is counted off in the words before them, as that part."""
    joined: list[Found] = []
    for one in found:
        whole = _part(tokens, one)
        if whole is not None:
            while joined and joined[-1].first >= whole.first - 1:  # "the last days"
                joined.pop()
            if joined and joined[-1].end > whole.first:
                whole = None
        joined.append(whole or one)
    return joined


def _part(tokens: Tokens, one: Found) -> Found | None:
    point = one.reading.point
    if one.reading.kind != "DATE" or point is None or one.reading.value != point.edtf:
        return None
    for start in range(max(0, one.first - REACH), one.first):
        for pattern, read in _READERS:
            match = pattern.match(tokens.classes, start, one.first)
            if match and match.end() == one.first:
                reading = read(tokens, match, one.reading)
                signal = word_before(tokens, start, max(0, start - 2))
                return (
                    replace(one, first=start, reading=reading, signal=signal) if reading else None
                )
    return None


def _counted(tokens: Tokens, match: re.Match[str], whole: Reading) -> Reading | None:
    """ "the first week of", "the last three months of", "the second day of"."""
    point = whole.point
    word = tokens.word(match.start("u")).lower()
    unit = str(value_of(word, "UNIT") or value_of(word, "UNITS"))
    nth = int(value_of(tokens.word(match.start("which")), "ORDW"))  # 0 for the last
    one_unit = bool(value_of(word, "UNIT"))
    count = None if match["n"] is None else number_of(_words(tokens, match, "n"))
    steps = _STEPS.get((point.unit if point else "", unit))
    if point is None or steps is None or (nth > 1 and not one_unit):
        return None
    if not one_unit and count is None:
        return _some(whole, point, unit, late=not nth)
    span = _Count(max(nth, 1), int(count or 1), last=not nth)
    ends = steps(point, span)
    length = iso(span.count, unit)
    return _interval(whole, ends, length if unit != "D" or span.count > 1 else "") if ends else None


def _words(tokens: Tokens, match: re.Match[str], name: str) -> list[str]:
    return [tokens.word(i) for i in range(*match.span(name))]


@dataclass(frozen=True)
class _Count:
    """So many units, from the `nth` on, or the last so many."""

    nth: int
    count: int
    last: bool

    def of(self, total: int) -> tuple[int, int] | None:
        """First and last of them, counted from 1; None where there are not so many."""
        first = total - self.count + 1 if self.last else (self.nth - 1) * self.count + 1
        return (first, first + self.count - 1) if 1 <= first <= total - self.count + 1 else None


def _days_of_month(point: Point, span: _Count) -> tuple[Point, Point] | None:
    found = span.of(days_in_month(point.year, point.month))
    return (replace(point, day=found[0]), replace(point, day=found[1])) if found else None


def _weeks_of_month(point: Point, span: _Count) -> tuple[Point, Point] | None:
    total = days_in_month(point.year, point.month)
    days = 7 * span.count
    first = total - days + 1 if span.last else 7 * (span.nth - 1) + 1
    if not 1 <= first <= total:
        return None
    return replace(point, day=first), replace(point, day=min(first + days - 1, total))


def _months_of_year(point: Point, span: _Count) -> tuple[Point, Point] | None:
    found = span.of(12)
    return (replace(point, month=found[0]), replace(point, month=found[1])) if found else None


def _years_of_decade(point: Point, span: _Count) -> tuple[Point, Point] | None:
    found = span.of(10)
    return (Point(point.year + found[0] - 1), Point(point.year + found[1] - 1)) if found else None


def _years_of_century(point: Point, span: _Count) -> tuple[Point, Point] | None:
    found = span.of(100)
    return (Point(point.year + found[0] - 1), Point(point.year + found[1] - 1)) if found else None


def _decades_of_century(point: Point, span: _Count) -> tuple[Point, Point] | None:
    found = span.of(10)
    if found is None:
        return None
    return Point(point.year + 10 * (found[0] - 1)), Point(point.year + 10 * found[1] - 1)


# what is counted in what: the precision of the whole and the unit of its part
_STEPS = {
    ("M", "D"): _days_of_month,
    ("M", "W"): _weeks_of_month,
    ("Y", "M"): _months_of_year,
    ("E", "Y"): _years_of_decade,
    ("C", "Y"): _years_of_century,
    ("C", "E"): _decades_of_century,
}


def _some(whole: Reading, point: Point, unit: str, *, late: bool) -> Reading | None:
    """ "the last days of June", "the first months of 1921": no count is given."""
    if (point.unit, unit) == ("M", "W"):
        return None
    value = part_of(point, "late" if late else "early")
    if (point.unit, unit) == ("M", "D"):
        total = days_in_month(point.year, point.month)
        first = total - _TEN + 1 if late else 1
        value = f"{replace(point, day=first).edtf}/{replace(point, day=first + _TEN - 1).edtf}"
    return replace(whole, value=value, timex3=unknown(unit))


def _interval(whole: Reading, ends: tuple[Point, Point], length: str) -> Reading:
    first, last = ends
    if first == last:
        return replace(whole, value=first.edtf, timex3=first.timex3, point=first)
    value = f"{first.edtf}/{last.edtf}"
    return replace(whole, value=value, timex3=length or first.timex3)


def _week(tokens: Tokens, match: re.Match[str], whole: Reading) -> Reading | None:
    """ "the week of 3 May", "the week beginning 3 May", "the weekend of 3 May"."""
    day = whole.point
    if day is None or not day.weekday:
        return None
    if match["week"] and value_of(tokens.word(match.start("week")), "UNIT") != "W":
        return None
    if match["from"]:
        ends = day, day.days_on(6)
    elif match["to"]:
        ends = day.days_on(-6), day
    elif match["weekend"]:
        saturday = day.days_on(_SATURDAY - day.weekday)
        ends = saturday, saturday.days_on(1)
    else:
        ends = day.days_on(1 - day.weekday), day.days_on(7 - day.weekday)
    return _interval(whole, ends, ends[0].week + ("-WE" if match["weekend"] else ""))


def _eve(tokens: Tokens, match: re.Match[str], whole: Reading) -> Reading | None:
    """ "the eve of 3 May": the day before."""
    day = whole.point
    if day is None or not day.day:
        return None
    before = day.days_on(-1)
    return replace(whole, value=before.edtf, timex3=before.timex3, point=before)


_READERS = ((_COUNTED, _counted), (_WEEK, _week), (_EVE, _eve))
