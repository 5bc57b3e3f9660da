"""What a table of claims may hold, and what becomes of what it should not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.errors import BadInput
from thurloe.weigh import claims as module
from thurloe.weigh.claims import read_claims

FERRY = [
    ("mercury", "ferry␟dead", "40"),
    ("court", "ferry␟dead", "41"),
    ("ostler", "ferry␟dead", "40"),
    ("court", "ferry␟minute", "9:04"),
]


def spelled(votes):
    """The claims that votes stand for, in their order."""
    found = []
    for item, (start, end) in enumerate(zip(votes.item_start, votes.item_start[1:], strict=False)):
        for slot in range(start, end):
            for claim in range(votes.slot_start[slot], votes.slot_start[slot + 1]):
                source = votes.sources[votes.source[claim]]
                found.append((source, votes.items[item], votes.values[slot]))
    return found


def test_claims_are_ordered_by_item_value_and_source():
    votes, tally = read_claims(FERRY)
    assert spelled(votes) == sorted(FERRY, key=lambda row: (row[1], row[2], row[0]))
    assert votes.confidence is None
    assert (tally.rows, tally.valueless, tally.repeated, tally.torn) == (4, 0, 0, 0)


rows = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from(["1", "2", "", None]),
        st.sampled_from([1.0, 0.5, None]),
    ),
    max_size=25,
)


@given(rows, st.randoms())
def test_the_order_of_rows_changes_nothing(rows, random):
    votes, tally = read_claims(rows)
    shuffled = random.sample(rows, len(rows))
    again, tally_again = read_claims(shuffled)
    assert spelled(again) == spelled(votes)
    assert tally_again == tally
    for name in ("item_start", "slot_start", "source", "confidence"):
        one, two = getattr(votes, name), getattr(again, name)
        assert (one is None) == (two is None)
        assert one is None or (one.dtype == two.dtype and one.tobytes() == two.tobytes())


@given(rows)
def test_every_row_with_a_value_is_there_once(rows):
    votes, tally = read_claims(rows)
    assert set(spelled(votes)) == {row[:3] for row in rows if row[2]}
    assert len(spelled(votes)) == len(set(spelled(votes)))
    assert tally.rows == tally.valueless + tally.repeated + len(votes.source)


@given(rows)
def test_ranks_that_fill_more_than_a_word_come_to_the_same(rows):
    votes, _ = read_claims(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_WORD", 0)
        again, _ = read_claims(rows)
    assert spelled(again) == spelled(votes)
    assert (again.confidence is None) == (votes.confidence is None)
    assert votes.confidence is None or (again.confidence == votes.confidence).all()


def test_the_surer_of_two_equal_claims_counts():
    votes, tally = read_claims([("a", "x", "1", 0.25), ("a", "x", "1", 0.75), ("a", "x", "1", 0.5)])
    assert votes.confidence.tolist() == [0.75]
    assert tally.repeated == 2


def test_a_source_of_several_values_has_a_share_in_each():
    votes, tally = read_claims([("a", "x", "1"), ("a", "x", "2"), ("a", "y", "1"), ("b", "x", "1")])
    assert votes.confidence.tolist() == [0.5, 1.0, 0.5, 1.0]
    assert tally.torn == 2


def test_no_rows_are_no_votes():
    votes, tally = read_claims([])
    assert (len(votes.sources), len(votes.items), len(votes.values)) == (0, 0, 0)
    assert votes.item_start.tolist() == votes.slot_start.tolist() == [0]
    assert tally.rows == 0


def test_names_of_rows_without_a_value_are_not_kept():
    votes, tally = read_claims([*FERRY, ("nobody", "nothing", None), ("nobody", "nothing", "")])
    assert "nobody" not in list(votes.sources)
    assert "nothing" not in list(votes.items)
    assert tally.valueless == 2


def test_ten_thousand_values_of_one_item():
    votes, _ = read_claims([(f"s{n}", "x", str(n)) for n in range(10_000)])
    assert votes.item_start.tolist() == [0, 10_000]
    assert list(votes.values) == sorted(map(str, range(10_000)))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("a", "x", "1"), (None, "x", "1")], "name no source, row 2 the first"),
        ([("a", "", "1")], "name no item, row 1 the first"),
        ([("a", "x", "1", float("nan"))], "Row 1 of the claims has 'nan' as its confidence"),
        ([("a", "x", "1", 0.5), ("a", "x", "1", 0)], "Row 2 of the claims has 0 as its confidence"),
        ([("a", "x", "1", 1.5)], "has 1.5 as its confidence"),
        ([("a", "x", "1", "high")], "Row 1 of the claims has 'high' as its confidence"),
        ([("a", "x", "1", float("inf"))], "has inf as its confidence"),
        ([("a", "x", ["1", "2"])], "Row 1 of the claims has a list as its value"),
        ([("a", "x", b"1")], "Row 1 of the claims has a bytes as its value"),
        ([("a", "x")], "Give each row as a dict, or as a tuple of source, item, value"),
        (["axy"], "Give each row as a dict"),
        ([{"source": "a", "item": "x"}], "Row 1 of the claims has no 'value'"),
        ({"source": ["a"], "item": ["x"]}, "The table of claims has no column 'value'"),
        ({"source": ["a"], "item": ["x", "y"], "value": ["1"]}, "differ in length"),
        ({}, "has no column 'source' and none 'item' and none 'value'; it has none"),
        (7, "A int is no table of claims"),
        (
            [("a", "x", "\ud83d")],
            "Row 1 of the claims has '\\ud83d' as its value, which holds half",
        ),
        ("claims.parquet", "There is no file 'claims.parquet' to read the claims from"),
    ],
)
def test_what_cannot_be_used_is_said(rows, words):
    with pytest.raises(BadInput) as error:
        read_claims(rows)
    assert words in str(error.value)


def test_progress_is_told():
    told = []
    read_claims(FERRY, lambda step, done, total, detail="": told.append((done, total)))
    assert told[0] == (0, 5)
    assert told[-1] == (5, 5)
    assert told == sorted(told)


def test_numbers_are_taken_as_they_are_written():
    column = [1, 2.0, 2.5, np.float64(3), True, 1e20, "2"]
    votes, _ = read_claims({"source": list(range(7)), "item": [0] * 7, "value": column})
    assert set(votes.values) == {"1", "2", "2.5", "3", "true", "1e+20"}
    assert list(votes.sources) == list("0123456")
