"""Whether machines ran: "the fans were off", "were running", "he switched off the fans"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.finders.what.conditions import in_state, whole
from thurloe.extract.finders.what.presence import THINGS
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.extract.scenes.words import Word
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

# What can be switched, besides `THINGS` and what ends as "extractor" and "heater" do.
_MACHINES = THINGS | frozenset(
    """
    appliance conveyor current device electricity equipment fan gas heating installation instrument
    lamp light lighting machine machinery mechanism monitor plant power pump screen supply system
    television track ventilation
    """.split()
)
_OF_MACHINES = ("er", "or")
_ON, _OFF = "on", "off"
_RUNNING = {"run", "work", "operate", "function"}
_FACTUAL = {Mode.ASSERTED, Mode.REPORTED, Mode.DENIED}
# What may stand behind "was running" where it says no more than that: not "was working at a desk".
_LASTING = {"throughout", "during", "until", "when", "while", "before", "after", "all"}


def find_running(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each machine that is told to have been on or off, or to have been switched so."""
    yield from run(RULES, scene)


def _stood(scene: Scene, word: Token) -> Iterator[Draft]:
    """ "The fans were off", "the pump was not on"."""
    verb = word.head
    thing = subject_of(verb) if verb.lemma_ == "be" else None
    if thing is not None and not any(c.dep_ == "pobj" for c in word.children):
        yield from _of(scene, thing, verb, [word])


def _ran(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "The pumps were running", "all cameras were working throughout the night"."""
    thing = subject_of(verb)
    if thing is None or not any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children):
        return
    behind = [c for c in verb.rights if c.pos_ not in {"PUNCT", "ADV"}]
    if all(c.lower_ in _LASTING or scene.is_time(c) or c.dep_ == "advcl" for c in behind):
        yield from _of(scene, thing, verb, [verb])


def _switched(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "had been switched off", "turned the lamp off", "switched off the pumps"."""
    turned = next((c for c in verb.children if c.lower_ in {_ON, _OFF} and c.i > verb.i), None)
    if turned is None:
        return
    below = [*verb.children, *turned.children]
    things = [c for c in below if c.dep_ in {"dobj", "nsubjpass", "pobj"}]
    if things and (turned.dep_ == "prt" or things[0].head.i == turned.i):
        yield from _of(scene, things[0], verb, [verb, turned])


def _of(scene: Scene, thing: Token, verb: Token, words: list[Token]) -> Iterator[Draft]:
    """The claim on one thing; "did not switch off" is "not switched off"."""
    stance, meant = stance_of(verb), whole(meant_by(scene, thing))
    if stance.mode not in _FACTUAL or not _is_machine(scene, meant):
        return
    said = [_PARTICIPLE.get(w.lemma_.lower(), w.lower_) for w in words]
    near = words[-1].i - words[0].i < len(words)
    span = (words[0].i, words[-1].i + 1) if near else (words[0].i, words[0].i + 1)
    yield in_state(state(verb, "condition", stance), " ".join(said), span, meant)


_PARTICIPLE = {"switch": "switched", "turn": "turned"}


def _is_machine(scene: Scene, thing: Token) -> bool:
    lemma = thing.lemma_.lower()
    if (
        thing.pos_ != "NOUN"
        or lemma in PERSON_NOUNS | ORGANISATION_NOUNS
        or thing.i in scene.triggers
    ):
        return False
    return named(scene, thing) is None and (lemma in _MACHINES or lemma.endswith(_OF_MACHINES))


RULES: tuple[Rule, ...] = (
    (Word(lower={_ON, _OFF}, dep={"advmod", "acomp", "prt", "prep"}), _stood),
    (Word(lemma=_RUNNING, tag={"VBG"}), _ran),
    (Word(lemma=set(_PARTICIPLE), pos={"VERB"}), _switched),
)
