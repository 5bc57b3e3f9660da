"""What different people say of one event, its alternatives in a row; and whether it happened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.stance import Stance
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_SOME = {"some", "others", "many", "most", "few"}
_SAYING = {"say", "think", "believe", "claim", "maintain", "hold"}
# Kinds of which accounts say that they did happen or did not.
WHETHER = {"torture", "payment"}


def find_hearsay(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """Claims on who did it, as some and others say; and that it happened, where that is asked."""
    for telling in tellings.values():
        token = telling.trigger.token
        if token.pos_ == "VERB" and is_passive(token) and token.lemma_ not in _SAYING:
            yield from _by_some(scene, telling)
        yield from _happened(scene, telling)


def _by_some(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "was betrayed, some say by Krag, others by Dahl"."""
    verb = telling.trigger.token
    for by in verb.sent:
        if by.lower_ != "by" or by.i < verb.i:
            continue
        who = next((c for c in by.children if c.dep_ == "pobj"), None)
        if who is None or named(scene, who) is None:
            continue
        some = _said_by(by)
        if some is not None:
            span = phrase(who, tail=0)
            said = replace(telling, stance=Stance(mode=Mode.REPORTED, cited=some))
            yield Draft(said, "agent", words_of(scene.doc, span), span)


def _said_by(by: Token) -> Token | None:
    """The "some" or "others" right before, "say" between them or not."""
    before = by.nbor(-1) if by.i else by
    if before.lemma_ in _SAYING and before.i:
        before = subject_of(before) or before
    return before if before.lower_ in _SOME else None


def _happened(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "They tortured her": yes, where others may say no."""
    token, subject = telling.trigger.token, telling.subject
    if telling.kind not in WHETHER or token.pos_ != "VERB" or subject is None:
        return
    who = named(scene, subject.head)
    person = who is not None and who.type is EntityType.PERSON and subject.role == "object"
    if person and telling.stance.mode is Mode.ASSERTED:
        yield Draft(telling, "polarity", "yes", (token.i, token.i + 1), subject=subject.head)
