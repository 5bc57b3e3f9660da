"""How far the sentences in which two claims stand speak of the like.

Two tellings of one deed seldom share a verb, and mostly share what is spoken of around it. A vector
is held for each sentence of an account, in whole numbers, so that sums and products are exact.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from thurloe.resolve.facet import SEPARATOR
from thurloe.values.sense import FINE, SenseModel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.nouns import Quote

    Sums = NDArray[np.int64]

WIDTH = 64  # the first dimensions of the model's, which tell nearly as much as all
LONGEST = 1000  # characters of a sentence; of a longer one each thousand is one by itself
MANY = 1000  # accounts
_SENTENCE = re.compile(rf"[^.!?\n]{{1,{LONGEST}}}(?:[.!?]{{1,{LONGEST}}}|\n)?")


class Around(NamedTuple):
    """Which sentences a quote stands in, from the first up to `end`, and with those beside it."""

    first: int
    end: int
    before: int
    behind: int


class _Sentences(NamedTuple):
    """The sentences of a text: the number of the first, and where each ends, in order."""

    first: int
    ends: array[int]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The places of the sentences of a span, the first and the last."""
        most = len(self.ends) - 1
        first = bisect_right(self.ends, start)
        return min(first, most), min(bisect_left(self.ends, end), most)


class Senses:
    """The senses of what the accounts say, made of an account when it is first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._of: dict[str, _Sentences] = {}
        self._vectors = array("b")  # of all sentences, one after the other

    def around(self, quote: Quote) -> Around:
        """Where a quote stands; as a text of its own where its account's is not there."""
        if self._has(quote):
            held, start = self._read(quote.account, self._texts[quote.account]), quote.start
        else:
            held, start = self._read(SEPARATOR + quote.text, quote.text), 0
        first, last = held.between(start, start + quote.end - quote.start)
        before, behind = max(0, first - 1), min(last + 2, len(held.ends))
        return Around(*(held.first + n for n in (first, last + 1, before, behind)))

    def own(self, some: Sequence[Around]) -> Sums:
        """What the sentences of quotes speak of; shape (quotes, WIDTH)."""
        return self._sums([(one.first, one.end) for one in some])

    def alike(self, ones: Sequence[Around], others: Sequence[Around]) -> list[tuple[float, float]]:
        """The cosine of what the sentences of two quotes speak of, and of those around with them.

        Of as many quotes as there are others, one by one.
        """
        own = cosines(self.own(ones), self.own(others))
        around = ([(one.before, one.behind) for one in some] for some in (ones, others))
        return list(zip(own, cosines(*map(self._sums, around)), strict=True))

    def place(self, quote: Quote) -> float:
        """How far into its account a quote begins, 0 to 1; the middle where it has no text."""
        whole = len(self._texts[quote.account]) if self._has(quote) else 0
        return quote.start / whole if whole else 0.5

    def said_around(self, quote: Quote) -> str:
        """All that `alike` goes by: the words, and where among them the quote stands."""
        if not self._has(quote):
            return quote.text
        text = self._texts[quote.account]
        held = self._read(quote.account, text)
        first, last = held.between(quote.start, quote.end)
        start = held.ends[first - 2] if first > 1 else 0
        end = held.ends[min(last + 1, len(held.ends) - 1)]
        return f"{quote.start - start} {text[start:end]}"

    def rest(self) -> None:
        """Let the model go where many accounts were read: for few it is loaded again too often."""
        if len(self._of) > MANY:
            _model().let_go()

    def _sums(self, spans: Sequence[tuple[int, int]]) -> Sums:
        """The sums of the vectors of sentences, from the first of each span up to its end."""
        at, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
        vectors = np.frombuffer(self._vectors, dtype=np.int8).reshape(-1, WIDTH)
        found = vectors[at].astype(np.int64)
        left = np.flatnonzero(at + 1 < ends)
        at = at + 1
        while len(left):
            found[left] += vectors[at[left]]
            at[left] += 1
            left = left[at[left] < ends[left]]
        return found

    def _has(self, quote: Quote) -> bool:
        text = self._texts.get(quote.account, "")
        return bool(text) and not text.isspace()

    def _read(self, name: str, text: str) -> _Sentences:
        found = self._of.get(name)
        if found is None:
            spans = [match.span() for match in _SENTENCE.finditer(text)] or [(0, len(text))]
            ends = array("i", [*(end for _, end in spans[:-1]), len(text)])
            found = self._of[name] = _Sentences(len(self._vectors) // WIDTH, ends)
            vectors = _model().vectors([text[start:end] for start, end in spans])
            self._vectors.frombytes(np.rint(vectors * FINE).astype(np.int8).tobytes())
        return found


def senses_of(texts: Sequence[str]) -> Sums:
    """What texts speak of by themselves, say single words; shape (texts, WIDTH)."""
    return np.rint(_model().vectors(texts) * FINE).astype(np.int64)


@cache
def _model() -> SenseModel:
    return SenseModel(WIDTH)


def cosines(ones: Sums, others: Sums) -> list[float]:
    """The cosine of each two vectors, -1 to 1; 0 where one of them is of zeros."""
    one, other = ones.astype(np.float64), others.astype(np.float64)  # whole numbers still: exact
    lengths = (np.einsum("ij,ij->i", some, some) for some in (one, other))
    length = np.sqrt(next(lengths) * next(lengths))
    product = np.einsum("ij,ij->i", one, other)
    found: list[float] = np.divide(
        product, length, out=np.zeros_like(length), where=length > 0
    ).tolist()
    return found
