"""Who called for help: "raised the alarm", "telephoned the fire brigade"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_CALLING = {"call", "telephone", "phone", "ring", "alert", "summon"}
_HELP = {"ambulance", "brigade", "coastguard", "firefighter", "fireman", "lifeboat", "police"}
_RAISING = {"raise", "give", "sound"}
_CALLS = {"alarm", "call"}


def find_callers(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for whoever is told to have called for help."""
    for draft in run(RULES, scene):
        told = tellings.get(draft.telling.trigger.token.i)  # so that the quote shows whom he called
        arguments = told.arguments if told is not None else ()
        yield replace(draft, telling=replace(draft.telling, arguments=arguments))


def _called(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Anna Holm called the police", "the fire brigade was called by Anna Holm"."""
    passive = is_passive(verb)
    sought = "nsubjpass" if passive else "dobj"
    done = next((c for c in verb.children if c.dep_ == sought), None)
    help_ = done is not None and (verb.lemma_ in _CALLING and done.lemma_.lower() in _HELP)
    alarm = done is not None and verb.lemma_ in _RAISING and done.lemma_.lower() == "alarm"
    if not (help_ or alarm):
        return
    yield from person_who(
        scene, "alarm call", _behind(verb, "by") if passive else subject_of(verb), verb
    )


def _came_in(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "The first call was made by Anna Holm", "the call was received from Jan Holm"."""
    call = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if call is None or call.lemma_.lower() not in _CALLS:
        return
    who = _behind(verb, "by") if verb.lemma_ in {"make", "raise", "give"} else _behind(verb, "from")
    yield from person_who(scene, "alarm call", who, verb)


def _behind(verb: Token, prep: str) -> Token | None:
    below = (t for c in verb.subtree if c.lower_ == prep for t in c.children)
    return next((t for t in below if t.dep_ == "pobj"), None)


def person_who(scene: Scene, kind: str, who: Token | None, verb: Token) -> Iterator[Draft]:
    """A claim of somebody with a name, or of people whom a noun tells."""
    stance = stance_of(verb)
    if who is None or stance.unreal or stance.mode not in {Mode.ASSERTED, Mode.REPORTED}:
        return
    beside = next((c for c in who.children if c.dep_ == "appos" and c.pos_ == "PROPN"), who)
    known = named(scene, beside)
    person = known is not None and known.type is EntityType.PERSON and beside.pos_ == "PROPN"
    if person or who.lemma_.lower() in PERSON_NOUNS:
        span = phrase(beside if person else who, tail=0)
        telling = state(verb, kind, stance)
        yield Draft(telling, "person", words_of(scene.doc, span), span, impersonal=True)


RULES: tuple[Rule, ...] = (
    (Word(lemma=_CALLING | _RAISING, pos={"VERB"}), _called),
    (Word(lemma={"make", "raise", "give", "receive"}, pos={"VERB"}), _came_in),
)
