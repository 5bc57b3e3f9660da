"""Whom an age describes that stands beside a name: "Anna Holm, aged 54", "the 54-year-old mate"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, named, state
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

_NAME_AND_COMMA = 2  # tokens before the age


def is_person(scene: Scene, subject: Token) -> bool:
    """Whether a word stands for somebody, be it only "he"."""
    if subject.lower_ in {"he", "she", "his", "her", "i", "my"}:
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
    told = words[0] == "aged" or words[-1].endswith("old") or words[-2:] == ["of", "age"]
    if placed.thing.kind != "AGE" or not told:
        return None
    who = _described(scene, placed)
    if who is None or not is_person(scene, who):
        return None
    return age_of(who, placed.thing.value, placed)


def age_of(who: Token, value: str, placed: Placed[Timex] | Placed[Quantity]) -> Draft:
    """The claim that somebody was so old, with what happened then, where a "when" tells it."""
    be = placed.root.head
    telling = state(who, "age", stance_of(be) if be.lemma_ == "be" else None)
    event = _told_when(be) if be.lemma_ == "be" else None
    if event is None:
        return Draft(telling, "age", value, placed.span, subject=who)
    when = {t.i for t in be.sent if t.lower_ == "when" and be in (t.head, t.head.head)}
    quoted = frozenset(range(*event)) | when
    trigger = replace(telling.trigger, phrase=quoted)
    told = words_of(who.doc, event)
    about = told if who.doc[event[0]].pos_ == "PROPN" else told[:1].lower() + told[1:]
    telling = replace(telling, trigger=trigger)
    return Draft(telling, "age", value, placed.span, about=about, subject=who)


def _told_when(be: Token) -> tuple[int, int] | None:
    """ "When Karl was eleven his aunt went home", "eleven when his aunt went home": that."""
    if be.dep_ == "advcl" and _has_when(be):
        verb = be.head
    else:
        verb = next((c for c in be.rights if c.dep_ == "advcl" and _has_when(c)), be)
    own = [c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
    past = verb.tag_ == "VBD" or any(c.lower_ in {"was", "were", "had"} for c in verb.lefts)
    if verb.i == be.i or not own or not past or any(c.dep_ == "neg" for c in verb.lefts):
        return None
    first = own[-1].left_edge.i
    end = _end_of(verb)
    return (first, end) if end - first <= _SHORT and not first <= be.i < end else None


_SHORT = 10  # words of an event that a question can carry


def _has_when(verb: Token) -> bool:
    return any(c.lower_ == "when" for c in verb.lefts)


_OBJECTS = {"prt", "dobj", "attr", "acomp", "oprd"}
_WHITHER = {"home", "away", "back", "abroad", "out", "down"}


def _end_of(verb: Token) -> int:
    """Behind a verb, its object and one phrase of place."""
    end = verb.i + 1
    for child in verb.rights:
        below = next((t for t in child.children if t.dep_ == "pobj"), None)
        told = child.dep_ in _OBJECTS or child.lower_ in _WHITHER
        if told and child.left_edge.i == end:
            end = max(end, phrase(child, tail=0)[1])
        elif child.dep_ == "prep" and child.i == end and below is not None:
            return phrase(below, tail=0)[1]
        else:
            break
    return end


def _described(scene: Scene, placed: Placed[Timex]) -> Token | None:
    """Whom an age describes: the noun behind it, the name before its comma, whoever "was" it."""
    doc, root = scene.doc, placed.root
    if root.head.lemma_ == "be" and root.dep_ in {"acomp", "attr", "npadvmod"}:
        return subject_of(root.head)
    above = root if root.i >= placed.end else root.head
    if above.i >= placed.end and above.pos_ in {"NOUN", "PROPN"}:
        return _by_name(_kin_of(above) or above)
    if placed.first >= _NAME_AND_COMMA and doc[placed.first - 1].text == ",":
        name = doc[placed.first - 2]
        return name if name.pos_ == "PROPN" else None
    return None


def _kin_of(parent: Token) -> Token | None:
    """ "A 49-year-old miller's daughter": she is 49; "the 49-year-old man's wife": he is."""
    kin = parent.head
    trade = parent.lemma_.lower() not in _ANYBODY and any(c.lower_ == "a" for c in parent.lefts)
    return kin if parent.dep_ == "poss" and trade and kin.lemma_.lower() in KIN_NOUNS else None


_ANYBODY = {"man", "woman", "boy", "girl", "person", "child", "youth"}


def _by_name(noun: Token) -> Token:
    """ "Jan Holm, the 52-year-old mate", "a 9-year-old boy, Jan Holm": Holm."""
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    return next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), noun)
