"""What was found before, so that only what has something new in it is compared or worded.

Comparing two things is a pure function of what is read of the two. Each is named by a digest of all
that, so a pair that is known says what it would say again, and whoever knows nothing finds the
same, only later. What is kept belongs to one version of the code: see `version`.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Self, TypeVar

import numpy as np

from thurloe.values.sense import SenseModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

SIZE = 16  # bytes of a digest
NAME = np.dtype(f"S{SIZE}")
T = TypeVar("T", np.int64, np.uint64)
ROOM = 1 << 31  # things; a pair is a number of 64 bits with one to spare
_READ = ("kinds.py", "kinds.toml", "nouns.py", "resolve", "values")
"""The parts of the package that comparing depends on."""


def digest(told: str | bytes) -> bytes:
    """The name of a thing, by all that is read of it."""
    data = told if isinstance(told, bytes) else told.encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=SIZE).digest()


@dataclass(slots=True)
class Pairs:
    """What is known of pairs of things.

    Attributes:
        places: a number for each thing that was ever met, by its digest.
        keys: of each known pair its number, in order; shape (pairs,).
        bits: what was found of it; shape (pairs,).
    """

    places: dict[bytes, int] = field(default_factory=dict)
    keys: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    bits: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    def place(self, name: bytes) -> int:
        """The number of a thing."""
        return self.places.setdefault(name, len(self.places))

    def to_bytes(self) -> bytes:
        """All of it, for `from_bytes`."""
        sizes = np.array([len(self.places), len(self.keys)], dtype="<u8")
        steps = np.diff(self.keys, prepend=np.uint64(0))  # of one size mostly: packs well
        packed = zlib.compress(steps.astype("<u8").tobytes() + self.bits.astype("<f8").tobytes(), 1)
        return sizes.tobytes() + b"".join(self.places) + packed

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The pairs behind `to_bytes`; raises `ValueError` where the length does not fit."""
        things, pairs = np.frombuffer(data, dtype="<u8", count=2).tolist()
        at = 16 + things * SIZE
        packed = _unpacked(data[at:])
        if len(packed) != 16 * pairs:
            msg = "pairs cut short"
            raise ValueError(msg)
        names = (data[n : n + SIZE] for n in range(16, at, SIZE))
        steps = np.frombuffer(packed, dtype="<u8", count=pairs).astype(np.uint64)
        return cls(
            places={name: n for n, name in enumerate(names)},
            keys=np.cumsum(steps, dtype=np.uint64),
            bits=np.frombuffer(packed, dtype="<f8", offset=8 * pairs).astype(float),
        )


@dataclass(slots=True)
class Known:
    """Which pairs of questions were compared, and what was found of those that may be one.

    A pair is one number of the places of two names, see `pair_of`.

    Attributes:
        names: what was met, in order; shape (things,).
        idle: the pairs of which nothing came, in order; shape (idle,).
        telling: the others, in order; shape (telling,).
        bits: what was found of these; shape (telling,).
    """

    names: NDArray[np.bytes_] = field(default_factory=lambda: np.zeros(0, dtype=NAME))
    idle: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    telling: NDArray[np.uint64] = field(default_factory=lambda: np.zeros(0, dtype=np.uint64))
    bits: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    def places_of(self, names: NDArray[np.bytes_]) -> NDArray[np.uint64]:
        """The place of each name, `ROOM - 1` of one that was not met; shape of `names`."""
        return np.where(*_found(self.names, names), np.uint64(ROOM - 1)).astype(np.uint64)

    def bits_of(self, pairs: NDArray[np.uint64]) -> NDArray[np.float64]:
        """What was found of pairs: -inf where nothing came of one, NaN where it is not known."""
        told, at = _found(self.telling, pairs)
        bits = np.where(_found(self.idle, pairs)[0], -np.inf, np.nan)
        bits[told] = self.bits[at[told]]
        return bits

    def replace(
        self,
        names: NDArray[np.bytes_],
        pairs: NDArray[np.uint64],
        at: NDArray[np.int64],
        bits: NDArray[np.float64],
    ) -> None:
        """Know these pairs of places among names that are in order, and nothing else.

        `bits` were found of those `at` these places of `pairs`, and nothing of all others.
        """
        idle = np.ones(len(pairs), dtype=bool)
        idle[at] = False
        self.names, self.idle = names, each_once(pairs[idle])
        self.telling, first = np.unique(pairs[at], return_index=True)
        self.bits = bits[first]

    def to_bytes(self) -> bytes:
        """All of it, for `from_bytes`."""
        sizes = [len(self.names), len(self.idle), len(self.telling)]
        steps = [np.diff(some, prepend=np.uint64(0)) for some in (self.idle, self.telling)]
        parts = [*(some.astype("<u8") for some in steps), self.bits.astype("<f8")]
        packed = zlib.compress(b"".join(part.tobytes() for part in parts), 1)
        return np.array(sizes, dtype="<u8").tobytes() + self.names.tobytes() + packed

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """What is behind `to_bytes`; raises `ValueError` where the length does not fit."""
        things, idle, telling = np.frombuffer(data, dtype="<u8", count=3).tolist()
        packed = np.frombuffer(_unpacked(data[24 + things * SIZE :]), dtype="<u8")
        if len(packed) != idle + 2 * telling:
            msg = "pairs cut short"
            raise ValueError(msg)
        none, some, bits = np.split(packed, [idle, idle + telling])
        return cls(
            np.frombuffer(data, dtype=NAME, count=things, offset=24),
            np.cumsum(none, dtype=np.uint64),
            np.cumsum(some, dtype=np.uint64),
            bits.view("<f8").astype(float),
        )


