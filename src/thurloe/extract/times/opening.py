"""What the opening of an article tells of its time: the day of writing, the first year it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import Point
from thurloe.extract.times.lexicon import words
from thurloe.extract.times.patterns import compile_pattern
from thurloe.extract.times.tokens import Tokens, value_of
from thurloe.extract.times.whose_year import year_near
from thurloe.values.datelines import dateline, day_in, month_and_day

if TYPE_CHECKING:
    import re

    from thurloe.extract.times.case_days import CaseDays

_MONTH = 31  # days
_LEAP = 2000  # a year that has all days
_TODAY_NEAR = 3  # years round a report's date that its own news may mention
DEICTIC = 3  # words of a report, "yesterday", "on Friday", that suffice among many old years
_BEFORE_CHRIST = compile_pattern("BC")
_YEAR_AHEAD = compile_pattern("(?<=(IN|MONTH|MAY|COMMA|OF|SINCE|BY|UNTIL|FROM|LPAR|SEASON)) y=YEAR")
_SURE = "TODAY | TONIGHT | LAST (WEEKDAY|UNIT|MONTH|PART) | THIS (UNIT|PART)"
_SURELY_DEICTIC = compile_pattern(_SURE)
_DEICTIC = compile_pattern(f"{_SURE} | (?<!(THE | A | THAT)) WEEKDAY (?!COMMA|DAY|MONTH)")


@dataclass(frozen=True)
class Written:
    """The day on which an article was written, if it tells it, and how it speaks.

    `reporting` is true of news and letters, which speak from that day. `undated` is true of a
    dispatch whose dateline has no year.
    """

    day: Point | None = None
    reporting: bool = False
    undated: bool = False


def written(
    tokens: Tokens, article: tuple[int, int], given: Point | None, days: CaseDays
) -> Written:
    """When the article at these tokens was written: by who gave it, its dateline, its heading."""
    first, _ = article
    opening = dateline(tokens.text, tokens.spans[first][0])
    if opening is not None:
        day = _dispatched(opening, given or _of_case(opening, days)) or given
        reporting = bool(day and day.day) and _reports(tokens, article, day, dispatch=True)
        return Written(day, reporting, undated=day is None)
    later = first > 0 and _day_of_line(tokens, article, days)
    if given is not None and not later:
        return Written(given, bool(given.day) and _reports(tokens, article, given))
    day = later or _day_of_heading(tokens, article, days)
    if day is None:
        return Written()
    near = abs(day.year - (days.some_year or day.year)) <= _TODAY_NEAR
    speaks = (_DEICTIC if near else _SURELY_DEICTIC).search(tokens.classes, *article)
    return Written(day, speaks is not None and _reports(tokens, article, day))


def _of_case(line: re.Match[str], days: CaseDays) -> Point | None:
    """The day of a dateline without a year: it reports what others date the days before."""
    if line["year"]:
        return None
    month, day = month_and_day(line)
    year = days.year_before(month, day) if Point(_LEAP, month, day).real else None
    return Point(year, month, day) if year is not None else None


def _day_of_case(month: int, day: int, days: CaseDays) -> Point | None:
    """A day without a year above an account, in the year that the case has for such days."""
    if not Point(_LEAP, month, day).real:
        return None
    year = days.year_before(month, day) or days.year_of_month(month)
    return Point(year, month, day) if year is not None else None


def _dispatched(line: re.Match[str], given: Point | None) -> Point | None:
    """The day that a dateline names; without a year the last such day before the text's own."""
    if line["year"]:
        day = day_in(line, int(line["year"]))
    elif given is None:
        return None
    else:
        ahead = bool(given.month) and month_and_day(line) > (given.month, given.day or _MONTH)
        day = day_in(line, given.year - ahead)
    return Point(day.year, day.month, day.day) if day else None


def _day_of_heading(tokens: Tokens, article: tuple[int, int], days: CaseDays) -> Point | None:
    """The full date in one of the short paragraphs that an article opens with.

    "Heard at Weir, 5 April 1987. Reel 2." tells when it was written down; "The Fire of 3 May 1911"
    what it is of, and "Anna Holm (3 May 1850 - 6 June 1911)" whom.
    """
    first, end = article
    for _ in range(HEADINGS):
        stop = tokens.classes.find("\n", first, min(first + HEADING, end))
        if stop < 0:
            return None
        found = next(_FULL.finditer(tokens.classes, first, stop), None)
        if found and _tells_of_writing(tokens, found.start(), first):
            return _point(tokens, found, days)
        short = next(_YEARLESS.finditer(tokens.classes, first, stop + 1), None)
        if short and _tells_of_writing(tokens, short.start(), first):
            return _day_of_case(*_month_and_day(tokens, short), days)
        first = stop + 1
    return None


