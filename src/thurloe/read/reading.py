"""From files to accounts: open, tell the format, read, mend, label, or say why not."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.nouns import Account, LeftOut, Source
from thurloe.progress import Progress, silent
from thurloe.read.authors import Inferred, infer
from thurloe.read.english import foreign_language, has_words
from thurloe.read.find import leads_out
from thurloe.read.lineage import with_lineage
from thurloe.read.listing import Row, Stated, read_listing, state
from thurloe.read.mail import read_mail, read_mbox
from thurloe.read.mend import mend
from thurloe.read.pdf import read_pdf
from thurloe.read.plain import read_plain
from thurloe.read.quotes import with_quoted
from thurloe.read.raw import Raw, Told, Unreadable
from thurloe.read.sections import Voice, parts_of, sections_of
from thurloe.read.sniff import Kind, sniff
from thurloe.read.sources import Register
from thurloe.read.web import read_web
from thurloe.read.word import read_word

if TYPE_CHECKING:
    from pathlib import Path

    from thurloe.nouns import View
    from thurloe.read.find import Found
    from thurloe.read.sections import Part

LARGEST = 200 * 2**20
"""Bytes of the largest file that is opened."""

LONGEST = 5_000_000
"""Characters of the longest text that is read: some 800,000 words, a shelf and no account.
The command line's help and documentation name it."""

Reader = Callable[[bytes], Iterator[Raw]]

