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


def _held_for(telling: Telling) -> Iterator[Draft]:
    """ "arrested on suspicion of murder"."""
    on = (c for c in telling.trigger.token.children if c.lower_ == "on" and c.dep_ == "prep")
    nouns = (t for c in on for t in c.children if t.lemma_.lower() in _SUSPECTING)
    of = (c for noun in nouns for c in noun.children if c.lower_ == "of")
    for deed in (t for c in of for t in c.children if t.dep_ == "pobj"):
        span = phrase(deed, tail=1)
        yield Draft(telling, "charge", words_of(deed.doc, span), span)


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


RULES: tuple[Rule, ...] = (
    (Word(lower={"guilty"}, pos={"ADJ"}), _guilty),
    (Word(lemma={"convict", "acquit"}, pos={"VERB"}), _court),
)
