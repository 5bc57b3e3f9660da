"""What somebody pleaded, and what was found: "he pleaded guilty", "a verdict of not guilty"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.kinds import JUSTICE
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene


_SUSPECTING = {"suspicion", "charge", "accusation", "count"}


def find_verdicts(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each plea of somebody, and for what he was held for and found to be."""
    yield from run(RULES, scene)
    for telling in tellings.values():
        if telling.kind in JUSTICE:
            yield from _held_for(telling)
            yield from _for_doing(telling)


def _held_for(telling: Telling) -> Iterator[Draft]:
    """ "arrested on suspicion of murder"."""
    on = (c for c in telling.trigger.token.children if c.lower_ == "on" and c.dep_ == "prep")
    nouns = (t for c in on for t in c.children if t.lemma_.lower() in _SUSPECTING)
    of = (c for noun in nouns for c in noun.children if c.lower_ == "of")
    for deed in (t for c in of for t in c.children if t.dep_ == "pobj"):
        span = phrase(deed, tail=1)
        yield Draft(telling, "charge", words_of(deed.doc, span), span)


def _for_doing(telling: Telling) -> Iterator[Draft]:
    """ "Was hanged for killing the guard", "convicted of stealing a cow": the deed, told whole."""
    preps = (c for c in telling.trigger.token.children if c.lower_ in _FOR and c.dep_ == "prep")
    for deed in (t for c in preps for t in c.children if t.dep_ == "pcomp" and t.tag_ == "VBG"):
        end = deed.i + 1
        for child in deed.rights:
            own = child.dep_ in {"attr", "dobj"}  # "of being a spy"
            below = child if own else next(child.children, None)
            if child.dep_ not in _OF_A_DEED or child.left_edge.i != end:
                break
            end = phrase(below, tail=1)[1] if below is not None else child.i + 1
        if end - deed.i <= _LONGEST:
            span = (deed.i, end)
            yield Draft(telling, "charge", words_of(deed.doc, span), span)


_FOR = {"for", "of", "with"}
_OF_A_DEED = {"attr", "acomp", "dobj", "prep", "prt"}
_LONGEST = 12  # words of a deed that somebody is held for


def _told(scene: Scene, word: Token, kind: str, who: Token | None) -> Iterator[Draft]:
    """The claim that somebody pleaded so or was found so; `word` is "guilty" with its "not"."""
    person = named(scene, who) if who is not None else None
    verb = word if word.pos_ == "VERB" else word.head
    stance = stance_of(verb)
    wished = stance.unreal or stance.mode not in {Mode.ASSERTED, Mode.REPORTED, Mode.DENIED}
    if who is None or person is None or person.type is not EntityType.PERSON or wished:
        return
    denied = word.i > 0 and word.nbor(-1).lower_ == "not"
    span = (word.i - denied, word.i + 1)
    value = "not guilty" if denied else "guilty"
    yield Draft(state(word, kind), kind, value, span, subject=who)


def _guilty(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "pleaded guilty", "found him not guilty", "was found guilty"."""
    verb = word.head
    if verb.lemma_ == "plead":
        yield from _told(scene, word, "plea", subject_of(verb))
    elif verb.lemma_ == "find":
        own = next((c for c in word.children if c.dep_ == "nsubj"), None)
        done = next((c for c in verb.children if c.dep_ == "dobj"), None)
        who = subject_of(verb) if is_passive(verb) else own or done
        yield from _told(scene, word, "verdict", who)


def _court(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "The jury convicted him", "she was acquitted"."""
    done = next((c for c in verb.children if c.dep_ == "dobj"), None)
    who = subject_of(verb) if is_passive(verb) else done
    person = named(scene, who) if who is not None else None
    stance = stance_of(verb)
    if who is None or person is None or person.type is not EntityType.PERSON or stance.unreal:
        return
    if stance.mode in {Mode.ASSERTED, Mode.REPORTED}:
        value = "guilty" if verb.lemma_ == "convict" else "not guilty"
        yield Draft(state(verb, "verdict"), "verdict", value, (verb.i, verb.i + 1), subject=who)


# What a court makes of a matter, and the matters.
_DECIDED = {
    "dismiss": "dismissed",
    "quash": "quashed",
    "uphold": "upheld",
    "overturn": "overturned",
}
MATTERS = {"action", "appeal", "case", "charge", "complaint", "conviction", "petition", "sentence"}
MATTERS |= {"summons", "verdict"}


def _decided(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "The bench dismissed the case", "the conviction was quashed", "was set aside"."""
    dep = "nsubjpass" if is_passive(verb) else "dobj"
    matter = next((c for c in verb.children if c.dep_ == dep), None)
    aside = next((c for c in verb.rights if c.lower_ == "aside"), None)
    value = "set aside" if verb.lemma_ == "set" and aside is not None else _DECIDED.get(verb.lemma_)
    stance = stance_of(verb)
    told = stance.mode in {Mode.ASSERTED, Mode.REPORTED} and not stance.unreal
    if matter is not None and value is not None and told and matter.lemma_.lower() in MATTERS:
        telling = state(verb, "verdict", stance)
        yield Draft(telling, "verdict", value, (verb.i, verb.i + 1), subject=matter)


def _verdict_of(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "The jury brought in a verdict of accidental death"."""
    of = (t for c in noun.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    found = next((t for t in of if t.pos_ == "NOUN" and not scene.is_time(t)), None)
    by_whom = {"court", "coroner", "history", "judge", "jury", "inquest", "public", "tribunal"}
    if found is None or found.lemma_.lower() in by_whom:
        return
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    stance = stance_of(verb) if verb is not None else None
    if stance is None or (stance.mode in {Mode.ASSERTED, Mode.REPORTED} and not stance.unreal):
        span = phrase(found, tail=1)
        by = (c for c in scene.doc[span[1] : span[1] + 1] if c.lower_ in {"by", "through"})
        ends = (phrase(t, tail=1)[1] for c in by for t in c.children if t.dep_ == "pobj")
        span = (span[0], next(ends, span[1]))  # "death by misadventure"
        telling, value = state(noun, "verdict", stance), words_of(scene.doc, span)
        yield Draft(telling, "verdict", value, span, impersonal=True)


def _to_blame(scene: Scene, blame: Token) -> Iterator[Draft]:
    """ "Both captains were to blame for the wreck": whom the matter is laid to."""
    be = blame.head if blame.head.lemma_ == "be" else blame.head.head  # "as much to blame"
    whom = subject_of(be)
    bare = [c.lower_ for c in blame.lefts] == ["to"] and be.lemma_ == "be"
    if not bare or whom is None or whom.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return
    who = named(scene, whom)
    if whom.pos_ == "PRON" and (who is None or not who.names):
        return
    span = phrase(whom, tail=1)
    value = who.name if who is not None and whom.pos_ == "PRON" else words_of(scene.doc, span)
    telling = state(blame, "blame", stance_of(be))
    yield Draft(telling, "object", value, span, impersonal=True)


RULES: tuple[Rule, ...] = (
    (Word(lower={"blame"}, tag={"VB"}, dep={"xcomp", "acl", "relcl"}), _to_blame),
    (Word(lower={"guilty"}, pos={"ADJ"}), _guilty),
    (Word(lemma={"convict", "acquit"}, pos={"VERB"}), _court),
    (Word(lemma={"set", *_DECIDED}, pos={"VERB"}), _decided),
    (Word(lemma={"verdict"}, pos={"NOUN"}), _verdict_of),
)
