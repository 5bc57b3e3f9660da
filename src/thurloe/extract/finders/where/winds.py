"""From where the wind blew: "a strong easterly wind", "the wind was blowing from the west"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.rules import run
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.words import Word
from thurloe.values.bearings import compass_point

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

_WINDS = {"wind", "breeze", "gale", "gust"}
_BLOWING = {"be", "blow", "come"}


def find_winds(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each wind of which the account says from which side it came."""
    yield from run(RULES, scene)


def _blew(_: Scene, wind: Token) -> Iterator[Draft]:
    verb = wind.head
    blowing = wind.dep_ == "nsubj" and verb.lemma_ in _BLOWING
    preps = [*wind.children, *(verb.children if blowing else ())]
    points = [c for c in wind.lefts if c.dep_ in {"amod", "compound"}]
    points += [t for c in preps if c.lower_ == "from" for t in c.children if t.dep_ == "pobj"]
    points += [c for c in verb.children if blowing and c.dep_ == "acomp"]
    for point in points:
        first = point.i - 2 * (point.i > 1 and wind.doc[point.i - 1].text == "-")
        if value := compass_point(wind.doc[first : point.i + 1].text):
            telling = state(wind, "wind", stance_of(verb if blowing else wind))
            span = (first, point.i + 1)
            yield Draft(telling, "direction", value, span, impersonal=True)


RULES: tuple[Rule, ...] = ((Word(lemma=_WINDS, pos={"NOUN"}), _blew),)
