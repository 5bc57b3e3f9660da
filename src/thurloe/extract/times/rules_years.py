"""Rules for years and what is larger or named: eras, decades, centuries, seasons, holidays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import CENTURY, DECADE, SEASON_NAMES, Point
from thurloe.extract.times.lexicon import words
from thurloe.extract.times.numerals import number_of
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import End, Reading, at, vague
from thurloe.extract.times.rules_dates import M, day_of, leaning, month_of, short_year
from thurloe.extract.times.whose_year import year_of

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

YEARS_ERA = range(1000, 2200)


CENTURIES = 30


LONGEST_RANGE = 300  # years from "1832-1911"; beyond that the numbers are something else


def _year(hit: Hit, story: Narrative) -> Reading | None:
    """A number of four digits that its surroundings show to be a year."""
    return at(Point(hit.number("y"))) if is_year(hit) else None


_BEFORE_YEARS = (
    "IN", "SINCE", "BY", "UNTIL", "FROM", "OF", "BEFORE", "AFTER", "EARLY", "LATE", "MID",
    "BETWEEN", "LPAR", "RPAR", "COMMA", "AND", "OR", "TO", "HYPHEN", "DASH", "SLASH", "YEARW",
    "ABOUT", "SEASON", "FALL", "UNIT", "THE", "THAT", "THIS", "SEMI", "BREAK", "DOT", "COLON",
    "NEARLY", "POSS", "LATEST", "FOR",
)  # fmt: skip


_SURE = (
    "IN", "SINCE", "UNTIL", "YEARW", "EARLY", "LATE", "MID", "SEASON", "FALL", "BETWEEN", "LATEST",
)  # fmt: skip


_ROUND = 50  # "the 1936 games" names a year, "the 1500 prisoners" a count
_AFTER_NUMBERS = ("UNITS", "PERCENT", "MULT", "DOZEN", "AMPM", "OCLOCK")


_COUNTED = re.compile(
    r"(?:men|people|women|children|troops|dead|wounded|tons?|tonnes?|miles?|feet|metres?|meters?"
    r"|yards?|acres?|pounds?|dollars|francs|marks|kg|km|lbs?|ft|m|hrs?|copies|souls|strong)\b"
)


_NO_PLURAL = words("was is has as his this its thus always perhaps us onwards")


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
    if tokens.has(i - 1, *_SURE) or (tokens.has(i - 1, "THE") and hit.number("y") % _ROUND):
        return True
    lower = following.lower()
    return not (following == lower and lower.endswith("s") and lower not in _NO_PLURAL)


def _may_precede(hit: Hit, i: int) -> bool:
    """Whether the word before may stand before a year: "its 1996 law", not "Room 1917"."""
    word = hit.tokens.word(i)
    if word.lower() in _DEEDS and hit.tokens.has(hit.end, "COMMA", "SEMI", "RPAR", "DOT", "BREAK"):
        return True  # "opened 1883; closed 1902", in a register
    if not word or hit.tokens.has(i, *_BEFORE_YEARS, "MARK"):
        return True
    if hit.tokens.has(i, "THAN"):
        return hit.tokens.has(i - 1, "LATER", "LATTER", "EARLIER", "SOONER")
    if not word.islower() or word in _NUMBER_VERBS or word.endswith(("ed", "ing")):
        return word.lower() in ("the", "a", "an")
    return YEARS_SURE[0] <= hit.number("y") <= YEARS_SURE[1]


_DEEDS = words(
    "acquired arrested baptised baptized born built buried closed completed consecrated crowned "
    "demolished destroyed died discharged elected erected executed finished founded hanged "
    "inaugurated knighted launched married opened ordained published rebuilt released removed "
    "resigned restored retired sunk tried wrecked"
)


_NUMBER_VERBS = words(
    "lost killed took left carried held than least most total only at had have has"
)


YEARS_SURE = 1700, 2050


def _year_range(hit: Hit, story: Narrative) -> Reading | None:
    """ "1914-18", "1832-1911": two years in one."""
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


def _era_range(hit: Hit, story: Narrative) -> Reading | None:
    """ "499-493 BC", "from 264 to 241 BC", "117-138 AD"."""
    first, last = hit.number("n"), hit.number("m")
    forward = first > last if hit.has("bc") else first < last
    if not (0 < min(first, last) <= max(first, last) < 3000 and forward):  # noqa: PLR2004
        return None
    start, end = (Point(1 - n if hit.has("bc") else n) for n in (first, last))
    ends = (
        End(hit.match.start("n"), hit.match.end("n"), at(start)),
        End(hit.match.start("m"), hit.end, at(end)),
    )
    return Reading(f"{start.edtf}/{end.edtf}", end.timex3, point=start, moves=False, ends=ends)


def _bc_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "In 490", in a text that has reached the centuries before Christ."""
    known = story.now is not None and story.now.year <= 0
    return at(Point(1 - hit.number("n"))) if known else None


