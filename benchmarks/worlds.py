"""Generated worlds of claims whose truth is known: who is right how often, who copies whom.

Everything follows from the seed. A world is made as the sources of a real one come about: each
covers some items, of its own or taken over from another; on its own items it is right as often as
its reliability says, and errs towards values that are wrong in the same popular way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a world is like.

    Attributes:
        sources, items, claims: how many; of claims about as many, as none is made twice.
        reliability, spread: mean and standard deviation of how often an independent source is
            right, in (0, 1).
        skew: exponent by which the n-th source has n ** -skew times the claims of the first.
        wrong: false values of an item that anybody may fall for.
        popular: exponent by which the n-th false value is n ** -popular times as frequent.
        copiers: share of the sources that copy another.
        copied: share of a copier's claims that are taken over, right or wrong.
    """

    sources: int
    items: int
    claims: int
    reliability: float = 0.75
    spread: float = 0.12
    skew: float = 0.0
    wrong: int = 5
    popular: float = 0.5
    copiers: float = 0.0
    copied: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Claims as numbers, and their truth: of every item the right value is 0.

    Attributes:
        source, item, value: of each claim, by item and source; shape (claims,).
        right: how often each source is right on its own items; shape (sources,).
        original: whom each source copies, -1 for nobody; shape (sources,).
    """

    recipe: Recipe
    source: NDArray[np.int64]
    item: NDArray[np.int64]
    value: NDArray[np.int64]
    right: NDArray[np.float64]
    original: NDArray[np.int64]

    def rows(self) -> list[tuple[str, str, str]]:
        """The claims as rows of source, item and value."""
        columns = (self.source.tolist(), self.item.tolist(), self.value.tolist())
        return [
            (source_name(s), item_name(i), value_name(i, v))
            for s, i, v in zip(*columns, strict=True)
        ]

    @property
    def accuracy(self) -> NDArray[np.float64]:
        """The share of each source's claims that are right; 0 where it makes none."""
        made = np.bincount(self.source, minlength=self.recipe.sources)
        right = np.bincount(self.source[self.value == 0], minlength=self.recipe.sources)
        return right / np.maximum(made, 1)


def source_name(source: int) -> str:
    """A name as tables have it."""
    return f"source-{source:05}"


def item_name(item: int) -> str:
    """A name as tables have it: object and attribute."""
    return f"object {item:08}␟state"


def value_name(item: int, value: int) -> str:
    """A text that says nothing of whether it is right: values of an item are dealt anew."""
    return f"value {_dealt(item, value)}"


def _dealt(item: Any, value: Any) -> Any:  # noqa: ANN401  numbers or arrays of them
    """A number below a million for each value of an item, no two of one item the same."""
    return (item * 92_821 + value * 689_287 + 17) * 48_271 % 1_000_003


def make_world(recipe: Recipe, seed: int) -> World:
    """The world of a recipe and a seed; the same ones give the same world."""
    rng = np.random.default_rng([seed, recipe.sources, recipe.items])
    right = _reliabilities(recipe, rng)
    original = _originals(recipe, rng)
    source, item = _coverage(recipe, rng)
    value = _said(recipe, rng, right[source])
    own = original[source] < 0
    taken = ~own & (rng.random(len(source)) < recipe.copied)
    source, item, value = _copied(rng, original, (source, item, value), taken)
    keys = item * recipe.sources + source
    _, first = np.unique(keys, return_index=True)
    return World(
        recipe=recipe,
        source=source[first],
        item=item[first],
        value=value[first],
        right=right,
        original=original,
    )


def _reliabilities(recipe: Recipe, rng: np.random.Generator) -> NDArray[np.float64]:
    mean, variance = recipe.reliability, recipe.spread**2
    weight = mean * (1 - mean) / variance - 1
    return rng.beta(mean * weight, (1 - mean) * weight, recipe.sources)


def _originals(recipe: Recipe, rng: np.random.Generator) -> NDArray[np.int64]:
    """Whom each source copies: one that copies nobody, or nobody."""
    copiers = round(recipe.copiers * recipe.sources)
    order = rng.permutation(recipe.sources)
    original = np.full(recipe.sources, -1)
    original[order[:copiers]] = rng.choice(order[copiers:], copiers)
    return original


def _coverage(
    recipe: Recipe, rng: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Who speaks of what, nobody twice of one item."""
    share = np.arange(1, recipe.sources + 1, dtype=float) ** -recipe.skew
    share = rng.permutation(share / share.sum())
    wanted = np.minimum(share * recipe.claims / recipe.items, 1)  # of the items, by source
    if recipe.sources * recipe.items <= 10 * recipe.claims:
        speaks = rng.random((recipe.items, recipe.sources)) < wanted
        item, source = np.nonzero(speaks)
        return source, item
    source = rng.choice(recipe.sources, recipe.claims, p=wanted / wanted.sum())
    keys = np.unique(rng.integers(0, recipe.items, recipe.claims) * recipe.sources + source)
    return keys % recipe.sources, keys // recipe.sources


def _said(
    recipe: Recipe, rng: np.random.Generator, right: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Values said independently: 0 is right."""
    share = np.arange(1, recipe.wrong + 1, dtype=float) ** -recipe.popular
    wrong = 1 + rng.choice(recipe.wrong, len(right), p=share / share.sum())
    return np.where(rng.random(len(right)) < right, 0, wrong)


def _copied(
    rng: np.random.Generator,
    original: NDArray[np.int64],
    claims: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
    taken: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The claims, those `taken` over replaced by random ones of the original.

    What is taken over stands first, so that it wins over what a copier says itself.
    """
    source, item, value = claims
    by_source = np.argsort(source, kind="stable")
    start = np.searchsorted(source[by_source], np.arange(len(original) + 1))
    of = original[source[taken]]
    size = start[of + 1] - start[of]
    copier, of, size = source[taken][size > 0], of[size > 0], size[size > 0]
    drawn = by_source[start[of] + (rng.random(len(of)) * size).astype(np.int64)]
    return (
        np.concatenate([copier, source[~taken]]),
        np.concatenate([item[drawn], item[~taken]]),
        np.concatenate([value[drawn], value[~taken]]),
    )


def write_claims(world: World, path: Path, *, labels: int = 0, seed: int = 0) -> int:
    """Write the claims to a Parquet file, rows in random order; returns how many there are.

    With `labels` the values of all items are so many labels that recur, else of each its own.
    """
    import polars as pl  # noqa: PLC0415  an extra

    order = np.random.default_rng(seed).permutation(len(world.source))
    source, item, value = (a[order] for a in (world.source, world.item, world.value))
    said = (_dealt(item, 0) + value) % labels if labels else _dealt(item, value)
    frame = pl.DataFrame({"source": source, "item": item, "value": said})
    frame.select(
        pl.format("source-{}", pl.col("source").cast(pl.String).str.zfill(5)).alias("source"),
        pl.format("object {}␟state", pl.col("item").cast(pl.String).str.zfill(8)).alias("item"),
        pl.format("value {}", pl.col("value")).alias("value"),
    ).write_parquet(path)
    return len(order)
