"""Who ordered a thing to be done: "gave the order to lock the doors", "ordered them locked"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.extract.scenes.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_GIVING = {"give", "issue"}
_ORDERS = {"order", "command", "instruction"}
_ORDERING = {"order", "command", "instruct"}


def find_orders(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each order that somebody is told to have given, on what was to be done."""
    yield from run(RULES, scene)


def _given(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "X gave the order to fire", "the order to lock the doors was given by X"."""
    give = noun.head
    if give.lemma_ not in _GIVING:
        return
    done = next((c for c in noun.children if c.dep_ in {"acl", "relcl"} and _bare(c)), None)
    if done is None and noun.dep_ == "dobj":
        # the model hangs the infinitive on the verb: "gave the order to fire"
        done = next((c for c in give.rights if c.i > noun.i and _bare(c)), None)
    by = next((t for c in give.children if c.dep_ == "agent" for t in c.children), None)
    giver = by if noun.dep_ == "nsubjpass" else subject_of(give)
    if done is not None and giver is not None:
        yield from _ordered(scene, give, giver, done)


def _ordered_done(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "X ordered the doors locked", "X ordered the doors to be locked"."""
    done = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.i > verb.i), None)
    giver = subject_of(verb)
    if done is None or giver is None or done.tag_ not in {"VBN", "VB"} or done.pos_ != "VERB":
        return
    undergone = done.tag_ == "VBN" and any(c.dep_ in _DONE_TO for c in done.lefts)
    if undergone:
        yield from _ordered(scene, verb, giver, done)


def _ordered_deed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "X ordered the kidnapping of Y", "the kidnapping was ordered by X": who ordered it."""
    deed = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    trigger = scene.triggers.get(deed.i) if deed is not None else None
    by = next((t for c in verb.children if c.dep_ == "agent" for t in c.children), None)
    passive = deed is not None and deed.dep_ == "nsubjpass"
    giver = by if passive else subject_of(verb)
    who = named(scene, giver) if giver is not None else None
    if deed is None or giver is None or trigger is None or not trigger.known:
        return
    if who is None or not who.names or trigger.kind not in _DEEDS:
        return
    span = phrase(giver, tail=0)
    value = words_of(scene.doc, span) if giver.pos_ == "PROPN" else who.name
    of = (t for c in deed.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    whom = next((t for t in of if named(scene, t) is not None), None)
    telling = state(deed, "order", stance_of(verb))
    kind = trigger.kind
    if whom is None:
        yield Draft(telling, "agent", value, span, about=kind, impersonal=True)
    else:
        yield Draft(telling, "agent", value, span, about=kind, subject=whom)


# What is ordered once, so that one of two who are said to have ordered it did not.
_DEEDS = {
    "abduction", "arrest", "attack", "burning", "destruction", "execution", "expulsion",
    "killing", "release", "shooting",
}  # fmt: skip
_DONE_TO = {"nsubj", "nsubjpass"}


def _bare(verb: Token) -> bool:
    """Whether it is an infinitive: "to fire"."""
    return verb.pos_ == "VERB" and any(c.tag_ == "TO" for c in verb.lefts)


def _ordered(scene: Scene, verb: Token, giver: Token, done: Token) -> Iterator[Draft]:
    """By whom it was ordered: of the thing that it was to be done to, where one is named."""
    who = named(scene, giver)
    if who is None or not who.names:
        return
    span = phrase(giver, tail=0)
    value = words_of(scene.doc, span) if giver.pos_ == "PROPN" else who.name
    thing = next((c for c in done.children if c.dep_ in {"dobj", *_DONE_TO}), None)
    telling = state(done, "order", stance_of(verb))
    if thing is not None and thing.pos_ in {"NOUN", "PROPN", "PRON"}:
        yield Draft(telling, "agent", value, span, subject=_thing(scene, thing))
    else:
        yield Draft(telling, "agent", value, span, about=done.lemma_.lower(), impersonal=True)


def _thing(scene: Scene, thing: Token) -> Token:
    """ "The doors were chained. The order to chain them ...": the doors."""
    start = thing.sent.start
    if thing.lower_ != "them" or scene.referents_at(thing) or not start:
        return meant_by(scene, thing)
    before = subject_of(scene.doc[start - 1].sent.root)
    return before if before is not None and before.tag_ == "NNS" else thing


def _by_order(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "locked by order of the manager", "it was by my own direction that it was locked"."""
    prep = noun.head
    verb = prep.head
    if prep.lower_ not in {"by", "on", "at", "upon"} or verb.pos_ not in {"VERB", "AUX"}:
        return
    if verb.lemma_ == "be" and any(c.lower_ == "it" for c in verb.lefts):
        below = (c for c in verb.rights if c.i > noun.i and c.pos_ == "VERB")
        verb = next((c for c in below if any(t.lower_ == "that" for t in c.lefts)), verb)
    of = (t for c in noun.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    giver = next((c for c in noun.lefts if c.dep_ == "poss"), None) or next(of, None)
    told_by = _giver(scene, giver) if giver is not None else None
    done = [c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"} and c.i != noun.i]
    if told_by is None or verb.pos_ != "VERB":
        return
    value, span = told_by
    telling = state(verb, "order", stance_of(verb))
    if done and done[0].pos_ in {"NOUN", "PROPN", "PRON"}:
        yield Draft(telling, "agent", value, span, subject=done[0])
    else:
        lemma = verb.lemma_.lower()
        yield Draft(telling, "agent", value, span, about=lemma, impersonal=True)


def _giver(scene: Scene, noun: Token) -> tuple[str, tuple[int, int]] | None:
    """Whose order it was: a name, "the manager", "I" of "my order"; None for what gives none."""
    who = named(scene, noun)
    if noun.lower_ == "my" and who is None:
        return None if scene.referents_at(noun) else ("I", (noun.i, noun.i + 1))
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in PERSON_NOUNS | ORGANISATION_NOUNS:
        span = phrase(noun, tail=1)
        return words_of(scene.doc, span), span
    if who is None or not who.names:
        return None
    span = phrase(noun, tail=0)
    return (words_of(scene.doc, span) if noun.pos_ == "PROPN" else who.name), span


_BEHESTS = {"order", "command", "instruction", "direction", "behest", "bidding", "instigation"}

RULES: tuple[Rule, ...] = (
    (Word(lemma=_ORDERS, dep={"dobj", "nsubjpass"}), _given),
    (Word(lemma=_ORDERING, pos={"VERB"}), _ordered_done),
    (Word(lemma=_ORDERING, pos={"VERB"}), _ordered_deed),
    (Word(lemma=_BEHESTS, dep={"pobj"}), _by_order),
)
