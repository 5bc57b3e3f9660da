"""Who speaks in a case: one source for each name, and what holds of how reliable it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.case.settle import Conflict, Word, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.case.events import Event
    from thurloe.case.state import State
    from thurloe.nouns import Source

UNKNOWN = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The sources by key, numbered as `thurloe brief` numbers them, and where people differ."""

    sources: Mapping[str, Source]
    conflicts: tuple[Conflict, ...]


def cast_of(state: State, events: Sequence[Event]) -> Cast:
    """The sources of a case: named as stated before as inferred, protected if any account says so.

    They are numbered as the log first speaks of them, so that each keeps its number, and its
    pseudonym, as accounts come. A grade that somebody gave counts before what was stated when
    accounts were added; where the letters of several people differ, the source counts as F until
    one is undone.
    """
    grades, stated, met = _grades(state), _stated(state, events), _met(state)
    sources, conflicts = {}, []
    for key, id_ in numbered(events).items():
        if key not in met:
            continue
        held = settle(grades[key] or stated[key])
        if isinstance(held, Conflict):
            conflicts.append(held)
        letter = held.outcome if isinstance(held, Word) else UNKNOWN
        sources[key] = replace(_joined(met[key]), id=id_, reliability=letter)
    return Cast(sources=sources, conflicts=tuple(conflicts))


def numbered(events: Iterable[Event]) -> dict[str, str]:
    """The id of every source that a log ever spoke of, by its key: s1, s2, ..."""
    spoken = (str(source["key"]) for event in events for source in spoken_of(event))
    return {key: f"s{number}" for number, key in enumerate(dict.fromkeys(spoken), 1)}


def spoken_of(event: Event) -> Sequence[Mapping[str, object]]:
    """The sources that came with an event, as it has them."""
    if event.kind == "account":
        return list(event.body["speakers"])
    return [event.body["source"]] if event.kind == "protect" else []


def _met(state: State) -> Mapping[str, list[Source]]:
    """Each source with all that is said of it, by the files that say so."""
    found: dict[str, list[Source]] = defaultdict(list)
    speakers = (source for held in state.accounts.values() for source in held.speakers)
    for source in (*speakers, *state.hidden):
        found[source.id].append(source)
    return found


def _joined(said: Sequence[Source]) -> Source:
    best = next((source for source in said if not source.inferred), said[0])
    return replace(best, protected=any(source.protected for source in said))


def _grades(state: State) -> Mapping[str, list[Word]]:
    found: dict[str, list[Word]] = defaultdict(list)
    for event in state.decisions:
        if event.kind == "grade":
            about = f"how reliable {event.body['name']} is"
            word = Word(event=event, about=about, outcome=event.body["reliability"])
            found[event.body["source"]].append(word)
    return found


def _stated(state: State, events: Sequence[Event]) -> Mapping[str, list[Word]]:
    """What was said of sources as their accounts were added, in the order of the log."""
    found: dict[str, list[Word]] = defaultdict(list)
    for held in sorted(state.accounts.values(), key=lambda held: held.seq):
        for source in held.speakers:
            if source.reliability != UNKNOWN:
                about = f"how reliable {source.name} is"
                event = events[held.seq - 1]
                found[source.id].append(Word(event=event, about=about, outcome=source.reliability))
    return found
