"""The gate of a case: what comes from other programs, what is sent, what goes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.case.desk import Desk
from thurloe.case.handing import Packed, pack
from thurloe.case.placing import put_whole
from thurloe.case.roles import Right
from thurloe.case.state import IMPORTED
from thurloe.case.trading import taken_entries, told_apart, whole
from thurloe.case.uploads import Received, Sent, Upload, received
from thurloe.exchange import format_of, taken
from thurloe.report import protect

if TYPE_CHECKING:
    from thurloe.case.desk import Added, Draft
    from thurloe.case.state import State
    from thurloe.exchange import Format


class Gate(Desk):
    """A case in a store, as it trades with others."""

    def receive(self, upload: Upload, *, key: str) -> Received:
        """Add the accounts in a file that was sent, once for each key; see `once` and `add`."""
        added: list[Added] = []

        def put() -> None:
            with upload.folder() as folder:
                added.append(
                    self.add(
                        folder,
                        source=upload.speaks,
                        reliability=upload.reliability,
                        because=upload.because,
                    )
                )

        events = self.once(key, upload.asked, put, again=True)
        done = received(events, added[0])
        veil = self.veil()
        return replace(done, doubts=tuple(veil(upload.said(doubt)) for doubt in done.doubts))

    def pack(self, path: str | Path, *, reveal: bool = False) -> Packed:
        """Write the whole case into a new file, to be made a case again by `unpack`.

        Raises:
            BadInput: the file exists or cannot be written, or sources are protected and `reveal`
                is not given: a pack is the log itself, with every name.
            CaseAltered: something was altered behind the log.
        """
        self.events()
        self.require(Right.KEEP)
        return pack(self.store, Path(path), reveal=reveal)

    def export(self, path: str | Path, *, form: str = "", reveal: bool = False) -> str:
        """Write what the claims say in another format; returns its name.

        Args:
            path: the file; its ending says the format where `form` does not.
            form: `ftm`, `stix`, `csv`, `jsonl`, `graphml` or `claimreview`.
            reveal: give protected sources by their names.

        Raises:
            BadInput: no such format, no account in the case, or the file cannot be written.
            MissingExtra: the format's library is not installed.
        """
        wanted = format_of(str(path), form)
        self.veil(reveal=reveal)
        brief = protect(self.brief(), reveal=reveal)
        data = wanted.write(brief, at=self.events()[-1].at)
        put_whole(Path(path), data, private=reveal)
        return wanted.name

    def take(self, path: str | Path, *, form: str = "", because: str = "") -> Added:
        """Add the claims of another format: what each source says is an account of its own.

        Raises:
            BadInput: no such format, or the file cannot be read or is not of it.
            MissingExtra: the format's library is not installed.
        """
        wanted = format_of(str(path), form)
        return self._take(wanted, whole(Path(path)), Path(path).name, because)

    def take_sent(self, sent: Sent, *, key: str) -> Received:
        """Add the claims in a file that was sent, once for each key; see `once` and `take`."""
        added: list[Added] = []

        def put() -> None:
            wanted = format_of(sent.name, sent.form)
            added.append(self._take(wanted, sent.content, sent.name, sent.because))

        return received(self.once(key, sent.asked, put, again=True), added[0])

    def _take(self, wanted: Format, data: bytes, name: str, because: str) -> Added:
        state = self.workable()
        read = taken(wanted.read(data), name, f"{IMPORTED}{wanted.name}/1")
        some = told_apart(read, state)
        known = [one for one in some if one.account.sha256 in state.accounts]

        def draft(now: State) -> Draft:
            return taken_entries(some, now, lambda kind, body: self._signed(kind, body, because))

        events = self._append(draft)
        held = state.accounts
        there = tuple((o.account.file, held[o.account.sha256].file) for o in known)
        return self._added(events, known=there)
