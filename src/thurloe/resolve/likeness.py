"""How far two referents look like one entity: a list of features, each with its weight in bits."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from thurloe.nouns import EntityType
from thurloe.resolve.profile import Core, Profile
from thurloe.resolve.slips import (
    LONG,
    PAIR,
    misspelt_last_name,
    misspelt_name,
    misspelt_word,
    slip,
    slip_of_last,
)
from thurloe.values.name_forms import full_forms, is_short_form
from thurloe.values.name_words import (
    ANY_DISASTER,
    DISASTERS,
    NUMERALS,
    OF_FIRST_NAMES,
    OFFICES,
    PARTICLES,
    RANKS,
)
from thurloe.values.names import (
    contains,
    is_initial,
    is_numbered,
    is_patronymic,
    same_spelling,
    same_word,
)
from thurloe.values.short_names import WORKS, is_section_of, town_of

ENOUGH = 3.0
"""Bits from which two referents are held to be one entity."""

NEVER = -40.0
"""Bits of what cannot be outweighed."""


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


@lru_cache(maxsize=16384)
def akin(one: Core, other: Core) -> bool:
    """Whether two full names can be one: all words of the shorter are in the longer, ends alike."""
    short, long = sorted((one, other), key=lambda c: (len(c), c))
    if len(short) == len(long):
        return contains(long, short)
    ends = same_word(short[-1], long[-1]) and same_word(short[0], long[0])
    return ends and contains(long, short)


def short_first_name(a: Profile, b: Profile) -> float:
    """The last name is the same and one first name a common short form of the other."""
    if EntityType.PERSON not in {a.type, b.type} or a.full & b.full:
        return 0.0
    return 6.0 if any(_familiar(m, n) for m in a.whole for n in b.whole) else 0.0


def _familiar(one: Core, other: Core) -> bool:
    return is_short_form(one[0], other[0]) and akin((one[0], *other[1:]), one)


def section_of(a: Profile, b: Profile) -> float:
    """The HBW for the HBW Night Service: its initials and the last word of a section."""
    if {a.type, b.type} & (_NO_PLACE | {EntityType.PLACE}):
        return 0.0
    pairs = ((w, c) for x, y in ((a, b), (b, a)) for w in x.abbreviated for c in y.full)
    return 6.0 if any(is_section_of(c, w) for w, c in pairs) else 0.0


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
    types = {a.type, b.type}
    people = EntityType.PERSON in types and not types & {EntityType.PLACE, EntityType.VESSEL}
    if people and (_bare(a, b) or _bare(b, a)):
        return 4.0
    return 0.0


def ship_by_last_word(a: Profile, b: Profile) -> float:
    """The Weir for the ship Karl Weir; the man is left to `short_for`."""
    if EntityType.VESSEL not in {a.type, b.type} or {a.type, b.type} & _NO_SHIP:
        return 0.0
    pairs = ((x, y) for x, y in ((a, b), (b, a)) if y.type is EntityType.VESSEL and not x.whole)
    return 4.0 if any(c[-1] in x.short for x, y in pairs for c in y.whole) else 0.0


_NO_SHIP = frozenset({EntityType.PERSON, EntityType.PLACE, EntityType.GROUP})


def _bare(a: Profile, b: Profile) -> bool:
    if a.whole or not b.whole:
        return False
    if any(c[-len(d) :] == d for d in a.doubled for c in b.whole):
        return True
    ends = {w for c in b.whole for w in (c[-1], c[0])}
    firsts = {c[0] for c in b.whole}
    return any(
        same_spelling(w, e) or (e in firsts and e in full_forms(w)) for w in a.short for e in ends
    )


def title_of_first_name(a: Profile, b: Profile) -> float:
    """Sir Hew is the Hew who is a knight, and not the one who is a doctor."""
    for one, other in ((a, b), (b, a)):
        own = one.titles & OF_FIRST_NAMES
        if (
            one.whole
            or not own
            or not any(same_spelling(w, c[0]) for w in one.short for c in other.whole)
        ):
            continue
        if own & other.titles:
            return 2.0
        return -3.0 if other.titles else 0.0
    return 0.0


def same_place_name(a: Profile, b: Profile) -> float:
    """One place by two of its names: Danzig, Gdansk; the U.S., America."""
    return 0.0 if {a.type, b.type} & _NO_PLACE or not a.places & b.places else 9.0


_NO_PLACE = frozenset({EntityType.PERSON, EntityType.VESSEL, EntityType.GROUP})


def initials_of(a: Profile, b: Profile) -> float:
    """One is the initials of the other, three letters at least: HBW."""
    return 6.0 if a.abbreviated & b.initials or b.abbreviated & a.initials else 0.0


def same_firm(a: Profile, b: Profile) -> float:
    """The Weir Line for the Weir Steamship Company, and Weir alone for either.

    Holm Main for Holm Main Colliery; but Holm alone may be the town.
    """
    if {a.type, b.type} & (_NO_PLACE | {EntityType.PLACE}):
        return 0.0
    if a.firms & b.firms and not a.full & b.full:
        return 6.0
    if any(c[:-1] in y.full for x, y in ((a, b), (b, a)) for c in x.full if c[-1] in WORKS):
        return 6.0
    own = ({(w,) for w in x.short} | x.full for x in (a, b))
    return 4.5 if next(own) & b.firms or next(own) & a.firms else 0.0


def same_area(a: Profile, b: Profile) -> float:
    """Weir Square for Weir Square Gardens, Weir for Weir an der Skell."""
    if EntityType.PERSON in {a.type, b.type} or a.full & b.full:
        return 0.0
    mine, theirs = ({(w,) for w in x.short} | x.full for x in (a, b))
    return 6.0 if mine & b.areas or theirs & a.areas else 0.0


def other_river(a: Profile, b: Profile) -> float:
    """Weir am Main is not Weir an der Skell."""
    if not a.areas & b.areas or a.full & b.full:
        return 0.0
    towns = ({c for c in x.full if town_of(c)} for x in (a, b))
    return -8.0 if all(towns) else 0.0


def by_number(a: Profile, b: Profile) -> float:
    """BX 129 for BX 129 Merrow: a designation of letters and figures is nobody else's."""
    pairs = ((x.short, w) for x, y in ((a, b), (b, a)) for c in y.full for w in c)
    return 6.0 if any(is_numbered(w) and w in short for short, w in pairs) else 0.0


