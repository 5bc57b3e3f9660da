"""What colour things were: "a grey lorry", "the lamp was red". Witnesses differ about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.rules import run
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.extract.scenes.words import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.rules import Rule
    from thurloe.extract.scenes.scene import Scene

COLOURS = frozenset(
    """
    beige black blue brown crimson cream gray green grey khaki maroon orange pink purple red scarlet
    silver turquoise violet white yellow
    """.split()
)
_WAS = {"be", "paint", "dye"}
_SHADES = frozenset("dark light pale bright deep dull navy bottle".split())
# Nouns behind a colour that are of no colour: "a black market", "white paper", "the Red Cross".
_NO_THINGS = frozenset(
    """
    alert area bass belt book card carpet chip comedy day death economy eye fever fleet friday
    glow hair herring hole humour ink letter liberal light line list magic mail market meat
    night noise paper party people power press sea sheep site skin spot tape team terror tie
    vomit water wedding week wine
    """.split()
)


def find_looks(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each thing that is told to be of a colour."""
    yield from run(RULES, scene)


def _of_colour(scene: Scene, colour: Token) -> Iterator[Draft]:
    """ "a dark blue lorry"; of "a red linen coat" the coat."""
    thing = colour.head
    thing = thing.head if thing.dep_ == "compound" and thing.head.pos_ == "NOUN" else thing
    yield from _coloured(scene, thing, colour, Stance())


def _was_of_colour(scene: Scene, colour: Token) -> Iterator[Draft]:
    """ "the lorry was dark blue", "the door was painted green"."""
    verb = colour.head
    thing = subject_of(verb)
    if thing is not None:
        yield from _coloured(scene, meant_by(scene, thing), colour, stance_of(verb))


def _coloured(scene: Scene, thing: Token, colour: Token, stance: Stance) -> Iterator[Draft]:
    lemma = thing.lemma_.lower()
    if thing.pos_ != "NOUN" or lemma in _NO_THINGS | PERSON_NOUNS | ORGANISATION_NOUNS:
        return
    if scene.is_time(thing) or scene.referents_at(thing) or _is_sort(thing, colour):
        return
    before = colour.nbor(-1) if colour.i > 0 else colour
    first = before.i if before.lower_ in _SHADES else colour.i
    value = scene.doc[first : colour.i + 1].text.lower().replace("gray", "grey")
    telling = state(thing, "colour", stance)
    span = (first, colour.i + 1)
    yield Draft(telling, "colour", value, span, about=lemma, impersonal=True)


def _is_sort(thing: Token, colour: Token) -> bool:
    """ "Stocked with black bass", "white bread": a sort of it, and no colour of one thing."""
    bare = not any(c.dep_ in {"det", "poss", "nummod"} for c in thing.lefts)
    return bare and thing.tag_ == "NN" and colour.head.i > colour.i and thing.dep_ != "ROOT"


RULES: tuple[Rule, ...] = (
    (
        Word(
            lower=COLOURS,
            dep={"amod", "compound"},
            pos={"ADJ", "NOUN"},
            also=lambda t: t.text.islower() and t.head.i > t.i,
        ),
        _of_colour,
    ),
    (
        Word(
            lower=COLOURS,
            dep={"acomp", "oprd"},
            pos={"ADJ", "NOUN"},
            also=lambda t: t.text.islower() and t.head.lemma_ in _WAS,
        ),
        _was_of_colour,
    ),
)
