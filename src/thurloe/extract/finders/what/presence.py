"""Whether there was a thing: "had no telephone", "without lifeboats", "had a sprinkler system"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.belied import TELLINGS, rejects
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
_BELYING = {"be", "have", "prove", "call", "invent", "fabricate", "disprove", "debunk", "refute"}
_LONG = 8  # tokens of what there was none of
# "There was no doubt", "had no idea": what is no matter that accounts tell of.
_IDLE = frozenset(
    """
    alternative answer bit business case chance choice comparison difference difficulty doubt
    effect end exception exit fear going help hope hurry idea illusion intention interest kind lack
    limit matter mean means mind need one part place point possibility problem question reason right
    room secret sense shortage sign sort sound speaking stopping telling thing thought time trace
    trouble turning use way wish wonder word
    """.split()
)
# "Without warning": deeds and papers that somebody may miss.
_WANTED = frozenset(
    """
    bail charge consent licence payment permission protest ransom reprisal resistance search
    struggle trial warning warrant
    """.split()
)
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
            if _is_no(child) or (negated and _is_any(child)):
                yield from _lacking(scene, child, verb)


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
    """ "there was no alarm box", "there was never any warning": of nobody."""
    if any(c.dep_ == "expl" for c in verb.children):
        negated = any(c.dep_ == "neg" for c in verb.children)
        for child in verb.children:
            if child.dep_ == "attr" and (_is_no(child) or (negated and _is_any(child))):
                yield from _listed(scene, child, verb, denied=True)
                yield from _lacking(scene, child, verb)


def _story(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "The story of a tunnel is an invention": there was none."""
    for story in verb.children:
        if story.dep_ in {"nsubj", "nsubjpass"} and story.lemma_.lower() in TELLINGS:
            for thing in (t for c in story.children if c.lower_ == "of" for t in c.children):
                whose = any(c.dep_ == "poss" for c in thing.children)
                if thing.i not in scene.triggers and not whose and rejects(verb):
                    for draft in _lacking(scene, thing, verb):
                        yield replace(draft, subject=None, impersonal=True)


def _found_none(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "they found no boat": of nobody."""
    for child in verb.children:
        if child.dep_ == "dobj" and _is_no(child):
            for draft in _listed(scene, child, verb, denied=True):
                yield replace(draft, subject=None, impersonal=True)


# What shows that a thing was there, and verbs of finding it.
_SIGNS = {"trace", "sign", "evidence", "indication"}
_GROUNDS = {"evidence", "indication"}
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
        if none and sign.lemma_.lower() in _GROUNDS:
            continue  # "no evidence of petrol": there may have been some
        telling = state(sign, "presence", replace(stance, mode=_plain(stance.mode)))
        span, about = phrase(thing, tail=0), thing.lemma_.lower()
        value = "no" if none else "yes"
        yield Draft(telling, "polarity", value, span, about=about, impersonal=True)


def _without(scene: Scene, prep: Token) -> Iterator[Draft]:
    """ "sailed without lifeboats", "a house without a telephone", "left without any warning"."""
    for child in prep.children:
        if child.dep_ == "pobj":
            yield from _listed(scene, child, prep.head, denied=True)
            if child.lemma_.lower() in _WANTED:
                for draft in _lacking(scene, child, prep.head):
                    yield replace(draft, subject=None, impersonal=True)


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


def _lacking(scene: Scene, noun: Token, verb: Token) -> Iterator[Draft]:
    """A no for whatever else there was none of: "no gold", "no search of the house"."""
    first, end = phrase(noun, tail=1)
    if noun.right_edge.i < noun.i + _LONG:
        end = noun.right_edge.i + 1
    first += scene.doc[first].lower_ in {"no", "any", "a", "an"}
    modal = any(c.tag_ == "MD" for c in verb.children) if verb.pos_ in {"VERB", "AUX"} else False
    idle = noun.lemma_.lower() in _IDLE or noun.pos_ != "NOUN" or end <= first
    if modal or idle or _thing(noun) is not None or _is_short_of(noun):
        return
    draft = _presence(scene, noun, verb, (first, end))
    if draft is not None:
        yield replace(draft, value="no", about=words_of(scene.doc, (first, end)))


def _is_short_of(noun: Token) -> bool:
    """ "No more men", "no reason to go", "nothing but", "no fewer than ten"."""
    more = {"more", "other", "less", "fewer", "further", "longer", "better", "such"}
    more |= {"but", "except"}
    counted = any(c.lower_ in more or c.dep_ == "nummod" for c in noun.subtree)
    return counted or any(c.dep_ in {"acl", "relcl", "ccomp"} for c in noun.children)


def _plain(mode: Mode) -> Mode:
    """The no stands in the value, and not in the mode."""
    return Mode.ASSERTED if mode is Mode.DENIED else mode


def _is_no(noun: Token) -> bool:
    return any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children)


def _is_any(noun: Token) -> bool:
    return any(c.lower_ in {"any", "a", "an"} and c.dep_ == "det" for c in noun.children)


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
    (Word(lemma=_BELYING, pos={"VERB", "AUX"}), _story),
    (Word(lower={"without"}, dep={"prep"}), _without),
    (Word(lemma=_FITTED, pos={"VERB"}), _fitted),
)
