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
_CLOCK = re.compile(r"(~?(?:[\d-]+T)?)(\d\d):(\d\d)(~?)")
_SURE = re.compile(r"\b(?:0\d|1[3-9]|2[0-4])[:.]?\d\d\b|hours\b")  # 0845, 21.40, 2100 hours
_SMALL_HOURS = 6  # "that night, at three" is after midnight
_NOON = 12
_REACH = 1500  # characters that a part of the day holds for


def settle_halves(text: str, times: Iterable[Timex]) -> Iterator[Timex]:
    """The times, with bare clock hours moved to the afternoon where it was late in the day.

    That holds for `_REACH` characters after an evening or night is named, or until a morning is.
    """
    late_until, night = -1, False
    for timex in times:
        words = text[timex.start : timex.end]
        if _PM.search(words):
            late_until, night = timex.end + _REACH, "night" in words.lower()
        elif _AM.search(words):
            late_until = -1
        elif timex.kind == "TIME" and timex.start < late_until and not _SURE.search(words):
            timex = _later(timex, night=night)  # noqa: PLW2901  (the settled one is what is yielded)
        yield timex


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
