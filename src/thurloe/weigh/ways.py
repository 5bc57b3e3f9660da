"""Every way in which few sources may copy one another, added up; and what coverage tells of it.

A way of copying says of every source that it is original, or which original it copies. How many
copy is, before anything is known, anything from none to all but one, the more the less probable, in
proportion to how many are left and one; each way with that number is as probable as the others. The
odds of a way are the product of those of its copiers, so once it is said who is original, each of
the others can be added up by itself: 2^n sums.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from thurloe.weigh.slots import Floats

SHARE = 0.85  # of its claims on what the original speaks of, for who copies
TEMPERED = 0.5  # how much what is spoken of counts, beside what is said of it
FOLLOWS = 0.75  # how probable it is that a copier speaks of what its original does
SURE = 0.999  # nobody is right more often; at .98 a hundred answers that agree told of copying
LIKELY = 40.0  # nats; no pair is surer than this
_LEAST = 1e-300  # odds whose logarithm is taken
_CHANCE = 0.005  # of speaking of an item, at least, and of keeping silent


def ways(odds: Floats) -> tuple[Floats, Floats]:
    """That each source copies each, and that two of them copy one; both (sources, sources).

    `odds` are those of "the first copies the second" against "it is original", 0 with itself.
    """
    sources = len(odds)
    copier = _choices(sources)
    original = 1.0 - copier
    whom = np.maximum(original @ odds.T, _LEAST)
    log = _shares(copier) + (copier * np.log(whom)).sum(axis=1)
    p = np.exp(log - log.max())
    p /= p.sum()
    each = copier / whom
    copies = (each * p[:, None]).T @ original * odds
    alike = np.zeros((sources, sources))
    for one in range(sources):
        of_it = each * odds[:, one]
        alike += (of_it * (p * original[:, one])[:, None]).T @ of_it
    np.fill_diagonal(alike, 0.0)
    return copies, alike


def _choices(sources: int) -> Floats:
    """Every choice of who copies, one original at least; shape (choices, sources)."""
    numbers = np.arange((1 << sources) - 1)[:, None]
    return (numbers >> np.arange(sources) & 1).astype(float)


def _shares(copier: Floats) -> Floats:
    """The log of how probable a way with each choice is at first; shape (choices,)."""
    sources = copier.shape[1]
    by_many = np.array([_log_share(sources, n) for n in range(sources)])
    shares: Floats = by_many[copier.sum(axis=1).astype(int)]
    return shares


def _log_share(sources: int, copiers: int) -> float:
    """The log of how probable each way with so many copiers is at first, but for a constant."""
    left = sources - copiers
    return math.log(left + 1) - math.log(math.comb(sources, copiers) * left**copiers)


def told_by_coverage(speaks: Floats) -> Floats:
    """How much likelier, in nats, "x copies p" makes what x speaks of; shape (sources, sources).

    By itself a source speaks of an item in proportion to how many others do, and so does a copier
    that takes over what is said, not of what: that it does not is `FOLLOWS` probable. Sources
    speak of the same for other reasons too, so this is `TEMPERED`. `speaks` is whether they do, by
    item and source.
    """
    items, sources = speaks.shape
    made = speaks.sum(axis=0)
    others = speaks.sum(axis=1, keepdims=True) - speaks + 1
    alone = np.clip(made / items * others / others.mean(axis=0), 2 * _CHANCE, 1 - 2 * _CHANCE)
    told = np.zeros((sources, sources))
    for x in range(sources):
        taken = speaks * np.minimum(SHARE * made[x] / np.maximum(made, 1), 0.95)
        own = (1 - SHARE) * alone[:, x]
        both = np.clip(1 - (1 - taken) * (1 - own)[:, None], _CHANCE, 1 - _CHANCE)
        none = _drawn(speaks[:, x], alone[:, x])
        told[x] = [_drawn(speaks[:, x], both[:, p]) - none for p in range(sources)]
    told = np.clip(TEMPERED * told, -LIKELY, LIKELY)
    return np.log(1 - FOLLOWS + FOLLOWS * np.exp(told))


def _drawn(speaks: Floats, chance: Floats) -> float:
    return float((speaks * np.log(chance) + (1 - speaks) * np.log(1 - chance)).sum())
