"""Which values of an item may stand for which: vaguer ones and near misses, by kind of value."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.encode import tails
from thurloe.weigh.kernel import CLOSE
from thurloe.weigh.names import Names
from thurloe.weigh.slots import Related
from thurloe.weigh.standing_for import (
    at_most,
    dates_held,
    minutes_within,
    names_held,
    numbers_within,
    places_above,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from thurloe.weigh.slots import Ints
    from thurloe.weigh.votes import Votes

    Near = Callable[[Sequence[str]], Iterable[tuple[int, int]]]

OF = "\u241f"  # between object and attribute in the name of an item
MANY = "many"  # several values of an item may be true
_TOLERANT = ("number", "minutes of the day")
HOLDING = ("date",)
_NEAR = ("set of names", "hierarchy")


def related(
    votes: Votes,
    kinds: Mapping[str, tuple[str, float]],
    hierarchy: Iterable[tuple[str, str]],
    fits: Iterable[tuple[str, str, str]],
) -> Related:
    """The slots of one item of which the first may stand for the second.

    `kinds` gives name and tolerance by attribute. A "number" and "minutes of the day" within the
    tolerance fit each other, nearly; a "date" fits what lies within it. A "set of names" that is
    part of another, and in a "hierarchy" what the other is in, are near it. `fits` are as in
    `Evidence`.
    """
    found: dict[str, list[tuple[int, int]]] = {kind: [] for kind in _TOLERANT + HOLDING + _NEAR}
    for kind, pairs in _by_kind(votes, kinds, _above(hierarchy)):
        found[kind] += pairs
    near, close, held = (
        _array(sorted(pair for kind in of for pair in found[kind]))
        for of in (_NEAR, _TOLERANT, HOLDING)
    )
    full = np.concatenate([held, _fitting_pairs(votes, fits)])
    every = np.concatenate([full, close])
    fitness = np.append(np.ones(len(full)), np.full(len(close), CLOSE))
    order = np.lexsort((every[:, 1], every[:, 0]))
    graded = bool(len(near) or len(close) or len(held))
    return Related(near=near, fits=every[order], fitness=fitness[order], graded=graded)


def _array(pairs: Sequence[tuple[int, int]]) -> Ints:
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _by_kind(
    votes: Votes,
    kinds: Mapping[str, tuple[str, float]],
    above: Callable[[str], frozenset[str]],
) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The kind of each item that may have such pairs, and its pairs."""
    tests = {attribute: (kind[0], _test(*kind, above)) for attribute, kind in kinds.items()}
    if not any(test for _, test in tests.values()):
        return
    attributes, attribute = attributes_of(votes.items)
    by_attribute = [tests.get(name, tests.get("*", ("", None))) for name in attributes]
    tested = np.array([test is not None for _, test in by_attribute])[attribute]
    items = np.flatnonzero(tested & (np.diff(votes.item_start) > 1))
    for item, number in zip(items.tolist(), attribute[items].tolist(), strict=True):
        start, end = votes.item_start[item : item + 2].tolist()
        kind, test = by_attribute[number]
        if test:
            yield kind, _within(votes.values[start:end], start, test)


def _fitting_pairs(votes: Votes, fits: Iterable[tuple[str, str, str]]) -> Ints:
    """The slots of (item, value, true value) triples, ordered; shape (pairs, 2).

    Those of which an item or a value is not there are left out.
    """
    wanted: dict[str, list[tuple[str, str]]] = {}
    for item, claimed, true in fits:
        wanted.setdefault(item, []).append((claimed, true))
    found: set[tuple[int, int]] = set()
    for item, pairs in wanted.items():
        at = bisect_left(votes.items, item)
        if at == len(votes.items) or votes.items[at] != item:
            continue
        start, end = votes.item_start[at : at + 2].tolist()
        slot = {votes.values[n]: n for n in range(start, end)}
        found |= {(slot[a], slot[b]) for a, b in pairs if a != b and a in slot and b in slot}
    return _array(sorted(found))


def attributes_of(items: Sequence[str]) -> tuple[list[str], Ints]:
    """The attributes, sorted, and which of them each item has.

    The attribute is what follows the last `␟` of an item's name; "" where there is none.
    """
    return tails(items if isinstance(items, Names) else Names.of(items), OF)


def _within(values: Sequence[str], start: int, test: Near) -> list[tuple[int, int]]:
    """The pairs of an item's slots, the first of which is `start`, that are near, in order."""
    return [(start + a, start + b) for a, b in at_most(test(list(values)))]


def _test(name: str, tolerance: float, above: Callable[[str], frozenset[str]]) -> Near | None:
    """Of an item's values the pairs of which the first may stand for the second."""
    if name == "number" and tolerance > 0:
        return partial(numbers_within, tolerance=tolerance)
    if name == "minutes of the day" and tolerance > 0:
        return partial(minutes_within, tolerance=tolerance)
    if name == "date":
        return dates_held
    if name == "set of names":
        return names_held
    if name == "hierarchy":
        return partial(places_above, above=above)
    return None


def _above(hierarchy: Iterable[tuple[str, str]]) -> Callable[[str], frozenset[str]]:
    """By value everything that it is in, however far up."""
    parents: dict[str, set[str]] = {}
    for child, parent in hierarchy:
        parents.setdefault(child, set()).add(parent)

    @cache
    def above(value: str) -> frozenset[str]:
        seen: set[str] = set()
        ahead = [value]
        while ahead:
            new = parents.get(ahead.pop(), set()) - seen
            seen |= new
            ahead += new
        return frozenset(seen - {value})

    return above
