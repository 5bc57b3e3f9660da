"""Rules for dates that are written out: days, months, years, decades, centuries, holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import Point
from thurloe.extract.times.lexicon import TENS, words
from thurloe.extract.times.old_style import LAST_JULIAN, OLD_STYLE_MARK, to_gregorian
from thurloe.extract.times.patterns import Hit, Rule, compile_pattern
from thurloe.extract.times.reading import End, Reading, at, vague
from thurloe.extract.times.tokens import value_of
from thurloe.extract.times.whose_year import Lean, year_near, year_of, year_with
from thurloe.values.dates import days_in_month

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

M = "(m=MONTH | u=MAY)"


def month_of(hit: Hit) -> int:
    """The month that a pattern took as `m` or, one of the doubtful words, as `u`."""
    return hit.number("m", "MONTH") or hit.number("u", "MAY")


def day_of(hit: Hit, name: str = "d") -> int:
    """The day of the month under `name`: 7, 7th, seventh, twenty-seventh."""
    words = hit.words(name)
    if words and words[0][0].isdigit():
        return hit.number(name)
    tens = sum(TENS.get(w.lower(), 0) for w in words)
    return tens + int(_ordinal(words[-1]) if words else 0)


def _ordinal(word: str) -> int:
    return int(value_of(word, "ORDW"))


def _iso(hit: Hit, story: Narrative) -> Reading | None:
    date, _, clock = hit.tokens.word(hit.first).partition("T")
    point = Point(*map(int, date.split("-")))
    if not point.real:
        return None
    if clock:
        whole = f"{date}T{clock[:5]}"
        return Reading(value=whole, timex3=whole, kind="TIME", point=point)
    return at(point)


def _slashed(hit: Hit, story: Narrative) -> Reading | None:
    """9/11/1883 is the ninth of November or the eleventh of September: both are kept.

    Full stops stand between them only where the day comes first: 9.11.1883.
    """
    written = hit.tokens.word(hit.first).lower()
    numbers = [_ROMAN.get(n) or int(n) for n in re.split(r"[/.-]", written)]
    if numbers[0] > 31:  # noqa: PLR2004 - the year comes first
        found = [Point(*numbers)]
    else:
        year = short_year(numbers[2], story)
        found = [Point(year, numbers[1], numbers[0]), Point(year, numbers[0], numbers[1])]
    found = sorted({p for p in found if p.month in range(1, 13) and p.real}, key=lambda p: p.edtf)
    if not found:
        return None
    day_first = [p for p in found if "." in written and p.month == numbers[1]]
    if len(found) == 1 or day_first:
        return at((day_first or found)[0])
    american = Point(year, numbers[0], numbers[1])
    value = "[" + ",".join(p.edtf for p in found) + "]"
    return Reading(value=value, timex3=american.timex3, point=found[0].cut("Y"))


_ROMAN = {roman: n for n, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}


def short_year(number: int, story: Narrative) -> int:
    """The year that two digits mean in this text."""
    known = story.now or story.anchor or story.ahead
    near = known.year if known else story.days.some_year or 1900
    return year_near(number, near, story.anchor.year if story.anchor else None)


def _date(hit: Hit, story: Narrative) -> Reading | None:
    """A day of a month, or a month, of a year given here or known from the text."""
    month, day = month_of(hit), day_of(hit)
    if hit.has("y"):
        year: int | None = hit.number("y")
    elif hit.has("sy"):
        year = short_year(hit.number("sy"), story)
    else:
        part = hit.tokens.has(hit.end, "PART")  # "a July evening in 1943"
        known = (
            _year_of_range(hit, month, day)
            or _year_of_pair(hit, day)
            or (_year_behind(hit) if day or part else None)
        )
        year = known or year_of(story, month, day=day, lean=leaning(hit, story))
        weekday = _weekday_beside(hit) if day and not known else 0
        year = year_with(story, month, day, weekday, year) if weekday else year
    if year is None or _is_today(hit, story):
        return vague(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
    year = 1 - year if hit.has("bc") else year
    point = Point(year, month, day)
    explicit = hit.has("y") or hit.has("sy")
    return at(point, relative=not explicit) if point.real else None


def _year_of_range(hit: Hit, month: int, day: int) -> int | None:
    """ "26 June - 4 August 1952", "from December 3 to January 5, 1940": the year of its end."""
    end = _RANGE_END.match(hit.tokens.classes, hit.end) if day else None
    if end is None:
        return None
    word = hit.tokens.word(end.start("m" if end["m"] else "n"))
    last = value_of(word, "MONTH")
    last = int(last or value_of(word, "MAY"))
    return int(hit.tokens.word(end.start("y"))) - (month > last)


def _year_of_pair(hit: Hit, day: int) -> int | None:
    """ "7 November [O.S. 25 October] 1917": the year behind the brackets, for both days."""
    end = _PAIR_END.match(hit.tokens.classes, hit.end) if day else None
    return int(hit.tokens.word(end.start("y"))) if end else None


def _year_behind(hit: Hit) -> int | None:
    """ "30 May was a cold day in Lima in 1903": the year that the same clause gives."""
    tokens = hit.tokens
    for i in range(hit.end, min(hit.end + _YEAR_REACH, len(tokens.classes) - 1)):
        if tokens.has(i, "DOT", "COMMA", "SEMI", "AND", "MONTH", "TO", "BREAK"):
            return None
        if tokens.has(i, "IN") and tokens.has(i + 1, "YEAR"):
            return int(tokens.word(i + 1))
    return None


_RANGE_END = compile_pattern(
    "(HYPHEN | DASH | TO | AND | UNTIL | THROUGH) THE?"
    " ((DAY | ORD) OF? m=(MONTH | MAY) | n=(MONTH | MAY) THE? (DAY | ORD))"
    " (COMMA | OF | COMMA OF)? y=YEAR"
)


def _weekday_beside(hit: Hit) -> int:
    """1-7 of "Sunday, 22 May", "Sunday morning, May 22nd"; 0 where no day of the week is named."""
    for i in range(hit.end - 1, max(-1, hit.first - 4), -1):
        if i < hit.first and hit.tokens.has(i, "DOT", "SEMI", "BREAK", "AND", "TO"):
            return 0
        if hit.tokens.has(i, "WEEKDAY"):
            return int(value_of(hit.tokens.word(i), "WEEKDAY"))
    return 0


_STYLE = "(OS | NS | (OLD | NEW) STYLE)"
_PAIR_END = compile_pattern(
    f"(COMMA? LPAR {_STYLE}? COLON? ((DAY | ORD) OF? (MONTH | MAY) | (MONTH | MAY) (DAY | ORD)))?"
    f" COMMA? {_STYLE}? RPAR COMMA? y=YEAR"
)
_YEAR_REACH = 10  # tokens
LOOK_BACK = 16  # tokens in which a word may speak of the future of a month
REPORT = 60  # tokens that a sentence which reports may have before a date
DAYS_BACK = 6  # those of a day of the week: most of these are days gone


def _is_today(hit: Hit, story: Narrative) -> bool:
    """ "Today is June 3": of the year in which this was written, if that is known."""
    said = any(hit.tokens.has(hit.first - n, "TODAY") for n in (1, 2, 3))
    return said and not (hit.has("y") or hit.has("sy") or story.reporting)


def _old_style(hit: Hit, story: Narrative) -> Reading | None:
    """A date of the Julian calendar whose year comes after the mark."""
    found = _date(hit, story)
    if found is None or found.point is None:
        return found
    return replace(at(to_gregorian(found.point)), original=found.point.edtf)


def _dual_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "30 January 1648/9": Old Style, when the year began in March; January is in the second."""
    first, second = hit.word("y"), hit.word("z")
    year = int(first) + 1
    month, day = month_of(hit), day_of(hit)
    if not str(year).endswith(second) or month > _MARCH or year > _REFORM:
        return None
    julian = Point(year, month, day)
    if not julian.real:
        return None
    return replace(at(to_gregorian(julian)), original=julian.edtf)


