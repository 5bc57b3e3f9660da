"""Whether anything was altered behind the log, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.case.events import Problem, broken, digest
from thurloe.errors import CaseUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.case.store import Store


def problems_of(store: Store, *, head: str = "") -> Iterator[Problem]:
    """All that is wrong: events altered, missing or out of order, blobs altered, missing or alien.

    A log that was cut short holds together: that shows only against a hash that somebody noted,
    so `head`, if given, must be the beginning of the hash of one of the events.
    """
    faults = [Problem(where="the case", what=fault) for fault in store.faults()]
    yield from faults
    try:
        events, there = list(store.events()), set(store.blobs())
    except CaseUnusable:  # a table is gone, which was said
        if not faults:
            raise
        return
    if not events:
        yield Problem(where="the log", what="it is empty")
    yield from broken(events)
    if head and not any(event.hash.startswith(head.lower()) for event in events):
        yield Problem(
            where="the log", what=f"no event has the hash {head}: it was cut or rewritten"
        )
    named: dict[str, int] = {}
    for event in events:
        for key in event.blobs:
            named.setdefault(key, event.seq)
    yield from _blobs(store, named, there)


def _blobs(store: Store, named: dict[str, int], there: set[str]) -> Iterator[Problem]:
    for key, seq in named.items():
        where = f"blob {key[:12]} of event {seq}"
        if key not in there:
            yield Problem(where=where, what="it is missing")
            continue
        data = store.blob(key)
        if data is None or digest(data) != key:
            yield Problem(where=where, what="it was altered: its hash is another")
    for key in sorted(there - named.keys()):
        yield Problem(where=f"blob {key[:12]}", what="no event speaks of it")
