"""The years that the accounts of a case give its days: "28 May" in one is "28 May 1903" in two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from thurloe.values.datelines import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True)
class CaseDays:
    """(month, day) -> year: `told` by any account and belied by none, `sure` by two or more."""

    told: Mapping[tuple[int, int], int] = field(default_factory=dict)
    sure: Mapping[tuple[int, int], int] = field(default_factory=dict)

    @property
    def some(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.told)

    def year_of(self, month: int, day: int) -> int | None:
        """The year that any account gives the day."""
        return self.told.get((month, day))

    def sure_year_of(self, month: int, day: int) -> int | None:
        """The year that two accounts or more give the day."""
        return self.sure.get((month, day))

    def year_of_month(self, month: int) -> int | None:
        """The one year that the accounts give all days of a month; None for several or none."""
        years = {year for (m, _), year in self.told.items() if m == month}
        return years.pop() if len(years) == 1 else None

    @property
    def year(self) -> int | None:
        """The year that most days of the case are of; None where they are few or of many years."""
        counts = Counter(self.told.values())
        year, most = max(counts.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))
        return year if most >= _DAYS and most >= _SHARE * len(self.told) else None

    @property
    def some_year(self) -> int | None:
        """The year in the middle of those of the days: whose century they are of; None for none."""
        years = sorted(self.told.values())
        return years[len(years) // 2] if years else None

    def year_before(self, month: int, day: int) -> int | None:
        """The year of a report's day: that of what others date one of the seven days up to it."""
        for back in range(_WEEK):
            before = date(_LEAP, month, day) - timedelta(days=back)
            year = self.year_of(before.month, before.day)
            if year is not None:
                return year + (before.year < _LEAP)
        return None


Asked = tuple[str, int, int]
"""What was asked of the days of a case: which question, of which month and day, 0 for none."""


@dataclass(frozen=True)
class NotedDays(CaseDays):
    """The days of a case that note what is asked of them, and what they answered."""

    asked: dict[Asked, int | None] = field(default_factory=dict)

    @property
    def some(self) -> bool:
        """Always, so that what is asked does not depend on the other accounts."""
        return True

    def year_of(self, month: int, day: int) -> int | None:
        """The year that any account gives the day, noted."""
        return self._noted(("told", month, day), super().year_of(month, day))

    def sure_year_of(self, month: int, day: int) -> int | None:
        """The year that two accounts or more give the day, noted."""
        return self._noted(("sure", month, day), super().sure_year_of(month, day))

    def year_of_month(self, month: int) -> int | None:
        """The one year of a month's days, noted."""
        return self._noted(("month", month, 0), super().year_of_month(month))

    @property
    def year(self) -> int | None:
        """The year that most days of the case are of, noted."""
        return self._noted(("year", 0, 0), super().year)

    @property
    def some_year(self) -> int | None:
        """The year in the middle of those of the days, noted."""
        return self._noted(("some", 0, 0), super().some_year)

    def _noted(self, asked: Asked, answer: int | None) -> int | None:
        self.asked[asked] = answer
        return answer


def still_so(asked: Mapping[Asked, int | None], days: CaseDays) -> bool:
    """Whether all that was asked of the days of a case would be answered as it was."""
    ask: Mapping[str, Callable[[int, int], int | None]] = {
        "told": days.year_of,
        "sure": days.sure_year_of,
        "month": lambda month, _day: days.year_of_month(month),
        "year": lambda _month, _day: days.year,
        "some": lambda _month, _day: days.some_year,
    }
    return all(ask[what](month, day) == answer for (what, month, day), answer in asked.items())


_WEEK = 7  # days
_LEAP = 2000  # a year that has all days
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r",?\s+(?:of\s+)?(1[0-9]\d\d|20\d\d)\b"
_FULL = re.compile(
    rf"(?i)\b(?:(\d{{1,2}})(?:st|nd|rd|th|d)?\s+(?:of\s+)?{_MONTH}{_YEAR}"
    rf"|{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th|d)?{_YEAR})"
)
_DAYS_OF_YEAR = re.compile(
    rf"(?i)\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th|d)?\s*(?:[-–—]|to|and|until|through)\s*"
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th|d)?{_YEAR}"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th|d)?\s+(?:of\s+)?{_MONTH}\s*(?:[-–—]|to|and|until|through)\s*"
    rf"\d{{1,2}}(?:st|nd|rd|th|d)?\s+(?:of\s+)?{_MONTH}{_YEAR}"
)
_AGREED = 2  # accounts
_DAYS, _SHARE = 3, 0.6  # of the days of a case, where most are of one year


def case_days(texts: Iterable[str]) -> CaseDays:
    """The years that the texts give their days, each text once, where most of them agree."""
    return agreed_days(dated_days(text) for text in texts)


def dated_days(text: str) -> frozenset[tuple[int, int, int]]:
    """The days that a text writes out with their year: (month, day, year)."""
    whole = {_read(match) for match in _FULL.finditer(text)}
    return frozenset(whole | {_first(match) for match in _DAYS_OF_YEAR.finditer(text)})


def agreed_days(told: Iterable[Iterable[tuple[int, int, int]]]) -> CaseDays:
    """The year that most texts give each day, from the dated days of each text."""
    votes: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for text in told:
        for month, day, year in text:
            votes[month, day][year] += 1
    most = {day: counts.most_common(2) for day, counts in votes.items()}
    clear = {day: top[0] for day, top in most.items() if all(top[0][1] > n for _, n in top[1:])}
    return CaseDays(
        told={day: year for day, (year, _) in clear.items()},
        sure={day: year for day, (year, n) in clear.items() if n >= _AGREED},
    )


def _read(match: re.Match[str]) -> tuple[int, int, int]:
    day, month, year = (
        (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    )
    return MONTHS.index(month[:3].lower()) + 1, int(day), int(year)


def _first(match: re.Match[str]) -> tuple[int, int, int]:
    """The first day of "30 June to 14 July 1944", which is of that year or the one before."""
    name, day, last, year = (
        match.groups()[:4] if match[1] else (match[6], match[5], *match.groups()[6:])
    )
    month, end = (MONTHS.index(one[:3].lower()) + 1 for one in (name, last))
    return month, int(day), int(year) - (month > end)
