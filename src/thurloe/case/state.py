"""What a log says now: a pure function of its events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from thurloe.nouns import LeftOut, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.case.events import Event

DECISIONS = (
    *("grade", "accept", "reject", "correct", "credit"),
    *("merge", "split", "answer", "dismiss"),
)
IMPORTED = "import "
"""How the extractor of claims is called that another program read, before the format's name."""
FINAL = ("case", "extraction")
"""What cannot be undone: the beginning, and what a machine read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An account that the case holds: `key` is the identity of its text, `file` what it is called.

    `speakers` are the sources that speak in it, its own first, by their keys in place of ids.
    `days` are those that it dates: (month, day, year).
    """

    key: str
    file: str
    seq: int
    by: str
    account: str
    content: str
    speakers: tuple[Source, ...]
    days: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What an extractor read out of an account, and what it asked about the days of the case."""

    extractor: str
    extraction: str
    asked: Mapping[tuple[str, int, int], int | None] = field(default_factory=dict)

    def is_due(self, extractor: str, *, every: bool = False) -> bool:
        """Whether another one would read anew, or `every`; never what came with an import."""
        return not self.imported and (every or self.extractor != extractor)

    @property
    def imported(self) -> bool:
        """Whether another program read it: its claims came by themselves, without its texts."""
        return self.extractor.startswith(IMPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The case after its event `seq`: what counts, in the order of the log.

    `accounts` are by key, `runs` the last of each by key and file; `hidden` are protected sources,
    `withdrawn` those that an account protects which was undone and did not come back;
    `undone` says which event took another out of force; `users` are names with their roles,
    `tokens` hashes with the name of whoever shows such a token.
    """

    seq: int
    title: str
    accounts: Mapping[str, Held]
    runs: Mapping[tuple[str, str], Run]
    hidden: tuple[Source, ...]
    withdrawn: tuple[Source, ...]
    left_out: tuple[LeftOut, ...]
    decisions: tuple[Event, ...]
    undone: Mapping[int, int]
    users: Mapping[str, str] = field(default_factory=dict)
    tokens: Mapping[str, str] = field(default_factory=dict)

    def run_of(self, held: Held) -> Run:
        """What was read out of an account last."""
        return self.runs[held.key, held.file]


def state_of(events: Sequence[Event]) -> State:
    """The state after the last of the events, which are all from the first on."""
    undone = undone_by(events)
    counts = [event for event in events if event.seq not in undone]
    accounts: dict[str, Held] = {}
    for event in _of("account", counts):
        held = _held(event)
        accounts.setdefault(held.key, held)
    return State(
        seq=events[-1].seq,
        title=events[0].body["title"],
        accounts={held.key: held for held in sorted(accounts.values(), key=_place)},
        runs={(e.body["account"], e.body["file"]): _run(e) for e in _of("extraction", counts)},
        hidden=tuple(source_from(event.body["source"]) for event in _of("protect", counts)),
        withdrawn=tuple(_withdrawn(events, accounts)),
        left_out=_left_out(counts, {held.file for held in accounts.values()}),
        decisions=tuple(event for event in counts if event.kind in DECISIONS),
        undone=undone,
        users=users_of(counts),
        tokens={e.body["hash"]: e.body["name"] for e in _of("token", counts)},
    )


def users_of(counts: Iterable[Event]) -> Mapping[str, str]:
    """Who has which role, by the events that count: each one's last."""
    return {event.body["name"]: event.body["role"] for event in _of("user", counts)}


def undone_by(events: Sequence[Event]) -> dict[int, int]:
    """Which events do not count, each with the undo that says so.

    An undo names an earlier event that can be undone, so whether it counts is known once all later
    ones are; one that somebody forged to name another counts for nothing.
    """
    undone: dict[int, int] = {}
    for event in reversed(events):
        if event.kind == "undo" and event.seq not in undone:
            named = event.body["event"]
            before = isinstance(named, int) and 1 <= named < event.seq
            if before and events[named - 1].kind not in FINAL:
                undone.setdefault(named, event.seq)
    return undone


def source_to(source: Source) -> dict[str, Any]:
    """A source as events have it; other names only where there are any."""
    body = {
        "key": source.id,
        "name": source.name,
        "reliability": source.reliability,
        "inferred": source.inferred,
        "protected": source.protected,
    }
    return body | ({"also": list(source.also)} if source.also else {})


def source_from(body: Mapping[str, Any]) -> Source:
    """The source behind `source_to`; its id is its key."""
    return Source(
        id=str(body["key"]),
        name=str(body["name"]),
        reliability=str(body["reliability"]),
        inferred=bool(body["inferred"]),
        protected=bool(body["protected"]),
        also=tuple(body.get("also", ())),
    )


def _of(kind: str, events: Iterable[Event]) -> list[Event]:
    return [event for event in events if event.kind == kind]


def _withdrawn(events: Iterable[Event], accounts: Mapping[str, Held]) -> Iterator[Source]:
    """Whom others may still name: to take his account away is not to say that all may know him."""
    for event in _of("account", events):
        if event.body["key"] not in accounts:
            speakers = map(source_from, event.body["speakers"])
            yield from (source for source in speakers if source.protected)


def _held(event: Event) -> Held:
    body = event.body
    return Held(
        key=body["key"],
        file=body["file"],
        seq=event.seq,
        by=event.entry.by,
        account=body["blobs"]["account"],
        content=body["blobs"]["content"],
        speakers=tuple(map(source_from, body["speakers"])),
        days=tuple((month, day, year) for month, day, year in body["days"]),
    )


def _place(held: Held) -> tuple[str, int]:
    """Accounts stand by name, the texts of a mailbox by number."""
    file, mark, part = held.file.rpartition("#")
    return (file, int(part)) if mark and part.isdigit() else (held.file, 0)


def _run(event: Event) -> Run:
    body = event.body
    return Run(
        extractor=body["extractor"],
        extraction=body["blobs"]["extraction"],
        asked={(what, month, day): year for what, month, day, year in body["asked"]},
    )


def _left_out(events: Iterable[Event], files: set[str]) -> tuple[LeftOut, ...]:
    """Files that gave no text, each once, by name whenever they came, unless they came later."""
    found = {(event.body["file"], event.body["why"]) for event in _of("left out", events)}
    return tuple(LeftOut(file=file, why=why) for file, why in sorted(found) if file not in files)
