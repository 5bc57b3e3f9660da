"""A case's log as somebody reads it: who works here, what he may, what counts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from thurloe.case.events import Event, broken, digest
from thurloe.case.moments import until
from thurloe.case.requests import Request
from thurloe.case.roles import Right, has, require
from thurloe.case.state import State, state_of, undone_by, users_of
from thurloe.errors import CaseAltered, ThurloeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from thurloe.case.store import Store


class Register:
    """The log of a case in a store, read by `by`."""

    def __init__(self, store: Store, *, by: str = "") -> None:
        self.store = store
        try:
            self.by = store.signature(by)
        except ThurloeError:
            store.close()
            raise
        self._events: list[Event] = []
        self._users: Mapping[str, str] = {}
        self._state: State | None = None
        self._request: Request | None = None
        self._still = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; all that returned is in it."""
        self.store.close()

    def events(self) -> tuple[Event, ...]:
        """All events, the first first, with every name in them.

        Raises:
            CaseAltered: they do not hold together.
            NotAllowed: whoever works here has no role in the case.
        """
        self._read()
        self.require(Right.READ)
        return tuple(self._events)

    def _read(self) -> list[Event]:
        """The events, those that came since the last reading too, unless it is `still`."""
        if self._still:
            return self._events
        new = list(self.store.events(self._events[-1].seq if self._events else 0))
        last = self._events[-1] if self._events else None
        wrong = next(broken(new, after=last), None)
        if wrong or not (new or self._events):
            said = f"{wrong.where}: {wrong.what}" if wrong else "the log is empty"
            raise CaseAltered(
                f"The case {self.store.name!r} was altered behind its log: {said}. "
                "`thurloe case verify` lists all that is wrong; go on from a copy that is whole."
            )
        self._events += new
        if new:
            undone = undone_by(self._events)
            self._users = users_of(event for event in self._events if event.seq not in undone)
        return self._events

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let all that is asked for be of one moment, whatever others write meanwhile."""
        self._read()
        before, self._still = self._still, True
        try:
            yield
        finally:
            self._still = before

    def users(self) -> Mapping[str, str]:
        """Who has which role, for whoever lets others in; empty in a case without users."""
        self._read()
        return self._users

    def may(self, right: Right) -> bool:
        """Whether whoever works here has a right, as the log was read last."""
        return has(self._users, self.by, right)

    def require(self, right: Right) -> None:
        """Raise `NotAllowed` if whoever works here has not the right."""
        require(self._users, self.by, right)

    def state(self, *, at: str = "") -> State:
        """What counts now, or counted at the end of a day."""
        if at:
            return state_of(self._until(at))
        self.events()
        return self._now()

    def workable(self) -> State:
        """What counts now, for one who may add to it; raises `NotAllowed` for a reader."""
        state = self.state()
        self.require(Right.WORK)
        return state

    def _now(self) -> State:
        """The state after the last event that was read."""
        if self._state is None or self._state.seq != len(self._events):
            self._state = state_of(self._events)
        return self._state

    @contextmanager
    def acting(self, by: str) -> Iterator[None]:
        """Let somebody else work here for a while, whom the caller knows for who he is."""
        before, self.by = self.by, self.store.signature(by)
        try:
            yield
        finally:
            self.by = before

    def holder(self, token: str) -> str | None:
        """Who was given a token that still counts; None if nobody was."""
        self._read()
        return self._now().tokens.get(digest(token.encode()))

    def once(
        self, key: str, asked: str, do: Callable[[], object], *, again: bool = False
    ) -> tuple[Event, ...]:
        """Do something for a request, unless the log says that it was done for it.

        Args:
            key: what its sender calls it; each user has keys of his own.
            asked: what it asks for, in any words that are the same whenever it comes again.
            do: does it.
            again: to do it again anyway, where that adds only what is missing.

        Raises:
            BadInput: the key was given to a request that asked for something else.
        """
        self._request = Request(key=key, asked=digest(asked.encode()))
        try:
            done = self._request.done(self.events(), self.by)
            if not done or again:
                do()
            return self._request.done(self.events(), self.by)
        finally:
            self._request = None

    def _until(self, at: str) -> Sequence[Event]:
        events = self.events()
        return until(events, at) if at else events
