"""How values of each kind are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.values.clock import clock_minutes
from thurloe.values.dates import day_span
from thurloe.values.durations import duration_days
from thurloe.values.kinds import ValueKind, kind
from thurloe.values.numbers import number_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def how_to_write(attribute: str, value: str) -> str:
    """ "" for a value that the attribute can have, else how one is written."""
    read, example = _FORMS.get(kind(attribute), (_some, "some words"))
    try:
        read(value)
    except (BadValue, ValueError):
        return example
    return ""


def _some(value: str) -> object:
    if not value.strip():
        raise ValueError
    return value


def _yes_or_no(value: str) -> object:
    if value not in {"yes", "no"}:
        raise ValueError
    return value


_FORMS: Mapping[ValueKind, tuple[Callable[[str], object], str]] = {
    ValueKind.DATE: (day_span, "1961-11-16, 1961-11 or 1961"),
    ValueKind.TIME: (clock_minutes, "21:40 or 1961-11-16T21:40"),
    ValueKind.NUMBER: (number_range, "46, ~46, >=46 or 40/50"),
    ValueKind.DURATION: (duration_days, "P8Y, P10M or PT3H"),
    ValueKind.POLARITY: (_yes_or_no, "yes or no"),
}
