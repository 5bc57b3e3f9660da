"""Who speaks in a case: one source for each name, and what holds of how reliable it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from thurloe.case.settle import Conflict, Word, settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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

    They are numbered by the accounts' files, as `thurloe brief` does, whenever they came. A grade
    that somebody gave counts before what was stated when accounts were added; where the letters of
    several people differ, the source counts as F until one is undone.
    """
    grades, stated, met = _grades(state), _stated(state, events), _met(state)
    sources, conflicts = {}, []
    for number, key in enumerate(met, 1):
        held = settle(grades[key] or stated[key])
        if isinstance(held, Conflict):
            conflicts.append(held)
        letter = held.outcome if isinstance(held, Word) else UNKNOWN
        sources[key] = replace(joined(met[key]), id=f"s{number}", reliability=letter)
    return Cast(sources=sources, conflicts=tuple(conflicts))


def spoken_of(event: Event) -> Sequence[Mapping[str, Any]]:
    """The sources that came with an event, as it has them."""
    if event.kind == "account":
        return list(event.body["speakers"])
    return [event.body["source"]] if event.kind == "protect" else []


def _met(state: State) -> Mapping[str, list[Source]]:
    """Each source with all that is said of it, by the files that say so."""
    found: dict[str, list[Source]] = defaultdict(list)
    speakers = (source for held in state.accounts.values() for source in held.speakers)
    unheard = sorted((*state.hidden, *state.withdrawn), key=lambda source: source.id)
    for source in (*speakers, *unheard):
        found[source.id].append(source)
    return found


def joined(said: Sequence[Source]) -> Source:
    """One source of all that is said of it: by what was stated first, with all its names."""
    best = next((source for source in said if not source.inferred), said[0])
    return replace(
        best,
        protected=any(source.protected for source in said),
        also=tuple(dict.fromkeys(name for source in said for name in source.also)),
    )


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
