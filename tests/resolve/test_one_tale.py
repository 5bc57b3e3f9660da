"""Who bears another out, and who shares no more with him than a day, a place or a number."""

from dataclasses import replace

import pytest
from invented import ENTITIES, event, said

from thurloe.nouns import Question
from thurloe.resolve.keys import Register
from thurloe.resolve.one_tale import stray_voices

REGISTER = Register(ENTITIES)
FIGURES = "three days nights thirty"  # words of values, which tie nothing


def told(file, verb, words, attribute="duration", value="P3D", **more):
    """A claim in the words of an account, `who` its subject and what it is `about`."""
    about, who = more.get("about", ""), more.get("who")
    claim = said(event(file, verb, who), attribute, value, about=about)
    at = claim.quote.start
    quote = replace(claim.quote, text=words, end=at + len(words))
    return replace(claim, quote=quote, words=replace(quote, text=FIGURES))


def strays(*claims, rivals=False):
    question = Question(
        id="f1",
        text="?",
        subject=None,
        event=claims[0].event.kind,
        attribute=claims[0].attribute,
        groups=(claims,),
        rivals=rivals,
    )
    return stray_voices(question, REGISTER)


BOTH = {"a.txt", "b.txt"}


def test_three_days_of_two_things_bear_nothing_out():
    slept = told("a.txt", "sleep", "she slept three nights in a bed")
    took = told("b.txt", "take", "the repair took three days")
    assert strays(slept, took) == BOTH
    assert strays(slept, took, rivals=True) == set()


def test_one_verb_or_word_or_person_ties_them():
    slept = told("a.txt", "sleep", "she slept three nights in a bed")
    assert not strays(slept, told("b.txt", "sleep", "he slept there"))
    assert not strays(slept, told("b.txt", "lie", "three nights that bed was hers"))
    of_anna = told("a.txt", "sleep", "she slept", who="anna")
    assert not strays(of_anna, told("b.txt", "lie", "she lay down", who="anna"))


def test_a_verb_that_says_little_ties_nothing():
    some = told("a.txt", "have", "he had thirty", "number", "30")
    more = told("b.txt", "have", "we had thirty", "number", "30")
    assert strays(some, more) == BOTH


def test_who_is_tied_to_one_of_several_is_no_stray():
    slept = told("a.txt", "sleep", "she slept three nights")
    lay = told("b.txt", "sleep", "three nights she slept")
    took = told("c.txt", "take", "the repair took three days")
    assert strays(slept, lay, took) == {"c.txt"}


@pytest.mark.parametrize(
    ("attribute", "value", "about", "stray"),
    [
        ("number", "640", "", False),
        ("number", "40", "", True),
        ("number", "~31", "", True),
        ("number", "3", "boat", False),
        ("number", "3", "man", True),
        ("duration", "P22Y", "", False),
        ("duration", "P20Y", "", True),
        ("date", "1921-05-03", "", False),
        ("date", "1921-05", "", True),
        ("time", "21:47", "", False),
        ("place", "Torvik", "", False),
        ("place", "school", "", True),
    ],
)
def test_a_value_that_few_things_have_ties_them(attribute, value, about, stray):
    one = told("a.txt", "carry", "his brother carried them", attribute, value, about=about)
    other = told("b.txt", "paint", "somebody painted it", attribute, value, about=about)
    assert strays(one, other) == (BOTH if stray else set())


def test_where_somebody_was_on_a_day_is_no_deed_of_it():
    was = told("a.txt", "be", "I was at the dentist", "date", "1921-05-03")
    freed = told("b.txt", "release", "the consul came home", "date", "1921-05-03")
    assert strays(was, freed) == BOTH


def test_each_teller_is_another_i():
    one = told("a.txt", "put", "I put it out", "agent", "I")
    assert strays(one, told("b.txt", "put", "I put it away", "agent", "I")) == BOTH
