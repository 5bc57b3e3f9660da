"""Who commanded or led a ship, a unit, a group: from verbs, titles and "under"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS, VESSEL_NOUNS
from thurloe.extract.finders.who.identity import COMMANDS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
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

_TITLES = {"captain", "commander", "skipper", "master"}
_UNITS = set(
    """
    artillery battery boat brigade cavalry cell charge column detachment expedition garrison
    infantry mutiny party platoon rearguard retreat revolt rising squadron vanguard
    """.split()
)
_BODIES = ORGANISATION_NOUNS | VESSEL_NOUNS | _UNITS

_THEM = {"they", "them", "us", "we"}
_LED = {EntityType.VESSEL, EntityType.ORGANISATION, EntityType.GROUP}


def find_commands(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each person who is told to have been at the head of something."""
    yield from run(RULES, scene)


def _by_verb(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "X, who commanded the boat", "the boat, commanded by X"."""
    if is_passive(verb):
        by = next((c for c in verb.children if c.dep_ == "agent"), None)
        who = next((t for t in by.children if t.dep_ == "pobj"), None) if by is not None else None
        thing = _noun_before(verb) if verb.dep_ == "acl" else subject_of(verb)
        if thing is not None and scene.referents_at(thing):
            return  # told among the identities
    else:
        who = subject_of(verb)
        thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if who is not None and thing is not None and (verb.lemma_ != "lead" or is_body(scene, thing)):
        yield from _head_of(scene, verb, who, thing)


def _noun_before(verb: Token) -> Token:
    """ "three shots from the boat B, commanded by": the boat, whatever the model hangs it on."""
    noun = verb.nbor(-1) if verb.i else verb.head
    if noun.text == "," and noun.i:
        noun = noun.nbor(-1)
    return noun if noun.pos_ in {"NOUN", "PROPN", "X"} else verb.head


def _by_under(scene: Scene, under: Token) -> Iterator[Draft]:
    """ "the group under Peter Krag"."""
    who = next((t for t in under.children if t.dep_ == "pobj" and t.pos_ == "PROPN"), None)
    if who is None or scene.referents_at(under.head):
        return  # told among the identities
    if under.head.pos_ == "VERB":
        led = subject_of(under.head)
        sailed = led is not None and led.lower_ in {"she", "it"} and _has_title(who)
        if led is not None and is_body(scene, led):
            yield from _head_of(scene, under, who, led)
        elif sailed:  # whoever she is, she had a captain
            span = phrase(who, tail=0)
            value, telling = words_of(scene.doc, span), state(under, "commander")
            yield Draft(telling, "person", value, span, impersonal=True)
        return
    titled = under.head.pos_ == "NOUN" and _has_title(who)  # "a venture under Commander Krag"
    if under.dep_ == "prep" and (titled or is_body(scene, under.head)):
        yield from _head_of(scene, under, who, under.head)


def _at_the_head(scene: Scene, head: Token) -> Iterator[Draft]:
    """ "X stood at the head of the revolt"."""
    verb = head.head.head
    if head.dep_ != "pobj" or head.head.lower_ != "at" or verb.lemma_ not in _LEADING:
        return
    of = next((c for c in head.children if c.lower_ == "of"), None)
    thing = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    who = subject_of(verb)
    if thing is not None and who is not None and is_body(scene, thing):
        yield from _head_of(scene, head, who, thing, "leader")


_LEADING = {"be", "stand", "go", "march", "ride", "walk"}


def _by_title(scene: Scene, who: Token) -> Iterator[Draft]:
    """ "Captain Reed of the Selma"."""
    titled = _has_title(who)
    of = next((c for c in who.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    thing = next((t for t in of.children if t.dep_ == "pobj"), None) if of is not None else None
    if not titled or thing is None:
        return
    ship = thing.pos_ == "PROPN" and any(c.lower_ == "the" for c in thing.children)
    if is_body(scene, thing) or (ship and not _is_place(scene, thing)):
        yield from _head_of(scene, who, who, thing)


def _has_title(who: Token) -> bool:
    return any(c.lower_ in _TITLES and c.dep_ == "compound" for c in who.children)


def _of_hers(scene: Scene, title: Token) -> Iterator[Draft]:
    """ "her commander, Captain X", where the text does not show whose: at least there was one."""
    owner = next((c for c in title.children if c.dep_ == "poss" and c.pos_ == "PRON"), None)
    who = next((c for c in title.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if owner is None or who is None or named(scene, owner) is not None:
        return
    if named(scene, who) is not None:
        span = phrase(who, tail=0)
        yield Draft(
            state(title, "commander"), "person", words_of(scene.doc, span), span, impersonal=True
        )


def _head_of(
    scene: Scene, word: Token, who: Token, thing: Token, kind: str = ""
) -> Iterator[Draft]:
    person = named(scene, who)
    if person is None or person.type is not EntityType.PERSON or not person.names:
        return
    kind = kind or COMMANDS.get(word.lemma_.lower(), "commander")
    span = phrase(who, tail=0)
    value = words_of(scene.doc, span) if who.pos_ == "PROPN" else person.name
    body = next((c for c in thing.children if c.dep_ == "appos" and scene.referents_at(c)), thing)
    yield Draft(state(word, kind), "person", value, span, subject=body)


def is_body(scene: Scene, thing: Token) -> bool:
    """Whether a thing is a ship, a unit or a group: what somebody can be at the head of."""
    if thing.lower_ in _THEM or (thing.tag_ == "NNS" and thing.lemma_.lower() in PERSON_NOUNS):
        return True
    if any(r.type in _LED for r in scene.referents_at(thing)):
        return True
    many = thing.tag_ == "NNS" and thing.lemma_.lower().endswith(("er", "or", "ist", "ian", "man"))
    return many or thing.lemma_.lower() in _BODIES or thing.pos_ == "NUM"


def _is_place(scene: Scene, thing: Token) -> bool:
    return thing.ent_type_ in {"GPE", "LOC"} or any(
        r.type is EntityType.PLACE for r in scene.referents_at(thing)
    )


def _is_last_of_name(word: Token) -> bool:
    return word.dep_ not in {"compound", "flat"} and word.lower_ != "under"


RULES: tuple[Rule, ...] = (
    (Word(lemma=COMMANDS, pos={"VERB"}), _by_verb),
    (Word(lower={"under"}), _by_under),
    (Word(lower={"head"}, pos={"NOUN"}), _at_the_head),
    (Word(pos={"PROPN"}, also=_is_last_of_name), _by_title),
    (Word(lemma=_TITLES, pos={"NOUN"}), _of_hers),
)