def _short(hit: Hit, story: Narrative) -> Reading | None:
    """ "'41"."""
    return at(Point(short_year(hit.number("n"), story)))


FIRST_HUNDRED = 11  # "eleven hundred and six" is a year, "nine hundred and six" a count
FIRST_CENTURY = 10  # "ten sixty-six" is a year, "seven forty" a time of day
LAST_HOUR, MINUTES = 12, 60


def _spoken_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "nineteen forty-one", "nineteen ninety-six"."""
    century, rest = number_of(hit.words("c")), number_of(hit.words("n") or hit.words("k"))
    small = rest is not None and rest < 10 and hit.has("hundred")  # noqa: PLR2004
    if century is None or rest is None or not (small or 10 <= rest < 100):  # noqa: PLR2004
        return None
    if century < (FIRST_HUNDRED if hit.has("hundred") else FIRST_CENTURY):
        return None  # "two hundred and twelve" of them
    if century <= LAST_HOUR and rest < MINUTES and not hit.tokens.has(hit.first - 1, "IN", "YEARW"):
        return None  # "at ten-forty"
    part = month_of(hit) or hit.number("s", "SEASON") or hit.number("s", "FALL")
    return at(Point(int(century) * 100 + int(rest), part))


def _year_in_words(hit: Hit, story: Narrative) -> Reading | None:
    """ "the year two thousand"."""
    year = int(number_of(hit.words("n")) or 0)
    return at(Point(year)) if year in YEARS_ERA else None


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
        if _at_an_age(hit):
            return None
        year = short_year(year, story)
    if year not in YEARS_ERA and not hit.has("bc"):
        return None
    if hit.has("bc"):
        return Reading(
            f"{Point(-year - 8).edtf}/{Point(1 - year).edtf}", f"BC{year // 10:03d}", moves=False
        )
    if year % 100 == 0 and hit.tokens.has(hit.first - 1, "THE"):
        return at(Point(year, digits=CENTURY), moves=False)
    return at(Point(year, digits=DECADE), moves=False)


def _at_an_age(hit: Hit) -> bool:
    """ "in his thirties", "in her early thirties": years of a life."""
    i = hit.first - 1
    i -= hit.tokens.has(i, "HYPHEN")
    i -= hit.tokens.has(i, "EARLY", "MID", "LATE")
    return hit.tokens.has(i, "HIS") and hit.tokens.has(i - 1, "IN")


def _century(hit: Hit, story: Narrative) -> Reading | None:
    """ "the 19th century": the years 1801 to 1900, written 18XX."""
    number = day_of(hit)
    if not 1 <= number <= CENTURIES:
        return None
    if hit.has("bc"):
        first, last = Point(1 - 100 * number), Point(100 - 100 * number)
        return Reading(f"{first.edtf}/{last.edtf}", f"BC{number - 1:02d}", moves=False)
    return at(Point((number - 1) * 100, digits=CENTURY), moves=False)


def _centuries(hit: Hit, story: Narrative) -> Reading | None:
    """ "the 18th and 19th centuries"."""
    first, last = day_of(hit), day_of(hit, "e")
    if not 1 <= first < last <= CENTURIES:
        return None
    start, end = (Point((n - 1) * 100, digits=CENTURY) for n in (first, last))
    ends = (
        End(hit.match.start("d"), hit.match.end("d"), at(start, moves=False)),
        End(hit.match.start("e"), hit.end, at(end, moves=False)),
    )
    return Reading(f"{start.edtf}/{end.edtf}", end.timex3, point=start, moves=False, ends=ends)


def _season(hit: Hit, story: Narrative) -> Reading | None:
    """ "autumn 1941", "the spring of 1882"; winter is named by the year it begins in."""
    season = hit.number("s", "SEASON") or hit.number("s", "FALL")
    if hit.has("bc"):
        return at(Point(1 - hit.number("n"), season))
    year = hit.number("y") if hit.has("y") else short_year(hit.number("sy"), story)
    return at(Point(year, season))


def _bare_season(hit: Hit, story: Narrative) -> Reading | None:
    """ "in the spring", "that summer": of the year that the text has reached."""
    season = hit.number("s", "SEASON") or hit.number("s", "FALL")
    if hit.tokens.has(hit.end, "OF"):
        return vague(f"XXXX-{SEASON_NAMES.get(season, '')}")  # "the long winter of waiting"
    year = year_of(story, season, lean=leaning(hit, story)) if story.reporting else story.year
    if story.then is not story.base and story.then:
        year = story.then.year  # a report that tells of long ago
    name = SEASON_NAMES.get(season, "")
    if year is None:
        return vague(f"XXXX-{name}")
    return at(Point(year, season), relative=True, moves=False)


SPOKEN = "c=CARD (HYPHEN? n=(TENS (HYPHEN? (CARD|ONE))? | CARD) | hundred=MULT AND k=(CARD|ONE))"
YEAR_RULES = (
    Rule("1883", "y=YEAR", _year),
    Rule("1914-18", "y=YEAR (HYPHEN|DASH|SLASH) z=(TWO|YEAR)(?!HYPHEN)", _year_range),
    Rule("490 BC", "n=NUM bc=BC", _era),
    Rule(
        "499-493 BC",
        "n=NUM (HYPHEN | DASH | TO | UNTIL | (?<=BETWEEN NUM) AND) m=NUM (bc=BC | AD)",
        _era_range,
    ),
    Rule(
        "in 490, before Christ",
        "(?<=(IN|BY|SINCE|UNTIL|FROM|BEFORE|AFTER|OF)) n=THREE(?!(OTHER|UNITS|MULT|PERCENT))",
        _bc_year,
    ),
    Rule("AD 60", "AD n=NUM", _era),
    Rule("60 AD", "n=NUM AD", _era),
    Rule("'41", "n=SHORTYEAR", _short),
    Rule(
        "May nineteen forty-one",
        f"({M} COMMA? | s=(SEASON | FALL) (OF|IN)?) {SPOKEN}",
        _spoken_year,
    ),
    Rule("the year two thousand", "YEARW n=(CARD MULT (AND? (CARD|ONE))?)", _year_in_words),
    Rule("nineteen forty-one", SPOKEN, _spoken_year),
    Rule("the 1930s", "x=DECADE bc=BC?", _decade),
    Rule("the thirties", "(c=CARD HYPHEN?)? x=DECW", _decade),
    Rule(
        "the 19th century",
        "d=(ORD | ORDN | ORDW | TENS HYPHEN ORDW) HYPHEN? CENTURY bc=BC?",
        _century,
    ),
    Rule(
        "the 18th and 19th centuries",
        "d=(ORD | ORDN | ORDW) (AND | TO | HYPHEN) THE? e=(ORD | ORDN | ORDW) HYPHEN? CENTURY"
        "(?!BC)",
        _centuries,
    ),
    Rule(
        "autumn 1941",
        "s=(SEASON|FALL) (OF|COMMA|IN)? (y=YEAR ((HYPHEN|SLASH) TWO)? | sy=SHORTYEAR | n=NUM"
        " bc=BC)",
        _season,
    ),
    Rule("1941 summer", "y=YEAR s=SEASON", _season),
    Rule("spring", "s=SEASON", _bare_season),
    Rule(
        "in the fall",
        "(?<=(IN|BY|SINCE|UNTIL|FROM|THROUGH|OF) THE) s=FALL(?=(DOT|COMMA|RPAR|SEMI|AND|VERB))",
        _bare_season,
    ),
    Rule("this fall", "(?<=THIS) s=FALL(?=(DOT|COMMA|RPAR|SEMI|AND))", _bare_season),
)
