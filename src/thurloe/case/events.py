"""What a log is made of: events, each chained to the one before."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = "thurloe-case/1"
START = "0" * 64
"""What stands for the hash before the first event."""

SALT = "salt"
"""Where an event's body has what nobody can guess.

Whoever sees the log sees each event's hash, though not the names of protected sources in it:
without this he could try names until the hash comes out.
"""

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody wants in the log: `body` is JSON, its `blobs` the hashes of what it refers to.

    `because` may be empty where nobody need say why.
    """

    kind: str
    by: str
    because: str = ""
    body: Body = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An entry in the log: the `seq`-th, from 1; `at` is UTC in ISO 8601 with microseconds."""

    seq: int
    at: str
    entry: Entry
    before: str
    hash: str

    @property
    def kind(self) -> str:
        """What was done."""
        return self.entry.kind

    @property
    def body(self) -> Body:
        """What it was done to."""
        return self.entry.body

    @property
    def blobs(self) -> Iterable[str]:
        """The hashes of the blobs that it refers to."""
        found: Mapping[str, str] = self.entry.body.get("blobs", {})
        return found.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a log, and where: the number of an event, or the hash of a blob."""

    where: str
    what: str


def fresh_salt() -> str:
    """128 random bits, in hexadecimal."""
    return secrets.token_hex(16)


def canonical(value: object) -> str:
    """The one way to write a value as JSON: keys in order, no spaces, ASCII alone."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def seal(entry: Entry, *, seq: int, at: str, before: str) -> Event:
    """The event that an entry becomes after the one whose hash is `before`."""
    return Event(seq=seq, at=at, entry=entry, before=before, hash=hash_of(entry, (seq, at), before))


def hash_of(entry: Entry, place: tuple[int, str], before: str) -> str:
    """The hash of an entry at its place, a number and a time, after that of the event before."""
    seq, at = place
    whole = {
        "seq": seq,
        "at": at,
        "by": entry.by,
        "because": entry.because,
        "kind": entry.kind,
        "body": entry.body,
        "before": before,
    }
    return digest(canonical(whole).encode())


def broken(events: Iterable[Event], *, after: Event | None = None) -> Iterator[Problem]:
    """Where a log does not hold together, from its first event or from the one `after` which."""
    seq, before, at = (after.seq, after.hash, after.at) if after else (0, START, "")
    for event in events:
        where = f"event {event.seq}"
        if event.seq != seq + 1:
            yield Problem(where=where, what=f"it follows event {seq}: something is missing between")
        if event.before != before:
            yield Problem(where=where, what="it does not follow from the event before it")
        if event.hash != hash_of(event.entry, (event.seq, event.at), event.before):
            yield Problem(where=where, what="it was altered: its hash is another")
        if event.at < at:
            yield Problem(where=where, what="it is earlier than the event before it")
        seq, before, at = event.seq, event.hash, event.at
