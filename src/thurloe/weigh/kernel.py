"""How probable each value is and how far each source is right: expectation-maximisation on arrays.

An item has one true value, any of its $k$ claimed values or one that nobody gave. Source $s$ gives
it with probability $a_s$. Where some values are near others (vaguer, or a near miss), it gives a
near one with probability $g_s = \\min(g, 0.9 (1 - a_s))$. Else it is wrong, with probability
$b_s = 1 - a_s - g_s$, and gives each of $n = \\max(k - 1, 1) + 1$ other values equally often. So a
claim adds $\\log(n a_s / b_s)$ to the log-odds of its value against "some other value", and
$\\log(n g_s / b_s)$ to those of each value that it is near to. Who says no more than is sure, "in
1943", is right whichever day of 1943 is true: such a claim fits these values, and adds to them what
it adds to its own; it is none of the $k$ beside them. This is the one-coin form of Dawid &
Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm", 1979,
doi:10.2307/2346806. `reference.py` has the same in plain Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from thurloe.weigh.votes import Votes

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

USUAL = 0.75  # how often a source is right, before anything is known of any
USUAL_WEIGHT = 10.0  # claims that this is worth against what all sources together show
OWN_WEIGHT = 40.0  # claims that the mean of all sources is worth against a source's own record
SURE = 0.98  # nobody is taken to be right more often, nor wrong
NEAR = 0.1  # how often a near value is given for the true one, before anything is known
NEAR_WEIGHT = 20.0
ROUNDS = 20
MORE_ROUNDS = 6  # from where an earlier fit came to rest
STILL = 1e-4  # no source's reliability moves by more in a round: no more to learn
_NO_OVERFLOW = 300.0  # log-odds whose exponentials can be added up as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Votes and what is given with them, by claim, slot and item.

    Attributes:
        source: by claim; shape (claims,).
        slot: of each claim; shape (claims,).
        owner: the item of each slot; shape (slots,).
        start: the first slot of each item; shape (items,).
        others: how many wrong values there are to give, by item; vaguer ones are none beside those
            that they fit; shape (items,).
        near: (claimed, true) pairs of slots of which the first may stand for the second; shape
            (pairs, 2).
        fits: (claimed, true) pairs of slots where who gives the first is right if the second is
            true; shape (pairs, 2).
        fixed: by item, the slot known to be true, -2 if that is none of them, -1 if it is not
            known; shape (items,).
        prior: how often each source is right, and how many claims that is worth, or weight 0;
            shape (sources, 2).
    """

    source: NDArray[np.int32]
    slot: Ints
    owner: Ints
    start: Ints
    others: Floats
    near: Ints
    fits: Ints
    fixed: Ints
    prior: Floats

    @property
    def sources(self) -> int:
        """How many there are."""
        return len(self.prior)

    def of_item(self, at: int, claims: Ints) -> Table:
        """The part of it that is about one item, with that item's claims."""
        low, high = ends = np.searchsorted(self.owner, [at, at + 1]).tolist()
        near, fits = (
            pairs[slice(*np.searchsorted(pairs[:, 0], ends).tolist())]
            for pairs in (self.near, self.fits)
        )
        fixed = self.fixed[at : at + 1]
        return Table(
            source=self.source[claims],
            slot=self.slot[claims] - low,
            owner=np.zeros(high - low, dtype=np.int64),
            start=np.zeros(1, dtype=np.int64),
            others=self.others[at : at + 1],
            near=near - low,
            fits=fits - low,
            fixed=np.where(fixed >= 0, fixed - low, fixed),
            prior=self.prior,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Where expectation-maximisation comes to rest.

    Attributes:
        right: how often each source is right, in (0, 1); shape (sources,).
        near: how often a near value is given for the true one, in [0, 1); 0 where none are near.
        score: log-odds of each slot against "some other value", from these; shape (slots,).
        p: probability of each slot, in [0, 1]; shape (slots,).
    """

    right: Floats
    near: float
    score: Floats
    p: Floats


def table_of(votes: Votes, pairs: tuple[Ints, Ints], fixed: Ints, prior: Floats) -> Table:
    """The table of some votes; `pairs` are those of slots that are near, and that fit."""
    count = np.diff(votes.item_start)
    owner = np.repeat(np.arange(len(votes.items)), count)
    sharp = count - np.bincount(owner[_vaguer(pairs[1])], minlength=len(count))
    return Table(
        source=votes.source,
        slot=np.repeat(np.arange(len(votes.values)), np.diff(votes.slot_start)),
        owner=owner,
        start=votes.item_start[:-1],
        others=np.maximum(sharp - 1.0, 1.0) + 1.0,
        near=pairs[0],
        fits=pairs[1],
        fixed=fixed,
        prior=prior,
    )


def _vaguer(fits: Ints) -> Ints:
    """The slots that fit another which does not fit them."""
    both = {(true, claimed) for claimed, true in fits.tolist()}
    vague = {claimed for claimed, true in fits.tolist() if (claimed, true) not in both}
    return np.array(sorted(vague), dtype=np.int64)


def fit(
    table: Table,
    weight: Floats,
    *,
    popular: bool = False,
    start: tuple[Floats, float] | None = None,
) -> Fit:
    """Reliabilities and probabilities, with each claim counted `weight` times.

    With `popular`, who is wrong gives each of the other values as often as all who speak do.
    `start` is how often each source is right and how often near values are given, from before.
    """
    given = sums(table.source, weight, table.sources)
    base = _voices(table, weight)
    drawn = popularity(table, weight) if popular else 0.0
    right, near = start or (np.full(table.sources, USUAL), NEAR if len(table.near) else 0.0)
    for n in reversed(range(MORE_ROUNDS if start else ROUNDS)):
        score = scores(table, weight, right, near, base) + drawn
        p = posterior(table, score)
        after, near_after = _reliability(table, weight, given, p)
        if not n or np.abs(after - right).max() < STILL:
            break
        right, near = after, near_after
    return Fit(right=right, near=near, score=score, p=p)


def _voices(table: Table, weight: Floats) -> Floats:
    """What the number of other values adds to the score of each slot; shape (slots,)."""
    many: Floats = sums(table.slot, weight, len(table.owner)) * np.log(table.others)[table.owner]
    return many


def popularity(table: Table, weight: Floats) -> Floats:
    """What it adds to each score that wrong values are given as often as all who speak give them.

    With $c$ for the voices of a value, $N$ for those of its item and $n$ for the other values:
    $N \\log N - c \\log c - (N - c) \\log(N - c) - c \\log n$, after the popular false values of
    Dong, Saha & Srivastava, "Less is More: Selecting Sources Wisely for Integration", 2012,
    doi:10.14778/2535568.2448938.
    """
    voices = sums(table.slot, weight, len(table.owner))
    whole = np.add.reduceat(voices, table.start)[table.owner]
    drawn = _xlogx(whole) - _xlogx(voices) - _xlogx(np.maximum(whole - voices, 0.0))
    return drawn - voices * np.log(table.others)[table.owner]


def _xlogx(x: Floats) -> Floats:
    return x * np.log(np.maximum(x, 1e-12))


def scores(
    table: Table, weight: Floats, right: Floats, near: float, many: Floats | None = None
) -> Floats:
    """The log-odds of each slot against a value that nobody gave; shape (slots,).

    `many` is what the number of other values adds, where that is known.
    """
    slots = len(table.owner)
    many = _voices(table, weight) if many is None else many
    vague = vagueness(right, near)
    wrong = 1 - right - vague
    said = sums(table.slot, weight * np.log(right / wrong)[table.source], slots) + many
    score = said
    if len(table.fits):
        claimed, true = table.fits.T
        score = score + sums(true, said[claimed], slots)
    if len(table.near):
        may = sums(table.slot, weight * np.log(vague / wrong)[table.source], slots) + many
        claimed, true = table.near.T
        score = score + sums(true, may[claimed], slots)
    return score


def vagueness(right: Floats, near: float) -> Floats:
    """How often each source gives a near value; shape (sources,)."""
    return np.minimum(near, 0.9 * (1 - right))


def posterior(table: Table, score: Floats, sharpness: float = 1.0) -> Floats:
    """Probabilities from log-odds; some other value has log-odds 0."""
    score = score * sharpness
    if score.max() < _NO_OVERFLOW:
        p = np.exp(score, out=score)
        total = np.add.reduceat(p, table.start) + 1.0
    else:
        top = np.maximum(np.maximum.reduceat(score, table.start), 0.0)
        p = np.exp(score - top[table.owner])
        total = np.add.reduceat(p, table.start) + np.exp(-top)
    p /= total[table.owner]
    if (table.fixed == -1).all():
        return p
    known = table.fixed[table.owner]
    settled: Floats = np.where(known == -1, p, known == np.arange(len(p)))
    return settled


def nearly(table: Table, p: Floats) -> Floats:
    """By slot, the probability that a value which it is near to is true."""
    claimed, true = table.near.T
    return np.minimum(sums(claimed, p[true], len(p)), 1.0)


def heard(table: Table, p: Floats) -> Floats:
    """By slot, the probability that who gives it is right: it is true, or one that it fits."""
    if not len(table.fits):
        return p
    claimed, true = table.fits.T
    return np.minimum(p + sums(claimed, p[true], len(p)), 1.0)


def usual(hits: Floats, given: Floats) -> float:
    """How often sources are right on the whole."""
    return float((hits.sum() + USUAL * USUAL_WEIGHT) / (given.sum() + USUAL_WEIGHT))


def _reliability(table: Table, weight: Floats, given: Floats, p: Floats) -> tuple[Floats, float]:
    hits = sums(table.source, weight * heard(table, p)[table.slot], table.sources)
    mean, worth = table.prior.T
    own = worth > 0
    mean = np.where(own, mean, usual(hits, given))
    worth = np.where(own, worth, OWN_WEIGHT)
    right = np.clip((hits + worth * mean) / (given + worth), 1 - SURE, SURE)
    if not len(table.near):
        return right, 0.0
    almost = float((weight * nearly(table, p)[table.slot]).sum())
    return right, (almost + NEAR * NEAR_WEIGHT) / (float(weight.sum()) + NEAR_WEIGHT)


def sums(where: NDArray[np.integer], what: Floats, size: int) -> Floats:
    """What falls to each place, added up; shape (size,)."""
    return np.bincount(where, weights=what, minlength=size).astype(float, copy=False)
