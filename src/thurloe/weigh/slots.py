"""Votes and what is given with them, as arrays by claim, slot and item: what is fitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from thurloe.weigh.votes import Votes

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

PAIR = 2
# Up to the first every way of copying is weighed (`structure`), from the second on none but pairs;
# between them it is the less of the first, the more sources and claims there are.
FEW_SOURCES, MANY_SOURCES = 12, 17
FEW_CLAIMS, MANY_CLAIMS = 2000, 6000
AN_ITEM = 50.0  # claims, at most, that it tells of all sources together: see `tells_of`
UNHEARD = 1.0  # false values that nobody gives, beside those that are given


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Votes and what is given with them, by claim, slot and item.

    Attributes:
        source: by claim; shape (claims,).
        slot: of each claim; shape (claims,).
        owner: the item of each slot; shape (slots,).
        start: the first slot of each item; shape (items,).
        counted: the values that are rivals, by item; shape (items,).
        others: how many wrong values there are to give, by item; shape (items,).
        unheard: logarithm of how many values there are that nobody gave; shape (items,).
        near: (claimed, true) pairs of slots of which the first may stand for the second; shape
            (pairs, 2).
        fits: (claimed, true) pairs of slots where who gives the first is right if the second is
            true; shape (pairs, 2).
        fitness: how well they fit, in (0, 1]; shape (pairs,).
        graded: whether values are of a kind that may be near others, as no category is.
        fixed: by item, the slot known to be true, -2 if that is none of them, -1 if it is not
            known; shape (items,).
        prior: how often each source is right, and how many claims that is worth, or weight 0;
            shape (sources, 2).
        tells: how much each claim tells of all sources together, in (0, 1]; shape (claims,), or
            None where each tells in full.
    """

    source: NDArray[np.int32]
    slot: Ints
    owner: Ints
    start: Ints
    counted: Floats
    others: Floats
    unheard: Floats
    near: Ints
    fits: Ints
    fitness: Floats
    graded: bool
    fixed: Ints
    prior: Floats
    tells: Floats | None = None

    @property
    def sources(self) -> int:
        """How many there are."""
        return len(self.prior)

    @property
    def small(self) -> bool:
        """Whether claims are so few that each can be held out in turn."""
        return is_small(self.sources, len(self.source))

    @property
    def every_way(self) -> float:
        """How far every way of copying counts, in [0, 1], and pairs by themselves the rest."""
        return every_way(self.sources, len(self.source))

    @property
    def close(self) -> bool:
        """Whether some values are within a tolerance of others."""
        return bool((self.fitness < 1).any())

    def of_item(self, at: int, claims: Ints) -> Table:
        """The part of it that is about one item, with that item's claims."""
        low, high = ends = np.searchsorted(self.owner, [at, at + 1]).tolist()
        near, fits = (
            slice(*np.searchsorted(pairs[:, 0], ends).tolist()) for pairs in (self.near, self.fits)
        )
        fixed = self.fixed[at : at + 1]
        return Table(
            source=self.source[claims],
            slot=self.slot[claims] - low,
            owner=np.zeros(high - low, dtype=np.int64),
            start=np.zeros(1, dtype=np.int64),
            counted=self.counted[at : at + 1],
            others=self.others[at : at + 1],
            unheard=self.unheard[at : at + 1],
            near=self.near[near] - low,
            fits=self.fits[fits] - low,
            fitness=self.fitness[fits],
            graded=self.graded,
            fixed=np.where(fixed >= 0, fixed - low, fixed),
            prior=self.prior,
        )


def is_small(sources: int, claims: int) -> bool:
    """Whether a table is so small that time is no matter."""
    return sources < MANY_SOURCES and claims < MANY_CLAIMS


def every_way(sources: int, claims: int) -> float:
    """How far every way of copying counts: told by these two counts alone; in [0, 1].

    Of two sources nothing but a third tells agreement from copying: they are taken as a pair.
    """
    if sources <= PAIR or not is_small(sources, claims):
        return 0.0
    by_sources = (MANY_SOURCES - sources) / (MANY_SOURCES - FEW_SOURCES)
    by_claims = (MANY_CLAIMS - claims) / (MANY_CLAIMS - FEW_CLAIMS)
    return min(by_sources, 1.0) * min(by_claims, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Which slots are near others or fit them: see `Table`."""

    near: Ints
    fits: Ints
    fitness: Floats
    graded: bool


UNRELATED = Related(
    near=np.zeros((0, 2), dtype=np.int64),
    fits=np.zeros((0, 2), dtype=np.int64),
    fitness=np.zeros(0),
    graded=False,
)


def table_of(votes: Votes, related: Related, fixed: Ints, prior: Floats) -> Table:
    """The table of some votes."""
    count = np.diff(votes.item_start)
    owner = np.repeat(np.arange(len(votes.items)), count)
    counted = counted_in(owner, len(count), related.fits)
    others, unheard = others_of(counted, UNHEARD)
    return Table(
        source=votes.source,
        slot=np.repeat(np.arange(len(votes.values)), np.diff(votes.slot_start)),
        owner=owner,
        start=votes.item_start[:-1],
        counted=counted,
        others=others,
        unheard=unheard,
        near=related.near,
        fits=related.fits,
        fitness=related.fitness,
        graded=related.graded,
        fixed=fixed,
        prior=prior,
        tells=tells_of(votes),
    )


def tells_of(votes: Votes) -> Floats | None:
    """How much each claim tells of all sources together; shape (claims,), None if all in full.

    A question to which ten thousand give ten thousand answers shows something wrong with it rather
    than with whatever else they say: it tells no more than `AN_ITEM` claims would.
    """
    many = np.diff(votes.slot_start[votes.item_start])
    if many.max() <= AN_ITEM:
        return None
    return np.repeat(np.minimum(1.0, AN_ITEM / many), many)


def counted_in(owner: Ints, items: int, fits: Ints) -> Floats:
    """How many values of each item are rivals: none that fits an exacter one; (items,).

    Of two that fit each other, as those within a tolerance do, the second is not counted.
    """
    many = len(owner)
    rivals = np.ones(many)
    if len(fits):
        claimed, true = fits.T
        mutual = np.isin(true * many + claimed, claimed * many + true)
        rivals[claimed[~mutual | (true < claimed)]] = 0.0
    return sums(owner, rivals, items)


def others_of(values: Floats, unheard: Floats | float) -> tuple[Floats, Floats]:
    """How many wrong values there are to give, and the logarithm of how many nobody gave; (items,).

    `values` is how many rivals are given, `unheard` how many false ones there are at least beside.
    """
    others = np.maximum(values - 1, 1.0) + unheard
    return others, np.log(others + 1 - values)


def sums(where: NDArray[np.integer], what: Floats, size: int) -> Floats:
    """What falls to each place, added up; shape (size,)."""
    return np.bincount(where, weights=what, minlength=size).astype(float, copy=False)
