"""In which order two things happened: "fired the flares before the first boat was lowered"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import phrase, trim, words_of
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.extract.scenes.words import Word
from thurloe.kinds import kind_of
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_ORDERS = {"before", "after"}
_LONGEST = 12  # words of a clause that names the other event
_HAPPENED = {Mode.ASSERTED, Mode.REPORTED}
_VAGUE = {"few", "several", "some", "many"}
_COUNTING = {"day", "week", "month", "year", "hour", "minute", "second", "moment", "time"}


def find_sequence(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each event that is told to have come before or after another."""
    for token in Word(lower=_ORDERS).among(scene.words):
        if _is_counted(scene, token):
            continue
        rules = (rule(scene, tellings, token) for rule in (_clause, _noun, _fellow))
        found = next((told for told in rules if told is not None), None)
        if found is not None and _is_told(scene, found[0]):
            telling, span = found
            words = words_of(scene.doc, span)
            yield Draft(telling, "order", words[:1].lower() + words[1:], span)


def _is_counted(scene: Scene, token: Token) -> bool:
    """ "Two days after the fire": how long after, and told as that."""
    before = scene.doc[token.i - 1] if token.i else token
    if any(c.lower_ in _VAGUE for c in before.lefts):
        return False  # "a few hours after Holm"
    return scene.is_time(token) or scene.is_time(before) or before.lemma_ in _COUNTING


def _clause(
    scene: Scene, tellings: Mapping[int, Telling], mark: Token
) -> tuple[Telling, tuple[int, int]] | None:
    """ "before the first boat was lowered": what happened, and no "before he could reply"."""
    verb = mark.head
    if mark.dep_ != "mark" or verb.dep_ != "advcl" or verb.i not in tellings:
        return None
    first, end = trim(scene.doc, mark.i, verb.right_edge.i + 1)
    own = any(c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ != "PRON" for c in verb.children)
    modal = any(c.tag_ == "MD" for c in verb.children)
    if not own or modal or end - first > _LONGEST or verb.head.i not in tellings:
        return None
    return tellings[verb.head.i], (first, end)


def _noun(
    scene: Scene, tellings: Mapping[int, Telling], prep: Token
) -> tuple[Telling, tuple[int, int]] | None:
    """ "sank after the explosion": of an event of the table that a noun with an article tells."""
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if prep.dep_ != "prep" or noun is None or noun.i not in tellings or prep.head.i not in tellings:
        return None
    one = any(c.dep_ in {"det", "poss"} and c.lower_ in _ONE for c in noun.lefts)
    if not one or noun.tag_ != "NN" or prep.head.pos_ != "VERB":
        return None
    if not tellings[prep.head.i].trigger.known:
        return None  # "after the war she kept bees": when, and no order of two events
    return tellings[prep.head.i], (prep.i, phrase(noun, tail=1)[1])


def _fellow(
    scene: Scene, tellings: Mapping[int, Telling], prep: Token
) -> tuple[Telling, tuple[int, int]] | None:
    """ "Was hanged a few hours after Holm": after Holm was."""
    who = next((c for c in prep.children if c.dep_ == "pobj"), None)
    telling = tellings.get(prep.head.i)
    if who is None or telling is None or not kind_of(telling.kind).once:
        return None
    fellow = named(scene, who)
    if who.pos_ != "PROPN" or fellow is None or fellow.type is not EntityType.PERSON:
        return None
    return telling, (prep.i, phrase(who, tail=0)[1])


_ONE = {"the", "his", "her", "their", "its"}


def _is_told(scene: Scene, telling: Telling) -> bool:
    """Whether it happened, to a thing or to somebody whom the words name."""
    subject = telling.subject
    if subject is None or stance_of(telling.trigger.token).mode not in _HAPPENED:
        return False
    known = named(scene, subject.head) is not None or subject.head.pos_ == "NOUN"
    return known and (telling.trigger.known or telling.trigger.lemma not in _STATES)


_STATES = {"be", "have", "become", "remain", "seem", "appear", "know", "say", "tell"}
