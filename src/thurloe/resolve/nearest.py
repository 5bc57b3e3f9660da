"""Things told in the sentences that are most alike, of many: near-linear in how many there are.

Up to `FEW` sentences are all compared with one another. Of more each is compared with as many: they
are put by the one of some pivots that they are most like, and a sentence meets those of the nearest
pivots (an inverted file, Jegou, Douze & Schmid 2011, doi:10.1109/TPAMI.2010.57).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Pairs = tuple[Places, Places]
    Vectors = NDArray[np.float32]
    Lengths = NDArray[np.float64]

FEW = 10_000  # sentences that each is compared with
_TO_A_PIVOT = 500  # sentences
_ROWS = 128  # sentences compared with others at a time
_GROUPS = 64  # of what each is compared with, see `_likeliest`
_LONG = 1 << 11  # of vectors no longer than that products are exact in 32 bits
_FINE = 127
_AT_ONCE = 1 << 12  # sentences that are put by a pivot at a time
_ODD = np.uint64(0x9E3779B97F4A7C15)
_SLACK = 1e-5  # more than what rounding to 32 bits moves a cosine


class Found(NamedTuple):
    """Which sentences are alike: the row of the one, the place of the other, and their cosine."""

    row: Places
    place: Places
    alike: Lengths


class Told(NamedTuple):
    """Things and the sentences in which they are told.

    Attributes:
        vectors: what each sentence speaks of, in whole numbers; shape (sentences, width).
        voices: whose each sentence is; shape (sentences,).
        of: the sentence of each thing, and each has one; shape (things,).
    """

    vectors: NDArray[np.int64]
    voices: Places
    of: Places


def nearest(told: Told, many: int) -> Iterator[Pairs]:
    """Each thing with the `many` of other voices whose sentences have the greatest cosines with it.

    Of ties the first. Yields the places of both of each pair.
    """
    things = _Things(told.of, len(told.voices))
    vectors, length = _bounded(told.vectors)
    for rows, others in _fields(vectors, length):
        order = others[np.argsort(told.voices[others], kind="stable")]
        field = _Field(order, told.voices[order], vectors[order], length[order], many)
        for start in range(0, len(rows), _ROWS):
            some = rows[start : start + _ROWS]
            found = field.nearest(vectors[some], length[some], told.voices[some])
            yield things.pairs(some, found, many)


def _bounded(vectors: NDArray[np.int64]) -> tuple[Vectors, Lengths]:
    """Vectors of whole numbers, so short that products of 32 bits are exact, and their lengths."""
    length = np.sqrt((vectors * vectors).sum(axis=1))
    long = length > _LONG
    if long.any():
        short = np.rint(vectors[long] / length[long, None] * _FINE).astype(np.int64)
        vectors = vectors.copy()
        vectors[long] = short
        length[long] = np.sqrt((short * short).sum(axis=1))
    length[length == 0] = 1
    return vectors.astype(np.float32), length


class _Field(NamedTuple):
    """The sentences that some are compared with, in the order of their voices."""

    places: Places
    voices: Places
    vectors: Vectors
    length: Lengths
    many: int

    def nearest(self, vectors: Vectors, length: Lengths, voices: Places) -> Found:
        """Of each vector those that may be among the most like it, none of which is left out."""
        product = vectors @ self.vectors.T
        alike = product * (1 / self.length).astype(np.float32)
        starts = np.searchsorted(self.voices, voices).tolist()
        ends = np.searchsorted(self.voices, voices, "right").tolist()
        for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
            alike[n, start:end] = -np.inf
        row, at = np.nonzero(alike >= _least(alike, self.many)[:, None])
        exact = product[row, at].astype(np.float64) / length[row] / self.length[at]
        return Found(row, self.places[at], exact)


def _least(alike: Vectors, many: int) -> Vectors:
    """What at least `many` of each row reach, and seldom many more; less a rounding."""
    wide = max(1, alike.shape[1] // _GROUPS)
    groups = alike.shape[1] // wide
    top = alike[:, : groups * wide].reshape(len(alike), groups, wide).max(axis=2)
    nth = groups - min(many, groups)
    least = np.partition(top, nth, axis=1)[:, nth] if groups >= many else top.min(axis=1)
    finite = np.maximum(least, np.finfo(np.float32).min / 2)
    return finite - np.float32(_SLACK) * np.abs(finite)


class _Things:
    """Which things are told in each sentence."""

    def __init__(self, of: Places, sentences: int) -> None:
        self._order = np.argsort(of, kind="stable")
        self._begin = np.searchsorted(of[self._order], np.arange(sentences + 1))

    def pairs(self, some: Places, found: Found, many: int) -> Pairs:
        """Each thing of some sentences with the `many` that are the most like it."""
        nth, other = self.of(found.place)
        row, alike = found.row[nth], found.alike[nth]
        order = np.lexsort((other, -alike, row))
        row, other = row[order], other[order]
        first = np.arange(len(row)) - np.searchsorted(row, row) < many
        nth, one = self.of(some[row[first]])
        return one, other[first][nth]

    def of(self, sentences: Places) -> tuple[Places, Places]:
        """The things of sentences, each with the place of its sentence among these."""
        begin = self._begin[sentences]
        sizes = self._begin[sentences + 1] - begin
        nth = np.repeat(np.arange(len(sentences)), sizes)
        within = np.arange(len(nth)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return nth, self._order[begin[nth] + within]


def _fields(vectors: Vectors, length: Lengths) -> Iterator[Pairs]:
    """Sentences, some at a time, with those that they are compared with: `FEW` at most."""
    if len(vectors) <= FEW:
        yield np.arange(len(vectors)), np.arange(len(vectors))
        return
    pivots = _pivots(vectors)
    to = (vectors[pivots] / length[pivots, None]).astype(np.float32)
    parts = (vectors[at : at + _AT_ONCE] @ to.T for at in range(0, len(vectors), _AT_ONCE))
    home = np.concatenate([alike.argmax(axis=1) for alike in parts])
    lists = _Things(home, len(pivots))
    for n, alike in enumerate(to @ to.T):
        _, rows = lists.of(np.array([n]))
        _, others = lists.of(np.argsort(-alike, kind="stable"))
        yield rows, others[:FEW]


def _pivots(vectors: Vectors) -> Places:
    """The sentences that others are put by: those whose digests come first.

    Which these are owes nothing to what they say, so that some more sentences change few.
    """
    whole = vectors.astype(np.int64).astype(np.uint64)
    digests = (whole * _ODD ** np.arange(1, vectors.shape[1] + 1, dtype=np.uint64)).sum(axis=1)
    _, first = np.unique(digests ^ (digests >> np.uint64(29)), return_index=True)
    return first[: len(vectors) // _TO_A_PIVOT]
