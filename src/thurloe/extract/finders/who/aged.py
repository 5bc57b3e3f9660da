"""Whom an age describes that stands beside a name: "Anna Holm, aged 54", "the 54-year-old mate"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import Draft, named, state
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

_NAME_AND_COMMA = 2  # tokens before the age


def is_person(scene: Scene, subject: Token) -> bool:
    """Whether a word stands for somebody, be it only "he"."""
    if subject.lower_ in {"he", "she"}:
        return all(r.type is EntityType.PERSON for r in scene.referents_at(subject))
    folk = PERSON_NOUNS | KIN_NOUNS
    referent = named(scene, subject)
    if referent is None:
        return subject.pos_ == "NOUN" and subject.lemma_.lower() in folk
    return referent.type is EntityType.PERSON


def aged_so(scene: Scene, placed: Placed[Timex]) -> Draft | None:
    """ "Jan Holm, aged 52, sold it", "the 52-year-old mate", "he was 52 years old".

    The age is his, and none of the verb's: not so in "he sold it at the age of 52".
    """
    words = [t.lower_ for t in scene.doc[placed.first : placed.end]]
    if placed.thing.kind != "AGE" or not (words[0] == "aged" or words[-1].endswith("old")):
        return None
    who = _described(scene, placed)
    if who is None or not is_person(scene, who):
        return None
    return Draft(state(who, "age"), "age", placed.thing.value, placed.span, subject=who)


def _described(scene: Scene, placed: Placed[Timex]) -> Token | None:
    """Whom an age describes: the noun behind it, the name before its comma, whoever "was" it."""
    doc, root = scene.doc, placed.root
    if root.head.lemma_ == "be" and root.dep_ in {"acomp", "attr", "npadvmod"}:
        return subject_of(root.head)
    above = root if root.i >= placed.end else root.head
    if above.i >= placed.end and above.pos_ in {"NOUN", "PROPN"}:
        return _by_name(above)
    if placed.first >= _NAME_AND_COMMA and doc[placed.first - 1].text == ",":
        name = doc[placed.first - 2]
        return name if name.pos_ == "PROPN" else None
    return None


def _by_name(noun: Token) -> Token:
    """ "Jan Holm, the 52-year-old mate", "a 9-year-old boy, Jan Holm": Holm."""
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    return next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), noun)
