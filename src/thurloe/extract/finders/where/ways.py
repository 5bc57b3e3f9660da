"""Which way people came in or got out: "climbed in through the roof", "left by the back door"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_THROUGH = {"through", "by", "via", "from"}
_OPENINGS = frozenset(
    """
    airlock attic balcony basement cellar chimney culvert door doorway drain entrance exit gate
    gateway hatch hatchway hole loft manhole passage porthole roof sewer shaft skylight staircase
    stairs tunnel vent ventilator window
    """.split()
)
_IN = frozenset("enter intrude access".split())
_OUT = frozenset("leave escape flee exit emerge".split())
_MOVED = frozenset("come go get climb break crawl creep slip force walk run jump burst".split())
_GOING = _IN | _OUT | _MOVED
_PARTICLES = {"in": "way in", "inside": "way in", "into": "way in", "out": "way out"}
_LED = {**dict.fromkeys(_IN, "way in"), **dict.fromkeys(_OUT, "way out")}


def find_ways(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each opening that somebody is told to have come in or got out by."""
    yield from run(RULES, scene)


def _went_by(scene: Scene, verb: Token) -> Iterator[Draft]:
    kind = _LED.get(verb.lemma_) or next(
        (_PARTICLES[c.lower_] for c in verb.children if c.lower_ in _PARTICLES), ""
    )
    opening = next(_openings(verb), None)
    if opening is None:
        return
    if not kind and verb.lemma_ == "come" and opening.head.lower_ == "through":
        kind = "way in"
    subject = subject_of(verb)
    if kind and subject is not None:
        who = subject if named(scene, subject) is not None else None
        span = phrase(opening, tail=0)
        value = words_of(scene.doc, span)
        telling = state(verb, kind, stance_of(verb))
        yield Draft(telling, "way", value, span, subject=who, impersonal=who is None)


def _openings(verb: Token) -> Iterator[Token]:
    """The door or window behind "through" or "by", the preposition hanging on verb or particle."""
    below = [
        *verb.children,
        *(c for p in verb.children if p.lower_ in _PARTICLES for c in p.children),
    ]
    for prep in below:
        for noun in prep.children if prep.lower_ in _THROUGH else ():
            if noun.dep_ == "pobj" and noun.lemma_.lower() in _OPENINGS:
                yield noun


RULES: tuple[Rule, ...] = ((Word(lemma=_GOING, pos={"VERB"}), _went_by),)
