"""Places told by others: "90 miles south of Lima", "halfway between Narva and Holm", "off Selm"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import ancestors, phrase, words_of
from thurloe.extract.rules import meetings
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_POINTS = frozenset(
    """
    north south east west northeast northwest southeast southwest north-east north-west south-east
    south-west upstream downstream offshore inland northwards southwards eastwards westwards
    """.split()
)
_HALFWAY = {"halfway", "midway", "half-way", "mid-way", "somewhere", "roughly", "about"}
_NOBODYS = {EntityType.PERSON, EntityType.GROUP}


def find_bearings(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each place that is told by its bearing from one with a name."""
    for read, token in meetings(RULES, scene):
        span = read(scene, token)
        verb = next((t for t in ancestors(token) if t.pos_ in {"VERB", "AUX"}), None)
        if span is not None and verb is not None:
            telling = tellings.get(verb.i) or state(verb, verb.lemma_.lower(), stance_of(verb))
            nobody = telling.subject is None
            yield Draft(telling, "place", words_of(scene.doc, span), span, impersonal=nobody)


def _of_point(scene: Scene, point: Token) -> tuple[int, int] | None:
    """ "some 90 miles south of Lima", "south of the Holm River"."""
    prep = next((c for c in point.children if c.lower_ in {"of", "from"}), None)
    site = _site(scene, prep) if prep is not None else None
    if site is None:
        return None
    first = point.i
    for child in point.lefts:
        if child.dep_ in {"npadvmod", "advmod", "quantmod"}:
            first = min(first, child.left_edge.i)
    return first, phrase(site, tail=1)[1]


def _between(scene: Scene, prep: Token) -> tuple[int, int] | None:
    """ "between Lima and the coast of Holm", with "halfway" before it."""
    site = _site(scene, prep)
    other = next((c for c in site.children if c.dep_ == "conj"), None) if site is not None else None
    if site is None or other is None or not _is_named(other):
        return None
    before = prep.nbor(-1) if prep.i else prep
    first = before.i if before.lower_ in _HALFWAY else prep.i
    return first, phrase(other, tail=1)[1]


def _off(scene: Scene, prep: Token) -> tuple[int, int] | None:
    """ "off the Holm Islands", "off the coast of Holm"."""
    site = _site(scene, prep)
    return (prep.i, phrase(site, tail=1)[1]) if site is not None else None


def _site(scene: Scene, prep: Token) -> Token | None:
    """What stands behind a preposition, where it has a name and is nobody."""
    site = next((t for t in prep.children if t.dep_ == "pobj"), None)
    if site is None or not _is_named(site) or scene.is_time(site):
        return None
    article = any(c.lower_ == "the" for c in site.lefts)
    people = any(r.type in _NOBODYS for r in scene.referents_at(site))
    return site if article or not people else None


def _is_named(noun: Token) -> bool:
    """Whether a noun is a name, or has one behind it: "the coast of Holm"."""
    return any(t.pos_ == "PROPN" for t in noun.doc[slice(*phrase(noun, tail=1))])


Read = Callable[["Scene", "Token"], "tuple[int, int] | None"]
RULES: tuple[tuple[Word, Read], ...] = (
    (Word(lower=_POINTS), _of_point),
    (Word(lower={"between"}, dep={"prep"}), _between),
    (Word(lower={"off"}, dep={"prep"}), _off),
)
