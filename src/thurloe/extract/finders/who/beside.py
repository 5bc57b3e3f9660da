"""Nouns that the model hangs beside a name and that are not said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, PERSON_NOUNS, VESSEL_NOUNS
from thurloe.extract.cast.votes import gender_of_nouns
from thurloe.extract.said.telling import named
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene


def is_misread(scene: Scene, name: Token, noun: Token) -> bool:
    """Whether a noun beside a name is an event, another's, or of the other gender."""
    rules = (_is_abstract, _are_many, _has_own_noun, _has_own_name, _is_of_other_gender)
    return any(rule(scene, name, noun) for rule in rules)


def _is_abstract(scene: Scene, name: Token, noun: Token) -> bool:
    """ "Anna Holm died there, an event that": she is no event."""
    who, lemma = named(scene, name), noun.lemma_.lower()
    person = who is not None and who.type is EntityType.PERSON
    thing = lemma in VESSEL_NOUNS or lemma.endswith(_ABSTRACT)
    return person and lemma not in PERSON_NOUNS and thing


def _are_many(scene: Scene, name: Token, noun: Token) -> bool:
    """ "The four deaths, Anna Holm", "the following year, she": no one person is that."""
    who = named(scene, name)
    person = who is not None and who.type is EntityType.PERSON
    return person and (noun.tag_ == "NNS" or scene.is_time(noun) or noun.lemma_ in NO_OFFICES)


# What a person is not, whatever stands beside the name: "he was thirty-five years of age".
NO_OFFICES = frozenset(
    """
    aircraft company crowd death fine foot game group life mob notice perfection person plane road
    rock room sea street thing wall water week year
    """.split()
)


def _has_own_name(_: Scene, name: Token, noun: Token) -> bool:
    """ "His mother Anna, his sister Ida": the sister is Ida."""
    own = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    kin = noun.lemma_.lower() in KIN_NOUNS and noun.head.i == name.i
    return kin and any(c.i == noun.i + 1 for c in own)


def _is_of_other_gender(scene: Scene, name: Token, noun: Token) -> bool:
    """ "Her father was Karl Holm, her mother Anna Dahl": he is no mother."""
    who, asked = named(scene, name), gender_of_nouns([noun.lemma_.lower()])
    return who is not None and bool(asked and who.gender) and who.gender != asked


_ABSTRACT = (
    "ion",
    "ment",
    "ness",
    "ity",
    "ism",
    "pattern",
    "event",
    "fact",
    "step",
    "move",
    "time",
)


def _has_own_noun(_: Scene, name: Token, noun: Token) -> bool:
    """ "his father Karl, his mother Anna": each has one, whatever the model hangs on whom."""
    own = (c for c in name.lefts if c.dep_ in {"compound", "nmod"} and c.pos_ == "NOUN")
    if any(c.i != noun.i and c.text.islower() for c in own):
        return True
    behind = noun.doc[noun.i + 1 : noun.i + 2]  # "Anna, Karl, the clerk Jan Holm"
    return name.i < noun.i and any(t.pos_ == "PROPN" for t in behind)
