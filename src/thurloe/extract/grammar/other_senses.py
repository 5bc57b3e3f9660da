"""Verbs that mean something else of a place, a post or a book than of a man or a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def frees_a_place(verb: Token) -> bool:
    """ "Liberated Ghent": taken from an enemy, and not let out."""
    done = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})
    return any(_is_land(c) for c in done)


def _is_land(noun: Token) -> bool:
    titled = any(c.dep_ == "compound" for c in noun.lefts)
    named = noun.pos_ == "PROPN" and noun.ent_type_ not in {"PERSON", "NORP"} and not titled
    return named or noun.lemma_.lower() in _LANDS


_LANDS = {"capital", "city", "country", "island", "province", "region", "town", "village"}


def dismisses(verb: Token) -> bool:
    """ "The firm discharged the clerk": from his post, and from no prison."""
    doers = [c for c in verb.children if c.dep_ == "nsubj"]
    doers += [t for c in verb.children if c.dep_ == "agent" for t in c.children]
    return any(c.lemma_.lower() in _EMPLOYERS for c in doers)


_EMPLOYERS = set("board college company council employer firm management owner railway".split())


def writes_of_it(verb: Token) -> bool:
    """ "Wrote about the strike", "wrote in "The Bell" that": to nobody."""
    about = any(c.lower_ in {"about", "on", "of"} and c.dep_ == "prep" for c in verb.rights)
    in_it = (t for c in verb.children if c.lower_ == "in" for t in c.children if t.pos_ == "PROPN")
    about = about or any(t.ent_type_ not in {"DATE", "GPE", "LOC"} for t in in_it)
    return about and not any(c.lower_ == "to" or c.dep_ == "dative" for c in verb.rights)


def bequeaths(verb: Token) -> bool:
    """ "Left the mill to Anna Holm", "to the almshouse": a will, and no departure."""
    left = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    to = (t for c in verb.rights if c.lower_ == "to" for t in c.children if t.dep_ == "pobj")
    return left is not None and any(t.i > left.i for t in to)
