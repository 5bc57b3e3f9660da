"""Things that share a mark meet in a block; whoever shares nothing is never compared."""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from thurloe.resolve.facet import SEPARATOR
from thurloe.resolve.recall import digest, each_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

Mark = tuple[str, ...]


class Blocks:
    """Blocks of the places of things, in arrays: there are many, and most hold one."""

    def __init__(self) -> None:
        self._marks = array("Q")
        self._places = array("i")

    def put(self, place: int, marks: Iterable[Mark]) -> None:
        """Put a thing into the blocks of its marks; places come in order."""
        some = set(map(_number, marks))
        self._marks.extend(some)
        self._places.extend([place] * len(some))

    def pairs(self, most: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """All pairs inside blocks of no more than `most`, the lower place first."""
        places, starts, sizes = self._shared()
        for size in range(2, most + 1):
            block = places[starts[sizes == size][:, None] + np.arange(size)].astype(np.int64)
            one, other = np.triu_indices(size, 1)
            yield block[:, one].ravel(), block[:, other].ravel()

    def crowds(self, most: int) -> Iterator[list[int]]:
        """The blocks of more than `most`."""
        places, starts, sizes = self._shared()
        for n in np.flatnonzero(sizes > most).tolist():
            yield places[starts[n] : starts[n] + sizes[n]].tolist()

    def _shared(self) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
        """The places by their marks; of each block of several where it begins, and its size."""
        marks = np.frombuffer(self._marks, dtype=np.uint64)
        order = np.argsort(marks, kind="stable")
        places = np.frombuffer(self._places, dtype=np.int32)[order]
        marks = marks[order]
        new = np.append(marks[:-1] != marks[1:], [True]) if len(marks) else np.zeros(0, dtype=bool)
        ends = np.flatnonzero(new) + 1
        sizes = np.diff(ends, prepend=0)
        several = sizes > 1
        return places, (ends - sizes)[several], sizes[several]


def numbers(pairs: Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> NDArray[np.int64]:
    """Pairs of places, each once, as numbers in order: see `places`."""
    every = array("q")  # grows where it is: there are millions
    for one, other in pairs:
        every.frombytes(np.unique(one * _SIDE + other).tobytes())
    return each_once(np.frombuffer(every, dtype=np.int64))


def places(pairs: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The two places of each pair in `numbers`."""
    return np.divmod(pairs, _SIDE)


_SIDE = 1 << 31


@lru_cache(maxsize=1 << 16)
def _number(mark: Mark) -> int:
    """A mark as a number of 64 bits, the same each time: that two have one is not to be feared."""
    return int.from_bytes(digest(SEPARATOR.join(mark))[:8], "little")
