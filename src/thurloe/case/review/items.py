"""One thing that wants a human."""

from __future__ import annotations

from dataclasses import dataclass

from thurloe.case.anchors import HANDLE
from thurloe.case.events import canonical, digest

KINDS = ("conflict", "merge", "close call", "claim", "idle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is open, why, and what to type.

    Attributes:
        kind: one of `KINDS`.
        key: what it is about, in words that stay the same when accounts come.
        worth: how much it is worth to look at, at least 0: roughly, findings that hang on it.
        orders: what decides it, one way or another: the command and its arguments, the case and
            the reason aside.
        between: of a likely merge the two entities' ids.
    """

    kind: str
    key: tuple[str, ...]
    worth: float
    what: str
    why: str
    orders: tuple[tuple[str, ...], ...]
    between: tuple[str, ...] = ()

    @property
    def handle(self) -> str:
        """A short name for it, by which it can be dismissed."""
        return digest(canonical([self.kind, *self.key]).encode())[:HANDLE]
