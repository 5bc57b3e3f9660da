"""What values mean: dates, numbers, durations, times of day and words, compared as values.

A layer below the rooms; every room may import it. `agree` says that two values may both be right,
`contradict` that they cannot; some pairs are neither (a number of tons beside a number of miles).
"""

from __future__ import annotations

from thurloe.values.choose import answer_value
from thurloe.values.clock import clock_members, clock_minutes
from thurloe.values.compare import agree, contradict
from thurloe.values.dates import day_span, day_spans
from thurloe.values.durations import duration_days, duration_precision
from thurloe.values.finer import finer, supports
from thurloe.values.kinds import ValueKind, kind
from thurloe.values.numbers import NumberRange, number_range
from thurloe.values.order import order_of

__all__ = [
    "NumberRange",
    "ValueKind",
    "agree",
    "answer_value",
    "clock_members",
    "clock_minutes",
    "contradict",
    "day_span",
    "day_spans",
    "duration_days",
    "duration_precision",
    "finer",
    "kind",
    "number_range",
    "order_of",
    "supports",
]
