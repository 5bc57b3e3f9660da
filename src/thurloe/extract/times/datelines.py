"""The line that a dispatch opens with: "DUNDEE, Monday, December 29. — The bridge ..."."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"  # "Sept.", "October"
)
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+[a-z]+)?,\s+)?"
DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z'’.-]{2,}[\w'’. -]{0,30}(?:,[\w. ]{2,20})?,\s+"  # DUNDEE, Scotland,
    rf"(?i:{_WEEKDAY}{_DAY})"
    r"(?P<year>,?\s+\d{4})?\.?\s*(?:\([^)\n]{2,30}\)\.?\s*)?(?:—|–|--|-)\s*",
    re.MULTILINE,
)
_OPENING = 400  # characters of an article in which its dateline stands


def dateline(text: str, start: int = 0) -> re.Match[str] | None:
    """The dateline near the opening of the article that begins at `start`."""
    return DATELINE.search(text, start, start + _OPENING)
