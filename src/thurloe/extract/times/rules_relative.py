"""Rules for times said by other times: "that year", "two weeks later", "yesterday", "on Friday"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import (
    CENTURY,
    DECADE,
    FIRST_SEASON,
    MONTHS_A_YEAR,
    SEASON_MONTHS,
    WINTER,
    Point,
    part_of,
)
from thurloe.extract.times.lexicon import PARTS
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import Reading, at, vague
from thurloe.extract.times.rules_counted import moved, unit_of
from thurloe.extract.times.rules_dates import ORDDAY, day_of, month_of
from thurloe.extract.times.told_days import event_base, nearby, told

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

UNKNOWN = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}


def _this_unit(hit: Hit, story: Narrative) -> Reading | None:
    """ "that year", "the same month", "this week", "later that day", "earlier in the year"."""
    unit = unit_of(hit)
    base = story.mentioned if unit == "Y" and not hit.has("this") else story.base
    base = event_base(story) if unit in ("D", "N") and not hit.has("this") else base
    if hit.has("weekend"):
        unit = "WE"
    if base is None:
        return vague(UNKNOWN.get(unit, "XXXX"))
    found = whole(base, unit)
    return nearby(found, hit, story) if unit in ("D", "N") and not hit.has("this") else found


def whole(base: Point, unit: str) -> Reading | None:
    """The day, week, month, year, decade or century that `base` lies in."""
    large = {"Y": 1, "E": 10, "C": 100}
    if unit in large:
        digits = {"Y": 4, "E": 3, "C": 2}[unit]
        year = base.year // large[unit] * large[unit]
        return at(Point(year, digits=digits), relative=True, moves=unit == "Y")
    if unit == "M" and base.month:
        month = SEASON_MONTHS.get(base.month, base.month)
        return at(Point(base.year, month), relative=True)
    if unit in ("D", "N") and base.day:
        return at(base, relative=True)
    if unit in ("W", "WE") and base.weekday:
        return week_of(base, 0, weekend=unit == "WE")
    if unit not in UNKNOWN:
        return None
    timex3 = UNKNOWN[unit].replace("XXXX", base.cut("Y").timex3, 1)
    if unit in "DN" and 1 <= base.month <= MONTHS_A_YEAR:
        timex3 = base.timex3 + "-XX"
    return Reading(base.edtf if base.month else "", timex3, relative=True)


def week_of(base: Point, weeks: int, *, weekend: bool = False) -> Reading:
    """The week so many weeks from that of a day, or its weekend."""
    monday = base.days_on(1 - base.weekday + 7 * weeks)
    first, last = (monday.days_on(5) if weekend else monday), monday.days_on(6)
    timex3 = monday.week + ("-WE" if weekend else "")
    return Reading(f"{first.edtf}/{last.edtf}", timex3, relative=True, point=first, moves=False)


def _end_of_unit(hit: Hit, story: Narrative) -> Reading | None:
    """ "the end of the year", "month's end": a part of the unit that the text is in."""
    if hit.has("the") and not hit.tokens.has(
        hit.first - 2, "END", "BEGIN", "MID", "HALF", "HALVES"
    ):
        return None
    base = story.base
    unit = unit_of(hit)
    if base is None or unit not in ("Y", "M", "E", "C"):
        return None
    found = whole(base, unit)
    if found is None or found.point is None or hit.has("the"):
        return found
    return replace(found, value=part_of(found.point, "late"))


def _middle(hit: Hit, story: Narrative) -> Reading | None:
    """ "by mid-year", "mid-month": of the year or month that the text is in."""
    base, unit = story.base, unit_of(hit)
    found = whole(base, unit) if base and unit in ("Y", "M", "E", "C") else None
    if found is None or found.point is None:
        return None
    return replace(found, value=part_of(found.point, "mid"))


def _next_unit(hit: Hit, story: Narrative) -> Reading | None:
    """ "the following year", "the previous month", "next week", "last year", "the year before"."""
    if hit.word("next") == "next" and hit.has("the") and hit.tokens.has(hit.first - 1, "FOR"):
        return None  # "for the next decade" is how long
    step = 1 if hit.has("next") else -1
    base = story.then if hit.has("the") else story.base
    if hit.has("last") and story.anchor is None and not unit_of(hit).startswith("T"):
        return vague("PAST_REF")  # from when it is counted cannot be told
    if hit.tokens.has(hit.first + 1, "TOLD"):
        # no word of a report's own day, and of an aside: "took his degree in 1902. In ..."
        base = story.passed or story.now or base
    unit = unit_of(hit) or ("WE" if hit.has("weekend") else "")
    if unit in _DAYS and hit.has("the") and event_base(story) is None:
        base = None
    if base is None:
        return replace(vague(UNKNOWN.get(unit, "XXXX")), step=(unit, float(step)))
    if unit in ("W", "WE"):
        return week_of(base, step, weekend=unit == "WE") if base.weekday else moved(base, "W", step)
    if unit == "D":
        base = base if hit.has("last") else event_base(story) or base
        found = told(moved(base, "D", step), hit, story)
        found = found if hit.has("last") else nearby(found, hit, story)
        return replace(found, step=("D", float(step))) if found else None
    found = _next_whole(base, unit, step)
    beside = found is not None and hit.tokens.has(hit.end - 1, "BEFORE", "AFTER")
    return replace(found, step=(unit, float(step))) if found and beside else found


def _before_last(hit: Hit, story: Narrative) -> Reading | None:
    """ "the week before last", "the night before last": two back from the text's own."""
    base, unit = story.base, unit_of(hit)
    if base is None or story.anchor is None:
        return vague(UNKNOWN.get(unit, "XXXX"))
    if unit == "W":
        return week_of(base, -2) if base.weekday else moved(base, "W", -2)
    if unit in ("D", "N"):
        return moved(base, "D", -2)
    return _next_whole(base, unit, -2)


