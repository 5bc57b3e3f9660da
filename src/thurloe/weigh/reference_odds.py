"""What the plain reference reckons with, of single figures."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.weigh.copying import FAMILIAR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Item = Mapping[str, Mapping[str, Sequence[str]]]  # item -> value -> sources


def probabilities(score: Mapping[str, float]) -> dict[str, float]:
    """Of values by their log-odds; some other value has log-odds 0."""
    top = max(0.0, *score.values())
    odds = {value: math.exp(s - top) for value, s in score.items()}
    whole = math.fsum(odds.values()) + math.exp(-top)
    return {value: o / whole for value, o in odds.items()}


def posterior(
    ratios: Sequence[float], differ: int, prior: float, shares: Sequence[float]
) -> tuple[float, float]:
    """That a pair copies, and the share of what it is thought to copy."""
    logs = [
        math.log(prior / len(shares))
        + math.fsum(math.log(1 + c * (ratio - 1)) for ratio in ratios)
        + differ * math.log(1 - c)
        for c in shares
    ]
    top = max(*logs, math.log(1 - prior))
    odds = [math.exp(log - top) for log in logs]
    whole = math.fsum(odds) + math.exp(math.log(1 - prior) - top)
    return math.fsum(odds) / whole, sum(o * c for o, c in zip(odds, shares, strict=True)) / whole


def drawn(hits: float, given: float, mean: float, worth: float) -> float:
    """A share of hits drawn to a mean that is worth so many claims."""
    return (hits + worth * mean) / (given + worth)


def xlogx(x: float) -> float:
    """Of x = 0 it is 0."""
    return x * math.log(max(x, 1e-12)) if x > 0 else 0.0


def alikeness(table: Item) -> dict[tuple[str, str], float]:
    """How much more often each pair agrees than pairs do, of what is left to agree on."""
    same: dict[tuple[str, str], int] = defaultdict(int)
    overlap: dict[tuple[str, str], int] = defaultdict(int)
    met = set()
    for values in table.values():
        says = {source: value for value, who in values.items() for source in who}
        for pair in combinations(sorted(says), 2):
            agree = says[pair[0]] == says[pair[1]]
            met |= {pair} if agree else set()
            same[pair] += agree and len(values) > 1
            overlap[pair] += len(values) > 1
    usual = (sum(same[p] for p in met) + 1) / (sum(overlap[p] for p in met) + 2)
    often = {p: (same[p] + FAMILIAR * usual) / (overlap[p] + FAMILIAR) for p in met}
    return defaultdict(float, {p: max(r - usual, 0) / (1 - usual) for p, r in often.items()})
