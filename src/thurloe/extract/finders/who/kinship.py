"""Whose child somebody was: from "the daughter of X and Y", "whose father was X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import KIN_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.spans import ancestors, phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_CHILD = {"daughter", "son", "child", "stepson", "stepdaughter"}
_PARENT = {"m": "father", "f": "mother", "": "parent"}


def find_kin(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each relative who is told beside a name and not in a clause of his own."""
    yield from run(RULES, scene)


def _parents(scene: Scene, child: Token) -> Iterator[Draft]:
    """ "the daughter of Jens Holm and Maria Dahl": her father and her mother."""
    if child.tag_ == "NNS":
        child, below = _one_of(child), child
    else:
        below = child
    of = next((c for c in below.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    first = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    bearer = _child(scene, child)
    if first is None or bearer is None:
        return
    for parent in (first, *(c for c in first.children if c.dep_ == "conj")):
        yield from _parent(scene, parent, bearer)


def _one_of(children: Token) -> Token:
    """ "The eldest of the four children of Jens Holm": the eldest."""
    of = children.head
    return of.head if children.dep_ == "pobj" and of.lower_ == "of" else children


def _parent(scene: Scene, parent: Token, bearer: Token) -> Iterator[Draft]:
    """The parent's name; what he was where no name is told: "the son of a baker"."""
    who, span = named(scene, parent), phrase(parent, tail=0)
    if who is not None and who.type is EntityType.PERSON and who != named(scene, bearer):
        kind = state(parent, _PARENT.get(who.gender, "parent"))
        value = words_of(scene.doc, span) if parent.pos_ == "PROPN" else who.name
        yield Draft(kind, "person", value, span, subject=bearer)
    elif parent.tag_ == "NN" and _has_trade(parent) and who is None:
        kind = state(parent, "parent")
        yield Draft(kind, "position", words_of(scene.doc, span), span, subject=bearer)


def _has_trade(noun: Token) -> bool:
    """A baker, a lighthouse keeper, a fisherman."""
    lemma = noun.lemma_.lower()
    return lemma in PERSON_NOUNS or lemma.endswith(("er", "or", "man", "ist", "ian"))


def _child(scene: Scene, noun: Token) -> Token | None:
    """Who is the child: the subject of "was", the name beside it, or that of the clause."""
    if noun.dep_ == "appos" and not _is_site(noun.head) and _is_person(scene, noun.head):
        found: Token | None = noun.head
    elif noun.dep_ == "attr":
        found = subject_of(noun.head)
    elif _set_off(noun):
        verb = next((t for t in ancestors(noun) if t.pos_ in {"VERB", "AUX"}), None)
        found = subject_of(verb) if verb is not None else None
    else:
        found = None
    return found if found is not None and _is_person(scene, found) else None


def _is_site(token: Token) -> bool:
    """ "born at Ghent, the son of a sailor": it is not Ghent's."""
    return token.dep_ == "pobj" and token.head.lower_ in {"at", "in", "near", "from"}


def _is_person(scene: Scene, token: Token) -> bool:
    """Whether a word can stand for somebody's child: a ship's and a town's are none."""
    known = scene.referents_at(token)
    return bool(known) and all(r.type is EntityType.PERSON for r in known)


def _set_off(noun: Token) -> bool:
    """Whether a comma parts it from the clause: ", the son of a baker", "The son of a baker,"."""
    doc, sent = noun.doc, noun.sent
    first, behind = noun.left_edge.i, noun.right_edge.i + 1
    if first > sent.start:
        return doc[first - 1].text == ","
    return noun.i > first and behind < sent.end and doc[behind].text == ","


def _whose(scene: Scene, kin: Token) -> Iterator[Draft]:
    """ "Anna Holm, whose father was the painter Jens Holm"."""
    whose = next((c for c in kin.children if c.lower_ == "whose"), None)
    verb = kin.head
    if whose is None or kin.dep_ != "nsubj" or verb.lemma_ != "be" or verb.dep_ != "relcl":
        return
    what = next((c for c in verb.children if c.dep_ == "attr"), None)
    beside = [what, *(c for c in what.children if c.dep_ == "appos")] if what is not None else []
    who = next((t for t in beside if named(scene, t) is not None and t.pos_ == "PROPN"), None)
    if who is not None and scene.referents_at(verb.head):
        span = phrase(who, tail=0)
        telling = state(kin, kin.lemma_.lower())
        yield Draft(telling, "person", words_of(scene.doc, span), span, subject=verb.head)


RULES: tuple[Rule, ...] = (
    (Word(lemma=_CHILD, pos={"NOUN"}), _parents),
    (Word(lemma=KIN_NOUNS, pos={"NOUN"}), _whose),
)
