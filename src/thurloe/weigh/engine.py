"""Votes and what else is known → how probable each value is, and how far each source is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.votes import Votes

OF = "\u241f"  # between object and attribute in the name of an item
_ROUNDS = 20
_PRIOR_WEIGHT = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What the values of an attribute are.

    Attributes:
        name: `category`, `number`, `minutes of the day`, `date`, `set of names` or `hierarchy`.
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
        known: item -> its true value.
        prior: source -> how often it is taken to be right, in (0, 1), and how many items that
            is worth.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    hierarchy: Sequence[tuple[str, str]] = ()
    lineage: Sequence[tuple[str, str]] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    prior: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Pairs of sources of which one seems to copy the other, most probable first.

    Attributes:
        source, copies_from: indices into `Votes.sources`; shape (pairs,).
        probability: in [0, 1]; shape (pairs,).
        shared: rare values that both give; shape (pairs,).
    """

    source: NDArray[np.int32]
    copies_from: NDArray[np.int32]
    probability: NDArray[np.float64]
    shared: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the votes come to.

    Attributes:
        probability: of each slot, in [0, 1]; those of an item sum to at most 1, the rest is that
            of some value which nobody gave; shape (slots,).
        reliability, low, high: how often each source is right, and the bounds of the 90 %
            interval, in [0, 1]; shape (sources,).
        claims: how many claims each source makes; shape (sources,).
        agreement: the share of a source's claims that give the most probable value, over items
            where somebody else speaks too; NaN-free, 0 where there is none; shape (sources,).
        shared: how many items those are; shape (sources,).
        copying: who copies whom.
    """

    votes: Votes
    evidence: Evidence
    probability: NDArray[np.float64]
    reliability: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    claims: NDArray[np.int64]
    agreement: NDArray[np.float64]
    shared: NDArray[np.int64]
    copying: Copying


def weigh_votes(votes: Votes, evidence: Evidence | None = None) -> Weighed:
    """Weigh votes: a first, simple model stands behind this."""
    evidence = evidence or Evidence()
    slots, items, sources = len(votes.values), len(votes.items), len(votes.sources)
    if not slots:
        return _nothing(votes, evidence)
    slot = np.repeat(np.arange(slots), np.diff(votes.slot_start))
    owner = np.repeat(np.arange(items), np.diff(votes.item_start))
    count = np.bincount(slot, minlength=slots).astype(float)
    voices = np.bincount(owner, weights=count, minlength=items)
    answers = np.bincount(owner, minlength=items) + 1.0
    p = count / (voices[owner] + 1)
    claims = np.bincount(votes.source, minlength=sources)
    for _ in range(_ROUNDS):
        right = np.bincount(votes.source, weights=p[slot], minlength=sources)
        mean = right.sum() / claims.sum()
        a = np.clip((right + _PRIOR_WEIGHT * mean) / (claims + _PRIOR_WEIGHT), 0.02, 0.98)
        bits = np.bincount(slot, weights=np.log(a / (1 - a))[votes.source], minlength=slots)
        bits += count * np.log(answers - 1)[owner]
        top = np.maximum(np.maximum.reduceat(bits, votes.item_start[:-1]), 0)
        odds = np.exp(bits - top[owner])
        p = odds / (np.bincount(owner, weights=odds, minlength=items) + np.exp(-top))[owner]
    best = p >= np.maximum.reduceat(p, votes.item_start[:-1])[owner] - 1e-12
    heard = (voices > 1)[owner][slot]
    shared = np.bincount(votes.source, weights=heard, minlength=sources)
    agreed = np.bincount(votes.source, weights=heard * best[slot], minlength=sources)
    spread = 1.645 * np.sqrt(a * (1 - a) / (claims + _PRIOR_WEIGHT + 1))
    return Weighed(
        votes=votes,
        evidence=evidence,
        probability=p,
        reliability=a,
        low=np.clip(a - spread, 0, 1),
        high=np.clip(a + spread, 0, 1),
        claims=claims.astype(np.int64),
        agreement=agreed / np.maximum(shared, 1),
        shared=shared.astype(np.int64),
        copying=_nobody(),
    )


def _nobody() -> Copying:
    none = np.zeros(0, dtype=np.int32)
    return Copying(
        source=none, copies_from=none, probability=np.zeros(0), shared=np.zeros(0, dtype=np.int64)
    )


def _nothing(votes: Votes, evidence: Evidence) -> Weighed:
    none, zero = np.zeros(0), np.zeros(0, dtype=np.int64)
    return Weighed(
        votes=votes,
        evidence=evidence,
        probability=none,
        reliability=none,
        low=none,
        high=none,
        claims=zero,
        agreement=none,
        shared=zero,
        copying=_nobody(),
    )
