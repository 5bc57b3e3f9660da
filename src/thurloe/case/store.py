"""Where a case is kept: the one thing to swap; `tests/case/test_store.py` says what it keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from thurloe.case.events import Entry, Event


class Moved(Exception):
    """Somebody else has appended in the meantime."""


class Store(Protocol):
    """A log that only grows, and blobs by their hash. Raises `CaseUnusable` where it cannot."""

    @property
    def name(self) -> str:
        """What the case is called, for messages."""
        ...

    @property
    def place(self) -> str:
        """Where it is kept, as a command takes it; without a password."""
        ...

    def signature(self, by: str = "") -> str:
        """Who signs what is done as `by`, or where nobody is named.

        Raises:
            NotAllowed: the store knows who works on it, and that it is somebody else.
        """
        ...

    def events(self, after: int = 0) -> Iterator[Event]:
        """The events after the one of this number, in order, as they are stored."""
        ...

    def append(
        self, entries: Sequence[Entry], blobs: Mapping[str, bytes], *, after: int
    ) -> tuple[Event, ...]:
        """Append all or nothing, as one transaction that outlives a crash once this returns.

        Args:
            entries: in order.
            blobs: by their hash; those that are there already are left as they are.
            after: the number of the last event that the caller knows of.

        Raises:
            Moved: there are later events.
        """
        ...

    def blob(self, digest: str) -> bytes | None:
        """The blob of this hash; None if there is none. It is for the caller to check it."""
        ...

    def blobs(self) -> Iterator[str]:
        """The hashes of all blobs, in order."""
        ...

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A SQLite database for views of the log, which are made anew where they are missing."""
        ...

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """The same in a transaction of its own."""
        ...

    def admit(self, name: str, role: str) -> None:
        """Let somebody work on it as a reader, analyst or keeper; as anything else no longer.

        Raises:
            NotAllowed: whoever works here may not.
        """
        ...

    def faults(self) -> Iterator[str]:
        """What the store itself finds wrong with what it keeps, in words."""
        ...

    def close(self) -> None:
        """Let go of the case."""
        ...
