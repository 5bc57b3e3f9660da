"""Every way of copying in a small table, in plain Python: see `structure` and `ways`."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from thurloe.weigh.kernel import USUAL, USUAL_WEIGHT
from thurloe.weigh.reference_odds import drawn
from thurloe.weigh.structure import OWN, ROUNDS
from thurloe.weigh.ways import FOLLOWS, LIKELY, SHARE, SURE, TEMPERED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.weigh.reference import Reference

    Pair = tuple[str, str]  # a source, and whom it copies
    Way = Mapping[Pair, float]  # how probably; who is missing copies nobody


def one_origin(table: Reference, by_pairs: Mapping[Pair, float]) -> dict[Pair, float]:
    """By pair in order, the probability that one copies the other or both copy a third.

    `by_pairs` is what share of its values one is found to copy, two by two, by pair in order.
    """
    odds = _odds(table, _base(by_pairs))
    copies, alike = ways(table.sources, odds)
    return {
        (x, y): min(copies[x, y] + copies[y, x] + alike[x, y], 1.0)
        for x, y in product(table.sources, repeat=2)
        if x < y
    }


def _base(by_pairs: Mapping[Pair, float]) -> Way:
    """How probably each copies each by the pairs alone: any of those linked may be original."""
    both = {**by_pairs, **{(y, x): share for (x, y), share in by_pairs.items()}}
    linked: dict[str, float] = defaultdict(float)
    for (x, _), share in both.items():
        linked[x] += share
    return {(x, y): share / (1 + linked[x]) for (x, y), share in both.items()}


def _odds(table: Reference, base: Way) -> dict[Pair, float]:
    """How much likelier "the first copies the second" is, if others do as `base` has it."""
    odds = {}
    for x, p in product(table.sources, repeat=2):
        if x != p:
            neither = {k: n for k, n in base.items() if x not in k}
            log = log_likelihood(table, {**neither, (x, p): 1.0}) - log_likelihood(table, neither)
            odds[x, p] = math.exp(min(log + _told_by_coverage(table, x, p), LIKELY))
    return odds


def log_likelihood(table: Reference, way: Way) -> float:
    """Of what is said if sources copy so, with each as right as is most probable then."""
    right, mean = dict.fromkeys(table.sources, USUAL), USUAL
    for _ in range(ROUNDS):
        hits, misses = dict.fromkeys(table.sources, 0.0), dict.fromkeys(table.sources, 0.0)
        for item in table.table:
            chance = _chances(table, item, way, right)
            p = table.heard(item, _posterior(table, item, chance)[0])
            for (v, s), (true, false, taken) in chance.items():
                hits[s] += p[v] * (1 - taken / true)
                misses[s] += (1 - p[v]) * (1 - taken / false)
        every = sum(hits.values())
        mean = drawn(every, every + sum(misses.values()), USUAL, USUAL_WEIGHT)
        right = {s: drawn(hits[s], hits[s] + misses[s], mean, OWN) for s in table.sources}
        right = {s: min(max(a, 1 - SURE), SURE) for s, a in right.items()}
    told = [_log_beta(a, OWN * mean, OWN * (1 - mean)) for a in right.values()]
    told += [_posterior(table, i, _chances(table, i, way, right))[1] for i in table.table]
    return math.fsum(told)


def _chances(
    table: Reference, item: str, way: Way, right: Mapping[str, float]
) -> dict[Pair, tuple[float, float, float]]:
    """By value and source, how probable the claim is: if true, if false, and as taken over."""
    found, values = {}, table.table[item]
    speak = {source for who in values.values() for source in who}
    for value, who in values.items():
        for source in who:
            taken = SHARE * sum(way.get((source, p), 0.0) for p in who)
            own = 1 - SHARE * sum(way.get((source, p), 0.0) for p in speak)
            true = taken + own * right[source]
            false = taken + own * (1 - right[source]) / table.others(item)
            found[value, source] = true, false, taken
    return found


def _posterior(
    table: Reference, item: str, chance: Mapping[Pair, tuple[float, float, float]]
) -> tuple[dict[str, float], float]:
    """How probable each value is, and the log-likelihood of what is said of the item."""
    said = dict.fromkeys(table.table[item], 0.0)
    for (value, _), (true, false, _) in chance.items():
        said[value] += math.log(true / false)
    score = {
        v: odds + sum(said[u] for u in said if (item, u, v) in table.fits)
        for v, odds in said.items()
    }
    unheard = table.log_unheard(item)
    top = max(unheard, *score.values())
    whole = math.fsum(math.exp(s - top) for s in (unheard, *score.values()))
    false = math.fsum(math.log(false) for _, false, _ in chance.values())
    return {v: math.exp(s - top) / whole for v, s in score.items()}, false + math.log(whole) + top


def _log_beta(a: float, hits: float, misses: float) -> float:
    whole = math.lgamma(hits + misses) - math.lgamma(hits) - math.lgamma(misses)
    return hits * math.log(a) + misses * math.log(1 - a) + whole


def _told_by_coverage(table: Reference, x: str, p: str) -> float:
    """How much likelier "x copies p" makes what x speaks of."""
    speak = {item: {s for who in v.values() for s in who} for item, v in table.table.items()}
    made = {s: sum(s in who for who in speak.values()) for s in (x, p)}
    others = {item: len(who - {x}) + 1 for item, who in speak.items()}
    mean = sum(others.values()) / len(others)
    told = 0.0
    for item, who in speak.items():
        alone = min(max(made[x] / len(speak) * others[item] / mean, 0.01), 0.99)
        taken = min(SHARE * made[x] / max(made[p], 1), 0.95) if p in who else 0.0
        both = min(max(1 - (1 - taken) * (1 - (1 - SHARE) * alone), 0.005), 0.995)
        told += math.log(both / alone) if x in who else math.log((1 - both) / (1 - alone))
    told = min(max(TEMPERED * told, -LIKELY), LIKELY)
    return math.log(1 - FOLLOWS + FOLLOWS * math.exp(told))


def ways(
    sources: Sequence[str], odds: Mapping[Pair, float]
) -> tuple[dict[Pair, float], dict[Pair, float]]:
    """That the first copies the second, and that both copy a third, over every way of copying."""
    copies = dict.fromkeys(((x, p) for x in sources for p in sources), 0.0)
    alike, whole = dict(copies), 0.0
    for originals, copiers in _choices(sources):
        sums = {x: sum(odds[x, p] for p in originals) for x in copiers}
        weight = math.prod(sums.values()) * _share(len(sources), len(copiers))
        whole += weight
        for x in copiers:
            for p in originals:
                copies[x, p] += weight * odds[x, p] / sums[x]
            for y in copiers:
                both = sum(odds[x, p] * odds[y, p] for p in originals)
                alike[x, y] += weight * both / (sums[x] * sums[y])
    return {k: n / whole for k, n in copies.items()}, {k: n / whole for k, n in alike.items()}


def _choices(sources: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Every choice of who is original, one at least, and who copies."""
    for chosen in product((False, True), repeat=len(sources)):
        originals = [s for s, copier in zip(sources, chosen, strict=True) if not copier]
        if originals:
            yield originals, [s for s, copier in zip(sources, chosen, strict=True) if copier]


def _share(sources: int, copiers: int) -> float:
    """How probable each way with so many copiers is at first, but for a constant."""
    left = sources - copiers
    return (left + 1) / float(math.comb(sources, copiers) * left**copiers)
