"""Rules for days of the week and of the month: "on Friday", "two Fridays ago", "on the 7th"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import SEASON_MONTHS, Point
from thurloe.extract.times.lexicon import PARTS
from thurloe.extract.times.numerals import NUMBER, number_of
from thurloe.extract.times.patterns import Hit, Rule
from thurloe.extract.times.reading import Reading, at, vague
from thurloe.extract.times.rules_dates import DAYS_BACK, day_of, looks_ahead
from thurloe.extract.times.rules_relative import week_of
from thurloe.extract.times.tokens import value_of
from thurloe.extract.times.told_days import is_near, to_come

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

DAYS_A_WEEK = 7


def _weekend(hit: Hit, story: Narrative) -> Reading | None:
    """ "the weekend" of a report: the last one, or the next where it looks ahead."""
    if not story.reporting or story.anchor is None or not story.anchor.weekday:
        return None
    ahead = looks_ahead(hit, DAYS_BACK) or story.anchor.weekday >= SATURDAY
    return week_of(story.anchor, 0 if ahead else -1, weekend=True)


SATURDAY = 6


def _weekday(hit: Hit, story: Narrative) -> Reading | None:
    """ "on Friday": before a report's date, or next in a story; "next Friday", "last Friday"."""
    wanted = hit.number("w", "WEEKDAY")
    part = str(hit.value("p", "PART") or "")
    tail = PARTS.get(part, "")
    base = story.base
    if base is None or not base.weekday:
        return vague(f"XXXX-WXX-{wanted}" + tail)
    if story.reporting and hit.has("this") and not (hit.has("next") or hit.has("last")):
        point = base.days_on(wanted - base.weekday)
    elif hit.tokens.has(hit.first - 1, "THE") and not is_near(hit, story):
        point = _nearest(hit, story, base, wanted)
        return Reading("", point.timex3 + tail, relative=True, point=point)
    elif first := _range_start(hit):
        start = _nearest(hit, story, base, first)
        point = start.days_on((wanted - first) % DAYS_A_WEEK)
    elif day := _same_day(story, wanted):
        point = day
    elif found := _the_weekday(hit, story, wanted):
        return replace(found, timex3=f"XXXX-WXX-{wanted}" + tail) if not found.point else found
    else:
        point = _nearest(hit, story, base, wanted)
    return replace(at(point, relative=True), timex3=point.timex3 + tail)


def _weekday_week(hit: Hit, story: Narrative) -> Reading | None:
    """ "last Friday week": a week before last Friday; "next Friday week": a week after the next."""
    if value_of(hit.word("u"), "UNIT") != "W":
        return None
    found = _weekday(hit, story)
    ahead = hit.has("next") or looks_ahead(hit, DAYS_BACK)
    if found is None or found.point is None or not (hit.has("last") or ahead):
        return vague(f"XXXX-WXX-{hit.number('w', 'WEEKDAY')}")
    return at(found.point.days_on(-DAYS_A_WEEK if hit.has("last") else DAYS_A_WEEK), relative=True)


def _same_day(story: Narrative, wanted: int) -> Point | None:
    """The day just told of, where a report on long ago names its day of the week."""
    day, anchor = story.day, story.anchor
    if not story.reporting or day is None or anchor is None or story.since:
        return None
    long_ago = (anchor.year - day.year) * 12 + anchor.month - day.month > _LONG_AGO
    return day if long_ago and day.weekday == wanted else None


_LONG_AGO = 2  # months


def _the_weekday(hit: Hit, story: Narrative, wanted: int) -> Reading | None:
    """ "On the Monday" of a report that told of a day: before it, behind it, or nobody can say.

    "Had" puts it before; what has not come yet when the report is written cannot be meant.
    """
    day, anchor = story.day_told, story.anchor
    if not hit.tokens.has(hit.first - 1, "THE") or day is None or not story.reporting:
        return None
    back, ahead = -((day.weekday - wanted) % DAYS_A_WEEK), (wanted - day.weekday) % DAYS_A_WEEK
    before, after = day.days_on(back), day.days_on(ahead)
    later = anchor is not None and anchor.day and after.edtf > anchor.edtf
    if before == after or later or _had(hit) or hit.tokens.has(hit.end, "BEFORE"):
        return at(before, relative=True, moves=False)
    if hit.tokens.has(hit.end, "AFTER", "FOLLOWED"):
        return at(after, relative=True)
    return Reading(f"[{before.edtf},{after.edtf}]", "", relative=True)


