"""Rules for times said by other times: "that year", "two weeks later", "yesterday", "on Friday"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import SEASON_MONTHS, Point, part_of
from thurloe.extract.times.lexicon import PARTS
from thurloe.extract.times.numerals import NUMBER, number_of
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import Reading, at, vague
from thurloe.extract.times.rules_dates import day_of, looks_ahead, month_of
from thurloe.extract.times.told_days import FEW_DAYS, event_base, to_come, told

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

DAYS_IN = {"D": 1, "W": 7, "F": 14, "N": 1}
MONTHS_IN = {"M": 1, "Y": 12, "E": 120, "C": 1200}
UNKNOWN = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}


def unit_of(hit: Hit, name: str = "u") -> str:
    """The letter of the unit under `name`: D, W, M, Y, E, C, or a clock unit with T."""
    return str(hit.value(name, "UNIT") or hit.value(name, "UNITS") or "")


def moved(base: Point, unit: str, count: float) -> Reading | None:
    """The time so many units from `base`, as exact as the unit and the base allow, with "~"."""
    if unit in DAYS_IN:
        if not base.day:
            return Reading(
                base.edtf + "~", base.timex3 + ("-XX" if base.month else "-XX-XX"), relative=True
            )
        point = base.days_on(round(count * DAYS_IN[unit]))
        return at(point, relative=True, about="" if unit == "D" else "~")
    if unit not in MONTHS_IN or abs(count) > 5000:  # noqa: PLR2004 - beyond all history
        return None
    months = round(count * MONTHS_IN[unit])
    if not base.month:
        return _moved_years(base, months)
    start = replace(base, month=SEASON_MONTHS.get(base.month, base.month))
    point = start.months_on(months).cut("M")
    short = point if unit == "M" else point.cut("Y")
    timex3 = short.timex3 if unit in "MY" else Point(point.year, digits=3).timex3
    return Reading(point.edtf + "~", timex3, relative=True, point=point)


def _moved_years(base: Point, months: int) -> Reading:
    if months % 12 == 0:
        return at(Point(base.year + months // 12), relative=True)
    first, last = Point(base.year, 1).months_on(months), Point(base.year, 12).months_on(months)
    return Reading(
        f"{first.edtf}/{last.edtf}",
        first.cut("Y").timex3 + "-XX",
        relative=True,
        point=first.cut("Y"),
    )


def _counted(hit: Hit, story: Narrative) -> Reading | None:
    """ "two weeks later", "a year earlier", "three months ago", "twelve days after"."""
    unit = unit_of(hit)
    back = hit.has("ago") or hit.has("earlier") or hit.has("before")
    told_of = unit in FEW_DAYS and not hit.has("ago")
    base = event_base(story) if told_of else story.base or story.now
    if hit.has("later") and story.reporting:
        base = story.now or base  # of what was told, and not of today
    if hit.has("ago") and not story.reporting:
        return vague("PAST_REF")  # whose "ago" it is cannot be told
    plural = hit.value("u", "UNITS") != 0
    count = number_of(hit.words("n")) or 1.0
    if hit.has("event") and _names_event(hit) and unit[:1] != "T" and not hit.has("few"):
        vaguely = vague("PAST_REF" if back else "FUTURE_REF")
        return replace(vaguely, step=(unit, -count if back else count))
    if hit.has("few") or (plural and not hit.has("n")):
        return vague("PAST_REF" if back else "FUTURE_REF")
    count = -count if back else count
    if base is None or (unit[:1] == "T" and unit != "TH"):
        return replace(vague("PAST_REF" if back else "FUTURE_REF"), step=(unit, count))
    if unit == "TH":
        return replace(_hours_later(base), step=(unit, count))
    found = told(moved(base, unit, count), hit, story)
    return replace(found, moves=not back, step=(unit, count)) if found else None


def _counted_once(hit: Hit, story: Narrative) -> Reading | None:
    """ "a month before the fire"; "stayed a month before he left" is how long he stayed."""
    return _counted(hit, story) if _names_event(hit) else None


def _names_event(hit: Hit) -> bool:
    """Whether what follows is no date: the story's running date may be another one."""
    tokens, end = hit.tokens, hit.end
    return tokens.word(end).lower() in _DETERMINERS and tokens.has(end + 1, "OTHER", "VERB")


_DETERMINERS = {"the", "his", "her", "their", "its", "my", "our", "this", "that", "a", "an"}


def _hours_later(base: Point) -> Reading:
    return Reading(base.edtf, base.timex3 + "TXX" if base.day else base.timex3, relative=True)


