"""How far to trust the log-odds: what each claim adds is less where sources err together.

For each item with three claims or more one is held out, and the probability of what it says is
computed from the others, their log-odds multiplied by $T$. The $T$ under which the held-out claims
are most probable, averaged over its posterior, is what calibrates the probabilities without any
known answer; temperature scaling after Guo, Pleiss, Sun & Weinberger, "On Calibration of Modern
Neural Networks", 2017, arXiv:1706.04599, with held-out agreement in place of labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import nearly, posterior, sums, vagueness

if TYPE_CHECKING:
    from thurloe.weigh.kernel import Fit, Floats, Ints, Table

GRID = np.geomspace(0.1, 1.25, 24)
USUAL = 0.8  # before anything is held out
SPREAD = 0.4  # of its logarithm
LEAST = 3  # claims on an item


def sharpness(table: Table, weight: Floats, fit: Fit) -> float:
    """The factor for log-odds, between 0.1 and 1.25."""
    held = held_out(table)
    if not len(held):
        return USUAL
    worth = np.array([told @ weight[held] for told in _told(table, weight, fit, held)])
    worth -= (np.log(GRID / USUAL) / SPREAD) ** 2 / 2
    odds = np.exp(worth - worth.max())
    return float(odds @ GRID / odds.sum())


def log_score(table: Table, weight: Floats, fit: Fit, counted: Floats) -> float:
    """The log probability of the held-out claims at the best sharpness, each counted so often."""
    held = held_out(table)
    told = _told(table, weight, fit, held)
    return max(float(one @ counted[held]) for one in told) if len(held) else 0.0


def _told(table: Table, weight: Floats, fit: Fit, held: Ints) -> list[Floats]:
    """By sharpness, the log probability of each held-out claim given the others on its item."""
    rest = fit.score - _added(table, weight, fit, held)
    return [_log_chance(table, fit, held, rest * t) for t in GRID]


def held_out(table: Table) -> Ints:
    """One claim of each item with enough of them and no known answer, spread evenly."""
    item = table.owner[table.slot]
    first = np.searchsorted(item, np.arange(len(table.start)))
    many = np.diff(np.append(first, len(item)))
    chosen = (many >= LEAST) & (table.fixed == -1)
    turn = np.arange(len(first)) * 2654435761 % (1 << 32)
    held: Ints = (first + turn % np.maximum(many, 1))[chosen]
    return held


def _added(table: Table, weight: Floats, fit: Fit, held: Ints) -> Floats:
    """What the held-out claims add to each slot."""
    slots = len(table.owner)
    source, slot = table.source[held], table.slot[held]
    vague = vagueness(fit.right, fit.near)
    wrong = 1 - fit.right - vague
    many = np.log(table.others)[table.owner[slot]]
    added = sums(slot, weight[held] * (np.log(fit.right / wrong)[source] + many), slots)
    if not len(table.near):
        return added
    may = sums(slot, weight[held] * (np.log(vague / wrong)[source] + many), slots)
    claimed, true = table.near.T
    return added + sums(true, may[claimed], slots)


def _log_chance(table: Table, fit: Fit, held: Ints, score: Floats) -> Floats:
    source, slot = table.source[held], table.slot[held]
    p = posterior(table, score)
    near = nearly(table, p)[slot] if len(table.near) else np.zeros(len(held))
    p = p[slot]
    right, vague = fit.right[source], vagueness(fit.right, fit.near)[source]
    other = np.maximum(1 - p - near, 0.0) / table.others[table.owner[slot]]
    chance = right * p + vague * near + (1 - right - vague) * other
    told: Floats = np.log(np.maximum(chance, 1e-9))
    return told
