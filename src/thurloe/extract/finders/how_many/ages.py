"""How old somebody was: "she was 52", "Anna Holm, 54, died", "died at 66"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.finders.who.aged import age_of, is_person
from thurloe.extract.grammar.subjects import SUBJECTS, subject_of
from thurloe.extract.said.telling import Draft, Telling
from thurloe.extract.scenes.elisions import YOUNG
from thurloe.kinds import family_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed, Scene

_AGES = range(1, 111)


def at_age(placed: Placed[Quantity], telling: Telling | None) -> list[Draft]:
    """ "died at 66": the age, after what happens once in a life."""
    root, value = placed.root, placed.thing.value.lstrip("~")
    if telling is None or root.dep_ != "pobj" or root.head.lower_ != "at" or not value.isdigit():
        return []
    if family_of(telling.kind) not in _OF_LIFE or int(value) not in _AGES or placed.thing.unit:
        return []
    return [Draft(telling, "age", f"P{value}Y", placed.span)]


def in_year(scene: Scene, placed: Placed[Quantity]) -> Iterator[Draft]:
    """ "In her fiftieth year": she was 49."""
    year, count = placed.root.head, placed.thing.value
    owner = next((c for c in year.lefts if c.dep_ == "poss"), None)
    told = year.lower_ == "year" and year.dep_ == "pobj" and year.head.lower_ in {"in", "into"}
    if not told or owner is None or not count.isdigit() or int(count) - 1 not in _AGES:
        return
    verb = year.head.head
    who = subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else verb
    meant = owner if who is None or who.lower_ in {"it", "this"} else who
    if is_person(scene, meant) or owner.lower_ == "my":
        yield age_of(meant, f"P{int(count) - 1}Y", placed)


_OF_LIFE = {"death", "marriage", "education", "graduation", "resignation", "membership"}


def bearer_of_age(placed: Placed[Quantity]) -> Token | None:
    """Of whom a bare number is the age: "she was 52", "Anna Holm, 54, died"."""
    root, value = placed.root, placed.thing.value.lstrip("~")
    if not value.isdigit() or int(value) not in _AGES:
        return None
    for bears in (_age_given, _told_of_subject, _beside_kind):
        if (bearer := bears(placed)) is not None:
            return bearer
    first = placed.first - (root.doc[placed.first - 1].lower_ in _THEN if placed.first else 0)
    beside = root.dep_ not in SUBJECTS  # "of those from Ghent, nine came home"
    if beside and first >= _NAME_AND_COMMA and root.doc[first - 1].text == ",":
        name = root.doc[first - 2]
        return name if name.pos_ == "PROPN" else None
    return None


_NAME_AND_COMMA = 2  # tokens before the number
_THEN = {"then", "now", "only", "barely"}  # "Anna Holm, then 22, ..."
_TURNED = {"dobj", "attr", "acomp", "oprd", "npadvmod"}  # "she turned 40"


def _told_of_subject(placed: Placed[Quantity]) -> Token | None:
    """ "She was 52", "she turned 40"."""
    root = placed.root
    was = root.dep_ in {"attr", "acomp"} and root.head.lemma_ == "be"
    turned = root.dep_ in _TURNED and root.head.lemma_ == "turn" and not placed.thing.unit
    who = subject_of(root.head) if was or turned else None
    if any(c.dep_ == "neg" for c in root.head.children):
        return None  # "I was not yet twenty"
    many = who is not None and who.tag_ == "NNS" and who.lemma_.lower() not in YOUNG
    return None if many and not turned else who  # "the survivors were nine": so many


def _beside_kind(placed: Placed[Quantity]) -> Token | None:
    """ "A peasant of about fifty"."""
    of = placed.root.dep_ == "pobj" and placed.root.head.lower_ == "of"
    return one_person(placed.root.head.head) if of else None


def _age_given(placed: Placed[Quantity]) -> Token | None:
    """ "She gave her age as 34", "his age was entered as 24", "her age was 30": whose age."""
    figure, above = placed.root, placed.root.head
    given = figure.dep_ == "pobj" and above.lower_ in {"as", "at"}
    verb = above.head if given else above
    if not given and (figure.dep_ != "attr" or above.lemma_ != "be"):
        return None
    ages = (c for c in verb.children if c.dep_ in _TOLD and c.lemma_.lower() == "age")
    return next((t for age in ages for t in age.lefts if t.dep_ == "poss"), None)


_TOLD = {"dobj", "nsubj", "nsubjpass"}


_OF_CHILDREN = {"mother", "father", "grandmother", "grandfather", "parent"}


def are_children(placed: Placed[Quantity]) -> bool:
    """ "A mother of two": neither her age nor a number of mothers."""
    of = placed.root.head
    return of.lower_ == "of" and of.head.lemma_.lower() in _OF_CHILDREN and not placed.thing.unit


def one_person(noun: Token) -> Token | None:
    """ "a peasant of about fifty": the one he is set beside, or himself."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in PERSON_NOUNS:
        return None
    return noun.head if noun.dep_ in {"appos", "attr"} and noun.head.pos_ != "AUX" else noun


def aged(scene: Scene, placed: Placed[Quantity], subject: Token) -> Iterator[Draft]:
    """The claim that somebody was so old, where he is a person."""
    if is_person(scene, subject):
        sign = "~" if placed.thing.value.startswith("~") else ""
        value = f"{sign}P{placed.thing.value.lstrip('~')}Y"
        yield age_of(subject, value, placed)
