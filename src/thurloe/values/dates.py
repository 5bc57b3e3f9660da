"""Dates as spans of days: EDTF in, ordinals of the first and last day out.

Source: ISO 8601-2:2019, "Extended Date/Time Format" levels 0-2, as far as accounts need it.
Ordinals are those of `datetime.date.toordinal`, carried on before year 1 (year 0 is 1 BC).
"""

from __future__ import annotations

import math
import re

from thurloe.errors import BadValue

Span = tuple[float, float]

# first and last month of seasons and quarters; 14 is February of the next year
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
SEASONS |= {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}

# How far "about" reaches, in days, by the precision of the date that it hedges.
ABOUT_DAYS = {"day": 2, "month": 31, "season": 45, "year": 366}

_DAYS_BEFORE_YEAR_1 = 306  # days from 0000-03-01 to 0001-01-01
_MAX_MONTH = 12
_DATE = re.compile(
    r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<about>[~?%]?)"
)
_WANTED = "an EDTF date such as 1941-10, 194X, 1941-22, ../1861-03-04 or [1941-09-11,1941-11-09]"


def day_span(edtf: str) -> Span:
    """Ordinals of the first and last day of an EDTF date; ±inf at open ends.

    Raises `BadValue` for what is no date, also for one without a year (XXXX-11-09).
    """
    spans = day_spans(edtf)
    return min(first for first, _ in spans), max(last for _, last in spans)


def day_spans(edtf: str, *, about: bool = False) -> list[Span]:
    """Spans of the members of an EDTF date: one, or as many as a one-of set `[a,b]` has.

    With `about`, dates marked `~`, `?` or `%` reach as far to each side as `ABOUT_DAYS` says.
    """
    text = edtf.strip()
    if text[:1] in "[{" and text[-1:] in "]}" and text:
        members = [member.strip() for member in text[1:-1].split(",")]
        return [
            _interval(
                member.replace("..", "/..")
                if member.endswith("..")
                else member.replace("..", "../")
                if member.startswith("..")
                else member.replace("..", "/"),
                edtf,
                about=about,
            )
            for member in members
        ]
    return [_interval(text, edtf, about=about)]


def touch(a: str, b: str) -> bool:
    """Whether two EDTF dates share a day, "about" taken into account; raises `BadValue`."""
    return any(
        max(x[0], y[0]) <= min(x[1], y[1])
        for x in day_spans(a, about=True)
        for y in day_spans(b, about=True)
    )


def days_in_month(year: int, month: int) -> int:
    """Length of a month of the Gregorian calendar, also before it was used."""
    return ordinal(year + month // _MAX_MONTH, month % _MAX_MONTH + 1, 1) - ordinal(year, month, 1)


def ordinal(year: int, month: int, day: int) -> int:
    """Day number of a Gregorian date, 1 for 0001-01-01; any year, month 1-12.

    Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    """
    year -= month < 3  # noqa: PLR2004 - the year of this count begins in March
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - _DAYS_BEFORE_YEAR_1 + 1


def _interval(text: str, whole: str, *, about: bool) -> Span:
    parts = text.split("/")
    if len(parts) == 1:
        return _date(text, whole, about=about)
    if len(parts) > 2 or text in ("/", "../..", "/..", "../"):  # noqa: PLR2004 - two ends
        raise BadValue(kind="date", value=whole, wanted=_WANTED)
    start = -math.inf if parts[0] in ("", "..") else _date(parts[0], whole, about=about)[0]
    end = math.inf if parts[1] in ("", "..") else _date(parts[1], whole, about=about)[1]
    if start > end:
        raise BadValue(kind="date", value=whole, wanted=_WANTED + ", the earlier end first")
    return start, end


def _date(text: str, whole: str, *, about: bool) -> Span:
    match = _DATE.fullmatch(text.strip().partition("T")[0] + text[-1:] * _hedged_time(text))
    if match is None or match["year"].endswith("XXXX"):
        raise BadValue(kind="date", value=whole, wanted=_WANTED)
    years = _ends(match["year"])
    if match["month"] and (season := SEASONS.get(_number(match["month"]))):
        precision, span = "season", _months(years, season)
    else:
        precision, span = _days(match, years, whole)
    reach = ABOUT_DAYS[precision] if about and match["about"] else 0
    return span[0] - reach, span[1] + reach


def _hedged_time(text: str) -> bool:
    return "T" in text and text[-1] in "~?%"


def _days(match: re.Match[str], years: tuple[int, int], whole: str) -> tuple[str, Span]:
    precision = "day" if match["day"] else "month" if match["month"] else "year"
    low, high = _ends(match["month"] or "XX")
    months = max(low, 1), min(high, _MAX_MONTH)
    first_day, last_day = _ends(match["day"] or "XX")
    longest = days_in_month(years[1], months[1])
    days = max(first_day, 1), min(last_day, longest)
    exact = "X" not in (match["day"] or "X")
    if months[0] > months[1] or days[0] > days[1] or (exact and last_day > longest):
        raise BadValue(kind="date", value=whole, wanted=_WANTED)
    return precision, (ordinal(years[0], months[0], days[0]), ordinal(years[1], months[1], days[1]))


def _months(years: tuple[int, int], months: tuple[int, int]) -> Span:
    start = ordinal(years[0], months[0], 1)
    over, month = divmod(months[1] - 1, _MAX_MONTH)
    end_year = years[1] + over
    return start, ordinal(end_year, month + 1, days_in_month(end_year, month + 1))


def _ends(digits: str) -> tuple[int, int]:
    if digits.startswith("-"):
        low, high = _ends(digits[1:])
        return -high, -low
    return int(digits.replace("X", "0")), int(digits.replace("X", "9"))


def _number(digits: str) -> int:
    return -1 if "X" in digits else int(digits)