def first_words(a: Profile, b: Profile) -> float:
    """Two first names for the whole name of one person: Anna Maria for Anna Maria Weir."""
    if {a.type, b.type} != {EntityType.PERSON}:
        return 0.0
    return 6.0 if any(_begins(m, n) for m in a.whole for n in b.whole) else 0.0


def all_but_first(a: Profile, b: Profile) -> float:
    """Three names that another has behind one more, a last name of two, "J." before the others."""
    if a.type is not EntityType.PERSON or b.type is not EntityType.PERSON:
        return 0.0
    return 6.0 if any(_ends_alike(m, n) for m in a.whole for n in b.whole) else 0.0


def _ends_alike(one: Core, other: Core) -> bool:
    """Whether the shorter name closes the longer: three words, a last name of two, or initials."""
    short, long = sorted((one, other), key=lambda c: (len(c), c))
    before = long[: len(long) - len(short)]
    initials = len(short) == PAIR and all(map(is_initial, before))  # "J. Karl Weir"
    telling = len(short) > PAIR or (len(short) == PAIR and short[0] in PARTICLES) or initials
    return telling and bool(before) and long[-len(short) :] == short


def _begins(one: Core, other: Core) -> bool:
    """Whether the shorter name of two words or more opens the longer."""
    short, long = sorted((one, other), key=lambda c: (len(c), c))
    return PAIR <= len(short) < len(long) and long[: len(short)] == short


def _within(one: Core, other: Core) -> bool:
    """Whether all of the shorter name is in the longer and both begin with the same word."""
    short, long = sorted((one, other), key=lambda c: (len(c), c))
    return len(short) >= PAIR and short[0] == long[0] and contains(long, short)


def one_word_or_two(a: Profile, b: Profile) -> float:
    """Black Tarn and Blacktarn: the letters are the same, and enough of them."""
    mine, theirs = ({"".join(c) for c in x.full} | x.short for x in (a, b))
    apart = not a.full & b.full and not a.short & b.short
    return 7.0 if apart and any(len(w) >= LONG for w in mine & theirs) else 0.0


def same_disaster(a: Profile, b: Profile) -> float:
    """The Skell Flood is the Skell Disaster, and the Great Skell Flood."""
    if EntityType.PERSON in {a.type, b.type} or a.full & b.full:
        return 0.0
    mine, theirs = ([c for c in x.full if c[-1] in DISASTERS] for x in (a, b))
    return 6.0 if any(_is_one_disaster(m, n) for m in mine for n in theirs) else 0.0


def _is_one_disaster(one: Core, other: Core) -> bool:
    if one[:-1] == other[:-1]:
        return bool({one[-1], other[-1]} & ANY_DISASTER)
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long == ("great", *short)


def same_kernel(a: Profile, b: Profile) -> float:
    """Two buildings or woods of one name, whose kind one account leaves off."""
    same = a.full & b.full or a.short & b.short
    return 6.0 if a.kernels & b.kernels and not same else 0.0


def great_or_not(a: Profile, b: Profile) -> float:
    """The Great Skell Bridge is the Skell Bridge."""
    if {a.type, b.type} != {EntityType.PLACE}:
        return 0.0
    pairs = ((m, n) for x, y in ((a, b), (b, a)) for m in x.full for n in y.full)
    return 6.0 if any(m == ("great", *n) for m, n in pairs) else 0.0


