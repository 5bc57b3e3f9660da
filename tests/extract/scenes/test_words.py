"""Which words a rule is about, looked up instead of walked to."""

import pytest

from thurloe.extract.scenes.words import Word, by_attribute

TEXT = "Anna Holm steered the barge. She was steering it home when the Barge Inn burned."


@pytest.mark.parametrize(
    ("word", "found"),
    [
        (Word(lemma={"steer"}), ["steered", "steering"]),
        (Word(lemma={"steer"}, tag={"VBG"}), ["steering"]),
        (Word(lower={"barge"}), ["barge", "Barge"]),
        (Word(lower={"barge"}, also=lambda t: t.text.islower()), ["barge"]),
        (Word(pos={"VERB"}, also=lambda t: t.head.i == t.i), ["steered", "steering"]),
        (Word(lemma={"sail"}), []),
    ],
)
def test_a_word_is_found_by_what_it_is(nlp, word, found):
    assert [t.text for t in word.among(by_attribute(nlp(TEXT)))] == found


@pytest.mark.parametrize("deps", [{"nsubj"}, {"nsubj", "det", "dobj"}])
def test_what_is_looked_up_is_what_a_walk_would_find(nlp, deps):
    doc = nlp(TEXT)
    found = Word(dep=deps, pos={"PRON", "NOUN"}).among(by_attribute(doc))
    walked = [t.i for t in doc if t.dep_ in deps and t.pos_ in {"PRON", "NOUN"}]
    assert sorted(t.i for t in found) == walked
    assert walked
