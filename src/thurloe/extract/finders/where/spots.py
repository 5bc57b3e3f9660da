"""Where a thing was done of which no place is read yet: "in the vestry", "at her own gate"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import (
    BODY,
    BUILDINGS,
    CALENDAR,
    KIN_NOUNS,
    ORGANISATION_NOUNS,
    PERSON_NOUNS,
)
from thurloe.extract.finders.what.roles import SIDES, is_place
from thurloe.extract.finders.where.whereabouts import NO_SITES, is_room
from thurloe.extract.grammar.arguments import Argument
from thurloe.extract.grammar.place_nouns import (
    ABSTRACT_ENDINGS,
    FURTHER_PLACES,
    NO_SPOTS,
    PLACE_NOUNS,
)
from thurloe.extract.grammar.prepositions import role_of
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.said.denials import MENTAL
from thurloe.extract.said.telling import Draft, Telling
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_AT = frozenset("in at on upon under beneath behind beside near inside outside aboard".split())
_WITH_PREPOSITION = frozenset("under beneath behind beside outside".split())
_AGAINST = frozenset({"execution", "shooting", "killing", "death"})  # "shot against the wall"
_HITTING = {"collision", "attack", "shooting"}
_SITES = {"place", "destination", "origin"}
_TOLD = {Mode.ASSERTED, Mode.REPORTED}
_DEEP = 3  # phrases that may stand between a verb and its place
# Kinds of which a phrase with "in" or "on" tells more often how, on what or of what than where.
_UNPLACED = frozenset(
    """
    acquittal age agreement amount award being belief cause charge colour confession conviction
    correspondence education employment membership order ownership payment report resignation
    sentence size statement succession
    """.split()
)
_NO_VERBS = MENTAL | set(
    """
    add agree answer argue ask base call claim concern consist depend describe explain insist
    involve lead name quote rely remark reply result say show speak state succeed suggest talk tell
    turn write
    """.split()
)


def find_spots(
    scene: Scene, tellings: Mapping[int, Telling], drafts: Iterable[Draft]
) -> Iterator[Draft]:
    """A claim for the place of each deed that is told to have been done somewhere."""
    sites = [d for d in drafts if d.attribute in _SITES]
    placed = {d.telling.trigger.token.i for d in sites}
    read = {i for d in sites for i in range(*d.span)}
    for i, telling in tellings.items():
        if i not in placed and _is_deed(telling):
            found = [s for s in _phrases(telling) if _is_spot(scene, telling, *s)]
            if reached := _reached(scene, telling):
                span = phrase(reached, tail=1, preps=_WITHIN)
                words = words_of(scene.doc, span)
                yield Draft(telling, "destination", words, span, impersonal=True)
            elif into := _entered(scene, telling):
                span = phrase(into, tail=1, preps=_WITHIN)
                site = "place" if telling.kind == "collision" else "destination"
                yield Draft(telling, site, words_of(scene.doc, span), span)
            elif found and found[0][1].i not in read:
                yield _there(scene, telling, *found[0])


def _is_deed(telling: Telling) -> bool:
    """Whether it tells what was done or befell, of which one may ask where."""
    verb, trigger = telling.trigger.token, telling.trigger
    wish = any(c.tag_ == "TO" for c in verb.children)  # "a reason to live there"
    if verb.pos_ != "VERB" or wish or telling.subject is None or telling.stance.mode not in _TOLD:
        return False
    return telling.kind not in _UNPLACED if trigger.known else trigger.lemma not in _NO_VERBS


def _reached(scene: Scene, telling: Telling) -> Token | None:
    """ "The island was reached on 3 May"."""
    verb = telling.trigger.token
    done = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if verb.lemma_ != "reach" or done is None:
        return None
    return done if _is_land(scene, done) or done.lemma_.lower() in PLACE_NOUNS else None


def _entered(scene: Scene, telling: Telling) -> Token | None:
    """ "Entered the palace", "struck the Crow Ridge": the object is where it was."""
    verb, struck = telling.trigger.token, telling.kind == "collision"
    if not struck and verb.lemma_ != "enter":
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None or (scene.referents_at(thing) and not _is_land(scene, thing)):
        return None
    land = _is_land(scene, thing) or thing.lemma_.lower() in _LANDFORMS
    known = not struck and _is_one(thing) and (thing.lemma_.lower() in PLACE_NOUNS)
    return thing if land or known else None


def _is_land(scene: Scene, noun: Token) -> bool:
    names = any(r.type is EntityType.PLACE for r in scene.referents_at(noun))
    return names or noun.ent_type_ in {"GPE", "LOC"}


_LANDFORMS = set(
    "bank cliff hill hillside iceberg mountain peak reef ridge rocks sandbank shoal".split()
)


def _phrases(telling: Telling) -> Iterator[tuple[Token, Token]]:
    """Each preposition behind or before the verb with its noun, those behind a date or man too."""
    level = [telling.trigger.token]
    for _ in range(_DEEP):
        below: list[Token] = []
        for prep in (c for t in level for c in t.children):
            if prep.dep_ in {"advmod", "prt"} and prep.i > telling.trigger.token.i:
                below.append(prep)
            for noun in prep.children if prep.dep_ == "prep" else ():
                if noun.dep_ == "pobj":
                    yield prep, noun
                    below += [noun] if _leads_on(noun) else []
        level = below


def _leads_on(noun: Token) -> bool:
    """ "Before Judge Holm at the assizes", "on 14 May in the vestry": the place is the verb's."""
    judge = noun.pos_ == "PROPN" and noun.head.lower_ == "before"
    return judge or noun.ent_type_ in {"DATE", "TIME", "PERSON"}


