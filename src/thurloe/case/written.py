"""Values as people type them: as claims have them, or in the words in which a brief prints them."""

from __future__ import annotations

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
    example = how_to_write(attribute, value)
    if not example:
        return value
    for read in _readings(kind(attribute), value):
        if not how_to_write(attribute, read):
            return read
    if kind(attribute) is ValueKind.POLARITY:
        raise BadInput(f"{given!r} is neither yes nor no, and one of these is meant.")
    raise BadInput(
        f"{given!r} is no {attribute}. Write it as {example}, or in words as a brief has it."
    )


def _readings(sort: ValueKind, value: str) -> Iterator[str]:
    """What the words as a whole may mean."""
    if sort is ValueKind.POLARITY:
        yield value.casefold()
    elif sort is ValueKind.NUMBER:
        yield from (q.value for q in find_quantities(value) if q.end - q.start == len(value))
    else:
        wanted = _TIMES.get(sort, ())
        for time in find_times(value):
            if time.kind in wanted and time.end - time.start == len(value):
                yield time.value