HEADINGS, HEADING = 5, 60  # short paragraphs at the top, and the tokens of each
_DATE = (
    "(d=(DAY | ORD) OF? m=(MONTH | MAY) COMMA? y=(YEAR | SHORTYEAR)"
    " | n=(MONTH | MAY) THE? e=(DAY | ORD) COMMA? z=(YEAR | SHORTYEAR))"
)
_FULL = compile_pattern(f"(?<!(HYPHEN | DASH | TO | AND)) {_DATE} (?!(HYPHEN | DASH | TO))")
_LINE = compile_pattern(f"{_DATE} DOT? BREAK")
_YEARLESS = compile_pattern(
    "(d=(DAY | ORD) OF? m=(MONTH | MAY) | n=(MONTH | MAY) THE? e=(DAY | ORD)) DOT? BREAK"
)
LINE = 16  # tokens of the line above a letter or an entry of a diary


def dated_lines(tokens: Tokens) -> list[int]:
    """The tokens at which a line begins that dates what follows: "Weir, 2 June 1899."."""
    starts = []
    for match in _LINE.finditer(tokens.classes):
        start = tokens.classes.rfind("\n", 0, match.start()) + 1
        if match.end() - start <= LINE and _tells_of_writing(tokens, match.start(), start):
            starts.append(start)
    return starts


def _day_of_line(tokens: Tokens, article: tuple[int, int], days: CaseDays) -> Point | None:
    """The day in the line that an article begins with."""
    first, end = article
    found = _LINE.search(tokens.classes, first, min(first + LINE, end))
    return _point(tokens, found, days) if found else None


def _tells_of_writing(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a date at the top tells when this was written, and not what it is about.

    It stands alone, as behind a place, or with a word for writing: "Weir, 6 June", "taken on".
    """
    before = at - 1
    while before > first and tokens.has(before, "THE", "WEEKDAY", "PART"):
        before -= 1
    if before < first or tokens.has(before, "COMMA", "DOT", "COLON", "DASH"):
        return True
    before -= tokens.has(before, "OF", "ON")
    word = tokens.word(before).lower()
    return word in _PAPERS or word in _WRITTEN or tokens.has(before, "WEEKDAY")


_PAPERS = words(
    "decision despatch dispatch hearing judgement judgment letter memorandum minutes note notes "
    "opinion order record report ruling session sitting statement telegram testimony transcript"
)
_WRITTEN = words(
    "dated delivered given heard interviewed made published recorded signed sworn taken written"
)


def _point(tokens: Tokens, found: re.Match[str], days: CaseDays) -> Point | None:
    """The date that the pattern took, if there is such a day."""
    year = tokens.word(found.start("y" if found["m"] else "z"))
    whole = year_near(_digits(year), days.some_year or 1900)
    point = Point(whole, *_month_and_day(tokens, found))
    return point if point.real else None


def _month_and_day(tokens: Tokens, found: re.Match[str]) -> tuple[int, int]:
    """The month and the day that the pattern took."""
    names = ("m", "d") if found["m"] else ("n", "e")
    month, day = (tokens.word(found.start(name)) for name in names)
    return int(value_of(month, "MONTH") or value_of(month, "MAY")), _digits(day)


def _digits(word: str) -> int:
    return int("".join(c for c in word if c.isdecimal()))


def first_year(tokens: Tokens, first: int, end: int, days: CaseDays) -> Point | None:
    """The year that an article will name first, or that the case gives the days before it."""
    match = _YEAR_AHEAD.search(tokens.classes, first, end)
    year = _year_of_case(tokens, first, match.start("y") if match else end, days)
    year = int(tokens.word(match.start("y"))) if match and year is None else year
    return Point(year) if year is not None else None


def _year_of_case(tokens: Tokens, first: int, end: int, days: CaseDays) -> int | None:
    """The year that the case gives the days which the article names before any year."""
    named = [_day_of(tokens, i) for i in range(first, end)] if days.some else []
    exact = (days.year_of(*day) for day in named if day)
    months = (days.year_of_month(day[0]) for day in named if day)
    return next((y for y in (*exact, *months) if y is not None), None)


def _day_of(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The month and day of "26 February" and "February 26th" at a token; None elsewhere."""
    name = next((cls for cls in ("MONTH", "MAY") if tokens.has(at, cls)), None)
    if name is None:
        return None
    month = int(value_of(tokens.word(at), name))
    for beside in (at - 1, at + 1):
        digits = tokens.word(beside).rstrip("stndrh") if tokens.has(beside, "DAY") else ""
        if digits.isdigit():
            return month, int(digits)
    return None


def _reports(
    tokens: Tokens, article: tuple[int, int], written: Point | None, *, dispatch: bool = False
) -> bool:
    """Whether it speaks of yesterday and last week as often as of years long past.

    A dispatch does where it speaks of them at all.
    """
    deictic = sum(1 for _ in _DEICTIC.finditer(tokens.classes, *article))
    if dispatch and deictic:
        return True
    now = written.year if written else 0
    named = _YEAR_AHEAD.finditer(tokens.classes, *article)
    told = sum(now - int(tokens.word(m.start("y"))) > _TODAY_NEAR for m in named)
    told += sum(1 for _ in _BEFORE_CHRIST.finditer(tokens.classes, *article))
    return deictic >= told or deictic >= max(DEICTIC, told / 4)
