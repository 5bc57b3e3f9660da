"""Claims of another format as accounts: the quotes are the text, and each claim stands on its own.

A case stands on texts. What comes without one gets the text that its quotes make, a line each,
under a name that says where it came from; so every decision has words to stick to.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from thurloe.exchange.rows import BETWEEN
from thurloe.filing import free_name
from thurloe.nouns import (
    Account,
    Claim,
    EntityType,
    Event,
    Extraction,
    Mode,
    Quote,
    Referent,
    Role,
    Section,
    Skipped,
    Source,
    View,
)
from thurloe.records import REJECTED
from thurloe.values.forms import how_to_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.exchange.rows import Row

_UNFIT = re.compile(r"[^\w.,()&' -]+")
LETTERS = frozenset("ABCDEF")
LONG_NAME = 80
DASH = "\u2014"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An account that was made of claims; of texts to be read there is no `extraction` yet.

    `below` stands under the lines that are its claims.
    """

    rows: tuple[Row, ...]
    account: Account
    content: bytes
    source: Source
    extraction: Extraction | None
    extractor: str
    below: str = ""

    def called(self, files: Mapping[str, str]) -> Taken:
        """The same where accounts, this and that which it passes on, have other names."""
        file, copies = self.account.file, self.account.copies
        if files.get(file, file) == file and (not copies or files.get(copies, copies) == copies):
            return self
        made = _taken(self.rows, files.get(file, file), self.extractor, self.below)
        return made.passing_on(files.get(copies, copies) if copies else None)

    def signed(self) -> Taken:
        """The same with its source's name below the lines, to tell it from another's same words."""
        account = self.account
        made = _taken(self.rows, account.file, self.extractor, f"{DASH} {self.source.name}\n")
        return made.passing_on(account.copies)

    def passing_on(self, origin: str | None) -> Taken:
        """The same as what passes on an account of this name, or a source; None for nobody."""
        return replace(self, account=replace(self.account, copies=origin))


def taken(rows: Iterable[Row], name: str, extractor: str) -> list[Taken]:
    """An account for each source and account in the rows, in the order of their names.

    Args:
        rows: as a format gave them.
        name: of the file that they came in; the accounts' names begin with it.
        extractor: what the claims say that they were made by.
    """
    groups: dict[tuple[str, str, bool], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.source, row.account, bool(row.attribute)].append(row)
    used: set[str] = set()
    made = {}
    for key, some in sorted(groups.items()):
        source, account, read = key
        file = free_name(f"{_fit(name)}/{_file(account, source)}", used)
        used.add(file)
        made[key] = _taken(some, file, extractor if read else "")
    return [one.passing_on(_origin(one, made)) for one in made.values()]


def _origin(one: Taken, made: Mapping[tuple[str, str, bool], Taken]) -> str | None:
    """What an account says that it passes on, by the name that it has now.

    Of several that were made of one account it is what the same source says there, or the most.
    """
    given = next((row.passed_on_from for row in one.rows if row.passed_on_from), "")
    speaker = one.rows[0].source
    found = [
        (source == speaker, len(other.rows), other.account.file)
        for (source, account, _), other in made.items()
        if account == given and other is not one
    ]
    return max(found)[-1] if found and given else given or None


def _fit(name: str) -> str:
    """A part of a name that leads nowhere: no folder, no dot to begin with."""
    return _UNFIT.sub("_", name).strip(" .")[:LONG_NAME] or "imported"


def _file(account: str, source: str) -> str:
    return f"{_fit(PurePosixPath(account or source).name.removesuffix('.txt'))}.txt"


def _taken(rows: Sequence[Row], file: str, extractor: str, below: str = "") -> Taken:
    first = rows[0]
    letter = next((r.reliability for r in rows if r.reliability in LETTERS - {"F"}), "F")
    source = Source(id="", name=_one_line(first.source), reliability=letter, inferred=False)
    lines = _lines(rows)
    text = "".join(f"{line}\n" for line in lines) + below
    content = text.encode("utf-8", "replace")
    text = content.decode()
    account = Account(
        file=file,
        sha256=hashlib.sha256(content).hexdigest(),
        text=text,
        view=View.plain(text),
        sections=(Section(start=0, end=len(text)),),
        source=source.id,
        title=f"Claims of {source.name}",
        date=next((row.date for row in rows if _is_date(row.date)), None),
    )
    extraction = _Said(account, extractor).extraction(rows, lines) if extractor else None
    return Taken(
        rows=tuple(rows),
        account=account,
        content=content,
        source=source,
        extraction=extraction,
        extractor=extractor,
        below=below,
    )


