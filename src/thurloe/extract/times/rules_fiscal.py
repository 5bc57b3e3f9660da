"""Rules for quarters of a year, as firms report them: the third quarter, the year-ago period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import FIRST_QUARTER, MONTHS_A_YEAR, Point
from thurloe.extract.times.lexicon import words
from thurloe.extract.times.numerals import WORDS, number_of
from thurloe.extract.times.patterns import Hit, Rule, compile_pattern
from thurloe.extract.times.periods import iso
from thurloe.extract.times.reading import Reading, at
from thurloe.extract.times.rules_counted import unit_of
from thurloe.extract.times.rules_relative import whole

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative


def _quarter(hit: Hit, story: Narrative) -> Reading | None:
    """ "the third quarter", "the 1988 second quarter", "last year's fourth quarter"."""
    quarter = hit.number("q", "ORDW")
    year = hit.number("y") or hit.number("z") or _quarter_year(quarter, story)
    if not 1 <= quarter <= 4 or not year:  # noqa: PLR2004 - four quarters
        return None
    year += 1 if hit.has("next") else -1 if hit.has("last") or hit.has("ago") else 0
    point = Point(year, FIRST_QUARTER - 1 + quarter)
    if not hit.has("ago") and not (story.quarter and _to_come(point, story)):
        story.note_quarter(point, hit.first)
    return at(point, relative=not (hit.has("y") or hit.has("z")), moves=False)


def _quarter_year(quarter: int, story: Narrative) -> int:
    """The year of the last such quarter begun before a report; in a story, its running year."""
    anchor = story.anchor
    if story.reporting and anchor and 1 <= anchor.month <= 12:  # noqa: PLR2004 - a real month
        return anchor.year - (1 if quarter > (anchor.month + 2) // 3 else 0)
    return story.year or 0


def _to_come(point: Point, story: Narrative) -> bool:
    """Whether a report looks forward to this quarter: its figures are those of another."""
    anchor = story.anchor
    if not story.reporting or anchor is None:
        return False
    here = (anchor.month + 2) // 3 if anchor.month <= MONTHS_A_YEAR else 1
    return (point.year, point.month - FIRST_QUARTER + 1) >= (anchor.year, here)


def _this_quarter(hit: Hit, story: Narrative) -> Reading | None:
    """ "the quarter", "the latest period": the one last spoken of."""
    point = story.quarter_near(hit.first)
    if point is None:
        return None
    year = hit.number("y") or point.year - (1 if hit.has("ago") or hit.has("last") else 0)
    return at(Point(year, point.month), relative=True, moves=False)


def _year_ago(hit: Hit, story: Narrative) -> Reading | None:
    """ "a year earlier", beside a quarter: the same quarter of the year before."""
    point = story.quarter_near(hit.first)
    if point is None or not story.reporting or _months_since(hit, story):
        base = story.base
        if hit.has("n") or base is None:
            return None
        return at(Point(base.year - 1), relative=True, moves=False)
    return at(Point(point.year - 1, point.month), relative=True, moves=False)


def _months_since(hit: Hit, story: Narrative) -> bool:
    """Whether the figures of "the nine months" have come up since the quarter's."""
    start = story.quarter[1] if story.quarter else 0
    return bool(_MONTHS.search(hit.tokens.classes, start, hit.first))


_MONTHS = compile_pattern("(THE | ORDW | LATEST) (CARD | NUM) UNITS")


def _as_long(hit: Hit, story: Narrative) -> Reading | None:
    """ "the year-earlier nine months": so long, a year before."""
    text = iso(number_of(hit.words("n")) or 1.0, unit_of(hit))
    return Reading(text, text, "DURATION")


def _current(hit: Hit, story: Narrative) -> Reading | None:
    """ "the current fiscal year", "the full year", "months of the year": that of the report."""
    base = story.base
    if base is None or not (story.reporting or hit.has("now")):
        return None
    return whole(base, str(hit.value("u", "UNIT")))


def _business_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "the year ended March 31": so long, and its last day is said beside it."""
    ends = hit.tokens.word(hit.end).lower() in _ENDING
    return Reading("P1Y", "P1Y", "DURATION") if ends else None


_ENDING = words("ended ending ends end")
AGO = "ago=(YEARW HYPHEN? (AGO | EARLIER))"
WHOSE = f"(z=YEAR | {AGO} | last=LAST YEARW POSS | next=NEXT YEARW POSS | THIS YEARW POSS)"
FISCAL_RULES = (
    Rule(
        "third quarter",
        f"(THE? {WHOSE})? LATEST? HYPHEN? q=ORDW HYPHEN? LATEST? QUARTER ((OF | COMMA)? y=YEAR)?",
        _quarter,
    ),
    Rule(
        "the quarter",
        "(?<=THE) (LATEST | CURRENT)? (QUARTER | (?<=LATEST) PERIOD)",
        _this_quarter,
    ),
    Rule("this quarter", "(THIS | THAT) QUARTER", _this_quarter),
    Rule("the 1988 period", "y=YEAR (QUARTER | PERIOD)", _this_quarter),
    Rule(
        "the year-ago quarter",
        f"({AGO} | last=LAST YEARW POSS) LATEST? (QUARTER | PERIOD)",
        _this_quarter,
    ),
    Rule(
        "the quarter a year ago",
        "(?<=THE) (QUARTER | PERIOD) A ago=(YEARW (AGO | EARLIER))",
        _this_quarter,
    ),
    Rule(
        "the year-earlier nine months",
        f"THE? YEARW HYPHEN (AGO | EARLIER) n=({WORDS} | NUM) u=UNITS",
        _as_long,
    ),
    Rule("year-earlier", "(A | THE)? YEARW HYPHEN (AGO | EARLIER)", _year_ago),
    Rule("a year earlier", "n=A YEARW (AGO | EARLIER)", _year_ago),
    Rule("the current year", "THE? now=CURRENT LATEST? u=UNIT", _current),
    Rule("for the full year", "(?<=FOR) THE LATEST? u=YEARW(?!(HYPHEN|POSS|OTHER))", _current),
    Rule("months of the year", "(?<=UNITS OF) THE LATEST? u=YEARW(?!(HYPHEN|OTHER))", _current),
    Rule("the year ended", "THE LATEST? YEARW(?=OTHER)", _business_year),
)
