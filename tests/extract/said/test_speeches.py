"""Quotations come with the words that name their speakers, exactly as they stand."""

import pytest

from thurloe.extract import english
from thurloe.read import account_of


@pytest.fixture(scope="module")
def speeches():
    reader = english()
    return lambda text: [
        (s.words.text, [who.text for who in s.speakers]) for s in reader.speeches(account_of(text))
    ]


def test_who_speaks(speeches):
    text = """“The boat is lost,” said the old pilot.

“She is not,” Captain Weir answered."""
    assert speeches(text) == [
        ("“The boat is lost,”", ["the old pilot"]),
        ("“She is not,”", ["Captain Weir"]),
    ]


def test_hard_wraps_stay_in_the_quote(speeches):
    text = '"She will\nnot come back," said Anna Holm.'
    assert speeches(text) == [('"She will\nnot come back,"', ["Anna Holm"])]


def test_a_text_without_quotations_or_words_has_none(speeches):
    assert speeches("The boat sank.") == []
    assert speeches("") == []
