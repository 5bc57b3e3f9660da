"""Who copies whom: pairs of sources that share rare values, errors above all.

A source that copies another takes a share $c$ of its values from it. Values that both give are then
likelier by $(1 - c) + c P(v) / P(v, v)$ than if they spoke for themselves, where with $p$ for how
well the value stands beside the best of its item, $f$ for how often they are wrong and $q$ for how
common the value is, $P(v) = p + (1 - p) f q$ and $P(v, v) = p + (1 - p) f^2 q^2$; values in which
they differ are less likely by $1 - c$. So agreement on what may well be right is no evidence, and
nor is agreement on what everybody says. After Dong, Berti-Equille & Srivastava, "Integrating
Conflicting Data: The Role of Source Dependence", 2009, doi:10.14778/1687627.1687690.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import Fit, fit, sums
from thurloe.weigh.sharpness import sharpness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.kernel import Floats, Ints, Table

SOME_COPY = 0.02  # the share of pairs of which one copies the other
DECLARED = 0.9  # the same for a pair that is declared
# Shares of what is copied, round by round: near-verbatim copies show before anything is known
# of who is right; what copies less shows only by its errors.
SHARES: Sequence[Sequence[float]] = ((0.99,), (0.9, 0.99), (0.3, 0.5, 0.7, 0.9, 0.99))
CROWD = 200  # claims; a value that more give, or an item that more speak of, shows no copying


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of sources that speak of the same items, and where they say the same.

    Attributes:
        first, second: sources, the first before the second; shape (pairs,).
        overlap: items with rival values of which both speak; shape (pairs,).
        same: those where both give one value; shape (pairs,).
        declared: whether one is said to pass on the other; shape (pairs,).
        pair, claim, twin: the pair that says the same, and the two claims; shape (meetings,).
        rival: whether the item has rival values; shape (meetings,).
    """

    first: Ints
    second: Ints
    overlap: Ints
    same: Ints
    declared: NDArray[np.bool_]
    pair: Ints
    claim: Ints
    twin: Ints
    rival: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How far each claim speaks for itself, and what comes of it.

    Attributes:
        weight: how often each claim counts; shape (claims,).
        fit: where the reliabilities come to rest with these weights.
        sharpness: the factor for log-odds.
        probability, share: that one of each pair copies the other, and the share of its values
            that it is thought to copy; shape (pairs,).
    """

    weight: Floats
    fit: Fit
    sharpness: float
    probability: Floats
    share: Floats


def discounted(table: Table, pairs: Pairs, sure: Floats) -> Independence:
    """Learn who is right and who copies in turns.

    What is false is told by the mean of a fit whose wrong values are all alike and one where some
    are popular. `sure` is how often each claim would count if nobody copied.
    """
    p, right = _first_guess(table, sure)
    weight = sure
    for shares in SHARES:
        probability, share = copied(pairs, table, p, (right, weight), shares)
        weight = sure * alone(pairs, share, len(sure))
        fitted = fit(table, weight)
        p, right = (fitted.p + fit(table, weight, popular=True).p) / 2, fitted.right
    return Independence(
        weight=weight,
        fit=fitted,
        sharpness=sharpness(table, weight, fitted)[0],
        probability=probability,
        share=share,
    )


def _first_guess(table: Table, weight: Floats) -> tuple[Floats, Floats]:
    """The share of the voices that each value has, and how often each source has them with it."""
    voices = sums(table.slot, weight, len(table.owner))
    p = voices / (np.add.reduceat(voices, table.start) + 1)[table.owner]
    hits = sums(table.source, weight * p[table.slot], table.sources)
    given = sums(table.source, weight, table.sources)
    return p, np.clip(hits / given, 0.05, 0.95)


def pairs_of(table: Table, lineage: Ints) -> Pairs:
    """Every pair that says the same of anything, or of which one is declared to copy the other."""
    many = table.sources
    rivals = np.append(np.diff(table.start), len(table.owner) - table.start[-1]) > 1
    claim, twin = _meetings(_starts(table.slot, len(table.owner)), np.arange(len(table.slot)))
    low = np.minimum(table.source[claim], table.source[twin]).astype(np.int64)
    key = low * many + np.maximum(table.source[claim], table.source[twin])
    rival = rivals[table.owner[table.slot[claim]]]
    said = np.sort(lineage, axis=1) @ np.array([many, 1]) if len(lineage) else lineage.ravel()
    keys = np.unique(np.concatenate([key, said]))
    pair = np.searchsorted(keys, key)
    return Pairs(
        first=keys // many,
        second=keys % many,
        overlap=_overlap(table, rivals, keys),
        same=np.bincount(pair[rival], minlength=len(keys)),
        declared=np.isin(keys, said),
        pair=pair,
        claim=claim,
        twin=twin,
        rival=rival,
    )


def _starts(group: Ints, groups: int) -> Ints:
    return np.searchsorted(group, np.arange(groups + 1))


def _meetings(start: Ints, member: Ints) -> tuple[Ints, Ints]:
    """Every two members of a group, for groups that are no crowd."""
    size = np.diff(start)
    ones, others = [member[:0]], [member[:0]]
    for many in np.unique(size[(size > 1) & (size <= CROWD)]):
        rows = member[start[:-1][size == many][:, None] + np.arange(many)]
        one, other = np.triu_indices(many, 1)
        ones.append(rows[:, one].ravel())
        others.append(rows[:, other].ravel())
    return np.concatenate(ones), np.concatenate(others)


def _overlap(table: Table, rivals: NDArray[np.bool_], keys: Ints) -> Ints:
    """For each pair the items with rival values of which both speak."""
    item = table.owner[table.slot]
    chosen = np.flatnonzero(rivals[item])
    one, other = _meetings(_starts(item[chosen], len(table.start)), chosen)
    low = np.minimum(table.source[one], table.source[other]).astype(np.int64)
    key = low * table.sources + np.maximum(table.source[one], table.source[other])
    place = np.searchsorted(keys, key)
    found = place < len(keys)
    found[found] = keys[place[found]] == key[found]
    return np.bincount(place[found], minlength=len(keys))


def copied(
    pairs: Pairs, table: Table, p: Floats, state: tuple[Floats, Floats], shares: Sequence[float]
) -> tuple[Floats, Floats]:
    """How probable it is that one of each pair copies, and the share of what it is thought to copy.

    `state` has how often each source is right and the weight of each claim.
    """
    right, weight = state
    slot = table.slot[pairs.claim[pairs.rival]]
    pair = pairs.pair[pairs.rival]
    best = np.maximum(np.maximum.reduceat(p, table.start), 1e-12)
    may = (p / best[table.owner])[slot]
    wrong = np.sqrt((1 - right[pairs.first]) * (1 - right[pairs.second]))[pair]
    wrong *= _common(table, weight)[slot]
    ratio = (may + (1 - may) * wrong) / (may + (1 - may) * wrong**2)
    prior = np.where(pairs.declared, DECLARED, SOME_COPY)
    logs = [
        sums(pair, np.log1p(share * (ratio - 1)), len(prior))
        + (pairs.overlap - pairs.same) * np.log1p(-share)
        for share in shares
    ]
    each = np.stack(logs, axis=1) + np.log(prior / len(shares))[:, None]
    top = np.maximum(each.max(axis=1), np.log1p(-prior))
    odds = np.exp(each - top[:, None])
    total = odds.sum(axis=1) + np.exp(np.log1p(-prior) - top)
    return odds.sum(axis=1) / total, odds @ np.array(shares) / total


def _common(table: Table, weight: Floats) -> Floats:
    """How common each value is on its item, between 0 and 1."""
    voices = sums(table.slot, weight, len(table.owner))
    of_item = np.add.reduceat(voices, table.start)
    values = sums(table.owner, np.ones(len(table.owner)), len(table.start))
    return (voices + 0.5) / (of_item + 0.5 * (values + 1))[table.owner]


def alone(pairs: Pairs, share: Floats, claims: int) -> Floats:
    """What each claim counts: one voice, divided among those who say the same as copies would."""
    linked = share[pairs.pair]
    return 1 / (1 + sums(pairs.claim, linked, claims) + sums(pairs.twin, linked, claims))
