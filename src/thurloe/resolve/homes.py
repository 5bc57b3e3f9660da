"""Whom a bare name means: the one entity that is called so, or by far the best known."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from thurloe.nouns import EntityType
from thurloe.resolve.genders import titled
from thurloe.resolve.likeness import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from thurloe.nouns import Referent
    from thurloe.resolve.looks import Looks
    from thurloe.resolve.profile import Profile
    from thurloe.resolve.sets import Sets

MEMBERS = 24
"""Of an entity, so many are compared with a bare name."""


class Homes:
    """The entities that each sound may mean, as they stand while names are joined.

    What was found of one bare name holds for all that look like it, and the order of the entities
    until any two are joined: a common name is borne by thousands.
    """

    def __init__(
        self,
        called: Mapping[str, Iterable[str]],
        profiles: Looks,
        known: Mapping[str, Referent],
        sets: Sets,
    ) -> None:
        self._called = {sound: sorted(homes) for sound, homes in called.items()}
        self._profiles, self._known, self._sets = profiles, known, sets
        self._ranked: tuple[str, int, list[tuple[int, str]]] = ("", -1, [])
        self._compared: dict[str, tuple[int, list[str], frozenset[str]]] = {}
        self._best: dict[tuple[int, str, int], float] = {}

    def of(self, key: str, sound: str, can_join: Callable[[str, str], bool]) -> str | None:
        """The entity that a bare name means; None if there is none, or several are as well known.

        The best known two that it may mean settle it, so no more are looked for.
        """
        found = self._of(key, sound, can_join)
        if found is None and self._guessed_gender(self._profiles[key], sound):
            with self._profiles.without_gender(key):
                found = self._of(key, sound, can_join)
        return found

    def _of(self, key: str, sound: str, can_join: Callable[[str, str], bool]) -> str | None:
        """Of those that bear the name letter for letter, if there are any; else of all."""
        known = self._best_known(sound)
        exact = [(weight, home) for weight, home in known if self._bears(home, key)]
        if 0 < len(exact) < len(known):
            found = self._among(exact, key, can_join)
            if found is not None:
                return found
        return self._among(known, key, can_join)

    def _bears(self, home: str, key: str) -> bool:
        """Whether an entity has the very letters of a bare name as its first or last name."""
        mine = self._profiles[key].short
        others = (self._profiles[m] for m in self._members(home)[1])
        return any(mine & o.short or any(mine & {c[0], c[-1]} for c in o.whole) for o in others)

    def _among(
        self, known: list[tuple[int, str]], key: str, can_join: Callable[[str, str], bool]
    ) -> str | None:
        met: list[tuple[int, str]] = []
        for weight, home in known:
            if self._likeness(key, home) >= ENOUGH and can_join(key, home):
                met.append((weight, home))
            if len(met) > 1:
                break
        if not met:
            return None
        (most, first), *rest = met
        return first if not rest or most >= 3 * rest[0][0] else None

    def _guessed_gender(self, profile: Profile, sound: str) -> bool:
        """Whether no title tells the gender of a bare last name that one full name has."""
        bare = profile.type is EntityType.PERSON and not profile.whole and not titled(profile)
        return bare and profile.gender != "" and len(self._best_known(sound)) == 1

    def _best_known(self, sound: str) -> list[tuple[int, str]]:
        """The entities so called, the most mentioned first, ties by name."""
        if self._ranked[0] != sound:
            self._best.clear()  # who bears one name in a large case fills memory by itself
        if self._ranked[:2] != (sound, self._sets.joined):
            homes = {self._sets.find(home) for home in self._called.get(sound, ())}
            found = sorted((-self._told(home), home) for home in homes)
            ranked = [(-told, home) for told, home in found]
            self._ranked = sound, self._sets.joined, ranked
        return self._ranked[2]

    def _told(self, home: str) -> int:
        """How often an entity is mentioned."""
        members, counted = self._sets.members[home], self._sets.counted
        if counted.get(home, (0, 0))[0] != len(members):
            here = (m for m in members if m in self._profiles)
            counted[home] = len(members), sum(len(self._known[m].mentions) or 1 for m in here)
        return counted[home][1]

    def _likeness(self, key: str, home: str) -> float:
        """How far a bare name looks like the member of an entity that it looks like most."""
        size, members, accounts = self._members(home)
        if self._profiles[key].account in accounts:  # two of one account are compared otherwise
            return max((self._profiles.bits(key, m) for m in members), default=0.0)
        look = self._profiles.look(key), home, size
        if look not in self._best:
            self._best[look] = max((self._profiles.bits(key, m) for m in members), default=0.0)
        return self._best[look]

    def _members(self, home: str) -> tuple[int, list[str], frozenset[str]]:
        """How many members an entity has, the first of them, and the accounts of these."""
        members = self._sets.members[home]
        if self._compared.get(home, (0,))[0] != len(members):
            first = list(islice((m for m in members if m in self._profiles), MEMBERS))
            accounts = frozenset(self._profiles[m].account for m in first)
            self._compared[home] = len(members), first, accounts
        return self._compared[home]
