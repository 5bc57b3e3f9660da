"""Questions of which one answer is right: how somebody died, who did it, where, who came first."""

from dataclasses import replace

import pytest
from invented import beside, event, lined_up, role, said, shape


def told(file, kind, attribute, value, **more):
    return said(event(file, kind, **more), attribute, value)


def test_what_killed_somebody_and_how_are_one_question():
    (question,) = lined_up(
        told("a.txt", "death", "cause", "typhoid"),
        told("b.txt", "killing", "manner", "strangling"),
    )
    assert question.rivals


def test_one_illness_in_two_words_is_one_answer():
    (question,) = lined_up(
        told("a.txt", "death", "cause", "consumption"),
        told("b.txt", "death", "cause", "tuberculosis"),
    )
    assert not question.rivals


@pytest.mark.parametrize("kind", ["shooting", "execution", "killing"])
def test_who_took_his_own_life_was_not_killed(kind):
    (question,) = lined_up(
        told("a.txt", "death", "manner", "suicide"), told("b.txt", kind, "manner", "shooting")
    )
    assert question.rivals


def test_suicide_by_hanging_is_hanging_and_no_rival_of_itself():
    (question,) = lined_up(
        told("a.txt", "death", "manner", "suicide by hanging"),
        told("b.txt", "death", "manner", "suicide"),
    )
    assert not question.rivals


def test_two_who_are_said_to_have_shot_one_man_are_rivals():
    shot, killed = event("a.txt", "shooting", "selma"), event("b.txt", "killing", "selma")
    shot = replace(shot, subject=role("a.txt", "object", "anna"))
    killed = replace(killed, subject=role("b.txt", "object", "anna"))
    (question,) = lined_up(
        said(beside(shot, "krag"), "agent", "Peter Krag"), said(killed, "agent", "Jan Dahl")
    )
    assert question.rivals


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("his house in Lund", "railway station", True),
        ("barracks", "churchyard", True),
        ("police station", "railway station", False),
        ("house", "villa", False),
        ("house", "Lund", False),
    ],
)
def test_places_of_two_sorts(one, other, rivals):
    questions = lined_up(
        told("a.txt", "arrest", "place", one), told("b.txt", "arrest", "place", other)
    )
    assert any(q.rivals for q in questions) is rivals


def test_who_died_first_is_one_person():
    first, other = (event(f, "first to die", "") for f in ("a.txt", "b.txt"))
    (question,) = lined_up(said(first, "person", "Anna Holm"), said(other, "person", "Peter Krag"))
    assert question.rivals
    assert question.text == "Who was the first to die?"


def test_captors_are_counted_whatever_they_are_called():
    questions = lined_up(
        said(event("a.txt", "arrest"), "number", "3", about="captor"),
        said(event("b.txt", "abduction"), "number", "4", about="captor"),
    )
    assert shape(questions) == [([["3"], ["4"]], True)]


def test_before_midnight_fits_ten_and_not_the_small_hours():
    ten, three = (
        lined_up(told("a.txt", "arrival", "time", "../24:00"), told("b.txt", "arrival", "time", t))
        for t in ("22:00", "03:00")
    )
    assert [q.rivals for q in ten] == [False]
    assert any(q.rivals for q in three)


def test_a_stranger_with_a_name_is_not_the_one_who_is_known():
    known = said(event("a.txt", "shooting"), "manner", "shooting")
    shot = event("b.txt", "shooting", "poor Doctor Jan Dahl")
    questions = lined_up(known, said(shot, "manner", "shooting"))
    assert len(questions) == 2
