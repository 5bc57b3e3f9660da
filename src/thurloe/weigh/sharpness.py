"""How far to trust the log-odds: what each claim adds is less where sources err together.

For each item with three claims or more one is held out, and the probability of what it says is
computed from the others, their log-odds multiplied by $T$. The $T$ under which the held-out claims
are most probable, averaged over its posterior, is what calibrates the probabilities without any
known answer; temperature scaling after Guo, Pleiss, Sun & Weinberger, "On Calibration of Modern
Neural Networks", 2017, arXiv:1706.04599, with held-out agreement in place of labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import Table, heard, nearly, posterior, scores, vagueness

if TYPE_CHECKING:
    from thurloe.weigh.kernel import Fit, Floats, Ints

GRID = np.geomspace(0.1, 1.25, 24)
USUAL = 0.8  # before anything is held out
SPREAD = 0.4  # of its logarithm
LEAST = 3  # claims on an item
MOST = 20_000  # held-out claims that are looked at; of more, every so many


def sharpness(told: Told) -> float:
    """The factor for log-odds, between 0.1 and 1.25."""
    if not len(told.held):
        return USUAL
    worth = told.by_sharpness @ told.weight * told.stands_for
    worth -= (np.log(GRID / USUAL) / SPREAD) ** 2 / 2
    odds = np.exp(worth - worth.max())
    return float(odds @ GRID / odds.sum())


def log_score(told: Told, counted: Floats) -> float:
    """The log probability of the held-out claims at the best sharpness, each counted so often."""
    if not len(told.held):
        return 0.0
    return float((told.by_sharpness @ counted[told.held]).max() * told.stands_for)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How well claims that are held out are told by the others on their items.

    Attributes:
        held: which claims; shape (held,).
        weight: how often each counts; shape (held,).
        by_sharpness: the log probability of each, by the factors of `GRID`; shape (24, held).
        stands_for: how many held-out claims each of these stands for.
    """

    held: Ints
    weight: Floats
    by_sharpness: Floats
    stands_for: float


def told_by(table: Table, weight: Floats, fit: Fit) -> Told:
    """The log probability of each held-out claim given the others on its item."""
    every = held_out(table)
    held = every[:: -(-len(every) // MOST) or 1]
    part, slots = _part(table, held)
    rest = fit.score[slots] - scores(part, weight[held], fit.right, fit.near)
    found = np.empty((len(GRID), len(held)))
    for row, sharp in zip(found, GRID, strict=True):
        row[:] = _log_chance(part, fit, rest * sharp)
    return Told(
        held=held,
        weight=weight[held],
        by_sharpness=found,
        stands_for=len(every) / max(len(held), 1),
    )


def held_out(table: Table) -> Ints:
    """One claim of each item with enough of them and no known answer, spread evenly."""
    many = np.bincount(table.owner[table.slot], minlength=len(table.start))
    first = np.cumsum(many) - many
    chosen = (many >= LEAST) & (table.fixed == -1)
    turn = np.arange(len(first)) * 2654435761 % (1 << 32)
    held: Ints = (first + turn % np.maximum(many, 1))[chosen]
    return held


def _part(table: Table, held: Ints) -> tuple[Table, Ints]:
    """The items of the held-out claims with these claims alone, and their slots."""
    items = table.owner[table.slot[held]]
    size = np.diff(table.start, append=len(table.owner))[items]
    start = np.cumsum(size) - size
    slots = np.repeat(table.start[items] - start, size) + np.arange(size.sum())
    place = np.full(len(table.owner), -1)
    place[slots] = np.arange(len(slots))
    near, fits = place[table.near], place[table.fits]
    part = Table(
        source=table.source[held],
        slot=place[table.slot[held]],
        owner=np.repeat(np.arange(len(items)), size),
        start=start,
        others=table.others[items],
        near=near[(near >= 0).all(axis=1)],
        fits=fits[(fits >= 0).all(axis=1)],
        fixed=table.fixed[items],
        prior=table.prior,
    )
    return part, slots


def _log_chance(table: Table, fit: Fit, score: Floats) -> Floats:
    source, slot = table.source, table.slot
    if not len(slot):
        return np.zeros(0)
    p = posterior(table, score)
    near = nearly(table, p)[slot] if len(table.near) else 0.0
    p = heard(table, p)[slot]
    right, vague = fit.right[source], vagueness(fit.right, fit.near)[source]
    other = np.maximum(1 - p - near, 0.0) / table.others[table.owner[slot]]
    chance = right * p + vague * near + (1 - right - vague) * other
    told: Floats = np.log(np.maximum(chance, 1e-9))
    return told
