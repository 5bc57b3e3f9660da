"""Show protected sources under pseudonyms, in everything that a brief holds."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from thurloe.nouns import Account, Brief, Entity, Quote, Section, Source, View
from thurloe.report.disguise import Disguise, disguise_of
from thurloe.report.index import words_in
from thurloe.report.names import WITHHELD, Telltales
from thurloe.report.redact import Redaction, find_hits, merge, redact

if TYPE_CHECKING:
    from collections.abc import Callable

_PSEUDONYM = re.compile(r"Source [A-Z]+")


def is_pseudonym(source: Source) -> bool:
    """Whether the source is shown under a pseudonym."""
    return source.protected and _PSEUDONYM.fullmatch(source.name) is not None


def protect(brief: Brief, *, all_sources: bool = False, reveal: bool = False) -> Brief:
    """The brief with each protected source (or each source) under a pseudonym everywhere.

    Names in the texts give way to the pseudonym and every offset moves along, so that
    `account.text[quote.start:quote.end] == quote.text` still holds. An account so changed, or
    renamed, is no longer the file that was read: it is not `plain`, and its hash is withheld
    where its source is protected. `reveal` gives the brief back as it is.
    """
    meant = [source for source in brief.sources if all_sources or source.protected]
    hidden = [source for source in meant if not is_pseudonym(source)]
    if reveal or not hidden:
        return brief
    return _rewrite(_heard(brief), disguise_of(brief, hidden))


class Veil:
    """What hides protected sources in any text; `told` is all of it as JSON, for `from_told`."""

    def __init__(self, disguise: Disguise) -> None:
        parts = (disguise.files, disguise.tales.to_plain(), disguise.strings, disguise.spans)
        self.told = json.dumps(parts)
        self._disguise = disguise

    @classmethod
    def from_told(cls, told: str) -> Self:
        """The veil behind `told`."""
        files, tales, strings, spans = json.loads(told)
        plain = Telltales.from_plain(tales)
        return cls(Disguise(names={}, files=files, tales=plain, strings=strings, spans=spans))

    def __call__(self, text: str) -> str:
        """The text with names hidden."""
        return _string(text, self._disguise)

    def account(self, account: Account) -> tuple[Account, Callable[[int, int], tuple[int, int]]]:
        """An account with names hidden, and what takes a span of its text to where it is now."""
        shown = _account(account, self._disguise)
        return shown, self._disguise.redactions.pop(account.file).move


def veil(brief: Brief) -> Veil:
    """What hides the protected sources of a brief in any other text about its accounts."""
    hidden = [source for source in brief.sources if source.protected and not is_pseudonym(source)]
    return Veil(disguise_of(brief, hidden))


def _heard(brief: Brief) -> Brief:
    """The brief without sources that speak in no account, which are there to be hidden alone."""
    heard = {speaker for account in brief.accounts for speaker in account.speakers}
    return replace(
        brief,
        sources=tuple(source for source in brief.sources if source.id in heard),
        standings=tuple(one for one in brief.standings if one.source in heard),
    )


def _rewrite(brief: Brief, disguise: Disguise) -> Brief:
    accounts = tuple(_account(account, disguise) for account in brief.accounts)
    rest = {
        part.name: _walk(getattr(brief, part.name), disguise)
        for part in fields(brief)
        if part.name not in ("accounts", "sources", "entities")
    }
    return Brief(
        accounts=tuple(sorted(accounts, key=lambda account: account.file)),
        sources=tuple(_source(source, disguise) for source in brief.sources),
        entities=tuple(_entity(entity, disguise) for entity in brief.entities),
        **rest,
    )


def _account(account: Account, disguise: Disguise) -> Account:
    hits = find_hits(account.text, disguise.tales)
    if account.view.text != account.text:
        seen = find_hits(account.view.text, disguise.tales)
        hits = [*hits, *((*account.view.origin(a, b), c) for a, b, c in seen)]
    hits += ((start, end, WITHHELD) for start, end in disguise.spans.get(account.file, ()))
    hits = merge(hits, account.text)
    redaction = disguise.redactions[account.file] = redact(account.text, hits)
    hidden = account.file in disguise.files
    view, sections = _seen(account, redaction) if hits else (account.view, account.sections)
    sections = tuple(
        replace(s, quoted=_string(s.quoted, disguise)) if s.quoted else s for s in sections
    )
    return replace(
        account,
        file=_string(account.file, disguise),
        title=_string(account.title, disguise),
        copies=_string(account.copies, disguise) if account.copies else account.copies,
        sha256="" if hidden or hits else account.sha256,  # with it names could be tried
        text=redaction.text,
        view=view,
        sections=sections,
        plain=account.plain and not hidden and not hits,
        counted=words_in(account) if hits else account.counted,
    )


def _seen(account: Account, redaction: Redaction) -> tuple[View, tuple[Section, ...]]:
    """The view of the redacted text: what stood in place of a hit gives way to its replacement."""
    starts = account.view.starts
    moved: list[int] = []
    hits, at, shift = [], 0, 0
    for (start, end, instead), after in zip(redaction.hits, redaction.shifts, strict=True):
        low = bisect_left(starts, start, at)
        high = bisect_left(starts, end, low)
        moved += [origin + shift for origin in starts[at:low]]
        at, shift = high, after
        if low < high:
            new_start = end + shift - len(instead)
            moved += range(new_start, new_start + len(instead))
            hits.append((low, high, instead))
    moved += [origin + shift for origin in starts[at:]]
    view = redact(account.view.text, hits)
    sections = (_section(section, view) for section in account.sections)
    return View(text=view.text, starts=moved), tuple(sections)


def _section(section: Section, view: Redaction) -> Section:
    start, end = view.move(section.start, section.end)
    return replace(section, start=start, end=end)


def _source(source: Source, disguise: Disguise) -> Source:
    if source.id not in disguise.names:
        return replace(source, name=_string(source.name, disguise))
    name = disguise.names[source.id]
    return replace(source, name=name, protected=True, also=())


def _entity(entity: Entity, disguise: Disguise) -> Entity:
    name = _string(entity.name, disguise)
    shown = (_string(variant, disguise) for variant in entity.variants)
    variants = dict.fromkeys(variant for variant in shown if variant != WITHHELD)
    return replace(
        entity,
        id=_string(entity.id, disguise),
        name=name,
        variants=tuple(variant for variant in variants if variant != name),
        referents=tuple(_string(referent, disguise) for referent in entity.referents),
    )


def _walk(value: Any, disguise: Disguise) -> Any:  # noqa: ANN401 - any part of a brief
    """Any part of a brief with its strings redacted and its quotes moved."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else _string(value, disguise)
    if isinstance(value, Quote):
        return _quote(value, disguise)
    if isinstance(value, tuple):
        return tuple(_walk(part, disguise) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if id(value) not in disguise.done:
        parts = {name: _walk(getattr(value, name), disguise) for name in _parts(type(value))}
        disguise.done[id(value)] = replace(value, **parts)
    return disguise.done[id(value)]


_OF_SOURCES = frozenset({"source", "one", "other"})
"""Fields that have the id of a source: no name, though a source may be called like one."""


@cache
def _parts(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind) if part.name not in _OF_SOURCES)


def _quote(quote: Quote, disguise: Disguise) -> Quote:
    file = _string(quote.account, disguise)
    redaction = disguise.redactions.get(quote.account)
    if redaction is None:
        return replace(quote, account=file, text=_string(quote.text, disguise))
    start, end = redaction.move(quote.start, quote.end)
    return Quote(account=file, start=start, end=end, text=redaction.text[start:end])


def _string(text: str, disguise: Disguise) -> str:
    if text in disguise.files:
        return disguise.files[text]
    if text not in disguise.strings:
        hits = find_hits(text, disguise.tales)
        disguise.strings[text] = redact(text, hits).text if hits else text
    return disguise.strings[text]
