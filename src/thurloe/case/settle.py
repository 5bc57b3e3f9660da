"""Several people decide about one thing: each one's last word counts, and where two differ none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.records import Dispute, Ruling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from thurloe.case.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What an event says about one thing: `outcome` is compared, the event is who, when and why."""

    event: Event
    about: str
    outcome: str

    @property
    def ruling(self) -> Ruling:
        """It as a brief tells it."""
        return Ruling(
            seq=self.event.seq,
            at=self.event.at,
            by=self.event.entry.by,
            says=self.outcome,
            because=self.event.entry.because,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Words of several people about one thing that cannot all hold; `about` says it in words."""

    about: str
    words: tuple[Word, ...]

    @property
    def dispute(self) -> Dispute:
        """It as a brief tells it."""
        return Dispute(about=self.about, rulings=tuple(word.ruling for word in self.words))


def settle(words: Iterable[Word], *, void: Collection[int] = ()) -> Word | Conflict | None:
    """What holds of the words about one thing, given in the order of the log.

    Args:
        words: of anybody; the last of each author is his.
        void: events that say nothing; nor does what their authors said before.

    Returns:
        Of those that agree the one whose author's name comes first, so that it makes no
        difference who was first; a conflict where two people differ; None of no words.
    """
    last = {word.event.entry.by: word for word in words}
    held = [word for word in last.values() if word.event.seq not in void]
    if not held:
        return None
    standing = sorted(held, key=lambda word: word.event.entry.by)
    if len({word.outcome for word in standing}) > 1:
        return Conflict(about=standing[0].about, words=tuple(standing))
    return standing[0]
