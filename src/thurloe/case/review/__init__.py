"""What of a case wants a human, most useful first, each with what to type to decide it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.case.review.calls import close_calls
from thurloe.case.review.claims import doubtful_claims
from thurloe.case.review.differences import conflicts, idle_decisions
from thurloe.case.review.items import KINDS, Item
from thurloe.case.review.names import likely_merges, pointed, told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from thurloe.case.events import Event
    from thurloe.case.pointing import Sight
    from thurloe.case.settle import Conflict

__all__ = ["KINDS", "Item", "dismissed", "items_of", "pointed", "ready"]


def items_of(
    sight: Sight, differ: Sequence[Conflict], idle: Sequence[Event], done: Collection[str]
) -> list[Item]:
    """All that wants a human but for what is `done`, by handle: the most useful first."""
    every = (
        *conflicts(differ),
        *close_calls(sight),
        *likely_merges(sight),
        *doubtful_claims(sight),
        *idle_decisions(idle),
    )
    return sorted(
        (item for item in every if item.handle not in done),
        key=lambda item: (-round(item.worth, 6), item.handle),
    )


def dismissed(decisions: Sequence[Event]) -> frozenset[str]:
    """The handles of what somebody looked at and wants to see no more."""
    return frozenset(event.body["item"] for event in decisions if event.kind == "dismiss")


def ready(sight: Sight, items: Sequence[Item]) -> Iterator[Item]:
    """The items as they may be shown: names that can be typed as they stand, nobody given away."""
    for item in items:
        orders = pointed(sight, item)
        yield replace(
            item,
            what=sight.veil(" ".join(told(sight, item).split())),
            why=sight.veil(item.why),
            orders=tuple(tuple(map(sight.veil, order)) for order in orders),
        )
