"""Questions after numbers, as the sentences have them."""

from dataclasses import replace

import pytest
from asked import ANNA, claim, with_event, without_subject

from thurloe.nouns import Quote, Role
from thurloe.resolve.wording import word

LEMMAS = {"carrying": "carry", "correspondence": "write"}


def told(sentence, kind, counted, **roles):
    """A number in a sentence about Anna Holm; `counted` is of what, how many, in which words."""
    about, value, words = counted
    start = sentence.index(words)
    of = with_event(
        claim(kind, "number", value, about=about),
        lemma=LEMMAS.get(kind, kind),
        roles=tuple(Role(name=name.strip("_"), text=text) for name, text in roles.items()),
        subject=Role(
            name="object" if roles.get("object") == "Anna Holm" else "agent", text="Anna Holm"
        ),
    )
    quote = replace(of.quote, end=len(sentence), text=sentence)
    own = replace(of.words, start=start, end=start + len(words), text=words)
    return replace(of, quote=quote, words=own)


@pytest.mark.parametrize(
    ("of", "question"),
    [
        (
            told("Holm slowed to about 4 knots", "slow", ("knot", "4 kn", "4 knots")),
            "To how many knots did Anna Holm slow?",
        ),
        (
            told("Holm broke it in 2 places", "break", ("place", "2", "2 places")),
            "In how many places did Anna Holm break?",
        ),
        (
            told("Holm sat 5 hundred miles upriver", "sit", ("mi", "500 mi", "5 hundred miles")),
            "How many miles away did Anna Holm sit?",
        ),
        (
            told("the salt cut it by 15%", "cut", ("%", "15 %", "15%")),
            "By how many per cent did Anna Holm cut?",
        ),
        (
            told("he slept through at least 7 talks", "sit", ("talk", "7", "7 talks")),
            "Through how many talks did Anna Holm sit?",
        ),
        (
            told("she sat at least 7 hours still", "sit", ("hour", "7", "7 hours")),
            "How many hours were there when Anna Holm sat?",
        ),
        (
            told("3 boys found her", "find", ("boy", "3", "3"), agent="3 boys", object="Anna Holm"),
            "How many boys found Anna Holm?",
        ),
        (
            told("she carried 90 men, 99 in all", "carrying", ("man", "99", "99"), object="90 men"),
            "How many men did Anna Holm carry?",
        ),
        (
            told("2 miles off, she was seen", "see", ("mile", "2 mi", "2"), object="Anna Holm"),
            "How many miles away was Anna Holm seen?",
        ),
        (
            told("she wrote 3 letters", "correspondence", ("letter", "3", "3"), object="3 letters"),
            "How many letters did Anna Holm write?",
        ),
        (
            told("she had 40 head of cattle", "amount", ("head", "40", "40 head")),
            "How many head of cattle did Anna Holm have?",
        ),
    ],
)
def test_a_number_is_asked_for_as_its_sentence_has_it(of, question):
    assert word(of, ANNA) == question


def test_those_to_whom_something_was_done_are_asked_for_in_the_passive():
    of = told("37 were blinded", "blind", ("person", "37", "37"), object="37")
    trigger = Quote(account="a.txt", start=8, end=15, text="blinded")
    assert word(without_subject(of, roles=of.event.roles, trigger=trigger), None) == (
        "How many people were blinded?"
    )


def test_those_who_were_at_it_are_asked_for_with_what_they_did_it_to():
    of = told(
        "2 barges were ringing the bells",
        "ring",
        ("barge", "2", "2 barges"),
        agent="2 barges",
        object="the bells",
    )
    trigger = Quote(account="a.txt", start=14, end=21, text="ringing")
    assert word(without_subject(of, roles=of.event.roles, trigger=trigger), None) == (
        "How many barges were ringing the bells?"
    )


def test_of_those_without_a_noun_it_is_asked_what_they_did_or_underwent():
    came = without_subject(told("some 40 came", "come", ("", "~40", "40")))
    came = with_event(came, trigger=Quote(account="a.txt", start=8, end=12, text="came"))
    assert word(came, None) == "How many came?"
    held = without_subject(told("some 40 were jailed", "jail", ("", "~40", "40")))
    held = with_event(held, trigger=Quote(account="a.txt", start=13, end=19, text="jailed"))
    assert word(held, None) == "How many were jailed?"
