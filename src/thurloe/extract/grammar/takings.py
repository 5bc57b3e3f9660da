"""Verbs that tell of an arrest or an abduction in their clause alone: "taken from his bed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAPTORS = set(
    """
    agent constable detective gendarme guard guardsman militia militiaman officer patrol police
    policeman soldier troop trooper
    """.split()
)
_HOMES = set("apartment bed cottage flat home house lodging lodgings office room".split())
_CARS = set("automobile car cab jeep lorry taxi truck van vehicle".split())
_PEOPLE = {"he", "him", "she", "her", "me", "us", "them", "they", "who", "whom"}


def tells_an_arrest(verb: Token) -> bool:
    """ "Soldiers picked him up", "she was taken from her house"; nobody else takes one there."""
    if verb.lemma_ == "pick":
        up = any(c.lower_ == "up" for c in verb.children)
        return up and _to_somebody(verb) and _by_captors(verb)
    if verb.lemma_ not in {"take", "drag", "fetch"} or not _to_somebody(verb):
        return False
    away = {t.lemma_.lower() for t in _behind(verb, {"from", "out"})} & _HOMES
    passive = any(c.dep_ == "nsubjpass" for c in verb.lefts)
    onward = any(c.lower_ in {"to", "for"} for c in verb.rights)  # "taken from home to hospital"
    return bool(away) and not onward and (passive or _by_captors(verb))


def tells_an_abduction(verb: Token) -> bool:
    """ "Two men pushed her into a white van"."""
    if verb.lemma_ not in {"bundle", "push", "force", "shove", "drag"} or not _to_somebody(verb):
        return False
    return any(t.lemma_.lower() in _CARS for t in _behind(verb, {"into"}))


def _to_somebody(verb: Token) -> bool:
    done = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if done is None:
        return False
    person = done.pos_ == "PROPN" and done.ent_type_ in {"PERSON", ""}
    return person or done.lower_ in _PEOPLE or done.lemma_.lower() in PERSON_NOUNS | {"woman"}


def _by_captors(verb: Token) -> bool:
    doers = [c for c in verb.lefts if c.dep_ == "nsubj"]
    doers += [t for c in verb.rights if c.dep_ == "agent" for t in c.children]
    return any(t.lemma_.lower() in _CAPTORS or t.lower_ in _CAPTORS for t in doers)


def _behind(verb: Token, preps: set[str]) -> list[Token]:
    """What stands behind a preposition of the verb, "out of" too."""
    below = [c for c in verb.rights if c.lower_ in preps]
    below += [c for p in below for c in p.children if c.lower_ == "of"]
    return [t for p in below for t in p.children if t.dep_ == "pobj"]