def pair_of(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The number of each pair of places."""
    numbers: NDArray[np.uint64] = one * np.uint64(ROOM) + other
    return numbers


def each_once(some: NDArray[T]) -> NDArray[T]:
    """Numbers in order, each once; they are sorted where they are, for there are millions."""
    some.sort()
    new = np.ones(len(some), dtype=bool)
    np.not_equal(some[1:], some[:-1], out=new[1:])
    return some[new]


def _found(known: NDArray[Any], some: NDArray[Any]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Which of some are among what is known, which is in order, and where."""
    at = np.searchsorted(known, some)
    at[at == len(known)] = 0
    return (known[at] == some if len(known) else np.zeros(len(some), dtype=bool)), at


@dataclass(slots=True)
class Recall:
    """What resolving has found before: of pairs of names and of questions, and of claims.

    Attributes:
        lines: what was made of claims, as JSON, by the name of these: see `lines`.
    """

    names: Pairs = field(default_factory=Pairs)
    questions: Known = field(default_factory=Known)
    lines: dict[bytes, bytes] = field(default_factory=dict)

    def aside(self) -> Recall:
        """The same for once: what is found of questions with it is not kept here."""
        return Recall(self.names, replace(self.questions), dict(self.lines))

    def to_rows(self) -> dict[str, bytes]:
        """All of it by name, for `from_rows`."""
        return {
            "names": self.names.to_bytes(),
            "questions": self.questions.to_bytes(),
            "lines": _packed_lines(self.lines),
        }

    @classmethod
    def from_rows(cls, rows: Mapping[str, bytes]) -> Self:
        """What is behind `to_rows`; raises `ValueError` or `KeyError` where it is not whole."""
        names = Pairs.from_bytes(rows["names"])
        questions = Known.from_bytes(rows["questions"])
        return cls(names, questions, _lines(_unpacked(rows["lines"])))


def _packed_lines(lines: Mapping[bytes, bytes]) -> bytes:
    """All names, then what goes by each on a line: JSON has no other line breaks."""
    names = b"".join(lines)
    size = len(lines).to_bytes(8, "little")
    return zlib.compress(size + names + b"\n".join(lines.values()), 1)


def _lines(data: bytes) -> dict[bytes, bytes]:
    """The lines behind `_packed_lines`; raises `ValueError` where they do not fit the names."""
    end = 8 + SIZE * int.from_bytes(data[:8], "little")
    names = (data[at : at + SIZE] for at in range(8, end, SIZE))
    told = data[end:].split(b"\n") if end > 8 else []  # noqa: PLR2004  the size itself
    return dict(zip(names, told, strict=True))


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from error


@cache
def version(parts: tuple[str, ...] = _READ) -> str:
    """A hash of the code and the model that comparing depends on: what another found is void."""
    read = (data for name in parts for data in _sources(files("thurloe").joinpath(name)))
    told = b"\0".join((SenseModel().name.encode(), *read))
    return blake2b(told, digest_size=SIZE).hexdigest()


def _sources(place: Traversable) -> Iterable[bytes]:
    """All that stands in a file, or in the files of a folder; what Python itself keeps aside."""
    if place.is_file():
        yield place.read_bytes()
    elif place.name != "__pycache__":
        for inside in sorted(place.iterdir(), key=lambda one: one.name):
            yield from _sources(inside)
