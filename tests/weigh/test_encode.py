"""Texts as ranks: the same as Python's own sorting, however the rows are cut."""

import numpy as np
from arro3.core import Array, DataType
from hypothesis import given
from hypothesis import strategies as st

from thurloe.weigh.arrow_memory import float_values, missing_of, text_bytes
from thurloe.weigh.encode import (
    _grouped,
    encode,
    hashes,
    numbered,
    sorted_by,
    tails,
    text_order,
    times,
)
from thurloe.weigh.names import CodedNames, Names

TEXT = DataType.large_utf8()
texts = st.text(st.sampled_from("ab\0é€𐍈 ") | st.characters(codec="utf-8"), max_size=70)
columns = st.lists(st.none() | texts, max_size=40)


@given(columns, st.integers(1, 41))
def test_codes_are_ranks_among_the_sorted_texts(column, cut):
    batches = [Array(column[n : n + cut], TEXT) for n in range(0, len(column), cut)]
    coded = encode(batches)
    names = sorted({text for text in column if text})
    assert list(coded.names) == names
    assert coded.codes.tolist() == [names.index(text) if text else -1 for text in column]


@given(st.lists(texts, max_size=40), st.integers(0, 300))
def test_texts_are_ordered_as_python_orders_them(some, shared):
    some = ["p" * shared + text for text in some]
    order = text_order(Names.of(some))
    assert [some[n] for n in order] == sorted(some)


def test_rows_whose_first_hashes_agree_are_told_apart_by_the_second():
    first = np.array([7, 7, 7, 9, 7], dtype=np.uint64)
    second = np.array([1, 2, 1, 1, 2], dtype=np.uint64)
    order, starts = _grouped(first << np.uint64(20), second)
    groups = [sorted(g.tolist()) for g in np.split(order, starts[1:])]
    assert groups == [[0, 2], [1, 4], [3]]


def test_hashes_see_every_byte_and_the_length():
    some = ["", "\0", "a", "a\0", "a" * 32, "a" * 33, "a" * 32 + "b", "b" + "a" * 32, "a" * 64]
    one, two = hashes(*text_bytes(Array(some, TEXT)))
    assert len(set(one.tolist())) == len(set(two.tolist())) == len(some)


@given(st.lists(st.integers(0, 2**64 - 1), max_size=30), st.integers(0, 63))
def test_sorted_by_is_stable(keys, shift):
    keys = np.array(keys, dtype=np.uint64) >> np.uint64(shift)
    order, ascending = sorted_by(keys)
    assert order.tolist() == sorted(range(len(keys)), key=lambda n: (keys[n], n))
    assert ascending.tolist() == sorted(keys.tolist())


@given(st.lists(st.integers(0, 40), min_size=1, max_size=30), st.sampled_from([1, 10**9]))
def test_keys_are_counted_alike_whether_they_lie_close_or_far_apart(keys, apart):
    keys = [key * apart for key in keys]
    distinct, place = numbered(np.array(keys))
    assert distinct.tolist() == sorted(set(keys))
    assert distinct[place].tolist() == keys
    wanted = [0, apart, 41 * apart, *distinct.tolist()]
    assert times(np.array(keys), np.array(wanted)).tolist() == [keys.count(n) for n in wanted]


def test_slices_of_arrow_arrays_are_read_from_their_offset():
    whole = Array(["one", None, "", "four", None, "six"], TEXT)
    ends, data = text_bytes(whole.slice(3, 3))
    assert data[: ends[-1]].tobytes() == b"foursix"
    assert missing_of(whole.slice(3, 3)).tolist() == [False, True, False]
    assert missing_of(whole.slice(2, 2)) is None
    numbers = Array([1.0, None, 3.0], DataType.float64())
    assert np.isnan(float_values(numbers.slice(1, 2))).tolist() == [True, False]


def test_names_are_a_sequence():
    names = Names.of(["b", "a", "c"])
    assert (names[0], names[-1], list(names[1:]), len(names)) == ("b", "c", ["a", "c"], 3)
    coded = CodedNames(names, np.array([2, 2, 0], dtype=np.int32))
    assert list(coded) == ["c", "c", "b"]
    assert list(coded[1:]) == ["c", "b"]
    assert coded.array.to_pylist() == ["c", "c", "b"]


def test_tails_follow_the_last_mark():
    names = Names.of(["a␟x", "b", "c␟y␟x", "d␟", "e␟ž", ""])
    found, code = tails(names, "␟")
    assert [found[n] for n in code] == ["x", "", "x", "", "ž", ""]
    assert found == ["", "x", "ž"]
    assert tails(Names.of(["p", "q"]), "␟")[0] == [""]
