"""What a case gives to whoever is no keeper, with the names of protected sources hidden in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from thurloe.case.anchors import Statement
from thurloe.case.searching import Hit, Told
from thurloe.report import Veil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from thurloe.case.events import Event
    from thurloe.case.settle import Conflict
    from thurloe.nouns import Account

_TOLD = frozenset(
    "about also attribute credibility event extractor file format item name other protected "
    "question quote reliability role source speakers statement subject title value what why "
    "words".split()
)
"""Of an event's body: what `say` speaks of. The rest, hashes and keys, would let names be tried."""


def seen_event(event: Event, veil: Callable[[str], str]) -> Event:
    """An event with names hidden in its reason and in what its body tells, and no more of that."""
    entry = event.entry
    body = _told(entry.body, veil)
    return replace(event, entry=replace(entry, because=veil(entry.because), body=body))


def _told(part: Any, veil: Callable[[str], str]) -> Any:  # noqa: ANN401  any part of a body
    if isinstance(part, str):
        return veil(part)
    if isinstance(part, list):
        return [_told(one, veil) for one in part]
    if isinstance(part, dict):
        return {
            name: _told(one, veil)
            for name, one in part.items()
            if name in _TOLD and not (name == "source" and isinstance(one, str))  # its key
        }
    return part


def seen_conflict(conflict: Conflict, veil: Callable[[str], str]) -> Conflict:
    """Where people differ, with names hidden."""
    words = tuple(
        replace(
            word,
            event=seen_event(word.event, veil),
            about=veil(word.about),
            outcome=veil(word.outcome),
        )
        for word in conflict.words
    )
    return replace(conflict, about=veil(conflict.about), words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenStatement(Statement):
    """A statement with names hidden, of no account by its hash; its handle is what it was."""

    shown: str

    @property
    def handle(self) -> str:
        """The short name of the statement behind it."""
        return self.shown


def seen_hits(hits: Iterable[Hit], veil: Callable[[str], str]) -> Iterator[Hit]:
    """Passages in their accounts as these are shown, so that offsets hold there."""
    if not isinstance(veil, Veil):
        yield from hits
        return
    seen: dict[str, tuple[Account, Callable[[int, int], tuple[int, int]]]] = {}
    for hit in hits:
        file = hit.account.file
        if file not in seen:
            seen[file] = veil.account(hit.account)
        account, move = seen[file]
        start, end = move(hit.start, hit.end)
        told = tuple(_seen_told(one, veil, move) for one in hit.told)
        yield Hit(account=account, start=start, end=end, source=veil(hit.source), told=told)


def _seen_told(
    told: Told, veil: Callable[[str], str], move: Callable[[int, int], tuple[int, int]]
) -> Told:
    said = told.statement
    start, end = move(said.start, said.end)
    statement = SeenStatement(
        account="",
        start=start,
        end=end,
        attribute=said.attribute,
        about=veil(said.about),
        value=veil(said.value),
        subject=veil(said.subject),
        quote=veil(said.quote),
        words=veil(said.words),
        shown=said.handle,
    )
    by, at = veil(told.corrected_by), move(told.at, told.at + 1)[0]
    return replace(told, statement=statement, value=veil(told.value), corrected_by=by, at=at)
