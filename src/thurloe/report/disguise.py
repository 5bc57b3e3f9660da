"""Who is hidden under which pseudonym, and all that would tell who it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from thurloe.nouns import Account, Brief, EntityType, SectionKind, Source
from thurloe.report.bynames import bynames, capitals
from thurloe.report.initials import initials, labels
from thurloe.report.letterheads import Part, addresses_in, homes_of, line_at
from thurloe.report.names import (
    TOKEN,
    WITHHELD,
    Bearers,
    Telltales,
    add_exact,
    add_file,
    add_source,
    firm_words,
    fold,
    is_outlet,
    plain,
    slug,
    without_everybodys,
    words_of,
)
from thurloe.report.namesakes import add_namesakes
from thurloe.report.redact import Redaction, find_hits
from thurloe.report.signatures import signed_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_NUMBERS = re.compile(r"\d+")
_ALPHABET = 26
_OF_THE_AUTHOR = {SectionKind.BYLINE, SectionKind.NOTE}


@dataclass(slots=True)
class Disguise:
    """Who is called what, and the rewritten parts so far, by the identity of the old.

    `spans` are those of each account's text that are hidden there, whatever they say.
    """

    names: Mapping[str, str]
    files: Mapping[str, str]
    tales: Telltales
    strings: dict[str, str] = field(default_factory=dict)
    spans: Mapping[str, list[tuple[int, int]]] = field(default_factory=dict)
    redactions: dict[str, Redaction] = field(default_factory=dict)
    done: dict[int, Any] = field(default_factory=dict)


def disguise_of(brief: Brief, hidden: Iterable[Source]) -> Disguise:
    """What hides these sources of a brief."""
    ordered = sorted(hidden, key=lambda source: _natural(source.id))
    places = _places(brief.sources)
    names = {source.id: _pseudonym(places[source.id]) for source in ordered}
    files = _rename(brief, names)
    others = _bearers(brief)
    tales, own = Telltales(), defaultdict(list)
    for pseudonym, source in _all_names(brief, ordered, names, others):
        add_source(tales, source, pseudonym, others)
        own[pseudonym].append(source.name)
    for account in brief.accounts:
        if account.file in files:
            add_file(tales, account, files[account.file], names[account.source])
    for source in ordered:
        for letters in _signed(source, brief, tales, names[source.id]):
            tales.initials.setdefault(letters, names[source.id])
    seen = tuple(source for source in brief.sources if source.id not in names)
    add_namesakes(tales, own, replace(brief, sources=seen), others)
    alone = {  # "Sons" is everybody's word in a text, and nobody else's as a whole cell
        word: names[source.id] for source in ordered for word in firm_words(source.name)
    }
    spans = _add_addresses(tales, brief, {one: own[name] for one, name in names.items()})
    return Disguise(names=names, files=files, tales=tales, strings=alone, spans=spans)


def _add_addresses(
    tales: Telltales, brief: Brief, own: Mapping[str, Collection[str]]
) -> dict[str, list[tuple[int, int]]]:
    """Note where hidden writers live, `own` names by source; account -> spans of addresses."""
    spans: dict[str, list[tuple[int, int]]] = {}
    known = replace(tales)  # what is looked for is fixed by the first look
    for account in brief.accounts:
        found = _addresses(account, own, known)
        if found:
            spans[account.file] = [(part.start, part.end) for part in found]
        for part in found:
            if part.telling:
                line = line_at(account.text, part.start) if part.street else ""
                for said in {account.text[part.start : part.end], part.street, line}:
                    add_exact(tales, said, WITHHELD)
    for name in _told_only_in(spans, brief):
        add_exact(tales, name, WITHHELD)
    return spans


def _addresses(
    account: Account, own: Mapping[str, Collection[str]], tales: Telltales
) -> list[Part]:
    """Those of whoever wrote an account, if he is hidden, and of all hidden whom it names."""
    found = addresses_in(account.text, own[account.source]) if account.source in own else []
    for before, part in homes_of(account.text):
        if any(end == len(before) for _, end, _ in find_hits(before, tales)):
            found.append(part)
    return found


def _told_only_in(spans: Mapping[str, list[tuple[int, int]]], brief: Brief) -> Iterator[str]:
    """The names of whatever no text speaks of but in these spans."""
    within: set[str] = set()
    outside: set[str] = set()
    for referent in brief.referents if spans else ():
        for mention in referent.mentions:
            found = spans.get(mention.account, ())
            here = any(a <= mention.start and mention.end <= b for a, b in found)
            (within if here else outside).add(referent.id)
    for entity in brief.entities if within else ():
        if within.issuperset(entity.referents) and outside.isdisjoint(entity.referents):
            yield from (entity.name, *entity.variants)


def _all_names(
    brief: Brief, hidden: Iterable[Source], names: Mapping[str, str], others: Bearers
) -> Iterator[tuple[str, Source]]:
    """Pseudonym -> who is to be hidden under it, a source for each name of his."""
    for source in hidden:
        for name in _called(source, brief, others):
            yield names[source.id], replace(source, name=name)
    told_once = _told_once(brief)
    for account in brief.accounts:
        if account.source in names:
            signed = _signatures(account, others, told_once[account.file])
            for author in (*_bylines(brief, account), *signed):
                yield names[account.source], author
    words = capitals(account.text for account in brief.accounts)
    for source in hidden:
        for name in _called(source, brief, others):
            for other in bynames(replace(source, name=name), brief.entities, words):
                yield names[source.id], replace(source, name=other)


def _is_a_files(source: Source, brief: Brief) -> bool:
    """Whether nobody says who speaks, and the name is that of his file: all small, or one word."""
    one = source.name.islower() or len(TOKEN.findall(source.name)) == 1
    stems = (fold(PurePosixPath(a.file).stem) for a in brief.accounts if a.source == source.id)
    return source.inferred and one and fold(source.name) in stems


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


def _called(source: Source, brief: Brief, others: Bearers) -> Iterator[str]:
    """What a source is called by its own name and those that are stated."""
    of_file = _is_a_files(source, brief)
    name = without_everybodys(source.name, others) if of_file else source.name
    yield from filter(None, (name, *source.also))


def _signed(source: Source, brief: Brief, tales: Telltales, pseudonym: str) -> Iterator[str]:
    """The initials that label or sign what a source says, where it speaks or is named."""
    letters = frozenset().union(*(initials(name) for name in (source.name, *source.also)))
    for account in brief.accounts:
        for one in labels([account.text], letters):
            named = (hit[2] == pseudonym for hit in find_hits(account.text, replace(tales)))
            if source.id in account.speakers or any(named):
                yield one


def _bylines(brief: Brief, account: Account) -> Iterator[Source]:
    """Whoever is named where an account says who wrote it: hidden as its source is."""
    spans = [
        account.view.origin(section.start, section.end)
        for section in account.sections
        if section.kind in _OF_THE_AUTHOR and section.start < section.end
    ]
    source = next(one for one in brief.sources if one.id == account.source)
    papers = set(words_of(source.name)) if is_outlet(source) else set()
    for referent in brief.referents:
        if referent.account != account.file or referent.type is not EntityType.PERSON:
            continue
        if papers.issuperset(word for name in referent.names for word in words_of(name)):
            continue  # "Torvik" of "The Torvik Post"
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
