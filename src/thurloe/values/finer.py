"""Which of two values says more: a day more than its month, 2,000 more than "about 2,000"."""

from __future__ import annotations

from thurloe.errors import BadValue
from thurloe.values.compare import agree
from thurloe.values.dates import day_span
from thurloe.values.durations import duration_precision
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
    if values is ValueKind.DATE:
        inner, outer = day_span(a), day_span(b)
    elif values is ValueKind.NUMBER:
        one, other = number_range(a), number_range(b)
        inner, outer = (one.low, one.high), (other.low, other.high)
    elif values is ValueKind.DURATION:
        return duration_precision(a) < duration_precision(b)
    else:
        return values is ValueKind.TIME and len(a.lstrip("~")) > len(b.lstrip("~"))
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer
