"""The model that weighs claims, in plain Python: to read, and to hold the arrays to.

`kernel`, `copying`, `sharpness` and `openness` compute the same on sorted arrays; their docstrings
give the model and where it is from. Labels that recur are read by the panel in `labels`, not here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.weigh import kernel
from thurloe.weigh.copying import MARGIN, OWN_WORD, SHARES, SOME_COPY
from thurloe.weigh.openness import OPEN
from thurloe.weigh.reference_odds import alikeness, drawn, posterior, probabilities, xlogx
from thurloe.weigh.reference_structure import one_origin
from thurloe.weigh.sharpness import GRID, LEAST, SPREAD, WORTH
from thurloe.weigh.sharpness import USUAL as USUALLY
from thurloe.weigh.slots import AN_ITEM, UNHEARD, every_way, is_small
from thurloe.weigh.structure import FEW_CORRELATED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Claim = tuple[str, str]  # item and source: a source makes one claim on an item
    Item = Mapping[str, Mapping[str, Sequence[str]]]  # item -> value -> sources, all sorted
    Weights = Mapping[Claim, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How often each source is right, and how often it gives a near value for the true one."""

    right: Mapping[str, float]
    near: Mapping[str, float]
    popular: bool = False


class Reference:
    """A table of claims, and which values (claimed, true) of an item are near, or fit."""

    unheard = UNHEARD  # how many false values there are that nobody gives

    def __init__(
        self,
        rows: Sequence[tuple[str, str, str]],
        near: frozenset[tuple[str, str, str]] = frozenset(),
        fits: Mapping[tuple[str, str, str], float] | None = None,
        *,
        graded: bool = False,
    ) -> None:
        """Take (source, item, value) rows, and (item, claimed, true) values near or that fit.

        `fits` says how well, and `graded` whether values are of a kind that may be near others.
        """
        table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for item, value, source in sorted({(i, v, s) for s, i, v in rows}):
            table[item][value].append(source)
        self.table: Item = table
        self.near, self.fits, self.graded = near, fits or {}, graded or bool(near)
        self.rows = rows
        self.sources = sorted({source for source, _, _ in rows})
        self.claims = [
            (item, source)
            for item, values in table.items()
            for sources in values.values()
            for source in sources
        ]

    # How probable each value is

    def others(self, item: str) -> float:
        """How many wrong values there are to give."""
        return max(self.rivals(item) - 1, 1) + self.unheard

    def rivals(self, item: str) -> int:
        """How many values it has that fit no exacter one; of two that fit each other, the first."""
        values = list(self.table[item])
        return sum(
            not any(
                (item, v, u) in self.fits and ((item, u, v) not in self.fits or u < v)
                for u in values
            )
            for v in values
        )

    def log_odds(self, item: str, weight: Weights, how: Reading) -> dict[str, float]:
        """Of each value of an item against one that nobody gave."""
        values = self.table[item]
        score = dict.fromkeys(values, -self.log_unheard(item))
        for value, sources in values.items():
            for source in sources:
                a, w = how.right[source], weight[item, source]
                g = min(how.near[source], 0.9 * (1 - a))
                for other in values:
                    fitness = 1.0 if other == value else self.fits.get((item, value, other), 0.0)
                    if fitness:
                        score[other] += w * math.log(fitness * self.others(item) * a / (1 - a - g))
                    if (item, value, other) in self.near:
                        score[other] += w * math.log(self.others(item) * g / (1 - a - g))
        if how.popular:
            voices = {v: sum(weight[item, s] for s in who) for v, who in values.items()}
            whole = sum(voices.values())
            for value, c in voices.items():
                score[value] += xlogx(whole) - xlogx(c) - xlogx(whole - c)
                score[value] -= c * math.log(self.others(item))
        return score

    def log_unheard(self, item: str) -> float:
        """The logarithm of how many values there are that nobody gives."""
        return math.log(self.others(item) + 1 - self.rivals(item))

    def heard(self, item: str, p: Mapping[str, float]) -> dict[str, float]:
        """By value, the probability that who gives it is right: it is true, or one it fits."""
        fitting = {v: sum(p[o] for o in p if (item, v, o) in self.fits) for v in p}
        return {value: min(p[value] + fitting[value], 1.0) for value in p}

    def fit(self, weight: Weights, *, popular: bool = False) -> Reading:
        """Expectation and maximisation in turns."""
        how = self._alike(popular=popular)
        for _ in range(kernel.ROUNDS - 1):
            after = self._maximised(weight, how)
            if max(abs(after.right[s] - how.right[s]) for s in self.sources) < kernel.STILL:
                break
            how = after
        return how

    def _alike(self, *, popular: bool = False) -> Reading:
        right = dict.fromkeys(self.sources, kernel.USUAL)
        near = dict.fromkeys(self.sources, kernel.NEAR if self.near else 0.0)
        return Reading(right=right, near=near, popular=popular)

    def _maximised(self, weight: Weights, how: Reading) -> Reading:
        hits, given = dict.fromkeys(self.sources, 0.0), dict.fromkeys(self.sources, 0.0)
        almost, every = dict.fromkeys(self.sources, 0.0), [0.0, 0.0, 0.0]
        for item, values in self.table.items():
            tells = min(1.0, AN_ITEM / sum(map(len, values.values())))
            p = probabilities(self.log_odds(item, weight, how))
            right = self.heard(item, p)
            for value, sources in values.items():
                nearly = sum(p[other] for other in values if (item, value, other) in self.near)
                for source in sources:
                    told = [weight[item, source] * w for w in (1.0, right[value], min(nearly, 1.0))]
                    for record, n in zip((given, hits, almost), told, strict=True):
                        record[source] += n
                    every = [one + tells * n for one, n in zip(every, told, strict=True)]
        own, whole = kernel.OWN_WEIGHT, every[0]
        mean = drawn(every[1], whole, kernel.USUAL, kernel.USUAL_WEIGHT)
        usual = drawn(every[2], whole, kernel.NEAR, kernel.NEAR_WEIGHT)
        right = {s: drawn(hits[s], given[s], mean, own) for s in self.sources}
        near = {s: drawn(n, given[s], usual, own) if self.near else 0.0 for s, n in almost.items()}
        right = {source: min(max(r, 1 - kernel.SURE), kernel.SURE) for source, r in right.items()}
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
            pair: posterior(ratios, differ[pair], SOME_COPY[bold], shares)
            for pair, ratios in meetings.items()
        }

    def _without(
        self, item: str, p: float, pair: tuple[str, str], state: tuple[Weights, Reading]
    ) -> float:
        """How probable a value is, mostly without the two who give it."""
        weight, how = state
        p = min(max(p, 1e-9), 1 - 1e-9)
        less = math.log(p / (1 - p))
        for s in pair:
            a = how.right[s]
            less -= weight[item, s] * math.log(self.others(item) * a / (1 - a))
        rest = 1 / (1 + math.exp(-min(max(less, -30), 30)))
        return rest + OWN_WORD * max(p - rest, 0.0)

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

    def correlation(self, weight: Weights, how: Reading, usual: float = USUALLY) -> float:
        """How far sources err together on an item."""
        told = self.likelihood(weight, how)
        logs = [
            log - (math.log(c / usual) / SPREAD) ** 2 / 2 for c, log in zip(GRID, told, strict=True)
        ]
        odds = [math.exp(log - max(logs)) for log in logs]
        mean = math.fsum(o * math.log(c) for o, c in zip(odds, GRID, strict=True))
        return math.exp(mean / math.fsum(odds))

    def likelihood(self, weight: Weights, how: Reading) -> list[float]:
        """The coarsened log probability of the held-out claims, by the correlations of `GRID`."""
        held = {claim: weight[claim] * turn for claim, turn in self.held_out().items()}
        coarse = WORTH / (WORTH + math.fsum(held.values()))
        return [
            coarse * math.fsum(n * self.told(claim, (weight, how), c) for claim, n in held.items())
            for c in GRID
        ]

    def sharpness(self, item: str, weight: Weights, correlation: float) -> float:
        """What to multiply log-odds by: one over the design effect of so many voices."""
        voices = sum(weight[item, s] for who in self.table[item].values() for s in who)
        return 1 / (1 + correlation * max(voices - 1, 0.0))

    @property
    def every_way(self) -> float:
        """How far every way of copying counts."""
        return every_way(len(self.sources), len(self.claims))

    def held_out(self) -> dict[Claim, float]:
        """One claim of each item with enough of them, or each in turn, and its share of that."""
        held: dict[Claim, float] = {}
        for turn, (item, values) in enumerate(self.table.items()):
            sources = [source for who in values.values() for source in who]
            if len(sources) >= LEAST and is_small(len(self.sources), len(self.claims)):
                held |= {(item, source): 1 / len(sources) for source in sources}
            elif len(sources) >= LEAST:
                held[item, sources[turn * 2654435761 % (1 << 32) % len(sources)]] = 1.0
        return held

    def told(self, claim: Claim, state: tuple[Weights, Reading], correlation: float) -> float:
        """The log probability of a claim given the others on its item; see `sharpness`."""
        weight, how = state
        (item, source), a = claim, how.right[claim[1]]
        said = next(value for value, who in self.table[item].items() if source in who)
        without = {**weight, claim: 0.0}
        lone = len(self.table[item][said]) == 1 and self.graded
        one = self._without_claim(claim) if lone else self
        factor = one.sharpness(item, without, correlation)
        rest = one.log_odds(item, without, how)
        p = probabilities({value: factor * score for value, score in rest.items()})
        chance = {value: one.chance(item, value, (source, how), p) for value in p}
        if lone:  # some other of the values that nobody else gives
            other = (1 - a - min(how.near[source], 0.9 * (1 - a))) / one.others(item)
            chance[said] = max(1 - math.fsum(chance.values()), other)
        return math.log(max(chance[said], 1e-9))

    def _without_claim(self, claim: Claim) -> Reference:
        """The item of a claim with the others' claims alone."""
        values = self.table[claim[0]].items()
        rows = [(s, claim[0], v) for v, who in values for s in who if (claim[0], s) != claim]
        return self._with(rows, self.unheard)

    def _with(self, rows: Sequence[tuple[str, str, str]], unheard: float) -> Reference:
        one = Reference(rows, self.near, self.fits, graded=self.graded)
        one.unheard = unheard
        return one

    def chance(
        self, item: str, said: str, who: tuple[str, Reading], p: Mapping[str, float]
    ) -> float:
        """How probable it is that a source says it."""
        source, how = who
        nearly = min(sum(p[v] for v in p if (item, said, v) in self.near), 1.0)
        a, right = how.right[source], self.heard(item, p)[said]
        g = min(how.near[source], 0.9 * (1 - a))
        other = max(1 - right - nearly, 0.0) / self.others(item)
        return a * right + g * nearly + (1 - a - g) * other

    def weigh(self) -> dict[str, dict[str, float]]:
        """By item and value its probability."""
        full = {pair: fitness for pair, fitness in self.fits.items() if fitness == 1}
        plain = Reference(self.rows, fits=full)
        weight, share = plain.better_reading()
        every = self.every_way
        if every:
            origin = one_origin(plain, share).items()
            weight = plain.alone({x: every * p + (1 - every) * share.get(x, 0) for x, p in origin})
        usual = FEW_CORRELATED**every * USUALLY ** (1 - every)
        one = self.opened(weight)
        how = one.fit(weight)
        p = one.believed(weight, how, one.correlation(weight, how, usual))
        return {item: one.shown(item, of) for item, of in p.items()}

    def better_reading(self) -> tuple[dict[Claim, float], Mapping[tuple[str, str], float]]:
        """What each claim counts, and each pair copies, by the reading that tells more."""
        read = [self.read(bold=bold) for bold in (True, False)]
        weights = [self.alone(share) for share, _ in read]
        turns = self.held_out().items()
        held = {c: turn * min(weight[c] for weight in weights) for c, turn in turns}
        told, better = (
            max(sum(n * self.told(c, (weight, how), t) for c, n in held.items()) for t in GRID)
            for weight, (_, how) in zip(weights, read, strict=True)
        )
        chosen = better - told > MARGIN
        return weights[chosen], read[chosen][0]

    def shown(self, item: str, p: Mapping[str, float]) -> dict[str, float]:
        """How probable it is that each value is right within its tolerance."""
        close = {v: sum(p[o] for o in p if self.fits.get((item, v, o), 1) < 1) for v in p}
        return {value: min(p[value] + kernel.AS_GOOD * close[value], 1.0) for value in p}

    def opened(self, weight: Weights) -> Reference:
        """With as many values that nobody gives as tell most, where values may be near."""
        if not self.graded:
            return self
        trials = [self._with(self.rows, unheard) for unheard in OPEN]
        return max(
            trials,
            key=lambda one: max(one.likelihood(weight, one.fit(weight))) - math.log(one.unheard),
        )

    def believed(
        self, weight: Weights, how: Reading, correlation: float
    ) -> dict[str, dict[str, float]]:
        """By item and value its probability."""
        found = {}
        for item in self.table:
            factor = self.sharpness(item, weight, correlation)
            score = self.log_odds(item, weight, how)
            found[item] = probabilities({v: factor * s for v, s in score.items()})
        return found

    def read(self, *, bold: bool) -> tuple[Mapping[tuple[str, str], float], Reading]:
        """What share each pair copies by the bold or the cautious reading, and who is right."""
        weight = dict.fromkeys(self.claims, 1.0)
        how = self._alike()
        if bold:
            weight = self.alone(alikeness(self.table))
        p = {item: probabilities(self.log_odds(item, weight, how)) for item in self.table}
        if not bold:
            p, how = self._shares()
        for shares in SHARES:
            found = self.copying(p, weight, how, (bold, shares))
            copied = {pair: share for pair, (_, share) in found.items()}
            weight = self.alone(copied)
            how, crowd = self.fit(weight), self.fit(weight, popular=True)
            p = {
                item: {v: (one[v] + other[v]) / 2 for v in one}
                for item in self.table
                for one, other in [
                    tuple(probabilities(self.log_odds(item, weight, h)) for h in (how, crowd))
                ]
            }
        return copied, how

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
        return p, Reading(right=right, near=self._alike().near)
