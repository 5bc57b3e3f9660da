"""What a rule makes of the words it matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thurloe.extract.times.edtf import Point


@dataclass(frozen=True)
class Reading:
    """A value in EDTF or ISO 8601, the same as TIMEX3, and what the story learns from it.

    `point` is the date that later words may refer to, None where they should not. `clock` is
    HH:MM of a time whose date may stand beside it; `step` a unit and how many of it, for "a week
    before ..." a date that may follow.
    """

    value: str
    timex3: str
    kind: str = "DATE"
    relative: bool = False
    point: Point | None = None
    moves: bool = True
    clock: str = ""
    original: str | None = None
    ends: tuple[End, ...] = ()
    step: tuple[str, float] | None = None


@dataclass(frozen=True)
class End:
    """One end of a range written in one go: its tokens `first:end` and its own reading."""

    first: int
    end: int
    reading: Reading


def at(point: Point, *, relative: bool = False, about: str = "", moves: bool = True) -> Reading:
    """The reading of a point in time; `about` is "~" or ""."""
    return Reading(
        value=point.edtf + about,
        timex3=point.timex3,
        relative=relative,
        point=point,
        moves=moves,
    )


def vague(ref: str) -> Reading:
    """A time that no date can be given for: PRESENT_REF, PAST_REF, FUTURE_REF, XXXX-WI."""
    return Reading(value="", timex3=ref, relative=True)
