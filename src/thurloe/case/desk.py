"""The desk that a case is worked on: accounts added and read anew, events undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.case.adding import batches, read_new, sift
from thurloe.case.check import problems_of
from thurloe.case.codec import from_bytes
from thurloe.case.events import SALT, Entry, Event, Problem, fresh_salt
from thurloe.case.growing import Reader, after, arrival_entries
from thurloe.case.material import Links
from thurloe.case.outlook import Outlook
from thurloe.case.requests import FIELD
from thurloe.case.restated import Kept, restated
from thurloe.case.roles import Right, check_keeper, right_for, roles_said
from thurloe.case.sources import cast_of
from thurloe.case.store import Moved
from thurloe.case.undoing import to_undo
from thurloe.errors import BadInput
from thurloe.extract import english
from thurloe.nouns import Account
from thurloe.progress import Progress, silent
from thurloe.read import Stated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from thurloe.case.adding import Arrivals, Sifted
    from thurloe.case.restated import Restated
    from thurloe.case.state import Held, State
    from thurloe.case.store import Store
    from thurloe.extract import CaseExtractor
    from thurloe.nouns import LeftOut

    Draft = tuple[list[Entry], dict[str, bytes]]


KEPT = "keep"
"""The step of which `progress` is told when an account is in the case for good."""

KEPT_HIDDEN = "keep, hidden"
"""The same where a source is protected: the name is to be shown through `veil` alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of adding files.

    `accounts` are the names of those that are new, `known` pairs a file with the account that has
    its very bytes, `reread` are accounts whose days have other years now.
    """

    accounts: tuple[str, ...]
    known: tuple[tuple[str, str], ...]
    reread: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    doubts: tuple[str, ...]
    events: tuple[Event, ...]

    @classmethod
    def of(
        cls,
        events: tuple[Event, ...],
        *,
        known: tuple[tuple[str, str], ...] = (),
        left_out: tuple[LeftOut, ...] = (),
        doubts: tuple[str, ...] = (),
    ) -> Added:
        """What came of the events that a call appended."""
        files = [event.body["file"] for event in events if event.kind == "account"]
        read = [event.body["file"] for event in events if event.kind == "extraction"]
        return cls(
            accounts=tuple(files),
            known=known,
            reread=tuple(file for file in read if file not in files),
            left_out=left_out,
            doubts=doubts,
            events=events,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What adding files would take: the `files` that would be read, and, as of `Added`, `known`."""

    files: tuple[str, ...]
    known: tuple[tuple[str, str], ...]


