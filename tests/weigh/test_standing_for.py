"""Pairs of values found without looking at every two are those that looking at every two finds."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.weigh import standing_for
from thurloe.weigh.readings import holds, minutes_apart, names_in, numbers_apart
from thurloe.weigh.standing_for import (
    at_most,
    dates_held,
    minutes_within,
    names_held,
    numbers_within,
    places_above,
)

ABOVE = {"Torvik": frozenset({"Norland", "Far North"}), "Norland": frozenset({"Far North"})}
numbers = st.builds(
    "{}{}".format, st.integers(-5, 5) | st.sampled_from([0.5, 1e3]), st.sampled_from(["", " m"])
)
clocks = st.builds("{}:{:02}".format, st.sampled_from([0, 1, 22, 23, 24]), st.integers(0, 59))
months = st.builds("{}-{:02}".format, st.integers(1870, 1872), st.integers(1, 12))
sets = st.lists(st.sampled_from("abc"), max_size=3).map(";".join)


@pytest.mark.parametrize(
    ("texts", "find", "test"),
    [
        (numbers, partial(numbers_within, tolerance=1), lambda a, b: numbers_apart(a, b) <= 1),
        (clocks, partial(minutes_within, tolerance=70), lambda a, b: minutes_apart(a, b) <= 70),
        (months | st.sampled_from(["1870", "1871", "1870/1871", "187X"]), dates_held, holds),
        (sets, names_held, lambda a, b: names_in(a) < names_in(b)),
        (
            st.sampled_from(["Torvik", "Norland", "Far North", "Lund"]),
            partial(places_above, above=lambda text: ABOVE.get(text, frozenset())),
            lambda a, b: a in ABOVE.get(b, ()),
        ),
    ],
    ids=["number", "minutes", "date", "names", "place"],
)
@given(st.data())
def test_no_pair_is_missed_and_none_found_twice(texts, find, test, data):
    values = data.draw(st.lists(texts | st.sampled_from(["", "?"]), unique=True, max_size=12))
    every = [(n, text) for n, text in enumerate(values)]
    wanted = [(a, b) for a, one in every for b, two in every if a != b and test(one, two)]
    assert at_most(find(values)) == wanted


def test_where_all_are_near_all_nothing_is_told(monkeypatch):
    monkeypatch.setattr(standing_for, "MOST", 5)
    assert len(at_most(numbers_within(["1", "2"], 9))) == 2
    assert at_most(numbers_within(["1", "2", "3"], 9)) == []
