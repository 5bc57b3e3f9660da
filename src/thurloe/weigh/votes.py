"""A table of claims as sorted arrays: what every engine that weighs works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Votes:
    """Who says which value of which item, ordered by item, value and source.

    A slot is one distinct value of one item; slots of an item lie side by side, and so do the
    claims of a slot. Names are sorted, so that the order of the rows given changes nothing.

    Attributes:
        sources, items: names, in sorted order.
        values: the value of each slot; shape (slots,).
        item_start: first slot of each item, and the number of slots; shape (items + 1,).
        slot_start: first claim of each slot, and the number of claims; shape (slots + 1,).
        source: the index of who makes each claim; shape (claims,).
        confidence: how sure it is that the claim was made, in (0, 1]; shape (claims,), or None
            where every claim is sure.
    """

    sources: Sequence[str]
    items: Sequence[str]
    values: Sequence[str]
    item_start: NDArray[np.int64]
    slot_start: NDArray[np.int64]
    source: NDArray[np.int32]
    confidence: NDArray[np.float32] | None = None


def votes_of(rows: Iterable[tuple[str, str, str]]) -> Votes:
    """The votes of (source, item, value) rows, one a source and item; a table of any size fits
    `tables`, which is faster."""
    ordered = sorted({(item, value, source) for source, item, value in rows})
    sources = sorted({source for *_, source in ordered})
    slots = sorted({(item, value) for item, value, _ in ordered})
    items = sorted({item for item, _ in slots})
    index = {source: n for n, source in enumerate(sources)}
    return Votes(
        sources=sources,
        items=items,
        values=[value for _, value in slots],
        item_start=_starts([item for item, _ in slots], items),
        slot_start=_starts([(item, value) for item, value, _ in ordered], slots),
        source=np.array([index[source] for *_, source in ordered], dtype=np.int32),
    )


def _starts(keys: Sequence[object], distinct: Sequence[object]) -> NDArray[np.int64]:
    """Where each distinct key begins among sorted keys, and how many keys there are."""
    first: dict[object, int] = {}
    for place, key in enumerate(keys):
        first.setdefault(key, place)
    return np.array([*(first[key] for key in distinct), len(keys)], dtype=np.int64)
