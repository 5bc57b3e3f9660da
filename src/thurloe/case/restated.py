"""What is said of accounts that are there already: nothing of it is dropped in silence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.read.listing import key_of, read_listing, state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from thurloe.case.material import Links
    from thurloe.case.state import Held
    from thurloe.nouns import Account, Source
    from thurloe.read import Found, Stated
    from thurloe.read.listing import Row

SHOWN = 5
"""Accounts named of those of which something else is stated."""

HOW = (
    "A source is graded with: thurloe case grade CASE SOURCE A-F --because WHY. For somebody else "
    "to speak in an account, undo the event that added it and add it again: thurloe case undo CASE "
    "N --because WHY."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a case has: sources by key as they count now, each account, and who passes on whom."""

    cast: Mapping[str, Source]
    account: Callable[[Held], Account]
    links: Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """What came of it: sources to hide from now on, and what was not recorded, in words."""

    hidden: tuple[Source, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """An account that is there, its source as it counts now, and whether to tell nothing of it.

    Where a source is secret all answers are the same, so that nobody learns by trying who it is.
    """

    held: Held
    now: Source
    secret: bool

    def differs(self, source: str, letter: str) -> bool:
        """Whether that is another source or letter than was stated, or counts now."""
        speaker = self.held.speakers[0]
        other = bool(source) and not self.secret and key_of(source) != key_of(speaker.name)
        return other or letter not in {"", speaker.reliability, self.now.reliability}

    @property
    def told(self) -> str:
        """Who speaks in it, in a few words."""
        return (
            f"{self.held.file} (event {self.held.seq}), by {self.now.name}, {self.now.reliability}"
        )


def restated(
    again: Sequence[tuple[Found, Held]],
    stated: Stated,
    kept: Kept,
    *,
    opened: bool,
) -> Restated:
    """What is said, of all files and in `accounts.csv`, of accounts that are `again` given.

    Args:
        again: the files with the account that has their bytes.
        stated: what is said of all of them.
        kept: what the case has.
        opened: whether whoever says it may know who protected sources are.

    Raises:
        BadInput: what is stated of all is not what the case says of one of them, or cannot be.
    """
    if not again:
        return Restated()
    listing = read_listing([found for found, _ in again])
    state(listing, stated)  # the same is wrong of an account that is there
    known = {}
    for _, held in again:
        now = kept.cast[held.speakers[0].id]
        known[held.file] = _Known(held, now, now.protected and not opened)
    letter = stated.reliability.strip().upper()
    if differ := [one.told for one in known.values() if one.differs(stated.source, letter)]:
        raise BadInput(_refusal(differ))
    unsaid = [one for one in known.values() if one.secret and stated.source.strip()]
    doubts = [f"{one.held.file} is there already: --source was not recorded" for one in unsaid]
    hidden: list[Source] = []
    for found, held in again:
        row, one = listing.rows[found.file], known[held.file]
        hidden += _hidden(row, one)
        doubts += _doubts(row, one)
        if not one.secret:
            doubts += _otherwise(row, one, kept)
    return Restated(hidden=tuple(hidden), doubts=tuple(doubts))


def _refusal(differ: Sequence[str]) -> str:
    listed = "".join(f"\n  {line}" for line in differ[:SHOWN])
    more = f"\n  and {len(differ) - SHOWN} more" if len(differ) > SHOWN else ""
    return (
        "Accounts that are there already have another source or reliability than is stated now:"
        f"{listed}{more}\nNothing was added. {HOW}"
    )


def _hidden(row: Row, one: _Known) -> Iterator[Source]:
    """The source of an account, and its other names, where a line protects it only now."""
    if not row.protected or one.secret:
        return
    speaker = one.held.speakers[0]
    other = (row.source,) if row.source and key_of(row.source) != key_of(speaker.name) else ()
    also = (*other, *row.also)
    if not one.now.protected or not set(also) <= set(one.now.also):
        yield replace(speaker, reliability="F", protected=True, also=also)


def _doubts(row: Row, one: _Known) -> Iterator[str]:
    """That a line says what is not recorded."""
    if one.secret and (row.source or row.reliability or row.also or _of_text(row)):
        yield (
            f"{row.where}: {one.held.file} is there already, of a protected source: what the line "
            "says of it was not recorded; a keeper of sources can see to it"
        )
    elif one.differs("" if row.protected else row.source, row.reliability):
        yield f"{row.where} says otherwise of {one.told}: it was not recorded. {HOW}"
    if row.also and not row.protected and not set(row.also) <= set(one.now.also) | {one.now.name}:
        yield (
            f"{row.where}: {one.now.name} is not hidden, so its other names were not recorded. To "
            "hide it by all of them: thurloe case protect CASE SOURCE --also NAME --because WHY"
        )


def _of_text(row: Row) -> bool:
    """Whether a line says something of the text itself."""
    return bool(row.date or row.language or row.passed_on_from)


def _otherwise(row: Row, one: _Known, kept: Kept) -> Iterator[str]:
    """That a line gives the text another date, language or origin than it was added with."""
    if not _of_text(row):
        return
    account, file = kept.account(one.held), one.held.file
    says, has = (
        {
            "date": row.date,
            "language": row.language,
            "passed_on_from": row.passed_on_from and kept.links.origin(row.passed_on_from, file),
        },
        {
            "date": account.date,
            "language": account.language,
            "passed_on_from": account.copies and kept.links.origin(account.copies, file),
        },
    )
    for column, said in says.items():
        if said and said != has[column]:
            yield (
                f"{row.where}, column {column}: {said}, but {file} was added with "
                f"{has[column] or 'none'}: it was not recorded. To have it so: thurloe case undo "
                f"CASE {one.held.seq} --because WHY, then add the file again. What people decided "
                "about its claims holds on."
            )
