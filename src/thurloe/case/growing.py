"""What goes into the log when accounts come or go: they, and what was read out of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from thurloe.case.adding import Arrival, Arrivals, account_body, renamed
from thurloe.case.codec import to_bytes
from thurloe.case.events import Entry, Event, digest, seal
from thurloe.case.state import State, source_to, state_of
from thurloe.extract.times import NotedDays, agreed_days, still_so
from thurloe.nouns import Account, LeftOut

if TYPE_CHECKING:
    from thurloe.case.state import Held
    from thurloe.extract import CaseExtractor
    from thurloe.extract.times import CaseDays
    from thurloe.progress import Progress

Blobs = dict[str, bytes]
Signed = Callable[[str, Mapping[str, object]], Entry]
"""Makes an entry of a kind and a body, by whom and why being settled."""


def arrival_entries(arrivals: Arrivals, state: State, signed: Signed) -> tuple[list[Entry], Blobs]:
    """What goes into the log for the files that came, and the blobs.

    An account that somebody else has added in the meantime is passed over, and so is one whose
    file was altered since it was read: it is left out.
    """
    entries: list[Entry] = []
    blobs: Blobs = {}
    left_out = list(arrivals.left_out)
    fresh = [arrival for arrival in arrivals.accounts if arrival.key not in state.accounts]
    for arrival in renamed(fresh, state):
        content = _content(arrival)
        if content is None:
            left_out.append(LeftOut(file=arrival.account.file, why=_CHANGED))
            continue
        entries.append(signed("account", account_body(arrival)))
        account = to_bytes(arrival.account)
        blobs |= {arrival.account.sha256: content, digest(account): account}
    known = {(source.id, name) for source in state.hidden for name in (source.id, *source.also)}
    hidden = [
        source
        for source in arrivals.hidden
        if not known.issuperset((source.id, name) for name in (source.id, *source.also))
    ]
    entries += [signed("protect", {"source": source_to(source)}) for source in hidden]
    noted = set(state.left_out)
    entries += [
        signed("left out", {"file": item.file, "why": item.why})
        for item in left_out
        if item not in noted
    ]
    return entries, blobs


def _content(arrival: Arrival) -> bytes | None:
    """The bytes of the file that was read; None if they are others by now, or gone."""
    try:
        content = arrival.path.read_bytes()
    except OSError:
        return None
    return content if digest(content) == arrival.account.sha256 else None


_CHANGED = "It changed while it was read. Add it again."


def after(events: Sequence[Event], entries: Iterable[Entry]) -> State:
    """The state that a log would have with some more entries."""
    last = events[-1].seq
    new = [seal(entry, seq=last + n, at="", before="") for n, entry in enumerate(entries, 1)]
    return state_of([*events, *new])


class Reader:
    """Extracts what is not extracted, or not any more as the days of the case now are."""

    def __init__(self, load: Callable[[], CaseExtractor]) -> None:
        self._load = load
        self._extractor: CaseExtractor | None = None
        self._done: dict[tuple[str, str], tuple[NotedDays, bytes]] = {}

    def entries(
        self,
        state: State,
        account_of: Callable[[Held], Account],
        signed: Signed,
        progress: Progress,
    ) -> tuple[list[Entry], Blobs]:
        """The runs that are missing from a state, or that would read otherwise now."""
        days = agreed_days(held.days for held in state.accounts.values())
        due = [held for held in state.accounts.values() if not _is_read(held, state, days)]
        entries: list[Entry] = []
        blobs: Blobs = {}
        for done, held in enumerate(due, 1):
            noted, data = self._read(held, days, account_of)
            blobs[digest(data)] = data
            entries.append(signed("extraction", self._body(held, noted, data)))
            progress("extract", done, len(due), held.file)
        return entries, blobs

    def again(
        self,
        held: Held,
        state: State,
        account_of: Callable[[Held], Account],
        signed: Signed,
    ) -> tuple[list[Entry], Blobs]:
        """The run of an account by the extractor there is now; none where it is what is known."""
        days = agreed_days(one.days for one in state.accounts.values())
        noted, data = self._read(held, days, account_of)
        run = state.runs.get((held.key, held.file))
        if run and (run.extractor, run.extraction) == (self.extractor.name, digest(data)):
            return [], {}
        return [signed("extraction", self._body(held, noted, data))], {digest(data): data}

    def _read(
        self, held: Held, days: CaseDays, account_of: Callable[[Held], Account]
    ) -> tuple[NotedDays, bytes]:
        """One extraction; that of a moment ago, where others wrote first and it still holds."""
        place = held.key, held.file
        if place not in self._done or not still_so(self._done[place][0].asked, days):
            noted = NotedDays(told=days.told, sure=days.sure)
            found = self.extractor.extract_within(account_of(held), noted)
            self._done[place] = noted, to_bytes(found)
        return self._done[place]

    @property
    def extractor(self) -> CaseExtractor:
        """The extractor, loaded when it is first needed."""
        if self._extractor is None:
            self._extractor = self._load()
        return self._extractor

    def _body(self, held: Held, noted: NotedDays, data: bytes) -> dict[str, object]:
        asked = [[*question, noted.asked[question]] for question in sorted(noted.asked)]
        return {
            "account": held.key,
            "file": held.file,
            "extractor": self.extractor.name,
            "asked": asked,
            "blobs": {"extraction": digest(data)},
        }


def _is_read(held: Held, state: State, days: CaseDays) -> bool:
    run = state.runs.get((held.key, held.file))
    return run is not None and still_so(run.asked, days)
