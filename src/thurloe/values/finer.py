"""Which of two values says more: a day more than its month, 8.50 more than "about nine"."""

from __future__ import annotations

import math

from thurloe.errors import BadValue
from thurloe.values.clock import clock_grain
from thurloe.values.compare import agree
from thurloe.values.dates import day_spans
from thurloe.values.durations import duration_precision, duration_span
from thurloe.values.kinds import ValueKind, kind
from thurloe.values.numbers import number_range


def finer(attribute: str, a: str, b: str) -> bool:
    """Whether `a` lies strictly within `b`: both can be right, and `a` says more.

    Words never do.
    """
    if a == b or not agree(attribute, a, b):
        return False
    try:
        return _within(kind(attribute), a, b)
    except BadValue:
        return False


def supports(attribute: str, said: str, answer: str) -> bool:
    """Whether somebody who says `said` speaks for `answer`: the same, or compatible and no vaguer.

    Answers exclude each other, so beside 1943-11-07 the answer 1943 means another day of that
    year: who says 1943 speaks for both, who says 1943-11-07 for that day alone.
    """
    return said == answer or (agree(attribute, said, answer) and not finer(attribute, said, answer))


def _within(values: ValueKind, a: str, b: str) -> bool:
    if values is ValueKind.DURATION:
        return _length(a) < _length(b)
    if values is ValueKind.TIME:
        return clock_grain(a) < clock_grain(b)
    if values not in _SPANS:
        return False
    inner, outer = _SPANS[values](a), _SPANS[values](b)
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer


def _length(iso: str) -> tuple[float, float]:
    """The unit that it is told in, then how far the words reach: "about 3 years" after 3 years."""
    low, high = duration_span(iso, math.inf)
    return duration_precision(iso), high - low


def _days(edtf: str) -> tuple[float, float]:
    """The first and last day that the words may mean."""
    spans = day_spans(edtf, about=True)
    return min(first for first, _ in spans), max(last for _, last in spans)


def _count(number: str) -> tuple[float, float]:
    meant = number_range(number)
    return meant.low, meant.high


_SPANS = {ValueKind.DATE: _days, ValueKind.NUMBER: _count}
