"""Names that a slip of the pen tells apart: one letter too many, too few, or another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.nouns import EntityType
from thurloe.values.names import misspelt

if TYPE_CHECKING:
    from thurloe.resolve.profile import Core, Profile

PAIR = 2
"""Words of a first and a last name."""

LONG = 6
"""Letters of the shortest last name that may be misspelt."""


def misspelt_name(a: Profile, b: Profile) -> float:
    """The first or, in two accounts, the last name differs by one letter, and no other does."""
    if EntityType.PERSON not in {a.type, b.type}:
        return 0.0
    pairs = [(m, n) for m in a.full for n in b.full]
    last = a.account != b.account and any(slip_of_last(m, n) for m, n in pairs)
    return 8.0 if any(slip(m, n) for m, n in pairs) else 6.0 * last


def slip(one: Core, other: Core) -> bool:
    """Whether two names are one but for a letter of the first word."""
    if one[1:] != other[1:]:
        return False
    mute = len(one) > PAIR and one[0].removesuffix("e") == other[0].removesuffix("e")
    return mute or (len(one) == PAIR and misspelt(one[0], other[0]))


def slip_of_last(one: Core, other: Core) -> bool:
    """Whether two names are one but for a letter of the last word."""
    long = min(len(one[-1]), len(other[-1])) >= LONG
    return long and one[:-1] == other[:-1] and len(one[0]) > 1 and misspelt(one[-1], other[-1])


def misspelt_last_name(a: Profile, b: Profile) -> float:
    """Of one rank or form of address, and the last names differ by one letter in six or more."""
    if not a.titles & b.titles or a.account == b.account or (a.full and b.full):
        return 0.0
    mine, theirs = ({*p.short, *(c[-1] for c in p.full)} for p in (a, b))
    near = any(misspelt(m, n) for m in mine for n in theirs if min(len(m), len(n)) >= LONG)
    return 4.0 if near else 0.0


def misspelt_word(a: Profile, b: Profile) -> float:
    """Ships, places or bodies whose names differ by one letter of one long word."""
    if a.type is not b.type or a.type is EntityType.PERSON:
        return 0.0
    return 5.0 if any(_slip_anywhere(m, n) for m in a.full for n in b.full) else 0.0


def _slip_anywhere(one: Core, other: Core) -> bool:
    if len(one) != len(other):
        return False
    apart = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(apart) == 1 and min(map(len, apart[0])) >= LONG and misspelt(*apart[0])
