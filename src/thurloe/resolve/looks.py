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


class Looks(dict[str, Profile]):
    """The profiles by their referents' ids.

    How alike two are depends on what is in their profiles and on whether one account speaks of
    both, on nothing else of where they stand; `known` are pairs that were compared before.
    """

    def __init__(self, profiles: Mapping[str, Profile], known: Pairs) -> None:
        super().__init__(profiles)
        self._known = known
        self._before = array("Q", known.keys.tobytes())
        self._asked = bytearray(len(self._before))
        self._bits: dict[int, float] = {}
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
            found = self._bits[pair] = bits_between(a, b)
        return found

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
        asked = np.frombuffer(self._asked, dtype=bool)
        new = np.fromiter(self._bits, dtype=np.uint64, count=len(self._bits))
        bits = np.fromiter(self._bits.values(), dtype=float, count=len(new))
        keys = np.concatenate([self._known.keys[asked], new])
        order = np.argsort(keys)
        self._known.bits = np.concatenate([self._known.bits[asked], bits])[order]
        self._known.keys = keys[order]

    def _placed(self, profile: Profile) -> int:
        return self._known.place(digest(_seen(profile)))


def _seen(profile: Profile) -> str:
    """All of a profile that is compared, the same each time."""
    parts = (getattr(profile, name) for name in _SEEN)
    return repr([sorted(part) if isinstance(part, frozenset) else part for part in parts])
