"""What is no support of an answer, though day, name or place are the same."""

from dataclasses import replace

from tests.resolve.invented import event, lined_up, said, values
from tests.resolve.test_joining import met


def test_what_was_said_on_a_day_is_not_what_happened_on_it():
    deed = ("wreck", "date", "1931-05-06", "", "barge", "the barge at Lorn quay was wrecked 6 May")
    word = ("say", "date", "1931-05-06", "", "master", "the master of the Lorn quay said on 6 May")
    assert met(deed, word) == [[0], [1]]


def test_who_holds_an_office_is_not_therefore_who_did_a_deed():
    chair = ("chairman", "person", "Krag", "", "Court", "Krag, the chairman of the Court")
    founder = ("founding", "agent", "Krag", "", "Court", "Krag founded the Court in Lorn")
    assert met(chair, founder) == [[0], [1]]
    assert met(founder, founder) == [[0, 1]]


def test_who_declined_a_seat_did_not_take_it():
    took = ("membership", "object", "Harbour Board", "", "Holm", "Holm joined the Harbour Board")
    declined = ("decline", "object", "Harbour Board", "", "Holm", "Holm declined the Harbour Board")
    assert met(took, declined) == [[0], [1]]


def test_a_house_in_a_town_is_not_the_station_of_that_town():
    arrest, other = event("a.txt", "arrest"), event("b.txt", "arrest")
    told = (
        said(arrest, "place", "Lorn"),
        said(arrest, "place", "villa in Lorn"),
        said(other, "place", "Lorn railway station"),
    )
    (question,) = lined_up(*told)
    assert question.rivals
    assert values(question) == [["Lorn", "villa in Lorn"], ["Lorn railway station"]]


def test_a_town_alone_agrees_with_the_station_in_it():
    told = [
        said(event(file, "arrest"), "place", place)
        for file, place in (("a.txt", "Lorn"), ("b.txt", "Lorn railway station"))
    ]
    (question,) = lined_up(*told)
    assert not question.rivals


def test_terms_of_a_court_are_not_rounded():
    def asked(kind, *lengths):
        told = [
            said(event(file, kind), "duration", length)
            for file, length in zip(("a.txt", "b.txt"), lengths, strict=True)
        ]
        return [q.rivals for q in lined_up(*told)]

    assert asked("sentence", "P18M", "P2Y") == [True]
    assert asked("sentence", "P24M", "P2Y") == [False]
    assert asked("imprisonment", "P18M", "P2Y") == [False]


def test_a_death_told_as_one_is_asked_for_as_one():
    plain, told = event("a.txt", "death"), event("b.txt", "suicide")
    claims = (
        said(plain, "place", "Lorn"),
        said(told, "place", "Lorn"),
        replace(said(told, "place", "Lorn prison"), id="finer"),
    )
    (question,) = lined_up(*claims)
    assert question.text == "Where did Anna Holm die?"


def test_how_many_of_a_thing_one_deed_was_done_with_is_one_question():
    told = [
        said(event(file, "fire", None), "number", number, about=about)
        for file, number, about in (
            ("a.txt", "2", "volley"),
            ("b.txt", "1", "volley"),
            ("c.txt", "7", "cannon"),
        )
    ]
    assert sorted(values(q) for q in lined_up(*told)) == [[["2"], ["1"]], [["7"]]]
