"""How near words of events are by the static vectors of the model of senses."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from thurloe.resolve.senses import senses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

NEAR = 0.35  # cosine from which two words of one story are compared; lower ones added nothing
ROWS = 1 << 10  # words that are compared with all others at a time


class Heads:
    """The words of events, and what the model knows of them; made when first asked for."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._at = {lemma: n for n, lemma in enumerate(sorted(lemmas))}
        self._alike: dict[tuple[str, str], float] = {}

    @cached_property
    def _senses(self) -> NDArray[np.float64]:
        """Whole numbers, so that sums of their products are exact."""
        return senses_of(list(self._at)).astype(np.float64)

    @cached_property
    def _lengths(self) -> NDArray[np.float64]:
        lengths: NDArray[np.float64] = np.sqrt((self._senses**2).sum(axis=1))
        return lengths

    def alike(self, one: str, other: str) -> float:
        """The cosine of two words, -1 to 1; 0 where the model knows one of them not."""
        pair = (one, other) if one < other else (other, one)
        found = self._alike.get(pair)
        if found is None:
            i, j = self._at[one], self._at[other]
            length = float(self._lengths[i] * self._lengths[j])
            product = float(self._senses[i] @ self._senses[j])
            found = self._alike[pair] = product / length if length else 0.0
        return found

    def near(self, lemmas: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Of some words the pairs that are `NEAR`, in order."""
        some = sorted(lemmas)
        at = [self._at[lemma] for lemma in some]
        senses, lengths = self._senses[at], self._lengths[at]
        for start in range(0, len(some), ROWS):
            rows = slice(start, start + ROWS)
            least = NEAR * np.outer(lengths[rows], lengths)
            close = (senses[rows] @ senses.T >= least) & (least > 0)
            for i, j in zip(*(places.tolist() for places in np.nonzero(close)), strict=True):
                if start + i < j:
                    yield some[start + i], some[j]
