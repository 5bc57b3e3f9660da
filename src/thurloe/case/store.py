"""Where a case is kept: the one thing to swap; `tests/case/test_store.py` says what it keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.case.events import Entry, Event


class Moved(Exception):
    """Somebody else has appended in the meantime."""


class Store(Protocol):
    """A log that only grows, and blobs by their hash. Raises `CaseUnusable` where it cannot."""

    @property
    def name(self) -> str:
        """What the case is called, for messages."""
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

    def faults(self) -> Iterator[str]:
        """What the store itself finds wrong with what it keeps, in words."""
        ...

    def close(self) -> None:
        """Let go of the case."""
        ...