class Desk(Outlook):
    """A case in a store, as somebody works on it: what is done is signed by `by`."""

    def __init__(
        self,
        store: Store,
        *,
        by: str = "",
        extractor: Callable[[], CaseExtractor] = english,
        progress: Progress = silent,
    ) -> None:
        super().__init__(store, by=by)
        self._progress = progress
        self._reader = Reader(extractor)

    def add(
        self,
        paths: str | Path | Sequence[str | Path],
        *,
        source: str = "",
        reliability: str = "",
        because: str = "",
    ) -> Added:
        """Add the accounts in files, folders and globs; what is there already is passed over.

        Only the new ones are read and extracted, and those whose days have other years by them.
        They are written in batches of some `AT_ONCE` characters: `progress` is told of each account
        that is written for good, as the step `KEPT` with its name and event, or, where any source
        is protected, as the step `KEPT_HIDDEN`.

        Args:
            paths: as `thurloe brief` takes them; `accounts.csv` beside them is heeded.
            source: who speaks in all of them.
            reliability: how reliable that source is, A-F.
            because: why they are added.

        Raises:
            BadInput: a path that is not there, a letter beyond F, a wrong `accounts.csv`, or
                another source or letter than an account that is there already has.
        """
        stated = Stated(source=source, reliability=reliability)
        state = self.workable()
        sifted = sift([paths] if isinstance(paths, str | Path) else paths, state)
        came = read_new(sifted, state, stated, self._progress, self._restated(sifted, stated))

        events: list[Event] = []
        done, total = 0, len(came.accounts)
        step = KEPT_HIDDEN if came.protects or self.protected() else KEPT
        for part in batches(came, self.state()):
            new = self._append(self._arriving(part, because))
            events += new
            for event in (event for event in new if event.kind == "account"):
                done += 1
                told = f"{event.body['file']} (event {event.seq})"
                self._progress(step, done, total, told)
        return self._added(
            tuple(events), known=came.known, left_out=came.left_out, doubts=came.doubts
        )

    def preview(self, paths: str | Path | Sequence[str | Path]) -> Preview:
        """What `add` would take of files, folders and globs; nothing is read or written."""
        state = self.workable()
        sifted = sift([paths] if isinstance(paths, str | Path) else paths, state)
        fresh = tuple(found.file for found in sifted.fresh)
        return Preview(files=fresh, known=self._shown_known(sifted.known))

    def _restated(self, sifted: Sifted, stated: Stated) -> Restated:
        """What comes of what is said of accounts that are there, nobody hidden being named."""
        state = self._now()
        kept = Kept(
            cast=cast_of(state, self._events).sources,
            account=lambda held: self._shelf.noun(Account, held.account),
            links=Links.among((h.file, h.speakers[0].name) for h in state.accounts.values()),
        )
        try:
            return restated(sifted.again, stated, kept, opened=self.may(Right.KEEP))
        except BadInput as error:
            raise BadInput(self.veil()(str(error))) from error

    def _arriving(self, part: Arrivals, because: str) -> Callable[[State], Draft]:
        """What goes into the log for a part of what came."""
        return lambda state: arrival_entries(
            part, state, lambda kind, body: self._signed(kind, body, because)
        )

    def reread(self, *, because: str = "", every: bool = False) -> tuple[Event, ...]:
        """Read again the accounts that another version of the extractor read; decisions stay.

        What another program read stays as it was taken in: its text holds no more. Each account is
        written as soon as it is read. `idle` tells which decisions meet nothing in what was read
        now.

        Args:
            because: why they are read again.
            every: also those that the very version there is has read.

        Returns:
            One event for each account that is read otherwise, or by another version.
        """
        state = self.workable()
        name = self._reader.extractor.name
        due = [h for h in state.accounts.values() if state.run_of(h).is_due(name, every=every)]
        events: list[Event] = []
        for done, held in enumerate(due, 1):
            events += self._append(self._again(held.key, because))
            self._tell("extract", done, len(due), held.file)
        return self._all_seen(events)

    def _again(self, key: str, because: str) -> Callable[[State], Draft]:
        """The new run of an account, unless it is gone by then."""

        def draft(state: State) -> Draft:
            held = state.accounts.get(key)
            if held is None:
                return [], {}
            return self._reader.again(
                held,
                state,
                lambda one: self._shelf.noun(Account, one.account),
                lambda kind, body: self._signed(kind, body, because),
            )

        return draft

    def _added(
        self,
        events: tuple[Event, ...],
        *,
        known: tuple[tuple[str, str], ...] = (),
        left_out: tuple[LeftOut, ...] = (),
        doubts: tuple[str, ...] = (),
    ) -> Added:
        """What came of adding, without the names that whoever works here may not see."""
        hidden = self._hidden_files()
        known = self._shown_known(known)
        added = Added.of(events, known=known, left_out=left_out, doubts=doubts)
        reread = tuple(_HIDDEN if file in hidden else file for file in added.reread)
        return replace(added, reread=reread, events=self._all_seen(events))

    def _shown_known(self, known: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Files and the accounts that have their bytes, hidden names left out."""
        hidden = self._hidden_files()
        return tuple((file, file if as_ in hidden else as_) for file, as_ in known)

    def _hidden_files(self) -> set[str]:
        """The accounts whose names whoever works here may not see."""
        if self.may(Right.KEEP):
            return set()
        keys = {source.id for source in self.protected()}
        held = self.state().accounts.values()
        return {one.file for one in held if any(source.id in keys for source in one.speakers)}

    def undo(self, number: int, *, because: str) -> Event:
        """Let one event count no longer, and nothing else; an undo can be undone too.

        Raises:
            BadInput: there is no such event, it cannot be undone or is already, or no reason.
        """
        return self.undo_all((number,), because=because)[0]

    def undo_all(self, numbers: Iterable[int | range], *, because: str) -> tuple[Event, ...]:
        """Let several events count no longer, all in one go or none; see `to_undo`."""
        reason(because)
        wanted = tuple(numbers)

        def draft(state: State) -> Draft:
            some = to_undo(wanted, self._events, state.undone)
            return [self._signed("undo", {"event": number}, because) for number in some], {}

        done = (event for event in self._append(draft) if event.kind == "undo")
        return self._all_seen(done)

    def verify(self, *, head: str = "") -> tuple[Problem, ...]:
        """All that was altered behind the log; `head` begins the hash of an event known of old."""
        self._remembered.forget()  # nothing vouches for it
        return tuple(problems_of(self.store, head=head))

    def _signed(self, kind: str, body: Mapping[str, object], because: str) -> Entry:
        more: dict[str, object] = {SALT: fresh_salt()}
        if self._request:
            more[FIELD] = self._request.body()
        why = " ".join(because.split())
        if "\0" in why or not _is_text(why):
            raise BadInput("The reason holds characters that are none. Write it as plain text.")
        return Entry(kind=kind, by=self.by, because=why, body={**body, **more})

    def _append(self, draft: Callable[[State], Draft]) -> tuple[Event, ...]:
        """Append what `draft` makes of the state, and what has to be read anew for it.

        Where somebody else was quicker, all is drafted again on what is there now.
        """
        while True:
            events = self.events()
            entries, blobs = draft(self._now())
            if not entries:
                return ()
            for entry in entries:
                self.require(right_for(entry, events))
            runs, read = self._runs(entries, blobs)
            before = self._users
            try:
                self.store.append([*entries, *runs], blobs | read, after=events[-1].seq)
            except Moved:
                others = self._request and self._request.others(self.events(), self.by)
                if others:
                    return others
                continue
            done = self._read()[len(events) :]
            if self._request:
                self._request.mine |= {event.seq for event in done}
            for name, role in roles_said(entries, before, self._users):
                self.store.admit(name, role)
            return tuple(done)

    def _runs(self, entries: Sequence[Entry], blobs: Mapping[str, bytes]) -> Draft:
        """The extractions that are due once the entries count."""

        def account_of(held: Held) -> Account:
            if held.account in blobs:
                return from_bytes(Account, blobs[held.account])
            return self._shelf.noun(Account, held.account)

        def signed(kind: str, body: Mapping[str, object]) -> Entry:
            return self._signed(kind, body, "")

        state = after(self._events, entries)
        check_keeper(self._users, state.users)
        return self._reader.entries(state, account_of, signed, self._tell)

    def _tell(self, step: str, done: int, total: int, detail: str = "") -> None:
        """Tell how far it has come; the names of accounts to keepers alone."""
        self._progress(step, done, total, detail if self.may(Right.KEEP) else "")


def _is_text(words: str) -> bool:
    """Whether a text can be written at all: no half of a pair of surrogates."""
    return words.encode("utf-8", "replace").decode() == words


_HIDDEN = "an account of a protected source"


def reason(because: str) -> None:
    """Raise `BadInput` if somebody decides and does not say why."""
    if not because.strip():
        raise BadInput('Say why, so that others can judge it: --because "..."')
