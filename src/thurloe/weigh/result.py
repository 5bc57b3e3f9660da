"""What weighing a table of claims comes to, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
from arro3.core import Array, DataType

from thurloe.weigh.encode import sorted_by
from thurloe.weigh.names import CodedNames, Names
from thurloe.weigh.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.claims import Tally
    from thurloe.weigh.engine import Weighed

_FINE = 32  # bits by which probabilities are told apart in sorting


@dataclass(frozen=True)
class Result:
    """Answers, sources and copying, as tables that are made when they are asked for.

    Attributes:
        weighed: the figures themselves, as arrays; None where there are no claims.
        tally: what became of the rows.
    """

    weighed: Weighed | None
    tally: Tally

    @cached_property
    def answers(self) -> Table:
        """Every value that is claimed, by item, the most probable first.

        Columns item, value, probability (in [0, 1]; those of an item sum to at most 1, the rest
        is for a value that nobody gave) and support (how many sources say so).
        """
        if self.weighed is None:
            return _bare("item", "value", figures=("probability",), counts=("support",))
        votes, order = self.weighed.votes, _order(self.weighed)
        probability = self.weighed.probability
        owner = np.repeat(np.arange(len(votes.items)), np.diff(votes.item_start))
        return Table(
            len(order),
            {
                "item": lambda: _texts(votes.items, owner[order]),
                "value": lambda: _texts(votes.values, order),
                "probability": lambda: Array.from_numpy(probability[order]),
                "support": lambda: Array.from_numpy(np.diff(votes.slot_start)[order]),
            },
        )

    @cached_property
    def sources(self) -> Table:
        """Every source, in the order of names.

        Columns source, reliability with low and high (the bounds of its 90 % interval), claims,
        agreement (the share of its claims that give the most probable value where others speak
        too; null where none does) and prior (null where none was given).
        """
        if self.weighed is None:
            figures = ("reliability", "low", "high", "agreement", "prior")
            return _bare("source", figures=figures, counts=("claims",))
        found, names = self.weighed, self.weighed.votes.sources
        given = self.weighed.evidence.prior
        alone = found.shared == 0
        return Table(
            len(names),
            {
                "source": lambda: _texts(names, np.arange(len(names))),
                "reliability": lambda: Array.from_numpy(found.reliability),
                "low": lambda: Array.from_numpy(found.low),
                "high": lambda: Array.from_numpy(found.high),
                "claims": lambda: Array.from_numpy(found.claims),
                "agreement": lambda: _floats(
                    None if no else float(share)
                    for no, share in zip(alone, found.agreement, strict=True)
                ),
                "prior": lambda: _floats(given[n][0] if n in given else None for n in names),
            },
        )

    @cached_property
    def copying(self) -> Table:
        """Pairs of sources of which one seems to copy the other, the most probable first.

        Columns source, copies_from, probability (in [0, 1]) and shared (rare values that both
        give).
        """
        if self.weighed is None:
            counts = ("shared",)
            return _bare("source", "copies_from", figures=("probability",), counts=counts)
        found, names = self.weighed.copying, self.weighed.votes.sources
        return Table(
            len(found.source),
            {
                "source": lambda: _texts(names, found.source),
                "copies_from": lambda: _texts(names, found.copies_from),
                "probability": lambda: Array.from_numpy(found.probability),
                "shared": lambda: Array.from_numpy(found.shared),
            },
        )


def _order(weighed: Weighed) -> NDArray[np.int64]:
    """Slots by item, the most probable first, equal ones by value."""
    votes = weighed.votes
    owner = np.repeat(np.arange(len(votes.items)), np.diff(votes.item_start))
    unlike = np.round((1 - weighed.probability) * ((1 << _FINE) - 1)).astype(np.uint64)
    return sorted_by((owner.astype(np.uint64) << np.uint64(_FINE)) | unlike)[0]


def _bare(*texts: str, figures: Sequence[str], counts: Sequence[str]) -> Table:
    """A table without rows."""
    kinds = {name: DataType.large_utf8() for name in texts}
    kinds |= {name: DataType.float64() for name in figures}
    kinds |= {name: DataType.int64() for name in counts}
    return Table(0, {name: partial(Array, [], kind) for name, kind in kinds.items()})


def _texts(names: Sequence[str], indices: NDArray[np.integer]) -> Array:
    """The names at these places as an Arrow array."""
    if isinstance(names, CodedNames):
        return names.names.take(names.codes[indices]).array
    if not isinstance(names, Names):
        names = Names.of(names)
    return names.take(indices).array


def _floats(cells: Iterable[float | None]) -> Array:
    return Array(list(cells), DataType.float64())
