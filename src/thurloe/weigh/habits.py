"""How often a source is right in saying what it says: some err over the same value every time.

Names of places recur from item to item, and whoever has the borough of everyone whom the others
have in the city, or the city of everyone of whom nothing is known, is wrong with that name more
often than with others. So each claim has two rates of being right and of being vague, that of its
source and that of its source with this value on other items, drawn to the first by `HABIT` claims;
its log-odds are halfway between those of the two. What is right elsewhere is told by the fit with
one rate a source, once: to go round again with what comes of it makes common names ever surer.

Only values of kind "hierarchy" are read so. Where a few labels recur, of which one is common, the
common one would be counted for true by each who gives it anew: `labels` reads these. `HABIT` and
the half were chosen on generated worlds (`benchmarks/places.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.encode import numbered
from thurloe.weigh.kernel import SURE, heard, nearly, scores
from thurloe.weigh.names import codes_of
from thurloe.weigh.nearness import attributes_of
from thurloe.weigh.slots import sums

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thurloe.weigh.kernel import Fit
    from thurloe.weigh.results import Kind
    from thurloe.weigh.slots import Floats, Ints, Table
    from thurloe.weigh.votes import Votes

PLACES = "hierarchy"
HABIT = 10.0  # claims that a source's own rate is worth against its record with one value


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How often who makes each claim is right, and is vague, where it says this of other items.

    Attributes:
        right, near: as in `Fit`, but of each claim; shape (claims,).
    """

    right: Floats
    near: Floats

    def some(self, claims: Ints) -> Habits:
        """Those of these claims, in that order."""
        return Habits(right=self.right[claims], near=self.near[claims])


def habits_of(
    table: Table, weight: Floats, fit: Fit, given: tuple[Votes, Mapping[str, Kind]]
) -> Habits | None:
    """The habits of all claims, None where no values are places; (claims,).

    Who says a value of one item alone has the rates of a source there.
    """
    value = _places(*given)
    if value is None:
        return None
    said = value[table.slot]
    here = np.flatnonzero(said >= 0)
    source = table.source[here].astype(np.int64)
    _, group = numbered(source * (value.max() + 1) + said[here])
    counted = weight[here]
    others = sums(group, counted, len(here))[group] - counted
    rates = []
    for of_source, p in ((fit.right, heard(table, fit.p)), (fit.near, nearly(table, fit.p))):
        hits = counted * p[table.slot[here]]
        elsewhere = sums(group, hits, len(here))[group] - hits
        rate = of_source[table.source]
        rate[here] = (elsewhere + HABIT * rate[here]) / (others + HABIT)
        rates.append(rate)
    right, near = rates
    return Habits(right=np.clip(right, 1 - SURE, SURE), near=np.maximum(near, 0.0))


def scored(table: Table, weight: Floats, fit: Fit, habits: Habits | None) -> Floats:
    """The log-odds of each slot, each claim's halfway between its source's and its habit's."""
    plain = scores(table, weight, fit.right, fit.near)
    if habits is None:
        return plain
    claims = replace(table, source=np.arange(len(table.source), dtype=np.int32))
    return (plain + scores(claims, weight, habits.right, habits.near)) / 2


def _places(votes: Votes, kinds: Mapping[str, Kind]) -> Ints | None:
    """A number for each slot, the same for one value of one attribute, -1 where it is no place."""
    if all(kind.name != PLACES for kind in kinds.values()):
        return None
    attributes, attribute = attributes_of(votes.items)
    meant = [kinds.get(name, kinds.get("*")) for name in attributes]
    placed = np.array([kind is not None and kind.name == PLACES for kind in meant])
    attribute = np.repeat(attribute, np.diff(votes.item_start))
    code = codes_of(votes.values).astype(np.int64)
    number: Ints = np.where(placed[attribute], attribute * (code.max() + 1) + code, -1)
    return number if placed.any() else None