def _is_spot(scene: Scene, telling: Telling, prep: Token, noun: Token) -> bool:
    against = prep.lower_ == "against" and telling.kind in _AGAINST
    if not (against or prep.lower_ in _AT) or scene.is_time(noun) or noun.i in scene.triggers:
        return False
    if not against and role_of(telling.trigger, prep.lower_, noun) not in {"place", prep.lower_}:
        return False
    if noun.pos_ == "PROPN":
        on = prep.lower_ in {"on", "upon"} and telling.trigger.known and _is_nobody(scene, noun)
        return on or is_place(scene, Argument("place", noun, prep.lower_))
    if telling.kind in _HITTING and noun.lemma_.lower() in SIDES:
        return False  # "struck on the port side": told as the part that was hit
    if noun.pos_ not in {"NOUN", "ADJ"} or not _is_one(noun) or _is_rank(noun):
        return False
    return (
        _is_known(noun)
        or _is_at(scene, noun)
        or (telling.trigger.known and noun.tag_ in {"NN", "NNS"} and _is_thing(scene, noun))
    )


def _is_one(noun: Token) -> bool:
    """Whether it has an article or an owner: "at a bus stop", and not "at full stop"."""
    return any(c.dep_ in {"det", "poss"} and c.lower_ not in _ANY for c in noun.lefts)


def _is_nobody(scene: Scene, name: Token) -> bool:
    """ "On Quay Street", "on the Crow": a name, and of nobody and nothing that is known."""
    return not scene.referents_at(name) and name.ent_type_ in {"", "FAC", "LOC", "GPE"}


def _is_at(scene: Scene, noun: Token) -> bool:
    """ "At the frontier post of Narva": a thing that a place has."""
    if noun.lemma_.lower() in _NOWHERE or noun.lemma_.lower().endswith(ABSTRACT_ENDINGS):
        return False
    below = (t for c in noun.rights if c.lower_ in _WITHIN for t in c.children if t.dep_ == "pobj")
    return any(t.pos_ == "PROPN" and t.ent_type_ in {"GPE", "LOC", "FAC"} for t in below)


def _is_known(noun: Token) -> bool:
    return bool({noun.lemma_.lower(), noun.lower_} & _PLACES) or is_room(noun)


def _is_thing(scene: Scene, noun: Token) -> bool:
    """Whether a common noun is some thing to stand in or by: "in the haystack", "on a cart"."""
    lemma = noun.lemma_.lower()
    somebody = any(r.type not in _OF_SITES for r in scene.referents_at(noun))
    nowhere = {lemma, noun.lower_} & _NOWHERE
    return not (somebody or nowhere or lemma.endswith((*ABSTRACT_ENDINGS, "ing")))


_OF_SITES = {EntityType.PLACE, EntityType.VESSEL}
_ORDERS = {"first", "second", "third", "last", "latter", "former", "mouth"}


def _is_rank(noun: Token) -> bool:
    """ "On the first of them", "on the 13th"."""
    return noun.lower_ in _ORDERS or noun.text[:1].isdigit()


_ANY = {"any", "no", "every", "each", "that", "this", "such", "what", "which", "whose"}
_PLACES = (PLACE_NOUNS | BUILDINGS | FURTHER_PLACES) - {"office", "pass", "wood", "colony"}
_NOWHERE = NO_SITES | NO_SPOTS | BODY | PERSON_NOUNS | KIN_NOUNS | ORGANISATION_NOUNS | CALENDAR
_WITHIN = frozenset({"of", "in", "at", "on", "near"})


def _beneath(scene: Scene, end: int) -> int:
    """ "In the vault beneath the museum": where what stands beneath it ends; 0 for nothing."""
    doc = scene.doc
    under = doc[end] if end < len(doc) and doc[end].lower_ in _BELOW else None
    nouns = (t for t in under.children if t.dep_ == "pobj") if under is not None else ()
    return next((phrase(t, tail=1, preps=_WITHIN)[1] for t in nouns), 0)


_BELOW = frozenset("above behind below beneath beside near opposite under".split())


def _there(scene: Scene, telling: Telling, prep: Token, noun: Token) -> Draft:
    first, end = phrase(noun, tail=2, preps=_WITHIN)
    end = max(end, _beneath(scene, end))
    dates = [p.first for p in scene.times if noun.i < p.first < end]
    end = min([end, *dates])
    while scene.doc[end - 1].pos_ in {"ADP", "ADV", "DET"} and end - 1 > noun.i:
        end -= 1  # "on the quay there on the ninth": the quay
    span = (prep.i if prep.lower_ in _WITH_PREPOSITION else first, end)
    return Draft(telling, "place", words_of(scene.doc, span), span)
