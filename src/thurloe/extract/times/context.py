"""What the words just before a time do to it: parts, hedges, bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import part_of
from thurloe.extract.times.lexicon import CLASSES, PARTS
from thurloe.extract.times.patterns import compile_pattern
from thurloe.extract.times.tokens import value_of

if TYPE_CHECKING:
    import re

    from thurloe.extract.times.reading import Reading
    from thurloe.extract.times.timex import Found
    from thurloe.extract.times.tokens import Tokens

LOOK_BACK = 7  # tokens: "by the beginning of the latter part of"
_PART = compile_pattern(
    "(begin=BEGIN | end=END | middle=MID | latter=(LATTER (HALVES|HALF)? | LAST (HALVES|HALF))"
    " | ((ORDW | EARLY) half=HALF) | begin2=((EARLY | ORDW) HALVES)) OF THE?"
    " | (early=EARLY | mid=MID | late=LATE) (HYPHEN | IN THE? | ON THE?)?"
)
_DAY_PART = compile_pattern("(THE? EARLY? (IN THE)?)? p=PART (UNITS)? (OF | ON) (dawn=WEEKDAY)?")
_SIGNALS = {
    "BY": ("by", "../{}"), "UNTIL": ("until", "../{}"), "SINCE": ("since", "{}/.."),
    "FROM": ("from", "{}/.."), "AFTER": ("after", "{}/.."), "BEFORE": ("before", "../{}"),
}  # fmt: skip
# bounds of several words: pattern → the signal, and whether what it bounds is the end
_BOUNDS = (
    (compile_pattern("NOT LATER THAN"), "by"),
    (compile_pattern("NOT (EARLIER | SOONER) THAN"), "from"),
    (compile_pattern("NOT BEFORE"), "from"),
    (compile_pattern("PREV TO"), "before"),
    (compile_pattern("UP TO | UP UNTIL"), "until"),
)
_SHAPES = dict(_SIGNALS.values())
# Rules for times that figures are compared with: "up from last year" starts nothing.
_COMPARED = {
    "a year earlier", "year-earlier", "third quarter", "the quarter", "next year",
    "two weeks later",
}  # fmt: skip
_BOUND_REACH = 3  # tokens
_NOT_REACH = 6  # tokens: "did not come back until 1921"
_OR_LATER = compile_pattern("OR (later=(LATER | AFTER) | (EARLIER | BEFORE)) | onward=ONWARD")
_PLAIN = ("IN", "ON", "AT", "OF", "BETWEEN", "ABOUT", "FOR", "TO", "THROUGH")


def in_context(tokens: Tokens, found: Found, before: Found | None, first: int) -> Found:
    """The reading with the part, hedge and bound that the words before it give it."""
    floor = max(before.end if before else first, found.first - LOOK_BACK, first)
    found = _with_part(tokens, found, floor)
    found = _with_day_part(tokens, found, floor)
    if found.reading.kind not in ("DATE", "TIME"):
        return replace(found, signal=word_before(tokens, found.first, floor))
    found = _with_tail(tokens, _with_hedge(tokens, found, floor))
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
        match = _PART.match(tokens.classes, start, found.first)
        if match and match.end() in (found.first, found.first - tokens.has(found.first - 1, "THE")):
            return replace(found, first=start, reading=_part_reading(found.reading, match, tokens))
    return found


def _part_reading(reading: Reading, match: re.Match[str], tokens: Tokens) -> Reading:
    name = next(n for n, text in match.groupdict().items() if text)
    part = {"begin": "early", "begin2": "early", "end": "late", "middle": "mid"}.get(name, name)
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
    for start in range(max(floor, at - _BOUND_REACH + 1), at):
        for pattern, signal in _BOUNDS:
            if pattern.fullmatch(tokens.classes, start, at + 1):
                return _bounded(found, start, signal, _SHAPES[signal])
    for cls, (signal, shape) in _SIGNALS.items():
        if tokens.has(at, cls):
            if _bounds_nothing(tokens, found, at, floor):
                return replace(found, signal=signal)
            return _bounded(found, at, signal, shape)
    return replace(found, signal=word_before(tokens, found.first, floor))


def _bounds_nothing(tokens: Tokens, found: Found, at: int, floor: int) -> bool:
    """ "not until 1921" is in 1921, "before dawn on 3 May" is that day."""
    if tokens.has(at, "UNTIL"):
        return _not_until(tokens, at, floor)
    if tokens.has(at, "BEFORE"):
        return value_of(tokens.word(found.first), "PART") == "DW"
    return tokens.has(at, "FROM") and found.rule in _COMPARED


def _bounded(found: Found, at: int, signal: str, shape: str) -> Found:
    if not _can_bound(found):
        return replace(found, signal=signal)
    bound = shape.format(_edge(found.reading.value, shape))
    return replace(found, first=at, signal=signal, reading=replace(found.reading, value=bound))


def _not_until(tokens: Tokens, at: int, floor: int) -> bool:
    """Whether the words say that it did not come about until then."""
    for i in range(at - 1, max(floor, at - _NOT_REACH) - 1, -1):
        if tokens.has(i, "COMMA", "DOT", "SEMI", "BREAK"):
            return False
        if tokens.has(i, "NOT"):
            return True
    return False


def _with_tail(tokens: Tokens, found: Found) -> Found:
    """ "1921 or later", "1921 onwards", "1921 or before": open at that end."""
    match = _OR_LATER.match(tokens.classes, found.end)
    if match is None or not _can_bound(found) or found.reading.kind != "DATE":
        return found
    shape = "{}/.." if match["later"] or match["onward"] else "../{}"
    value = shape.format(_edge(found.reading.value, shape))
    return replace(found, end=match.end(), reading=replace(found.reading, value=value))


def _can_bound(found: Found) -> bool:
    value = found.reading.value
    whole = found.reading.kind == "DATE" and not found.reading.ends
    return whole and bool(value) and value[0] != "[" and ".." not in value


def _edge(value: str, shape: str) -> str:
    """Of an interval, the end that a bound speaks of: "by late April" is by its last day."""
    parts = value.split("/")
    return parts[0] if shape.endswith("..") else parts[-1]


def word_before(tokens: Tokens, at: int, floor: int) -> str:
    """The preposition before token `at`, past "the"; "" where there is none from `floor` on."""
    at -= 1
    if at >= floor and tokens.has(at, "THE"):
        at -= 1
    word = tokens.word(at).lower() if at >= floor else ""
    known = any(word in CLASSES[cls] for cls in (*_PLAIN, *_SIGNALS))
    return word if known else ""
