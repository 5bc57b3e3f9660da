"""Average-link clustering of what is likely one: the surest pair first, while both sides fit.

Pairs that are not given count as certainly two.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


def agglomerate(n: int, likely: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Average link; of equal pairs the earlier first."""
    part_of = _parts(n, (pair for pair, p in likely.items() if p >= least))
    inside: dict[int, dict[Pair, float]] = defaultdict(dict)
    for (i, j), p in likely.items():
        if part_of[i] == part_of[j]:
            inside[part_of[i]][i, j] = p
    groups = [[i] for i in range(n) if part_of[i] not in inside]
    for part in inside.values():
        groups += within(part, n, least)
    return sorted(sorted(group) for group in groups)


def _parts(n: int, pairs: Iterable[Pair]) -> list[int]:
    """What each belongs to by a chain of pairs: no mean is higher than the highest pair in it."""
    parts = list(range(n))

    def first(i: int) -> int:
        while parts[i] != i:
            parts[i] = parts[parts[i]]
            i = parts[i]
        return i

    for i, j in pairs:
        low, high = sorted((first(i), first(j)))
        parts[high] = low
    return [first(i) for i in range(n)]


def within(likely: Mapping[Pair, float], n: int, least: float) -> list[list[int]]:
    """The groups of one part; those that are new are numbered from `n`.

    Of each group only its surest pair waits its turn. Where the other side has gone into a greater
    group meanwhile, the next is looked for: no mean with a union is higher than the higher of two.
    """
    members = {i: [i] for pair in likely for i in pair}
    ties: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), p in likely.items():
        ties[i][j] = ties[j][i] = p
    heap = [(*_surest(i, members, ties), i) for i in members]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= least:
        _, i, j, one = heapq.heappop(heap)
        if one not in members:
            continue
        if i in members and j in members:
            _merge(i, j, n, members, ties)
            one, n = n, n + 1
        if ties[one]:
            heapq.heappush(heap, (*_surest(one, members, ties), one))
    return list(members.values())


def _surest(
    i: int, members: Mapping[int, list[int]], ties: Mapping[int, Mapping[int, float]]
) -> tuple[float, int, int]:
    """The pair of a group with the highest mean, less than 0 so that it comes first; of ties too.

    Ties are sums of probabilities.
    """
    own = len(members[i])
    mean, j = min((-p / (own * len(members[k])), k) for k, p in ties[i].items())
    return mean, min(i, j), max(i, j)


def _merge(
    i: int, j: int, new: int, members: dict[int, list[int]], ties: dict[int, dict[int, float]]
) -> None:
    """Make two groups the group `new`; ties are sums of probabilities."""
    members[new] = members.pop(i) + members.pop(j)
    for old in (i, j):
        for k, p in ties.pop(old).items():
            if k in {i, j}:
                continue
            del ties[k][old]
            ties[new][k] = ties[k][new] = ties[new].get(k, 0.0) + p
