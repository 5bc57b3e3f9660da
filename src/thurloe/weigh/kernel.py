"""How probable each value is and how far each source is right: expectation-maximisation on arrays.

An item has one true value, any of $n + 1$, of which $k$ are claimed and $u = n + 1 - k$ are not;
$n = \\max(k - 1, 1) + 1$. Source $s$ gives it with probability $a_s$. Where some values are near
others (a wider place, a part of the names), it gives a near one with probability $g_s$, at most
$0.9 (1 - a_s)$. Else it is wrong, with probability $b_s = 1 - a_s - g_s$, and gives each of the $n$
other values equally often; $k$ counts neither what fits an exacter value nor, of those within a
tolerance of one another, more than one. So the log-odds of a value against "some value that nobody
gave" are $-\\log u$ at first; a claim adds $\\log(n a_s / b_s)$ to those of its value, and
$\\log(n g_s / b_s)$ to those of each value that it is near to. Who says no more than is sure, "in
1943", is right whichever day of 1943 is true: such a claim fits these values, and adds to them what
it adds to its own. Values within a tolerance fit one another too, with `CLOSE` for how well: that
many times as probable it is that who gives the one is right if the other is true. This is the
one-coin form of Dawid & Skene, "Maximum likelihood estimation of observer error-rates using the EM
algorithm", 1979, doi:10.2307/2346806. `reference.py` has the same in plain Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.slots import sums

if TYPE_CHECKING:
    from thurloe.weigh.slots import Floats, Ints, Table

USUAL = 0.75  # how often a source is right, before anything is known of any
USUAL_WEIGHT = 10.0  # claims that this is worth against what all sources together show
OWN_WEIGHT = 40.0  # claims that the mean of all sources is worth against a source's own record
SURE = 0.98  # nobody is taken to be right more often, nor wrong
NEAR = 0.1  # how often a near value is given for the true one, before anything is known
NEAR_WEIGHT = 20.0
CLOSE = 0.5  # how well values within a tolerance fit: two have as much between them as one
AS_GOOD = (
    0.97  # how far one within the tolerance is as good: of two the better supported stands first
)
ROUNDS = 20
MORE_ROUNDS = 6  # from where an earlier fit came to rest
STILL = 1e-4  # no source's reliability moves by more in a round: no more to learn
_NO_OVERFLOW = 300.0  # log-odds whose exponentials can be added up as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Where expectation-maximisation comes to rest.

    Attributes:
        right: how often each source is right, in (0, 1); shape (sources,).
        near: how often each source gives a near value for the true one, in [0, 1); 0 where none
            are near; shape (sources,).
        score: log-odds of each slot against a value that nobody gave, from these; shape (slots,).
        p: probability of each slot, in [0, 1]; shape (slots,).
    """

    right: Floats
    near: Floats
    score: Floats
    p: Floats


def fit(
    table: Table,
    weight: Floats,
    *,
    popular: bool = False,
    start: tuple[Floats, Floats] | None = None,
) -> Fit:
    """Reliabilities and probabilities, with each claim counted `weight` times.

    With `popular`, who is wrong gives each of the other values as often as all who speak do.
    `start` is how often each source is right and how often it gives near values, from before.
    """
    given = sums(table.source, weight, table.sources)
    many = _base(table, weight)
    drawn = popularity(table, weight) if popular else None
    right, near = start or alike(table)
    room = _room_for(table)
    for n in reversed(range(MORE_ROUNDS if start else ROUNDS)):
        score = _scores(table, weight, (right, near), many, room)
        if drawn is not None:
            score += drawn
        p = posterior(table, score, room=room)
        after, near_after = _reliability(table, weight, given, (p, room))
        if not n or np.abs(after - right).max() < STILL:
            break
        right, near = after, near_after
    return Fit(right=right, near=near, score=score, p=p)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """Memory that every round uses again: to be given fresh pages costs more than the sums do.

    Attributes:
        source: who makes each claim, of the type that places are counted by; shape (claims,).
        claims, slots: of figures; shapes (claims,) and (slots,).
    """

    source: Ints
    claims: Floats
    slots: Floats


def _room_for(table: Table) -> _Room:
    return _Room(
        source=table.source.astype(np.int64),
        claims=np.empty(len(table.source)),
        slots=np.empty(len(table.owner)),
    )


def alike(table: Table) -> tuple[Floats, Floats]:
    """How often each source is right and gives near values before anything is known of any."""
    near = NEAR if len(table.near) else 0.0
    return np.full(table.sources, USUAL), np.full(table.sources, near)


def _base(table: Table, weight: Floats) -> Floats:
    """What the number of other values adds to the score of each slot; shape (slots,)."""
    voices = sums(table.slot, weight, len(table.owner))
    many: Floats = voices * np.log(table.others)[table.owner] - table.unheard[table.owner]
    return many


