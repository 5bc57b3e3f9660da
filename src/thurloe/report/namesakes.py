"""Who else bears a word of a hidden name: his relatives, and whoever has the same first name.

Of "Tom Pike", where Nora Pike is hidden, "Pike" is withheld and no pseudonym put in its place. So
it is where "Pike" stands alone, for nobody can tell which of the two is meant.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.nouns import EntityType
from thurloe.report.bynames import near, said_of, same_first
from thurloe.report.names import COMMON, TOKEN, add_phrase, fold, plain, words_of
from thurloe.values.name_forms import full_forms
from thurloe.values.name_words import TITLES
from thurloe.values.names import name_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from thurloe.nouns import Brief
    from thurloe.report.names import Bearers, Telltales

_NO_PERSON = {EntityType.PLACE, EntityType.VESSEL, EntityType.ORGANISATION, EntityType.GROUP}


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that stands in the texts; `person` if it may be one's."""

    name: str
    person: bool = True


def add_namesakes(
    tales: Telltales, own: Mapping[str, Collection[str]], brief: Brief, bearers: Bearers
) -> None:
    """Note which words of the names of the hidden, `own` by pseudonym, others bear as well."""
    owners: dict[str, set[str]] = defaultdict(set)
    for pseudonym, names in own.items():
        for word in {word for name in names for word in words_of(name)} & tales.words.keys():
            owners[word].add(pseudonym)
    genders = {one: {name_parts(n).gender for n in names} - {""} for one, names in own.items()}
    for named in _named(brief, own, frozenset(owners), bearers):
        words = words_of(named.name)
        for word in owners.keys() & set(words):
            mine = owners[word]
            theirs = [p for p in mine if _may_be(named.name, own[p], genders[p])]
            if len(theirs) < len(mine) and named.person:
                tales.shared.add(word)
            if not theirs and len(words) > 1:
                tales.foreign.setdefault(words[0], []).append(words)
    for word in tales.shared:
        tales.phrases[word] = [one for one in tales.phrases.get(word, ()) if one[0] != (word,)]
    for phrases in tales.foreign.values():
        phrases.sort(key=lambda phrase: (-len(phrase), phrase))
    _add_initials(tales, own)


def _named(
    brief: Brief, own: Mapping[str, Iterable[str]], words: Collection[str], bearers: Bearers
) -> Iterator[_Named]:
    """All names in the texts that have one of the words, each once."""
    found: dict[str, _Named] = {}
    for entity in brief.entities:
        for name in (entity.name, *entity.variants):
            found[name] = _Named(name, entity.type not in _NO_PERSON)
    people = (source.name for source in brief.sources)
    pairs = (name for account in brief.accounts for name in _pairs(account.text, words, bearers))
    hidden = (name for names in own.values() for name in names)
    for name in (*people, *hidden, *pairs):
        found.setdefault(name, _Named(name))
    yield from (found[name] for name in sorted(found))


def _pairs(text: str, words: Collection[str], bearers: Bearers) -> Iterator[str]:
    """ "Tom Pike" wherever a first name stands before, though nobody read it as a name."""
    for before, token in pairwise(TOKEN.finditer(text)):
        if plain(fold(token[0])) not in words or text[before.end() : token.start()] not in _GAPS:
            continue
        first = plain(fold(before[0]))
        if not before[0][:1].isupper() or first in TITLES | COMMON:
            continue
        if first not in bearers.small and (full_forms(first) or first in bearers.people):
            yield f"{before[0]} {token[0]}"


_GAPS = {" ", "\n", "\u00a0"}


def _may_be(name: str, own: Collection[str], genders: Collection[str]) -> bool:
    """Whether a name in the texts may be that of somebody who bears one of his `own` names."""
    gender = name_parts(name).gender
    if gender and genders and gender not in genders:
        return False
    full = [one for one in own if len(said_of(one)) > 1]
    return name in own or any(_fits(name, one) for one in full or own)


def _fits(name: str, own: str) -> bool:
    said, ours = said_of(name), said_of(own)
    if set(said) <= set(ours):
        letters = [word for word in words_of(name) if len(word) == 1]
        return not letters or len(ours) == 1 or letters[0] in {word[0] for word in ours[:-1]}
    return near(said[-1], ours[-1]) and (len(said) == 1 or same_first(said[0], ours))


def _add_initials(tales: Telltales, own: Mapping[str, Iterable[str]]) -> None:
    """ "N. Pike" is Nora Pike, though "Pike" may be another's name, if nobody else has an N."""
    for pseudonym, names in own.items():
        for name in names:
            said = said_of(name)
            if len(said) > 1 and said[-1] in tales.shared:
                first, last = said[0][0], said[-1]
                others = {p[0][0] for some in tales.foreign.values() for p in some if last in p}
                if first not in others:
                    add_phrase(tales, (first, last), pseudonym)
