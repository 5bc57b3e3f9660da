"""Which thing a bare "it" stands for, where the cast knows nobody: the subject told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.subjects import subject_of
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from thurloe.extract.scenes.scene import Scene

_BARE = {"it": "it", "its": "it", "they": "they", "their": "they"}
_PLURAL = {"NNS", "NNPS"}
_FAR = 3  # sentences
_WHILES = {"while", "time", "moment", "bit", "way", "day", "night", "year", "month", "week", "hour"}


def meant_by(scene: Scene, token: Token) -> Token:
    """The subject of the sentences before, where `token` is an "it" of nobody; else `token`."""
    sentence = token.sent
    if token.head.lemma_ in {"happen", "occur"}:
        return token  # what was told before happened, and not its subject
    for _ in range(_FAR):
        if token.lower_ not in _BARE or scene.referents_at(token) or sentence.start == 0:
            return token
        sentence = scene.doc[sentence.start - 1].sent
        before = _subject(sentence)
        told = _introduced(scene, sentence) if _BARE[token.lower_] == "it" else None
        if told is not None and (before is None or _is_people(scene, before)):
            return told  # "They fled in a van. It was found"
        if before is None or "\n\n" in scene.doc[before.i : token.i].text:
            return token
        if _BARE.get(before.lower_) == _BARE[token.lower_]:
            token = before
        elif before.pos_ in {"NOUN", "PROPN"} and not _is_somebody(scene, before):
            return before if _agree(token, before) else token
    return token


def _introduced(scene: Scene, sentence: Span) -> Token | None:
    """The one thing that a sentence tells of for the first time: "in a white van"."""
    new = [
        t
        for t in sentence
        if t.tag_ == "NN"
        and t.dep_ in {"pobj", "dobj"}
        and any(c.lower_ in {"a", "an"} for c in t.lefts)
        and t.lemma_.lower() not in PERSON_NOUNS | ORGANISATION_NOUNS | _WHILES
        and not (scene.is_time(t) or t.i in scene.triggers or scene.referents_at(t))
    ]
    return new[0] if len(new) == 1 else None


def _is_people(scene: Scene, noun: Token) -> bool:
    """Whether the subject is somebody or many things, for whom no "it" stands."""
    people = noun.lemma_.lower() in PERSON_NOUNS or noun.lower_ in _PERSONS
    return people or noun.tag_ in _PLURAL or _is_somebody(scene, noun)


_PERSONS = {"he", "she", "they", "we", "i", "who", "gang", "crew", "band", "party", "pair"}


def _is_somebody(scene: Scene, noun: Token) -> bool:
    """ "The firm had built it. It was tall": no firm is tall, the thing was told before."""
    return any(r.type in _SOMEBODY for r in scene.referents_at(noun))


_SOMEBODY = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP}


def _subject(sentence: Span) -> Token | None:
    root = sentence.root
    return subject_of(root) if root.pos_ in {"VERB", "AUX"} else None


def _agree(pronoun: Token, noun: Token) -> bool:
    """Whether both are one or many."""
    return (noun.tag_ in _PLURAL) == (_BARE[pronoun.lower_] == "they")
