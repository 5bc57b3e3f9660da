"""Which events are to count no longer: each that is named, and of a stretch whatever can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.case.state import FINAL
from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.case.events import Event


def to_undo(
    wanted: Iterable[int | range], events: Sequence[Event], undone: Mapping[int, int]
) -> tuple[int, ...]:
    """The numbers of the events that are to be undone, each once, in order.

    Args:
        wanted: a number, which must be of an event that can be undone; or a stretch of the log,
            of which that is passed over which counts no more, or cannot be undone, or undoes
            another event of the stretch.
        events: the log.
        undone: which events are undone already, each by which.

    Raises:
        BadInput: there is no such event, it cannot be undone or is already, or in a stretch there
            is none that could be.
    """
    found: set[int] = set()
    for one in wanted:
        if isinstance(one, range):
            found |= _of_stretch(one, events, undone)
        else:
            _check(one, events, undone)
            found.add(one)
    if not found:
        raise BadInput("Say which event is to be undone: its number, as the log shows it.")
    return tuple(sorted(found))


def _of_stretch(
    stretch: range, events: Sequence[Event], undone: Mapping[int, int]
) -> frozenset[int]:
    said = f"{stretch.start}-{stretch.stop - 1}"
    if not stretch or not 1 <= stretch.start < stretch.stop <= len(events) + 1:
        raise BadInput(f"There are no events {said}: the log has 1 to {len(events)}.")
    some = (event for event in events[stretch.start - 1 : stretch.stop - 1] if _can_be(event))
    found = frozenset(
        event.seq
        for event in some
        if event.seq not in undone and not (event.kind == "undo" and event.body["event"] in stretch)
    )
    if not found:
        raise BadInput(f"None of the events {said} counts and can be undone.")
    return found


def _can_be(event: Event) -> bool:
    return event.kind not in FINAL


def _check(number: int, events: Sequence[Event], undone: Mapping[int, int]) -> None:
    if not 1 <= number <= len(events):
        raise BadInput(f"There is no event {number}: the log has 1 to {len(events)}.")
    event = events[number - 1]
    if not _can_be(event):
        raise BadInput(
            f"Event {number} ({event.kind}) is no decision and cannot be undone. "
            "`thurloe case log` shows what can."
        )
    if number in undone:
        raise BadInput(
            f"Event {number} is undone already, by event {undone[number]}. "
            f"To have it again, undo {undone[number]}."
        )


def stretches(words: Iterable[str]) -> Iterator[int | range]:
    """Numbers and stretches as they are typed: `42`, `44-46`; raises `BadInput` for others."""
    for word in words:
        first, dash, last = word.partition("-")
        if not _is_number(first) or (dash and not _is_number(last)):
            raise BadInput(f"{word!r} is no number of an event, as 42, nor a stretch, as 44-46.")
        yield range(int(first), int(last) + 1) if dash else int(first)


_DIGITS = 18
"""More has no number of an event; Python refuses to read some thousand."""


def _is_number(word: str) -> bool:
    return word.isdecimal() and len(word) <= _DIGITS
