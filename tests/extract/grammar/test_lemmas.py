"""Dictionary forms of verbs by the spelling of their past."""

import pytest

from thurloe.extract.grammar.lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "said", "lemma"),
    [
        ("spared", "spar", "spare"),
        ("sparred", "spar", "spar"),
        ("hated", "hat", "hate"),
        ("staring", "star", "stare"),
        ("starring", "star", "star"),
        ("poured", "pour", "pour"),  # two vowels: nothing is doubled
        ("opened", "open", "open"),  # two syllables, the first one stressed
        ("played", "play", "play"),
        ("boxed", "box", "box"),
        ("sing", "sing", "sing"),
    ],
)
def test_an_undoubled_consonant_had_an_e(form, said, lemma):
    assert lemma_of(form, said) == lemma
