"""In what state things were: "the doors were bolted shut", "got stuck", "swept off its tracks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.arguments import is_passive
from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.meant import meant_by
from thurloe.extract.rules import run
from thurloe.extract.spans import words_of
from thurloe.extract.stance import stance_of
from thurloe.extract.subjects import subject_of
from thurloe.extract.telling import Draft, Telling, named, state
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scene import Scene

# Verbs whose participle tells how a thing stood.
_STATES = set(
    """
    bar block bolt chain clog corrode crack dismantle flood fuse jam latch lock moor overload
    overcrowd padlock rust seal shutter stick tie wedge weld unlock
    """.split()
)
_ALONE = {"jam", "stick"}  # which things do by themselves
_SOME = {"some", "others", "many", "most", "several", "all", "few", "none", "one", "two", "half"}
_ALMOST = {"almost", "nearly"}
_RESULTS = {"shut", "open", "tight", "fast", "closed"}


def find_conditions(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each thing that is told to have stood in a state, or been thrown out of place."""
    yield from run(RULES, scene)


def _stood(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "were locked", "got stuck on a ladder", "jammed"."""
    by_itself = verb.lemma_ in _ALONE and verb.tag_ == "VBD"
    if not is_passive(verb) and not by_itself:
        return
    thing, stance = subject_of(verb), stance_of(verb)
    if thing is None or stance.mode not in {Mode.ASSERTED, Mode.REPORTED}:
        return
    thing = _whole(meant_by(scene, thing))
    if not _is_thing(scene, thing):
        return
    result = next((c for c in verb.children if c.lower_ in _RESULTS and c.i == verb.i + 1), None)
    span = (verb.i, verb.i + (2 if result is not None else 1))
    yield Draft(
        state(verb, "condition", stance), "state", words_of(scene.doc, span), span, subject=thing
    )


def _was_missing(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "the key was missing", "the hatch stood open", "the ladder had disappeared"."""
    verb = word if word.pos_ == "VERB" and word.lemma_ in _GOING else word.head
    thing, stance = subject_of(verb), stance_of(verb)
    if thing is None:
        return
    thing = _whole(meant_by(scene, thing))
    if _is_thing(scene, thing) and thing.pos_ == "NOUN" and thing.lemma_ not in PERSON_NOUNS:
        value = "missing" if word.lemma_ in _GOING | {"go", "absent"} else word.lower_
        telling = state(verb, "condition", stance)
        yield Draft(telling, "state", value, (word.i, word.i + 1), subject=thing)


_GOING = {"disappear", "vanish"}
_STANDING = {"be", "stand", "lie", "remain", "hang", "seem", "appear", "stay"}
_CONDITIONS = frozenset(
    """
    absent ablaze afloat broken closed cold dark dry empty flooded frozen gone intact lit loose
    lost missing open shut soaked undamaged unharmed unlocked untouched warm wet
    """.split()
)


def _is_condition(word: Token) -> bool:
    if word.pos_ == "VERB" and word.lemma_ in _GOING:
        return word.tag_ in {"VBD", "VBN"}
    stands = word.head.lemma_ in _STANDING and word.dep_ in {"acomp", "oprd", "attr"}
    return word.lower_ in _CONDITIONS and stands


def _whole(thing: Token) -> Token:
    """ "some of the doors": the doors."""
    if thing.lower_ not in _SOME:
        return thing
    of = (t for c in thing.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next(of, thing)


def _is_thing(scene: Scene, token: Token) -> bool:
    """Whether it is no person: the locked up are in prison."""
    who = named(scene, token)
    if who is not None:
        return who.type not in {EntityType.PERSON, EntityType.GROUP}
    return token.pos_ == "NOUN" or token.lower_ in _THEM


_THEM = {"it", "they", "them", "which", "that"}


def _thrown(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "almost swept a train off its tracks", "knocked the houses off their foundations"."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    prep = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "off"), None)
    base = next((c for c in prep.children if c.dep_ == "pobj"), None) if prep is not None else None
    if prep is None or base is None or not things:
        return
    if not any(c.lower_ in {"its", "their"} for c in base.children):
        return
    almost = [c.lower_ for c in verb.children if c.lower_ in _ALMOST and c.i < verb.i]
    value = " ".join([*almost, verb.text, words_of(scene.doc, (prep.i, base.i + 1))])
    span = (verb.i - len(almost), base.i + 1)
    telling = state(verb, "condition", stance_of(verb))
    yield Draft(telling, "state", value, span, subject=things[0])


RULES: tuple[Rule, ...] = (
    (lambda t: t.lemma_ in _STATES and t.tag_ in {"VBN", "VBD"}, _stood),
    (lambda t: t.pos_ == "VERB" and t.tag_ in {"VBN", "VBD"}, _thrown),
    (_is_condition, _was_missing),
)