_DAYS = {"D", "W", "WE"}


def _next_whole(base: Point, unit: str, step: int) -> Reading | None:
    if unit == "M" and base.month:
        point = replace(base, month=SEASON_MONTHS.get(base.month, base.month)).months_on(step)
        return at(point.cut("M"), relative=True)
    if unit == "Y":
        return at(Point(base.year + step), relative=True, moves=step > 0)
    if unit in _SIZES and base.year > 0:
        size, digits = _SIZES[unit]
        return at(Point((base.year // size + step) * size, digits=digits), relative=True)
    return moved(base, unit, step)


_SIZES = {"E": (10, DECADE), "C": (100, CENTURY)}


def _next_named(hit: Hit, story: Narrative) -> Reading | None:
    """ "the following spring", "last August", "next May", "this summer"."""
    month = month_of(hit) or hit.number("s", "SEASON") or hit.number("f", "FALL")
    base = (story.then or story.passed) if _is_told(hit) else story.base
    if base is None or not month:
        return vague(f"XXXX-{month:02d}") if month else None
    here, there = _place_in_year(base.month), _place_in_year(month)
    year = base.year
    if hit.has("next"):
        year += 0 if here and there > here else 1
    elif hit.has("last") or hit.has("prev"):
        year -= 0 if here and there < here else 1
    point = Point(year, month, day_of(hit) if month < FIRST_SEASON else 0)
    return at(point, relative=True) if point.real else None


def _place_in_year(month: int) -> int:
    """The month in which a month or season stands; winter is of the year it begins in."""
    return MONTHS_A_YEAR if month == WINTER else SEASON_MONTHS.get(month, month)


def _is_told(hit: Hit) -> bool:
    """ "that summer", "the following May" are words of a story, "last May" is one of a report."""
    return hit.tokens.word(hit.first).lower() in ("that", "the")


def _month_of_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "in August of that year", "June last year", "the spring of the following year"."""
    month = month_of(hit) or hit.number("s", "SEASON") or hit.number("f", "FALL")
    pointed = hit.tokens.has(hit.end - 2, "THAT", "SAME")
    base = story.mentioned if pointed else story.base
    if base is None:
        return None
    step = 1 if hit.has("next") else -1 if hit.has("last") or hit.has("prev") else 0
    point = Point(base.year + step, month, day_of(hit) or day_of(hit, "e"))
    return at(point, relative=True) if point.real else None


def _today(hit: Hit, story: Narrative) -> Reading | None:
    """ "yesterday", "today", "tomorrow", "tonight", with a part of the day or without."""
    base = story.base or story.written.day
    step = int(hit.value("t", "TODAY"))
    part = str(hit.value("p", "PART") or hit.value("p", "NIGHTS") or "")
    tail = "TNI" if hit.has("tonight") else PARTS.get(part, "")
    if hit.tokens.has(hit.first - 1, "EARLY", "LATE") and step == 0 and not tail:
        tail = ""
    if base is None or not base.day or (step == 0 and not tail and not story.reporting):
        return vague("PRESENT_REF" if step == 0 and not tail else "XXXX-XX-XX" + tail)
    point = base.days_on(step)
    return replace(at(point, relative=True), timex3=point.timex3 + tail)


def _day_part(hit: Hit, story: Narrative) -> Reading | None:
    """ "that evening", "the next morning", "the evening before", "last night", "this morning"."""
    base = story.base if hit.has("this") or hit.has("last") else event_base(story)
    part = str(hit.value("p", "PART"))
    tail = PARTS.get(part, "T" + part)
    step = 1 if hit.has("next") else -1 if hit.has("prev") or hit.has("last") else 0
    if base is None:
        return vague("XXXX-XX-XX" + tail)
    if not base.day:
        return Reading(
            base.edtf, base.timex3 + ("-XX" if base.month else "-XX-XX") + tail, relative=True
        )
    point = base.days_on(step)
    clock = part if ":" in part else ""
    found = replace(at(point, relative=True), timex3=point.timex3 + tail, clock=clock)
    said = told(found, hit, story)
    return said if hit.has("this") or hit.has("last") else nearby(said, hit, story)


U = "u=(UNIT|UNITS)"
DET = "(the=THE | THAT | this=THIS)"
OF_YEAR = (
    "COMMA? (IN|OF)? (THAT SAME? | THE SAME | this=THIS | the=THE (next=NEXT | prev=PREV)"
    " | last=LAST | next2=NEXT) YEARW"
)
NAMED = "(m=MONTH | u=MAY | s=SEASON | f=FALL)"

RELATIVE_RULES = (
    Rule(
        "the week before last",
        f"THE {U} BEFORE LAST(?!(WEEKDAY | MONTH | MAY | UNIT | SEASON | FALL | PART | OTHER))",
        _before_last,
    ),
    Rule("the day before", f"THE {U} (prev=BEFORE | next=AFTER | next2=FOLLOWED)", _next_unit),
    Rule("that year", f"(THAT SAME? | THE SAME | this=THIS) ({U} | weekend=WEEKEND)", _this_unit),
    Rule(
        "later that year",
        f"(LATER|EARLIER|EARLY|LATE) ((IN|ON)? THE SAME? | IN? THAT SAME? | this=THIS) ({U}"
        " | weekend=WEEKEND)",
        _this_unit,
    ),
    Rule(
        "the following year",
        "(the=THE) (next=NEXT | prev=PREV) (u=UNIT | weekend=WEEKEND)",
        _next_unit,
    ),
    Rule(
        "next year",
        "(next=(NEXT | COMING) | last=LAST) (u=UNIT | weekend=WEEKEND)",
        _next_unit,
    ),
    Rule(
        "the following spring",
        f"(the=THE | this=THIS | THAT SAME?) (next=(NEXT|COMING) | prev=(PREV|PAST|LAST)) {NAMED}",
        _next_named,
    ),
    Rule(
        "last August",
        f"(next=NEXT | last=(LAST|PAST) | this=THIS | THAT SAME?) {NAMED} (d={ORDDAY})?",
        _next_named,
    ),
    Rule(
        "August of that year",
        f"{NAMED} (e=DAY)? {OF_YEAR}",
        _month_of_year,
    ),
    Rule(
        "8 August last year",
        f"d={ORDDAY} OF? (m=MONTH | u=MAY) {OF_YEAR}",
        _month_of_year,
    ),
    Rule("the end of the year", "(?<=(OF)) (the=THE) u=UNIT(?!(OTHER|YEAR|OF))", _end_of_unit),
    Rule("mid-year", "MID HYPHEN? u=UNIT(?!(OTHER|OF))", _middle),
    Rule("the year's end", "u=UNIT (HYPHEN | POSS)? END", _end_of_unit),
    Rule("yesterday", "t=TODAY p=(PART|NIGHTS)?", _today),
    Rule("tonight", "tonight=TONIGHT", _today),
    Rule(
        "that evening",
        "(THAT SAME? | THE SAME | this=THIS | last=LAST) (EARLY|LATE)? p=PART",
        _day_part,
    ),
    Rule("the next morning", "(THE (next=NEXT | prev=PREV) | next2=NEXT) p=PART", _day_part),
    Rule("the evening before", "THE p=PART (prev=BEFORE | next=(AFTER|FOLLOWED))", _day_part),
)
