"""Whether the dates of two clauses can be of one event."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.values import day_span

if TYPE_CHECKING:
    from thurloe.resolve.events.mention import Words

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
SAME, OTHER = "same day", "other day"


@lru_cache(maxsize=100_000)
def days(some: Words, others: Words) -> str:
    """`SAME` where a day of both is one, `OTHER` where none can be; "" where that is open."""
    found = {_days(one, other) for one, other in product(some, others)}
    return SAME if SAME in found else OTHER if found == {OTHER} else ""


def _days(one: str, other: str) -> str:
    if _WEEKDAY.match(one) or _WEEKDAY.match(other):
        day, another = _weekday(one), _weekday(other)
        return "" if not day or not another else SAME if day == another else OTHER
    try:
        mine, theirs = day_span(one), day_span(other)
    except BadValue:
        return SAME if one == other else ""
    if mine[1] < theirs[0] or theirs[1] < mine[0]:
        return OTHER
    return SAME if mine == theirs and mine[0] == mine[1] else ""


def _weekday(told: str) -> int:
    """The day of the week, Monday 1; 0 where the date is longer than a day."""
    named = _WEEKDAY.match(told)
    if named:
        return int(named[1])
    try:
        first, last = day_span(told)
    except BadValue:
        return 0
    return (int(first) - 1) % 7 + 1 if first == last else 0  # day 1 was a Monday
