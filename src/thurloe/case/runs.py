"""Offsets that mostly count on, kept as the few runs that they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Runs(Sequence[int]):
    """A sequence of offsets; memory goes by its runs and not by its length."""

    __slots__ = ("_ends", "_runs")

    def __init__(self, runs: Sequence[range]) -> None:
        self._runs = tuple(runs)
        self._ends = tuple(accumulate(map(len, self._runs)))

    @staticmethod
    def spread(runs: Iterable[tuple[int, int]]) -> Sequence[int]:
        """The offsets behind `runs_of`."""
        some = [range(first, first + count) for count, first in runs]
        return some[0] if len(some) == 1 else Runs(some)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._runs)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        run = bisect_right(self._ends, place)
        return self._runs[run][place - self._ends[run]]  # counted from the end of the run


def runs_of(offsets: Iterable[int]) -> list[list[int]]:
    """Where offsets do not just count on: [how many, the first of them]."""
    runs: list[list[int]] = []
    for offset in offsets:
        if runs and offset == runs[-1][1] + runs[-1][0]:
            runs[-1][0] += 1
        else:
            runs.append([1, offset])
    return runs
