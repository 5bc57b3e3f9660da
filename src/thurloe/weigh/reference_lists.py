"""Questions with several true values, in plain Python: see `listing`, which must match it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from thurloe.weigh import listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Rates = Mapping[str, float]
    # of each value by its name: (source, whether it lists the value, how often that counts)
    Values = Mapping[str, Sequence[tuple[str, bool, float]]]


class Lists:
    """Values that may each be true, who lists them and who speaks of the item without doing so."""

    def __init__(self, values: Values, correlation: float) -> None:
        """`correlation` is how far sources err together."""
        self.values = values
        self.sources = sorted({source for said in values.values() for source, _, _ in said})
        self.factor = {
            value: 1 / (1 + correlation * max(sum(w for *_, w in said) - 1, 0.0))
            for value, said in values.items()
        }

    def weigh(self) -> dict[str, float]:
        """By value the probability that it is true."""
        listed: Rates = dict.fromkeys(self.sources, listing.USUAL_LISTED)
        false: Rates = dict.fromkeys(self.sources, listing.USUAL_FALSE)
        share = listing.SHARE
        p = self.probabilities(listed, false, share)
        for _ in range(listing.ROUNDS):
            unseen = {v: self.unseen(v, listed, false, share) for v in self.values}
            true = {v: p[v] + unseen[v][0] for v in self.values}
            wrong = {v: 1 - p[v] + unseen[v][1] for v in self.values}
            most = sum(true.values()) + sum(wrong.values()) + listing.SHARE_WORTH
            share = (sum(true.values()) + listing.SHARE_WORTH * listing.SHARE) / most
            listed = self.rates(p, true, listing.USUAL_LISTED)
            listed = {s: min(max(r, 1 - listing.SURE), listing.SURE) for s, r in listed.items()}
            false = self.rates({v: 1 - q for v, q in p.items()}, wrong, listing.USUAL_FALSE)
            false = {s: min(rate, 0.9 * listed[s]) for s, rate in false.items()}
            before, p = p, self.probabilities(listed, false, share)
            if max(abs(p[v] - before[v]) for v in p) < listing.STILL:
                break
        return p

    def probabilities(self, listed: Rates, false: Rates, share: float) -> dict[str, float]:
        """Of each value, by how often sources list true and false ones and what share is true."""
        found = {}
        for value, said in self.values.items():
            odds = sum(
                w * math.log(listed[s] / false[s] if yes else (1 - listed[s]) / (1 - false[s]))
                for s, yes, w in said
            )
            odds = self.factor[value] * odds + math.log(share / (1 - share))
            found[value] = 1 / (1 + math.exp(-odds))
        return found

    def unseen(self, value: str, listed: Rates, false: Rates, share: float) -> tuple[float, float]:
        """How many true and false values nobody lists for each that is seen."""
        missed, spared = (
            math.exp(self.factor[value] * sum(w * math.log(1 - of[s]) for s, _, w in said))
            for said in [self.values[value]]
            for of in (listed, false)
        )
        true, wrong = share * missed, (1 - share) * spared
        seen = max(1 - true - wrong, 1 / listing.MOST_UNSEEN)
        return true / seen, wrong / seen

    def rates(
        self, p: Mapping[str, float], every: Mapping[str, float], usual: float
    ) -> dict[str, float]:
        """How often each source lists such values, drawn to how often all do."""
        hits, given = dict.fromkeys(self.sources, 0.0), dict.fromkeys(self.sources, 0.0)
        for value, said in self.values.items():
            for source, yes, w in said:
                hits[source] += w * yes * p[value]
                given[source] += w * every[value]
        worth = listing.POOLED
        mean = (sum(hits.values()) + worth * usual) / (sum(given.values()) + worth)
        return {s: (hits[s] + listing.OWN * mean) / (given[s] + listing.OWN) for s in self.sources}
