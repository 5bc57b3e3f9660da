"""By what means somebody went or was brought somewhere: by sea, by parachute, in whose aircraft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.kinds import MOVEMENT
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

# What some verbs say of the means, of people who are taken somewhere.
_MEANS = {
    "parachute": "parachute",
    "drop": "parachute",
    "fly": "plane",
    "airlift": "plane",
    "ship": "ship",
    "ferry": "boat",
    "row": "boat",
    "drive": "car",
}
_GONE = MOVEMENT | {"escape", "expulsion", "exile"}
_VEHICLES = set(
    """
    sea air land rail road train plane aeroplane airplane aircraft ship boat steamer ferry car bus
    lorry truck taxi carriage coach sledge bicycle motorcycle parachute submarine helicopter
    balloon airship tram foot horse horseback
    """.split()
)
_TAKING = {"land", "bring", "carry", "take", "drop"}  # "a Heron landed her in Norway"
_THERE = {"destination", "place"}


def find_means(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim on the means of each journey of somebody with a name."""
    for telling in tellings.values():
        if telling.trigger.nominal:
            continue
        yield from _by_verb(scene, telling) or _by_vehicle(scene, telling)
        yield from _by_craft(scene, telling)


def _by_verb(scene: Scene, telling: Telling) -> list[Draft]:
    """ "was parachuted into Norway", "was flown to Norway"."""
    token = telling.trigger.token
    means = _MEANS.get(telling.trigger.lemma)
    where = [a for a in telling.arguments if a.role in _THERE]
    if means is None or not where or not _moved(scene, telling):
        return []
    return [Draft(telling, "manner", means, (token.i, token.i + 1), kind="transfer")]


def _moved(scene: Scene, telling: Telling) -> bool:
    """Whether somebody is taken: who flies himself may be a pilot."""
    if not is_passive(telling.trigger.token):
        return False
    subject = telling.subject
    who = named(scene, subject.head) if subject is not None else None
    return who is not None and who.type is EntityType.PERSON


def _by_vehicle(scene: Scene, telling: Telling) -> list[Draft]:
    """ "went on by sea", "came on foot"."""
    if telling.kind not in _GONE:
        return []
    who = subject_of(telling.trigger.token)
    if who is None:
        return []
    for prep in telling.trigger.token.children:
        noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if noun is None or noun.lower_ not in _VEHICLES or prep.lower_ not in {"by", "on"}:
            continue
        if noun.i == prep.i + 1 or prep.lower_ == "by":  # "by the night train"
            span = (prep.i, noun.i + 1)
            return [Draft(telling, "manner", words_of(scene.doc, span), span, subject=who)]
    return []


def _by_craft(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "a Heron landed her in Norway": the craft that did."""
    if telling.trigger.lemma not in _TAKING:
        return
    verb = telling.trigger.token
    craft, whom = subject_of(verb), _object(verb)
    if craft is None or whom is None:
        return
    who = named(scene, whom)
    if who is None or who.type is not EntityType.PERSON or not _is_craft(scene, craft):
        return
    span = phrase(craft, tail=0)
    value = words_of(scene.doc, span)
    yield Draft(telling, "manner", value, span, kind="transfer", subject=whom)


def _is_craft(scene: Scene, noun: Token) -> bool:
    if noun.lemma_.lower() in _VEHICLES:
        return True
    people = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.PLACE}
    article = any(c.lower_ in {"a", "an"} for c in noun.lefts)
    known = {r.type for r in scene.referents_at(noun)}
    return noun.pos_ == "PROPN" and article and not known & people


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)
