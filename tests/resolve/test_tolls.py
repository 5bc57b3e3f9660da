"""Counts of the dead and hurt: parts of a count, counts that rose, counts that exclude each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import ENTITIES, FILES, event, lined_up, said, shape, values

from thurloe.resolve import find_questions

PATIENT = settings(deadline=None)  # the first place compared loads the gazetteer


def toll(file, value, kind="killing"):
    return said(event(file, kind, who=""), "number", value, about="person")


def test_tolls_meet_without_a_subject_and_can_be_rivals():
    (question,) = lined_up(toll("a.txt", "120"), toll("b.txt", "140"))
    assert question.text == "How many people were killed?"
    assert question.rivals


def test_the_dead_are_not_the_injured():
    questions = lined_up(toll("a.txt", "120"), toll("b.txt", "140", "injury"))
    assert [q.event for q in questions] == ["killing", "injury"]


def test_a_part_of_a_toll_contradicts_nobody():
    """Account a counts 300 hurt, 40 of them blinded; b counts 290."""
    questions = lined_up(
        toll("a.txt", "300", "injury"),
        toll("a.txt", "40", "injury"),
        toll("b.txt", "290", "injury"),
    )
    assert shape(questions) == [([["300"], ["290"]], True), ([["40"]], False)]


def test_about_so_many_agrees_with_so_many():
    (question,) = lined_up(toll("a.txt", "~200"), toll("b.txt", "195"))
    assert not question.rivals


@pytest.mark.parametrize(
    ("first", "last", "rivals"),
    [
        pytest.param(("1901-05-03", "120"), ("1901-05-05", "140"), False, id="rose in two days"),
        pytest.param(("1901-05-03", "120"), ("1901-05-10", "140"), False, id="rose in a week"),
        pytest.param(("1901-05-03", "120"), ("1901-05-11", "140"), True, id="rose later"),
        pytest.param(("1901-05-03", "120"), ("1901-09-03", "140"), True, id="rose after months"),
        pytest.param(("1901-05-03", "140"), ("1901-05-05", "120"), True, id="fell"),
        pytest.param(("1901-05-03", "120"), ("1901-05-03", "140"), True, id="on one day"),
        pytest.param(("1901-05-03", "120"), (None, "140"), True, id="nobody knows when"),
    ],
)
def test_a_toll_that_rose_within_a_week_is_no_contradiction(first, last, rivals):
    dates = {"a.txt": first[0], "b.txt": last[0]}
    questions = lined_up(toll("a.txt", first[1]), toll("b.txt", last[1]), dates=dates)
    assert any(q.rivals for q in questions) is rivals


COUNTED = st.lists(
    st.tuples(
        st.sampled_from(FILES),
        st.sampled_from(["killing", "injury"]),
        st.sampled_from(["40", "~200", "195", "300", ">250", "140/150"]),
        st.integers(0, 3),
    ),
    max_size=8,
)


@PATIENT
@given(told=COUNTED, data=st.data())
def test_the_order_of_tolls_does_not_matter_either(told, data):
    """Also where one clause counts twice."""
    claims = [
        said(event(file, kind, "", start=start), "number", value, about="person")
        for file, kind, value, start in told
    ]
    shuffled = data.draw(st.permutations(claims))
    dates = {"a.txt": "1901-05-03", "b.txt": "1901-05-05", "c.txt": "1901-09-03", "d.txt": None}
    found, again = (
        sorted((values(q), q.rivals) for q in find_questions(some, ENTITIES, dates))
        for some in (claims, shuffled)
    )
    assert found == again


def test_two_dated_accounts_with_two_death_dates_are_no_toll():
    """A date is no count, whatever day its account was written."""
    claims = (
        said(event("a.txt", "killing"), "date", "1931-03-03"),
        said(event("b.txt", "killing"), "date", "1932-03-03"),
    )
    dates = {"a.txt": "1931-03-05", "b.txt": "1931-03-08"}
    [question] = lined_up(*claims, dates=dates)
    assert question.rivals
