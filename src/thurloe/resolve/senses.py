"""How far the sentences in which two claims stand speak of the like.

Two tellings of one deed seldom share a verb, and mostly share what is spoken of around it. A vector
is held for each sentence of an account, in whole numbers, so that sums and products are exact.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from thurloe.values.sense import FINE, SenseModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from thurloe.nouns import Quote

WIDTH = 64  # the first dimensions of the model's, which tell nearly as much as all
LONGEST = 1000  # characters of a sentence; of a longer one each thousand is one by itself
_SENTENCE = re.compile(rf"[^.!?\n]{{1,{LONGEST}}}(?:[.!?]{{1,{LONGEST}}}|\n)?")


class Sense(NamedTuple):
    """What a claim's own sentence speaks of, and those around it with it; shape (WIDTH,)."""

    own: NDArray[np.int64]
    around: NDArray[np.int64]


class _Sentences(NamedTuple):
    """The sentences of an account: where each ends, in order, and its vector."""

    ends: list[int]
    vectors: NDArray[np.int8]

    def sense(self, quote: Quote) -> Sense:
        first, last = self._between(quote)
        around = self.vectors[max(0, first - 1) : last + 2].sum(axis=0, dtype=np.int64)
        return Sense(self.vectors[first : last + 1].sum(axis=0, dtype=np.int64), around)

    def bounds(self, quote: Quote) -> tuple[int, int]:
        """Where the sentences around a quote begin and end."""
        first, last = self._between(quote)
        start = self.ends[first - 2] if first > 1 else 0
        return start, self.ends[min(last + 1, len(self.ends) - 1)]

    def _between(self, quote: Quote) -> tuple[int, int]:
        most = len(self.ends) - 1
        first = bisect_right(self.ends, quote.start)
        return min(first, most), min(bisect_left(self.ends, quote.end), most)


class Senses:
    """The senses of what the accounts say, made of an account when it is first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._of: dict[str, _Sentences] = {}

    def of(self, quote: Quote) -> Sense:
        """What the sentences of a quote speak of; the quote alone where its text is not there."""
        if not self._has(quote):
            return _sentences(quote.text).sense(replace(quote, start=0, end=len(quote.text)))
        return self._read(quote.account).sense(quote)

    def said_around(self, quote: Quote) -> str:
        """All that `of` goes by: the words, and where among them the quote stands."""
        if not self._has(quote):
            return quote.text
        start, end = self._read(quote.account).bounds(quote)
        return f"{quote.start - start} {self._texts[quote.account][start:end]}"

    def _has(self, quote: Quote) -> bool:
        text = self._texts.get(quote.account, "")
        return bool(text) and not text.isspace()

    def _read(self, account: str) -> _Sentences:
        found = self._of.get(account)
        if found is None:
            found = self._of[account] = _sentences(self._texts[account])
        return found


def _sentences(text: str) -> _Sentences:
    spans = [match.span() for match in _SENTENCE.finditer(text)] or [(0, len(text))]
    vectors = _model().vectors([text[start:end] for start, end in spans])
    whole = np.rint(vectors * FINE).astype(np.int8)
    return _Sentences([*(end for _, end in spans[:-1]), len(text)], whole)


@cache
def _model() -> SenseModel:
    return SenseModel(WIDTH)


def cosine(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """The cosine of two vectors, -1 to 1; 0 where one of them is of zeros."""
    length = math.sqrt(float(one @ one) * float(other @ other))
    return float(one @ other) / length if length else 0.0


_ROWS = 128  # compared with all others at a time


def nearest(
    vectors: NDArray[np.float64], voices: NDArray[np.int64], many: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Each vector with the `many` of other voices that have the greatest cosines with it.

    Args:
        vectors: of whole numbers, so that products are exact; shape (n, WIDTH).
        voices: whose each is; shape (n,).
        many: at most so many of each.

    Yields:
        The places of both of each pair.
    """
    length = np.linalg.norm(vectors, axis=1)
    length[length == 0] = 1
    most = min(many, len(vectors))
    for start in range(0, len(vectors), _ROWS):
        rows = slice(start, start + _ROWS)
        alike = vectors[rows] @ vectors.T / length[rows, None] / length
        alike[voices[rows, None] == voices] = -np.inf
        least = np.partition(alike, -most, axis=1)[:, -most, None]
        one, other = np.nonzero((alike >= least) & (alike > -np.inf))
        order = np.lexsort((other, -alike[one, other], one))
        one, other = one[order], other[order]
        nth = np.arange(len(one)) - np.searchsorted(one, one)  # of ties the first
        yield one[nth < many] + start, other[nth < many]
