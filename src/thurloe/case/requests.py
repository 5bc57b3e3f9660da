"""Requests that may come twice: what the log says was done for one is not done again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thurloe.case.events import Event

FIELD = "request"
"""Where an event's body says for which request it was appended."""


@dataclass(slots=True, kw_only=True)
class Request:
    """A request by the key that its sender gave it; `asked` is the hash of what it asks for.

    `mine` are the events that it has led to so far, in this process.
    """

    key: str
    asked: str
    mine: set[int] = field(default_factory=set)

    def body(self) -> Mapping[str, str]:
        """What its events say of it."""
        return {"key": self.key, "asked": self.asked}

    def done(self, events: Iterable[Event], by: str) -> tuple[Event, ...]:
        """The events that it has led to; raises `BadInput` if the key was for something else."""
        found = tuple(
            event
            for event in events
            if event.entry.by == by and event.body.get(FIELD, {}).get("key") == self.key
        )
        if any(event.body[FIELD]["asked"] != self.asked for event in found):
            raise BadInput(
                f"The idempotency key {self.key!r} was given to another request already "
                f"(event {found[0].seq}). Give each request a key of its own."
            )
        return found

    def others(self, events: Iterable[Event], by: str) -> tuple[Event, ...]:
        """The same, unless this process itself did it: somebody else was given the request too."""
        found = self.done(events, by)
        return () if any(event.seq in self.mine for event in found) else found
