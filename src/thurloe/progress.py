"""Progress is a callable passed in, silent by default; nothing prints below `cli`."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told how far a step has come: `done` of `total` units; `detail` names the one at hand."""

    def __call__(self, step: str, done: int, total: int, detail: str = "") -> None: ...


def silent(step: str, done: int, total: int, detail: str = "") -> None:
    """Say nothing."""
