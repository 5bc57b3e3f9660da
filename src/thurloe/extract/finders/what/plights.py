"""Open events that nobody with a name did to somebody with one: they are about the latter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.finders.what.roles import VAGUE
from thurloe.extract.said.telling import Telling, named
from thurloe.extract.scenes.scene import RAISING
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from thurloe.extract.grammar.arguments import Argument
    from thurloe.extract.scenes.scene import Scene

_BEARERS = {EntityType.PERSON, EntityType.VESSEL}


def about_the_named(scene: Scene, tellings: Mapping[int, Telling]) -> dict[int, Telling]:
    """ "A neighbour betrayed Anna Holm" and "they tortured her" are asked of her."""
    return {i: _turned(scene, telling) for i, telling in tellings.items()}


def _turned(scene: Scene, telling: Telling) -> Telling:
    doer, trigger = telling.subject, telling.trigger
    if trigger.known or trigger.nominal or doer is None or doer.role != "agent":
        return telling
    if trigger.lemma in VAGUE | RAISING or named(scene, doer.head) is not None:
        return telling
    if not _acts(doer.head):  # "the work bored her"
        return telling
    whom = next((a for a in telling.arguments if _bears(scene, a)), None)
    return replace(telling, subject=whom) if whom is not None else telling


def _acts(doer: Token) -> bool:
    """Whether a doer is somebody: by a pronoun, a name, or a word for people."""
    lemma = doer.lemma_.lower()
    people = lemma in PERSON_NOUNS | ORGANISATION_NOUNS or lemma.endswith(("man", "woman"))
    return doer.pos_ in {"PRON", "PROPN"} or people


def _bears(scene: Scene, argument: Argument) -> bool:
    if argument.role != "object" or argument.head.pos_ not in {"PRON", "PROPN"}:
        return False
    who = named(scene, argument.head)
    return who is not None and who.type in _BEARERS
