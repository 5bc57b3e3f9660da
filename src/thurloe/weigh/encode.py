"""Columns of texts turned into numbers: each distinct text gets its rank in sorted order.

Texts are hashed to 128 bits, rows are brought together by sorting the first 64, and only the
distinct texts are sorted as texts: plain integers are what numpy sorts fastest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.arrow_memory import missing_of, text_bytes
from thurloe.weigh.names import CodedNames, Names, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arro3.core import Array
    from numpy.typing import NDArray

    Longs = NDArray[np.int64]
    Words = NDArray[np.uint64]

_WORDS = 4  # of 8 bytes each, hashed at a time
_ROOMY = 2  # places for each key, where keys are counted rather than sorted
_PACKED = 256  # bytes of a text that are packed; what is the same that far is sorted as text

# Odd 64-bit multipliers without a pattern in their bits: floor(2**64 * frac(sqrt(p))), made odd,
# for the primes 2, 3 and 5.
_FIRST = np.uint64(0x6A09E667F3BCC909)
_SECOND = np.uint64(0xBB67AE8584CAA73B)
_THIRD = np.uint64(0x3C6EF372FE94F82B)
_HALF, _LESS = np.uint64(32), np.uint64(29)
_KEPT = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)


def encode(batches: Sequence[Array]) -> CodedNames:
    """The texts of a column, given in batches of large UTF-8.

    Returns:
        One code a row, in order: the rank of its text among the distinct ones, by code points;
        -1 where a text is missing or empty. How the rows are cut into batches changes nothing.
    """
    first, second, there = _hashed(batches)
    codes = np.full(len(there), -1, dtype=np.int32)
    rows = None if there.all() else np.flatnonzero(there)
    if rows is not None:
        first, second = first[rows], second[rows]
    order, starts = _grouped(first, second)
    del first, second
    at = order if rows is None else rows[order]
    names, rank = _sorted_names(batches, at[starts])
    codes[at] = np.repeat(rank, np.diff(starts, append=len(at)))
    return CodedNames(names, codes)


def _hashed(batches: Sequence[Array]) -> tuple[Words, Words, NDArray[np.bool_]]:
    """Two hashes of each text, and whether there is any text."""
    ends_at = np.cumsum([0, *(len(batch) for batch in batches)])
    first = np.empty(ends_at[-1], dtype=np.uint64)
    second, there = np.empty_like(first), np.empty(len(first), dtype=np.bool_)
    for batch, start, end in zip(batches, ends_at, ends_at[1:], strict=False):
        ends, data = text_bytes(batch)
        first[start:end], second[start:end] = hashes(ends, data)
        np.greater(ends[1:], ends[:-1], out=there[start:end])
        missing = missing_of(batch)
        if missing is not None:
            there[start:end] &= ~missing
    return first, second, there


def hashes(ends: Longs, data: NDArray[np.uint8]) -> tuple[Words, Words]:
    """Two independent 64-bit hashes of each text; shape (texts,) both.

    Args:
        ends: where each begins and ends, shape (texts + 1,).
        data: the bytes of all, and at least 64 more.
    """
    return _hashes_at(ends[:-1], np.diff(ends), data)


def _hashes_at(at: Longs, left: Longs, data: NDArray[np.uint8]) -> tuple[Words, Words]:
    """The same of texts that begin and end anywhere: where each begins, and its bytes."""
    one = left.astype(np.uint64) * _SECOND
    two = one + _THIRD
    live = np.arange(len(at))
    while len(live):
        one[live], two[live] = _mixed(one[live], two[live], _words(data, at, left, _WORDS))
        longer = left > 8 * _WORDS
        live, at, left = live[longer], at[longer] + 8 * _WORDS, left[longer] - 8 * _WORDS
    return one, two


def _mixed(one: Words, two: Words, words: Words) -> tuple[Words, Words]:
    """Both hashes, taken on by some words of each text; shape of `words` (texts, words)."""
    for word in words.T:
        one = (one ^ word) * _FIRST
        one ^= one >> _HALF
        two = (two + word) * _SECOND
        two ^= two >> _LESS
    return one, two


def _words(data: NDArray[np.uint8], at: Longs, left: Longs, size: int) -> Words:
    """So many words of each text, from byte `at` on, 0 after its end; shape (texts, size)."""
    wide = np.dtype((np.void, 8 * size))
    windows = np.ndarray((len(data) - 8 * size + 1,), wide, data, strides=(1,))
    words = windows[at].view(np.uint64).reshape(len(at), size)
    for n in range(size):
        words[:, n] &= _KEPT[np.clip(left - 8 * n, 0, 8)]
    return words


def _grouped(first: Words, second: Words) -> tuple[Longs, Longs]:
    """Rows in an order that brings equal hashes together, and where each group begins.

    The upper bits of the first hash are sorted with the row in the lower ones. In the few groups
    where those agree and the second hash does not, rows are sorted by that.
    """
    bits = np.uint64(len(first).bit_length())
    order, upper = sorted_by(first >> bits)
    near = begins(upper)
    new = near | begins(second[order])
    if (new > near).any():
        group = np.cumsum(near)
        mixed = np.flatnonzero(np.isin(group, group[new > near]))
        rows = order[mixed]
        order[mixed] = rows[np.lexsort((second[rows], upper[mixed]))]
        new = near | begins(second[order])
    return order, np.flatnonzero(new)


def sorted_by(keys: Words) -> tuple[Longs, Words]:
    """The stable order that sorts keys, and the keys in it; fast where they leave bits enough."""
    bits = len(keys).bit_length()
    if len(keys) and int(keys.max()).bit_length() + bits > 64:  # noqa: PLR2004  of a word
        order = np.argsort(keys, kind="stable")
        return order, keys[order]
    packed = (keys << np.uint64(bits)) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    rows = packed & np.uint64((1 << bits) - 1)
    packed >>= np.uint64(bits)
    return rows.astype(np.int64), packed


def numbered(keys: Longs) -> tuple[Longs, Longs]:
    """The distinct keys, none below 0, in order, and the place of each key among them."""
    if _close(keys):
        there = np.zeros(int(keys.max()) + 1, dtype=np.bool_)
        there[keys] = True
        return np.flatnonzero(there), (np.cumsum(there) - 1).take(keys)
    order, ascending = sorted_by(keys.astype(np.uint64))
    new = begins(ascending)
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.cumsum(new) - 1
    return ascending[new].astype(np.int64), place


def times(keys: Longs, wanted: Longs) -> Longs:
    """How many of the keys, none below 0, are each of those wanted; shape of `wanted`."""
    if _close(keys):
        most = int(keys.max())
        many = np.bincount(keys).take(wanted, mode="clip")
        return np.where(wanted <= most, many, 0)
    ascending = np.sort(keys)
    after: Longs = np.searchsorted(ascending, wanted, side="right")
    return after - np.searchsorted(ascending, wanted)


def _close(keys: Longs) -> bool:
    """Whether there is room for a place for every number up to the largest key: no need to sort."""
    return bool(len(keys)) and int(keys.max()) <= _ROOMY * len(keys)


def begins(keys: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Where a key differs from the one before."""
    new = np.ones(len(keys), dtype=np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return new


def _sorted_names(batches: Sequence[Array], rows: Longs) -> tuple[Names, NDArray[np.int32]]:
    """The texts of these rows in sorted order, and the place of each row's text in it."""
    by_row, ascending = sorted_by(rows.astype(np.uint64))
    bounds = np.cumsum([0, *(len(batch) for batch in batches)])
    cuts = np.searchsorted(ascending, bounds)
    parts = [
        Names(batch).take(rows[by_row[start:end]] - bound).array
        for batch, bound, start, end in zip(batches, bounds, cuts, cuts[1:], strict=False)
    ]
    names = Names(joined(parts))
    order = text_order(names)
    rank = np.empty(len(rows), dtype=np.int32)
    rank[by_row[order]] = np.arange(len(rows), dtype=np.int32)
    return names.take(order), rank


def tails(names: Names, mark: str) -> tuple[list[str], Longs]:
    """What follows the last mark in each text, "" where there is none.

    Returns:
        The distinct tails, sorted, and which of them each text has; shape (texts,).
    """
    ends, data = text_bytes(names.array)
    sign = mark.encode()
    found = data[: len(data) - len(sign)] == sign[0]
    for n, byte in enumerate(sign[1:], 1):
        found &= data[n : n - len(sign)] == byte
    after = np.flatnonzero(found) + len(sign)
    last = np.append(after, 0)[np.searchsorted(after, ends[1:], side="right") - 1]
    at = np.where(last - len(sign) >= ends[:-1], last, ends[1:])
    if not len(after):
        return [""], np.zeros(len(names), dtype=np.int64)
    hashed = _hashes_at(at, ends[1:] - at, data)[0]
    _, first, code = np.unique(hashed, return_index=True, return_inverse=True)
    texts = [bytes(data[at[n] : ends[n + 1]]).decode() for n in first.tolist()]
    order = sorted(range(len(texts)), key=texts.__getitem__)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return [texts[n] for n in order], rank[code]


def text_order(names: Names) -> Longs:
    """The order that sorts texts by code points, as Python does, equal ones as they come.

    Bytes are packed into integers, each in as many bits as its place needs, and those are sorted;
    texts that are the same so far are sorted by the bytes that follow.
    """
    ends, data = text_bytes(names.array)
    order = np.arange(len(names))
    places = rows = order.copy()
    group = np.zeros(len(rows), np.uint64)
    byte = 0
    while byte < min(_PACKED, int((ends[rows + 1] - ends[rows]).max(initial=0))):
        keys, byte = _packed_bytes(data, (ends[rows], ends[rows + 1]), group, byte)
        by_key, keys = sorted_by(keys)
        rows = rows[by_key]
        order[places] = rows
        new = begins(keys)
        tied = ~(new & np.append(new[1:], True))
        places, rows, group = places[tied], rows[tied], np.cumsum(new)[tied].astype(np.uint64)
    if len(rows):
        some = sorted(range(len(rows)), key=lambda n: (group[n], names[int(rows[n])]))
        order[places] = rows[some]
    return order


def _packed_bytes(
    data: NDArray[np.uint8], spans: tuple[Longs, Longs], group: Words, byte: int
) -> tuple[Words, int]:
    """The group of each text and as many of its bytes, from `byte` on, as one integer holds.

    Returns:
        The integers, which sort as group and bytes do, and the first byte that was left out.
    """
    starts, ends = spans
    keys, room = group, 64 - len(starts).bit_length() - int(group.max()).bit_length()
    longest = int((ends - starts).max())
    while byte < longest:
        at = starts + byte
        column = np.where(at < ends, data[np.minimum(at, ends)].astype(np.uint64) + 1, 0)
        low = column.min()
        bits = int(column.max() - low).bit_length()
        if bits > room:
            break
        keys = (keys << np.uint64(bits)) | (column - low)
        room, byte = room - bits, byte + 1
    return keys, byte
