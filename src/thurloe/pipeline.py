"""The arrow: read, extract, resolve, weigh. The only file that knows the order of the rooms."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.errors import BadInput, NothingReadable
from thurloe.extract import Extractor, english
from thurloe.heap import uncollected
from thurloe.nouns import Account, Brief, Claim, Extraction, Source
from thurloe.progress import Progress, silent
from thurloe.read import find_files, read_accounts
from thurloe.resolve import (
    Narrators,
    Recall,
    also_called,
    find_questions,
    resolve_entities,
    told_again,
)
from thurloe.weigh import Beforehand, credit_sentences, credit_voices, origins, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from thurloe.read import Found


def ignore(warning: str) -> None:
    """Say nothing."""


def make_brief(
    paths: str | Path | Sequence[str | Path],
    *,
    progress: Progress = silent,
    warn: Callable[[str], None] = ignore,
    extractor: Extractor | None = None,
    reveal: bool = False,
) -> Brief:
    """Read the accounts under `paths` and line up what they say.

    Args:
        paths: folders, files or globs.
        progress: told how far each step has come.
        warn: told, in a sentence, what was read and cannot be meant so.
        extractor: what reads claims out of a text; the English default where none is given.
        reveal: go on where `accounts.csv` protects the source of a file that is not there.

    Returns:
        The brief, with what was left out and why. Its title is the name of the path, of several
        that of their folder.

    Raises:
        BadInput: a path that is not there, an `accounts.csv` that cannot be read or kept to.
        NothingReadable: not one file could be read; carries the reasons.
    """
    paths = [paths] if isinstance(paths, str | Path) else paths
    if not isinstance(paths, Iterable):
        raise BadInput(f"The paths are {paths!r}. Give the path of a folder or file, or several.")
    found = find_files(paths)
    reading = read_accounts(found, progress=progress, reveal=reveal)
    for doubt in reading.doubts:
        warn(doubt)
    if not reading.accounts:
        raise NothingReadable(_nothing(paths, found), reading.left_out)
    brief = brief_of(
        reading.accounts,
        reading.sources,
        extractions=_extract(reading.accounts, extractor or english(), progress),
    )
    left_out = tuple(sorted(reading.left_out, key=lambda item: (item.file, item.why)))
    return replace(brief, title=_title(paths, found), left_out=left_out)


def brief_of(
    accounts: Sequence[Account],
    sources: Sequence[Source],
    *,
    extractions: Iterable[Extraction],
    beforehand: Beforehand | None = None,
    recall: Recall | None = None,
) -> Brief:
    """The brief of accounts that are already read, from what was extracted of each; no title.

    `beforehand` is what is known beside them: answers, and how far sources were right before.
    `recall` is what was found of pairs before, and is added to; it changes no brief.
    """
    read = list(extractions)
    with uncollected():
        return _lined_up(accounts, sources, read, beforehand or Beforehand(), recall or Recall())


def _lined_up(
    accounts: Sequence[Account],
    sources: Sequence[Source],
    read: Sequence[Extraction],
    beforehand: Beforehand,
    recall: Recall,
) -> Brief:
    dates = {account.file: account.date for account in accounts} | {
        a.part(s.article): s.date or a.date for a in accounts for s in a.sections if s.source
    }
    credited = credit_voices((c for e in read for c in e.claims), accounts)
    narrators = Narrators(
        [r for e in read for r in e.referents],
        sources={account.file: account.source for account in accounts},
        names={source.id: source.name for source in sources},
    )
    claims = narrators.told_by_name(credited)
    referents = also_called(told_again(narrators.referents(), accounts), sources)
    entities = resolve_entities(referents, recall)
    sources = _heard(sources, accounts, claims)
    texts = {account.file: account.text for account in accounts}
    questions = find_questions(claims, entities, dates, recall, texts)
    origin_of = origins(accounts)
    questions = credit_sentences(questions, accounts, origin_of)
    findings, standings = weigh(questions, accounts, sources, origin_of, beforehand)
    return Brief(
        title="",
        accounts=tuple(_with_origin(account, origin_of[account.file]) for account in accounts),
        sources=tuple(sources),
        entities=entities,
        referents=referents,
        findings=findings,
        standings=standings,
        skipped=tuple(s for e in read for s in e.skipped),
        sentences=sum(e.sentences for e in read),
        silent=sum(e.silent for e in read),
    )


def _heard(
    sources: Sequence[Source], accounts: Sequence[Account], claims: Sequence[Claim]
) -> tuple[Source, ...]:
    """The sources without those that are but quoted, in words that an account has as its own."""
    quoted = {section.writer for account in accounts for section in account.sections}
    speak = {claim.source for claim in claims}
    speak |= {account.source for account in accounts}
    speak |= {section.source for account in accounts for section in account.sections}
    return tuple(s for s in sources if s.protected or s.id in speak or s.id not in quoted)


def _with_origin(account: Account, origin: str) -> Account:
    """The account with what it was found to copy, where nobody said."""
    found = account.copies is None and origin != account.file
    return replace(account, copies=origin) if found else account


def _extract(
    accounts: Sequence[Account], extractor: Extractor, progress: Progress
) -> Iterator[Extraction]:
    for done, extraction in enumerate(extractor.extract(accounts), 1):
        progress("extract", done, len(accounts), extraction.account)
        yield extraction


def _nothing(paths: Sequence[str | Path], found: Sequence[Found]) -> str:
    where = ", ".join(sorted(map(str, paths)))
    if found:
        return f"Nothing readable in {where}."
    return (
        f"Nothing readable in {where}: there is no file, hidden ones and accounts.csv aside. "
        "Put accounts there: plain text, Markdown, HTML, PDF, DOCX, EML or mbox."
    )


def _title(paths: Sequence[str | Path], found: Sequence[Found]) -> str:
    """The name of the one path given, else of the folder that holds all the files."""
    if len(paths) == 1 and Path(paths[0]).exists():
        only = Path(paths[0]).resolve()
        return only.name if only.is_dir() else only.stem
    folders = [str(item.path.resolve().parent) for item in found]
    return Path(os.path.commonpath(folders)).name or "Brief"
