"""What the words just before a time do to it: parts, hedges, bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import part_of
from thurloe.extract.times.lexicon import CLASSES, PARTS
from thurloe.extract.times.patterns import compile_pattern
from thurloe.extract.times.tokens import value_of
from thurloe.values.dates import days_in_month

if TYPE_CHECKING:
    import re

    from thurloe.extract.times.reading import Reading
    from thurloe.extract.times.timex import Found
    from thurloe.extract.times.tokens import Tokens

LOOK_BACK = 7  # tokens: "by the beginning of the latter part of"
_PART = compile_pattern(
    "(begin=BEGIN | end=END | middle=MID | latter=(LATTER (HALVES|HALF)?) | (ORDW half=HALF))"
    " OF THE?"
    " | (early=EARLY | mid=MID | late=LATE) (HYPHEN | IN THE? | ON THE?)?"
)
_WEEK = compile_pattern("n=(ORDW | LAST) u=(UNIT | UNITS) OF THE?")
_DAY_PART = compile_pattern("(THE? EARLY? (IN THE)?)? p=PART (UNITS)? (OF | ON) (dawn=WEEKDAY)?")
_SIGNALS = {
    "BY": ("by", "../{}"), "UNTIL": ("until", "../{}"), "SINCE": ("since", "{}/.."),
    "FROM": ("from", "{}/.."), "AFTER": ("after", "{}/.."), "BEFORE": ("before", "../{}"),
}  # fmt: skip
_PLAIN = ("IN", "ON", "AT", "OF", "BETWEEN", "ABOUT", "FOR", "TO", "THROUGH")


def in_context(tokens: Tokens, found: Found, before: Found | None, first: int) -> Found:
    """The reading with the part, hedge and bound that the words before it give it."""
    floor = max(before.end if before else first, found.first - LOOK_BACK, first)
    found = _with_part(tokens, found, floor)
    found = _with_day_part(tokens, found, floor)
    if found.reading.kind not in ("DATE", "TIME"):
        return replace(found, signal=_word_before(tokens, found.first, floor))
    found = _with_hedge(tokens, found, floor)
    return _with_signal(tokens, found, floor)


def _with_day_part(tokens: Tokens, found: Found, floor: int) -> Found:
    """ "the morning of May 2": the day stays the value, TIMEX3 says which part of it."""
    point = found.reading.point
    if found.reading.kind != "DATE" or point is None or not point.day:
        return found
    for start in range(floor, found.first):
        match = _DAY_PART.match(tokens.classes, start, found.first)
        if match and match.end() == found.first and "T" not in found.reading.timex3:
            part = str(value_of(tokens.word(match.start("p")), "PART"))
            tail = "TMO" if match["dawn"] else PARTS.get(part, "T" + part)
            clock = part if ":" in part else ""
            timex3 = found.reading.timex3 + tail
            return replace(
                found, first=start, reading=replace(found.reading, timex3=timex3, clock=clock)
            )
    return found


def _with_part(tokens: Tokens, found: Found, floor: int) -> Found:
    point = found.reading.point
    if found.reading.kind != "DATE" or point is None or point.unit in ("D", "S"):
        return found
    for start in range(floor, found.first):
        week = _WEEK.match(tokens.classes, start, found.first)
        if week and week.end() == found.first and point.unit == "M":
            return _with_week(tokens, found, week)
        match = _PART.match(tokens.classes, start, found.first)
        if match and match.end() in (found.first, found.first - tokens.has(found.first - 1, "THE")):
            return replace(found, first=start, reading=_part_reading(found.reading, match, tokens))
    return found


def _with_week(tokens: Tokens, found: Found, match: re.Match[str]) -> Found:
    """ "the first week of May", "the last days of June": seven days, or the first or last ten."""
    unit = tokens.word(match.start("u")).lower()
    number = int(value_of(tokens.word(match.start("n")), "ORDW"))
    point, days = found.reading.point, {"week": 7, "days": 10}.get(unit, 0)
    if point is None or not days or number > MOST_WEEKS:
        return found
    length = days_in_month(point.year, point.month)
    first = (number - 1) * days + 1 if number else length - days + 1
    last = min(first + days - 1, length)
    value = f"{replace(point, day=first).edtf}/{replace(point, day=last).edtf}"
    timex3 = "P1W" if unit == "week" else "PXD"
    reading = replace(found.reading, value=value, timex3=timex3)
    return replace(found, first=match.start(), reading=reading)


MOST_WEEKS = 4


def _part_reading(reading: Reading, match: re.Match[str], tokens: Tokens) -> Reading:
    name = next(n for n, text in match.groupdict().items() if text)
    part = {"begin": "early", "end": "late", "middle": "mid"}.get(name, name)
    if part == "half":
        part = "H1" if tokens.word(match.start()).lower() == "first" else "latter"
    if reading.point is None or reading.ends:
        return reading
    halves = {"H1": "-H1", "latter": "-H2"} if reading.point.unit == "Y" else {}
    timex3 = reading.timex3 + halves.get(part, "")
    return replace(reading, value=part_of(reading.point, part), timex3=timex3)


def _with_hedge(tokens: Tokens, found: Found, floor: int) -> Found:
    at = found.first - 1
    at -= tokens.has(at, "THE")
    shortly = tokens.has(at, "BEFORE", "AFTER") and tokens.word(at - 1).lower() in _SHORTLY
    at -= shortly + (shortly and tokens.has(at - 2, "A"))  # "a little before one in the morning"
    if at < floor or not (shortly or tokens.has(at, "ABOUT", "NEARLY")):
        return found
    value = found.reading.value
    if not value or value[-1] in "~]" or "/" in value:
        return found
    hedged = "~" + value if found.reading.kind == "TIME" and "T" not in value else value + "~"
    return replace(found, first=at, reading=replace(found.reading, value=hedged))


_SHORTLY = {"shortly", "little", "just", "soon", "bit"}


def _with_signal(tokens: Tokens, found: Found, floor: int) -> Found:
    at = found.first - 1
    at -= at >= floor and tokens.has(at, "THE")
    if at < floor or at < 0:
        return found
    value = found.reading.value
    for cls, (signal, shape) in _SIGNALS.items():
        if tokens.has(at, cls):
            bound = shape.format(_edge(value, shape)) if _can_bound(found) else value
            first = at if bound != value else found.first
            return replace(
                found, first=first, signal=signal, reading=replace(found.reading, value=bound)
            )
    return replace(found, signal=_word_before(tokens, found.first, floor))


def _can_bound(found: Found) -> bool:
    value = found.reading.value
    whole = found.reading.kind == "DATE" and not found.reading.ends
    return whole and bool(value) and value[0] != "[" and ".." not in value


def _edge(value: str, shape: str) -> str:
    """Of an interval, the end that a bound speaks of: "by late April" is by its last day."""
    parts = value.split("/")
    return parts[0] if shape.endswith("..") else parts[-1]


def _word_before(tokens: Tokens, at: int, floor: int) -> str:
    at -= 1
    if at >= floor and tokens.has(at, "THE"):
        at -= 1
    word = tokens.word(at).lower() if at >= floor else ""
    known = any(word in CLASSES[cls] for cls in (*_PLAIN, *_SIGNALS))
    return word if known else ""
