"""How far two referents look like one entity: a list of features, each with its weight in bits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from thurloe.nouns import EntityType, Reason, Referent
from thurloe.values.names import contains, kernel, misspelt, name_parts, same_spelling, same_word

ENOUGH = 3.0
"""Bits from which two referents are held to be one entity."""

PAIR = 2
"""Words of a first and a last name."""

LONG = 6
"""Letters of the shortest last name that may be misspelt."""

NEVER = -40.0
"""Bits of what cannot be outweighed."""


Core = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a referent: its names taken apart, its type, its account.

    `full` are the names of two words or more, with those that a maiden name makes with the
    first name; `short` the names of one word; `generations` are "jr", "elder", "ii" behind them.
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


def profile_of(referent: Referent) -> Profile:
    """Take the names of a referent apart."""
    parts = [name_parts(name) for name in referent.names if "," not in name]
    titled = {p.gender for p in parts if p.gender}
    short = frozenset(p.core[0] for p in parts if len(p.core) == 1)
    full = {p.core for p in parts if len(p.core) > 1}
    person = referent.type is EntityType.PERSON
    if person:
        full |= {(c[0], w) for c in tuple(full) for w in short if w not in c}
    return Profile(
        id=referent.id,
        account=referent.account,
        type=referent.type,
        gender=referent.gender or (titled.pop() if len(titled) == 1 else ""),
        full=frozenset(full),
        short=short,
        generations=frozenset(p.suffix for p in parts if p.suffix),
        titles=frozenset(t for p in parts for t in p.titles),
        kernels=frozenset() if person else frozenset(kernel(p.core) for p in parts) - {()},
    )


def same_full_name(a: Profile, b: Profile) -> float:
    """Both bear one name of two words or more, letter for letter."""
    return 12.0 if a.full & b.full else 0.0


def same_words_elsewhere(a: Profile, b: Profile) -> float:
    """The words of a full name in another order: family name first, or last."""
    if not a.full or not b.full or a.full & b.full:
        return 0.0
    mine = {tuple(sorted(c)) for c in a.full}
    return 10.0 if mine & {tuple(sorted(c)) for c in b.full} else 0.0


def other_spelling(a: Profile, b: Profile) -> float:
    """A full name in another spelling, or with an initial, or with one name more."""
    if same_full_name(a, b) or same_words_elsewhere(a, b):
        return 0.0
    return 7.0 if any(akin(m, n) for m in a.full for n in b.full) else 0.0


@lru_cache(maxsize=65536)
def akin(one: Core, other: Core) -> bool:
    """Whether two full names can be one: all words of the shorter are in the longer, ends alike."""
    short, long = sorted((one, other), key=lambda c: (len(c), c))
    if len(short) == len(long):
        return contains(long, short)
    ends = same_word(short[-1], long[-1]) and same_word(short[0], long[0])
    return ends and contains(long, short)


def misspelt_first_name(a: Profile, b: Profile) -> float:
    """The last name is the same and the first differs by one letter."""
    if EntityType.PERSON not in {a.type, b.type}:
        return 0.0
    return 8.0 if any(_slip(m, n) for m in a.full for n in b.full) else 0.0


def _slip(one: Core, other: Core) -> bool:
    return one[-1] == other[-1] and len(one) == len(other) == PAIR and misspelt(one[0], other[0])


def misspelt_last_name(a: Profile, b: Profile) -> float:
    """Of one rank or form of address, and the last names differ by one letter in six or more."""
    if not a.titles & b.titles or a.account == b.account or (a.full and b.full):
        return 0.0
    mine, theirs = ({*p.short, *(c[-1] for c in p.full)} for p in (a, b))
    near = any(misspelt(m, n) for m in mine for n in theirs if min(len(m), len(n)) >= LONG)
    return 4.0 if near else 0.0


def short_of(a: Profile, b: Profile) -> float:
    """The Maid for the Maid of Skell."""
    if EntityType.PERSON in {a.type, b.type}:
        return 0.0
    pairs = ((s, c) for x, y in ((a, b), (b, a)) for s in x.short for c in y.full)
    return 4.0 if any(len(c) > PAIR and c[:2] == (s, "of") for s, c in pairs) else 0.0


def same_short_name(a: Profile, b: Profile) -> float:
    """Both are called by one word alone, letter for letter or in another spelling."""
    if a.short & b.short:
        return 5.0
    return 3.5 if any(same_spelling(m, n) for m in a.short for n in b.short) else 0.0


def short_for(a: Profile, b: Profile) -> float:
    """One is called by one word of the other's full name, as all its accounts do."""
    people = EntityType.PERSON in {a.type, b.type}
    if people and (_bare(a, b) or _bare(b, a)):
        return 4.0
    return 0.0


