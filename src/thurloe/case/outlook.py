"""How a case stands: its briefs, where people differ, who is hidden."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from thurloe.case.holdings import Holdings
from thurloe.case.making import NOTHING, Made, made_of
from thurloe.case.material import Shelf
from thurloe.case.meaning import Meanings
from thurloe.case.register import Register
from thurloe.case.remembered import Remembered
from thurloe.case.roles import Right
from thurloe.case.seeing import seen_conflict, seen_event
from thurloe.case.standing import standing_of, statuses
from thurloe.case.state import state_of
from thurloe.case.veils import protected_ever, veil_of, with_protected
from thurloe.case.words import say_conflict
from thurloe.errors import BadInput
from thurloe.report import Veil, protect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from thurloe.case.events import Event
    from thurloe.case.settle import Conflict
    from thurloe.case.standing import Standing
    from thurloe.case.state import State
    from thurloe.case.store import Store
    from thurloe.nouns import Brief, Finding, Source


SMALL = 100
"""Accounts of a case whose brief is made in a few seconds, so that a search may wait for it."""

NAMELESS = frozenset(
    ("accept", "answer", "correct", "credit", "dismiss", "grade", "reject", "token", "user")
)
"""Events that give nobody another name."""


class Outlook(Register):
    """A case in a store, as somebody reads it: what its log comes to."""

    def __init__(self, store: Store, *, by: str = "") -> None:
        super().__init__(store, by=by)
        self._shelf = Shelf(store)
        self._made: Made | None = None
        self._held: Holdings | None = None
        self._veiled: _Veiled | None = None
        self._stood: tuple[int, Standing] = (0, {})
        self._ever: tuple[int, Sequence[Source]] = (0, ())
        self._hidden: tuple[Made, Brief] | None = None
        self._meanings = Meanings(store)
        self._remembered = Remembered(store)

    def brief(self, *, at: str = "") -> Brief:
        """The brief of all that counts, now or at the end of a day.

        To whoever is no keeper each source that was ever protected has its pseudonym.

        Raises:
            BadInput: there is no account in the case, or there was none then.
        """
        made = self.made(at=at)
        if not self.may(Right.KEEP):
            return protect(with_protected(made, self.protected()))
        return with_protected(made, self._hidden_now()) if at else made.brief

    def log(self) -> tuple[Event, ...]:
        """All events, the first first; to whoever is no keeper with protected sources hidden.

        Raises:
            CaseAltered: they do not hold together.
            NotAllowed: whoever works here has no role in the case.
        """
        return self._all_seen(self.events())

    def _seen(self, event: Event) -> Event:
        """An event as whoever works here may see it; one who shut himself out sees what he did."""
        return self._all_seen((event,))[0]

    def _all_seen(self, events: Iterable[Event]) -> tuple[Event, ...]:
        if self.may(Right.KEEP) or not self.may(Right.READ) or not self.protected():
            return tuple(events)
        veil = self.veil()
        return tuple(seen_event(event, veil) for event in events)

    def _hidden_now(self) -> list[Source]:
        """Whoever is protected by now, by key: a brief of the past gives nobody of them away."""
        cast = self.holdings().cast.sources
        hidden = {key for key, source in cast.items() if source.protected}
        return [source for source in self.protected() if source.id in hidden]

    def made(self, *, at: str = "") -> Made:
        """The brief, what it was made of, where people differ; raises as `brief` does."""
        events = self._until(at)
        state = self._filled(at)
        if self._made is None or self._made.seq != state.seq:
            recall = self._remembered.recall
            recall = recall.aside() if at else recall
            self._made = made_of(state, events, self._shelf, recall)
            self._remembered.keep()
            if not at:
                standing = json.dumps(standing_of(self._made))
                self._remembered.keep_as("standing", events[-1].hash, standing)
        return self._made

    def _filled(self, at: str) -> State:
        """What counts; raises `BadInput` where there is no account."""
        state = self.state(at=at)
        if not state.accounts:
            raise BadInput(
                f"The case {self.store.name!r} holds no account{' by then' if at else ''}. "
                "Add some: thurloe case add CASE PATHS"
            )
        return state

    def holdings(self, *, at: str = "") -> Holdings:
        """The accounts that count, and what was read of them: what can be told without a brief."""
        events = self._until(at)
        if self._held is None or self._held.state.seq != events[-1].seq:
            state = state_of(events) if at else self._now()
            self._held = Holdings(state, events, self._shelf)
        return self._held

    def standing(self, held: Holdings, *, wanted: bool) -> Callable[[str], Sequence[str]]:
        """What gives, for an account, the status of each of its claims, as far as it is known.

        It is known where a brief was made of that very state. In a small case, or where it is
        `wanted`, one is made for it, unless somebody has written since.
        """
        seq = held.state.seq
        if self._stood[0] != seq:
            kept = None
            if self._made is None or self._made.seq != seq:
                told = self._remembered.kept("standing", self._events[seq - 1].hash)
                kept = json.loads(told) if told else None
            if kept is None and (wanted or len(held.state.accounts) <= SMALL):
                self.made()
            if kept is None and self._made and self._made.seq == seq:
                kept = standing_of(self._made)
            self._stood = (seq, kept) if kept is not None else (0, {})
        return partial(statuses, self._stood[1])

    def protected(self) -> Sequence[Source]:
        """Each source that was ever protected, by its key as id."""
        events = self.events()
        if self._ever[0] != len(events):
            self._ever = len(events), protected_ever(events)
        return self._ever[1]

    def findings(self, *, at: str = "") -> tuple[Finding, ...]:
        """The findings of `brief`; none of a case without accounts."""
        return self.brief(at=at).findings if self.state(at=at).accounts else ()

    def conflicts(self, *, at: str = "") -> tuple[Conflict, ...]:
        """Where people decided differently about one thing, so that nothing of it holds."""
        found = self._conflicts(at=at)
        if not found or self.may(Right.KEEP) or not self.protected():
            return found
        veil = self.veil()
        return tuple(seen_conflict(conflict, veil) for conflict in found)

    def _conflicts(self, *, at: str = "") -> tuple[Conflict, ...]:
        if not self.state(at=at).accounts:
            return ()
        held = self.holdings(at=at)
        ruled = held.decided()
        if ruled.answers.may_differ:  # on one question, as a brief would line claims up
            return self.made(at=at).conflicts
        return (*held.cast.conflicts, *ruled.conflicts)

    def idle(self) -> tuple[Event, ...]:
        """Decisions that count and meet nothing now: their account is undone or read otherwise."""
        return self._all_seen(self.holdings().decided().idle)

    def differences(self, *, at: str = "", reveal: bool = False) -> tuple[str, ...]:
        """The conflicts in words, protected sources hidden unless `reveal`; see `veil`."""
        if reveal:
            self.require(Right.KEEP)
        found = [say_conflict(conflict) for conflict in self._conflicts(at=at)]
        return tuple(map(self.veil(reveal=reveal), found)) if found else ()

    def veil(self, *, reveal: bool = False) -> Callable[[str], str]:
        """What hides protected sources, also those of undone accounts, in any text.

        Raises:
            NotAllowed: they are to be revealed to one who is no keeper.
        """
        events = self.events()
        if reveal:
            self.require(Right.KEEP)
        if reveal or not self.protected():
            return str
        return self._veil_after(events)

    def _veil_after(self, events: Sequence[Event]) -> Callable[[str], str]:
        """What hides names; made anew when some may be others, or a later brief is there anyway."""
        last = events[-1].seq
        names = max(event.seq for event in events if event.kind not in NAMELESS)
        known, made = self._veiled, self._made
        current = made is not None and made.seq == last
        if known is None or known.names != names or (current and known.seq != last):
            head = events[names - 1].hash
            told = None if current else self._remembered.kept("veil", head)
            hide = Veil.from_told(told) if told else self._new_veil(events, head)
            known = self._veiled = _Veiled(seq=0 if told else last, names=names, hide=hide)
        return known.hide

    def _new_veil(self, events: Sequence[Event], head: str) -> Veil:
        """What hides names by the brief there is now, kept for the next command."""
        made = self.made() if self._now().accounts else NOTHING
        hide = veil_of(made, events, self._shelf)
        self._remembered.keep_as("veil", head, hide.told)
        return hide


@dataclass(frozen=True, slots=True, kw_only=True)
class _Veiled:
    """What hides names after event `seq`, the last that may have changed one being `names`."""

    seq: int
    names: int
    hide: Callable[[str], str]