def other_person(a: Profile, b: Profile) -> float:
    """Both have full names and no two of these can be one: Anna Weir is not Mary Weir."""
    if not a.whole or not b.whole or a.type is not EntityType.PERSON:
        return 0.0
    if any(_one(m, n) for m in a.whole for n in b.whole):
        return 0.0
    return 0.0 if of_one_rank(a, b) and len(a.whole) == 1 == len(b.whole) else -8.0


def of_one_rank(a: Profile, b: Profile) -> bool:
    """Prince Ivan Ivanovich may be Prince Ivan Weir: the first name and its title are the same."""
    rank = a.titles & b.titles & OF_FIRST_NAMES
    return bool(rank) and any(by_father(m, n) for m in a.whole for n in b.whole)


def _one(one: Core, other: Core) -> bool:
    tests = (_within, akin, slip, slip_of_last, _familiar, _ends_alike)
    return any(test(one, other) for test in tests)


def by_father(one: Core, other: Core) -> bool:
    """Whether one is a first name and a father's name, the other the same first name and a last."""
    short, long = (one, other) if is_patronymic(one[-1]) else (other, one)
    fit = len(short) == PAIR and is_patronymic(short[-1]) and not any(map(is_patronymic, long[1:]))
    return fit and same_spelling(short[0], long[0])


def other_gender(a: Profile, b: Profile) -> float:
    """One is a man and one a woman."""
    return NEVER if a.gender and b.gender and a.gender != b.gender else 0.0


def officer_and_woman(a: Profile, b: Profile) -> float:
    """A captain is rarely the woman of his last name, of whom nobody gives a rank."""
    for one, other in ((a, b), (b, a)):
        if one.titles & RANKS and other.gender == "f" and not other.titles & RANKS:
            return -2.0
    return 0.0


def first_name_of_an_officer(a: Profile, b: Profile) -> float:
    """The boy Jonas of one account is hardly the Sheriff Jonas Weir of another."""
    for one, other in ((a, b), (b, a)):
        firsts, lasts = ({c[end] for c in other.whole} for end in (0, -1))
        bare = not one.whole and not one.titles and one.short <= firsts - lasts
        if bare and other.titles & (RANKS | OFFICES):
            return -2.0
    return 0.0


def other_generation(a: Profile, b: Profile) -> float:
    """One is the elder or the younger, the other is not, or is called in full without it."""
    if a.generations and b.generations:
        return 0.0 if a.generations & b.generations else NEVER
    marks, plain = a.generations | b.generations, b if a.generations else a
    return NEVER if plain.whole and marks - NUMERALS else 0.0


UNLIKE = {
    frozenset({EntityType.PERSON, EntityType.PLACE}): -8.0,
    frozenset({EntityType.VESSEL, EntityType.PLACE}): -12.0,
    frozenset({EntityType.PERSON, EntityType.GROUP}): -8.0,
    frozenset({EntityType.PERSON, EntityType.VESSEL}): -10.0,
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
    if any(x.type is EntityType.OTHER and not x.whole for x in (a, b)):
        return -1.0
    if a.short & b.short:
        return 0.0
    # a first name and a last name, of which the account never says the whole, may be one
    told = a.whole or b.whole or is_nickname(a) or is_nickname(b)
    return -4.0 if told else -2.5


def is_nickname(a: Profile) -> bool:
    """Whether one is called by the short form of a first name alone: Tom."""
    return not a.whole and all(full_forms(w) and w not in full_forms(w) for w in a.short)


Feature = Callable[[Profile, Profile], float]

FEATURES: tuple[Feature, ...] = (
    same_full_name, same_words_elsewhere, other_spelling, same_short_name, short_for,
    ship_by_last_word, same_kernel, great_or_not, one_word_or_two, same_disaster, short_first_name,
    misspelt_name, misspelt_last_name, misspelt_word, section_of, short_of, same_place_name,
    initials_of, same_firm, same_area, other_river, by_number,
    first_words, all_but_first, title_of_first_name, other_person, other_gender,
    officer_and_woman, first_name_of_an_officer, other_generation, other_type, same_account,
)  # fmt: skip


# Of those that compare names of two words or more, there is nothing where one of both has none.
_OF_FULL_NAMES: frozenset[Feature] = frozenset({
    same_full_name, same_words_elsewhere, other_spelling, great_or_not, same_disaster,
    short_first_name, misspelt_name, first_words, all_but_first, other_person,
})  # fmt: skip
_BARE = tuple(feature for feature in FEATURES if feature not in _OF_FULL_NAMES)


def bits_between(a: Profile, b: Profile) -> float:
    """All features of a pair added up; from `ENOUGH` on the two are one."""
    bits = 0.0
    for feature in FEATURES if a.full and b.full else _BARE:
        bits += feature(a, b)
    return bits