def _this_unit(hit: Hit, story: Narrative) -> Reading | None:
    """ "that year", "the same month", "this week", "later that day", "earlier in the year"."""
    unit = unit_of(hit)
    base = story.mentioned if unit == "Y" else story.base
    base = event_base(story) if unit in ("D", "N") and not hit.has("this") else base
    if hit.has("weekend"):
        unit = "WE"
    if base is None:
        return vague(UNKNOWN.get(unit, "XXXX"))
    return whole(base, unit)


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
        return _week(base, 0, weekend=unit == "WE")
    if unit not in UNKNOWN:
        return None
    timex3 = UNKNOWN[unit].replace("XXXX", f"{base.year:04d}", 1)
    return Reading(base.edtf, timex3, relative=True)


def _week(base: Point, weeks: int, *, weekend: bool = False) -> Reading:
    monday = base.days_on(1 - base.weekday + 7 * weeks)
    first, last = (monday.days_on(5) if weekend else monday), monday.days_on(6)
    timex3 = monday.week + ("-WE" if weekend else "")
    return Reading(f"{first.edtf}/{last.edtf}", timex3, relative=True, point=first, moves=False)


def _weekend(hit: Hit, story: Narrative) -> Reading | None:
    """ "the weekend" of a report: the last one, or the next where it looks ahead."""
    if not story.reporting or story.anchor is None or not story.anchor.weekday:
        return None
    ahead = looks_ahead(hit) or story.anchor.weekday >= SATURDAY
    return _week(story.anchor, 0 if ahead else -1, weekend=True)


SATURDAY = 6


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


def _next_unit(hit: Hit, story: Narrative) -> Reading | None:
    """ "the following year", "the previous month", "next week", "last year", "the year before"."""
    step = 1 if hit.has("next") else -1
    base = story.then if hit.has("the") else story.base
    unit = unit_of(hit) or ("WE" if hit.has("weekend") else "")
    if base is None:
        return vague(UNKNOWN.get(unit, "XXXX"))
    if unit in ("W", "WE"):
        return _week(base, step, weekend=unit == "WE") if base.weekday else moved(base, "W", step)
    if unit == "D":
        base = base if hit.has("last") else event_base(story) or base
        found = told(moved(base, "D", step), hit, story)
        return replace(found, step=("D", float(step))) if found else None
    return _next_whole(base, unit, step)


def _next_whole(base: Point, unit: str, step: int) -> Reading | None:
    if unit == "M" and base.month:
        point = replace(base, month=SEASON_MONTHS.get(base.month, base.month)).months_on(step)
        return at(point.cut("M"), relative=True)
    if unit == "Y":
        return at(Point(base.year + step), relative=True, moves=step > 0)
    return moved(base, unit, step)


def _next_named(hit: Hit, story: Narrative) -> Reading | None:
    """ "the following spring", "last August", "next May", "this summer"."""
    month = month_of(hit) or hit.number("s", "SEASON") or hit.number("f", "FALL")
    base = story.then if _is_told(hit) else story.base
    if base is None or not month:
        return vague(f"XXXX-{month:02d}") if month else None
    here = SEASON_MONTHS.get(base.month, base.month)
    there = SEASON_MONTHS.get(month, month)
    year = base.year
    if hit.has("next"):
        year += 0 if here and there > here else 1
    elif hit.has("last") or hit.has("prev"):
        year -= 0 if here and there < here else 1
    return at(Point(year, month), relative=True)


def _is_told(hit: Hit) -> bool:
    """ "that summer", "the following May" are words of a story, "last May" is one of a report."""
    return hit.tokens.word(hit.first).lower() in ("that", "the")


def _month_of_year(hit: Hit, story: Narrative) -> Reading | None:
    """ "in August of that year", "June last year", "the spring of the following year"."""
    month = month_of(hit) or hit.number("s", "SEASON") or hit.number("f", "FALL")
    base = story.base
    if base is None:
        return None
    step = 1 if hit.has("next") else -1 if hit.has("last") or hit.has("prev") else 0
    day = hit.number("d") if hit.has("d") else 0
    point = Point(base.year + step, month, day)
    return at(point, relative=True) if point.real else None


def _today(hit: Hit, story: Narrative) -> Reading | None:
    """ "yesterday", "today", "tomorrow", "tonight", with a part of the day or without."""
    base = story.base
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
    return told(found, hit, story)


def _weekday(hit: Hit, story: Narrative) -> Reading | None:
    """ "on Friday": before a report's date, or next in a story; "next Friday", "last Friday"."""
    wanted = hit.number("w", "WEEKDAY")
    part = str(hit.value("p", "PART") or "")
    tail = PARTS.get(part, "")
    base = story.base
    if base is None or not base.weekday:
        return vague(f"XXXX-WXX-{wanted}" + tail)
    step = (wanted - base.weekday) % 7
    if story.reporting or hit.has("last") or hit.has("prev"):
        ahead = hit.has("next") or (looks_ahead(hit) and not hit.has("last"))
        step = (step or (7 if hit.has("next") else 0)) if ahead else step - 7 if step else 0
        step = -7 if not step and (hit.has("last") or hit.has("prev")) else step
    point = base.days_on(step)
    if story.anchor == base and step > 0 and not (hit.has("next") or to_come(hit)):
        point = base.days_on(step - 7)  # it is its own date that the text counts from
    return replace(at(point, relative=True), timex3=point.timex3 + tail)


