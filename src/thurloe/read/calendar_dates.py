"""The day on which something was published, as bylines, mail headers and web pages write it."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<{0}>1[4-9]\d\d|20\d\d)\b"

DATES = re.compile(
    "|".join(
        (
            r"\b(?P<y1>1[4-9]\d\d|20\d\d)[-/.](?P<m1>\d\d)[-/.](?P<d1>\d\d)(?!\d)",
            r"\b(?P<d2>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?"
            + _MONTH.format("m2")
            + r",?[ -]"
            + _YEAR.format("y2"),
            r"\b"
            + _MONTH.format("m3")
            + r" (?P<d3>\d{1,2})(?:st|nd|rd|th)?,? "
            + _YEAR.format("y3"),
            r"\b"
            + _MONTH.format("m4")
            + r" +(?P<d4>\d{1,2}) \d\d:\d\d(?::\d\d)? (?:[A-Z]{2,5} )?"
            + _YEAR.format("y4"),
            r"\b" + _MONTH.format("m5") + r",? " + _YEAR.format("y5"),
        )
    ),
    re.IGNORECASE,
)
"""A date with its year, to the day or the month; 3/4/2019 is ambiguous and left alone."""


def first_date(text: str) -> str | None:
    """The first date with a year in `text` as EDTF, `2019-11-21` or `2019-11`; None without one."""
    for match in DATES.finditer(text):
        found = _edtf({key[0]: value for key, value in match.groupdict().items() if value})
        if found:
            return found
    return None


def _edtf(parts: dict[str, str]) -> str | None:
    year, month = int(parts["y"]), _month(parts["m"])
    if "d" not in parts:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(parts["d"])).isoformat()
    except ValueError:
        return None


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS.index(word[:3].lower()) + 1
