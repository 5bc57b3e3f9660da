"""What the state of a case makes a brief of: accounts, sources and extractions as nouns."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from thurloe.case.codec import from_bytes
from thurloe.case.events import digest
from thurloe.case.sources import Cast, cast_of
from thurloe.errors import CaseAltered
from thurloe.nouns import Account, Extraction
from thurloe.read import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableMapping, Sequence

    from _typeshed import DataclassInstance

    from thurloe.case.events import Event
    from thurloe.case.state import Held, State
    from thurloe.case.store import Store

    N = TypeVar("N", bound=DataclassInstance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The accounts in order with the extraction of each, and `keys`: a file's account's key."""

    accounts: tuple[Account, ...]
    extractions: tuple[Extraction, ...]
    cast: Cast
    keys: Mapping[str, str]


class Shelf:
    """Blobs as nouns, checked against their hash, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: MutableMapping[str, object] = {}

    def noun(self, kind: type[N], key: str) -> N:
        """The noun in a blob; raises `CaseAltered` if it is not there or was altered."""
        found = self._read.get(key)
        if not isinstance(found, kind):
            found = self._read[key] = from_bytes(kind, self.data(key))
        return found

    def aside(self) -> Shelf:
        """The same blobs, for what is looked at once: what is not read yet is not kept."""
        aside = Shelf(self._store)
        aside._read = ChainMap({}, self._read)
        return aside

    def data(self, key: str) -> bytes:
        """The bytes of a blob; raises `CaseAltered` if it is not there or was altered."""
        data = self._store.blob(key)
        if data is None or digest(data) != key:
            raise CaseAltered(
                f"In the case {self._store.name!r} the blob {key[:12]} is missing or was altered. "
                "Take a copy that is whole; `thurloe case verify` lists all that is wrong."
            )
        return data


def material_of(state: State, events: Sequence[Event], shelf: Shelf) -> Material:
    """The nouns behind a state, sources numbered and lineage found anew."""
    cast = cast_of(state, events)
    ids = {key: source.id for key, source in cast.sources.items()}
    held = tuple(state.accounts.values())
    accounts = _linked([account_of(one, shelf, ids) for one in held], cast)
    return Material(
        accounts=accounts,
        extractions=tuple(extraction_of(one, state, shelf, ids) for one in held),
        cast=cast,
        keys={one.file: one.key for one in held},
    )


def account_of(held: Held, shelf: Shelf, ids: Mapping[str, str]) -> Account:
    """An account with the ids of its sources, by their keys, in place of these."""
    return with_sources(shelf.noun(Account, held.account), ids)


def with_sources(account: Account, ids: Mapping[str, str]) -> Account:
    """The account with other ids for its sources; those that `ids` does not name are kept."""
    return replace(
        account,
        source=ids.get(account.source, account.source),
        sections=tuple(
            replace(s, source=ids.get(s.source, s.source), writer=ids.get(s.writer, s.writer))
            if s.source or s.writer
            else s
            for s in account.sections
        ),
    )


def extraction_of(held: Held, state: State, shelf: Shelf, ids: Mapping[str, str]) -> Extraction:
    """What was read in an account last, with the ids of sources in place of their keys."""
    extraction = shelf.noun(Extraction, state.run_of(held).extraction)
    if not any(claim.source for claim in extraction.claims):
        return extraction
    claims = tuple(replace(c, source=ids.get(c.source, c.source)) for c in extraction.claims)
    return replace(extraction, claims=claims)


@dataclass(frozen=True, slots=True)
class Links:
    """Which account each file or source is, where another says that it passes it on."""

    files: frozenset[str]
    by_source: Mapping[str, Sequence[str]]

    @classmethod
    def among(cls, named: Iterable[tuple[str, str]]) -> Links:
        """Of accounts, each a file with the name of its source."""
        files, by_source = set(), defaultdict(list)
        for file, name in named:
            files.add(file)
            by_source[key_of(name)].append(file)
        return cls(frozenset(files), by_source)

    def origin(self, given: str, file: str) -> str | None:
        """What `file` passes on where `given` is said of it: a file if it can be told; not itself.

        It may have come after it.
        """
        beside = f"{file.rpartition('/')[0]}/{given}"
        speaking = self.by_source.get(key_of(given), [])
        found = [path for path in (given, beside) if path in self.files] or speaking
        origin = found[0] if len(found) == 1 or found != speaking else given
        return None if origin == file else origin


def _linked(accounts: Sequence[Account], cast: Cast) -> tuple[Account, ...]:
    """The accounts with the file that each passes on."""
    names = {source.id: source.name for source in cast.sources.values()}
    links = Links.among((account.file, names[account.source]) for account in accounts)
    return tuple(
        replace(one, copies=links.origin(one.copies, one.file)) if one.copies else one
        for one in accounts
    )
