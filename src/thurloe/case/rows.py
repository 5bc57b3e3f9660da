"""Events as rows of a database, the same in each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from thurloe.case.events import START, Entry, Event, canonical, seal

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = "seq, at, who, because, kind, body, before, hash"
"""The columns of the table `event`, in the order of `row_of`."""

Tail = tuple[int, str, str]
"""The number, time and hash of the last event."""

NOTHING: Tail = (0, "", START)
"""What stands for the last event of an empty log."""


def chained(entries: Sequence[Entry], tail: Tail, now: str) -> tuple[Event, ...]:
    """The events that entries become after the last one; a clock set back turns no order round."""
    last, at, before = tail
    events: list[Event] = []
    for seq, entry in enumerate(entries, last + 1):
        events.append(seal(entry, seq=seq, at=max(at, now), before=before))
        before = events[-1].hash
    return tuple(events)


def row_of(event: Event) -> tuple[object, ...]:
    """An event as a row."""
    entry = event.entry
    return (
        *(event.seq, event.at, entry.by, entry.because, entry.kind),
        *(canonical(entry.body), event.before, event.hash),
    )


def event_of(row: Sequence[object]) -> Event:
    """The event of a row; of a body that cannot be read the hash will say that it was altered."""
    seq, at, by, because, kind, body, before, hash_ = row
    try:
        read = json.loads(str(body))
    except ValueError:
        read = None
    if not isinstance(read, dict):
        read = {"unreadable": str(body)}
    entry = Entry(kind=str(kind), by=str(by), because=str(because), body=read)
    return Event(seq=int(str(seq)), at=str(at), entry=entry, before=str(before), hash=str(hash_))
