"""In what state things were: "the doors were bolted shut", "got stuck", "swept off its tracks"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

# Verbs whose participle tells how a thing stood.
_STATES = set(
    """
    bar block bolt chain clog corrode crack dismantle flood fuse jam latch lock moor overload
    overcrowd padlock rust seal shutter stick tie wedge weld unlock
    """.split()
)
# What things do by themselves, and two of these to others.
_ALONE = set("burst fail jam malfunction rupture snap stall stick".split())
_HALTED = {"stall", "jam"}
_OPENED = {"open", "apart", "loose"}  # "cut open from the inside"
_SIDES = {"inside", "outside", "within", "without", "below", "above", "behind"}
_SOME = {"some", "others", "many", "most", "several", "all", "few", "none", "one", "two", "half"}
_ALMOST = {"almost", "nearly"}
_RESULTS = {"shut", "open", "tight", "fast", "closed"}


def find_conditions(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each thing that is told to have stood in a state, or been thrown out of place."""
    yield from run(RULES, scene)


def _stood(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "were locked", "got stuck on a ladder", "jammed"."""
    done = next((c for c in verb.children if c.dep_ == "dobj"), None)
    halted = done is not None and verb.lemma_ in _HALTED
    if not is_passive(verb) and not halted and not _by_itself(verb):
        return
    thing, stance = done if halted else subject_of(verb), stance_of(verb)
    if thing is None or stance.mode not in _FACTUAL:
        return
    thing = whole(meant_by(scene, thing))
    if not _is_thing(scene, thing) or thing.i in scene.triggers:
        return
    result = next((c for c in verb.children if c.lower_ in _RESULTS and c.i == verb.i + 1), None)
    to = next((c for c in verb.children if c.lower_ == "to" and c.i == verb.i + 1), None)
    whereto = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    end = verb.i + (2 if result is not None else 1)
    span = (verb.i, phrase(whereto, tail=0)[1] if whereto is not None else end)
    yield in_state(state(verb, "condition", stance), words_of(scene.doc, span), span, thing)


_FACTUAL = {Mode.ASSERTED, Mode.REPORTED, Mode.DENIED}


def in_state(telling: Telling, value: str, span: tuple[int, int], thing: Token) -> Draft:
    """A claim of a state; the no stands in the value, and not in the mode."""
    stance = telling.stance
    if stance.mode is Mode.DENIED:
        mode = Mode.ASSERTED if stance.cited is None else Mode.REPORTED
        telling = replace(telling, stance=replace(stance, mode=mode))
        value = f"not {value}"
        denying = telling.trigger.token
        if stance.cited is not None and denying.dep_ == "ccomp" and denying.head.i < span[0]:
            span = denying.head.i, span[1]  # "he denied that it was open": with who says no
    return Draft(telling, "state", value, span, subject=thing)


def without_states_denied(drafts: Sequence[Draft]) -> list[Draft]:
    """ "The hatch was not bolted": in which state it was, and no further "was it bolted? no"."""
    at = {_at(d) for d in drafts if d.attribute == "state" and d.value.startswith("not ")}
    return [d for d in drafts if d.attribute != "polarity" or _at(d) not in at]


def _at(draft: Draft) -> int:
    return int(draft.telling.trigger.token.i)


def _by_itself(verb: Token) -> bool:
    """ "The engine failed", and not "failed to come", "stuck a pin", "stuck to it"."""
    alone = {"dobj", "xcomp", "ccomp"}.isdisjoint({c.dep_ for c in verb.children})
    to = any(c.lower_ in {"to", "with", "in"} and c.dep_ == "prep" for c in verb.children)
    past = verb.tag_ == "VBD" or any(c.lower_ in {"had", "has"} for c in verb.children)
    return verb.lemma_ in _ALONE and past and alone and not to


def _opened(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "was cut open from the inside", "found the tent cut open"."""
    doc, verb = scene.doc, scene.doc[word.i - 1]
    if verb.tag_ not in {"VBN", "VBD"} or verb.i not in {word.head.i, *(c.i for c in word.lefts)}:
        return
    above = verb.head
    found = next((c for c in above.children if c.dep_ == "dobj"), None)
    if above.i == word.i:  # "found the sack torn open": the model lets the sack be open
        thing = next((c for c in (*word.lefts, *verb.lefts) if c.dep_ == "nsubj"), None)
    elif verb.dep_ in {"advcl", "oprd", "acl"} and above.pos_ == "VERB" and found is not None:
        thing = found
    else:
        owned = verb.dep_ == "ccomp" and verb.tag_ == "VBN"
        thing = subject_of(verb) if is_passive(verb) or owned else None
    if thing is None or not _is_thing(scene, thing):
        return
    meant = whole(meant_by(scene, thing))
    thing = thing if meant.lemma_.lower() in PERSON_NOUNS | ORGANISATION_NOUNS else meant
    end = word.i + 1
    if end + 1 < len(doc) and doc[end].lower_ == "from":
        side = next((t.i for t in doc[end + 1 : end + 3] if t.lower_ in _SIDES), end - 1)
        end = side + 1
    telling = state(verb, "condition", stance_of(verb))
    yield Draft(telling, "state", words_of(doc, (verb.i, end)), (verb.i, end), subject=thing)


def _was_missing(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "the key was missing", "the hatch stood open", "the ladder had disappeared"."""
    verb = word if word.pos_ == "VERB" and word.lemma_ in _GOING else word.head
    thing, stance = subject_of(verb), stance_of(verb)
    if thing is None:
        return
    thing = whole(meant_by(scene, thing))
    if _is_thing(scene, thing) and thing.pos_ == "NOUN" and thing.lemma_ not in PERSON_NOUNS:
        value = "missing" if word.lemma_ in _GOING | {"go", "absent"} else word.lower_
        telling = state(verb, "condition", stance)
        yield in_state(telling, value, (word.i, word.i + 1), thing)


_STATED = {"bolted", "locked", "padlocked", "barred", "blocked", "jammed", "sealed", "unlocked"}


def _found_so(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "The gate was found bolted": in which state it was."""
    verb = word.head
    if verb.lemma_ not in {"find", "leave", "keep"} or word.dep_ not in {"oprd", "acomp", "xcomp"}:
        return
    done = next((c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"}), None)
    if done is None or verb.i > word.i or stance_of(verb).mode not in _FACTUAL:
        return
    thing = whole(meant_by(scene, done))
    if _is_thing(scene, thing) and thing.i not in scene.triggers:
        telling = state(verb, "condition", stance_of(verb))
        yield in_state(telling, word.lower_, (word.i, word.i + 1), thing)


_GOING = {"disappear", "vanish"}
_STANDING = {"be", "stand", "lie", "remain", "hang", "seem", "appear", "stay"}
_CONDITIONS = frozenset(
    """
    absent ablaze afloat broken closed cold dark dry empty flooded frozen gone icy intact lit loose
    lost missing open shut slippery soaked undamaged unharmed unlocked untouched warm wet
    """.split()
)


def whole(thing: Token) -> Token:
    """ "some of the doors": the doors; "a door which he left open": the door."""
    if thing.lower_ in {"which", "that"} and thing.head.dep_ == "relcl":
        return thing.head.head
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
    (Word(lemma=_STATES | _ALONE, tag={"VBN", "VBD"}), _stood),
    (Word(lower=_CONDITIONS | _STATED, pos={"ADJ"}), _found_so),
    (Word(lower=_OPENED, also=lambda t: t.i > 0), _opened),
    (Word(tag={"VBN", "VBD"}, pos={"VERB"}), _thrown),
    (Word(lemma=_GOING, tag={"VBD", "VBN"}, pos={"VERB"}), _was_missing),
    (
        Word(
            lower=_CONDITIONS,
            dep={"acomp", "oprd", "attr"},
            also=lambda t: t.head.lemma_ in _STANDING,
        ),
        _was_missing,
    ),
)
