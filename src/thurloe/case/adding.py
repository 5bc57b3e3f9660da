"""New accounts for a case: what is there already is passed over, the rest read and extracted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from thurloe.case.codec import to_bytes
from thurloe.case.events import digest
from thurloe.case.material import with_sources
from thurloe.case.state import source_to
from thurloe.extract.times import dated_days
from thurloe.filing import free_name
from thurloe.read import Stated, Unreadable, file_bytes, find_files, key_of, read_accounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from thurloe.case.restated import Restated
    from thurloe.case.state import Held, State
    from thurloe.nouns import Account, LeftOut, Source
    from thurloe.progress import Progress
    from thurloe.read import Found, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An account that is read and not yet in the case; its sources go by their keys.

    `path` is the file that it was read from, whose bytes have the hash `account.sha256`.
    """

    account: Account
    speakers: tuple[Source, ...]
    path: Path
    part: str = ""

    @property
    def key(self) -> str:
        """The identity of its text: the hash of its file, and which text of a mailbox it is."""
        return f"{self.account.sha256}#{self.part}" if self.part else self.account.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What came of the files that somebody adds.

    `known` pairs a file that was given with the account that has its very bytes; `hidden` are
    protected sources that speak in none of the accounts.
    """

    accounts: tuple[Arrival, ...] = ()
    known: tuple[tuple[str, str], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    hidden: tuple[Source, ...] = ()
    doubts: tuple[str, ...] = field(default=())

    @property
    def protects(self) -> bool:
        """Whether any source is protected; names in any of the files may then be its own."""
        heard = (source for arrival in self.accounts for source in arrival.speakers)
        return any(source.protected for source in chain(self.hidden, heard))


def read_new(
    sifted: Sifted, state: State, stated: Stated, progress: Progress, said: Restated
) -> Arrivals:
    """Read the files whose bytes the case does not hold; `said` is what came of the others.

    Raises:
        BadInput: as `read_accounts` does.
    """
    fresh, known = sifted.fresh, sifted.known
    if not fresh:
        return Arrivals(known=known, hidden=said.hidden, doubts=said.doubts)
    stated = replace(stated, elsewhere=_elsewhere(state))
    reading = read_accounts(fresh, progress=progress, stated=stated)
    places = {item.file: item.path for item in fresh}
    accounts = tuple(_arrival(account, reading, places) for account in reading.accounts)
    heard = {source.id for arrival in accounts for source in arrival.speakers}
    keys = _keys(reading, {})
    return Arrivals(
        accounts=accounts,
        known=known,
        left_out=reading.left_out,
        hidden=(
            *said.hidden,
            *(
                replace(source, id=keys[source.id])
                for source in reading.sources
                if source.protected and keys[source.id] not in heard
            ),
        ),
        doubts=(*said.doubts, *reading.doubts),
    )


def _elsewhere(state: State) -> frozenset[str]:
    """What an account that comes may pass on: files, and sources that speak in one of them."""
    held = state.accounts.values()
    speaking = Counter(one.speakers[0].id for one in held if one.speakers)
    once = {key for key, times in speaking.items() if times == 1}
    return frozenset({one.file for one in held} | once)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The files whose bytes are new; `known` pairs each other with the account that has its bytes.

    `again` has those of the others whose account is in the case by now.
    """

    fresh: tuple[Found, ...]
    known: tuple[tuple[str, str], ...]
    again: tuple[tuple[Found, Held], ...]


def sift(paths: Sequence[str | Path], state: State) -> Sifted:
    """Which of the files behind `paths` are new; raises `BadInput` as `find_files` does."""
    there: dict[str, list[Held]] = {}
    for key, one in state.accounts.items():
        there.setdefault(key.partition("#")[0], []).append(one)
    held: dict[str, str] = {}
    fresh, known, again = [], [], []
    for item in find_files(paths):
        try:
            key = digest(file_bytes(item.path, within=item.root))
        except Unreadable:  # the reader says why
            fresh.append(item)
            continue
        if key in there:
            known += [(item.file, one.file) for one in there[key]]
            again += [(item, one) for one in there[key]]
        elif key in held:
            known.append((item.file, held[key]))
        else:
            fresh.append(item)
            held[key] = item.file
    return Sifted(fresh=tuple(fresh), known=tuple(known), again=tuple(again))


def _arrival(account: Account, reading: Reading, places: Mapping[str, Path]) -> Arrival:
    whole, _, part = account.file.rpartition("#")
    inside = account.file not in places
    keys = _keys(reading, {account.source: account.sha256})
    by_id = {source.id: source for source in reading.sources}
    ids = dict.fromkeys(_speakers(account))
    return Arrival(
        account=with_sources(account, keys),
        speakers=tuple(replace(by_id[id_], id=keys[id_]) for id_ in ids),
        path=places[whole if inside else account.file],
        part=part if inside else "",
    )


def _keys(reading: Reading, files: Mapping[str, str]) -> dict[str, str]:
    """The key of each source: its name, or the hash of its file where nobody names it."""
    return {
        source.id: f"file {files.get(source.id, source.name)}"
        if source.id in reading.unnamed
        else key_of(source.name)
        for source in reading.sources
    }


def _speakers(account: Account) -> Iterator[str]:
    """The ids of who speaks in an account, in the order in which sources are numbered."""
    yield account.source
    yield from (s.source for s in sorted(account.sections, key=lambda s: s.article) if s.source)
    yield from (section.writer for section in account.sections if section.writer)


def renamed(arrivals: Sequence[Arrival], state: State) -> list[Arrival]:
    """The accounts under names that are free in the case, and what copies them told of it."""
    taken = {held.file for held in state.accounts.values()}
    names: dict[str, str] = {}
    for arrival in arrivals:
        folder = arrival.path.absolute().parent.name
        name = free_name(arrival.account.file, taken, folder=folder)
        taken.add(name)
        names[arrival.account.file] = name
    return [
        replace(
            arrival,
            account=replace(
                arrival.account,
                file=names[arrival.account.file],
                copies=names.get(arrival.account.copies or "", arrival.account.copies),
            ),
        )
        for arrival in arrivals
    ]


AT_ONCE = 100_000
"""Characters of the accounts that are written as one transaction: some ten seconds of reading."""


def batches(arrivals: Arrivals, state: State) -> Iterator[Arrivals]:
    """What came in parts that are written one after the other, under names that are free now.

    Whom to hide comes first, with what was left out, so that no part is without it.
    """
    fresh = [arrival for arrival in arrivals.accounts if arrival.key not in state.accounts]
    part, size = replace(arrivals, accounts=()), 0
    for arrival in renamed(fresh, state):
        if size and size + len(arrival.account.text) > AT_ONCE:
            yield part
            part, size = Arrivals(), 0
        part = replace(part, accounts=(*part.accounts, arrival))
        size += len(arrival.account.text)
    yield part


def account_body(arrival: Arrival) -> dict[str, object]:
    """What the log says of an account that came."""
    return {
        "key": arrival.key,
        "file": arrival.account.file,
        "speakers": [source_to(source) for source in arrival.speakers],
        "days": sorted(map(list, dated_days(arrival.account.view.text))),
        "blobs": {
            "account": digest(to_bytes(arrival.account)),
            "content": arrival.account.sha256,
        },
    }
