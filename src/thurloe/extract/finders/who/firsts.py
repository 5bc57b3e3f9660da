"""Who was the first or the last: on the scene, to die, to get out: "the first to die was X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.finders.who.callers import person_who
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.scenes.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.said.telling import Draft, Telling
    from thurloe.extract.scenes.scene import Scene

_ORDERS = {"first": "first", "earliest": "first", "last": "last", "final": "last"}
_SPOTS = {"scene", "site", "spot", "place", "wreck", "accident"}
# What the first or the last did, by its verb, and by a noun for who did it.
_BY_VERB: tuple[tuple[str, str], ...] = (
    ("on the scene", "arrive reach get come"),
    ("to die", "die fall perish succumb drown"),
)
_DEED_OF = {verb: deed for deed, verbs in _BY_VERB for verb in verbs.split()}
# Of whom one was the first of all: "the first officer to die" was the first officer.
_ANYBODY = {"casualty", "fatality", "first", "last", "man", "one", "person", "survivor", "victim"}
_BY_NOUN = dict.fromkeys(("victim", "casualty", "fatality"), "to die")
_OUT = {"alive", "out", "up", "off"}


def find_firsts(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for whoever is told to have been the first or the last of those who did a thing."""
    yield from run(RULES, scene)


def _was_first(scene: Scene, first: Token) -> Iterator[Draft]:
    """ "X was the first on the scene", "the first person to die was a shepherd, X"."""
    noun = first.head if first.dep_ == "amod" else first
    be = noun.head
    deed = _deed(noun) or _deed(first)
    of_all = deed == "on the scene" or noun.lemma_.lower() in _ANYBODY
    if be.lemma_ != "be" or not deed or not of_all:
        return
    kind = f"{_ORDERS[first.lower_]} {deed}"
    if noun.dep_ in {"attr", "acomp"}:
        yield from person_who(scene, kind, subject_of(be), be)
    elif noun.dep_ == "nsubj":
        attr = next((c for c in be.children if c.dep_ == "attr"), None)
        yield from person_who(scene, kind, attr, be)


def _deed(noun: Token) -> str:
    """ "At the scene", "to reach it", "to die", "victim"; "" for what nobody asks."""
    if (told := _BY_NOUN.get(noun.lemma_.lower())) is not None:
        return told
    for child in noun.children:
        if child.lower_ in {"at", "on"} and any(t.lemma_.lower() in _SPOTS for t in child.children):
            return "on the scene"
        if child.dep_ in {"relcl", "xcomp", "acl"} and any(c.lower_ == "to" for c in child.lefts):
            return _of_verb(child)
    return ""


def _of_verb(verb: Token) -> str:
    """ "To die", "to be killed", "to get out", and "to come up alive", which is no coming."""
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    if verb.lemma_ in {"kill", "rescue", "save"}:
        deed = "to die" if verb.lemma_ == "kill" else "to be rescued"
        return deed if passive else ""
    out = {c.lower_ for c in verb.rights} & _OUT
    if verb.lemma_ in {"come", "get", "bring", "pull", "take"} and out:
        return "to be rescued" if passive or "alive" in out else ""
    return _DEED_OF.get(verb.lemma_, "") if not passive else ""


def _died_first(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "X died first", and not "first died in 1921 ..."."""
    behind = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in {"first", "last"}
    if behind and verb.nbor(1).dep_ in {"advmod", "npadvmod"} and verb.nbor(1).head == verb:
        yield from person_who(scene, f"{verb.nbor(1).lower_} to die", subject_of(verb), verb)


RULES: tuple[Rule, ...] = (
    (Word(lower=_ORDERS), _was_first),
    (Word(lemma={"die"}, pos={"VERB"}), _died_first),
)