def popularity(table: Table, weight: Floats) -> Floats:
    """What it adds to each score that wrong values are given as often as all who speak give them.

    With $c$ for the voices of a value, $N$ for those of its item and $n$ for the other values:
    $N \\log N - c \\log c - (N - c) \\log(N - c) - c \\log n$, after the popular false values of
    Dong, Saha & Srivastava, "Less is More: Selecting Sources Wisely for Integration", 2012,
    doi:10.14778/2535568.2448938.
    """
    voices = sums(table.slot, weight, len(table.owner))
    whole = sums(table.owner, voices, len(table.start)).take(table.owner)
    drawn = _xlogx(whole) - _xlogx(voices) - _xlogx(np.maximum(whole - voices, 0.0))
    return drawn - voices * np.log(table.others)[table.owner]


def _xlogx(x: Floats) -> Floats:
    return x * np.log(np.maximum(x, 1e-12))


def scores(table: Table, weight: Floats, right: Floats, near: Floats) -> Floats:
    """The log-odds of each slot against a value that nobody gave; shape (slots,)."""
    return _scores(table, weight, (right, near), _base(table, weight), _room_for(table))


def _scores(
    table: Table, weight: Floats, given: tuple[Floats, Floats], many: Floats, room: _Room
) -> Floats:
    """The same, where it is known what the number of other values adds."""
    right, near = given
    vague = vagueness(right, near)
    wrong = 1 - right - vague
    said = _said(table, weight, np.log(right / wrong), room)
    said += many
    if not len(table.fits) and not len(table.near):
        return said
    unheard = table.unheard[table.owner]
    claimed, true = table.fits.T
    told = (said + unheard)[claimed]
    if table.close:
        told += (sums(table.slot, weight, len(said))[claimed]) * np.log(table.fitness)
    score = said + sums(true, told, len(said))
    if len(table.near):
        may = _said(table, weight, np.log(vague / wrong), room)
        may += many
        may += unheard
        claimed, true = table.near.T
        score += sums(true, may[claimed], len(said))
    return score


def _said(table: Table, weight: Floats, odds: Floats, room: _Room) -> Floats:
    """What the sources' log-odds come to for each slot; shape (slots,)."""
    odds.take(room.source, out=room.claims, mode="clip")
    np.multiply(weight, room.claims, out=room.claims)
    return sums(table.slot, room.claims, len(table.owner))


def vagueness(right: Floats, near: Floats) -> Floats:
    """How often each source gives a near value; shape (sources,)."""
    return np.minimum(near, 0.9 * (1 - right))


def posterior(
    table: Table, score: Floats, sharpness: Floats | None = None, room: _Room | None = None
) -> Floats:
    """Probabilities from log-odds; some value that nobody gave has log-odds 0.

    `sharpness` is what the log-odds of each item are multiplied by; shape (items,).
    """
    p = score.copy() if sharpness is None else score * sharpness[table.owner]
    if p.max() < _NO_OVERFLOW:
        np.exp(p, out=p)
        total = sums(table.owner, p, len(table.start)) + 1.0
    else:
        top = np.maximum(np.maximum.reduceat(p, table.start), 0.0)
        p -= top[table.owner]
        np.exp(p, out=p)
        total = sums(table.owner, p, len(table.start)) + np.exp(-top)
    p /= total.take(table.owner, out=room.slots if room else None, mode="clip")
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


def shown(table: Table, p: Floats) -> Floats:
    """By slot, the probability that it is right within its tolerance, where its item has one.

    So the probabilities of an item may come to more than 1: 18:30 and 18:33 may both be right. What
    is known beforehand stays as it is.
    """
    if not table.close:
        return p
    chosen = (table.fitness < 1) & (table.fixed == -1)[table.owner[table.fits[:, 0]]]
    claimed, true = table.fits[chosen].T
    return np.minimum(p + AS_GOOD * sums(claimed, p[true], len(p)), 1.0)


def usual(hits: float, given: float) -> float:
    """How often sources are right on the whole, who are right so often of so many claims."""
    return (hits + USUAL * USUAL_WEIGHT) / (given + USUAL_WEIGHT)


def in_all(table: Table, by_claim: Floats, by_source: Floats) -> float:
    """What claims come to, none of a crowd that speaks of one item telling in full."""
    return float(by_source.sum() if table.tells is None else by_claim @ table.tells)


def _reliability(
    table: Table, weight: Floats, given: Floats, found: tuple[Floats, _Room]
) -> tuple[Floats, Floats]:
    p, room = found
    heard(table, p).take(table.slot, out=room.claims, mode="clip")
    np.multiply(weight, room.claims, out=room.claims)
    hits = sums(room.source, room.claims, table.sources)
    mean, worth = table.prior.T
    own, whole = worth > 0, in_all(table, weight, given)
    mean = np.where(own, mean, usual(in_all(table, room.claims, hits), whole))
    worth = np.where(own, worth, OWN_WEIGHT)
    right = np.clip((hits + worth * mean) / (given + worth), 1 - SURE, SURE)
    if not len(table.near):
        return right, np.zeros(table.sources)
    vague = weight * nearly(table, p)[table.slot]
    almost = sums(room.source, vague, table.sources)
    near = (in_all(table, vague, almost) + NEAR * NEAR_WEIGHT) / (whole + NEAR_WEIGHT)
    return right, (almost + OWN_WEIGHT * near) / (given + OWN_WEIGHT)