def _bare(a: Profile, b: Profile) -> bool:
    if a.full or not b.full:
        return False
    ends = {w for c in b.full for w in (c[-1], c[0])}
    return any(same_spelling(w, e) for w in a.short for e in ends)


def same_kernel(a: Profile, b: Profile) -> float:
    """Two buildings or woods of one name, whose kind one account leaves off."""
    return 6.0 if a.kernels & b.kernels and not a.full & b.full else 0.0


def other_person(a: Profile, b: Profile) -> float:
    """Both have full names and no two of these can be one: Anna Weir is not Mary Weir."""
    if not a.full or not b.full:
        return 0.0
    if a.type is not EntityType.PERSON:
        return 0.0
    if any(akin(m, n) or _slip(m, n) for m in a.full for n in b.full):
        return 0.0
    return -8.0


def other_gender(a: Profile, b: Profile) -> float:
    """One is a man and one a woman."""
    return NEVER if a.gender and b.gender and a.gender != b.gender else 0.0


def other_generation(a: Profile, b: Profile) -> float:
    """One is the elder or the second, the other is not."""
    apart = a.generations and b.generations and not a.generations & b.generations
    return NEVER if apart else 0.0


UNLIKE = {
    frozenset({EntityType.PERSON, EntityType.PLACE}): -8.0,
    frozenset({EntityType.VESSEL, EntityType.PLACE}): -12.0,
    frozenset({EntityType.PERSON, EntityType.GROUP}): -8.0,
    frozenset({EntityType.PERSON, EntityType.VESSEL}): -6.0,
    frozenset({EntityType.VESSEL, EntityType.GROUP}): -8.0,
    frozenset({EntityType.PERSON, EntityType.ORGANISATION}): -4.0,
    frozenset({EntityType.PLACE, EntityType.GROUP}): -4.0,
}
"""Types that a reader may take for another: the small model confuses ships with companies."""


def other_type(a: Profile, b: Profile) -> float:
    """One is a place, say, and the other a person; of a long name that proves little."""
    if a.type is b.type:
        return 0.0
    long = any(len(m) > PAIR and akin(m, n) for m in a.full for n in b.full)
    return UNLIKE.get(frozenset({a.type, b.type}), -1.0) / (3 if long else 1)


def same_account(a: Profile, b: Profile) -> float:
    """One account that has kept the two apart."""
    if a.account != b.account or same_full_name(a, b):
        return 0.0
    return 0.0 if a.short & b.short else -4.0


Feature = Callable[[Profile, Profile], float]

FEATURES: tuple[Feature, ...] = (
    same_full_name, same_words_elsewhere, other_spelling, same_short_name, short_for,
    same_kernel, misspelt_first_name, misspelt_last_name, short_of, other_person, other_gender,
    other_generation, other_type, same_account,
)  # fmt: skip


def bits_between(a: Profile, b: Profile) -> float:
    """All features of a pair added up; from `ENOUGH` on the two are one."""
    return sum(feature(a, b) for feature in FEATURES)


def reasons_between(a: Profile, b: Profile) -> tuple[Reason, ...]:
    """The features that speak for or against a pair, in words."""
    said = ((f, f(a, b)) for f in FEATURES)
    return tuple(
        Reason(name=f.__name__, bits=bits, detail=(f.__doc__ or "").strip())
        for f, bits in said
        if bits
    )
