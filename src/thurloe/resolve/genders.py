"""Whether one is a man or a woman: what accounts were read to say of it is wrong now and then."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.nouns import EntityType
from thurloe.values.name_words import FEMALE_TITLES, MALE_TITLES
from thurloe.values.names import is_initial

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from thurloe.resolve.profile import Core, Profile


def titled(profile: Profile) -> bool:
    """Whether a title says it outright: Mr, Sir, Mrs."""
    return bool(profile.titles & (MALE_TITLES | FEMALE_TITLES))


def settled(profiles: Mapping[str, Profile]) -> dict[str, Profile]:
    """The profiles, without a gender that no fewer who bear the very full name gainsay.

    Two accounts of one matter rarely mean a man and a woman by "Robin Weir": a pronoun was misread
    in one of them. A title is believed, and an initial is no first name.
    """
    said: dict[Core, Counter[str]] = defaultdict(Counter)
    for profile in profiles.values():
        for core in _names(profile):
            said[core][profile.gender] += 1
    return {
        key: replace(profile, gender="") if _gainsaid(profile, said) else profile
        for key, profile in profiles.items()
    }


def _names(profile: Profile) -> Iterator[Core]:
    """The full names of a person of whom an account tells the gender."""
    told = profile.type is EntityType.PERSON and profile.gender
    return (core for core in (profile.whole if told else ()) if not is_initial(core[0]))


def _gainsaid(profile: Profile, said: Mapping[Core, Counter[str]]) -> bool:
    told: Counter[str] = Counter()
    for core in _names(profile):
        told += said[core]
    own = told.pop(profile.gender, 0)
    return told.total() >= own > 0 and not titled(profile)
