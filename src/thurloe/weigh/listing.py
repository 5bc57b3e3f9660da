"""Questions with several true values: each value that somebody lists is true or not by itself.

Sources omit what is true far more often than they list what is false. So source $s$ lists a true
value with probability $r_s$ and a false one with $f_s < r_s$ (the two-sided errors of Zhao,
Rubinstein, Gemmell & Han, "A Bayesian Approach to Discovering Truth from Conflicting Sources for
Data Integration", 2012, doi:10.14778/2168651.2168656). A share $\\pi$ of the values is true. The
log-odds of a value are $\\log \\pi / (1 - \\pi)$, and for each source that speaks of the item
$w \\log (r_s / f_s)$ if it lists the value, else $w \\log ((1 - r_s) / (1 - f_s))$; they are
blunted as those of other kinds are (`sharpness`).

Nobody sees the values that nobody lists: for each that is seen, $e / (1 - e - e')$ true and
$e' / (1 - e - e')$ false ones are not, with $e = \\pi \\prod (1 - r_s)$ and
$e' = (1 - \\pi) \\prod (1 - f_s)$. Without these, sources would seem to omit less and to err more
than they do. They count as given in every round of expectation-maximisation (Dempster, Laird &
Rubin 1977, section 4.2, on truncated data). The rates of each source are drawn to those of all by
`OWN` values, these to what is usual by `POOLED`. `reference_lists.py` has it in plain Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.nearness import MANY, attributes_of
from thurloe.weigh.sharpness import sharpness
from thurloe.weigh.slots import sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from thurloe.weigh.results import Evidence
    from thurloe.weigh.slots import Floats, Ints, Table
    from thurloe.weigh.votes import Votes

LISTED, NOT_LISTED = "listed", "not listed"
USUAL_LISTED, USUAL_FALSE = 0.7, 0.1  # how often true and false values are listed
POOLED = 50.0  # values that this is worth against what all sources show
OWN = 20.0  # values that all sources are worth against one's own record
SHARE = 0.5  # of the values is true, before anything is known
SHARE_WORTH = 20.0
MOST_UNSEEN = 20.0  # values that nobody lists, for each that somebody does
SURE = 0.98
ROUNDS = 100
STILL = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How often each source lists what is true and what is false, and what share is true."""

    listed: Floats
    false: Floats
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Claims on values that may each be true: of which, by whom, whether it is listed, how often.

    Attributes:
        value, source, yes, weight: of each claim; shape (claims,).
        known: whether each value is true, 1 or 0, or -1; shape (values,).
        factor: what its log-odds are multiplied by; shape (values,).
    """

    value: Ints
    source: Ints
    yes: NDArray[np.bool_]
    weight: Floats
    known: Ints
    factor: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An attribute whose items may have several true values.

    Attributes:
        slots: those of the attribute; shape (slots,).
        p: the probability of each; shape (slots,).
    """

    slots: Ints
    p: Floats
    rates: Rates


def listings_of(
    table: Table, given: tuple[Votes, Evidence], weight: Floats, correlated: float
) -> Iterator[Listing]:
    """One for each attribute of kind `many`."""
    votes, evidence = given
    if not any(kind.name == MANY for kind in evidence.kinds.values()):
        return
    attributes, attribute = attributes_of(votes.items)
    yes = np.array([value == LISTED for value in votes.values])
    for number, name in enumerate(attributes):
        kind = evidence.kinds.get(name, evidence.kinds.get("*"))
        if kind is None or kind.name != MANY:
            continue
        slots = np.flatnonzero((attribute == number)[table.owner])
        claims = np.flatnonzero((attribute == number)[table.owner[table.slot]])
        said, owner = said_of(table, (slots, claims), yes, (weight[claims], correlated))
        rates, p = fitted_rates(said, table.sources)
        yield Listing(slots=slots, p=np.where(yes[slots], p[owner], 1 - p[owner]), rates=rates)


def said_of(
    table: Table, some: tuple[Ints, Ints], yes: NDArray[np.bool_], how: tuple[Floats, float]
) -> tuple[Said, Ints]:
    """The claims on some slots, whole items, and the value that each slot is about."""
    slots, claims = some
    weight, correlated = how
    items, owner = np.unique(table.owner[slots], return_inverse=True)
    value = np.searchsorted(items, table.owner[table.slot[claims]])
    fixed = table.fixed[items]
    known = np.where(fixed < 0, np.where(fixed == -1, -1, 0), yes[np.maximum(fixed, 0)])
    said = Said(
        value=value,
        source=table.source[claims].astype(np.int64),
        yes=yes[table.slot[claims]],
        weight=weight,
        known=known,
        factor=sharpness(sums(value, weight, len(items)), correlated),
    )
    return said, owner


def listed_odds(said: Said, rates: Rates) -> Floats:
    """The probability that each value is true; shape (values,)."""
    yes = np.log(rates.listed / rates.false)
    no = np.log((1 - rates.listed) / (1 - rates.false))
    told = np.where(said.yes, yes[said.source], no[said.source])
    odds = said.factor * sums(said.value, said.weight * told, len(said.known))
    p = 1 / (1 + np.exp(-(np.log(rates.share / (1 - rates.share)) + odds)))
    found: Floats = np.where(said.known < 0, p, said.known)
    return found


def fitted_rates(said: Said, sources: int) -> tuple[Rates, Floats]:
    """Rates and probabilities where expectation-maximisation comes to rest."""
    rates = Rates(
        listed=np.full(sources, USUAL_LISTED), false=np.full(sources, USUAL_FALSE), share=SHARE
    )
    before = listed_odds(said, rates)
    for _ in range(ROUNDS):
        rates = _maximised(said, before, rates)
        p = listed_odds(said, rates)
        if np.abs(p - before).max() < STILL:
            break
        before = p
    return rates, p


def _maximised(said: Said, p: Floats, rates: Rates) -> Rates:
    true, false = _unseen(said, rates)
    some = p + true, 1 - p + false
    share = float(
        (some[0].sum() + SHARE_WORTH * SHARE) / (some[0].sum() + some[1].sum() + SHARE_WORTH)
    )
    listed = _rate(said, p, some[0], (USUAL_LISTED, len(rates.listed)))
    wrongly = _rate(said, 1 - p, some[1], (USUAL_FALSE, len(rates.listed)))
    listed = np.clip(listed, 1 - SURE, SURE)
    return Rates(listed=listed, false=np.minimum(wrongly, 0.9 * listed), share=share)


def _rate(said: Said, p: Floats, every: Floats, drawn_to: tuple[float, int]) -> Floats:
    """How often each source lists such values, of those seen and unseen."""
    usual, sources = drawn_to
    hits = sums(said.source, said.weight * said.yes * p[said.value], sources)
    given = sums(said.source, said.weight * every[said.value], sources)
    mean = (hits.sum() + POOLED * usual) / (given.sum() + POOLED)
    found: Floats = (hits + OWN * mean) / (given + OWN)
    return found


def _unseen(said: Said, rates: Rates) -> tuple[Floats, Floats]:
    """How many true and false values nobody lists for each that is seen; shape (values,)."""
    missed = (
        said.factor * sums(said.value, said.weight * np.log1p(-rate)[said.source], len(said.known))
        for rate in (rates.listed, rates.false)
    )
    true, false = (
        part * np.exp(log) for part, log in zip((rates.share, 1 - rates.share), missed, strict=True)
    )
    seen = np.maximum(1 - true - false, 1 / MOST_UNSEEN)
    return true / seen, false / seen
