"""How far to trust the log-odds of an item: less, the more sources speak on it.

Sources that speak on one item err together, for they read the same papers, beyond what can be told
of who copies whom. If each two of them are correlated by $\\rho$, then $V$ voices tell no more than
$V / (1 + (V - 1) \\rho)$ that are independent: the design effect of Kish, "Survey Sampling", 1965.
So the log-odds of an item are multiplied by $1 / (1 + (V - 1) \\rho)$.

To find $\\rho$, of each item with three claims or more one is held out, and the probability of what
it says is computed from the others; where claims are few, each in turn, so that it does not matter
how sources are numbered. No known answer is used. The model is not quite true, and a
great many claims would be sure of the $\\rho$ that suits what is wrong with it; so they are worth
no more than `WORTH` claims against the prior: the coarsened posterior of Miller & Dunson, "Robust
Bayesian Inference via Coarsening", 2019, doi:10.1080/01621459.2018.1469995.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import heard, nearly, posterior, scores, vagueness
from thurloe.weigh.slots import Table, counted_in, others_of, sums

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from thurloe.weigh.kernel import Fit
    from thurloe.weigh.slots import Floats, Ints

GRID = np.geomspace(0.01, 1.5, 24)
USUAL = 0.15  # before anything is held out
SPREAD = 0.5  # of its logarithm
WORTH = 50.0  # claims
LEAST = 3  # claims on an item
MOST = 20_000  # held-out claims that are looked at; of more, every so many


def correlation(told: Told, usual: float) -> float:
    """How far sources err together on an item, between 0.01 and 1.5; `usual` before any is told."""
    worth = likelihood(told) - (np.log(GRID / usual) / SPREAD) ** 2 / 2
    odds = np.exp(worth - worth.max())
    return float(np.exp(odds @ np.log(GRID) / odds.sum()))


def likelihood(told: Told) -> Floats:
    """The log probability of the held-out claims, coarsened, by the correlations of `GRID`."""
    claims = float(told.weight.sum()) * told.stands_for
    coarse: Floats = told.by_correlation @ told.weight * told.stands_for * WORTH / (WORTH + claims)
    return coarse


def sharpness(voices: Floats, correlated: float) -> Floats:
    """What to multiply the log-odds of items with so many voices by; in (0, 1]."""
    factor: Floats = 1 / (1 + correlated * np.maximum(voices - 1, 0.0))
    return factor


def voices_of(table: Table, weight: Floats) -> Floats:
    """How often the claims on each item count together; shape (items,)."""
    return sums(table.owner[table.slot], weight, len(table.start))


def believed(table: Table, weight: Floats, score: Floats, correlated: float) -> Floats:
    """The probability of each slot by its log-odds; shape (slots,)."""
    return posterior(table, score, sharpness(voices_of(table, weight), correlated))


def log_score(told: Told, counted: Floats) -> float:
    """The log probability of the held-out claims at the best correlation, each counted so often."""
    counts = counted[told.held] * told.turn
    return float((told.by_correlation @ counts).max() * told.stands_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How well claims that are held out are told by the others on their items.

    Attributes:
        held: which claims; shape (held,).
        turn: the share of its item that is its own: one over how many are held out; shape (held,).
        weight: how often each counts; shape (held,).
        by_correlation: the log probability of each, by the correlations of `GRID`; shape
            (24, held).
        stands_for: how many held-out claims each of these stands for.
    """

    held: Ints
    turn: Floats
    weight: Floats
    by_correlation: Floats
    stands_for: float


