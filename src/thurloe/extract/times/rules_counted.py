"""Rules for times counted from others: "two weeks later", "a year ago", "three days after ..."."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import SEASON_MONTHS, Point
from thurloe.extract.times.numerals import NUMBER, number_of
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.periods import iso, unknown
from thurloe.extract.times.reading import Reading, at, vague
from thurloe.extract.times.told_days import FEW_DAYS, event_base, nearby, told

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

DAYS_IN = {"D": 1, "W": 7, "F": 14, "N": 1}
MONTHS_IN = {"M": 1, "Y": 12, "E": 120, "C": 1200}


def unit_of(hit: Hit, name: str = "u") -> str:
    """The letter of the unit under `name`: D, W, M, Y, E, C, or a clock unit with T."""
    units = ("UNIT", "UNITS", "QUARTERS")
    return str(next((u for cls in units if (u := hit.value(name, cls))), ""))


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
    if base.unit == "S" and months % 12 == 0:
        point = replace(base, year=base.year + months // 12)
        return replace(at(point, relative=True, about="~"), timex3=point.cut("Y").timex3)
    start = replace(base, month=SEASON_MONTHS.get(base.month, base.month))
    point = start.months_on(months).cut("M")
    short = point if unit == "M" else point.cut("Y")
    timex3 = short.timex3 if unit in "MY" else Point(point.year, digits=3).timex3
    told = short if abs(count) > 1 else point  # "two years later" is hardly to the month
    return Reading(told.edtf + "~", timex3, relative=True, point=point)


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
    if hit.has("ago") and not story.reporting:
        return vague("PAST_REF")  # whose "ago" it is cannot be told
    plural = hit.value("u", "UNITS") != 0
    count = number_of(hit.words("n")) or 1.0
    step = (unit, -count if back else count)
    few = hit.has("few")
    if hit.has("event") and _names_event(hit) and (few or unit[:1] != "T"):
        # TimeML marks "two days" of "two days after the fire", a duration
        return vague(unknown(unit)) if few else replace(vague(iso(count, unit)), step=step)
    vaguely, base = vague("PAST_REF" if back else "FUTURE_REF"), _base(hit, story)
    if few or (plural and not hit.has("n")):
        return vaguely
    if base is None or (unit[:1] == "T" and unit != "TH"):
        return replace(vaguely, step=step)
    if unit == "TH":
        day = story.day_told if story.reporting else base  # it is what was told that they follow
        value = "" if day is None or (hit.has("event") and _names_event(hit)) else day.edtf
        return replace(_hours_later(base), value=value, step=step)
    found = moved(base, *step)
    found = found if hit.has("ahead") else told(found, hit, story)
    days = unit in FEW_DAYS and not (hit.has("ahead") or hit.has("ago"))
    found = nearby(found, hit, story) if days else found
    return replace(found, moves=not back, step=step) if found else None


def _is_how_long(hit: Hit) -> bool:
    """ "for two weeks after the fire", "in the two weeks after it": no day, but so long."""
    tokens, before = hit.tokens, hit.first - 1
    return tokens.has(before, "FOR") or (tokens.has(before, "THE") and tokens.has(before - 1, "IN"))


def _years_ago(hit: Hit, story: Narrative) -> Reading | None:
    """ "Five years ago today", "it is ten years tomorrow since", "forty years this month since"."""
    base, years = story.base, number_of(hit.words("n")) or 1
    if not story.reporting or base is None or not base.day or base.year <= years:
        return None
    if hit.value("of", "UNIT") == "M":
        return at(replace(base, year=base.year - int(years)).cut("M"), relative=True)
    if hit.has("of"):
        return None
    day = base.days_on(int(hit.value("day", "TODAY") or 0))
    point = replace(day, year=day.year - int(years))
    return at(point, relative=True) if point.real else None


def _years_since(hit: Hit, story: Narrative) -> Reading | None:
    """ "Exactly forty years have passed since": that day, without "exactly" that year."""
    found = _years_ago(hit, story)
    if found is None or found.point is None or hit.has("exact"):
        return found
    return at(found.point.cut("Y"), relative=True, about="~")


def _base(hit: Hit, story: Narrative) -> Point | None:
    """What is counted from: the event told of, the running date, of what was told or today."""
    told_of = unit_of(hit) in FEW_DAYS and not hit.has("ago")
    base = event_base(story) if told_of else story.base or story.now
    if told_of and story.now is None and base is not None and not base.day:
        return None  # the year of the book is none of what it tells
    if hit.has("later") and not told_of:  # of what was told, be it by the way, and not of today
        return story.passed or story.now or base
    return story.now or base if hit.has("later") and story.reporting else base


def _counted_from(hit: Hit, story: Narrative) -> Reading | None:
    """ "two days after the fire"; "for two days after" it is how long."""
    return None if _is_how_long(hit) else _counted(hit, story)


def _counted_once(hit: Hit, story: Narrative) -> Reading | None:
    """ "a month before the fire"; "stayed a month before he left" is how long he stayed."""
    return _counted_from(hit, story) if _names_event(hit) else None


def _names_event(hit: Hit) -> bool:
    """Whether what follows is no date: the story's running date may be another one."""
    tokens, end = hit.tokens, hit.end
    word = tokens.word(end).lower()
    named = tokens.word(end)[:1].isupper() and tokens.has(end, "OTHER")
    if word in _SUBJECTS or named or (word.endswith("ing") and tokens.has(hit.first - 1, "COMMA")):
        return True  # "two days after leaving"
    noun = end + 1 + tokens.has(end + 1, "ORDW", "LAST")
    return word in _DETERMINERS and tokens.has(noun, "OTHER", "VERB")


_SUBJECTS = {"he", "she", "they", "it", "we", "i"}
_DETERMINERS = {"the", "his", "her", "their", "its", "my", "our", "this", "that", "a", "an"}


def _hours_later(base: Point) -> Reading:
    return Reading(base.edtf, base.timex3 + "TXX" if base.day else base.timex3, relative=True)


U = "u=(UNIT|UNITS)"
DAY_OF_IT = "(day=TODAY | TONIGHT | THIS of=UNIT)"

COUNTED_RULES = (
    Rule(
        "two weeks later",
        f"(n=({NUMBER} | A) | few=(A? FEW | A? COUPLE OF?))? {U} (OR SO)?"
        " (ago=AGO | earlier=EARLIER"
        " | later=LATER | before=BEFORE THAT)",
        _counted,
    ),
    Rule(
        "two weeks after",
        f"(n={NUMBER} | few=(A? FEW | A? COUPLE OF?)) {U} (TO THE UNIT)?"
        " event=((before=BEFORE) | AFTER)",
        _counted_from,
    ),
    Rule(
        "two years from now",
        f"(n=({NUMBER} | A) | few=(A? FEW | A? COUPLE OF?)) {U} ahead=FROM (NOW | TODAY)",
        _counted,
    ),
    Rule("five years ago today", f"n=({NUMBER} | A) YEARW AGO {DAY_OF_IT}", _years_ago),
    Rule("ten years today since", f"n=({NUMBER} | A) YEARW {DAY_OF_IT} (?=SINCE)", _years_ago),
    Rule(
        "forty years have passed since",
        f"exact=EXACTLY? n={NUMBER} YEARW (HAVE PASSED)? (?=SINCE)",
        _years_since,
    ),
    Rule("a month before", "n=A u=UNIT event=((before=BEFORE) | AFTER)", _counted_once),
)
