"""Columns of texts that stay in Arrow until somebody looks at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np
from arro3.core import Array, ChunkedArray, DataType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

_AT_ONCE = 65_536  # names turned into Python texts at a time


class Names(Sequence[str]):
    """Texts in an Arrow array, in sorted order, each once; made into Python texts one by one.

    Attributes:
        array: the texts; an Arrow array of large UTF-8.
    """

    __slots__ = ("array",)

    def __init__(self, array: Array) -> None:
        self.array = array

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """The names given, in their order."""
        return cls(Array(list(names), DataType.large_utf8()))

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return self.take(np.arange(len(self))[index])
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return str(self.array[index % len(self)].as_py())

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self.array.slice(start, min(_AT_ONCE, len(self) - start)).to_pylist()

    def take(self, indices: NDArray[np.integer]) -> Names:
        """The names at these places, in this order."""
        return Names(self.array.take(Array.from_numpy(indices.astype(np.uint64))))


class CodedNames(Sequence[str]):
    """Texts of which many are the same: the distinct ones, sorted, and which of them stands where.

    Attributes:
        names: the distinct texts.
        codes: the index of each; shape (texts,).
    """

    __slots__ = ("codes", "names")

    def __init__(self, names: Names, codes: NDArray[np.int32]) -> None:
        self.names, self.codes = names, codes

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return CodedNames(self.names, self.codes[index])
        return self.names[int(self.codes[index])]

    def __iter__(self) -> Iterator[str]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self.names.take(self.codes[start : start + _AT_ONCE])

    @property
    def array(self) -> Array:
        """The texts, each written out; an Arrow array of large UTF-8."""
        return self.names.take(self.codes).array


def some_of(names: Sequence[str], indices: NDArray[np.integer]) -> Sequence[str]:
    """The names at these places, kept as they are kept."""
    if isinstance(names, Names):
        return names.take(indices)
    if isinstance(names, CodedNames):
        return CodedNames(names.names, names.codes[indices])
    return [names[n] for n in indices.tolist()]


def codes_of(names: Sequence[str]) -> NDArray[np.int32]:
    """Which texts are the same, as integers that sort as the texts do; shape (texts,)."""
    if isinstance(names, CodedNames):
        return names.codes
    rank = {name: n for n, name in enumerate(sorted(set(names)))}
    return np.array([rank[name] for name in names], dtype=np.int32)


def joined(arrays: Sequence[Array]) -> Array:
    """The arrays end to end, as one of large UTF-8."""
    wide = [array.cast(DataType.large_utf8()) for array in arrays]
    if not wide:
        return Array([], DataType.large_utf8())
    return ChunkedArray(wide).combine_chunks()


def texts_at(names: Sequence[str], indices: NDArray[np.integer]) -> Array:
    """The names at these places as an Arrow array of large UTF-8."""
    if isinstance(names, CodedNames):
        return names.names.take(names.codes[indices]).array
    if not isinstance(names, Names):
        names = Names.of(names)
    return names.take(indices).array
