"""Rules for holidays, fixed and movable: Christmas Eve 1921, Good Friday, the first Monday of May.

Only days that every English text means the same by: Independence Day is another day in every
country, and stays a word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import Point
from thurloe.extract.times.lexicon import PARTS
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import Reading, at, vague
from thurloe.extract.times.whose_year import year_of
from thurloe.values.dates import days_in_month

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative


def easter(year: int) -> Point:
    """Easter Sunday of a Gregorian year. Source: anonymous computus, Nature 13 (1876), p. 487."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + n - 7 * ((a + 11 * h + 22 * n) // 451) + 114, 31)
    return Point(year, month, day + 1)


# holiday, without "Day" and "St" → (month, day)
FIXED = {
    "new year": (1, 1), "epiphany": (1, 6), "twelfth night": (1, 5), "candlemas": (2, 2),
    "valentine": (2, 14), "patrick": (3, 17), "lady": (3, 25), "april fools": (4, 1),
    "george": (4, 23), "anzac": (4, 25), "may": (5, 1), "midsummer": (6, 24),
    "bastille": (7, 14), "lammas": (8, 1), "michaelmas": (9, 29), "halloween": (10, 31),
    "all saints": (11, 1), "all souls": (11, 2), "guy fawkes": (11, 5), "armistice": (11, 11),
    "guy fawkes night": (11, 5),
    "martinmas": (11, 11), "andrew": (11, 30), "nicholas": (12, 6), "christmas eve": (12, 24),
    "christmas": (12, 25), "boxing": (12, 26), "stephen": (12, 26), "childermas": (12, 28),
    "new year eve": (12, 31), "hogmanay": (12, 31),
}  # fmt: skip
# holiday → days from Easter Sunday
MOVABLE = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "holy saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1,
    "ascension": 39, "whit sunday": 49, "whitsun": 49, "whitsunday": 49, "pentecost": 49,
    "whit monday": 50, "trinity sunday": 56, "corpus christi": 60,
}  # fmt: skip
# holiday → (month, weekday, which): 0 is the last of the month
NTH = {
    "thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "memorial": (5, 1, 0), "mothering": (5, 7, 2),
}  # fmt: skip
_MONTH = {name: month for name, (month, *_) in [*FIXED.items(), *NTH.items()]}
EASTER_MONTH, ASCENSION_MONTH = 4, 5


def holiday_in(name: str, year: int) -> Point | None:
    """The day of a holiday of `FIXED`, `MOVABLE` or `NTH` in a year; None for other names."""
    if name in MOVABLE:
        return easter(year).days_on(MOVABLE[name])
    if name in NTH:
        return _nth(year, *NTH[name])
    fixed = FIXED.get(name)
    return Point(year, *fixed) if fixed else None


def _nth(year: int, month: int, weekday: int, which: int) -> Point | None:
    first = Point(year, month, 1)
    if not first.weekday:
        return None
    if which:
        return first.days_on((weekday - first.weekday) % 7 + 7 * (which - 1))
    last = Point(year, month, days_in_month(year, month))
    return last.days_on(-((last.weekday - weekday) % 7))


_REST = re.compile(r"['’]\s*s?\b|\bday\b|[,.]|\bof\b|\b(?:st|saint)\b|\d+")


def _holiday(hit: Hit, story: Narrative) -> Reading | None:
    name = " ".join(_REST.sub(" ", hit.word("h").replace("xmas", "christmas")).split())
    if not (name in MOVABLE or name in _MONTH) or not (hit.has("own") or _told(hit, name)):
        return None
    if not hit.has("y") and hit.tokens.word(hit.end).lower() in _AROUND:
        return None  # "on their Christmas vacation": weeks, and of no day
    month = _MONTH.get(name, ASCENSION_MONTH if MOVABLE.get(name, 0) > 1 else EASTER_MONTH)
    year = hit.number("y") if hit.has("y") else year_of(story, month)
    if year is None:
        return vague("XXXX")
    point = holiday_in(name, year)
    if point is None:
        return None
    tail = PARTS.get(str(hit.value("p", "PART")), "")
    return replace(at(point, relative=not hit.has("y")), timex3=point.timex3 + tail)


_AROUND = frozenset(
    """
    bonus box break cake card cards carol carols decorations dinner gift gifts holiday holidays mass
    parade party period present presents season show shopping shoppers song term time traffic tree
    truce vacation week
    """.split()
)


def _told(hit: Hit, name: str) -> bool:
    """Whether a name that is not always a holiday's is one: "Armistice Day", "Twelfth Night"."""
    return "day" in hit.word("h") or hit.has("p") or (hit.has("y") and name in MOVABLE)


HOLIDAY_RULES = (
    Rule(
        "Christmas 1941",
        "own=(h=(CHRISTMAS (DAYW | EVE)? | EASTER (DAYW | WEEKDAY)? | NEW YEARW POSS? (DAYW|EVE)"
        " | HOLIDAY DAYW?)) p=PART? (COMMA? OF? y=YEAR)?",
        _holiday,
    ),
    Rule(
        "Good Friday 1921",
        "h=((SAINT DOT?)? HOLY POSS? MARK? (HOLY MARK?)? (WEEKDAY | DAYW | p=PART)?)"
        " (COMMA? OF? y=YEAR)?",
        _holiday,
    ),
)
