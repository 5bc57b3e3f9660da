"""What a claim answers by itself, where it stands under the question of other claims."""

from dataclasses import replace

from invented import ENTITIES, event, said

from thurloe.nouns import Question
from thurloe.resolve.keys import Register
from thurloe.resolve.own_words import in_own_words
from thurloe.resolve.spokesman import question_of

REGISTER = Register(ENTITIES)


def asked(*claims):
    """What each claim shows as its own question beside that of the first."""
    first = question_of((claims[:1],), REGISTER)
    question = replace(first, groups=(claims,))
    return [claim.asked for claim in in_own_words(question, REGISTER).groups[0]]


def of(kind, who="selma", attribute="date", value="1921-05-03", file="a.txt", **more):
    return said(event(file, kind, who), attribute, value, **more)


def test_another_deed_of_the_day_is_asked_by_itself():
    sank, took = of("sinking"), of("order", "krag", file="b.txt")
    assert asked(sank, took) == ["", "When did Peter Krag give an order?"]


def test_the_same_deed_of_one_who_may_be_the_same_is_not():
    dead = of("death", "anna")
    assert asked(dead, of("death", "he", file="b.txt")) == ["", ""]
    assert asked(dead, of("execution", "the prisoner", file="b.txt")) == ["", ""]


def test_one_who_is_new_or_another_is_asked_of():
    dead = of("death", "anna")
    assert asked(dead, of("death", "a porter", file="b.txt")) == ["", "When did a porter die?"]
    assert asked(dead, of("death", "krag", file="b.txt")) == ["", "When did Peter Krag die?"]


def test_of_nobody_with_a_name_the_nouns_tell():
    burned = of("burning", "the mill")
    again = of("burning", "the old mill", file="b.txt")
    other = of("burning", "the chapel", file="b.txt")
    assert asked(burned, again) == ["", ""]
    assert asked(burned, other)[1] == "When did the chapel burn?"


def test_what_is_counted_is_in_the_question():
    people = of("rescue", None, "number", "9", about="person")
    sailors = of("rescue", None, "number", "9", file="b.txt", about="sailor")
    horses = of("rescue", None, "number", "9", file="b.txt", about="horse")
    assert asked(people, sailors) == ["", ""]
    assert "horses" in asked(people, horses)[1]


def test_yes_and_no_are_of_their_own_words():
    one = of("acceptance", "anna", "polarity", "no", about="the warning")
    other = of("acceptance", "anna", "polarity", "no", file="b.txt", about="the order")
    shown = asked(one, one, other)
    assert shown[:2] == ["", ""]
    assert "the order" in shown[2]


def test_of_a_question_that_asks_of_each_nothing_changes():
    question = Question(
        id="f1",
        text="When did Anna Holm die?",
        subject="anna",
        event="death",
        attribute="date",
        groups=((of("death", "anna"),),),
    )
    assert in_own_words(question, REGISTER) is question
