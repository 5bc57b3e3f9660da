"""Hide protected sources in whatever a case shows beside its briefs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from thurloe.case.codec import from_bytes
from thurloe.case.material import with_sources
from thurloe.case.sources import joined, spoken_of
from thurloe.case.state import source_from
from thurloe.nouns import Account
from thurloe.report import veil

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.case.events import Event
    from thurloe.case.making import Made
    from thurloe.case.material import Shelf
    from thurloe.nouns import Brief, Source
    from thurloe.report import Veil


def veil_of(made: Made, events: Sequence[Event], shelf: Shelf) -> Veil:
    """What hides all sources that were ever protected, also those whose accounts were undone.

    Those that the brief does not know come after its own, whose pseudonyms stay.
    """
    brief, known = made.brief, made.material.cast.sources
    ever = {source.id: source for source in protected_ever(events)}
    ids = {key: f"z{number}" for number, key in enumerate(ever)}
    ids |= {key: source.id for key, source in known.items()}
    hidden = {ids[key] for key in ever}
    listed = {source.id for source in brief.sources}
    also = {ids[key]: source.also for key, source in ever.items()}
    sources = [
        replace(s, protected=s.protected or s.id in hidden, also=also.get(s.id, s.also))
        for s in brief.sources
    ]
    gone = [replace(s, id=ids[key]) for key, s in ever.items() if ids[key] not in listed]
    files = {account.file for account in brief.accounts}
    undone = (
        with_sources(from_bytes(Account, shelf.data(event.body["blobs"]["account"])), ids)
        for event in events
        if event.kind == "account" and event.body["file"] not in files
    )
    accounts = (*brief.accounts, *(account for account in undone if account.source in hidden))
    return veil(replace(brief, sources=(*sources, *gone), accounts=accounts))


def with_protected(made: Made, protected: Iterable[Source]) -> Brief:
    """The brief with these sources, given by their keys, marked as protected."""
    known = made.material.cast.sources
    also = {known[source.id].id: source.also for source in protected if source.id in known}
    brief = made.brief
    sources = (
        replace(s, protected=True, also=also[s.id]) if s.id in also else s for s in brief.sources
    )
    return replace(brief, sources=tuple(sources))


def protected_ever(events: Iterable[Event]) -> list[Source]:
    """Each source that any event protects, by its key as id, with all names ever said to be its."""
    said: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for event in events:
        for body in spoken_of(event):
            said[body["key"]].append(body)
    hidden = (some for some in said.values() if any(body["protected"] for body in some))
    return [joined([source_from(body) for body in some]) for some in hidden]
