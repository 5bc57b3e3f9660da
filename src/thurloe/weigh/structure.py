"""Who copies whom where sources are few: every way of copying weighed against the others.

In a small table no pair shows by itself that it copies: the evidence is thin, and who is right is
not known either. So nothing is decided: every way of copying (`ways`) is as probable as the claims
make it, and what a claim counts is averaged over them.

A source that copies takes `SHARE` of its claims on what its original speaks of from there: such a
claim is the original's or else its own. A source is right on its own claims with probability $a_s$,
drawn from a beta distribution worth `OWN` claims around the mean of all sources, and that from
`USUAL_WEIGHT` claims at `USUAL`; a prior that is given draws the mean of its source by as many
claims as it is worth. Wrong values are given equally often. The truth of each item is
added up, and the $a_s$ are those that are most probable.

There are too many ways to go through, but the odds of "x copies p" against "x is original" hardly
depend on who else copies. So they are computed for each two sources, with the others copying as
probably as is found two by two (`copying`): beside its fellows each of several verbatim copies
would seem right by itself. With them every choice of originals is added up exactly. Nothing depends
on how sources are numbered.

Averaging over models by their probability: Hoeting, Madigan, Raftery & Volinsky, "Bayesian Model
Averaging: A Tutorial", 1999, doi:10.1214/ss/1009212519; who copies as a latent variable, and the
likelihood of a claim taken over: Dong, Berti-Equille & Srivastava 2009,
doi:10.14778/1687627.1687690. `reference_structure.py` has it in plain Python.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.copying import DECLARED, Independence, alone, discounted
from thurloe.weigh.kernel import USUAL, USUAL_WEIGHT, fit
from thurloe.weigh.sharpness import correlation, told_by
from thurloe.weigh.ways import LIKELY, SHARE, SURE, told_by_coverage, ways

if TYPE_CHECKING:
    from thurloe.weigh.copying import Pairs
    from thurloe.weigh.slots import Floats, Ints, Table

OWN = 6.0  # claims that the mean of all sources is worth against a source's own record
ROUNDS = 6
FEW_CORRELATED = 0.05  # how far sources err together where copying is averaged over, at first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Small:
    """A small table, made ready for trying ways of copying.

    Attributes:
        same: whether each source gives what each claim gives; shape (claims, sources).
        covered: whether it speaks of the item; shape (claims, sources).
        counted: how often each claim of each source counts; shape (claims, sources).
        wrong: how often who is wrong gives the value of each claim; shape (claims,).
        first: the first claim of each slot; shape (slots,).
        possible: 0, or -inf for what is known to be false; shape (slots,).
        unheard: the same for values that nobody gave, with how many there are; shape (items,).
        fitting: 1 where who gives the one slot is right if the other is true; shape (slots, slots),
            or None where none are.
    """

    table: Table
    sure: Floats
    same: Floats
    covered: Floats
    counted: Floats
    wrong: Floats
    first: Ints
    possible: Floats
    unheard: Floats
    fitting: Floats | None


def averaged(table: Table, pairs: Pairs, sure: Floats) -> Independence:
    """Weights by how probable it is that two sources have one origin, over all ways of copying.

    Where that does not count in full (`every_way`), what the pairs say has the rest of the say.
    `sure` is how often each claim would count if nobody copied.
    """
    by_pairs = discounted(table, pairs, sure)
    origin, every = one_origin(table, pairs, sure, by_pairs.share), table.every_way
    share = every * origin + (1 - every) * by_pairs.share
    weight = sure * alone(pairs, share, len(sure))
    fitted = fit(table, weight)
    usual = FEW_CORRELATED**every * by_pairs.usual ** (1 - every)
    return Independence(
        weight=weight,
        fit=fitted,
        correlation=correlation(told_by(table, weight, fitted), usual),
        probability=every * origin + (1 - every) * by_pairs.probability,
        share=share,
        usual=usual,
        averaged=True,
    )


def one_origin(table: Table, pairs: Pairs, sure: Floats, by_pairs: Floats) -> Floats:
    """How probable it is that two have one origin: one copies the other, or both a third; (pairs,).

    `by_pairs` is what share of its values each pair is found to copy, two by two.
    """
    coverage = told_by_coverage(_by_source(table, table.owner[table.slot], len(table.start)))
    base = found_by_pairs(pairs, by_pairs, table.sources)
    told = _log_odds(_small(table, sure), base) + coverage
    odds = np.exp(np.clip(told, -LIKELY, LIKELY))
    np.fill_diagonal(odds, 0.0)
    copies, alike = ways(odds)
    origin = np.minimum(copies + copies.T + alike, 1.0)[pairs.first, pairs.second]
    likelier = DECLARED * np.maximum(odds, odds.T)[pairs.first, pairs.second]
    declared = likelier / (likelier + 1 - DECLARED)
    return np.where(pairs.declared, np.maximum(origin, declared), origin)


def found_by_pairs(pairs: Pairs, share: Floats, sources: int) -> Floats:
    """How probably each copies each by the pairs alone, any of those linked as probably original.

    Shape (sources, sources); what each copies comes to less than 1.
    """
    found = np.zeros((sources, sources))
    found[pairs.first, pairs.second] = share
    found += found.T
    found /= 1 + found.sum(axis=1, keepdims=True)
    return found


def _small(table: Table, sure: Floats) -> _Small:
    slots = len(table.owner)
    item, known = table.owner[table.slot], table.fixed[table.owner]
    fitting = None
    if len(table.fits):
        fitting = np.zeros((slots, slots))
        fitting[table.fits[:, 0], table.fits[:, 1]] = 1.0
    counted = np.zeros((len(sure), table.sources))
    counted[np.arange(len(sure)), table.source] = sure
    return _Small(
        table=table,
        sure=sure,
        same=_by_source(table, table.slot, slots)[table.slot],
        covered=_by_source(table, item, len(table.start))[item],
        counted=counted,
        wrong=1 / table.others[item],
        first=np.searchsorted(table.slot, np.arange(slots)),
        possible=np.where((known == -1) | (known == np.arange(slots)), 0.0, -np.inf),
        unheard=np.where(table.fixed >= 0, -np.inf, table.unheard),
        fitting=fitting,
    )


def _by_source(table: Table, place: Ints, size: int) -> Floats:
    """Whether each source has a claim at each place; shape (size, sources)."""
    found = np.zeros((size, table.sources))
    found[place, table.source] = 1.0
    return found


def _log_odds(small: _Small, base: Floats) -> Floats:
    """Of each source, how much likelier, in nats, "it copies that one" makes what is said.

    Others copy as probably as `base` says, but nobody that source: who copies is no original. In a
    circle errors would come from nowhere, and three that agree in hundreds of answers would be
    likelier to copy than to be right. Shape (sources, sources).
    """
    told = np.zeros(base.shape)
    p = np.arange(len(base))
    for x in p:  # a row at a time: that stays near the processor
        neither = base[None].copy()
        neither[:, x] = neither[:, :, x] = 0.0
        one = np.repeat(neither, len(base), axis=0)
        one[p, x, p] = x != p
        told[x] = _log_likelihood(small, one) - _log_likelihood(small, neither)
    return told


def _log_likelihood(small: _Small, copies: Floats) -> Floats:
    """Of each way of copying, with sources as right as is most probable then; shape (ways,).

    `copies` is how probably each source copies each; shape (ways, sources, sources).
    """
    source = small.table.source
    from_each = SHARE * copies[:, source]
    taken = (from_each * small.same).sum(axis=2)
    own = 1 - (from_each * small.covered).sum(axis=2)
    given, held = small.table.prior.T
    mean = right = np.where(held > 0, given, np.full((len(copies), 1), USUAL))
    for _ in range(ROUNDS):
        true, false = _chances(small, taken, own, right)
        may = _posterior(small, true, false)[0][:, small.table.slot]
        hits = (may * (1 - taken / true)) @ small.counted
        misses = ((1 - may) * (1 - taken / false)) @ small.counted
        made = (hits + misses).sum(axis=1, keepdims=True) + USUAL_WEIGHT
        usual = hits.sum(axis=1, keepdims=True) + USUAL_WEIGHT * USUAL
        mean = (usual + held * given) / (made + held)
        right = np.clip((hits + OWN * mean) / (hits + misses + OWN), 1 - SURE, SURE)
    told = _posterior(small, *_chances(small, taken, own, right))[1]
    told += log_beta(right, OWN * mean, OWN * (1 - mean)).sum(axis=1)
    return told


def _chances(small: _Small, taken: Floats, own: Floats, right: Floats) -> tuple[Floats, Floats]:
    """How probable each claim is if what it gives is true, and if false; both (ways, claims)."""
    is_right = right[:, small.table.source]
    return taken + own * is_right, taken + own * (1 - is_right) * small.wrong


def _posterior(small: _Small, true: Floats, false: Floats) -> tuple[Floats, Floats]:
    """By way and slot, that who gives it is right; by way, the log-likelihood of all that is said.

    `true` and `false` are how probable each claim is if what it gives is so; shape (ways, claims).
    """
    table = small.table
    said = np.add.reduceat(small.sure * np.log(true / false), small.first, axis=1)
    if small.fitting is not None:
        said = said + said @ small.fitting
    score = said + small.possible
    top = np.maximum(np.maximum.reduceat(score, table.start, axis=1), small.unheard)
    p = np.exp(score - top[:, table.owner])
    whole = np.add.reduceat(p, table.start, axis=1) + np.exp(small.unheard - top)
    p /= whole[:, table.owner]
    if small.fitting is not None:
        p = np.minimum(p + p @ small.fitting.T, 1.0)
    told = (small.sure * np.log(false)).sum(axis=1) + (np.log(whole) + top).sum(axis=1)
    return p, told


_log_gamma = np.vectorize(math.lgamma, otypes=[float])


def log_beta(right: Floats, hits: Floats, misses: Floats) -> Floats:
    """The log density of log-odds where the probability is beta-distributed."""
    whole = _log_gamma(hits + misses) - _log_gamma(hits) - _log_gamma(misses)
    density: Floats = hits * np.log(right) + misses * np.log(1 - right) + whole
    return density
