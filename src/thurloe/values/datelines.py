"""The line that a dispatch opens with: "DUNDEE, Monday, December 29. — The bridge ..."."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}})"
    r"(?:\s?\.)?"  # "Sept.", "October", tokenised "Mar ."
)
_DAY = (
    rf"(?:{_MONTH.format(1)}\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format(2)})"
)
_WEEKDAY = r"(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:\s+[a-z]+)?\s?,\s+)?"
_CAPITALS = r"[A-Z][A-Z'’.-]{2,}[\w'’. -]{0,30}"  # DUNDEE
_NAMED = (  # Dundee, Port Dunder; a date after "On Monday" opens a sentence and no dispatch
    r"(?!(?:On|In|By|At|Until|Since|From|After|Before|The|For)\b)"
    r"[A-Z][a-z'’.-]{2,}(?:\s[A-Z][a-z'’.-]+){0,2}"
)
_BRACKET = r"(?:(?:\(|-LRB-)\s*(?P<agency>[^()\n]{2,30}?)\s*(?:\)|-RRB-)\s?\.?\s*)"
_DASH = r"(?:—|–|--|-)(?:\s+|(?=[“\"A-Z]))"
_PARTS = (
    r"(?:\s?,(?!\s?[A-Z][A-Za-z]+(?i:day)\b)[\w. ]{2,20})?"  # , Scotland
    rf"\s?,\s+(?i:{_WEEKDAY}{_DAY})"  # , Monday, December 29
    r"(?:\s?,?\s+(?P<year>\d{4}))?(?:\s?\.)?\s*"
)
_PLACE = rf"(?:{_CAPITALS}|{_NAMED}(?=[^\n]{{3,80}}?{_DASH}[“\"]?[A-Z]))"
DATELINE = re.compile(
    rf"^[ \t]*{_PLACE}{_PARTS}{_BRACKET}?{_DASH}",
    re.MULTILINE,
)
_OPENING = 400  # characters of an article in which its dateline stands


def dateline(text: str, start: int = 0) -> re.Match[str] | None:
    """The dateline near the opening of the article that begins at `start`."""
    return DATELINE.search(text, start, start + _OPENING)


def month_and_day(line: re.Match[str]) -> tuple[int, int]:
    """The month and the day that a dateline names."""
    month = line["month1"] or line["month2"]
    return MONTHS.index(month[:3].lower()) + 1, int(line["day1"] or line["day2"])


def day_in(line: re.Match[str], year: int) -> date | None:
    """The dateline's day in that year; None where it is no day, or another one of the week."""
    try:
        day = date(year, *month_and_day(line))
    except ValueError:
        return None
    said = (line["weekday"] or "").lower()
    return day if said in {"", day.strftime("%A").lower()} else None
