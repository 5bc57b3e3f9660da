"""Where people differ, and decisions that meet nothing now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.case.review.items import Item
from thurloe.case.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thurloe.case.events import Event
    from thurloe.case.settle import Conflict

# People have spoken and nothing of it counts: before all that a machine merely doubts. What meets
# nothing changes no finding: after all else.
CONFLICT, IDLE = 100.0, 0.0


def conflicts(found: Iterable[Conflict]) -> Iterator[Item]:
    """Where people decided differently: one of the decisions is to be undone."""
    for conflict in found:
        said = "; ".join(f"{w.event.entry.by} says {w.outcome}" for w in conflict.words)
        yield Item(
            kind="conflict",
            key=tuple(w.event.hash for w in conflict.words),
            worth=CONFLICT,
            what=f"people differ on {conflict.about}: {said}",
            why="neither counts until one is undone",
            orders=tuple(("undo", str(w.event.seq)) for w in conflict.words),
        )


def idle_decisions(found: Iterable[Event]) -> Iterator[Item]:
    """Decisions whose words no account has any more, or which nobody reads there now."""
    for event in found:
        yield Item(
            kind="idle",
            key=(event.hash,),
            worth=IDLE,
            what=f"event {event.seq} meets nothing now: {event.entry.by} {say(event)}",
            why="its account is undone, or is read otherwise now",
            orders=(("undo", str(event.seq)),),
        )
