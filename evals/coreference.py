"""How well mentions were put together: MUC, B³, CEAFe and their mean, the CoNLL figure.

By the definitions of Vilain et al. (1995), Bagga and Baldwin (1998), Luo (2005) and Pradhan et al.
(2014, doi:10.3115/v1/P14-2006): `key` is gold, `response` is ours, each a partition of mentions.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

Partition = list[frozenset["Hashable"]]


@dataclass(frozen=True, slots=True)
class Shares:
    """Two fractions, of what gold has and of what we have; they add up over topics."""

    found: float
    wanted: float
    right: float
    given: float

    def __add__(self, other: Shares) -> Shares:
        return Shares(
            self.found + other.found,
            self.wanted + other.wanted,
            self.right + other.right,
            self.given + other.given,
        )

    @property
    def recall(self) -> float:
        """0 to 1; 0 where nothing was wanted."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision, 0 to 1."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def partition(names: Mapping[Hashable, Hashable]) -> Partition:
    """Mention -> the name of its cluster, as sets of mentions."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, name in names.items():
        found[name].add(mention)
    return [frozenset(some) for some in found.values()]


def muc(key: Partition, response: Partition) -> Shares:
    """Links that are needed to hold each cluster together, and that the other side has."""
    return Shares(*_links(key, response), *_links(response, key))


def _links(one: Partition, other: Partition) -> tuple[int, int]:
    home = _homes(other)
    kept = sum(len(c) - len({home.get(m, m) for m in c}) for c in one)
    return kept, sum(len(c) - 1 for c in one)


def b_cubed(key: Partition, response: Partition) -> Shares:
    """Of each mention, the share of its cluster that the other side puts with it."""
    return Shares(*_shared(key, response), *_shared(response, key))


def _shared(one: Partition, other: Partition) -> tuple[float, int]:
    home = _homes(other)
    found = 0.0
    for cluster in one:
        at = Counter(home[m] for m in cluster if m in home)
        found += sum(n * n for n in at.values()) / len(cluster)
    return found, sum(map(len, one))


def ceaf_e(key: Partition, response: Partition) -> Shares:
    """Clusters aligned one to one so that they share the most (similarity phi 4)."""
    best = sum(_aligned(key, response, part) for part in _tied(key, response))
    return Shares(best, len(key), best, len(response))


def _tied(key: Partition, response: Partition) -> Iterable[tuple[list[int], list[int]]]:
    """Clusters that share mentions, directly or through others: the rest aligns with nothing."""
    home = _homes(response)
    edges = [{home[m] for m in cluster if m in home} for cluster in key]
    back: dict[int, list[int]] = defaultdict(list)
    for i, ends in enumerate(edges):
        for j in ends:
            back[j].append(i)
    seen: set[int] = set()
    for first in range(len(key)):
        if first in seen or not edges[first]:
            continue
        rows, columns = [first], set()
        seen.add(first)
        for i in rows:
            for j in edges[i] - columns:
                columns.add(j)
                rows += [k for k in back[j] if k not in seen]
                seen.update(back[j])
        yield rows, sorted(columns)


def _aligned(key: Partition, response: Partition, part: tuple[list[int], list[int]]) -> float:
    rows, columns = part
    table = [[_phi4(key[i], response[j]) for j in columns] for i in rows]
    return assignment(table)


def _phi4(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def assignment(table: Sequence[Sequence[float]]) -> float:
    """The most that rows and columns add up to, each taken once (Kuhn, 1955; Munkres, 1957)."""
    if len(table) > len(table[0]):
        table = list(zip(*table, strict=True))
    rows, columns = len(table), len(table[0])
    of_row, of_column, owner = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        _place(table, row, owner, (of_row, of_column))
    return math.fsum(table[owner[j] - 1][j - 1] for j in range(1, columns + 1) if owner[j])


def _place(
    table: Sequence[Sequence[float]],
    row: int,
    owner: list[int],
    prices: tuple[list[float], list[float]],
) -> None:
    """Give `row` a column along the cheapest path of exchanges; prices keep all costs positive."""
    of_row, of_column = prices
    columns = len(owner) - 1
    least, came, done = [math.inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
    owner[0], at = row, 0
    while owner[at]:
        done[at], i = True, owner[at]
        for j in (j for j in range(1, columns + 1) if not done[j]):
            cost = -table[i - 1][j - 1] - of_row[i] - of_column[j]
            if cost < least[j]:
                least[j], came[j] = cost, at
        step, after = min((least[j], j) for j in range(1, columns + 1) if not done[j])
        for j in range(columns + 1):
            if done[j]:
                of_row[owner[j]] += step
                of_column[j] -= step
            else:
                least[j] -= step
        at = after
    while at:
        owner[at], at = owner[came[at]], came[at]


def _homes(clusters: Partition) -> dict[Hashable, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def conll(key: Partition, response: Partition) -> float:
    """Mean F1 of the three, 0 to 1."""
    return (muc(key, response).f1 + b_cubed(key, response).f1 + ceaf_e(key, response).f1) / 3
