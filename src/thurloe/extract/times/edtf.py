"""Points in time and spans of them, written as EDTF and as TIMEX3.

Source: ISO 8601-2:2019 (EDTF) for values; TimeML 1.2.1, Pustejovsky et al. 2003, for TIMEX3.
Year 0 is 1 BC, as in ISO 8601: 480 BC is -0479.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from thurloe.values.dates import days_in_month, ordinal

# seasons and, as EDTF level 2 has them, quarters of a year
SEASON_NAMES = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4"}
SEASON_MONTHS = {21: 4, 22: 7, 23: 10, 24: 1, 33: 2, 34: 5, 35: 8, 36: 11}
FIRST_SEASON, WINTER, FIRST_QUARTER = 21, 24, 33
YEAR, DECADE, CENTURY = 4, 3, 2  # digits of the year that are known
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Point:
    """A year, decade, century, season (`month` 21-24), month or day; 0 for what is not said."""

    year: int
    month: int = 0
    day: int = 0
    digits: int = YEAR

    @property
    def unit(self) -> str:
        """The precision: D, M, S (season), Y, E (decade) or C (century)."""
        if self.day:
            return "D"
        if self.month:
            return "S" if self.month >= FIRST_SEASON else "M"
        return {YEAR: "Y", DECADE: "E", CENTURY: "C"}[self.digits]

    @property
    def edtf(self) -> str:
        """As EDTF: 1883-11-09, 1883-11, 1941-22, 1883, 194X, 19XX."""
        sign, year = ("-", -self.year) if self.year < 0 else ("", self.year)
        text = f"{sign}{year:04d}"
        if self.digits < YEAR:
            return text[: len(text) - YEAR + self.digits] + "X" * (YEAR - self.digits)
        return text + "".join(f"-{n:02d}" for n in (self.month, self.day) if n)

    @property
    def timex3(self) -> str:
        """As TIMEX3: 1883-11-09, 1941-SU, 194, 19, BC0480."""
        year = f"{self.year:04d}" if self.year > 0 else f"BC{1 - self.year:04d}"
        if self.digits < YEAR:
            return year[: len(year) - YEAR + self.digits]
        if self.unit == "S":
            return f"{year}-{SEASON_NAMES[self.month]}"
        return year + "".join(f"-{n:02d}" for n in (self.month, self.day) if n)

    @property
    def real(self) -> bool:
        """Whether the calendar has such a day."""
        if not self.day:
            return True
        return 1 <= self.month <= MONTHS_A_YEAR and 1 <= self.day <= days_in_month(
            self.year, self.month
        )

    def cut(self, unit: str) -> Point:
        """The point at a coarser precision: D, M or Y."""
        if unit == "Y":
            return replace(self, month=0, day=0)
        return replace(self, day=0) if unit == "M" else self

    def months_on(self, count: int) -> Point:
        """The point so many months on, the day kept where the month has it."""
        over, month = divmod(max(self.month, 1) - 1 + count, MONTHS_A_YEAR)
        year = self.year + over
        day = min(self.day, days_in_month(year, month + 1)) if self.day else 0
        return Point(year, month + 1, day)

    def days_on(self, count: int) -> Point:
        """The day so many days on; itself where it leaves the years 1-9999."""
        try:
            date = dt.date(self.year, self.month, self.day) + dt.timedelta(days=count)
        except (ValueError, OverflowError):
            return self
        return Point(date.year, date.month, date.day)

    def civil(self, days: int) -> Point:
        """The Gregorian day so many days after this one, in any year.

        Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
        """
        number = ordinal(self.year, self.month, self.day) - ordinal(0, 3, 1) + days
        era, day_of_era = divmod(number, 146097)
        year_of_era = (
            day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096
        ) // 365
        day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
        months = (5 * day_of_year + 2) // 153
        month = months + 3 if months < 10 else months - 9  # noqa: PLR2004 - March is month 0
        year = era * 400 + year_of_era + (month <= 2)  # noqa: PLR2004
        return Point(year, month, day_of_year - (153 * months + 2) // 5 + 1)

    @property
    def weekday(self) -> int:
        """1 for Monday to 7; 0 where no day is known."""
        if not self.day or not 1 <= self.year <= dt.MAXYEAR:
            return 0
        return calendar.weekday(self.year, self.month, self.day) + 1

    @property
    def week(self) -> str:
        """The ISO week as TIMEX3: 1998-W09; "" where no day is known."""
        if not self.day or not 1 <= self.year <= dt.MAXYEAR:
            return ""
        year, week, _ = dt.date(self.year, self.month, self.day).isocalendar()
        return f"{year:04d}-W{week:02d}"


def parse_point(edtf: str | None) -> Point | None:
    """The first day, month or year of an EDTF date; None where there is none to be had."""
    text = (edtf or "").strip("[]{}~?% ").split("/")[0].split(",")[0].partition("T")[0]
    parts = text.strip("~?%").split("-")
    if not parts[0].isdigit() or len(parts[0]) != YEAR:
        return None
    numbers = [int(p) if p.isdigit() else 0 for p in parts[:3]]
    point = Point(*numbers)
    return point if point.real else Point(numbers[0])


# What a part of a whole is, as (first, last) of its days, months, years or of its own years.
# "early", "mid", "late" as in architecture; "end" and "begin" lie within them.
DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "latter": (16, 31), "H1": (1, 15)}
MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "latter": (7, 12), "H1": (1, 6)}
YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "latter": (5, 9), "H1": (0, 4)}
DECADES = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "latter": (50, 99), "H1": (0, 49)}


def part_of(point: Point, part: str) -> str:
    """EDTF of the early, mid, late or latter part, or first half (H1), of a month or more."""
    if point.unit == "M":
        first, last = DAYS[part]
        last = min(last, days_in_month(point.year, point.month))
        return f"{replace(point, day=first).edtf}/{replace(point, day=last).edtf}"
    if point.unit == "Y":
        first, last = MONTHS[part]
        return f"{replace(point, month=first).edtf}/{replace(point, month=last).edtf}"
    if point.unit in "EC":
        first, last = (YEARS if point.unit == "E" else DECADES)[part]
        return f"{Point(point.year + first).edtf}/{Point(point.year + last).edtf}"
    return point.edtf
