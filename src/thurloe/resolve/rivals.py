"""How far a pair of questions is ahead of what else the same accounts say that would fit it.

What an account says answers a question of another account once: of two that fit, the one that fits
better is the surer the farther it is ahead of the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from thurloe.nouns import Claim

    Places = NDArray[np.int64]


class Scored(NamedTuple):
    """Pairs of questions that may be one: their bits, and the places of both; shape (pairs,)."""

    bits: NDArray[np.float64]
    one: Places
    other: Places

    def both_ways(self) -> Iterator[tuple[Places, Places]]:
        """The places of both, and once more the other way round."""
        yield self.one, self.other
        yield self.other, self.one


def best_rivals(
    nodes: Sequence[Sequence[Claim]],
    scored: Scored,
    rivals: Callable[[Sequence[Claim], Sequence[Claim]], bool],
    least: float,
) -> NDArray[np.float64]:
    """The most bits that a rival of each pair has, `least` without one.

    Of either question the two that fit it best among those with each voice of its mate are looked
    at, and those of them are rivals of the mate that `rivals` says so of.
    """
    found = np.full(len(scored.bits), least)
    settled = -1
    for pair, bits, rival, mate in _rows(nodes, scored):
        if pair != settled and rivals(nodes[rival], nodes[mate]):
            found[pair], settled = bits, pair  # they come with the most bits first
    return found


def _rows(
    nodes: Sequence[Sequence[Claim]], scored: Scored
) -> Iterator[tuple[int, float, int, int]]:
    """Of each pair those that may be rivals of one of both, the most bits first, each once."""
    met = _best_two(*_met(nodes, scored))
    pair, bits, rival, mate = met
    order = np.lexsort((mate, rival, -bits, pair))
    last = (-1, -1, -1)
    for n in order.tolist():
        row = int(pair[n]), int(rival[n]), int(mate[n])
        if row != last:
            yield row[0], float(bits[n]), row[1], row[2]
        last = row


def _met(
    nodes: Sequence[Sequence[Claim]], scored: Scored
) -> tuple[Places, Places, Places, NDArray[np.float64]]:
    """Each question with each voice of each mate: both as one number, the pair, the mate, bits."""
    used, place = np.unique(np.concatenate([scored.one, scored.other]), return_inverse=True)
    numbers: dict[str, int] = {}
    voices = [{numbers.setdefault(c.voice, len(numbers)) for c in nodes[n]} for n in used.tolist()]
    sizes = np.array([len(some) for some in voices], dtype=np.int64)
    begin = np.cumsum(sizes) - sizes
    flat = np.array([voice for some in voices for voice in sorted(some)], dtype=np.int64)
    parts = []
    half = len(scored.bits)
    for (one, other), at in zip(scored.both_ways(), (place[half:], place[:half]), strict=True):
        pair = np.repeat(np.arange(half), sizes[at])
        nth = np.arange(len(pair)) - np.repeat(np.cumsum(sizes[at]) - sizes[at], sizes[at])
        voice = flat[begin[at][pair] + nth]
        parts.append(
            (one[pair] * max(1, len(numbers)) + voice, pair, other[pair], scored.bits[pair])
        )
    key, pair, mate, bits = map(np.concatenate, zip(*parts, strict=True))
    return key, pair, mate, bits


def _best_two(
    key: Places, pair: Places, mate: Places, bits: NDArray[np.float64]
) -> tuple[Places, NDArray[np.float64], Places, Places]:
    """Of each pair those two of its key that have the most bits, but itself: see `_rows`."""
    order = np.lexsort((-mate, -bits, key))
    key, pair, mate, bits = key[order], pair[order], mate[order], bits[order]
    first = np.searchsorted(key, key)
    second = np.minimum(first + 1, len(key) - 1)
    parts = []
    for best in (first, second):
        other = (mate[best] != mate) & (key[best] == key)
        parts.append((pair[other], bits[best[other]], mate[best[other]], mate[other]))
    rows, much, rival, own = map(np.concatenate, zip(*parts, strict=True))
    return rows, much, rival, own
