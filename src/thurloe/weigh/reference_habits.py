"""Places in plain Python: what a source makes of each value, see `habits`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.weigh.habits import HABIT
from thurloe.weigh.kernel import SURE
from thurloe.weigh.reference import Reference
from thurloe.weigh.reference_odds import probabilities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.weigh.reference import Reading, Weights

    Record = tuple[float, float, float]  # claims, and how many are right and near
    Said = tuple[str, str]  # source and value

NONE = (0.0, 0.0, 0.0)


class Places(Reference):
    """A table of which the values are places, all of one attribute."""

    def _with(self, rows: Sequence[tuple[str, str, str]], unheard: float) -> Reference:
        one = Places(rows, self.near, self.fits, graded=self.graded)
        one.unheard = unheard
        return one

    def believed(
        self, weight: Weights, how: Reading, correlation: float
    ) -> dict[str, dict[str, float]]:
        """By item and value its probability."""
        found = {}
        habits = self.habits(weight, how)
        for item in self.table:
            factor = self.sharpness(item, weight, correlation)
            plain, own = (self.log_odds(item, weight, h) for h in (how, habits[item]))
            found[item] = probabilities({v: factor * (plain[v] + own[v]) / 2 for v in plain})
        return found

    def habits(self, weight: Weights, how: Reading) -> dict[str, Reading]:
        """By item how often each source is right and near where it says this of other items."""
        records = self._records(weight, how)
        found = {}
        for item, of in records.items():
            right, near = dict(how.right), dict(how.near)
            for source, value in of:
                others = [r.get((source, value), NONE) for i, r in records.items() if i != item]
                claims, hits, almost = (sum(column) for column in zip(NONE, *others, strict=True))
                a = (hits + HABIT * right[source]) / (claims + HABIT)
                right[source] = min(max(a, 1 - SURE), SURE)
                near[source] = (almost + HABIT * near[source]) / (claims + HABIT)
            found[item] = replace(how, right=right, near=near)
        return found

    def _records(self, weight: Weights, how: Reading) -> dict[str, Mapping[Said, Record]]:
        """By item, and by who says what, how often that counts, is right and is near."""
        found: dict[str, Mapping[Said, Record]] = {}
        for item, values in self.table.items():
            p = probabilities(self.log_odds(item, weight, how))
            right = self.heard(item, p)
            record: dict[Said, Record] = {}
            for value, sources in values.items():
                near = min(sum(p[v] for v in p if (item, value, v) in self.near), 1.0)
                for source in sources:
                    w = weight[item, source]
                    record[source, value] = w, w * right[value], w * near
            found[item] = record
        return found
