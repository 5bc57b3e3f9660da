"""Whether there was a thing: "had no telephone", "without lifeboats", "had a sprinkler system"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.extract.scenes.words import Word
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

# Things that a building, a ship, a machine or a person has or lacks; nobody "has no idea" here.
THINGS = frozenset(
    """
    airbag alarm ammunition anchor antenna armour armor barrier battery bell belt binoculars
    blanket boat bomb brake buoy cable camera cannon chimney chronometer cipher compass computer
    curtain detector document door earphone elevator engine exit extinguisher fence flare
    flashlight fuse garage generator gun handcuff harness hatch headlight helmet hose hydrant
    insignia insulation jacket key ladder lamp lantern lever licence license life-jacket lifebelt
    lifeboat lifejacket lightning-rod lock loudspeaker mask mast microphone mirror money motor
    parachute passport permit phone pistol propeller pump radar radio raft railing rail receiver
    revolver rifle rocket rope rudder sail scaffold searchlight seatbelt seismograph sensor
    shutter siren skylight sonar speedometer sprinkler staircase stairway switch tank telegraph
    telephone telescope thermometer toilet torch torpedo transmitter turbine uniform valve vent
    ventilator vest visa watch weapon whistle window wireless
    """.split()
)
_HAVING = {"have", "carry", "contain", "possess", "own"}
_FITTED = {"equip", "fit", "provide", "furnish", "install"}
# What is taken at the end of studies: "took his degree", "left without a degree".
DEGREES = {"degree", "diploma", "doctorate"}
_TAKING = {"take", "earn", "receive", "obtain", "gain", "complete", "get"}
_FACTUAL = {Mode.ASSERTED, Mode.REPORTED, Mode.DENIED}


def find_presences(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each thing that somebody or something is told to have had or lacked."""
    yield from run(RULES, scene)


def _had(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "had no telephone", "did not have a telephone", "has a telephone"."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from _listed(scene, child, verb, denied=negated)


def _took(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "took his degree", "never earned a degree"."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_.lower() in DEGREES:
            yield from _listed(scene, child, verb, denied=negated)


def _lacked(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "lacked a radio"."""
    for child in verb.children:
        if child.dep_ == "dobj":
            yield from _listed(scene, child, verb, denied=True)


def _there_was(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "there was no alarm box": of nobody."""
    if any(c.dep_ == "expl" for c in verb.children):
        for child in verb.children:
            if child.dep_ == "attr" and _is_no(child):
                yield from _listed(scene, child, verb, denied=True)


def _found_none(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "they found no boat": of nobody."""
    for child in verb.children:
        if child.dep_ == "dobj" and _is_no(child):
            for draft in _listed(scene, child, verb, denied=True):
                yield replace(draft, subject=None, impersonal=True)


# What shows that a thing was there, and verbs of finding it.
_SIGNS = {"trace", "sign", "evidence", "indication"}
_SENSING = {"find", "see", "discover", "detect", "reveal", "show", "smell", "notice"}


def _sign(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "found no trace of poison", "traces of poison were found": whether there was any."""
    done = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "conj"})
    for sign in (t for c in done for t in (c, *c.conjuncts) if t.lemma_.lower() in _SIGNS):
        of = (t for c in sign.children if c.lower_ == "of" for t in c.children)
        thing = next((t for t in of if t.dep_ == "pobj" and t.pos_ in {"NOUN", "ADJ"}), None)
        stance = stance_of(verb)
        if thing is None or stance.mode not in _FACTUAL:
            continue
        none = stance.mode is Mode.DENIED or _is_no(sign)
        telling = state(sign, "presence", replace(stance, mode=_plain(stance.mode)))
        span, about = phrase(thing, tail=0), thing.lemma_.lower()
        value = "no" if none else "yes"
        yield Draft(telling, "polarity", value, span, about=about, impersonal=True)


def _without(scene: Scene, prep: Token) -> Iterator[Draft]:
    """ "sailed without lifeboats", "a house without a telephone"."""
    for child in prep.children:
        if child.dep_ == "pobj":
            yield from _listed(scene, child, prep.head, denied=True)


def _fitted(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "was equipped with a radio"."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    for prep in verb.children if is_passive(verb) else ():
        for child in prep.children if prep.lower_ == "with" else ():
            if child.dep_ == "pobj":
                yield from _listed(scene, child, verb, denied=negated)


def _listed(scene: Scene, first: Token, above: Token, *, denied: bool) -> Iterator[Draft]:
    """A claim for a noun and for each that is joined to it."""
    none = False
    for noun in (first, *first.conjuncts):
        own = _is_no(noun)
        none = own or (none and not any(c.dep_ == "det" for c in noun.children))
        absent = denied or none
        thing = _thing(noun)
        if thing is not None and (absent or _single(noun)):
            span = phrase(noun, tail=0)
            draft = _presence(scene, thing, above, span)
            if draft is not None:
                yield replace(draft, value="no" if absent else "yes")


def _presence(scene: Scene, thing: Token, above: Token, span: tuple[int, int]) -> Draft | None:
    verb = above.pos_ in {"VERB", "AUX"}
    stance = stance_of(above) if verb else Stance()
    if stance.mode not in _FACTUAL:
        return None
    owner = subject_of(above) if verb else above
    telling = state(thing, "presence", replace(stance, mode=_plain(stance.mode)))
    about = thing.lemma_.lower()
    if owner is None or owner.dep_ == "expl" or owner.pos_ == "DET":
        return Draft(telling, "polarity", "", span, about=about, impersonal=True)
    subject = meant_by(scene, owner)
    return Draft(telling, "polarity", "", span, about=about, subject=subject)


def _plain(mode: Mode) -> Mode:
    """The no stands in the value, and not in the mode."""
    return Mode.ASSERTED if mode is Mode.DENIED else mode


def _is_no(noun: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children)


def _single(noun: Token) -> bool:
    """ "a radio", "its own radio", and not "the radio he had": that there was one is the news."""
    if noun.lemma_.lower() in DEGREES:
        return True  # "his degree"
    return any(c.lower_ in {"a", "an", "own"} and c.dep_ in {"det", "amod"} for c in noun.children)


def _thing(noun: Token) -> Token | None:
    """The thing that a noun phrase names: in "fire-alarm box" the alarm."""
    parts = [c for c in noun.lefts if c.dep_ == "compound"] + [noun]
    return next((t for t in reversed(parts) if t.lemma_.lower() in THINGS | DEGREES), None)


RULES: tuple[Rule, ...] = (
    (Word(lemma=_HAVING, pos={"VERB"}), _had),
    (Word(lemma={"find", "see", "discover"}, pos={"VERB"}), _found_none),
    (Word(lemma=_SENSING, pos={"VERB"}), _sign),
    (Word(lemma=_TAKING, pos={"VERB"}), _took),
    (Word(lemma={"lack"}, pos={"VERB"}), _lacked),
    (Word(lemma={"be"}, pos={"VERB", "AUX"}), _there_was),
    (Word(lower={"without"}, dep={"prep"}), _without),
    (Word(lemma=_FITTED, pos={"VERB"}), _fitted),
)
