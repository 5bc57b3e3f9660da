"""Who speaks: one source for each name, numbered as the files come."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.nouns import Source
from thurloe.read.listing import Listing, Row, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Register:
    """The sources met so far; what `accounts.csv` says of a name holds for all its files.

    `unnamed` are the ids of those that nobody names, called by their file.
    """

    def __init__(self, listing: Listing) -> None:
        self._stated = _stated(listing.rows.values())
        self._stems = Counter(
            PurePosixPath(place).stem for place in {_place(file) for file in listing.rows}
        )
        self._met: dict[str, Source] = {}
        self.unnamed: set[str] = set()

    def source(self, row: Row, inferred: str) -> Source:
        """The source of a file: as its row says, else the inferred name, else the file's stem."""
        name = row.source or inferred
        key = key_of(name or _place(row.file))  # two files called "01" are two sources
        name = name or self._name_of(row.file)
        if key not in self._met:
            stated = self._stated.get(key)
            source = stated or Source(id="", name=name, inferred=not row.source)
            self._met[key] = replace(source, id=f"s{len(self._met) + 1}")
            if not (row.source or inferred):
                self.unnamed.add(self._met[key].id)
        source = self._met[key]
        if not row.source and (row.reliability or row.protected or row.also):
            source = self._met[key] = _merged(source, row)
        return source

    def _name_of(self, file: str) -> str:
        """The file's stem; its path without the ending where several files have that stem."""
        stem = PurePosixPath(file).stem
        return stem if self._stems[stem] < 2 else _place(file)  # noqa: PLR2004  (alone)

    def remember(self, row: Row) -> None:
        """Keep the protected source of a file that was not read: others may name it."""
        if row.protected or self._is_protected(row.source):
            self.protect(self.source(row, ""))

    def protect(self, source: Source) -> None:
        """Mark a source that was met as one to hide."""
        self._met.update(
            {key: replace(s, protected=True) for key, s in self._met.items() if s.id == source.id}
        )

    def _is_protected(self, name: str) -> bool:
        stated = self._stated.get(key_of(name))
        return stated is not None and stated.protected

    def sources(self) -> tuple[Source, ...]:
        """All sources met, in the order of their numbers."""
        return tuple(self._met.values())


def _place(file: str) -> str:
    """The file's path without its ending."""
    return str(PurePosixPath(file).with_suffix(""))


def _stated(rows: Iterable[Row]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for row in sorted(rows, key=lambda row: row.file):
        if row.source:
            key = key_of(row.source)
            known = found.get(key) or Source(id="", name=row.source, inferred=False)
            found[key] = _merged(known, row)
    return found


def _merged(source: Source, row: Row) -> Source:
    """The source with what one more row says of it; raises `BadInput` for two reliabilities."""
    if row.reliability and source.reliability not in {"F", row.reliability}:
        raise BadInput(
            f"{row.where}, column reliability: {source.name!r} has {row.reliability} here and "
            f"{source.reliability} in another line. Give a source one letter."
        )
    return replace(
        source,
        reliability=row.reliability or source.reliability,
        protected=source.protected or row.protected,
        also=tuple(dict.fromkeys((*source.also, *row.also))),
    )
