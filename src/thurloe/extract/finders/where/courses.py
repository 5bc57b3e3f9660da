"""Which way somebody was going on a day: "she was heading for Narva", "was trying to leave it"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from thurloe.extract.grammar.place_nouns import PLACE_NOUNS
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

_GOING = frozenset(
    "bind come drive fly go head make march move ride row run sail steam travel walk".split()
)
_WHITHER = {
    **dict.fromkeys(("to", "toward", "towards", "for", "into"), "to"),
    **dict.fromkeys(("from", "out"), "from"),
}
_SIDES = {"enter": "to", "reach": "to", "approach": "to", "leave": "leaving", "quit": "leaving"}
_TRYING = frozenset("try attempt struggle strive".split())
_FAR = 400  # words within which "the harbour" is that which was named
_NEAR = 20  # times told before; farther back is another paragraph
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[^/]*)?")


def find_courses(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each course that somebody was on, of whom the day that is told of is known.

    Only what was going on then is one: who "left" a town may have come to it in the same hour.
    """
    yield from run(RULES, scene)


def _heading(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Was heading for Narva", "was bound from Lima", "was leaving the port"."""
    if not any(c.lemma_ == "be" and c.dep_ in {"aux", "auxpass"} for c in verb.lefts):
        return
    whither = _WHITHER if verb.lemma_ in _GOING else {"for": "to"}
    for prep in (c for c in verb.rights if c.lower_ in whither):
        yield from _course(scene, verb, verb, whither[prep.lower_], _behind(prep))
    if side := _SIDES.get(verb.lemma_):
        yield from _course(scene, verb, verb, side, _done_to(verb))


def _trying(scene: Scene, verb: Token) -> Iterator[Draft]:
    """ "Was trying to leave the port"."""
    above = verb.head
    going_on = above.tag_ == "VBG" and any(c.lemma_ == "be" for c in above.lefts)
    if verb.dep_ == "xcomp" and above.lemma_ in _TRYING and going_on:
        yield from _course(scene, above, verb, _SIDES[verb.lemma_], _done_to(verb))


def _on_its_way(scene: Scene, way: Token) -> Iterator[Draft]:
    """ "Was on her way to Narva"."""
    verb = way.head.head
    if way.head.lower_ == "on" and verb.lemma_ == "be" and any(c.dep_ == "poss" for c in way.lefts):
        for prep in (c for c in (*way.rights, *verb.rights) if c.lower_ in _WHITHER):
            yield from _course(scene, verb, way, _WHITHER[prep.lower_], _behind(prep))


def _behind(prep: Token) -> Token | None:
    of = next((c for c in prep.children if c.lower_ == "of"), prep)  # "out of"
    return next((c for c in of.children if c.dep_ == "pobj"), None)


def _done_to(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def _course(
    scene: Scene, verb: Token, told: Token, side: str, place: Token | None
) -> Iterator[Draft]:
    subject, day = subject_of(verb), _day(scene, verb)
    where = _name_of(scene, place) if place is not None else ""
    if subject is None or named(scene, subject) is None or not (day and where and place):
        return
    span = (min(told.i, place.left_edge.i), phrase(place, tail=0)[1])
    telling = state(verb, "course", stance_of(verb))
    yield Draft(telling, "course", f"{side} {where}", span, about=day, subject=subject)


def _name_of(scene: Scene, place: Token) -> str:
    """The name of a place; of "the harbour" that of the harbour named last."""
    if place.pos_ == "PROPN":
        return words_of(scene.doc, phrase(place, tail=0))
    if place.lemma_.lower() not in PLACE_NOUNS or all(c.lower_ != "the" for c in place.lefts):
        return ""
    first = place.left_edge.i
    for other in reversed(list(scene.doc[max(0, first - _FAR) : first])):
        if other.lemma_.lower() == place.lemma_.lower():
            of = (t for c in other.rights if c.lower_ == "of" for t in c.children)
            before = (c for c in other.lefts if c.dep_ in {"compound", "poss"})
            name = next((t for t in (*of, *before) if t.pos_ == "PROPN"), None)
            if name is not None:
                return words_of(scene.doc, phrase(name, tail=0))
    return ""


def _day(scene: Scene, verb: Token) -> str:
    """The day told of last in the paragraph, up to the sentence of the verb."""
    before = bisect_right(scene.times, verb.sent.end, key=lambda placed: placed.end)
    for placed in reversed(scene.times[max(0, before - _NEAR) : before]):
        if day := _DAY.fullmatch(placed.thing.value):
            between = scene.doc[placed.end : max(placed.end, verb.i)].text
            return "" if "\n\n" in between else day[1]
    return ""


RULES: tuple[Rule, ...] = (
    (Word(lemma=_GOING | frozenset(_SIDES), tag={"VBG", "VBN"}), _heading),
    (Word(lemma=frozenset(_SIDES), tag={"VB"}), _trying),
    (Word(lower={"way"}, dep={"pobj"}), _on_its_way),
)