def told_by(table: Table, weight: Floats, fit: Fit) -> Told:
    """The log probability of each held-out claim given the others on its item."""
    every = held_out(table)
    held = [one[:: -(-len(one) // MOST) or 1] for one in every]
    found = [_told(table, weight, fit, one) for one in held]
    chosen = np.concatenate(held)
    many = np.bincount(table.owner[table.slot[chosen]], minlength=len(table.start))
    turn = 1 / many[table.owner[table.slot[chosen]]]
    return Told(
        held=chosen,
        turn=turn,
        weight=weight[chosen] * turn,
        by_correlation=np.concatenate(found, axis=1),
        stands_for=len(every[0]) / max(len(held[0]), 1),
    )


def _told(table: Table, weight: Floats, fit: Fit, held: Ints) -> Floats:
    """The log probability of claims on different items, by the correlations of `GRID`."""
    found = np.zeros((len(GRID), len(held)))
    if len(held):
        part, rest, lone = _rest(table, weight, fit, held)
        voices = voices_of(table, weight)[table.owner[table.slot[held]]] - weight[held]
        for row, correlated in zip(found, GRID, strict=True):
            p = posterior(part, rest, sharpness(voices, correlated))
            row[:] = _log_chance(part, fit, p, lone)
    return found


def _rest(
    table: Table, weight: Floats, fit: Fit, held: Ints
) -> tuple[Table, Floats, NDArray[np.bool_] | None]:
    """The held-out claims, the scores that the others give, and who alone says what it says.

    That matters where values may be near: what only the held-out claim says is then none of those
    that were given.
    """
    part, slots = _part(table, held)
    rest = fit.score[slots] - scores(part, weight[held], fit.right, fit.near)
    rest -= part.unheard[part.owner]
    many = np.bincount(table.slot, minlength=len(table.owner))
    lone = many[table.slot[held]] == 1
    if not table.graded:
        return part, rest, None
    counted = _counted_without(part, part.slot[lone])
    others, unheard = others_of(counted, part.others - np.maximum(part.counted - 1, 1.0))
    said = sums(table.slot, weight, len(table.owner))[slots]
    said -= sums(part.slot, weight[held], len(said))
    said *= np.log(others / part.others)[part.owner]
    rest += said + (part.unheard - unheard)[part.owner]
    for claimed, true in (part.near.T, part.fits.T):
        rest += sums(true, said[claimed], len(said))
    rest[part.slot[lone]] = -np.inf
    return replace(part, others=others, unheard=unheard), rest, lone


def _counted_without(table: Table, slots: Ints) -> Floats:
    """How many values of each item are rivals without these slots; shape (items,)."""
    left = np.ones(len(table.owner), dtype=np.bool_)
    left[slots] = False
    fits = table.fits[left[table.fits].all(axis=1)]
    gone = sums(table.owner, (~left).astype(float), len(table.start))
    counted: Floats = counted_in(table.owner, len(table.start), fits) - gone
    return counted


def held_out(table: Table) -> list[Ints]:
    """One claim of each item with enough of them and no known answer.

    Of a small table one after the other, until all have been.
    """
    if not table.small:
        return [one_of_each(table)]
    many, first, chosen = _enough(table)
    turns = range(max(int(many[chosen].max(initial=0)), 1))
    return [(first + turn)[chosen & (many > turn)] for turn in turns]


def one_of_each(table: Table) -> Ints:
    """One claim of each item with enough of them and no known answer, spread evenly."""
    many, first, chosen = _enough(table)
    turn = np.arange(len(first)) * 2654435761 % (1 << 32)
    held: Ints = (first + turn % np.maximum(many, 1))[chosen]
    return held


def _enough(table: Table) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """By item how many claims, the first, and whether one of them may be held out."""
    many = np.bincount(table.owner[table.slot], minlength=len(table.start))
    return many, np.cumsum(many) - many, (many >= LEAST) & (table.fixed == -1)


def _part(table: Table, held: Ints) -> tuple[Table, Ints]:
    """The items of the held-out claims with these claims alone, and their slots."""
    items = table.owner[table.slot[held]]
    size = np.diff(table.start, append=len(table.owner))[items]
    start = np.cumsum(size) - size
    slots = np.repeat(table.start[items] - start, size) + np.arange(size.sum())
    place = np.full(len(table.owner), -1)
    place[slots] = np.arange(len(slots))
    near, fits = place[table.near], place[table.fits]
    fitting = (fits >= 0).all(axis=1)
    part = Table(
        source=table.source[held],
        slot=place[table.slot[held]],
        owner=np.repeat(np.arange(len(items)), size),
        start=start,
        counted=table.counted[items],
        others=table.others[items],
        unheard=table.unheard[items],
        near=near[(near >= 0).all(axis=1)],
        fits=fits[fitting],
        fitness=table.fitness[fitting],
        graded=table.graded,
        fixed=table.fixed[items],
        prior=table.prior,
    )
    return part, slots


def _log_chance(table: Table, fit: Fit, p: Floats, lone: NDArray[np.bool_] | None) -> Floats:
    """Of what each claim says.

    Of one that says what nobody else does, where that matters: that it says any such thing.
    """
    if lone is None:
        claims = np.arange(len(table.slot))
        return _log(_chance(table, fit, claims, (heard(table, p)[table.slot], 0.0)))
    chance = _chance(table, fit, table.owner, (heard(table, p), nearly(table, p)))
    said = chance[table.slot]
    chance[table.slot[lone]] = 0.0
    other = _chance(table, fit, np.arange(len(said)), (np.zeros(len(said)), 0.0))
    rest = np.maximum(1 - np.add.reduceat(chance, table.start), other)
    return _log(np.where(lone, rest, said))


def _chance(table: Table, fit: Fit, claims: Ints, may: tuple[Floats, Floats | float]) -> Floats:
    """How probable it is that the source of each claim says what is true, or near it, so often."""
    p, near = may
    source = table.source[claims]
    right, vague = fit.right[source], vagueness(fit.right, fit.near)[source]
    other = np.maximum(1 - p - near, 0.0) / table.others[claims]
    chance: Floats = right * p + vague * near + (1 - right - vague) * other
    return chance


def _log(chance: Floats) -> Floats:
    told: Floats = np.log(np.maximum(chance, 1e-9))
    return told
