"""What the plain reference reckons with, of single figures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