def _had(hit: Hit) -> bool:
    """Whether the clause before tells of what had been before."""
    words = [hit.tokens.word(i).lower() for i in range(max(0, hit.first - _CLAUSE), hit.first)]
    cut = max((n for n, word in enumerate(words) if word in {".", ";"}), default=-1)
    return "had" in words[cut + 1 :]


_CLAUSE = 16  # tokens


def _range_start(hit: Hit) -> int:
    """The first day of "Thursday through Saturday", "between Monday and Friday"; 0 for others."""
    tokens, i = hit.tokens, hit.first - 1
    linked = tokens.has(i, "TO", "THROUGH", "UNTIL", "HYPHEN", "DASH")
    linked = linked or (tokens.has(i, "AND") and tokens.has(i - 2, "BETWEEN"))
    return int(value_of(tokens.word(i - 1), "WEEKDAY")) if linked else 0


def _nearest(hit: Hit, story: Narrative, base: Point, wanted: int) -> Point:
    step = (wanted - base.weekday) % 7
    if story.reporting or hit.has("last") or hit.has("prev"):
        ahead = hit.has("next") or (looks_ahead(hit, DAYS_BACK) and not hit.has("last"))
        step = (step or (7 if hit.has("next") else 0)) if ahead else step - 7 if step else 0
        step = -7 if not step and (hit.has("last") or hit.has("prev")) else step
    point = base.days_on(step)
    if story.anchor == base and step > 0 and not (hit.has("next") or to_come(hit)):
        point = base.days_on(step - 7)  # it is its own date that the text counts from
    return point


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


def _weekdays_ago(hit: Hit, story: Narrative) -> Reading | None:
    """ "two Fridays ago", by a report."""
    base, count = story.base, number_of(hit.words("n"))
    if not story.reporting or base is None or not base.weekday or not count or count > _MOST_WEEKS:
        return None
    back = (base.weekday - hit.number("w", "WEEKDAYS") - 1) % DAYS_A_WEEK + 1
    return at(base.days_on(-back - DAYS_A_WEEK * (int(count) - 1)), relative=True)


def _friday_the(hit: Hit, story: Narrative) -> Reading | None:
    """ "Friday the 13th": the last such day, up to two years back."""
    base, day, wanted = story.base, day_of(hit), hit.number("w", "WEEKDAY")
    if base is None or not base.month:
        return None
    first = Point(base.year, SEASON_MONTHS.get(base.month, base.month))
    days = (replace(first.months_on(-n), day=day) for n in range(_MONTHS_BACK))
    found = next((d for d in days if d.real and d.weekday == wanted), None)
    return at(found, relative=True) if found else None


_MOST_WEEKS, _MONTHS_BACK = 60, 24


WEEKDAY_RULES = (
    Rule("the weekend", "THE weekend=WEEKEND", _weekend),
    Rule(
        "Friday",
        "((this=THIS)? (next=(NEXT|COMING) | last=(LAST|PAST))? | THE (next2=NEXT | prev=PREV))?"
        " w=WEEKDAY p=PART?",
        _weekday,
    ),
    Rule(
        "last Friday week",
        "(next=(NEXT|COMING) | last=LAST)? w=WEEKDAY u=UNIT(?=(COMMA|DOT|SEMI|BREAK|AT|IN|BY))",
        _weekday_week,
    ),
    Rule("two Fridays ago", f"n={NUMBER} w=WEEKDAYS AGO", _weekdays_ago),
    Rule("Friday the 13th", "w=WEEKDAY THE d=ORD", _friday_the),
    Rule(
        "the 7th",
        "THE d=ORD(?=(COMMA|DOT|SEMI|RPAR|VERB|AND|TO|AT|IN|FROM|BY|BREAK|HYPHEN|DASH|ON))(?!MAY)"
        "(?!(TO | AND | HYPHEN | DASH) THE? (DAY | ORD) OF? (MONTH | MAY))",
        _the_seventh,
    ),
    Rule("the evening of the 7th", "(?<=(PART OF)) THE d=ORD(?!(OF | MONTH | MAY))", _the_seventh),
    Rule(
        "on the ninth",
        "(?<=(ON|UNTIL)) THE d=(ORDW | TENS HYPHEN ORDW)(?=(COMMA|DOT|SEMI|VERB|AND|BREAK))",
        _the_ninth,
    ),
)
