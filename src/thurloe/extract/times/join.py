"""Two times that are one: a clock beside its date, two ends of a range, two calendars."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.extract.times.patterns import compile_pattern
from thurloe.extract.times.reading import at
from thurloe.extract.times.rules_counted import moved
from thurloe.values.dates import day_span

if TYPE_CHECKING:
    from thurloe.extract.times.reading import Reading
    from thurloe.extract.times.timex import Found
    from thurloe.extract.times.tokens import Tokens

_RANGE = compile_pattern("(TO | UNTIL | THROUGH) THE? | HYPHEN | DASH")
RANGE = "1826 until 1837"  # the rule named for ranges put together here
_OR = compile_pattern("OR | OR IN")
_AND_THE = compile_pattern("AND THE?")
_A = compile_pattern("COMMA A")
_COMMA = compile_pattern("COMMA")
_BESIDE = compile_pattern(
    "ZONE? (COMMA | ON | OF | AT | COMMA AT | COMMA ON | ON THE | IN THE | ABOUT)?"
)


def join_clocks(tokens: Tokens, found: list[Found]) -> list[Found]:
    """A time of day and the date beside it, as one time: "9:14 a.m. on 2 May"."""
    joined: list[Found] = []
    for one in found:
        whole = _clock_and_date(tokens, joined[-1], one) if joined else None
        if whole is None:
            joined.append(one)
        else:
            joined[-1] = whole
    return joined


def join_steps(tokens: Tokens, found: list[Found]) -> list[Found]:
    """A step and the date it starts from: "a week before Christmas 1916", "the day after ..."."""
    joined: list[Found] = []
    for one in found:
        whole = _one_day(tokens, joined[-1], one) if joined else None
        if whole is None:
            joined.append(one)
        else:
            joined[-1] = whole
    return joined


def _one_day(tokens: Tokens, left: Found, right: Found) -> Found | None:
    return _stepped(left, right) or _named(tokens, left, right) or _week_day(tokens, left, right)


def _week_day(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """ "the ninth, a Monday": one day, said twice."""
    beside = right.rule == "Friday" and _between(tokens, left, right, _A)
    one, two = left.reading.point, right.reading.point
    same = one is not None and two is not None and one.weekday == two.weekday != 0
    return replace(left, end=right.end) if beside and same else None


def _named(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """ "that day, 2 May 1887": the second says which day the first means."""
    point = right.reading.point
    if left.rule != "that year" or right.reading.relative or point is None or not point.day:
        return None
    beside = _between(tokens, left, right, _COMMA)
    return replace(right, first=left.first, signal=left.signal) if beside else None


def _stepped(left: Found, right: Found) -> Found | None:
    step, point = left.reading.step, right.reading.point
    if left.rule == "Friday":
        return _weekday_from(left, right)
    if step is None or point is None or left.end != right.first or right.reading.kind != "DATE":
        return None
    signs = {"before": -1, "after": 1}  # by the word between
    if left.reading.kind != "DURATION":
        sign = 1
    elif right.signal in signs:
        sign = signs[right.signal]
    else:
        return None
    found = moved(point, step[0], sign * step[1])
    return replace(left, end=right.end, reading=found, signal="") if found else None


def _weekday_from(left: Found, right: Found) -> Found | None:
    """ "the Monday after 3 May 1921", "the Friday before Easter": the nearest such day."""
    day, wanted = right.reading.point, left.reading.timex3
    if left.end != right.first or right.signal not in ("after", "before") or day is None:
        return None
    number = left.reading.point.weekday if left.reading.point else _weekday_number(wanted)
    if not (day.weekday and number):
        return None
    step = (number - day.weekday - 1) % 7 + 1
    point = day.days_on(step if right.signal == "after" else -((day.weekday - number - 1) % 7 + 1))
    return replace(left, end=right.end, reading=at(point, relative=right.reading.relative))


def _weekday_number(timex3: str) -> int:
    """5 of XXXX-WXX-5."""
    last = timex3.partition("T")[0][-1:]
    return int(last) if last.isdigit() else 0


def join_ranges(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Ranges written with words between their ends, as one expression each."""
    joined: list[Found] = []
    for one in found:
        whole = joined and (_range(tokens, joined[-1], one) or _either(tokens, joined[-1], one))
        if not whole:
            joined.append(one)
        else:
            joined[-1] = whole
    return joined


def _either(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """ "1921 or 1922", "in May or June 1921": one of the two, and nobody says which."""
    if not (left.reading.kind == right.reading.kind == "DATE") or left.end > right.first:
        return None
    one, two = left.reading.point, right.reading.point
    plain = one and two and (left.reading.value, right.reading.value) == (one.edtf, two.edtf)
    if not plain or one is None or two is None or one.unit != two.unit:
        return None
    if one.edtf >= two.edtf or not _between(tokens, left, right, _OR):
        return None
    reading = replace(right.reading, value=f"[{one.edtf},{two.edtf}]", ends=())
    return replace(left, end=right.end, reading=reading)


def _between(tokens: Tokens, left: Found, right: Found, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.fullmatch(tokens.classes, left.end, right.first))


def _clock_and_date(tokens: Tokens, left: Found, right: Found) -> Found | None:
    if not _between(tokens, left, right, _BESIDE):
        return None
    clock, date = (left, right) if left.reading.clock else (right, left)
    if not clock.reading.clock or date.reading.clock or date.reading.kind != "DATE":
        return None
    day = date.reading.point
    if not date.reading.value and date.reading.timex3.startswith("XXXX-"):
        return replace(left, end=right.end, reading=_on_no_day(clock.reading))
    if day is None or not day.day or re.search(r"[/\[]", date.reading.value):
        return None
    about = "~" if "~" in clock.reading.value else ""
    reading = replace(
        clock.reading,
        value=f"{day.edtf}T{clock.reading.clock}{about}",
        timex3=f"{day.timex3}T{clock.reading.clock}",
        relative=date.reading.relative,
        kind="TIME",
        point=day,
    )
    return replace(left, end=right.end, reading=reading)


def _on_no_day(clock: Reading) -> Reading:
    """The time of day alone, on a day that nobody can date."""
    value = clock.value.rpartition("T")[2]
    return replace(clock, value=value, timex3=f"XXXX-XX-XXT{clock.clock}", relative=False)


def _range(tokens: Tokens, left: Found, right: Found) -> Found | None:
    if not (left.reading.kind == right.reading.kind == "DATE") or left.rule == RANGE:
        return None
    linked = _between(tokens, left, right, _RANGE) or (
        right.signal == "until" and right.first == left.end
    )
    linked = linked or (left.signal == "between" and _between(tokens, left, right, _AND_THE))
    if not linked:
        return None
    start, end = left.reading.value.split("/")[0], right.reading.value.split("/")[-1]
    whole = f"{start}/{end}"
    try:
        day_span(whole)
    except BadValue:
        return None
    first = left.first - (
        left.signal in ("from", "between") and tokens.has(left.first - 1, "FROM", "BETWEEN")
    )
    reading = replace(
        right.reading,
        value=whole,
        timex3=f"{left.reading.timex3}/{right.reading.timex3}",
        relative=left.reading.relative and right.reading.relative,
        ends=(),
    )
    return replace(left, first=first, end=right.end, reading=reading, rule=RANGE)
