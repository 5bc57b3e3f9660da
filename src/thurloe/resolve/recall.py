"""What was found of pairs before, so that only those with something new in them are compared.

Comparing two things is a pure function of what is read of the two. Each is named by a digest of all
that, so a pair that is known says what it would say again, and whoever knows nothing finds the
same, only later. What is kept belongs to one version of the code: see `version`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

SIZE = 16  # bytes of a digest
ROOM = 1 << 31  # things; a pair is a number of 64 bits with one to spare
_READ = ("kinds.py", "nouns.py", "resolve", "values")  # of the package: what comparing depends on


def digest(text: str) -> bytes:
    """The name of a thing, by all that is read of it."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


@dataclass(slots=True)
class Pairs:
    """What is known of pairs of things.

    Attributes:
        places: a number for each thing that was ever met, by its digest.
        keys: of each known pair its number, in order; shape (pairs,).
        bits: what was found of it; shape (pairs,), or (0,) where being known says it all.
    """

    places: dict[bytes, int] = field(default_factory=dict)
    keys: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    bits: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    def place(self, name: bytes) -> int:
        """The number of a thing."""
        return self.places.setdefault(name, len(self.places))

    def numbers(self, names: Sequence[bytes], pairs: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The number of each pair, as in `keys`, of two places among names; shape (pairs,)."""
        places = (self.places.get(name, ROOM - 1) for name in names)
        place = np.fromiter(places, dtype=np.uint64, count=len(names))
        numbers: NDArray[np.uint64] = place[pairs[:, 0]] * np.uint64(ROOM) + place[pairs[:, 1]]
        return numbers

    def to_bytes(self) -> bytes:
        """All of it, for `from_bytes`."""
        sizes = np.array([len(self.places), len(self.keys), len(self.bits)], dtype="<u8")
        parts = (sizes, b"".join(self.places), self.keys.astype("<u8"), self.bits.astype("<f8"))
        return b"".join(p if isinstance(p, bytes) else p.tobytes() for p in parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The pairs behind `to_bytes`; raises `ValueError` where the length does not fit."""
        things, keys, bits = np.frombuffer(data, dtype="<u8", count=3).tolist()
        at = 24 + things * SIZE
        if len(data) != at + 8 * (keys + bits):
            msg = "pairs cut short"
            raise ValueError(msg)
        names = (data[n : n + SIZE] for n in range(24, at, SIZE))
        return cls(
            places={name: n for n, name in enumerate(names)},
            keys=np.frombuffer(data, dtype="<u8", count=keys, offset=at).astype(np.uint64),
            bits=np.frombuffer(data, dtype="<f8", count=bits, offset=at + 8 * keys).astype(float),
        )


@dataclass(slots=True)
class Recall:
    """What resolving has found before: of pairs of names, and of pairs of questions."""

    names: Pairs = field(default_factory=Pairs)
    questions: Pairs = field(default_factory=Pairs)

    def aside(self) -> Recall:
        """The same for once: what is found of questions with it is not kept here."""
        return Recall(names=self.names, questions=replace(self.questions))


@cache
def version() -> str:
    """A hash of the code that comparing depends on: what another one found counts nothing."""
    parts = (part for name in _READ for part in _sources(files("thurloe").joinpath(name)))
    return blake2b(b"\0".join(parts), digest_size=SIZE).hexdigest()


def _sources(place: Traversable) -> Iterable[bytes]:
    if place.is_file():
        yield place.read_bytes()
        return
    for inside in sorted(place.iterdir(), key=lambda one: one.name):
        if inside.name.endswith(".py"):
            yield from _sources(inside)
