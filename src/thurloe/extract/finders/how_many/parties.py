"""How many they were together: "she and nine others", "a party of eight men and two women"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.numbers.form import Form
from thurloe.extract.said.telling import Draft, Telling, state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed, Scene

_GROUPS = {"party", "group", "crew", "expedition", "team", "band", "delegation", "garrison"}
_PEOPLE = {"man", "woman", "boy", "girl", "person", "people", "passenger", "child"}
_FELLOWS = {"companion", "comrade", "colleague", "accomplice", "friend", "follower"}
_FAR = 12  # tokens


def find_parties(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each number of people that the words give in two parts."""
    numbers = {
        p.root.head.i: p
        for p in scene.quantities
        if p.thing.form is Form.COUNT and p.root.dep_ == "nummod" and p.thing.value.isdigit()
    }
    for placed in numbers.values():
        yield from _with_others(scene, tellings, placed)
        yield from _of_both(scene, placed, numbers)


def _with_others(
    scene: Scene, tellings: Mapping[int, Telling], placed: Placed[Quantity]
) -> Iterator[Draft]:
    """ "Jan Holm and nine other students left": ten did."""
    noun = placed.root.head
    first = noun.head
    others = any(c.lower_ == "other" for c in noun.children)
    fellows = noun.lemma_.lower() in _FELLOWS and any(c.tag_ == "PRP$" for c in noun.children)
    if noun.dep_ != "conj" or not (others or fellows) or not _is_one(scene, first):
        return
    if noun.i - first.i > _FAR or any(c.i < noun.i for c in first.conjuncts):
        return  # "Holm, Krag and two others": three parts
    if not any(t.lower_ == "and" for t in scene.doc[first.i : placed.first]):
        return
    telling = tellings.get(first.head.i) or state(noun, "amount")
    span = (first.left_edge.i, noun.i + 1)
    yield Draft(
        telling, "number", str(int(placed.thing.value) + 1), span, "person", impersonal=True
    )


def _is_one(scene: Scene, who: Token) -> bool:
    if len(scene.referents_at(who)) == 1 and who.pos_ in {"PROPN", "PRON"}:
        return who.lower_ not in {"they", "them", "we", "us"}
    return who.tag_ == "NN" and who.lemma_.lower() in PERSON_NOUNS


def _of_both(
    scene: Scene, placed: Placed[Quantity], numbers: Mapping[int, Placed[Quantity]]
) -> Iterator[Draft]:
    """ "The party of eight men and two women": ten."""
    noun = placed.root.head
    of = noun.head
    group = of.head if noun.dep_ == "pobj" and of.lower_ == "of" else noun
    second = next((c for c in noun.children if c.dep_ == "conj" and c.i in numbers), None)
    people = second is not None and {noun.lemma_.lower(), second.lemma_.lower()} <= _PEOPLE
    if second is None or not people or group.lemma_.lower() not in _GROUPS:
        return
    total = int(placed.thing.value) + int(numbers[second.i].thing.value)
    span, telling = (group.i, second.i + 1), state(group, "amount")
    yield Draft(telling, "number", str(total), span, "person", impersonal=True)
