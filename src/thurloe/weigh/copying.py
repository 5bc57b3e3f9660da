"""Who copies whom: pairs of sources that share rare values, errors above all.

A source that copies another takes a share $c$ of its values from it. Values that both give are then
likelier by $(1 - c) + c P(v) / P(v, v)$ than if they spoke for themselves, where with $p$ for how
probable the value is, $f$ for how often they are wrong and $q$ for how common the value is,
$P(v) = p + (1 - p) f q$ and $P(v, v) = p + (1 - p) f^2 q^2$; values in which they differ are less
likely by $1 - c$. So agreement on what is right anyway is no evidence, and nor is agreement on what
everybody says. After Dong, Berti-Equille & Srivastava, "Integrating Conflicting Data: The Role of
Source Dependence", 2009, doi:10.14778/1687627.1687690.

What is right is not known, and two that agree may be two that are right. So there are two readings.
The bold one takes for $p$ what the others make of the value without the two, and of what the two
add to it `OWN_WORD`: two that are right where the others err are not for that alone one. The
cautious one gives the benefit of the doubt, $p$ beside that of the best value, and looks for
near-verbatim copies first. The bold one holds unless the other tells held-out claims better by
`MARGIN`.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.encode import numbered, times
from thurloe.weigh.kernel import Fit, alike, fit, heard, posterior, scores
from thurloe.weigh.sharpness import USUAL, Told, correlation, log_score, told_by
from thurloe.weigh.slots import sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.slots import Floats, Ints, Table

SOME_COPY = {True: 0.1, False: 0.02}  # the share of pairs that copy, bold and cautious
OWN_WORD = 0.3  # of what two add to what they say, in judging whether it was copied
DECLARED = 0.9  # the same for a pair that is declared
# Shares of what is copied, round by round: near-verbatim copies show before anything is known
# of who is right; what copies less shows only by its errors.
SHARES: Sequence[Sequence[float]] = ((0.99,), (0.9, 0.99), (0.3, 0.5, 0.7, 0.9, 0.99))
MARGIN = 5.0  # nats; fewer than some hundred items cannot tell the readings apart
TOLD = 0.01  # of its values; who copies less is taken to copy nothing
LISTED = 0.5  # of a pair that it copies, to be listed
RARE = 2  # values that a pair of a small table shares, to be listed
FAMILIAR = 5.0  # shared items before agreement means something
_SIEVE = 1 << 22
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
        correlation: how far sources err together on an item beside.
        probability, share: that one of each pair copies the other, and the share of its values
            that it is thought to copy; shape (pairs,).
        usual: how far sources err together, before anything is held out.
        averaged: whether that is over every way of copying (`structure`), not pair by pair alone.
    """

    weight: Floats
    fit: Fit
    correlation: float
    probability: Floats
    share: Floats
    usual: float
    averaged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Pairs of sources of which one is thought to copy the other; all of shape (links,).

    Attributes:
        first, second: the two.
        probability: that one copies, in [0, 1].
        share: of its values that it is thought to copy, in [0, 1].
        rare: values that both give and that are more likely false than true.
        shows: whether copying shows, so that users are told of it.
    """

    first: Ints
    second: Ints
    probability: Floats
    share: Floats
    rare: Ints
    shows: NDArray[np.bool_]

    def some(self, chosen: Ints) -> Links:
        """Those of the links, in that order."""
        return Links(
            first=self.first[chosen],
            second=self.second[chosen],
            probability=self.probability[chosen],
            share=self.share[chosen],
            rare=self.rare[chosen],
            shows=self.shows[chosen],
        )


def links_of(table: Table, pairs: Pairs, found: Independence, p: Floats) -> Links:
    """The pairs that are thought to copy at all; all of them where every way was weighed.

    There the grades of sources and what they agree in may alone make it more probable
    than not that two have one origin. That shows no copying, rare values that they share do.
    """
    told = np.flatnonzero(found.share > (0.0 if found.averaged else TOLD))
    false = pairs.rival & (heard(table, p)[table.slot[pairs.claim]] < 0.5)  # noqa: PLR2004
    rare = np.bincount(pairs.pair[false], minlength=len(pairs.first))
    shows = (found.probability > LISTED) & (pairs.declared | (rare >= RARE) | (not found.averaged))
    return Links(
        first=pairs.first[told],
        second=pairs.second[told],
        probability=found.probability[told],
        share=found.share[told],
        rare=rare[told],
        shows=shows[told],
    )


def discounted(table: Table, pairs: Pairs, sure: Floats) -> Independence:
    """Learn who is right and who copies in turns, by the reading that tells more.

    `sure` is how often each claim would count if nobody copied.
    """
    with ThreadPoolExecutor(2) as pool:  # numpy lets go of the interpreter while it counts
        waiting = [pool.submit(_read, table, pairs, sure, bold=bold) for bold in (True, False)]
        bold, cautious = (reading.result() for reading in waiting)
    counted = np.minimum(bold[0].weight, cautious[0].weight)
    better = log_score(cautious[1], counted) - log_score(bold[1], counted)
    return cautious[0] if better > MARGIN else bold[0]


def _read(table: Table, pairs: Pairs, sure: Floats, *, bold: bool) -> tuple[Independence, Told]:
    """One reading.

    What is false is told by the mean of a fit whose wrong values are all alike and one where some
    are popular.
    """
    weight = sure * alone(pairs, alikeness(pairs), len(sure)) if bold else sure
    p, right = _first_guess(table, weight, bold=bold)
    for shares in SHARES:
        if bold:  # who is copied seems right too often
            given = sums(table.source, weight, table.sources)
            able = np.minimum(right, right @ given / max(given.sum(), 1e-9))
            may = _without(pairs, table, heard(table, p), (right, weight))
        else:
            able, may = right, _beside(pairs, table, heard(table, p))
        prior = np.where(pairs.declared, DECLARED, SOME_COPY[bold])
        wrong = _wrong(pairs, table, able, weight)
        probability, share = copied(pairs, prior, (may, wrong), shares)
        weight = sure * alone(pairs, share, len(sure))
        fitted = fit(table, weight)
        if shares is not SHARES[-1]:
            p, right = (fitted.p + fit(table, weight, popular=True).p) / 2, fitted.right
    told = told_by(table, weight, fitted)
    found = Independence(
        weight=weight,
        fit=fitted,
        correlation=correlation(told, USUAL),
        probability=probability,
        share=share,
        usual=USUAL,
    )
    return found, told


def _first_guess(table: Table, sure: Floats, *, bold: bool) -> tuple[Floats, Floats]:
    """Probabilities and reliabilities to start from: all sources alike, or shares of the votes."""
    if bold:
        right, near = alike(table)
        return posterior(table, scores(table, sure, right, near)), right
    voices = sums(table.slot, sure, len(table.owner))
    p = voices / (np.add.reduceat(voices, table.start) + 1)[table.owner]
    hits = sums(table.source, sure * heard(table, p)[table.slot], table.sources)
    given = sums(table.source, sure, table.sources)
    return p, np.clip(hits / np.maximum(given, 1e-9), 0.05, 0.95)


def alikeness(pairs: Pairs) -> Floats:
    """How much more often each pair agrees than pairs do, of what is left to agree on; (pairs,)."""
    usual = (pairs.same.sum() + 1) / (pairs.overlap.sum() + 2)
    often = (pairs.same + FAMILIAR * usual) / (pairs.overlap + FAMILIAR)
    alike: Floats = np.maximum(often - usual, 0.0) / (1 - usual)
    return alike


def _beside(pairs: Pairs, table: Table, p: Floats) -> Floats:
    """How well what each pair says stands beside the best value of the item; shape (meetings,)."""
    best = np.maximum(np.maximum.reduceat(p, table.start), 1e-12)
    return (p / best.take(table.owner)).take(table.slot.take(pairs.claim))


def _without(pairs: Pairs, table: Table, p: Floats, state: tuple[Floats, Floats]) -> Floats:
    """How probable what each pair says is, mostly without the two; shape (meetings,)."""
    right, weight = state
    odds = np.log(right / (1 - right)).take(table.source)
    odds += np.log(table.others).take(table.owner).take(table.slot)
    odds *= weight
    here = np.clip(p, 1e-9, 1 - 1e-9)
    less = np.log(here / (1 - here)).take(table.slot.take(pairs.claim))
    less -= odds.take(pairs.claim)
    less -= odds.take(pairs.twin)
    rest = np.exp(np.clip(-less, -30, 30, out=less), out=less)
    rest += 1
    np.divide(1, rest, out=rest)
    gained = here.take(table.slot.take(pairs.claim)) - rest
    rest += OWN_WORD * np.maximum(gained, 0.0, out=gained)
    return rest


def pairs_of(table: Table, lineage: Ints) -> Pairs:
    """Every pair that says the same of anything, or of which one is declared to copy the other."""
    many = table.sources
    rivals = np.append(np.diff(table.start), len(table.owner) - table.start[-1]) > 1
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(_met, table, rivals)
        claim, twin = _meetings(_starts(table.slot, len(table.owner)), np.arange(len(table.slot)))
        key = _keys(table, claim, twin)
        rival = rivals.take(table.owner.take(table.slot.take(claim)))
        said = np.sort(lineage, axis=1) @ np.array([many, 1]) if len(lineage) else lineage.ravel()
        keys, place = numbered(np.concatenate([key, said]))
        met = waiting.result()
    pair, overlap = place[: len(key)], times(met, keys)
    return Pairs(
        first=keys // many,
        second=keys % many,
        overlap=overlap,
        same=np.minimum(np.bincount(pair[rival], minlength=len(keys)), overlap),  # see `CROWD`
        declared=np.isin(keys, said),
        pair=pair,
        claim=claim,
        twin=twin,
        rival=rival,
    )


def _starts(group: Ints, groups: int) -> Ints:
    return np.append(0, np.cumsum(np.bincount(group, minlength=groups)))


def _meetings(start: Ints, member: Ints) -> tuple[Ints, Ints]:
    """Every two members of a group, for groups that are no crowd."""
    size = np.diff(start)
    many = np.bincount(size, minlength=CROWD + 1)[: CROWD + 1]
    every = many @ (np.arange(CROWD + 1) * np.arange(-1, CROWD) // 2)
    ones, others = np.empty((2, every), dtype=np.int64)
    end = 0
    for together in (np.flatnonzero(many[2:]) + 2).tolist():
        rows = start[:-1][size == together][:, None] + np.arange(together)
        one, other = np.triu_indices(together, 1)
        begin, end = end, end + len(rows) * len(one)
        for half, side in ((ones, one), (others, other)):
            member.take(rows.take(side, axis=1).ravel(), out=half[begin:end], mode="clip")
    return ones, others


def _met(table: Table, rivals: NDArray[np.bool_]) -> Ints:
    """The key of each two claims on one item with rival values."""
    item = table.owner.take(table.slot)
    chosen = np.flatnonzero(rivals.take(item))
    return _keys(table, *_meetings(_starts(item.take(chosen), len(table.start)), chosen))


def _keys(table: Table, one: Ints, other: Ints) -> Ints:
    """A number for each two sources that make these claims, whichever is which."""
    a, b = table.source.take(one), table.source.take(other)
    keys: Ints = np.minimum(a, b).astype(np.int64) * table.sources + np.maximum(a, b)
    return keys


def copied(
    pairs: Pairs, prior: Floats, odds: tuple[Floats, Floats], shares: Sequence[float]
) -> tuple[Floats, Floats]:
    """How probable it is that one of each pair copies, and the share of what it is thought to copy.

    `prior` is by pair; `odds` by meeting how well what both say may be right, $p$, and how often a
    source like them gives it where it is wrong, $f q$.
    """
    rival = np.flatnonzero(pairs.rival)
    pair = pairs.pair.take(rival)
    may, wrong = (what.take(rival) for what in odds)
    one = (1 - may) * wrong
    more = one + may
    more /= np.add(np.multiply(one, wrong, out=one), may, out=one)
    more -= 1
    logs = [
        sums(pair, _log_of_one_and(share * more), len(prior))
        + (pairs.overlap - pairs.same) * np.log1p(-share)
        for share in shares
    ]
    each = np.stack(logs)  # shares first: what is added up lies far apart, and is quicker so
    each += np.log(prior / len(shares))
    none = np.log1p(-prior)
    top = np.maximum(each.max(axis=0), none)
    each -= top
    found = np.exp(each, out=each)
    some = found.sum(axis=0)
    total = some + np.exp(none - top)
    return some / total, np.array(shares) @ found / total


def _log_of_one_and(x: Floats) -> Floats:
    """As `log1p`, to sixteen places rather than digits, three times as fast; in place of `x`."""
    x += 1
    return np.log(x, out=x)


def _wrong(pairs: Pairs, table: Table, right: Floats, weight: Floats) -> Floats:
    """How often sources like a pair give what it says where that is wrong; shape (meetings,)."""
    both = np.sqrt((1 - right[pairs.first]) * (1 - right[pairs.second]))
    common: Floats = _common(table, weight).take(table.slot.take(pairs.claim))
    common *= both.take(pairs.pair)
    return common


def _common(table: Table, weight: Floats) -> Floats:
    """How common each value is on its item, between 0 and 1."""
    voices = sums(table.slot, weight, len(table.owner))
    of_item = sums(table.owner, voices, len(table.start))
    values = sums(table.owner, np.ones(len(table.owner)), len(table.start))
    return (voices + 0.5) / (of_item + 0.5 * (values + 1))[table.owner]


def alone(pairs: Pairs, share: Floats, claims: int) -> Floats:
    """What each claim counts: one voice, divided among those who say the same as copies would."""
    linked = share.take(pairs.pair)
    return 1 / (1 + sums(pairs.claim, linked, claims) + sums(pairs.twin, linked, claims))


def alone_by(links: Links, table: Table) -> Floats:
    """The same from links that were found before; only claims of linked sources are looked at."""
    linked = np.zeros(table.sources, dtype=bool)
    linked[links.first] = linked[links.second] = True
    chosen = np.flatnonzero(linked[table.source])
    one, other = _meetings(_starts(table.slot[chosen], len(table.owner)), chosen)
    keys, key = (
        np.minimum(a, b).astype(np.int64) * table.sources + np.maximum(a, b)
        for a, b in (
            (links.first, links.second),
            (table.source[one], table.source[other]),
        )
    )
    met = np.flatnonzero(_sieve(keys)[key & (_SIEVE - 1)])
    one, other, key = one[met], other[met], key[met]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    place = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
    share = np.where(keys[place] == key, links.share[order][place], 0.0)
    many = len(table.source)
    return 1 / (1 + sums(one, share, many) + sums(other, share, many))


def _sieve(keys: Ints) -> NDArray[np.bool_]:
    """A sieve that most other keys do not pass, by their lowest bits."""
    sieve = np.zeros(_SIEVE, dtype=bool)
    sieve[keys & (_SIEVE - 1)] = True
    return sieve