READERS: Mapping[Kind, Reader] = {
    Kind.PLAIN: read_plain,
    Kind.HTML: read_web,
    Kind.PDF: read_pdf,
    Kind.DOCX: read_word,
    Kind.EML: read_mail,
    Kind.MBOX: read_mbox,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of the files: accounts and sources in the files' order, and what was left out.

    `doubts` are lines of `accounts.csv` that were read and cannot be meant so, in words. `unnamed`
    are the ids of sources that nobody names, called by their file.
    """

    accounts: tuple[Account, ...] = ()
    sources: tuple[Source, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[str, ...] = ()
    unnamed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One account with the source it comes from, as known when it was read."""

    account: Account
    source: Source


def read_accounts(
    found: Sequence[Found],
    *,
    progress: Progress = silent,
    reveal: bool = False,
    stated: Stated | None = None,
) -> Reading:
    """Read all files; one that cannot be read is left out with the reason, and loses nothing else.

    What is `stated` of all of them counts before `accounts.csv`.

    Raises:
        BadInput: an `accounts.csv` that says what cannot be, or, but for `reveal`, protects the
            source of a file that is not there.
    """
    reading = _Run(found, reveal=reveal, stated=stated)
    items = list(reading.items(progress))
    sources = reading.register.sources()
    accounts, doubts = with_lineage(
        [item.account for item in items if isinstance(item, Read)],
        {source.id: source.name for source in sources},
        reading.listing.rows,
        stated.elsewhere if stated else frozenset(),
    )
    return Reading(
        accounts=accounts,
        sources=sources,
        left_out=tuple(item for item in items if isinstance(item, LeftOut)),
        doubts=doubts,
        unnamed=frozenset(reading.register.unnamed),
    )


def iter_accounts(
    found: Sequence[Found], *, progress: Progress = silent
) -> Iterator[Read | LeftOut]:
    """Read the files one after the other, holding one at a time; else as `read_accounts`.

    A source may come again with a reliability that only a later line of `accounts.csv` states;
    the last one with its id holds. Who passes on whom is not told: that takes all the sources.
    """
    return _Run(found).items(progress)


class _Run:
    """One pass over the files: the listing beside them and the sources met so far."""

    def __init__(
        self, found: Sequence[Found], *, reveal: bool = False, stated: Stated | None = None
    ) -> None:
        self.found = found
        listing = read_listing(found, reveal=reveal)
        self.listing = state(listing, stated) if stated else listing
        self.register = Register(self.listing)

    def items(self, progress: Progress) -> Iterator[Read | LeftOut]:
        for done, item in enumerate(self.found):
            progress("read", done, len(self.found), item.file)
            yield from self._file(item)
        for row, path in self.listing.unasked:
            self._remember(row, path)
        progress("read", len(self.found), len(self.found))
        yield from self.listing.left_out

    def _remember(self, row: Row, path: Path) -> None:
        """Keep the protected source of a file that was not given: others may name it.

        Where `accounts.csv` does not say who it is, the file is read for that and nothing else.
        """
        if row.source:
            self.register.remember(row)
            return
        try:
            raws = _raws(file_bytes(path), path.suffix.lower())
        except Unreadable:
            raws = []
        if not raws:
            self.register.remember(row)
        for raw in raws:
            part = replace(row, file=_part(row.file, raw))
            self.register.protect(self.register.source(part, _seen(raw)[2].name))

    def _file(self, item: Found) -> Iterator[Read | LeftOut]:
        try:
            row = self.listing.rows[item.file]
            data = file_bytes(item.path, within=item.root)
            raws = _raws(data, item.path.suffix.lower())
        except Unreadable as error:
            self.register.remember(self.listing.rows[item.file])
            yield LeftOut(file=item.file, why=str(error))
            return
        digest = hashlib.sha256(data).hexdigest()
        del data
        for raw in raws:
            yield from self._text(replace(row, file=_part(item.file, raw)), digest, raw)

    def _text(self, row: Row, digest: str, raw: Raw) -> Iterator[Read | LeftOut]:
        for why in raw.unread:
            yield LeftOut(file=row.file, why=why)
        why_not = _why_not(raw, row)
        if why_not:
            self.register.remember(row)
            yield LeftOut(file=row.file, why=why_not)
        elif raw.text:
            yield self._read(row, digest, raw)

    def _read(self, row: Row, digest: str, raw: Raw) -> Read:
        view, parts, inferred = _seen(raw)
        source = self.register.source(row, inferred.name)
        account = Account(
            file=row.file,
            sha256=digest,
            text=raw.text,
            view=view,
            sections=sections_of(parts, self._voices(row, parts), self._writers(row, parts)),
            source=source.id,
            title=inferred.title,
            date=row.date or inferred.date,
            date_inferred=not row.date and bool(inferred.date),
            language=row.language or "en",
            plain=raw.plain,
            encoding=raw.encoding,
        )
        return Read(account=account, source=source)

    def _voices(self, row: Row, parts: Sequence[Part]) -> dict[int, Voice]:
        """Who speaks in the further texts of a file: as each says; nobody if the listing does."""
        found = {}
        for article in sorted({part.article for part in parts} - {0}) if not row.source else ():
            said = infer(parts, Told(), article=article)
            if said.name:
                source = self.register.source(replace(row, reliability=""), said.name)
                found[article] = Voice(source=source.id, date=said.date)
        return found

    def _writers(self, row: Row, parts: Sequence[Part]) -> dict[str, str]:
        """The source of each writer whom the file quotes by name."""
        bare = replace(row, source="", also=(), reliability="", protected=False)
        names = dict.fromkeys(part.quoted for part in parts if part.quoted)
        return {name: self.register.source(bare, name).id for name in names}


def _seen(raw: Raw) -> tuple[View, list[Part], Inferred]:
    """The text mended, in its parts, and who speaks in it."""
    view = mend(raw.text)
    parts = parts_of(view.text, title=raw.told.title)
    parts = with_quoted(parts, raw.text, view, mail=bool(raw.told.sender))
    return view, parts, infer(parts, raw.told)


def _part(file: str, raw: Raw) -> str:
    return file if raw.part is None else f"{file}#{raw.part}"


def file_bytes(path: Path, *, within: Path | None = None) -> bytes:
    """The file's content; raises `Unreadable` where it cannot, or should not, be opened.

    It should not if it was found `within` a folder and is a link to somewhere else.
    """
    if within and leads_out(path, within):
        raise Unreadable("It is a link that leads out of the folder. If it is meant, name it.")
    try:
        status = os.stat(path)  # noqa: PTH116  one call for kind and size
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(_NO_FILE[stat.S_ISDIR(status.st_mode)])
        if status.st_size > LARGEST:
            raise Unreadable(
                f"It has {status.st_size / 2**20:.0f} MB; files over {LARGEST / 2**20:.0f} MB "
                "are not read. Split it into its texts."
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unreadable(
            f"It cannot be opened ({reason}). Check the path, its links and your rights."
        ) from error
    if not data.strip():
        raise Unreadable("It is empty. Fetch it again, or take it away.")
    return data


_NO_FILE = {
    True: "The folder may not be opened. Check your rights to it.",
    False: "It is a device or a pipe, not a file. Save what comes out of it as a file.",
}


def _raws(data: bytes, ending: str) -> list[Raw]:
    """The texts of a file; whatever its reader's library raises leaves this one file out."""
    kind = sniff(data, ending)
    try:
        return list(READERS[kind](data))
    except Unreadable:
        raise
    except Exception as error:  # parsers of damaged files raise nearly anything
        raise Unreadable(
            f"The {kind.upper()} file is damaged ({type(error).__name__}: {error}). "
            "Open it in its own program and save it anew, or save its text."
        ) from error


def _why_not(raw: Raw, row: Row) -> str:
    """Why a text makes no account: no words in it, or not in English; empty if it does."""
    if len(raw.text) > LONGEST:
        return (
            f"Its text has {len(raw.text) / 1e6:.0f} MB; one account is read up to "
            f"{LONGEST / 1e6:.0f} MB of text. Split it into its texts."
        )
    if not raw.text:
        return "" if raw.unread else "There is no text in it. Fetch it again, or take it away."
    if not has_words(raw.text):
        return "There is not a word in it. Fetch it again, or take it away."
    stated = row.language.split("-")[0]
    if stated not in {"", "en", "eng"}:
        return f"It is in {stated!r}, as {row.where} says; only English is read. Translate it."
    foreign = foreign_language(raw.text) if not stated else None
    if foreign:
        return (
            f"It is in {foreign}, and only English is read. Give a translation; if it is English "
            "all the same, say so in accounts.csv (column language: en)."
        )
    return ""
