"""The model that weighs claims, in plain Python: to read, and to hold the arrays to.

`kernel`, `copying` and `sharpness` compute the same on sorted arrays; their docstrings give the
model and where it is from. Labels that recur are read by the panel in `labels`, not here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.weigh.copying import FAMILIAR, MARGIN, SHARES, SOME_COPY
from thurloe.weigh.kernel import (
    NEAR,
    NEAR_WEIGHT,
    OWN_WEIGHT,
    ROUNDS,
    STILL,
    SURE,
    USUAL,
    USUAL_WEIGHT,
)
from thurloe.weigh.sharpness import GRID, LEAST, SPREAD
from thurloe.weigh.sharpness import USUAL as USUAL_SHARPNESS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Claim = tuple[str, str]  # item and source: a source makes one claim on an item
    Item = Mapping[str, Mapping[str, Sequence[str]]]  # item -> value -> sources, all sorted
    Weights = Mapping[Claim, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How often each source is right and how often near values stand for the true one."""

    right: Mapping[str, float]
    near: float
    popular: bool = False


class Reference:
    """A table of claims, and which values (claimed, true) of an item are near, or fit."""

    def __init__(
        self,
        rows: Sequence[tuple[str, str, str]],
        near: frozenset[tuple[str, str, str]] = frozenset(),
        fits: frozenset[tuple[str, str, str]] = frozenset(),
    ) -> None:
        """Take (source, item, value) rows, and (item, claimed, true) values near or that fit."""
        table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for item, value, source in sorted({(i, v, s) for s, i, v in rows}):
            table[item][value].append(source)
        self.table: Item = table
        self.near, self.fits = near, fits
        self.sources = sorted({source for source, _, _ in rows})
        self.claims = [
            (item, source)
            for item, values in table.items()
            for sources in values.values()
            for source in sources
        ]

    # How probable each value is

    def others(self, item: str) -> int:
        """How many wrong values there are to give; vaguer ones are none beside those they fit."""
        pairs = {(v, o) for i, v, o in self.fits if i == item}
        vaguer = {v for v, o in pairs if {v, o} <= set(self.table[item]) and (o, v) not in pairs}
        return max(len(self.table[item]) - len(vaguer) - 1, 1) + 1

    def log_odds(self, item: str, weight: Weights, how: Reading) -> dict[str, float]:
        """Of each value of an item against one that nobody gave."""
        values = self.table[item]
        score = dict.fromkeys(values, 0.0)
        for value, sources in values.items():
            for source in sources:
                a, w = how.right[source], weight[item, source]
                g = min(how.near, 0.9 * (1 - a))
                for other in values:
                    if other == value or (item, value, other) in self.fits:
                        score[other] += w * math.log(self.others(item) * a / (1 - a - g))
                    if (item, value, other) in self.near:
                        score[other] += w * math.log(self.others(item) * g / (1 - a - g))
        if how.popular:
            voices = {v: sum(weight[item, s] for s in who) for v, who in values.items()}
            whole = sum(voices.values())
            for value, c in voices.items():
                score[value] += _xlogx(whole) - _xlogx(c) - _xlogx(whole - c)
                score[value] -= c * math.log(self.others(item))
        return score

    def heard(self, item: str, p: Mapping[str, float]) -> dict[str, float]:
        """By value, the probability that who gives it is right: it is true, or one it fits."""
        fitting = {v: sum(p[o] for o in p if (item, v, o) in self.fits) for v in p}
        return {value: min(p[value] + fitting[value], 1.0) for value in p}

    def fit(self, weight: Weights, *, popular: bool = False) -> Reading:
        """Expectation and maximisation in turns."""
        how = Reading(
            right=dict.fromkeys(self.sources, USUAL),
            near=NEAR if self.near else 0.0,
            popular=popular,
        )
        for _ in range(ROUNDS - 1):
            after = self._maximised(weight, how)
            if max(abs(after.right[s] - how.right[s]) for s in self.sources) < STILL:
                break
            how = after
        return how

    def _maximised(self, weight: Weights, how: Reading) -> Reading:
        hits, given = dict.fromkeys(self.sources, 0.0), dict.fromkeys(self.sources, 0.0)
        almost = 0.0
        for item, values in self.table.items():
            p = probabilities(self.log_odds(item, weight, how))
            right = self.heard(item, p)
            for value, sources in values.items():
                nearly = sum(p[other] for other in values if (item, value, other) in self.near)
                for source in sources:
                    given[source] += weight[item, source]
                    hits[source] += weight[item, source] * right[value]
                    almost += weight[item, source] * min(nearly, 1.0)
        whole = sum(given.values())
        mean = (sum(hits.values()) + USUAL * USUAL_WEIGHT) / (whole + USUAL_WEIGHT)
        right = {s: (hits[s] + OWN_WEIGHT * mean) / (given[s] + OWN_WEIGHT) for s in self.sources}
        near = (almost + NEAR * NEAR_WEIGHT) / (whole + NEAR_WEIGHT) if self.near else 0.0
        right = {source: min(max(r, 1 - SURE), SURE) for source, r in right.items()}
        return Reading(right=right, near=near, popular=how.popular)

    # Who copies whom

    def copying(
        self,
        p: Mapping[str, Mapping[str, float]],
        weight: Weights,
        how: Reading,
        which: tuple[bool, Sequence[float]],
    ) -> dict[tuple[str, str], tuple[float, float]]:
        """By pair that says the same somewhere: that one copies, and the share that it copies."""
        bold, shares = which
        meetings: dict[tuple[str, str], list[float]] = defaultdict(list)
        differ: dict[tuple[str, str], int] = defaultdict(int)
        able = how.right
        if bold:
            given = {s: sum(w for (_, t), w in weight.items() if t == s) for s in self.sources}
            mean = sum(able[s] * given[s] for s in self.sources) / sum(given.values())
            able = {source: min(a, mean) for source, a in able.items()}
        for item, values in self.table.items():
            rival = len(values) > 1
            right = self.heard(item, p[item])
            says = {source: value for value, who in values.items() for source in who}
            for one, other in combinations(sorted(says), 2):
                if says[one] != says[other]:
                    differ[one, other] += 1
                    continue
                ratios = meetings[one, other]
                if not rival:
                    continue
                may = right[says[one]]
                may = (
                    self._without(item, may, (one, other), (weight, how))
                    if bold
                    else (may / max(*right.values(), 1e-12))
                )
                wrong = math.sqrt((1 - able[one]) * (1 - able[other]))
                wrong *= self._common(item, says[one], weight)
                ratios.append((may + (1 - may) * wrong) / (may + (1 - may) * wrong**2))
        return {
            pair: _posterior(ratios, differ[pair], SOME_COPY[bold], shares)
            for pair, ratios in meetings.items()
        }

    def alikeness(self) -> dict[tuple[str, str], float]:
        """How much more often each pair agrees than pairs do, of what is left to agree on."""
        same: dict[tuple[str, str], int] = defaultdict(int)
        overlap: dict[tuple[str, str], int] = defaultdict(int)
        met = set()
        for values in self.table.values():
            says = {source: value for value, who in values.items() for source in who}
            for pair in combinations(sorted(says), 2):
                agree = says[pair[0]] == says[pair[1]]
                met |= {pair} if agree else set()
                same[pair] += agree and len(values) > 1
                overlap[pair] += len(values) > 1
        usual = (sum(same[p] for p in met) + 1) / (sum(overlap[p] for p in met) + 2)
        often = {p: (same[p] + FAMILIAR * usual) / (overlap[p] + FAMILIAR) for p in met}
        return defaultdict(float, {p: max(r - usual, 0) / (1 - usual) for p, r in often.items()})

    def _without(
        self, item: str, p: float, pair: tuple[str, str], state: tuple[Weights, Reading]
    ) -> float:
        """How probable a value is without the two who give it."""
        weight, how = state
        p = min(max(p, 1e-9), 1 - 1e-9)
        less = math.log(p / (1 - p))
        for s in pair:
            a = how.right[s]
            less -= weight[item, s] * math.log(self.others(item) * a / (1 - a))
        return 1 / (1 + math.exp(-min(max(less, -30), 30)))

    def _common(self, item: str, value: str, weight: Weights) -> float:
        voices = sum(weight[item, s] for s in self.table[item][value])
        whole = sum(weight[item, s] for who in self.table[item].values() for s in who)
        return (voices + 0.5) / (whole + 0.5 * (len(self.table[item]) + 1))

    def alone(self, share: Mapping[tuple[str, str], float]) -> dict[Claim, float]:
        """What each claim counts when it is divided among those who say the same as copies."""
        weight = {}
        for item, values in self.table.items():
            for who in values.values():
                for source in who:
                    with_it = (share[min(source, s), max(source, s)] for s in who if s != source)
                    weight[item, source] = 1 / (1 + math.fsum(with_it))
        return weight

    # How far to trust it

    def sharpness(self, weight: Weights, how: Reading) -> float:
        """The factor for log-odds."""
        held = self.held_out()
        if not held:
            return USUAL_SHARPNESS
        logs = [
            sum(weight[claim] * self.told(claim, (weight, how), t) for claim in held)
            - (math.log(t / USUAL_SHARPNESS) / SPREAD) ** 2 / 2
            for t in GRID
        ]
        odds = [math.exp(log - max(logs)) for log in logs]
        return math.fsum(o * float(t) for o, t in zip(odds, GRID, strict=True)) / math.fsum(odds)

    def held_out(self) -> list[Claim]:
        """One claim of each item with enough of them."""
        held = []
        for turn, (item, values) in enumerate(self.table.items()):
            sources = [source for who in values.values() for source in who]
            if len(sources) >= LEAST:
                held.append((item, sources[turn * 2654435761 % (1 << 32) % len(sources)]))
        return held

    def told(self, claim: Claim, state: tuple[Weights, Reading], t: float) -> float:
        """The log probability of a claim given the others on its item."""
        weight, how = state
        item, source = claim
        said = next(value for value, who in self.table[item].items() if source in who)
        rest = self.log_odds(item, {**weight, claim: 0.0}, how)
        p = probabilities({value: t * score for value, score in rest.items()})
        nearly = min(sum(p[v] for v in p if (item, said, v) in self.near), 1.0)
        a, right = how.right[source], self.heard(item, p)[said]
        g = min(how.near, 0.9 * (1 - a))
        other = max(1 - right - nearly, 0.0) / self.others(item)
        chance = a * right + g * nearly + (1 - a - g) * other
        return math.log(max(chance, 1e-9))

    # All of it

    def weigh(self) -> dict[str, dict[str, float]]:
        """By item and value its probability."""
        plain = Reference(
            [
                (s, i, v)
                for i, values in self.table.items()
                for v, who in values.items()
                for s in who
            ],
            fits=self.fits,
        )
        readings = [plain.read(bold=bold) for bold in (True, False)]
        held = {c: min(weight[c] for weight, _ in readings) for c in self.held_out()}
        told, better = (
            max(sum(n * plain.told(c, reading, t) for c, n in held.items()) for t in GRID)
            for reading in readings
        )
        weight, _ = readings[better - told > MARGIN]
        how = self.fit(weight)
        factor = self.sharpness(weight, how)
        return {
            item: probabilities(
                {v: factor * score for v, score in self.log_odds(item, weight, how).items()}
            )
            for item in self.table
        }

    def read(self, *, bold: bool) -> tuple[Weights, Reading]:
        """What each claim counts by the bold or the cautious reading, and who is right by it."""
        weight = dict.fromkeys(self.claims, 1.0)
        how = Reading(right=dict.fromkeys(self.sources, USUAL), near=0.0)
        if bold:
            weight = self.alone(self.alikeness())
        p = {item: probabilities(self.log_odds(item, weight, how)) for item in self.table}
        if not bold:
            p, how = self._shares()
        for shares in SHARES:
            found = self.copying(p, weight, how, (bold, shares))
            weight = self.alone({pair: share for pair, (_, share) in found.items()})
            how, crowd = self.fit(weight), self.fit(weight, popular=True)
            p = {
                item: {v: (one[v] + other[v]) / 2 for v in one}
                for item in self.table
                for one, other in [
                    tuple(probabilities(self.log_odds(item, weight, h)) for h in (how, crowd))
                ]
            }
        return weight, how

    def _shares(self) -> tuple[dict[str, dict[str, float]], Reading]:
        """Shares of the votes, and how often each source has them with it."""
        p = {
            item: {v: len(who) / (sum(map(len, values.values())) + 1) for v, who in values.items()}
            for item, values in self.table.items()
        }
        hits: dict[str, list[float]] = defaultdict(list)
        for item, values in self.table.items():
            heard = self.heard(item, p[item])
            for value, who in values.items():
                for source in who:
                    hits[source].append(heard[value])
        right = {s: min(max(sum(h) / len(h), 0.05), 0.95) for s, h in hits.items()}
        return p, Reading(right=right, near=0.0)


def probabilities(score: Mapping[str, float]) -> dict[str, float]:
    """Of values by their log-odds; some other value has log-odds 0."""
    top = max(0.0, *score.values())
    odds = {value: math.exp(s - top) for value, s in score.items()}
    whole = math.fsum(odds.values()) + math.exp(-top)
    return {value: o / whole for value, o in odds.items()}


def _posterior(
    ratios: Sequence[float], differ: int, prior: float, shares: Sequence[float]
) -> tuple[float, float]:
    logs = [
        math.log(prior / len(shares))
        + math.fsum(math.log(1 + c * (ratio - 1)) for ratio in ratios)
        + differ * math.log(1 - c)
        for c in shares
    ]
    top = max(*logs, math.log(1 - prior))
    odds = [math.exp(log - top) for log in logs]
    whole = math.fsum(odds) + math.exp(math.log(1 - prior) - top)
    return math.fsum(odds) / whole, sum(o * c for o, c in zip(odds, shares, strict=True)) / whole


def _xlogx(x: float) -> float:
    return x * math.log(max(x, 1e-12)) if x > 0 else 0.0
