"""Where somebody was born: one is born once, so two towns exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.values import agree
from thurloe.values.names import fold
from thurloe.values.places import is_country, is_town

if TYPE_CHECKING:
    from thurloe.nouns import Claim
    from thurloe.resolve.keys import Register

_BUILDING = 4  # words of a phrase that tells more than a name: "a farm near the old quay"
_REGIONS = ("shire", "land", "lands", "county", "province", "district", "region", "valley", "state")


def other_birthplace(a: Claim, b: Claim, register: Register) -> bool:
    """Leeds and York: nobody is born in both, unless one lies in the other or is told to.

    A country or a region may be around a town, and so may a town that is known be around a place
    that is not.
    """
    if not (a.attribute == b.attribute == "place" and a.event.kind == b.event.kind == "birth"):
        return False
    names = a.value, b.value
    if agree("place", *names) or not all(map(_is_one_name, names)) or any(map(_is_wide, names)):
        return False
    told = [_told(claim, register) for claim in (a, b)]
    if any(fold(name) in told[n] for n, name in enumerate(reversed(names))):
        return False
    return is_town(a.value) == is_town(b.value)


def _is_one_name(value: str) -> bool:
    words = value.split()
    return len(words) < _BUILDING and all(word[:1].isupper() for word in words)


def _is_wide(value: str) -> bool:
    return is_country(value) or fold(value).endswith(_REGIONS)


def _told(claim: Claim, register: Register) -> str:
    """All that the texts call the place, "Harehills, Leeds" and what stands behind it."""
    places = (role.referent for role in claim.event.roles if role.name == "place")
    found = (register.entity(place) for place in places)
    names = (name for e in found if e is not None for name in (e.name, *e.variants))
    return fold(" ; ".join((claim.words.text, *names)))
