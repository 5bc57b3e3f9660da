"""Show protected sources under pseudonyms, in everything that a brief holds."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from thurloe.nouns import (
    Account,
    Brief,
    Entity,
    EntityType,
    Quote,
    Section,
    SectionKind,
    Source,
    View,
)
from thurloe.report.bynames import bynames, capitals
from thurloe.report.index import words_in
from thurloe.report.initials import initials, labels
from thurloe.report.names import (
    TOKEN,
    Bearers,
    Telltales,
    add_file,
    add_source,
    firm_words,
    fold,
    plain,
    slug,
    words_of,
)
from thurloe.report.redact import Redaction, find_hits, merge, redact
from thurloe.report.signatures import signed_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

_PSEUDONYM = re.compile(r"Source [A-Z]+")
_NUMBERS = re.compile(r"\d+")
_ALPHABET = 26
_OF_THE_AUTHOR = {SectionKind.BYLINE, SectionKind.NOTE}


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
    return _rewrite(_heard(brief), _disguise(brief, hidden))


class Veil:
    """What hides protected sources in any text; `told` is all of it as JSON, for `from_told`."""

    def __init__(
        self, files: Mapping[str, str], tales: Telltales, strings: Mapping[str, str]
    ) -> None:
        self.told = json.dumps([dict(files), tales.to_plain(), dict(strings)])
        self._disguise = _Disguise(names={}, files=files, tales=tales, strings=dict(strings))

    @classmethod
    def from_told(cls, told: str) -> Self:
        """The veil behind `told`."""
        files, tales, strings = json.loads(told)
        return cls(files, Telltales.from_plain(tales), strings)

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
    disguise = _disguise(brief, hidden)
    return Veil(disguise.files, disguise.tales, disguise.strings)


def _heard(brief: Brief) -> Brief:
    """The brief without sources that speak in no account, which are there to be hidden alone."""
    heard = {speaker for account in brief.accounts for speaker in account.speakers}
    return replace(
        brief,
        sources=tuple(source for source in brief.sources if source.id in heard),
        standings=tuple(one for one in brief.standings if one.source in heard),
    )


@dataclass(slots=True)
class _Disguise:
    """Who is called what, and the rewritten parts so far, by the identity of the old."""

    names: Mapping[str, str]
    files: Mapping[str, str]
    tales: Telltales
    strings: dict[str, str] = field(default_factory=dict)
    redactions: dict[str, Redaction] = field(default_factory=dict)
    done: dict[int, Any] = field(default_factory=dict)


def _disguise(brief: Brief, hidden: Iterable[Source]) -> _Disguise:
    ordered = sorted(hidden, key=lambda source: _natural(source.id))
    places = _places(brief.sources)
    names = {source.id: _pseudonym(places[source.id]) for source in ordered}
    files = _rename(brief, names)
    others = _bearers(brief)
    tales, own = Telltales(), _told_once(brief)
    for source in ordered:
        for name in (source.name, *source.also):
            add_source(tales, replace(source, name=name), names[source.id], others)
    for account in brief.accounts:
        if account.file in files:
            add_file(tales, account, files[account.file], names[account.source])
            for author in (
                *_bylines(brief, account),
                *_signatures(account, others, own[account.file]),
            ):
                add_source(tales, author, names[account.source], others)
    words = capitals(account.text for account in brief.accounts)
    for source in ordered:
        for name in _other_names(source, brief, words):
            add_source(tales, replace(source, name=name), names[source.id], others)
        for letters in _signed(source, brief, tales, names[source.id]):
            tales.initials.setdefault(letters, names[source.id])
    alone = {  # "Sons" is everybody's word in a text, and nobody else's as a whole cell
        word: names[source.id] for source in ordered for word in firm_words(source.name)
    }
    return _Disguise(names=names, files=files, tales=tales, strings=alone)


def _bearers(brief: Brief) -> Bearers:
    """Whose words the names in the texts are."""
    names = [
        (e.type, frozenset(w for name in (e.name, *e.variants) for w in words_of(name)))
        for e in brief.entities
    ]
    people, others = (
        frozenset().union(*(own for sort, own in names if (sort is EntityType.PERSON) is person))
        for person in (True, False)
    )
    told = (word for account in brief.accounts for word in TOKEN.findall(account.text))
    small = frozenset(plain(fold(word)) for word in told if word[:1].islower())
    return Bearers(tuple(own for _, own in names), people, others - people, small)


def _other_names(source: Source, brief: Brief, words: Collection[str]) -> Iterator[str]:
    """What accounts call a source besides, and call it by those other names that are stated."""
    for name in (source.name, *source.also):
        yield from bynames(replace(source, name=name), brief.entities, words)


def _signed(source: Source, brief: Brief, tales: Telltales, pseudonym: str) -> Iterator[str]:
    """The initials that label or sign what a source says, where it speaks or is named."""
    letters = frozenset().union(*(initials(name) for name in (source.name, *source.also)))
    for account in brief.accounts:
        for one in labels([account.text], letters):
            named = (hit[2] == pseudonym for hit in find_hits(account.text, tales))
            if source.id in account.speakers or any(named):
                yield one


def _bylines(brief: Brief, account: Account) -> Iterator[Source]:
    """Whoever is named where an account says who wrote it: hidden as its source is."""
    spans = [
        account.view.origin(section.start, section.end)
        for section in account.sections
        if section.kind in _OF_THE_AUTHOR and section.start < section.end
    ]
    for referent in brief.referents:
        if referent.account != account.file or referent.type is not EntityType.PERSON:
            continue
        if any(a <= m.start and m.end <= b for m in referent.mentions for a, b in spans):
            yield from (
                Source(id=referent.id, name=name, protected=True) for name in referent.names
            )


def _signatures(account: Account, others: Bearers, own: Collection[str]) -> Iterator[Source]:
    """Whoever a text seems to be by, be it a name that nobody knows; no words of everybody's.

    Besides what is read of that name alone, "Weir" of "Anna Weir", though it be taken for a place.
    """
    for name in dict.fromkeys(signed_names(account.text)):
        said = words_of(name)
        if not others.small.issuperset(said):
            parts = (part for part in own if set(words_of(part)) < set(said))
            here = account.text.count
            for one in (name, *(part for part in parts if here(part) == here(name))):
                yield Source(id=one, name=one)


def _told_once(brief: Brief) -> Mapping[str, list[str]]:
    """Account -> the names of whatever no other account speaks of."""
    files = {referent.id: referent.account for referent in brief.referents}
    found: dict[str, list[str]] = defaultdict(list)
    for entity in brief.entities:
        told = {files[referent] for referent in entity.referents if referent in files}
        if len(told) == 1:
            found[told.pop()] += dict.fromkeys((entity.name, *entity.variants))
    return found


def _places(sources: Iterable[Source]) -> dict[str, int]:
    """A source's place among all of them, hidden or not, so that its pseudonym is always one."""
    ordered = sorted((source.id for source in sources), key=_natural)
    return {source: place for place, source in enumerate(ordered)}