def _the_seventh(hit: Hit, story: Narrative) -> Reading | None:
    """ "on the 7th", of the month that the text has reached."""
    base = story.now or story.base
    if base is None or not base.month:
        return None
    point = Point(base.year, SEASON_MONTHS.get(base.month, base.month), hit.number("d"))
    return at(point, relative=True) if point.real else None


def _the_ninth(hit: Hit, story: Narrative) -> Reading | None:
    """ "on the ninth"; "on the second, they gave up" counts attempts, and no days."""
    day = day_of(hit)
    base = story.now or story.base
    if base is None or not base.month or day < _LIKELY_DAY:
        return None
    point = Point(base.year, SEASON_MONTHS.get(base.month, base.month), day)
    return at(point, relative=True) if point.real else None


_LIKELY_DAY = 4


def _now(hit: Hit, story: Narrative) -> Reading | None:
    """ "now", "recently", "in the future": a time of which no date can be given."""
    for cls in ("NOW", "CURRENT", "RECENT", "RECENTADJ", "FUTURE"):
        if value := hit.value("v", cls):
            return vague(str(value))
    return vague("PAST_REF" if hit.word("v") == "past" else "PRESENT_REF")


U = "u=(UNIT|UNITS)"
DET = "(the=THE | THAT | this=THIS)"
NAMED = "(m=MONTH | u=MAY | s=SEASON | f=FALL)"

RELATIVE_RULES = (
    Rule(
        "two weeks later",
        f"(n=({NUMBER} | A) | few=(A? FEW | A? COUPLE OF?))? {U} (OR SO)?"
        " (ago=AGO | earlier=EARLIER"
        " | later=LATER | before=BEFORE THAT)",
        _counted,
    ),
    Rule(
        "two weeks after",
        f"(n={NUMBER} | few=(A? FEW | A? COUPLE OF?)) {U}"
        " (event=((before=BEFORE) | AFTER) | FROM NOW)",
        _counted,
    ),
    Rule("a month before", "n=A u=UNIT event=((before=BEFORE) | AFTER)", _counted_once),
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
        "(next=NEXT | last=LAST | nextb=COMING) (u=UNIT | weekend=WEEKEND)",
        _next_unit,
    ),
    Rule(
        "the following spring",
        f"(the=THE | this=THIS | THAT SAME?) (next=(NEXT|COMING) | prev=(PREV|PAST|LAST)) {NAMED}",
        _next_named,
    ),
    Rule(
        "last August",
        f"(next=NEXT | last=(LAST|PAST) | this=THIS | THAT SAME?) {NAMED}",
        _next_named,
    ),
    Rule(
        "August of that year",
        f"{NAMED} (d=DAY)? COMMA? (IN|OF)? (THAT SAME? | THE SAME | this=THIS | the=THE (next=NEXT"
        " | prev=PREV) | last=LAST | next2=NEXT) YEARW",
        _month_of_year,
    ),
    Rule("the weekend", "THE weekend=WEEKEND", _weekend),
    Rule("the end of the year", "(?<=(OF)) (the=THE) u=UNIT(?!(OTHER|YEAR|OF))", _end_of_unit),
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
    Rule(
        "Friday",
        "((THIS)? (next=(NEXT|COMING) | last=LAST) | (THE (next2=NEXT | prev=PREV)))? w=WEEKDAY"
        " p=PART?",
        _weekday,
    ),
    Rule(
        "the 7th",
        "THE d=ORD(?=(COMMA|DOT|SEMI|RPAR|VERB|AND|TO|AT|IN|FROM|BY|BREAK|HYPHEN|DASH|ON))(?!MAY)",
        _the_seventh,
    ),
    Rule(
        "on the ninth",
        "(?<=(ON|UNTIL)) THE d=(ORDW | TENS HYPHEN ORDW)(?=(COMMA|DOT|SEMI|VERB|AND|BREAK))",
        _the_ninth,
    ),
    Rule("now", "v=(NOW|CURRENT)", _now),
    Rule("recently", "v=(RECENT|RECENTADJ)(?!UNITS)", _now),
    Rule("the future", "(THE OTHER? | IN) v=FUTURE", _now),
    Rule("the past", "THE v=PAST(?!(UNIT|UNITS|NUM|CARD|FEW|SEASON|MONTH|QUARTER|TENS))", _now),
    Rule("at present", "(AT (THIS TIME | PRESENT) | THIS TIME | PRESENT HYPHEN UNIT)", _now),
)
