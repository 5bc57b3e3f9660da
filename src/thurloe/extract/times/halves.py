"""Which half of the day a bare clock time falls in: "at night she cast off at nine" is 21:00.

Where no word tells, both stay: "at half past five" is [05:30,17:30].
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thurloe.extract.times.timex import Timex

_PM = re.compile(
    r"(?i)(?:\b|(?<=\d))p\.?\s?m\b|\b(?:evening|afternoon)\b(?! before)"
    r"|\bnight\b(?! before|[ -](?:boat|bus|express|ferry|mail|train))"
    r"|\bdusk\b|\bsunset\b|\btonight\b"
)
_AM = re.compile(
    r"(?i)(?:\b|(?<=\d))a\.?\s?m\b"
    r"|\b(?:forenoon|morning|dawn|daybreak|sunrise|breakfast)\b"
    r"|\bearly (?:yesterday|today|on [a-z]+day)\b|\bnoon\b|\bmidday\b|\bmidnight\b"
)
_ANEW = re.compile(r"(?i)noon|midday|midnight")  # either half may follow
_ANY = re.compile(f"{_PM.pattern}|{_AM.pattern.removeprefix('(?i)')}")
_CLOCK = re.compile(r"(~?(?:[\d-]+T)?)(\d\d):(\d\d)(~?)")
_SURE = re.compile(r"\b(?:0\d|1[3-9]|2[0-4])[:.]?\d\d\b|hours\b")  # 0845, 21.40, 2100 hours
_OF_24 = re.compile(r"\b(?:1[3-9]|2[0-4])[:.][0-5]\d\b|\b0\d:[0-5]\d\b")
_SMALL_HOURS = 6  # "that night, at three" is after midnight
_DEAD_OF_NIGHT = 4  # a night shift may begin at five
_BY_DAY = 9  # "It was a wild night. At half past seven ..." may be the morning after
_NOON = 12
_REACH = 1500  # characters that a part of the day holds for


class _Half(Enum):
    """Which part of the day the words tell of."""

    EITHER = 0
    EARLY = 1
    LATE = 2
    NIGHT = 3


_NEAR = 40  # characters behind a clock time in which its own part of the day may follow


def settle_halves(text: str, times: Iterable[Timex]) -> Iterator[Timex]:
    """The times, with bare clock hours moved to the afternoon where it was late in the day.

    That holds for `_REACH` characters after an evening or night is named, or until a morning is;
    a time followed by "in the evening", "in the morning" has its own. Where neither is told, a
    clock that does not count to 24 leaves both.
    """
    parts, of_24 = _parts(text), bool(_OF_24.search(text))
    told, at = None, 0
    for timex in times:
        while at < len(parts) and parts[at].start() < timex.end:
            told = parts[at]
            at += 1
        own = parts[at] if at < len(parts) and _belongs(text, timex, parts[at]) else None
        words = _without_year(text[timex.start : timex.end], timex.value)
        of_day = _OF_DAY.match(words) and _ANY.search(text, timex.start, timex.end)
        heeded = not of_day and _ANY.search(words)
        if timex.kind != "TIME" or heeded or _is_sure(words, of_24=of_24):
            yield timex
        else:
            yield _settled(text, timex, of_day or own or told)


def _without_year(words: str, value: str) -> str:
    """The words without the year of their day: 1950 is no ten minutes to eight."""
    return words.replace(value[:4], "") if "T" in value else words


def _is_sure(words: str, *, of_24: bool) -> bool:
    """Whether the words tell the half: 21.40, and 9.40 of who writes 21.40."""
    return bool(_SURE.search(words)) or (of_24 and bool(_FIGURES.search(words)))


_OF_DAY = re.compile(
    r"(?i)(?:the |that )?(?:late |early )?(?:afternoon|evening|morning|night) of\b"
)
"""Before the day and its clock, "the evening of 3 May at nine": no rule for clocks heeds it."""
_FIGURES = re.compile(r"\d[:.]\d\d")


def _settled(text: str, timex: Timex, part: re.Match[str] | None) -> Timex:
    """The time in the half of the day that a word for a part of it tells."""
    half = _half(part) if part and timex.start < part.end() + _REACH else _Half.EITHER
    clock = _CLOCK.fullmatch(timex.value)
    if not clock or not 1 <= int(clock[2]) < _NOON:
        return timex
    hour = int(clock[2])
    if half is _Half.EARLY and part is not None and hour < _SMALL_HOURS:
        stops = len(_STOP.findall(text, part.end(), timex.start))
        half = half if stops <= _SAME_HALF else _Half.EITHER  # "In the morning ... At three"
    if half is _Half.NIGHT and hour < _BY_DAY:
        far = part is not None and bool(_STOP.search(text, part.end(), timex.start))
        small = _Half.EARLY if hour < _SMALL_HOURS else half
        half = _Half.EITHER if far and hour >= _DEAD_OF_NIGHT else small
    late = f"{hour + _NOON:02}:{clock[3]}"
    if half is _Half.EARLY:
        return timex
    if half is _Half.EITHER:
        return replace(timex, value=f"{clock[1]}[{clock[2]}:{clock[3]},{late}]{clock[4]}")
    return replace(
        timex,
        value=f"{clock[1]}{late}{clock[4]}",
        timex3=re.sub(r"T\d\d:\d\d", f"T{late}", timex.timex3),
    )


_SAME_HALF = 1  # sentence ends behind a morning, from which on "at three" may be the afternoon's
_STOP = re.compile(r"[.;!?]\s|\n\s*\n")


def _half(part: re.Match[str]) -> _Half:
    if _ANEW.fullmatch(part[0]):
        return _Half.EITHER
    if _AM.fullmatch(part[0]):
        return _Half.EARLY
    return _Half.NIGHT if "night" in part[0].lower() else _Half.LATE


def _parts(text: str) -> list[re.Match[str]]:
    """The words for parts of the day: no name ("the Evening Post"), no verb ("as I am now")."""
    found = (m for m in _ANY.finditer(text) if not m[0].istitle())
    return [
        m
        for m in found
        if not _AMPM.match(m[0]) or _HOUR_BEFORE.search(text, max(0, m.start() - 3), m.start())
    ]


def _belongs(text: str, timex: Timex, part: re.Match[str]) -> bool:
    between = text[timex.end : part.start()]
    return len(between) < _NEAR and bool(_OWN.fullmatch(between))


_AMPM = re.compile(r"(?i)[ap]\.?\s?m\b")
_HOUR_BEFORE = re.compile(r"\d\s?$")
_OWN = re.compile(
    r"(?i)\s+(?:(?:in|on|of|at)\s+)?(?:the|that|this)?\s*(?:(?:same|next|following)\s+)?"
    r"|\s*(?:and|or|to|until|-|–)\s*(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s*"
)