_MARCH, _REFORM = 3, 1752  # the month in which the old year began, the last year that did


def looks_ahead(hit: Hit, back: int = LOOK_BACK) -> bool:
    """Whether a word before, in the same clause, speaks of the future: "will meet on March 12"."""
    words = [hit.tokens.word(i).lower() for i in range(max(0, hit.first - back), hit.first)]
    cut = max((i for i, w in enumerate(words) if w in _CLAUSE_ENDS), default=-1)
    clause = words[cut + 1 :]
    ahead = any(w in AHEAD for w in clause) or ("set", "to") in pairwise(clause)
    return ahead and not _BEHIND.intersection(clause)


def leaning(hit: Hit, story: Narrative) -> Lean:
    """Whether a date is of what is to come, or of what was found out: "it found that ..."."""
    if _is_to_come(hit):
        return Lean.TO_COME
    if looks_ahead(hit):
        return Lean.AHEAD
    floor = max(0, hit.first - REPORT, story.noted)  # a date that was found out may be the first
    before = [hit.tokens.word(i).lower() for i in range(floor, hit.first)]
    start = max((i for i, word in enumerate(before) if word == "."), default=-1)
    sentence = before[start + 1 :]
    said = next((i for i, word in enumerate(sentence) if word in _FOUND), len(sentence))
    return Lean.BACK if "that" in sentence[said:] else Lean.NEITHER


