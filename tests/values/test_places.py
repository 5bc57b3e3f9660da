"""Which place lies in which, as far as the gazetteer knows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thurloe.values import agree, contradict
from thurloe.values.places import places_touch

ONE_IN_THE_OTHER = [
    ("Ghent", "Belgium"),
    ("Lima", "Peru"),
    ("Hull", "the United Kingdom"),
    ("Lima", "Lima"),
    ("Genève", "Geneva"),
    ("the docks of Bergen", "Norway"),
    ("Sugar Hall, Kyoto", "Kyoto"),
]
APART = [
    ("Ghent", "Lima"),
    ("Bergen", "Narva"),
    ("Belgium", "Peru"),
    ("a cell in Ghent", "a cell in Lima"),
]
NOT_KNOWN = [
    ("Vridsloe prison", "Ghent"),
    ("the old mill", "Peru"),
    ("Vridsloe prison", "the old mill"),
    ("Ghent", "Peru"),  # borders move
    ("", "Ghent"),
    ("...", "Ghent"),
]
SUBURBS = [("Leith", "Edinburgh"), ("Croydon", "London"), ("Laeken", "Brussels")]


@pytest.mark.parametrize(("a", "b"), ONE_IN_THE_OTHER)
def test_one_lies_in_the_other(a, b):
    assert places_touch(a, b) is True


@pytest.mark.parametrize(("a", "b"), APART)
def test_apart(a, b):
    assert places_touch(a, b) is False


@pytest.mark.parametrize(("a", "b"), NOT_KNOWN)
def test_what_is_not_known_neither_agrees_nor_disagrees(a, b):
    assert places_touch(a, b) is None


@pytest.mark.parametrize(("a", "b"), SUBURBS)
def test_a_suburb_may_be_told_for_its_city(a, b):
    """Neither one nor apart: the words must say."""
    assert places_touch(a, b) is None
    assert not contradict("place", a, b)


@pytest.mark.parametrize("word", ["reading", "nice", "the university", "split"])
def test_a_word_in_lower_case_is_no_town(word):
    assert places_touch(word, "Lima") is None


def test_the_same_word_with_a_capital_is_one():
    assert places_touch("Reading", "Lima") is False


def test_the_largest_of_a_name_is_meant():
    """There are Bostons in several countries, and a Lima in Ohio."""
    assert places_touch("Boston", "the United States") is True
    assert places_touch("Lima", "Peru") is True


def test_a_country_that_is_no_more_is_not_known():
    assert places_touch("Prussia", "Poland") is None


def test_words_come_before_the_gazetteer():
    assert agree("place", "the harbour of Narva", "Narva")
    assert agree("place", "Vridsloe prison", "the yard of Vridsloe prison")


NAMES = st.sampled_from(
    [
        "Ghent",
        "Belgium",
        "Lima",
        "Peru",
        "Leith",
        "Edinburgh",
        "the old mill",
        "a cell in Narva",
        "",
    ]
)


@settings(deadline=None)  # the first place compared loads the gazetteer
@given(a=NAMES, b=NAMES)
def test_symmetric_and_at_home_in_itself(a, b):
    assert places_touch(a, b) == places_touch(b, a)
    assert places_touch(a, a) in {True, None}


@settings(deadline=None)
@given(text=st.text(max_size=30))
def test_no_text_is_too_odd(text):
    assert places_touch(text, text) in {True, None}
