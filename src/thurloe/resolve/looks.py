"""Profiles of referents and how alike two of them are: what looks the same is compared once."""

from __future__ import annotations

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
        self._before = dict(zip(known.keys.tolist(), known.bits.tolist(), strict=True))
        self._bits: dict[int, float] = {}
        self._place = {key: self._placed(profile) for key, profile in self.items()}

    def bits(self, one: str, other: str) -> float:
        """How far two look like one entity, see `bits_between`."""
        a, b = self[one], self[other]
        pair = (self._place[one] * ROOM + self._place[other]) * 2 + (a.account == b.account)
        found = self._bits.get(pair)
        if found is None:
            before = self._before.get(pair)
            found = self._bits[pair] = bits_between(a, b) if before is None else before
        return found

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
        keys = sorted(self._bits)
        self._known.keys = np.array(keys, dtype=np.uint64)
        self._known.bits = np.array([self._bits[key] for key in keys])

    def _placed(self, profile: Profile) -> int:
        return self._known.place(digest(_seen(profile)))


def _seen(profile: Profile) -> str:
    """All of a profile that is compared, the same each time."""
    parts = (getattr(profile, name) for name in _SEEN)
    return repr([sorted(part) if isinstance(part, frozenset) else part for part in parts])
