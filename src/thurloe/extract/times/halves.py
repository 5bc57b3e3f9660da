"""Which half of the day a bare clock time falls in: "at night she cast off at nine" is 21:00."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thurloe.extract.times.timex import Timex

_PM = re.compile(
    r"(?i)\bp\.?\s?m\b|\bevening\b|\bafternoon\b|\bnight\b|\bdusk\b|\bsunset\b|\btonight\b"
)
_AM = re.compile(
    r"(?i)\ba\.?\s?m\b|\bmorning\b|\bdawn\b|\bdaybreak\b|\bsunrise\b|\bnoon\b|\bmidday\b|\bmidnight\b"
)
_ANY = re.compile(f"{_PM.pattern}|{_AM.pattern.removeprefix('(?i)')}")
_CLOCK = re.compile(r"(~?(?:[\d-]+T)?)(\d\d):(\d\d)(~?)")
_SURE = re.compile(r"\b(?:0\d|1[3-9]|2[0-4])[:.]?\d\d\b|hours\b")  # 0845, 21.40, 2100 hours
_SMALL_HOURS = 6  # "that night, at three" is after midnight
_NOON = 12
_REACH = 1500  # characters that a part of the day holds for


_NEAR = 40  # characters behind a clock time in which its own part of the day may follow


def settle_halves(text: str, times: Iterable[Timex]) -> Iterator[Timex]:
    """The times, with bare clock hours moved to the afternoon where it was late in the day.

    That holds for `_REACH` characters after an evening or night is named, or until a morning is;
    a time followed by "in the evening", "in the morning" has its own.
    """
    parts = _parts(text)
    late_until, night, at = -1, False, 0
    for timex in times:
        while at < len(parts) and parts[at].start() < timex.end:
            late_until, night = _told(parts[at])
            at += 1
        own = parts[at] if at < len(parts) and _belongs(text, timex, parts[at]) else None
        bare = not _ANY.search(text[timex.start : timex.end])
        until, dark = _told(own) if own else (late_until, night)
        if timex.kind == "TIME" and bare and timex.start < until:
            sure = _SURE.search(text[timex.start : timex.end])
            timex = timex if sure else _later(timex, night=dark)  # noqa: PLW2901  (the settled one)
        yield timex


def _parts(text: str) -> list[re.Match[str]]:
    """The words for parts of the day: no name ("the Evening Post"), no verb ("as I am now")."""
    found = (m for m in _ANY.finditer(text) if not m[0].istitle())
    return [
        m
        for m in found
        if not _AMPM.match(m[0]) or _HOUR_BEFORE.search(text, max(0, m.start() - 3), m.start())
    ]


def _told(part: re.Match[str]) -> tuple[int, bool]:
    """Until where it is late after this word, and whether it is night."""
    if _AM.fullmatch(part[0]):
        return -1, False
    return part.end() + _REACH, "night" in part[0].lower()


def _belongs(text: str, timex: Timex, part: re.Match[str]) -> bool:
    between = text[timex.end : part.start()]
    return len(between) < _NEAR and bool(_OWN.fullmatch(between))


_AMPM = re.compile(r"(?i)[ap]\.?\s?m\b")
_HOUR_BEFORE = re.compile(r"\d\s?$")
_OWN = re.compile(r"(?i)\s+(?:(?:in|on|of|at)\s+)?(?:the|that|this)?\s*(?:same\s+)?")


def _later(timex: Timex, *, night: bool) -> Timex:
    clock = _CLOCK.fullmatch(timex.value)
    if not clock or not (_SMALL_HOURS if night else 1) <= int(clock[2]) < _NOON:
        return timex
    late = f"{int(clock[2]) + _NOON:02}:{clock[3]}"
    return replace(
        timex,
        value=f"{clock[1]}{late}{clock[4]}",
        timex3=re.sub(r"T\d\d:\d\d", f"T{late}", timex.timex3),
    )
