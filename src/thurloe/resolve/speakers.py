"""Who speaks for each question where it is compared with others, and how far two are one.

Of the claims that meet in blocks half ask for two sorts of thing, or are of one voice: arrays tell
that of many pairs at once, and the others are compared one by one.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from thurloe.resolve.recall import NAME, SIZE, digest
from thurloe.resolve.vetoes import can_meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from thurloe.nouns import Claim
    from thurloe.resolve.affinity import Affinity

    Places = NDArray[np.int64]

MOST = 12  # claims; as many of a question are compared with those of another, see `_some`
_AT_ONCE = 1 << 10  # pairs of questions


class Speakers:
    """The claims that stand for questions, one question after the other."""

    def __init__(self, affinity: Affinity) -> None:
        self._affinity = affinity
        self._claims: list[Claim] = []
        self._ends = array("q", [0])
        self._names = bytearray()
        self._looks = _Looks()

    def put(self, claims: Sequence[Claim]) -> None:
        """Put the next question, all claims of which are given."""
        some = _some(claims, self._affinity)
        self._names += digest("\x1e".join(map(self._affinity.mark, some)))
        self._claims += some
        self._ends.append(len(self._claims))
        for claim in some:
            self._looks.put(claim, self._affinity.facet(claim).reality)

    def names(self) -> NDArray[np.bytes_]:
        """The name of each question, by all that comparing reads of it."""
        return np.frombuffer(bytes(self._names), dtype=NAME, count=len(self._names) // SIZE)

    def bits(self, one: Places, other: Places) -> NDArray[np.float64]:
        """How far the questions of each pair are one: between the best and the mean of its claims.

        Args:
            one: the place of the first of each pair among all questions; shape (pairs,).
            other: of the second.

        Returns:
            Bits, -inf where no two claims can be compared; shape (pairs,).
        """
        found = np.full(len(one), -math.inf)
        for start in range(0, len(one), _AT_ONCE):
            rows = slice(start, start + _AT_ONCE)
            for n, bits in self._compared(one[rows], other[rows]):
                found[start + n] = (max(bits) + sum(bits) / len(bits)) / 2
        return found

    def _compared(self, one: Places, other: Places) -> Iterator[tuple[int, list[float]]]:
        """Of each pair of questions that can be compared its place, and the bits of its claims."""
        pair, a, b = self._each(one, other)
        near = np.flatnonzero(self._looks.near(a, b))
        told = [
            (n, self._claims[i], self._claims[j])
            for n, i, j in zip(pair[near].tolist(), a[near].tolist(), b[near].tolist(), strict=True)
            if self._affinity.comparable(self._claims[i], self._claims[j])
        ]
        found: dict[int, list[float]] = defaultdict(list)
        bits = self._affinity.bits_of([(i, j) for _, i, j in told])
        for (n, _, _), much in zip(told, bits, strict=True):
            found[n].append(much)
        yield from found.items()

    def _each(self, one: Places, other: Places) -> tuple[Places, Places, Places]:
        """All pairs of claims of pairs of questions: the place of the pair, and of both claims."""
        ends = np.frombuffer(self._ends, dtype=np.int64)
        sizes = ends[other + 1] - ends[other]
        many = (ends[one + 1] - ends[one]) * sizes
        pair = np.repeat(np.arange(len(one)), many)
        nth = np.arange(len(pair)) - np.repeat(np.cumsum(many) - many, many)
        left, right = np.divmod(nth, sizes[pair])
        return pair, ends[one][pair] + left, ends[other][pair] + right


def _some(claims: Sequence[Claim], affinity: Affinity) -> Sequence[Claim]:
    """The claims that stand for a question where it is compared: all, or some of a crowd.

    Of a crowd those whose digests come first: a sample that owes nothing to what they say or to
    who else is there, so that a further claim seldom changes it (Broder 1997, see `origins`).
    """
    if len(claims) <= MOST:
        return claims
    return sorted(claims, key=lambda claim: digest(affinity.facet(claim).mark))[:MOST]


class _Looks:
    """What tells at once that two claims cannot be compared, as numbers."""

    def __init__(self) -> None:
        self._voices, self._sorts, self._realities = _Numbers(), _Numbers(), _Numbers()
        self._meet = np.zeros((0, 0), dtype=bool)

    def put(self, claim: Claim, reality: str) -> None:
        """Put the next claim."""
        self._voices.put(claim.voice)
        self._sorts.put(claim.attribute)
        self._realities.put(reality)

    def near(self, a: Places, b: Places) -> NDArray[np.bool_]:
        """Whether the claims at two places may be compared; shape of both."""
        voice, real, sort = (some.all() for some in (self._voices, self._realities, self._sorts))
        apart = (voice[a] == voice[b]) | (real[a] != real[b])
        near: NDArray[np.bool_] = self._asked()[sort[a], sort[b]] & ~apart
        return near

    def _asked(self) -> NDArray[np.bool_]:
        """Whether each two attributes can meet, by their numbers."""
        sorts = list(self._sorts.names)
        if len(self._meet) != len(sorts):
            meet = [can_meet(a, b) for a, b in product(sorts, repeat=2)]
            self._meet = np.array(meet, dtype=bool).reshape(len(sorts), len(sorts))
        return self._meet


class _Numbers:
    """Words as numbers, in the order in which they were first met."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self._each = array("i")

    def put(self, name: str) -> None:
        """Put the next word."""
        self._each.append(self.names.setdefault(name, len(self.names)))

    def all(self) -> NDArray[np.int32]:
        """The number of each word that was put; nothing is put while it is held."""
        return np.frombuffer(self._each, dtype=np.int32)
