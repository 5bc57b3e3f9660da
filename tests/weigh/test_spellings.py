"""Texts that mean the same are one value, and go by the text that most give."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thurloe
from thurloe.weigh.claims import read_claims
from thurloe.weigh.readings import minutes_apart, numbers_apart
from thurloe.weigh.results import Kind

KINDS = {
    "length": Kind(name="number"),
    "at": Kind(name="minutes of the day"),
    "day": Kind(name="date"),
    "crew": Kind(name="set of names"),
    "name": Kind(name="category"),
}


def values_of(attribute, *texts):
    """The values that sources give who say so, each with how many say it."""
    rows = [(f"s{n}", f"quay␟{attribute}", text) for n, text in enumerate(texts)]
    votes, _ = read_claims(rows, kinds=KINDS)
    support = votes.slot_start[1:] - votes.slot_start[:-1]
    return dict(zip(votes.values, support.tolist(), strict=True))


@pytest.mark.parametrize(
    ("attribute", "texts", "values"),
    [
        ("length", ["1000", "1,000", " 1000 ", "1000.0"], {"1000": 4}),
        ("length", ["1,000", "1,000", "1000"], {"1,000": 3}),
        ("length", ["3 km", "3000 m", "3000m"], {"3 km": 3}),
        ("length", ["3 km", "3 kg", "3", "far"], {"3": 1, "3 kg": 1, "3 km": 1, "far": 1}),
        ("length", ["12345678901234567", "12345678901234568"], None),
        ("length", ["~30", "30"], None),
        ("at", ["9:04", "09:04", "544", "9:04"], {"9:04": 4}),
        ("at", ["18:40", "18.40", "6.40 pm", "6:40 p.m.", "1120", "18:40"], {"18:40": 6}),
        ("at", ["7 pm", "19:00", "13.15 pm", "18.4"], {"13.15 pm": 1, "18.4": 1, "7 pm": 2}),
        ("at", ["9:04", "~9:04", "09:XX", "9:00"], None),
        ("day", ["1871-03", "1871-03-01/1871-03-31", "1871"], {"1871": 1, "1871-03": 2}),
        ("crew", ["Ada;Bo", "Bo; Ada", "Ada"], {"Ada": 1, "Ada;Bo": 2}),
        ("name", ["Heron", "heron", " Heron"], None),
    ],
)
def test_what_means_the_same_is_one_value(attribute, texts, values):
    found = values_of(attribute, *texts)
    assert found == (values or dict.fromkeys(texts, 1))


def test_each_item_has_the_text_that_is_used_of_it():
    rows = [("a", "x␟length", "1,000"), ("b", "x␟length", "1,000"), ("c", "x␟length", "1000")]
    rows += [("a", "y␟length", "1000"), ("b", "y␟length", "1000"), ("c", "y␟length", "1,000")]
    votes, tally = read_claims([*rows, ("a", "y␟length", "1000.0")], kinds=KINDS)
    assert list(votes.values) == ["1,000", "1000"]
    assert (tally.repeated, tally.torn) == (1, 0)


texts = st.sampled_from(["1", "1.0", " 1", "1,0", "10", "1 km", "1000 m", "9:04", "09:04", ""])
rows = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x␟length", "y␟at"]), texts))


@given(rows, st.randoms())
def test_the_order_of_rows_changes_no_spelling(rows, random):
    one, _ = read_claims(rows, kinds=KINDS)
    two, _ = read_claims(random.sample(rows, len(rows)), kinds=KINDS)
    assert list(one.values) == list(two.values)
    assert one.source.tolist() == two.source.tolist()


def test_a_known_answer_may_be_spelled_otherwise():
    rows = [("a", "quay␟length", "3000 m"), ("b", "quay␟length", "2 km")]
    kinds = [("length", "number")]
    weighed = thurloe.weigh(rows, kinds=kinds, known=[("quay␟length", "3.0 km")])
    assert weighed.answers.rows()[0]["value"] == "3000 m"
    assert weighed.answers.rows()[0]["probability"] == 1
    later = thurloe.weigh(rows, kinds=kinds).update(known=[("quay␟length", "3 km")])
    assert later.answers.rows()[0]["probability"] == 1


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [("3 km", "3010 m", 10), ("3", "3.5 km", 500), ("3", "4", 1), ("2 t", "2 m", math.nan)],
)
def test_numbers_are_compared_in_one_unit(a, b, apart):
    assert numbers_apart(a, b) == pytest.approx(apart, nan_ok=True)
    assert numbers_apart(b, a) == pytest.approx(apart, nan_ok=True)


def test_times_are_compared_round_midnight():
    assert minutes_apart("23:58", "0:03") == pytest.approx(5)
    assert math.isnan(minutes_apart("23:58", "late"))
