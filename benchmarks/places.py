"""Whether it helps to ask how often a source is right with a place: `benchmarks/places.py`.

Worlds of places in lands, made from a seed, whose truth is known: sources are right, vague, too
exact or wrong; some always take certain places for others. `--worlds N` sets how many a row,
`--seed` the first. Each is weighed with habits and with one rate a source (`thurloe.weigh.habits`).
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh import habits
from thurloe.weigh.engine import Evidence, Kind, weigh_votes
from thurloe.weigh.votes import votes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

LANDS, SHIRES, TOWNS = 6, 5, 8  # of each, so many in the next
WIDER = 0.2
ONE_RATE = 1e12  # claims that a source's own rate is worth: its record with one place is nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a world of places is like.

    Attributes:
        sources, items: how many.
        right, vague: how often sources are, on average; of the rest one claim in fifty is too
            exact and the others are any place.
        overlap: the share of the items that a source speaks of, on average.
        common: exponent by which the n-th town is n ** -common times as frequent as the first.
        habit: the share of the towns for which a source always takes another.
    """

    sources: int = 6
    items: int = 800
    right: float = 0.7
    vague: float = 0.12
    overlap: float = 0.5
    common: float = 1.0
    habit: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Towns, the commonest first, what lies in what, and how frequent each town is."""

    towns: Sequence[str]
    within: dict[str, str]
    frequent: NDArray[np.float64]
    parts: dict[str, list[str]] = field(default_factory=dict)

    def any_town(self, rng: np.random.Generator) -> str:
        return self.towns[rng.choice(len(self.towns), p=self.frequent)]

    def wider(self, place: str) -> str:
        return self.within.get(place, place)


def make_map(rng: np.random.Generator, common: float) -> Map:
    """Towns in shires in lands, in an order of chance."""
    shires = {f"land{a} shire{b}": f"land{a}" for a in range(LANDS) for b in range(SHIRES)}
    towns = {f"{shire} town{c}": shire for shire in shires for c in range(TOWNS)}
    parts: dict[str, list[str]] = {}
    for part, whole in (shires | towns).items():
        parts.setdefault(whole, []).append(part)
    frequent = np.arange(1, len(towns) + 1) ** -common
    order = [str(town) for town in rng.permutation(list(towns))]
    share = frequent / frequent.sum()
    return Map(towns=order, within=shires | towns, frequent=share, parts=parts)


def make_world(
    recipe: Recipe, seed: int
) -> tuple[list[tuple[str, str, str]], dict[str, str], dict[str, str]]:
    """Rows of source, item and value; the true values; which place lies in which."""
    rng = np.random.default_rng([seed, recipe.sources, recipe.items])
    places = make_map(rng, recipe.common)
    able = rng.beta(recipe.right * 8, (1 - recipe.right) * 8, recipe.sources)
    vague = np.minimum(rng.beta(1, 1 / recipe.vague - 1, recipe.sources), 0.8 * (1 - able))
    speaks = rng.beta(2, 2, recipe.sources) * recipe.overlap * 2
    taken = [_taken(recipe, places, rng) for _ in range(recipe.sources)]
    rows, truth = [], {}
    for n in range(recipe.items):
        true = _widened(places, places.any_town(rng), rng)
        truth[f"i{n:05}"] = true
        for s in np.flatnonzero(rng.random(recipe.sources) < speaks):
            meant = taken[s].get(true, true)
            rows.append((f"s{s:02}", f"i{n:05}", _said(places, meant, (able[s], vague[s]), rng)))
    return rows, truth, places.within


def _taken(recipe: Recipe, places: Map, rng: np.random.Generator) -> dict[str, str]:
    """The towns for which a source takes others."""
    return {t: places.any_town(rng) for t in places.towns if rng.random() < recipe.habit}


def _said(places: Map, meant: str, rates: tuple[float, float], rng: np.random.Generator) -> str:
    able, vague = rates
    draw = rng.random()
    if draw < able:
        return meant
    if draw < able + vague:
        return places.wider(meant)
    if draw < able + vague + 0.02:
        return str(rng.choice(places.parts.get(meant, [meant])))
    return _widened(places, places.any_town(rng), rng)


def _widened(places: Map, town: str, rng: np.random.Generator) -> str:
    """The town itself, once in five times its shire or, of these once in four, its land."""
    draw = rng.random()
    wider = places.wider(town) if draw < WIDER else town
    return places.wider(wider) if draw < WIDER / 4 else wider


def outcomes(recipe: Recipe, seed: int, worth: float) -> NDArray[np.float64]:
    """Of each item how probable the best value is and whether it is right; shape (items, 2)."""
    rows, truth, within = make_world(recipe, seed)
    known = Evidence(kinds={"*": Kind(name="hierarchy")}, hierarchy=sorted(within.items()))
    before, habits.HABIT = habits.HABIT, worth
    try:
        found = weigh_votes(votes_of(rows), known)
    finally:
        habits.HABIT = before
    votes, result = found.votes, []
    for item, start, end in zip(votes.items, votes.item_start, votes.item_start[1:], strict=False):
        p = found.probability[start:end]
        result.append((p.max(), votes.values[start + int(np.argmax(p))] == truth[item]))
    return np.array(result, dtype=float)


def figures(found: NDArray[np.float64]) -> tuple[float, float, float]:
    """Accuracy, calibration error in ten bins, log loss."""
    p, hit = found.T
    off = np.bincount(np.clip((p * 10).astype(int), 0, 9), p - hit, minlength=10)
    chance = np.clip(np.where(hit > 0, p, 1 - p), 1e-6, 1)
    return float(hit.mean()), float(np.abs(off).sum() / len(p)), float(-np.log(chance).mean())


def rows_of() -> Iterator[tuple[str, Recipe]]:
    """The sorts of worlds, each differing from the first in what it is called by."""
    plain = Recipe()
    yield "no habits", plain
    yield "120 items", replace(plain, items=120)
    yield "two places are most common", replace(plain, common=1.8)
    yield "right half the time", replace(plain, right=0.5)
    yield "15 sources, less overlap", replace(plain, sources=15, overlap=0.3)
    yield "2 sources, often vague", replace(plain, sources=2, overlap=0.6, vague=0.2)
    yield "habits with one place in ten", replace(plain, habit=0.1)
    yield "the same, 120 items", replace(plain, habit=0.1, items=120)
    yield "the same, 3 sources", replace(plain, habit=0.1, sources=3)
    yield "the same, 3,000 items", replace(plain, habit=0.1, items=3000)
    yield "the same, two most common", replace(plain, habit=0.1, common=1.8)


def main() -> None:
    """Print a row of each sort of worlds: with one rate a source, and with habits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=9_000)
    args = parser.parse_args()
    seeds = range(args.seed, args.seed + args.worlds)
    print("| worlds | right | with habits | error | with habits | log loss | with habits |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, recipe in rows_of():
        pairs = zip(
            *(
                figures(np.concatenate([outcomes(recipe, seed, worth) for seed in seeds]))
                for worth in (ONE_RATE, habits.HABIT)
            ),
            strict=True,
        )
        cells = [f"{figure:.3f}".removeprefix("0") for pair in pairs for figure in pair]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
