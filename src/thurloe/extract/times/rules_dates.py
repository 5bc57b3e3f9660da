"""Rules for dates that are written out: days, months, years, decades, centuries, holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import CENTURY, DECADE, SEASON_NAMES, Point
from thurloe.extract.times.lexicon import TENS
from thurloe.extract.times.numerals import number_of
from thurloe.extract.times.old_style import OLD_STYLE_MARK, to_gregorian
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import End, Reading, at, vague

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

M = "(m=MONTH | u=MAY)"
YEARS_ERA = range(1000, 2200)
CENTURIES = 30
LONGEST_RANGE = 300  # years from "1842-1921"; beyond that the numbers are something else


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
    from thurloe.extract.times.tokens import value_of

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
    """7/11/1943 is the seventh of November or the eleventh of July: both are kept."""
    numbers = [int(n) for n in re.split(r"[/.-]", hit.tokens.word(hit.first))]
    if numbers[0] > 31:  # noqa: PLR2004 - the year comes first
        found = [Point(*numbers)]
    else:
        year = _short_year(numbers[2], story)
        found = [Point(year, numbers[1], numbers[0]), Point(year, numbers[0], numbers[1])]
    found = sorted({p for p in found if p.month in range(1, 13) and p.real}, key=lambda p: p.edtf)
    if not found:
        return None
    if len(found) == 1:
        return at(found[0])
    american = Point(year, numbers[0], numbers[1])
    value = "[" + ",".join(p.edtf for p in found) + "]"
    return Reading(value=value, timex3=american.timex3, point=found[0].cut("Y"))


def _short_year(number: int, story: Narrative) -> int:
    """The year that two digits mean: in the century that the text is in."""
    if number > 99:  # noqa: PLR2004
        return number
    known = story.now or story.anchor or story.ahead
    century = known.year // 100 * 100 if known else 1900
    year = century + number
    latest = story.anchor.year if story.anchor else None
    return year - 100 if latest and year > latest + 10 else year


def _date(hit: Hit, story: Narrative) -> Reading | None:
    """A day of a month, or a month, of a year given here or known from the text."""
    month, day = month_of(hit), day_of(hit)
    if hit.has("y"):
        year: int | None = hit.number("y")
    elif hit.has("sy"):
        year = _short_year(hit.number("sy"), story)
    else:
        year = story.year_of(month, day=day, ahead=looks_ahead(hit))
    if year is None or _is_today(hit, story):
        return vague(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""))
    year = 1 - year if hit.has("bc") else year
    point = Point(year, month, day)
    explicit = hit.has("y") or hit.has("sy")
    return at(point, relative=not explicit) if point.real else None


LOOK_BACK = 8  # tokens in which a word may speak of the future


def _is_today(hit: Hit, story: Narrative) -> bool:
    """ "Today is October 15": of the year in which this was written, if that is known."""
    said = any(hit.tokens.has(hit.first - n, "TODAY") for n in (1, 2, 3))
    return said and not (hit.has("y") or hit.has("sy") or story.reporting)


def _old_style(hit: Hit, story: Narrative) -> Reading | None:
    """A date of the Julian calendar whose year comes after the mark."""
    found = _date(hit, story)
    if found is None or found.point is None:
        return found
    return replace(at(to_gregorian(found.point)), original=found.point.edtf)


def looks_ahead(hit: Hit) -> bool:
    """Whether a word shortly before speaks of the future: "will meet on March 12"."""
    words = [hit.tokens.word(i).lower() for i in range(max(0, hit.first - LOOK_BACK), hit.first)]
    cut = max((i for i, w in enumerate(words) if w in (".", ";")), default=-1)
    return bool(AHEAD & set(words[cut + 1 :]))


AHEAD = frozenset(
    "will would expects expected scheduled plans planned due until next shall".split()
)


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


def _days_of_month(hit: Hit, story: Narrative) -> Reading | None:
    """ "6-7 January 1916", "October 20 to 25": a range of days of one month."""
    first, last = day_of(hit, "d"), day_of(hit, "e")
    whole = _date(hit, story)
    if whole is None or whole.point is None or first >= last:
        return None
    start, end = replace(whole.point, day=first), replace(whole.point, day=last)
    if not (start.real and end.real):
        return None
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
    """The "May" of "May-September 1939": its year comes after the second month."""
    month = hit.number("a", "MONTH") or hit.number("a", "MAY")
    year = hit.number("y")
    point = Point(year, month)
    return at(point)


def _year(hit: Hit, story: Narrative) -> Reading | None:
    """A number of four digits that its surroundings show to be a year."""
    return at(Point(hit.number("y"))) if is_year(hit) else None


_BEFORE_YEARS = (
    "IN", "SINCE", "BY", "UNTIL", "FROM", "OF", "BEFORE", "AFTER", "EARLY", "LATE", "MID",
    "BETWEEN", "LPAR", "RPAR", "COMMA", "AND", "OR", "TO", "HYPHEN", "DASH", "SLASH", "YEARW",
    "ABOUT", "SEASON", "FALL", "UNIT", "THE", "THAT", "THIS", "SEMI", "BREAK", "DOT", "COLON",
    "NEARLY", "POSS", "LATEST", "FOR",
)  # fmt: skip
_SURE = ("IN", "SINCE", "UNTIL", "YEARW", "EARLY", "LATE", "MID", "SEASON", "FALL", "BETWEEN")
_AFTER_NUMBERS = ("UNITS", "PERCENT", "MULT", "DOZEN", "AMPM", "OCLOCK")
_COUNTED = re.compile(
    r"(?:men|people|women|children|troops|dead|wounded|tons?|tonnes?|miles?|feet|metres?|meters?"
    r"|yards?|acres?|pounds?|dollars|francs|marks|kg|km|lbs?|ft|m|hrs?|copies|souls|strong)\b"
)
_NO_PLURAL = frozenset("was is has as his this its thus always perhaps us his".split())


def is_year(hit: Hit) -> bool:
    """Whether a number of four digits is a year and no count, house number or label."""
    tokens, i = hit.tokens, hit.match.start("y")
    following = tokens.word(hit.end)
    if tokens.has(hit.end, *_AFTER_NUMBERS) or _COUNTED.match(following.lower()):
        return False
    if tokens.has(hit.end, "POSS"):
        return True
    if tokens.has(i - 1, "MONEY", "HASH") or not _may_precede(hit, i - 1):
        return False
    if hit.number("y") < 1400 and not tokens.has(i - 1, *_SURE, "BY", "LPAR", "HYPHEN", "OF"):  # noqa: PLR2004
        return False
    if tokens.has(i - 1, *_SURE):
        return True
    lower = following.lower()
    return not (following == lower and lower.endswith("s") and lower not in _NO_PLURAL)


def _may_precede(hit: Hit, i: int) -> bool:
    """Whether the word before may stand before a year: "its 1996 law", not "Room 1917"."""
    word = hit.tokens.word(i)
    if not word or hit.tokens.has(i, *_BEFORE_YEARS, "MARK"):
        return True
    if not word.islower() or word in _NUMBER_VERBS or word.endswith(("ed", "ing")):
        return word in ("the", "a", "an")
    return YEARS_SURE[0] <= hit.number("y") <= YEARS_SURE[1]


_NUMBER_VERBS = frozenset(
    "lost killed took left carried held than least most total only at had have has".split()
)
YEARS_SURE = 1700, 2050


def _year_range(hit: Hit, story: Narrative) -> Reading | None:
    """ "1914-18", "1842-1921": two years in one."""
    first = hit.number("y")
    last = hit.number("z")
    last += first // 100 * 100 if last < 100 else 0  # noqa: PLR2004 - two digits
    if first >= last or last - first > LONGEST_RANGE or hit.tokens.has(hit.first - 1, "MONEY"):
        return None
    start, end = Point(first), Point(last)
    ends = (
        End(hit.match.start("y"), hit.match.end("y"), at(start)),
        End(hit.match.start("z"), hit.end, at(end)),
    )
    return Reading(f"{start.edtf}/{end.edtf}", end.timex3, point=start, moves=False, ends=ends)


def _era(hit: Hit, story: Narrative) -> Reading | None:
    """ "490 BC", "AD 60"."""
    year = hit.number("n")
    if not 1 <= year < 3000:  # noqa: PLR2004
        return None
    return at(Point(1 - year if hit.has("bc") else year))


def _bc_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "In 490", in a text that has reached the centuries before Christ."""
    known = story.now is not None and story.now.year <= 0
    return at(Point(1 - hit.number("n"))) if known else None


