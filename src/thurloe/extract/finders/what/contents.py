"""What a thing held and what it was made of: "a flask containing mercury", "a copper flask"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import BODY, PERSON_NOUNS
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_FILLED = {"fill", "load", "pack", "stuff", "lace", "coat", "smear", "charge", "crowd"}
_MADE = {"make", "build", "construct", "fashion", "carve", "cast", "forge", "knit", "sew"}
# Adjectives of a material, and the material; the nouns stand for themselves.
_ADJECTIVES: dict[str, str] = {"wooden": "wood", "golden": "gold", "woollen": "wool"}
MATERIALS = frozenset(
    """
    aluminium aluminum asbestos bamboo brass brick bronze canvas cardboard chrome clay concrete
    copper cotton earthenware fabric felt glass gold granite iridium iron ivory lace lead
    leather linen marble metal nickel nylon oak paper parchment pewter pine plaster plastic
    platinum porcelain rubber silk silver slate steel stone teak tin titanium velvet wax wicker
    wood wool zinc
    """.split()
)
# Nouns behind a material that are no thing made of it: "the iron trade", "a gold watchmaker".
_NO_THINGS = frozenset(
    """
    age bar broker company cooling curtain dealer exchange factory field firm grower guard
    industry machine man market medal merchant mill mine
    miner mining picker planter price production reserve rush spinner standard strike trade trader
    union weaver wedding worker works year
    """.split()
)
_LIVING = {EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION, EntityType.PLACE}


def find_contents(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each thing that is told to have held something, or to be made of it."""
    yield from run(RULES, scene)


def _contained(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "which contained mercury", "a flask containing mercury"."""
    thing = subject_of(verb)
    if thing is not None and thing.lemma_.lower() in BODY and thing.dep_ == "pobj":
        thing = thing.head.head  # "a pellet in his thigh that contained mercury"
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from _inside(scene, verb, child, thing)


def _filled(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "was filled with coal", "a box filled with coal"; "they filled it with coal": it."""
    done = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    thing = done if done is not None else subject_of(verb) if verb.tag_ == "VBN" else None
    for prep in verb.children:
        for noun in prep.children if prep.lower_ == "with" else ():
            if noun.dep_ == "pobj":
                yield from _inside(scene, verb, noun, thing)


def _full(scene: Scene, adjective: Token) -> Iterator[Draft]:
    """ "a box full of coal", "the box was full of coal"."""
    above = adjective.head
    thing = subject_of(above) if above.pos_ in {"VERB", "AUX"} else above
    for prep in adjective.children:
        for noun in prep.children if prep.lower_ == "of" else ():
            if noun.dep_ == "pobj":
                yield from _inside(scene, above, noun, thing)


def _inside(scene: Scene, above: Token, noun: Token, thing: Token | None) -> Iterator[Draft]:
    stance = stance_of(above) if above.pos_ in {"VERB", "AUX"} else Stance()
    if noun.pos_ not in {"NOUN", "PROPN"} or scene.is_time(noun):
        return
    for draft in _of_thing(scene, thing, "contents", stance):
        span = phrase(noun, tail=1, preps=frozenset({"of"}))
        yield replace(draft, value=words_of(scene.doc, span), span=span)


def _of_thing(scene: Scene, thing: Token | None, kind: str, stance: Stance) -> Iterator[Draft]:
    """An unfinished claim about a thing; nobody and no place holds or is made of anything."""
    thing = meant_by(scene, thing) if thing is not None else None
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"}:
        return
    if all(r.type not in _LIVING for r in scene.referents_at(thing)):
        telling = state(thing, kind, stance)
        yield Draft(telling, kind, "", (thing.i, thing.i + 1), subject=thing)


def _made(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "was made of glass", "a flask made from glass"."""
    for prep in verb.children if verb.tag_ == "VBN" else ():
        for noun in prep.children if prep.lower_ in {"of", "from", "in"} else ():
            if noun.dep_ == "pobj" and noun.lemma_.lower() in MATERIALS:
                yield from _material(scene, subject_of(verb), noun, stance_of(verb))


def _of_material(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "a copper flask", "the wooden bridge"."""
    thing = noun.head
    plain = thing.pos_ == "NOUN" and thing.lemma_.lower() not in _NO_THINGS | PERSON_NOUNS
    if plain and thing.lemma_.lower() not in MATERIALS and thing.i == noun.i + 1:
        yield from _material(scene, thing, noun, Stance())


def _material(scene: Scene, thing: Token | None, noun: Token, stance: Stance) -> Iterator[Draft]:
    for draft in _of_thing(scene, thing, "material", stance):
        value = _ADJECTIVES.get(noun.lower_, noun.lemma_.lower())
        yield replace(draft, value=value, span=(noun.i, noun.i + 1))


def _is_material(word: Token) -> bool:
    return word.lemma_.lower() in MATERIALS or word.lower_ in _ADJECTIVES


RULES: tuple[Rule, ...] = (
    (Word(lemma={"contain"}, pos={"VERB"}), _contained),
    (Word(lemma=_FILLED, pos={"VERB"}), _filled),
    (Word(lower={"full"}, pos={"ADJ"}), _full),
    (Word(lemma=_MADE, pos={"VERB"}), _made),
    (Word(dep={"compound", "amod"}, also=_is_material), _of_material),
)