def _is_date(text: str) -> bool:
    return bool(text) and not how_to_write("date", text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(rows: Sequence[Row]) -> list[str]:
    """A line a claim: its quote, with whom it is of before it where the quote does not say."""
    lines = []
    for row in rows:
        if not row.attribute:
            lines.append(row.quote.strip())
            continue
        quote, subject = _one_line(row.quote), _one_line(row.subject)
        named = subject.casefold() in quote.casefold()
        lines.append(quote if named else f"{subject}: {quote}")
    return lines


class _Said:
    """What an account made of claims says."""

    def __init__(self, account: Account, extractor: str) -> None:
        self._account, self._extractor = account, extractor
        self._referents: dict[tuple[str, str], Referent] = {}

    def extraction(self, rows: Sequence[Row], lines: Sequence[str]) -> Extraction:
        """Each claim on its line."""
        claims, skipped, at = [], [], 0
        for number, (row, line) in enumerate(zip(rows, lines, strict=True), 1):
            quote = Quote.cut(self._account, at, at + len(line))
            if why := _unfit(row):
                skipped.append(Skipped(quote=quote, why=why))
            else:
                claims.append(self._claim(row, quote, number))
            at += len(line) + 1
        return Extraction(
            account=self._account.file,
            referents=tuple(self._referents.values()),
            events=tuple(claim.event for claim in claims),
            claims=tuple(claims),
            skipped=tuple(skipped),
            sentences=len(rows),
            silent=len(skipped),
        )

    def _claim(self, row: Row, quote: Quote, number: int) -> Claim:
        file = self._account.file
        event = Event(
            id=f"{file}#e{number}",
            account=file,
            kind=row.event or row.attribute,
            lemma=row.lemma or row.event or row.attribute,
            roles=tuple(self._roles(row, quote)),
            trigger=quote,
            subject=self._subject(row, quote),
            date=row.event_date if _is_date(row.event_date) else None,
        )
        return Claim(
            id=f"{file}#c{number}",
            event=event,
            attribute=row.attribute,
            about=row.about,
            value=row.value,
            quote=quote,
            words=self._find(row.words or row.value, quote) or quote,
            mode=_MODES.get(row.mode, Mode.ASSERTED),
            cited=row.cited or None,
            through=tuple(filter(None, row.through.split(BETWEEN))),
            extractor=self._extractor,
            confidence=min(max(row.confidence, 0.01), 0.99),
            credibility=row.credibility if row.credibility in range(1, 7) else None,
            credit=f"{self._extractor}: stated there" if row.credibility else "",
        )

    def _subject(self, row: Row, quote: Quote) -> Role | None:
        """Whom a claim is of, by the name that its line has."""
        name = _one_line(row.subject)
        mention = self._find(name, quote)
        if mention is None:
            return None
        type_ = _TYPES.get(row.subject_type, EntityType.OTHER)
        key = name.casefold(), type_.value
        known = self._referents.get(key)
        self._referents[key] = Referent(
            id=known.id if known else f"{self._account.file}#r{len(self._referents) + 1}",
            account=self._account.file,
            type=type_,
            name=name,
            names=(name,),
            mentions=(*(known.mentions if known else ()), mention),
        )
        return Role(name="subject", text=name, referent=self._referents[key].id)

    def _roles(self, row: Row, quote: Quote) -> Iterator[Role]:
        """Who else takes part; those of whom another claim here speaks are known by name."""
        for said in filter(None, row.roles.split(BETWEEN)):
            name, _, text = said.partition(": ")
            known = [r for (called, _), r in self._referents.items() if called == text.casefold()]
            yield Role(name=name, text=text or name, referent=known[0].id if known else None)

    def _find(self, words: str, quote: Quote) -> Quote | None:
        """Where the words stand in a quote, in whichever case; None if nowhere."""
        bare = _one_line(words)
        match = re.search(re.escape(bare), quote.text, re.IGNORECASE) if bare else None
        if match is None:
            return None
        return Quote.cut(self._account, quote.start + match.start(), quote.start + match.end())


def _unfit(row: Row) -> str:
    """Why a row is no claim that counts, "" of one that is."""
    if row.status == REJECTED:
        return f"rejected where it comes from: {row.rejected or 'nothing says why'}"
    example = how_to_write(row.attribute, row.value)
    return example and f"{row.value[:40]!r} is no {row.attribute}: write it as {example}"


_MODES: Mapping[str, Mode] = {mode.value: mode for mode in Mode}
_TYPES: Mapping[str, EntityType] = {type_.value: type_ for type_ in EntityType}