def _bc_month(hit: Hit, story: Narrative) -> Reading | None:
    return at(Point(1 - hit.number("n"), month_of(hit), day_of(hit)))


def _short(hit: Hit, story: Narrative) -> Reading | None:
    """ "'41"."""
    return at(Point(_short_year(hit.number("n"), story)))


def _spoken_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "nineteen forty-one", "nineteen ninety-six"."""
    century, rest = number_of(hit.words("c")), number_of(hit.words("n"))
    if century is None or rest is None or not 10 <= rest < 100:  # noqa: PLR2004
        return None
    return at(Point(int(century) * 100 + int(rest)))


def _decade(hit: Hit, story: Narrative) -> Reading | None:
    """ "1930s", "the '30s", "the thirties", "nineteen-thirties"."""
    digits = re.sub(r"\D", "", hit.word("x"))
    year = int(digits) if digits else hit.number("x", "DECW")
    if hit.has("c"):
        year += 100 * int(number_of(hit.words("c")) or 19)
    elif year < 100:  # noqa: PLR2004 - two digits or a word
        if not digits and not hit.tokens.has(
            hit.first - 1, "THE", "EARLY", "LATE", "MID", "HYPHEN"
        ):
            return None
        if hit.tokens.has(hit.first - 2, "IN") and hit.tokens.word(hit.first - 1).lower() in (
            "his",
            "her",
        ):
            return None
        year = _short_year(year, story)
    if year not in YEARS_ERA and not hit.has("bc"):
        return None
    if hit.has("bc"):
        return Reading(
            f"{Point(-year - 8).edtf}/{Point(1 - year).edtf}", f"BC{year // 10:03d}", moves=False
        )
    if year % 100 == 0 and hit.tokens.has(hit.first - 1, "THE"):
        return at(Point(year, digits=CENTURY), moves=False)
    return at(Point(year, digits=DECADE), moves=False)


def _century(hit: Hit, story: Narrative) -> Reading | None:
    """ "the 19th century": the years 1801 to 1900, written 18XX."""
    number = day_of(hit)
    if not 1 <= number <= CENTURIES:
        return None
    if hit.has("bc"):
        return Reading(f"-{number:02d}00/-{number - 1:02d}01", f"BC{number - 1:02d}", moves=False)
    return at(Point((number - 1) * 100, digits=CENTURY), moves=False)


def _season(hit: Hit, story: Narrative) -> Reading | None:
    """ "autumn 1941", "the spring of 1942"; winter is named by the year it begins in."""
    season = hit.number("s", "SEASON") or hit.number("s", "FALL")
    if hit.has("bc"):
        return at(Point(1 - hit.number("n"), season))
    year = hit.number("y") if hit.has("y") else _short_year(hit.number("sy"), story)
    return at(Point(year, season))


def _bare_season(hit: Hit, story: Narrative) -> Reading | None:
    """ "in the spring", "that summer": of the year that the text has reached."""
    season = hit.number("s", "SEASON") or hit.number("s", "FALL")
    year = story.year_of(season, ahead=looks_ahead(hit)) if story.reporting else story.year
    name = SEASON_NAMES.get(season, "")
    if year is None:
        return vague(f"XXXX-{name}")
    return at(Point(year, season), relative=True, moves=False)


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


# holiday → (month, day), or how it is found
_FIXED = {
    "christmas eve": (12, 24), "christmas": (12, 25), "new year eve": (12, 31),
    "new year": (1, 1), "halloween": (10, 31), "hogmanay": (12, 31), "epiphany": (1, 6),
    "candlemas": (2, 2), "michaelmas": (9, 29), "lammas": (8, 1), "boxing": (12, 26),
}  # fmt: skip


_HOLIDAY_MONTH = {"easter": 4, "thanksgiving": 11, "new year": 1}


def _holiday(hit: Hit, story: Narrative) -> Reading | None:
    name = re.sub(
        r"\s*['’]s\b|\bday\b|[,]|\bof\b|\d+", " ", hit.word("h").replace("xmas", "christmas")
    )
    name = " ".join(name.split())
    year = hit.number("y") if hit.has("y") else story.year_of(_HOLIDAY_MONTH.get(name, 12))
    if year is None:
        return vague("XXXX")
    point = _holiday_in(name, year)
    return at(point, relative=not hit.has("y")) if point else None


THURSDAY = 4


def _holiday_in(name: str, year: int) -> Point | None:
    if "easter" in name:
        return easter(year)
    if "thanksgiving" in name:
        first = Point(year, 11, 1).weekday
        return Point(year, 11, 22 + (THURSDAY - first) % 7) if first else None
    fixed = _FIXED.get(name)
    return Point(year, *fixed) if fixed else None


ORDDAY = "(DAY | ORD | ORDW | TENS HYPHEN ORDW)"
W = "((WEEKDAY | WKDAY) COMMA? (THE)?)?"
Y = "((COMMA | OF | COMMA OF)? y=YEAR | COMMA? sy=SHORTYEAR)"

OS = OLD_STYLE_MARK

DATE_RULES = (
    Rule("25 October (O.S.) 1917", f"{W} d=(DAY|ORD) OF? {M} os=({OS}) y=YEAR", _old_style),
    Rule("October 25 (O.S.), 1917", f"{W} {M} d=(DAY|ORD) os=({OS}) y=YEAR", _old_style),
    Rule("2001-11-07", "ISO", _iso),
    Rule("7/11/1943", "SLASHED", _slashed),
    Rule("7 November 1943", f"{W} d={ORDDAY} OF? {M} {Y}", _date),
    Rule("7 November", f"{W} d=(DAY|ORD) OF? {M}", _date),
    Rule("the seventh of November", f"d={ORDDAY} OF {M}", _date),
    Rule("November 7, 1943", f"{W} {M} (THE)? d={ORDDAY} {Y}", _date),
    Rule("November 7", f"{W} {M} (THE)? d={ORDDAY}(?!HYPHEN? (UNIT|UNITS))", _date),
    Rule("6-7 January 1916", f"d=(DAY|ORD) (list=OR | HYPHEN|DASH|SLASH|TO|AND|THROUGH) e=(DAY|ORD) OF? {M} {Y}?", _days_of_month),
    Rule("January 6-7, 1916", f"{M} d=(DAY|ORD) (list=OR | HYPHEN|DASH|SLASH|TO|AND|THROUGH) e=(DAY|ORD) {Y}?", _days_of_month),
    Rule("480 BC, a month", f"{M} (d=DAY COMMA?)? n=(NUM) bc=BC", _bc_month),
    Rule("November 1943", f"{M} {Y}", _date),
    Rule("May (to September 1939)", "a=(MONTH|MAY)(?=(HYPHEN|DASH|TO|AND|UNTIL|OR) (MONTH|MAY) (OF|COMMA)? y=YEAR)", _months_of_year),
    Rule("November", M, _bare_month),
    Rule("1943", "y=YEAR", _year),
    Rule("1914-18", "y=YEAR (HYPHEN|DASH|SLASH) z=(TWO|YEAR)(?!HYPHEN)", _year_range),
    Rule("490 BC", "n=NUM bc=BC", _era),
    Rule("in 490, before Christ", "(?<=(IN|BY|SINCE|UNTIL|FROM|BEFORE|AFTER|OF)) n=THREE(?!(OTHER|UNITS|MULT|PERCENT))", _bc_year),
    Rule("AD 60", "AD n=NUM", _era),
    Rule("60 AD", "n=NUM AD", _era),
    Rule("'41", "n=SHORTYEAR", _short),
    Rule("nineteen forty-one", "c=CARD n=(TENS (HYPHEN? (CARD|ONE))? | CARD)", _spoken_year),
    Rule("the 1930s", "x=DECADE bc=BC?", _decade),
    Rule("the thirties", "(c=CARD HYPHEN?)? x=DECW", _decade),
    Rule("the 19th century", "d=(ORD | ORDN | ORDW | TENS HYPHEN ORDW) HYPHEN? CENTURY bc=BC?", _century),
    Rule("autumn 1941", "s=(SEASON|FALL) (OF|COMMA|IN)? (y=YEAR ((HYPHEN|SLASH) TWO)? | sy=SHORTYEAR | n=NUM bc=BC)", _season),
    Rule("1941 summer", "y=YEAR s=SEASON", _season),
    Rule("spring", "s=SEASON", _bare_season),
    Rule("the fall", "(?<=(THE|THIS)) s=FALL(?=(DOT|COMMA|RPAR|SEMI|AND|VERB))", _bare_season),
    Rule("Christmas 1941", "h=(CHRISTMAS (DAYW | EVE)? | EASTER DAYW? | NEW YEARW POSS? (DAYW|EVE) | HOLIDAY DAYW?) (COMMA? OF? y=YEAR)?", _holiday),
)  # fmt: skip