def _pseudonym(place: int) -> str:
    letters = ""
    while place >= 0:
        place, letter = divmod(place, _ALPHABET)
        letters = chr(ord("A") + letter) + letters
        place -= 1
    return f"Source {letters}"


def _natural(name: str) -> tuple[str, list[int], str]:
    return _NUMBERS.sub("", name), [int(number) for number in _NUMBERS.findall(name)], name


def _rename(brief: Brief, names: Mapping[str, str]) -> dict[str, str]:
    taken = {account.file for account in brief.accounts if account.source not in names}
    used: Counter[str] = Counter()
    files = {}
    for account in brief.accounts:
        if account.source not in names:
            continue
        base = slug(names[account.source])
        _, dot, ending = account.file.rpartition("/")[2].rpartition(".")
        name = ""
        while not name or name in taken:
            used[base] += 1
            name = f"{base}-{used[base]}{dot}{ending if dot else ''}"
        files[account.file] = name
    return files


def _rewrite(brief: Brief, disguise: _Disguise) -> Brief:
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


def _account(account: Account, disguise: _Disguise) -> Account:
    hits = find_hits(account.text, disguise.tales)
    if account.view.text != account.text:
        seen = find_hits(account.view.text, disguise.tales)
        hits = merge([*hits, *((*account.view.origin(a, b), c) for a, b, c in seen)], account.text)
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


def _source(source: Source, disguise: _Disguise) -> Source:
    if source.id not in disguise.names:
        return replace(source, name=_string(source.name, disguise))
    name = disguise.names[source.id]
    return replace(source, name=name, protected=True, also=())


def _entity(entity: Entity, disguise: _Disguise) -> Entity:
    name = _string(entity.name, disguise)
    variants = dict.fromkeys(_string(variant, disguise) for variant in entity.variants)
    return replace(
        entity,
        id=_string(entity.id, disguise),
        name=name,
        variants=tuple(variant for variant in variants if variant != name),
        referents=tuple(_string(referent, disguise) for referent in entity.referents),
    )


def _walk(value: Any, disguise: _Disguise) -> Any:  # noqa: ANN401 - any part of a brief
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


def _quote(quote: Quote, disguise: _Disguise) -> Quote:
    file = _string(quote.account, disguise)
    redaction = disguise.redactions.get(quote.account)
    if redaction is None:
        return replace(quote, account=file, text=_string(quote.text, disguise))
    start, end = redaction.move(quote.start, quote.end)
    return Quote(account=file, start=start, end=end, text=redaction.text[start:end])


def _string(text: str, disguise: _Disguise) -> str:
    if text in disguise.files:
        return disguise.files[text]
    if text not in disguise.strings:
        hits = find_hits(text, disguise.tales)
        disguise.strings[text] = redact(text, hits).text if hits else text
    return disguise.strings[text]
