"""A time expression found in a text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thurloe.extract.times.reading import Reading
    from thurloe.extract.times.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: characters `start:end` of the text and what they mean.

    `kind` is DATE, TIME, DURATION, AGE or SET. `value` is EDTF for a date (with THH:MM for a time
    of a known day, HH:MM of an unknown one), ISO 8601 for a duration or age, and "" where words
    name a time that nothing in the text dates. `timex3` is the TimeML value, bounds and hedges
    aside. `original` is the Julian date where the text gives one; `relative` is true where the
    value leans on other words; `signal` is the preposition before it; `rule` the rule that read it.
    `step` is a unit and how many of it, of a time counted from an event that words name.
    """

    start: int
    end: int
    kind: str
    value: str
    timex3: str
    original: str | None = None
    relative: bool = False
    signal: str = ""
    rule: str = ""
    step: tuple[str, float] | None = None


@dataclass(frozen=True)
class Found:
    """A reading on tokens `first:end`."""

    first: int
    end: int
    reading: Reading
    rule: str
    signal: str = ""

    def parts(self) -> list[Found]:
        """The two ends of a range that was written in one go, else itself."""
        if not self.reading.ends:
            return [self]
        return [
            replace(self, first=e.first, end=e.end, reading=e.reading) for e in self.reading.ends
        ]


def timex_of(tokens: Tokens, found: Found) -> Timex:
    """The found reading with characters for tokens."""
    reading = found.reading
    return Timex(
        start=tokens.spans[found.first][0],
        end=tokens.spans[found.end - 1][1],
        kind=reading.kind,
        value=reading.value,
        timex3=reading.timex3,
        original=reading.original,
        relative=reading.relative,
        signal=found.signal,
        rule=found.rule,
        step=reading.step,
    )
