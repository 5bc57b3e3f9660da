"""Who lived and who did not: "Jan Holm was among the dead", "the driver, Anna Holm, survived"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_DEAD, _ALIVE = "dead", "survived"
_LOST = {"dead", "victim"}
_PERISHING = {"perish", "drown"}
_MISHAPS = {
    "accident",
    "attack",
    "blaze",
    "crash",
    "disaster",
    "explosion",
    "fall",
    "fire",
    "wreck",
}
_YEAR = 4  # digits


def find_fates(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each person with a name who is told to have lived through it, or not to have.

    A death of a year is a matter of dates, and is told as that.
    """
    yield from run(RULES, scene)


def _fate(scene: Scene, verb: Token, word: Token, value: str) -> Iterator[Draft]:
    who, stance = subject_of(verb), stance_of(verb)
    if who is None or stance.unreal or stance.mode not in {Mode.ASSERTED, Mode.REPORTED}:
        return
    if any(t.is_digit and len(t) == _YEAR for t in verb.sent):
        return
    beside = (c for c in who.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    who = who if named(scene, who) is not None else next(beside, who)
    person = named(scene, who)
    if person is not None and person.type is EntityType.PERSON:
        telling = state(verb, "fate", stance)
        yield Draft(telling, "fate", value, (word.i, word.i + 1), subject=who)


def _killed(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "was killed", "drowned", "perished"."""
    if is_passive(verb) if verb.lemma_ == "kill" else not _done(verb):
        yield from _fate(scene, verb, verb, _DEAD)


def _survived(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "survived", "survived the crash", and not "survived the war", "survived his brother"."""
    if all(c.lemma_.lower() in _MISHAPS for c in _done(verb)):
        yield from _fate(scene, verb, verb, _ALIVE)


def _among_them(scene: Scene, dead: Token) -> Iterator[Draft]:
    """ "was among the dead", "was dead"."""
    above = dead.head
    if dead.dep_ == "pobj" and above.lower_ == "among" and above.head.lemma_ == "be":
        yield from _fate(scene, above.head, dead, _DEAD)
    elif dead.lower_ == "dead" and dead.dep_ == "acomp" and above.lemma_ == "be":
        yield from _fate(scene, above, dead, _DEAD)


def _done(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "dobj"]


RULES: tuple[Rule, ...] = (
    (Word(lemma=_PERISHING | {"kill"}, pos={"VERB"}), _killed),
    (Word(lemma={"survive"}, pos={"VERB"}), _survived),
    (Word(lemma=_LOST), _among_them),
)
