"""Why an answer is as probable as it is, in bits that add up, and what would change it."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.habits import scored
from thurloe.weigh.kernel import shown
from thurloe.weigh.labels import shares
from thurloe.weigh.listing import LISTED, listed_odds, said_of
from thurloe.weigh.sharpness import believed

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.weigh.listing import Rates
    from thurloe.weigh.results import Election, Weighed
    from thurloe.weigh.slots import Floats, Ints

_LEAST = 1e-12  # no probability is taken to be nearer to 0 or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one source's claim adds to the answer.

    Attributes:
        source, says: who, and which value.
        bits: what the claim would add if it were the source's own, in log2 odds; below 0 where
            it says something else.
        lost: what is taken off since it may be copied, or is not sure to have been made.
    """

    source: str
    says: str
    bits: float
    lost: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How an answer comes to its probability.

    `prior` and the bits and losses of all voices add up to the log2 odds of `probability`: see
    `replay`. Each voice counts after those before it, in the order of the sources' names.

    Attributes:
        item, value, probability: the answer; value "" and probability 0 where none is possible.
        known: whether the answer was given beforehand; then nothing was weighed.
        prior: log2 odds before anybody speaks.
        voices: what each source adds.
        flip: the fewest strong voices without which another value, or none, would be best, the
            strongest first; empty where it is known.
        instead: the value that would then be best, "" for one that nobody gave.
    """

    item: str
    value: str
    probability: float
    known: bool
    prior: float
    voices: tuple[Voice, ...]
    flip: tuple[str, ...]
    instead: str = ""


def replay(explanation: Explanation) -> float:
    """The probability that the bits of an explanation come to."""
    bits = [bit for voice in explanation.voices for bit in (voice.bits, voice.lost)]
    return 1 / (1 + 2 ** -math.fsum([explanation.prior, *bits]))


def explain(weighed: Weighed, item: str, value: str | None = None) -> Explanation:
    """Explain the best value of an item, or one that is asked for.

    Raises `KeyError` for an item or a value that nobody speaks of.
    """
    votes, table = weighed.votes, weighed.workings.table
    at = bisect_left(votes.items, item)
    if at == len(votes.items) or votes.items[at] != item:
        raise KeyError(item)
    slots = range(*votes.item_start[at : at + 2].tolist())
    wanted = [s for s in slots if votes.values[s] == value] if value is not None else list(slots)
    if not wanted:
        raise KeyError(value)
    slot = max(wanted, key=lambda s: (weighed.probability[s], -s))
    count = _counter(weighed, at)
    claims = np.arange(votes.slot_start[slots[0]], votes.slot_start[slots[-1] + 1])
    claims = claims[np.argsort(table.source[claims], kind="stable")]
    known = bool(table.fixed[at] != -1)
    flip, best = ((), -1) if known else _flip(weighed, count, claims, slot - slots[0])
    return Explanation(
        item=item,
        value=votes.values[slot],
        probability=float(weighed.probability[slot]),
        known=known,
        prior=_log_odds(count(claims, np.zeros(len(claims)))[slot - slots[0]]),
        voices=() if known else _voices(weighed, count, claims, slot - slots[0]),
        flip=flip,
        instead=votes.values[slots[0] + best] if flip and best >= 0 else "",
    )


def _log_odds(p: float) -> float:
    p = min(max(p, _LEAST), 1 - _LEAST)
    return math.log2(p / (1 - p))


def _counter(weighed: Weighed, at: int) -> Callable[[Ints, Floats], Floats]:
    """The probabilities of an item's values if its claims had given weights."""
    slots = slice(*weighed.votes.item_start[at : at + 2].tolist())
    for election in weighed.workings.elections:
        here = np.flatnonzero((election.slots >= slots.start) & (election.slots < slots.stop))
        if len(here):
            return lambda claims, weight: _elected(election, here, claims, weight)
    for listing in weighed.workings.listings:
        if slots.start in listing.slots:
            return lambda claims, weight: _listed(weighed, listing.rates, slots, (claims, weight))
    return lambda claims, weight: _scored(weighed, at, claims, weight)


def _scored(weighed: Weighed, at: int, claims: Ints, weight: Floats) -> Floats:
    workings = weighed.workings
    found, part = workings.independence, workings.table.of_item(at, claims)
    habits = workings.habits.some(claims) if workings.habits else None
    score = scored(part, weight, found.fit, habits)
    return shown(part, believed(part, weight, score, found.correlation))


def _listed(weighed: Weighed, rates: Rates, slots: slice, counted: tuple[Ints, Floats]) -> Floats:
    claims, weight = counted
    how = weight, weighed.workings.independence.correlation
    yes = np.array([value == LISTED for value in weighed.votes.values[slots]])
    table = weighed.workings.table.of_item(int(weighed.workings.table.owner[slots.start]), claims)
    said, _ = said_of(table, (np.arange(len(yes)), np.arange(len(claims))), yes, how)
    p = float(listed_odds(said, rates)[0])
    won: Floats = np.where(yes, p, 1 - p)
    return won


def _elected(election: Election, here: Ints, claims: Ints, weight: Floats) -> Floats:
    part = election.of_item(int(election.place[here[0], 0]), claims, weight)
    won: Floats = shares(part, election.models)[0, election.place[here, 1]]
    return won


def _voices(
    weighed: Weighed, count: Callable[[Ints, Floats], Floats], claims: Ints, place: int
) -> tuple[Voice, ...]:
    votes, table = weighed.votes, weighed.workings.table
    counted = weighed.workings.independence.weight[claims]
    weight = np.zeros(len(claims))
    before = _log_odds(count(claims, weight)[place])
    voices = []
    for n, claim in enumerate(claims.tolist()):
        weight[n] = 1.0
        alone = _log_odds(count(claims, weight)[place])
        weight[n] = counted[n]
        after = _log_odds(count(claims, weight)[place])
        voices.append(
            Voice(
                source=votes.sources[table.source[claim]],
                says=votes.values[table.slot[claim]],
                bits=alone - before,
                lost=after - alone,
            )
        )
        before = after
    return tuple(voices)


def _flip(
    weighed: Weighed, count: Callable[[Ints, Floats], Floats], claims: Ints, place: int
) -> tuple[tuple[str, ...], int]:
    """Leave out those who speak for the value, the weightiest first, until it is best no more.

    Returns who they are, and which value is best then, -1 for one that nobody gave.
    """
    votes, table = weighed.votes, weighed.workings.table
    weight = weighed.workings.independence.weight[claims].copy()
    left: list[str] = []
    while True:
        p = count(claims, weight)
        if p[place] < p.max() or p[place] <= 1 - p.sum():
            return tuple(left), int(np.argmax(p)) if p.max() > 1 - p.sum() else -1
        less = [_without(count, claims, weight, n)[place] for n in range(len(claims))]
        n = int(np.argmin(less))
        if weight[n] == 0 or less[n] >= p[place]:
            return (), -1
        weight[n] = 0.0
        left.append(votes.sources[table.source[claims[n]]])


def _without(
    count: Callable[[Ints, Floats], Floats], claims: Ints, weight: Floats, n: int
) -> Floats:
    rest = weight.copy()
    rest[n] = 0.0
    return count(claims, rest)
