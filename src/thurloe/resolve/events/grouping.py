"""Average-link clustering of what is likely one: two that are each the other's surest, at a time.

Pairs that are not given count as certainly two. No mean with a union is higher than the higher of
its two, so it does not matter which such two are joined first (a chain of nearest neighbours,
Murtagh 1983, doi:10.1093/comjnl/26.4.354), and the work stays among neighbours in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Likely = tuple[int, int, float]  # a pair and how likely it is one
Ties = list[dict[int, float]]  # group -> the groups that it has pairs with, sums of probabilities


def agglomerate(n: int, likely: Iterable[Likely], least: float) -> list[list[int]]:
    """Average link, as long as the mean is `least` or more; of equal pairs the earlier first."""
    ties: Ties = [{} for _ in range(n)]
    for i, j, p in likely:
        ties[i][j] = ties[j][i] = p
    groups = [[i] for i in range(n)]  # a group has the number of its first; the others' are empty
    for first in range(n):
        if groups[first]:
            _follow(first, groups, ties, least)
    return [sorted(group) for group in groups if group]


def _follow(first: int, groups: list[list[int]], ties: Ties, least: float) -> None:
    """From a group to its surest, and to the surest of that, joining each two that are mutual."""
    chain = [first]
    while chain:
        one, before = chain[-1], chain[-2] if len(chain) > 1 else None
        mean, other = _surest(one, groups, ties, before)
        if mean < least:
            return  # only of a chain of one: the others are reached by a mean that is higher
        if other != before:
            chain.append(other)
            continue
        del chain[-2:]
        _merge(min(one, other), max(one, other), groups, ties)
        chain = chain or [min(one, other)]


def _surest(one: int, groups: list[list[int]], ties: Ties, before: int | None) -> tuple[float, int]:
    """The highest mean of a group with another; of ties that `before`, or else the earliest."""
    if not ties[one]:
        return -1.0, one
    own = len(groups[one])
    means = ((-p / (own * len(groups[k])), k != before, k) for k, p in ties[one].items())
    mean, _, other = min(means)
    return -mean, other


def _merge(one: int, other: int, groups: list[list[int]], ties: Ties) -> None:
    """Put the second of two groups into the first."""
    groups[one] += groups[other]
    groups[other] = []
    mine, theirs = ties[one], ties[other]
    ties[other] = {}
    del mine[other], theirs[one]
    for k, p in theirs.items():
        del ties[k][other]
        ties[k][one] = mine[k] = mine.get(k, 0.0) + p
