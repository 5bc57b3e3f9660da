"""How old somebody was: "she was 52", "Anna Holm, 54, died", "died at 66"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.kinds import family_of
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

_AGES = range(1, 111)


def at_age(placed: Placed[Quantity], telling: Telling | None) -> list[Draft]:
    """ "died at 66": the age, after what happens once in a life."""
    root, value = placed.root, placed.thing.value.lstrip("~")
    if telling is None or root.dep_ != "pobj" or root.head.lower_ != "at" or not value.isdigit():
        return []
    if family_of(telling.kind) not in _OF_LIFE or int(value) not in _AGES or placed.thing.unit:
        return []
    return [Draft(telling, "age", f"P{value}Y", placed.span)]


_OF_LIFE = {"death", "marriage", "education", "resignation", "membership"}


def bearer_of_age(placed: Placed[Quantity]) -> Token | None:
    """Of whom a bare number is the age: "she was 52", "Anna Holm, 54, died"."""
    root, value = placed.root, placed.thing.value.lstrip("~")
    if not value.isdigit() or int(value) not in _AGES:
        return None
    if root.dep_ in {"attr", "acomp"} and root.head.lemma_ == "be":
        return subject_of(root.head)
    if root.dep_ == "pobj" and root.head.lower_ == "of":
        return one_person(root.head.head)
    if placed.first >= _NAME_AND_COMMA and root.doc[placed.first - 1].text == ",":
        name = root.doc[placed.first - 2]
        return name if name.pos_ == "PROPN" else None
    return None


_NAME_AND_COMMA = 2  # tokens before the number


def one_person(noun: Token) -> Token | None:
    """ "a peasant of about fifty": the one he is set beside, or himself."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in PERSON_NOUNS:
        return None
    return noun.head if noun.dep_ in {"appos", "attr"} and noun.head.pos_ != "AUX" else noun


def aged(scene: Scene, placed: Placed[Quantity], subject: Token) -> Iterator[Draft]:
    """The claim that somebody was so old, where he is a person."""
    if _is_person(scene, subject):
        sign = "~" if placed.thing.value.startswith("~") else ""
        value = f"{sign}P{placed.thing.value.lstrip('~')}Y"
        yield Draft(state(subject, "age"), "age", value, placed.span, subject=subject)


def _is_person(scene: Scene, subject: Token) -> bool:
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
    if who is None or not _is_person(scene, who):
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
