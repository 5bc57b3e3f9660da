"""Which of an item's values may stand for which, by kind, without looking at every two of them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from thurloe.weigh.readings import (
    DAY,
    days_of,
    holds,
    minute_of,
    minutes_apart,
    names_in,
    number_of,
    numbers_apart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Pairs = Iterable[tuple[int, int]]

MOST = 1_000_000  # pairs of one item; where there are more, all is near all, and nothing is told


def at_most(pairs: Pairs) -> list[tuple[int, int]]:
    """The pairs in order; none where there are more than `MOST`."""
    found = list(islice(pairs, MOST + 1))
    return sorted(found) if len(found) <= MOST else []


def numbers_within(values: Sequence[str], tolerance: float) -> Iterator[tuple[int, int]]:
    """Every two numbers no further apart than the tolerance; indices, both ways round."""
    read = [(n, found) for n, text in enumerate(values) if (found := number_of(text))]
    bare = [n for n, number in read if not number.unit]
    every = [n for n, number in read if number.unit]
    by_unit: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for n, number in read:
        by_unit[number.unit].append(((number.low + number.high) / 2, n))
    near = (pair for placed in by_unit.values() for pair in _windows(placed, tolerance))
    across = ((a, b) for a in bare for b in every)  # a number without a unit is in that of another
    for pairs in (near, across):
        for a, b in pairs:
            if numbers_apart(values[a], values[b]) <= tolerance:
                yield a, b
                yield b, a


def minutes_within(values: Sequence[str], tolerance: float) -> Iterator[tuple[int, int]]:
    """The same of times of day, round midnight too."""
    placed = [
        (minute % DAY + turn, n)
        for n, text in enumerate(values)
        if not math.isnan(minute := minute_of(text))
        for turn in (0, DAY)
    ]
    met = set()
    for a, b in _windows(placed, tolerance):
        one, other = min(a, b), max(a, b)
        if one != other and (one, other) not in met:
            met.add((one, other))
            if minutes_apart(values[one], values[other]) <= tolerance:
                yield one, other
                yield other, one


def _windows(placed: list[tuple[float, int]], reach: float) -> Iterator[tuple[int, int]]:
    """Every two that lie no further apart, and a little more, the one that lies before first."""
    placed.sort()
    places = [place for place, _ in placed]
    for n, (place, one) in enumerate(placed):
        end = bisect_right(places, place + reach * (1 + 1e-9) + 1e-9)
        for _, other in placed[n + 1 : end]:
            yield one, other


def dates_held(values: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each date and one whose days are some of its own; indices."""
    placed = sorted((days, n) for n, text in enumerate(values) if (days := days_of(text)))
    first = [days[0] for days, _ in placed]
    for days, outer in placed:
        for _, inner in placed[bisect_left(first, days[0]) : bisect_right(first, days[1])]:
            if holds(values[outer], values[inner]):
                yield outer, inner


def names_held(values: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each set of names and one that has all of them and more; indices."""
    sets = [names_in(text) for text in values]
    having: dict[str, list[int]] = defaultdict(list)
    for n, names in enumerate(sets):
        for name in names:
            having[name].append(n)
    for part, names in enumerate(sets):
        rarest = min((having[name] for name in names), key=len, default=range(len(sets)))
        yield from ((part, whole) for whole in rarest if names < sets[whole])


def places_above(
    values: Sequence[str], above: Callable[[str], frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Each value and one that lies within it; indices."""
    index: Mapping[str, int] = {text: n for n, text in enumerate(values)}
    for n, text in enumerate(values):
        yield from ((index[upper], n) for upper in above(text) if upper in index)
