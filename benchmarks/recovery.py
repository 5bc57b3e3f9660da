"""What weighing recovers of worlds whose truth is known, and how it does on small ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from worlds import Recipe, make_world, source_name, value_name

import thurloe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from worlds import World

    from thurloe.weigh import Result

LARGE = Recipe(
    sources=1000, items=10_000, claims=200_000, skew=0.3, copiers=0.1, reliability=0.75, spread=0.12
)
FEW = (4, 10)  # sources of a small world, at least and at most
RELIABILITIES, OVERLAPS, COPIERS = (0.6, 0.75, 0.9), (0.4, 0.7, 1.0), (0.0, 0.2, 0.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """How well one large world was recovered.

    Attributes:
        claims: in the world.
        correlation: of the estimated reliabilities with the share of claims that are right.
        independent: the same over sources that copy nobody, with the reliability they were
            given; what chance does to so many claims limits it to `limit`.
        auc: area under the ROC curve of pairs of sources by the probability that one copies the
            other. Pairs of copiers of one original are left out: they share what they copied.
        precision: share of true pairs among as many of the most probable as there are.
    """

    claims: int
    correlation: float
    independent: float
    limit: float
    auc: float
    precision: float


def recover(seed: int, recipe: Recipe = LARGE) -> Recovered:
    """Make a world, weigh it, and compare."""
    world = make_world(recipe, seed)
    result = thurloe.weigh(world.rows())
    found = np.zeros(recipe.sources)
    place = {source_name(n): n for n in range(recipe.sources)}
    for row in result.sources:
        found[place[row["source"]]] = row["reliability"]
    own = world.original < 0
    return Recovered(
        claims=len(world.source),
        correlation=_correlation(found, world.accuracy),
        independent=_correlation(found[own], world.right[own]),
        limit=_correlation(world.accuracy[own], world.right[own]),
        **_ranking(world, result, place),
    )


def _correlation(one: NDArray[np.float64], two: NDArray[np.float64]) -> float:
    return float(np.corrcoef(one, two)[0, 1])


def _ranking(world: World, result: Result, place: dict[str, int]) -> dict[str, float]:
    size = world.recipe.sources
    score = np.zeros((size, size))
    for row in result.copying:
        pair = sorted((place[row["source"]], place[row["copies_from"]]))
        score[tuple(pair)] = max(score[tuple(pair)], row["probability"])
    one, two = np.triu_indices(size, 1)
    original = world.original
    true = (original[one] == two) | (original[two] == one)
    siblings = (original[one] == original[two]) & (original[one] >= 0)
    scores, true = score[one, two][~siblings], true[~siblings]
    top = np.argsort(-scores, kind="stable")[: true.sum()]
    return {"auc": _auc(scores, true), "precision": float((true & (scores > 0))[top].mean())}


def _auc(scores: NDArray[np.float64], true: NDArray[np.bool_]) -> float:
    """The probability that a true pair outranks another; a tie counts half."""
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    rank = (np.cumsum(counts) - (counts - 1) / 2)[place]
    positive, negative = true.sum(), (~true).sum()
    return float((rank[true].sum() - positive * (positive + 1) / 2) / (positive * negative))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Small worlds of one sort: how often the most probable value is right, beside votes.

    Attributes:
        error: expected calibration error in ten bins of equal width.
        gain: accuracy less that of majority vote, ties counted by share; and its standard error
            over worlds.
    """

    reliability: float
    overlap: float
    copiers: float
    items: int
    accuracy: float
    vote: float
    error: float
    gain_error: float


def grid(worlds: int, seed: int = 0) -> Iterator[Cell]:
    """Every cell of reliability, overlap and copying, each from so many worlds."""
    for n, sort in enumerate(product(RELIABILITIES, OVERLAPS, COPIERS)):
        outcomes = [_small(seed + 100_000 * n + world, sort) for world in range(worlds)]
        yield _cell(sort, outcomes)


def grid_outcomes(
    worlds: int, sources: tuple[int, int] = FEW, seed: int = 7_000_000
) -> Iterator[tuple[NDArray[np.float64], ...]]:
    """Of each item of each world of the grid: probability of the best value, whether right."""
    for n, sort in enumerate(product(RELIABILITIES, OVERLAPS, COPIERS)):
        for world in range(worlds):
            yield _small(seed + 100_000 * n + world, sort, sources)[:2]


def _small(
    seed: int, sort: tuple[float, float, float], between: tuple[int, int] = FEW
) -> tuple[NDArray[np.float64], ...]:
    """Of each item of one world: probability of the best value, whether right, by vote."""
    rng = np.random.default_rng(seed)
    reliability, overlap, copiers = sort
    sources, items = int(rng.integers(between[0], between[1] + 1)), int(rng.integers(5, 31))
    recipe = Recipe(
        sources=sources,
        items=items,
        claims=round(sources * items * overlap),
        reliability=reliability,
        wrong=int(rng.integers(1, 6)),
        copiers=copiers,
    )
    world = make_world(recipe, seed)
    weighed = thurloe.weigh(world.rows()).answers.rows()
    return tuple(np.array(column) for column in zip(*_judged(weighed), strict=True))


def _judged(answers: Sequence[dict]) -> Iterator[tuple[float, float, float]]:
    by_item: dict[str, list[dict]] = {}
    for row in answers:
        by_item.setdefault(row["item"], []).append(row)
    for item, rows in by_item.items():
        right = value_name(int(item.split("␟")[0].split()[1]), 0)
        yield (
            max(row["probability"] for row in rows),
            _hit(rows, "probability", right),
            _hit(rows, "support", right),
        )


def _hit(rows: Sequence[dict], by: str, right: str) -> float:
    """Whether the value with the highest figure is right; of a tie, the share that is."""
    most = max(row[by] for row in rows) - 1e-9
    best = [row["value"] for row in rows if row[by] >= most]
    return best.count(right) / len(best)


def _cell(sort: tuple[float, float, float], outcomes: Sequence[tuple]) -> Cell:
    p, hit, vote = (np.concatenate(column) for column in zip(*outcomes, strict=True))
    gains = np.array([hits.mean() - votes.mean() for _, hits, votes in outcomes])
    bins = np.clip((p * 10).astype(int), 0, 9)
    off = np.bincount(bins, p - hit, minlength=10)
    return Cell(
        reliability=sort[0],
        overlap=sort[1],
        copiers=sort[2],
        items=len(p),
        accuracy=float(hit.mean()),
        vote=float(vote.mean()),
        error=float(np.abs(off).sum() / len(p)),
        gain_error=float(gains.std() / len(gains) ** 0.5),
    )
