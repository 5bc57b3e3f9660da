"""Profiles of referents and how alike two of them are: what looks the same is compared once."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.resolve.likeness import bits_between
from thurloe.resolve.profile import Profile
from thurloe.resolve.recall import ROOM, Pairs, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SEEN = tuple(f.name for f in fields(Profile) if f.name not in {"id", "account"})
AT_HAND = 1 << 17
"""Pairs that are looked up at once; more of them lie in arrays, at a tenth of the memory."""


class Looks(dict[str, Profile]):
    """The profiles by their referents' ids.

    How alike two are depends on what is in their profiles and on whether one account speaks of
    both, on nothing else of where they stand; `known` are pairs that were compared before.
    """

    def __init__(self, profiles: Mapping[str, Profile], known: Pairs) -> None:
        super().__init__(profiles)
        self._known = known
        self._before = known.keys.data
        self._asked = bytearray(len(self._before))
        self._bits: dict[int, float] = {}
        self._pairs, self._found = array("Q"), array("d")
        self._place = {key: self._placed(profile) for key, profile in self.items()}

    def bits(self, one: str, other: str) -> float:
        """How far two look like one entity, see `bits_between`."""
        a, b = self[one], self[other]
        pair = (self._place[one] * ROOM + self._place[other]) * 2 + (a.account == b.account)
        at = bisect_left(self._before, pair)
        if at < len(self._before) and self._before[at] == pair:
            self._asked[at] = 1
            return float(self._known.bits[at])
        found = self._bits.get(pair)
        if found is None:
            found = bits_between(a, b)
            self._note(pair, found)
        return found

    def _note(self, pair: int, bits: float) -> None:
        """Keep what was found of a pair; one that was put away is found again, and kept twice."""
        if len(self._bits) >= AT_HAND:
            self._put_away()
        self._bits[pair] = bits

    def _put_away(self) -> None:
        self._pairs.extend(self._bits)
        self._found.extend(self._bits.values())
        self._bits.clear()

    def look(self, key: str) -> int:
        """What a referent looks like, as a number: the same of those who look the same."""
        return self._place[key]

    @contextmanager
    def without_gender(self, key: str) -> Iterator[None]:
        """Take no heed of whether one is a man or a woman, for a while."""
        profile, place = self[key], self._place[key]
        self[key] = replace(profile, gender="")
        self._place[key] = self._placed(self[key])
        try:
            yield
        finally:
            self[key], self._place[key] = profile, place

    def remember(self) -> None:
        """Put what was asked for into `known`, and nothing else."""
        self._put_away()
        asked = np.frombuffer(self._asked, dtype=bool)
        new, bits = (
            np.frombuffer(self._pairs, dtype=np.uint64),
            np.frombuffer(self._found, dtype=float),
        )
        keys, first = np.unique(np.concatenate([self._known.keys[asked], new]), return_index=True)
        self._known.bits = np.concatenate([self._known.bits[asked], bits])[first]
        self._known.keys = keys

    def _placed(self, profile: Profile) -> int:
        return self._known.place(digest(_seen(profile)))


def _seen(profile: Profile) -> str:
    """All of a profile that is compared, the same each time."""
    parts = (getattr(profile, name) for name in _SEEN)
    return repr([sorted(part) if isinstance(part, frozenset) else part for part in parts])
