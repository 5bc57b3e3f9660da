"""How near words of events are by the static vectors of the model of senses."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from thurloe.resolve.nearest import Told, nearest
from thurloe.resolve.senses import senses_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

NEAR = 0.35  # cosine from which two words of one story are compared; lower ones added nothing
KEPT = 1 << 14  # pairs whose likeness is remembered; all of a case would fill the memory
NEAREST = 10  # words of its story that a word is compared with; 5 were as good on ECB+


class Heads:
    """The words of events, and what the model knows of them; made when first asked for."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._at = {lemma: n for n, lemma in enumerate(sorted(lemmas))}
        self._alike = lru_cache(maxsize=KEPT)(self._alike_of)

    @cached_property
    def _senses(self) -> NDArray[np.int64]:
        """Whole numbers, so that sums of their products are exact."""
        return senses_of(list(self._at))

    @cached_property
    def _lengths(self) -> NDArray[np.float64]:
        lengths: NDArray[np.float64] = np.sqrt((self._senses**2).sum(axis=1))
        return lengths

    def alike(self, one: str, other: str) -> float:
        """The cosine of two words, -1 to 1; 0 where the model knows one of them not."""
        return self._alike(*((one, other) if one < other else (other, one)))

    def _alike_of(self, one: str, other: str) -> float:
        i, j = self._at[one], self._at[other]
        length = float(self._lengths[i] * self._lengths[j])
        return float(self._senses[i] @ self._senses[j]) / length if length else 0.0

    def near(self, lemmas: Iterable[str]) -> list[tuple[str, str]]:
        """Of some words each with the few that are `NEAR` and nearest to it, the nearest first.

        A word that the model does not know is made of pieces, and as near as that to hundreds.
        """
        some = sorted(lemmas)
        each = np.arange(len(some))
        told = Told(self._senses[[self._at[lemma] for lemma in some]], each, each)
        found = {
            (min(i, j), max(i, j))
            for ones, others in nearest(told, NEAREST)
            for i, j in zip(ones.tolist(), others.tolist(), strict=True)
        }
        alike = sorted((-self.alike(some[i], some[j]), some[i], some[j]) for i, j in found)
        return [(one, other) for unlike, one, other in alike if -unlike >= NEAR]
