"""What is compared of a referent: its names, taken apart once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from thurloe.nouns import EntityType, Referent
from thurloe.resolve.slips import PAIR
from thurloe.values.name_words import PARTICLES, WIVES
from thurloe.values.names import NameParts, fold, kernel, name_parts, nicknamed
from thurloe.values.place_names import NATIONAL, SAME_PLACE
from thurloe.values.short_names import abbreviated, area_kernel, firm_kernel, initials

if TYPE_CHECKING:
    from collections.abc import Iterable

_SUFFIXED = re.compile(r",(?= (?:the )?\w+\.?$)(?= (?:[JjSs]r\b|[Jj]unior|[Ss]enior|the ))")
"""The comma in "Karl Weir, Jr.", which does not turn the name round."""

_GIVEN = r"[^\W\d_a-z](?:[\w-]*[a-z]|\.)"
_LOUD = re.compile(rf"([^\Wa-z\d_]{{4,}}) ({_GIVEN}(?: {_GIVEN}){{0,2}})")
"""WEIR Anna Maria and WEIR A. M., as police and courts write it."""

Core = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a referent: its names taken apart, its type, its account.

    `full` are the names of two words or more, with those that a maiden name makes with the
    first name; `short` the names of one word; `generations` are "jr", "sr", "ii" with them.
    `doubled` are those of `full` that are one word with a hyphen, and so may be a last name.
    `places` are its names by the first of their line in `SAME_PLACE`, `abbreviated` the names
    that are written as initials, `initials` those that its long names would have; `firms` and
    `areas` are what is left of its long names without the words for a firm or a park.
    """

    id: str
    account: str
    type: EntityType
    gender: str
    full: frozenset[Core]
    short: frozenset[str]
    generations: frozenset[str]
    kernels: frozenset[Core]
    titles: frozenset[str]
    doubled: frozenset[Core] = frozenset()
    places: frozenset[str] = frozenset()
    abbreviated: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    firms: frozenset[Core] = frozenset()
    areas: frozenset[Core] = frozenset()

    @property
    def whole(self) -> frozenset[Core]:
        """The names that are more than a last name with a hyphen."""
        return self.full - self.doubled


def profiles_of(referents: Iterable[Referent]) -> dict[str, Profile]:
    """Take the names of referents apart, by their ids; of those that look the same once."""
    looks: dict[object, Profile] = {}
    found = {}
    for r in referents:
        look = r.type, r.gender, r.names
        known = looks.get(look)
        if known is None:
            known = looks[look] = profile_of(r)
        found[r.id] = replace(known, id=r.id, account=r.account)
    return found


def profile_of(referent: Referent) -> Profile:
    """Take the names of a referent apart."""
    parts = [name_parts(name) for name in referent.names if "," not in _SUFFIXED.sub("", name)]
    titled = {p.gender for p in parts if p.gender}
    short = _set(p.core[0] for p in parts if len(p.core) == 1)
    full = {p.core for p in parts if len(p.core) > 1}
    of_husbands = {p.core for p in parts if {*p.titles} & WIVES} - {
        p.core for p in parts if not {*p.titles} & WIVES
    }
    full -= of_husbands  # "Mrs Karl Weir", who is not called Karl Weir
    short |= {core[-1] for core in of_husbands}
    full |= {core for n in referent.names for core in _by_nickname(n)}
    person = referent.type is EntityType.PERSON
    doubled = {fold_core(n) for n in referent.names if _is_double(n)}
    if person:
        full |= {turned(n) for n in referent.names if _SUFFIXED.sub("", n).count(",") == 1} - {()}
        full |= {turned(",".join(m.groups())) for n in referent.names if (m := _LOUD.fullmatch(n))}
        full = behind_headword(full, short, referent.names)
        full |= {core[1:] for core in full if len(core) > PAIR and _of_a_people(core[0])}
        wed = {p.core[0] for p in parts if len(p.core) == 1 and {*p.titles} & WIVES}
        full |= {(c[0], w) for c in full - doubled for w in short - wed if w not in c}
    return Profile(
        id=referent.id,
        account=referent.account,
        type=referent.type,
        gender=referent.gender or (titled.pop() if len(titled) == 1 else ""),
        full=_set(full),
        short=short,
        generations=_set(p.suffix for p in parts if p.suffix),
        titles=_set(t for p in parts for t in p.titles),
        kernels=_set(k for p in parts if not person and (k := kernel(p.core))),
        doubled=_set(doubled & full),
        places=_set(_places(parts)),
        abbreviated=_set(a for n in referent.names if (a := abbreviated(n))),
        initials=_set(i for n in referent.names for i in initials(n)),
        firms=_set(k for p in parts if not person and (k := firm_kernel(p.core))),
        areas=_set(k for p in parts if not person and (k := area_kernel(p.core))),
    )


def _of_a_people(word: str) -> bool:
    """Whether a word before a name says whence one is: "Danish Karl Weir", "Irishman Karl Weir"."""
    return word in NATIONAL or _COUNTRYMAN.sub("", word) in NATIONAL


_COUNTRYMAN = re.compile(r"(?:wo)?man$")


def _set(some: Iterable[T]) -> frozenset[T]:
    """A set of them; there is but one empty one, since most are."""
    return frozenset(some) or _NONE


_NONE: frozenset[Any] = frozenset()


def _places(parts: list[NameParts]) -> set[str]:
    names = (" ".join(p.core) for p in parts)
    return {SAME_PLACE[n] for n in names if n in SAME_PLACE}


def fold_core(name: str) -> Core:
    """The words of a name without its titles."""
    return name_parts(name).core


def _by_nickname(name: str) -> set[Core]:
    """Karl "Kalle" Weir is Karl Weir and Kalle Weir."""
    parts = nicknamed(name)
    if not parts:
        return set()
    first, nick, last = map(fold_core, parts)
    return {(*first, *last), (*nick, *last)}


def turned(name: str) -> Core:
    """A headword in the order of speech: "WEIR, Anna Maria" is Anna Maria Weir."""
    last, _, first = name.partition(",")
    words = fold(first).split()
    return (*words, *fold(last).split()) if words else ()


def behind_headword(full: set[Core], short: frozenset[str], names: tuple[str, ...]) -> set[Core]:
    """The full names, and of "WEIR, Anna Maria, called Nan" all of Anna Maria Weir and Nan Weir."""
    loud = {fold(n) for n in names if n.isupper() and n.isalpha() and len(n) >= _HEADWORD}
    if len(loud) != 1 or all(loud & {*core} for core in full):
        return full
    called = {(s, *loud) for s in short - loud}
    return {core if loud & {*core} else (*core, *loud) for core in full} | called


_HEADWORD = 4  # letters; fewer are commonly initials


def _is_double(name: str) -> bool:
    """Whether a name is one word of two parts, behind any titles: Weir-Holm, not Al-Weir."""
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    parts = last.split("-")
    capital = len(parts) > 1 and all(p[:1].isupper() for p in parts)
    return capital and fold(parts[0]) not in PARTICLES and fold_core(name) == fold_core(last)


def type_of(group: Iterable[Referent]) -> EntityType:
    """What sort of thing several referents are, as most mentions have it."""
    votes: Counter[EntityType] = Counter()
    for referent in group:
        votes[referent.type] += 1 + len(referent.mentions) * (referent.type is not EntityType.OTHER)
        titled = any(name_parts(name).titles for name in referent.names)  # "Dr Holm" is no place
        votes[referent.type] += 2 * (titled and referent.type is EntityType.PERSON)
    return max(votes, key=lambda t: (votes[t], t))