def _is_to_come(hit: Hit) -> bool:
    """ "is showing a film on 8 May", "will open in May", in the clause before."""
    words = [hit.tokens.word(i).lower() for i in range(max(0, hit.first - LOOK_BACK), hit.first)]
    cut = max((i for i, word in enumerate(words) if word in _CLAUSE_ENDS), default=-1)
    clause = words[cut + 1 :]
    going = any(a in ("is", "are", "am") and b.endswith("ing") for a, b in pairwise(clause))
    return going or "will" in clause or "shall" in clause


_FOUND = words(
    "admitted charged concluded confirmed deposed established finds found maintained recalled "
    "remembered reported showed shows stated testified"
)
AHEAD = words(
    "will expects expected scheduled plans planned due next shall payable upcoming intends hopes "
    "supposed planning plan would"
)
_CLAUSE_ENDS = words(". ; , said told says announced reported which who because when after")
_BEHIND = words("had previously originally")


_BEFORE_MAY = (
    "IN", "SINCE", "BY", "UNTIL", "FROM", "EARLY", "LATE", "HYPHEN", "OF", "LAST", "THE", "A", "TO",
)  # fmt: skip


def _bare_month(hit: Hit, story: Narrative) -> Reading | None:
    """ "October" alone; "May" and "March" only after a preposition."""
    if hit.has("u") and not hit.tokens.has(hit.first - 1, *_BEFORE_MAY):
        return None
    tokens, before = hit.tokens, hit.first - 1
    if tokens.word(before)[:1].isupper() and tokens.has(before, "OTHER"):
        return None  # part of a name: "Mary April"
    named = tokens.word(hit.end)[:1].isupper() and tokens.has(hit.end, "OTHER")
    if named and not tokens.has(before, "IN", "SINCE", "BY", "UNTIL", "EARLY", "LATE", "HYPHEN"):
        return None  # "April Jones"
    return _date(hit, story)


