"""The dictionary form of a verb, where the model strips an ending too much: "spared", "hated"."""

from __future__ import annotations

import re

_ENDINGS = ("ed", "ing")
# One syllable with one vowel letter before one consonant doubles it: "barred" is of "bar".
_DOUBLING = re.compile(r"(?:[^aeiouy]*|y|[^aeiouy]*qu)[aeiou][bdgklmnprtvz]")


# Participles that the model may leave as they are: "she'd eaten".
_PARTICIPLES = {
    "beaten": "beat",
    "bitten": "bite",
    "chosen": "choose",
    "driven": "drive",
    "eaten": "eat",
    "fallen": "fall",
    "forgiven": "forgive",
    "forgotten": "forget",
    "given": "give",
    "ridden": "ride",
    "risen": "rise",
    "shaken": "shake",
    "spoken": "speak",
    "stolen": "steal",
    "taken": "take",
    "written": "write",
}


def lemma_of(form: str, lemma: str) -> str:
    """The lemma that a form in lower case is of: "spared" is of "spare", for "spar" has "sparred".

    The doubling of a single final consonant after a single stressed vowel is a rule of English
    spelling (Huddleston and Pullum, The Cambridge Grammar of the English Language, ch. 18).
    """
    if form == lemma and form in _PARTICIPLES:
        return _PARTICIPLES[form]
    stems = {form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending)}
    return f"{lemma}e" if lemma in stems and _DOUBLING.fullmatch(lemma) else lemma
