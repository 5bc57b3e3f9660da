"""What goes into weighing votes beside them, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.copying import Independence, Links
    from thurloe.weigh.habits import Habits
    from thurloe.weigh.labels import Ballots, Model
    from thurloe.weigh.listing import Listing
    from thurloe.weigh.slots import Table
    from thurloe.weigh.votes import Votes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What the values of an attribute are.

    Attributes:
        name: `category`, `number`, `minutes of the day`, `date`, `set of names`, `hierarchy`, or
            `many` where several values of an item may be true.
        tolerance: how far apart numbers or minutes are that may be the same; 0 for none.
    """

    name: str = "category"
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known beside the claims; nothing of it has to be.

    Attributes:
        kinds: by attribute (what follows `␟` in an item's name); `*` for every other attribute.
        hierarchy: (child, parent) pairs of values; a child may have several parents.
        lineage: (source, copies_from) pairs of sources, as declared.
        fits: (item, value, true value) triples where who gives the first value is right if the
            other is true: "1943" beside 7 November 1943.
        known: item -> its true value.
        prior: source -> how often it is taken to be right, in (0, 1), and how many items that
            is worth.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    hierarchy: Sequence[tuple[str, str]] = ()
    lineage: Sequence[tuple[str, str]] = ()
    fits: Sequence[tuple[str, str, str]] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    prior: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Pairs of sources of which one seems to copy the other, most probable first.

    Attributes:
        source, copies_from: indices into `Votes.sources`; shape (pairs,).
        told: whether something tells who copies whom; where nothing does, the two stand in the
            order of their names; shape (pairs,).
        probability: in [0, 1]; shape (pairs,).
        shared: rare values that both give; shape (pairs,).
    """

    source: NDArray[np.int32]
    copies_from: NDArray[np.int32]
    told: NDArray[np.bool_]
    probability: NDArray[np.float64]
    shared: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An attribute with few labels that recur, weighed by a panel of models.

    Attributes:
        attribute: its name.
        labels: its values, sorted.
        slots: those of the attribute; shape (slots here,).
        place: the item among the ballots' items, and the label, of each; shape (slots here, 2).
        claims: those of the attribute; shape (claims here,).
    """

    attribute: str
    labels: Sequence[str]
    ballots: Ballots
    models: Sequence[Model]
    slots: NDArray[np.int64]
    place: NDArray[np.int64]
    claims: NDArray[np.int64]

    def of_item(self, item: int, claims: NDArray[np.int64], weight: NDArray[np.float64]) -> Ballots:
        """The ballots on one item alone, with other weights for its claims."""
        here = np.searchsorted(self.claims, claims)
        return replace(
            self.ballots,
            item=np.zeros(len(claims), dtype=np.int64),
            source=self.ballots.source[here],
            label=self.ballots.label[here],
            weight=weight,
            items=1,
            known=self.ballots.known[item : item + 1],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """How a result came about."""

    table: Table
    links: Links
    independence: Independence
    habits: Habits | None
    elections: Sequence[Election]
    listings: Sequence[Listing] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the votes come to.

    Attributes:
        probability: of each slot, in [0, 1]; those of an item sum to at most 1, the rest is that
            of some value which nobody gave. With a tolerance: that it is right within it, so that
            near ones may come to more than 1; shape (slots,).
        reliability, low, high: how often each source is right, and the bounds of the 90 %
            interval, in [0, 1]; shape (sources,).
        claims: how many claims each source makes; shape (sources,).
        agreement: the share of a source's claims that give the most probable value, over items
            where somebody else speaks too; NaN-free, 0 where there is none; shape (sources,).
        shared: how many items those are; shape (sources,).
        copying: who copies whom.
        workings: what `explain` and `update` go back to.
    """

    votes: Votes
    evidence: Evidence
    workings: Workings
    probability: NDArray[np.float64]
    reliability: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    claims: NDArray[np.int64]
    agreement: NDArray[np.float64]
    shared: NDArray[np.int64]
    copying: Copying
