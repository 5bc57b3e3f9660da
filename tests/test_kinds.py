"""The table of events: whole, without two meanings for one word, and open for the rest."""

from collections import Counter
from dataclasses import fields

import pytest

from thurloe.extract.finders.when.moments import LASTING
from thurloe.extract.grammar.frames import _INTRANSITIVE
from thurloe.extract.grammar.triggers import LIGHT
from thurloe.kinds import (
    AGENT,
    BY_NAME,
    JUSTICE,
    KINDS,
    MOVEMENT,
    MUTUAL,
    OBJECT,
    TOLLS,
    UNDERGOER,
    Kind,
    family_of,
    kind_of,
)
from thurloe.resolve.openings import OPENINGS
from thurloe.resolve.openings import TOLLS as TOLL_QUESTIONS

# Verbs that stand in two rows: the first of them wins, or what is done to people tells them apart.
TWICE = {"enrol", "enroll", "fish+out"}
# Kinds that the finders of claims make without a row of the table.
WITHOUT_ROW = {"missing", "aboard", "attackers", "inside", "come"}


def words(column):
    return [word for kind in KINDS for word in getattr(kind, column).split()]


@pytest.mark.parametrize("column", ["verbs", "nouns"])
def test_each_word_stands_in_one_row(column):
    """A phrase with + is another word than its verb alone."""
    twice = {word for word, times in Counter(words(column)).items() if times > 1}
    assert twice <= TWICE


def test_words_are_in_their_dictionary_form_and_phrases_begin_with_a_verb():
    every = words("verbs") + words("nouns")
    assert [w for w in every if w != w.lower() and w != "PhD"] == []
    assert [w for w in every if w.startswith("+") or w.endswith("+") or "++" in w] == []


def test_no_verb_of_the_table_is_too_light_to_tell_of_anything():
    assert set(words("verbs")) & LIGHT == set()


def test_each_kind_has_words_and_a_way_to_ask():
    for kind in KINDS:
        assert kind.ask, kind.name
        assert kind.verbs or kind.nouns, kind.name
        assert kind.name.isalpha(), kind.name
        assert kind.name.islower(), kind.name


def test_families_exist_and_have_none_of_their_own():
    for kind in KINDS:
        if kind.family:
            assert kind.family in BY_NAME, kind.name
            assert not BY_NAME[kind.family].family, kind.name


def test_subjects_and_frequencies_are_of_the_known_sorts():
    assert {kind.subject for kind in KINDS} <= {AGENT, OBJECT, UNDERGOER}
    assert {kind.happens for kind in KINDS} <= {"once", "rarely", "often"}


def test_who_is_asked_about_in_the_passive_is_the_object():
    """ "When was X arrested?" is about the arrested, "when did X arrive?" about who came."""
    wrong = {k.name for k in KINDS if k.ask.startswith("be ") and k.subject == AGENT}
    assert wrong == set()


def test_sole_attributes_are_ones_that_claims_have():
    for kind in KINDS:
        assert set(kind.sole.split()) <= set(OPENINGS), kind.name


def test_an_open_event_is_not_taken_for_a_kind():
    """An open event is named by its verb, and a row of that name would swallow it.

    So a row bears the name of a verb only where that verb tells this very kind, as "report" does,
    and never that of one which can mean something else: to move a motion is no resettlement.
    """
    tells = {word: kind.name for kind in reversed(KINDS) for word in kind.verbs.split()}
    assert {name: tells[name] for name in BY_NAME if tells.get(name, name) != name} == {}
    open_at_times = {"try", "bear", *_INTRANSITIVE}
    everyday = set("move fire take put run work open close meet play see hear walk".split())
    assert (open_at_times | everyday) & set(BY_NAME) == set()


def test_states_that_last_are_no_kinds():
    assert set(BY_NAME) & LASTING == set()


@pytest.mark.parametrize("group", [JUSTICE, MOVEMENT, MUTUAL, TOLLS])
def test_groups_name_rows(group):
    assert group - WITHOUT_ROW <= set(BY_NAME)


def test_each_toll_has_its_question():
    assert set(TOLL_QUESTIONS) == set(TOLLS)


def test_an_open_kind_is_named_and_asked_by_its_lemma():
    kind = kind_of("paint")
    assert (kind.name, kind.ask, kind.subject, kind.once, kind.rare) == (
        "paint",
        "paint",
        AGENT,
        False,
        False,
    )
    assert family_of("paint") == "paint"


@pytest.mark.parametrize(
    ("name", "family"), [("execution", "death"), ("death", "death"), ("arrest", "arrest")]
)
def test_families(name, family):
    assert family_of(name) == family


def test_once_is_not_rare():
    assert [kind.name for kind in KINDS if kind.once and kind.rare] == []
    assert BY_NAME["death"].once
    assert BY_NAME["arrest"].rare


def test_a_row_has_no_other_columns():
    with pytest.raises(TypeError):
        Kind(name="picnic", colour="green")
    assert {f.name for f in fields(Kind)} >= {"name", "ask", "verbs", "nouns", "subject"}
