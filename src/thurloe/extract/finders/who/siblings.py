"""Birth order, from "the eldest of six" or "two older brothers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import phrase
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import Draft, named, state

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
    noun = token.head if token.dep_ == "amod" else token
    of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    children = (
        next((t for t in of.children if t.dep_ == "pobj" and t.lemma_ in _CHILDREN), None)
        if of is not None
        else None
    )
    subject = _bearer(noun)
    if subject is None or children is None or named(scene, subject) is None:
        return
    number = _number(scene, children)
    first = RANKS[token.lower_] == "first"
    value = f"{'1st' if first else ordinal(number)} of {number}" if number else RANKS[token.lower_]
    yield Draft(
        state(noun, "siblings"), "birth_order", value, (token.i, children.i + 1), subject=subject
    )


def _bearer(noun: Token) -> Token | None:
    if noun.dep_ == "attr":
        return subject_of(noun.head)
    if noun.dep_ == "appos":
        return noun.head
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
