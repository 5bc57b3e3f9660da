"""What a question adds where accounts tell of one day by deeds of several kinds."""

from dataclasses import replace

from asked import claim, with_event

from thurloe.resolve.several import elsewhere


def told(kind, verb, attribute="date"):
    one = claim(kind, attribute)
    return with_event(one, kind=kind, lemma=verb, trigger=replace(one.event.trigger, text=verb))


def test_another_deed_is_named_beside_the_question():
    sank = told("sinking", "sank")
    assert elsewhere(sank, [sank, told("crush", "crushed")]) == " (elsewhere “crushed”)"


def test_one_kind_adds_nothing():
    died = told("death", "died")
    assert elsewhere(died, [died, told("execution", "hanged")]) == ""
    went = told("travel", "went")
    assert elsewhere(went, [went, told("arrival", "reached")]) == ""


def test_one_of_many_goes_by_the_question_of_the_others():
    sank = told("sinking", "sank")
    assert elsewhere(sank, [sank, sank, sank, told("crush", "crushed")]) == ""


def test_deeds_in_words_are_left_as_they_are():
    by = told("sinking", "sank", "agent")
    assert elsewhere(by, [by, told("crush", "crushed", "agent")]) == ""
