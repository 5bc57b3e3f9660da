"""Which attributes have the same few labels again and again, and the models that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.encode import begins, sorted_by
from thurloe.weigh.labels import ENOUGH, FEW, Ballots, panel, panel_from, part_of
from thurloe.weigh.names import codes_of
from thurloe.weigh.nearness import attributes_of
from thurloe.weigh.results import Election
from thurloe.weigh.sharpness import one_of_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.labels import Model
    from thurloe.weigh.results import Evidence
    from thurloe.weigh.slots import Floats, Ints, Table
    from thurloe.weigh.votes import Votes

_FIRST = 50 * FEW  # slots that tell already of most attributes that their values are no labels


def elections_of(
    table: Table, given: tuple[Votes, Evidence], weight: Floats, before: Sequence[Election]
) -> list[Election]:
    """One for each attribute whose values are few labels that recur often enough.

    Attributes that have an election in `before`, of the same sources, go on from its models.
    """
    votes = given[0]
    known = {election.attribute: election for election in before}
    values = codes_of(votes.values)
    found = []
    for attribute, slots in _categories(table, *given):
        if not all(1 < len(np.unique(values[some])) <= FEW for some in (slots[:_FIRST], slots)):
            continue
        _, first, label = np.unique(values[slots], return_index=True, return_inverse=True)
        labels = [votes.values[slot] for slot in slots[first].tolist()]
        ballots, claims = _ballots(table, weight, slots, (label, len(labels)))
        if len(claims) < ENOUGH * len(labels) ** 2:
            continue
        old = known.get(attribute)
        models = old.models if old and old.labels == labels else ()
        found.append(
            Election(
                attribute=attribute,
                labels=labels,
                ballots=ballots,
                models=_models(table, ballots, claims, models),
                slots=slots,
                place=np.stack([_among(table.owner[slots]), label], axis=1),
                claims=claims,
            )
        )
    return found


def _categories(table: Table, votes: Votes, evidence: Evidence) -> Iterator[tuple[str, Ints]]:
    """Each attribute whose values are categories, with its slots."""
    attributes, attribute = attributes_of(votes.items)
    order, ascending = sorted_by(attribute[table.owner].astype(np.uint64))
    bounds = np.searchsorted(ascending, np.arange(len(attributes) + 1))
    for name, start, end in zip(attributes, bounds, bounds[1:], strict=False):
        kind = evidence.kinds.get(name, evidence.kinds.get("*"))
        if kind is None or kind.name == "category":
            yield name, order[start:end]


def _models(
    table: Table, ballots: Ballots, claims: Ints, before: Sequence[Model]
) -> Sequence[Model]:
    if before:
        return panel_from(ballots, before)
    held = np.zeros(len(table.source), dtype=bool)
    held[one_of_each(table)] = True
    part, chosen = part_of(ballots)
    models = panel(part, np.flatnonzero(held[claims[chosen]]))
    return models if part is ballots else panel_from(ballots, models)


def _among(ascending: Ints) -> Ints:
    """The place of each among the distinct ones."""
    return np.cumsum(begins(ascending)) - 1


def _ballots(
    table: Table, weight: Floats, slots: Ints, labelled: tuple[NDArray[np.intp], int]
) -> tuple[Ballots, Ints]:
    """The claims on some slots as ballots, and which these are."""
    label, labels = labelled
    place_of = np.full(len(table.owner), -1)
    place_of[slots] = np.arange(len(slots))
    at = place_of[table.slot]
    claims = np.flatnonzero(at >= 0)
    at = at[claims]
    item = _among(table.owner[slots])
    fixed = table.fixed[table.owner[slots[begins(item)]]]
    known = np.full(len(fixed), -1)
    known[fixed >= 0] = label[place_of[fixed[fixed >= 0]]]
    ballots = Ballots(
        item=item[at],
        source=table.source[claims].astype(np.int64),
        label=label[at],
        weight=weight[claims],
        items=len(fixed),
        sources=table.sources,
        labels=labels,
        known=known,
        prior=table.prior,
    )
    return ballots, claims
