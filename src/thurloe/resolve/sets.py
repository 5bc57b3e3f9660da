"""Disjoint sets of referents, of which some may not be one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Sets:
    """Disjoint sets with, for each, the referents in it.

    `rivals` are the pairs, both ways, that no set may hold: a man and his son. `counted` are sizes
    of sets with the mentions counted then, `joined` how often two became one.
    """

    def __init__(self, keys: Iterable[str], rivals: Iterable[tuple[str, str]] = ()) -> None:
        self.parent = {key: key for key in keys}
        self.members = {key: [key] for key in self.parent}
        self.joined = 0
        self.counted: dict[str, tuple[int, int]] = {}
        self.rivals: dict[str, set[str]] = defaultdict(set)
        for one, other in rivals:
            self.rivals[one].add(other)
            self.rivals[other].add(one)

    def find(self, key: str) -> str:
        """The name of the set that holds `key`."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Make one set of two that no rivals forbid; the smaller moves, ties by name."""
        a, b = self.find(one), self.find(other)
        if a == b or self.at_odds(a, b):
            return
        big, small = sorted((a, b), key=lambda k: (-len(self.members[k]), k))
        self.joined += 1
        self.parent[small] = big
        self.members[big] += self.members.pop(small)

    def at_odds(self, one: str, other: str) -> bool:
        """Whether a member of one set is a rival of a member of the other."""
        a, b = self.find(one), self.find(other)
        rivals = (r for m in self.members[a] for r in self.rivals.get(m, ()))
        return any(self.find(r) == b for r in rivals if r in self.parent)
