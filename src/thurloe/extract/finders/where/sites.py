"""Where it was, told by a noun: "was the scene of the arrest", "her birthplace", "his lodgings"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.finders.what.roles import is_place
from thurloe.extract.finders.where.whereabouts import HELD, is_room
from thurloe.extract.finders.who.deeds import counterpart, owner_of
from thurloe.extract.grammar.arguments import Argument
from thurloe.extract.grammar.spans import phrase, trim, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_SCENES = {"seat", "scene", "site", "place", "spot", "venue", "location"}
_HOMES = set(
    """
    abode address digs domicile dwelling flat home house lodging lodgings quarters residence rooms
    """.split()
)
_AT = {"in", "at", "on", "near", "by", "beside", "aboard", "off", "above", "over"}
_HAVING = {"have", "take", "keep", "rent", "occupy", "find"}


def find_sites(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each place that a noun names as that of an event, a birth or a home."""
    for token in Word(pos={"NOUN", "VERB"}).among(scene.words):
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            yield from _was_held(scene, tellings, token) if lemma in HELD else ()
        elif lemma in _SCENES:
            yield from _scene(scene, tellings, token)
        elif lemma == "birthplace":
            yield from _of_somebody(scene, token, "birth")
        elif lemma in _HOMES or token.lower_ in _HOMES:
            yield from _of_somebody(scene, token, "live")
            yield from _had_rooms(scene, token)
        elif lemma == "native":
            yield from _native(scene, token)


def _scene(scene: Scene, tellings: Mapping[int, Telling], noun: Token) -> Iterator[Draft]:
    """ "The station was the scene of the arrest of Jan Holm": of the arrest."""
    event = owner_of(noun)
    place, be = counterpart(noun)
    telling = tellings.get(event.i) if event is not None else None
    if telling is None or place is None or not (_is_site(scene, place) or is_room(place)):
        return
    if telling.trigger.known and (be is None or stance_of(be).mode is telling.stance.mode):
        span = phrase(place, tail=2)
        yield Draft(telling, "place", words_of(scene.doc, span), span)


def _of_somebody(scene: Scene, noun: Token, kind: str) -> Iterator[Draft]:
    """ "Holm was her birthplace", "his home, a pair of rooms in Narva"."""
    owner = owner_of(noun)
    who = named(scene, owner) if owner is not None else None
    if owner is None or who is None or who.type is not EntityType.PERSON:
        return
    place, be = counterpart(noun)
    verb = noun.head
    if place is None and noun.dep_ == "nsubj" and verb.lemma_ == "be":
        place, be = _behind(verb), verb  # "his lodgings were in Holm Street"
    if place is None:
        yield from _listed(scene, noun, kind, owner)
        return
    if not (_is_site(scene, place) or _named_below(scene, place)):
        return
    span = phrase(place, tail=3)
    below = _named_below(scene, place)
    span = (span[0], max(span[1], phrase(below, tail=1)[1])) if below is not None else span
    telling = state(noun, kind, stance_of(be) if be is not None else None)
    yield Draft(telling, "place", words_of(scene.doc, span), span, subject=owner)


def _listed(scene: Scene, noun: Token, kind: str, owner: Token) -> Iterator[Draft]:
    """ "4 Holm Street, Narva, residence of Anna Dahl": the address in front of the noun."""
    doc, first = scene.doc, noun.i
    while first > noun.sent.start and (
        doc[first - 1].pos_ in {"PROPN", "NUM"} or doc[first - 1].text in {",", "."}
    ):
        first -= 1
    span = trim(doc, first, noun.i)
    if span[1] < noun.i and doc[span[1]].text == "," and doc[span[1] - 1].pos_ == "PROPN":
        yield Draft(state(noun, kind), "place", words_of(doc, span), span, subject=owner)


def _behind(verb: Token) -> Token | None:
    preps = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _AT)
    return next((t for c in preps for t in c.children if t.dep_ == "pobj"), None)


def _named_below(scene: Scene, noun: Token) -> Token | None:
    """ "a houseboat moored in Pell Dock": the place with a name, however deep."""
    sites = (t for t in noun.subtree if t.i > noun.i and t.dep_ == "pobj" and t.pos_ == "PROPN")
    return next((t for t in sites if t.head.lower_ in _AT and _is_site(scene, t)), None)


def _had_rooms(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "had his lodgings in Holm Street", "took rooms at the inn"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in _HAVING:
        return
    who = subject_of(verb)
    person = named(scene, who) if who is not None else None
    preps = (c for t in (noun, verb) for c in t.children if c.lower_ in _AT and c.i > noun.i)
    place = next((t for c in preps for t in c.children if t.dep_ == "pobj"), None)
    if who is None or place is None or person is None or person.type is not EntityType.PERSON:
        return
    if place.pos_ == "PROPN" and _is_site(scene, place):
        span = phrase(place, tail=2)
        telling = state(noun, "live", stance_of(verb))
        yield Draft(telling, "place", words_of(scene.doc, span), span, subject=who)


def _native(scene: Scene, noun: Token) -> Iterator[Draft]:
    """ "a native of Ghent, she": there she was born."""
    place = owner_of(noun)
    who, be = counterpart(noun)
    joined = (c for c in place.children if c.dep_ in {"conj", "appos"}) if place is not None else ()
    if who is None:  # "A native of Holm, Anna Dahl flew": the model joins the two
        who = next((t for t in joined if _is_person(scene, t)), None)
    if place is None or who is None or not _is_person(scene, who) or place.pos_ != "PROPN":
        return
    span = phrase(place, tail=0)
    telling = state(noun, "birth", stance_of(be) if be is not None else None)
    yield Draft(telling, "place", words_of(scene.doc, span), span, subject=who)


def _was_held(scene: Scene, tellings: Mapping[int, Telling], verb: Token) -> Iterator[Draft]:
    """ "His funeral was held in the church", "they held the inquest at the inn": there it was."""
    held = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    telling = tellings.get(held.i) if held is not None else None
    if held is None or telling is None or not telling.trigger.known:
        return
    for token in (verb, *held.subtree):
        for prep in token.children if token is verb or token.i > held.i else ():
            if prep.dep_ == "prep" and prep.lower_ in _AT and prep.i > held.i:
                yield from _there(scene, telling, prep)


def _there(scene: Scene, telling: Telling, prep: Token) -> Iterator[Draft]:
    for place in prep.children:
        if place.dep_ == "pobj" and _is_site(scene, place):
            span = phrase(place, tail=1)
            yield Draft(telling, "place", words_of(scene.doc, span), span)


def _is_person(scene: Scene, token: Token) -> bool:
    who = named(scene, token)
    return who is not None and who.type is EntityType.PERSON


def _is_site(scene: Scene, noun: Token) -> bool:
    return not scene.is_time(noun) and is_place(scene, Argument("place", noun, "in"))
