"""Values as people type them: as claims have them, or in the words in which a brief prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.extract.numbers.quantities import find_quantities
from thurloe.extract.times import find_times
from thurloe.values.forms import how_to_write
from thurloe.values.kinds import ValueKind, kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TIMES: Mapping[ValueKind, frozenset[str]] = {
    ValueKind.DATE: frozenset({"DATE"}),
    ValueKind.TIME: frozenset({"TIME"}),
    ValueKind.DURATION: frozenset({"DURATION", "AGE"}),
}


def check_value(attribute: str, given: str) -> str:
    """The value, as claims have it, if it is one that the attribute can have.

    Raises:
        BadInput: it is none; the message says how to write it.
    """
    value = given.strip()
    if not value:
        raise BadInput(f"Say what the {attribute} is instead.")
    value = _plain(kind(attribute), value)
    example = how_to_write(attribute, value)
    if not (example or _misleads(kind(attribute), value)):
        return value
    for read in _readings(kind(attribute), value):
        if not how_to_write(attribute, read):
            return read
    if kind(attribute) is ValueKind.POLARITY:
        raise BadInput(f"{given!r} is neither yes nor no, and one of these is meant.")
    example = example or how_to_write(attribute, "")
    raise BadInput(
        f"{given!r} is no {attribute}. Write it as {example}, or in words as a brief has it."
    )


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"\d,\d")  # where no thousands are left
_LONE_HOUR = re.compile(r"(?<![\d:])(?=\d:\d\d)")


def _plain(sort: ValueKind, value: str) -> str:
    """The value as claims write it, so that two people who say the same do not differ."""
    if sort is ValueKind.NUMBER:
        return _THOUSANDS.sub("", value)
    return _LONE_HOUR.sub("0", value) if sort is ValueKind.TIME else value


def _misleads(sort: ValueKind, value: str) -> bool:
    """Whether "2 million" or "2 dozen" would pass for 2 of such a unit, or "1,5" for 15."""
    if sort is not ValueKind.NUMBER:
        return False
    if " " not in value:
        return "," in value
    found = find_quantities(value)
    return len(found) > 1 or any(q.end - q.start == len(value) for q in found)


def _readings(sort: ValueKind, value: str) -> Iterator[str]:
    """What the words as a whole may mean."""
    if sort is ValueKind.POLARITY:
        yield value.casefold()
    elif sort is ValueKind.NUMBER and not _DECIMAL_COMMA.search(value):
        yield from (q.value for q in find_quantities(value) if q.end - q.start == len(value))
    elif sort is not ValueKind.NUMBER:
        wanted = _TIMES.get(sort, ())
        for time in find_times(value):
            if time.kind in wanted and time.end - time.start == len(value):
                yield time.value
