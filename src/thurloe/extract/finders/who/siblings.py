"""Birth order, from "the eldest of six" or "two older brothers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import ancestors, phrase
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import Draft, named, state
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

RANKS = {
    "eldest": "first",
    "oldest": "first",
    "firstborn": "first",
    "first-born": "first",
    "youngest": "last",
}
_CHILDREN = {"child", "sibling", "son", "daughter", "brother", "sister"}
_SIBLINGS = {"brother", "sister", "sibling", "one"}
_OLDER, _YOUNGER = {"older", "elder", "big"}, {"younger", "little"}
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd"}


def birth_order(scene: Scene, token: Token) -> Iterator[Draft]:
    """A claim on a named person's place among brothers and sisters: "1st of 4", "first", "last"."""
    yield from _of_having(scene, token) if token.lemma_ == "have" else _of_rank(scene, token)


def _of_rank(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "the eldest of six", after "was" or a comma."""
    noun, children = _counted(token)
    subject = _bearer(scene, noun)
    if subject is None or children is None or named(scene, subject) is None:
        return
    number = _number(scene, children)
    first = RANKS[token.lower_] == "first"
    value = f"{'1st' if first else ordinal(number)} of {number}" if number else RANKS[token.lower_]
    span = (token.i, children.i + 1)
    yield Draft(state(noun, "siblings"), "birth_order", value, span, subject=subject)
    others = _only_one(noun)
    if number > 1 and others is not None:
        kin, last = others
        told = state(noun, "amount")
        yield Draft(told, "number", str(number - 1), (token.i, last), about=kin, subject=subject)


def _counted(token: Token) -> tuple[Token, Token | None]:
    """ "The eldest of six children": what the phrase hangs on, and the children."""
    if token.dep_ == "quantmod" and token.head.dep_ == "nummod":  # by the model six at most
        children = token.head.head
        of = token.i + 1 < children.i and token.nbor(1).lower_ == "of"
        return children, children if of and children.lemma_ in _CHILDREN else None
    noun = token.head if token.dep_ == "amod" else token
    of_them = (c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of")
    below = (t for c in of_them for t in c.children)
    of_whom = (t for t in below if t.dep_ == "pobj" and t.lemma_ in _CHILDREN)
    return noun, next(of_whom, None)


def _only_one(noun: Token) -> tuple[str, int] | None:
    """ "The youngest of six and the only daughter": the others were brothers.

    Returns:
        What the others were, and where the words end that say so.
    """
    fellows = (t for t in noun.subtree if t.dep_ == "conj" and t.lemma_.lower() in _OTHERS)
    only = (t for t in fellows if any(c.lower_ == "only" for c in t.lefts))
    return next(((_OTHERS[t.lemma_.lower()], t.i + 1) for t in only), None)


_OTHERS = {"girl": "brother", "daughter": "brother", "boy": "sister", "son": "sister"}


def _bearer(scene: Scene, noun: Token) -> Token | None:
    if noun.dep_ == "attr":
        return subject_of(noun.head)
    if noun.dep_ == "appos":
        beside = named(scene, noun.head)
        someone = beside is not None and beside.type is EntityType.PERSON
        verb = next((t for t in ancestors(noun) if t.pos_ == "VERB"), None)
        return noun.head if someone or verb is None else subject_of(verb)
    return subject_of(noun.head) if noun.dep_ in {"npadvmod", "oprd", "advcl", "dep"} else None


def _of_having(scene: Scene, token: Token) -> Iterator[Draft]:
    """ "He had two older sisters and a younger one": third of four."""
    subject = subject_of(token)
    things = [c for c in token.children if c.dep_ == "dobj"]
    things += [c for t in things for c in t.children if c.dep_ == "conj"]
    older = sum(_aged(scene, t, _OLDER) for t in things)
    younger = sum(_aged(scene, t, _YOUNGER) for t in things)
    if subject is None or named(scene, subject) is None or not older + younger:
        return
    span = phrase(things[0], tail=0)[0], phrase(things[-1], tail=0)[1]
    value = f"{ordinal(older + 1)} of {older + younger + 1}"
    yield Draft(state(token, "siblings"), "birth_order", value, span, subject=subject)


def _aged(scene: Scene, thing: Token, words: set[str]) -> int:
    if thing.lemma_ not in _SIBLINGS or not any(c.lower_ in words for c in thing.children):
        return 0
    return _number(scene, thing) or 1


def _number(scene: Scene, noun: Token) -> int:
    counted = (p.thing.value for p in scene.quantities if noun.i in {p.root.head.i, p.root.i})
    return next((int(value) for value in counted if value.isdigit()), 0)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    return _ORDINALS.get(number, f"{number}th")
