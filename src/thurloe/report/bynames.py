"""By what other names accounts call a hidden source: its entity's variants, and misspellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from thurloe.nouns import Entity, EntityType
from thurloe.report.names import (
    ARTICLES,
    COMMON,
    FIRM,
    HONORIFICS,
    TOKEN,
    fold,
    is_outlet,
    plain,
    words_of,
)
from thurloe.values.name_forms import is_short_form
from thurloe.values.names import misspelt, same_spelling

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from thurloe.nouns import Source

_LONG = 6
"""Letters of the shortest last name whose first letter may be wrong, or that texts misspell."""

_SHORT = 3
"""Letters of the shortest first name that may be misspelt, if its last name says whose it is."""

_NO_PERSON = {EntityType.PLACE, EntityType.VESSEL}
"""What a last name alone may also be; a first and a last name may be mistaken for one."""


def bynames(source: Source, entities: Iterable[Entity], words: Collection[str]) -> Iterator[str]:
    """Names of `source` beside its own: what its entities are called, and its name misspelt.

    A name that differs by a letter is the source's unless its bearer has a first name that the
    source's cannot be. What nobody took for a name counts too, of the `capitals` of all texts.
    An outlet goes by the variants of its own entity alone.
    """
    own = said_of(source.name)
    others: set[str] = set()
    for entity in entities:
        names = (entity.name, *entity.variants)
        if any(said_of(name) == own for name in names) or _is_theirs(source, own, entity):
            yield from filter(_tells, names)
        else:
            others.update(word for name in names for word in words_of(name))
    if own and not is_outlet(source) and len(own[-1]) >= _LONG:
        near = {word for word in words if word[:2] == own[-1][:2] and misspelt(word, own[-1])}
        yield from sorted(near - others)


def said_of(name: str) -> tuple[str, ...]:
    """The words of a name without titles and articles: ("euan", "sallick")."""
    said = words_of(name)
    named = tuple(word for word in said if word not in HONORIFICS | ARTICLES and len(word) > 1)
    return named if any(word not in COMMON for word in named) else said


def _tells(name: str) -> bool:
    """Whether a variant is a name, "Mr Salick", and not what many are called: "the Captain"."""
    words = [word for word in TOKEN.findall(name) if plain(fold(word)) not in COMMON]
    return any(len(word) > 1 for word in words) and all(word[:1].isupper() for word in words)


def _is_theirs(source: Source, own: tuple[str, ...], entity: Entity) -> bool:
    """Whether an entity is the source by a name that is its own but for a slip of the pen."""
    if is_outlet(source) or not own or FIRM & set(own):
        return False
    said = [said_of(name) for name in (entity.name, *entity.variants)]
    if entity.type in _NO_PERSON and any(len(name) == 1 for name in said):
        return False
    if not any(name and near(name[-1], own[-1]) for name in said):
        return False
    return all(len(name) == 1 or same_first(name[0], own) for name in said if name)


def near(one: str, other: str) -> bool:
    """Whether two last names are one, or but for a letter: of six, that may be the first."""
    long = min(len(one), len(other)) >= _LONG and (one + other).isalpha()
    return (
        one == other
        or misspelt(one, other)
        or same_spelling(one, other)
        or (long and _one_letter(one, other))
    )


def same_first(first: str, own: tuple[str, ...]) -> bool:
    """Whether a first name may be the source's, or the source has none that is known."""
    return len(own) == 1 or any(
        first == word
        or is_short_form(first, word)
        or same_spelling(first, word)
        or (min(len(first), len(word)) >= _SHORT and _one_letter(first, word))
        for word in own[:-1]
    )


def _one_letter(one: str, other: str) -> bool:
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def capitals(texts: Iterable[str]) -> frozenset[str]:
    """The words that texts write with a capital and nowhere small, folded."""
    words = {word for text in texts for word in TOKEN.findall(text)}
    return frozenset(
        plain(fold(word)) for word in words if word[:1].isupper() and word.lower() not in words
    )