def _of_this_month(hit: Hit, story: Narrative) -> Reading | None:
    """ "the 13th inst.", "the 28th ult.": of the month of writing, or the one before."""
    month = story.anchor
    if month is None or not month.month:
        return None
    beside = int(hit.value("i", "INSTANT"))
    if beside == 0 and not hit.tokens.word(hit.match.start("i")).endswith("."):
        ahead = hit.tokens.word(hit.end)[:1]
        if ahead.isalpha() and ahead.islower() and hit.tokens.has(hit.end, "OTHER"):
            return None  # "the 3rd instant message"
    months = month.year * 12 + month.month - 1 + beside
    point = Point(months // 12, months % 12 + 1, day_of(hit))
    return at(point, relative=True) if point.real else None


def _last(hit: Hit, story: Narrative) -> Reading | None:
    """ "on April 6 last", "in April last": the last before the day of writing."""
    month, day = month_of(hit), day_of(hit)
    written = story.written.day or story.anchor
    if written is not None and written.month:
        gone = (month, day) < (written.month, written.day or 1)
        year: int | None = written.year - (not gone)
    else:
        case = story.days.year_of(month, day) if day else None
        year = case or story.days.year_of_month(month)
    if year is None:
        return vague(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
    point = Point(year, month, day)
    return at(point, relative=True) if point.real else None


def _days_of_month(hit: Hit, story: Narrative) -> Reading | None:
    """ "6-7 January 1916", "October 20 to 25": a range of days of one month."""
    first, last = day_of(hit, "d"), day_of(hit, "e")
    whole = _date(hit, story)
    if whole is None or whole.point is None or first >= last:
        return None
    start, end = replace(whole.point, day=first), replace(whole.point, day=last)
    if not (start.real and end.real):
        return None
    if hit.has("dual") and to_gregorian(start) == end and end.year < LAST_JULIAN:
        return replace(at(end, relative=whole.relative), original=start.edtf)
    ends = (
        End(*hit.match.span("d"), at(start, relative=whole.relative)),
        End(hit.match.start("e"), hit.end, at(end, relative=whole.relative)),
    )
    if hit.match.start("d") > hit.match.start("m" if hit.has("m") else "u"):
        ends = (
            End(hit.first, hit.match.end("d"), at(start, relative=whole.relative)),
            End(hit.match.start("e"), hit.end, at(end, relative=whole.relative)),
        )
    listed = hit.has("list")
    value = f"[{start.edtf},{end.edtf}]" if listed else f"{start.edtf}/{end.edtf}"
    return Reading(value, end.timex3, relative=whole.relative, point=end, ends=ends)


def _months_of_year(hit: Hit, story: Narrative) -> Reading | None:
    """The "May" of "May-August 1911": its year comes after the second month."""
    month = hit.number("a", "MONTH") or hit.number("a", "MAY")
    last = hit.number("b", "MONTH") or hit.number("b", "MAY")
    return at(Point(hit.number("y") - (month > last), month))


def _bc_month(hit: Hit, story: Narrative) -> Reading | None:
    return at(Point(1 - hit.number("n"), month_of(hit), day_of(hit)))


def _nth_weekday(hit: Hit, story: Narrative) -> Reading | None:
    """ "the last Sunday of 1879", "the first Monday in May"."""
    month, wanted = month_of(hit), hit.number("w", "WEEKDAY")
    year = hit.number("y") if hit.has("y") else year_of(story, month) if month else None
    count = hit.number("n", "ORDW")
    if year is None or (count > _MOST and hit.has("n")):
        return None
    if count:
        first = Point(year, month or 1, 1)
        point = first.days_on((wanted - first.weekday) % 7 + 7 * (count - 1))
    else:
        last = Point(year, month or 12, days_in_month(year, month or 12))
        point = last.days_on(-((last.weekday - wanted) % 7))
    return at(point, relative=not hit.has("y"))


_MOST = 5  # of one weekday in a month
ORDDAY = "(DAY | ORD | ORDW | TENS HYPHEN ORDW)"
W = "((WEEKDAY | WKDAY) COMMA? (THE)?)?"
Y = "((COMMA | OF | COMMA OF)? y=YEAR | COMMA? sy=SHORTYEAR)"

LAST = "LAST(?=(COMMA|DOT|SEMI|BREAK|RPAR|AT|IN|BY|ON|FROM|TO|AND|OF))"
TO_DAY = "(list=OR | HYPHEN|DASH|dual=SLASH|TO|AND|THROUGH)"
NTH = "(n=ORDW | last=LAST) w=WEEKDAY"

OS = OLD_STYLE_MARK

DATE_RULES = (
    Rule("30 January 1648/9", f"{W} d=(DAY|ORD) OF? {M} COMMA? y=YEAR SLASH z=NUM", _dual_year),
    Rule("January 30, 1648/9", f"{W} {M} d=(DAY|ORD) COMMA? y=YEAR SLASH z=NUM", _dual_year),
    Rule("25 October (O.S.) 1917", f"{W} d=(DAY|ORD) OF? {M} os=({OS}) y=YEAR", _old_style),
    Rule("October 25 (O.S.), 1917", f"{W} {M} d=(DAY|ORD) os=({OS}) y=YEAR", _old_style),
    Rule("2001-11-09", "ISO", _iso),
    Rule("9/11/1883", "SLASHED", _slashed),
    Rule("9 November 1883", f"{W} d={ORDDAY} OF? {M} {Y}", _date),
    Rule("9 November", f"{W} d=(DAY|ORD) OF? {M}", _date),
    Rule("6 April last", f"{W} d=(DAY|ORD) OF? {M} {LAST}", _last),
    Rule("April 6 last", f"{W} {M} (THE)? d={ORDDAY} {LAST}", _last),
    Rule("April last", f"{M} {LAST}", _last),
    Rule("the second day of May 1883", f"d={ORDDAY} DAYW OF {M} {Y}?", _date),
    Rule("the seventh of November", f"d={ORDDAY} OF {M}", _date),
    Rule("the 13th inst.", f"{W} THE? d=(DAY|ORD) i=INSTANT", _of_this_month),
    Rule("November 9, 1883", f"{W} {M} (THE)? d={ORDDAY} {Y}", _date),
    Rule("November 9", f"{W} {M} (THE)? d={ORDDAY}(?!HYPHEN? (UNIT|UNITS))", _date),
    Rule(
        "6-7 January 1916",
        f"d=(DAY|ORD) {TO_DAY} THE? e=(DAY|ORD) OF? {M} {Y}?",
        _days_of_month,
    ),
    Rule(
        "January 6-7, 1916",
        f"{M} d=(DAY|ORD) {TO_DAY} e=(DAY|ORD) {Y}?",
        _days_of_month,
    ),
    Rule("the last Sunday of 1879", f"THE? {NTH} (OF|IN) {M}? {Y}?", _nth_weekday),
    Rule("480 BC, a month", f"{M} (d=DAY COMMA?)? n=(NUM) bc=BC", _bc_month),
    Rule("November 1883", f"{M} {Y}", _date),
    Rule(
        "May (to September 1939)",
        "a=(MONTH|MAY)(?=(HYPHEN|DASH|TO|AND|UNTIL|OR) b=(MONTH|MAY) (OF|COMMA)? y=YEAR)",
        _months_of_year,
    ),
    Rule("November", M, _bare_month),
)
