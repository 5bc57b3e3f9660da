"""Where things were and happened, where no participant with a name carries it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import BUILDINGS, ORGANISATION_NOUNS, PERSON_NOUNS
from thurloe.extract.finders.what.roles import from_beside, is_place
from thurloe.extract.grammar.arguments import Argument
from thurloe.extract.grammar.place_nouns import ABSTRACT_ENDINGS, FURTHER_PLACES, PLACE_NOUNS
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.grammar.triggers import ASPECTUAL
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.kinds import MOVEMENT
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

# What is held, and happens where it is held: "the funeral was held in the church".
HELD = {"hold", "stage", "conduct", "celebrate", "perform", "convene"}
_SITES = ("place", "destination", "origin")
_BEARERS = {EntityType.PERSON, EntityType.VESSEL}


def find_whereabouts(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each named place of an event that has no named participant, and of a stay."""
    for telling in tellings.values():
        token = telling.trigger.token
        if token.lemma_ in _LYING and not (telling.trigger.known and token.lemma_ == "hang"):
            yield from _stood_at(scene, telling)
        if token.lemma_ == "be":
            yield from _was_in(scene, token)
            yield from _it_was_at(scene, token)
        elif token.lemma_ in ASPECTUAL:
            yield from _took_place(scene, telling, tellings)
        elif not telling.trigger.known and _is_unnamed(scene, telling):
            yield from _of_thing(scene, telling)
        if token.pos_ == "VERB" and not _has_site(scene, telling):
            yield from _deep_below(scene, telling)


def _was_in(scene: Scene, be: Token) -> Iterator[Draft]:
    """ "She was in the Crimea"."""
    subject = subject_of(be)
    who = named(scene, subject) if subject is not None else None
    if who is None or who.type not in _BEARERS or any(c.dep_ == "attr" for c in be.children):
        return
    there = [c for c in be.children if c.dep_ == "acomp" and c.lower_ == "present"]
    for prep in [*be.children, *(c for t in there for c in t.children)]:
        for noun in prep.children if prep.dep_ == "prep" and prep.lower_ in {"in", "at"} else ():
            known = noun.pos_ == "PROPN" or (there and _is_spot(scene, noun))
            if noun.dep_ == "pobj" and known and _is_site(scene, noun):
                span = phrase(noun, tail=0)
                value = words_of(scene.doc, span)
                telling = state(be, "be", stance_of(be))
                yield Draft(telling, "place", value, span, subject=subject)


_SAID = {"attr", "acomp", "ccomp", "oprd", "relcl"}


def _it_was_at(scene: Scene, be: Token) -> Iterator[Draft]:
    """ "It was at a roadblock outside Narva, on the night of 17 August": there it all was."""
    it = next((c for c in be.lefts if c.dep_ == "nsubj"), None)
    prep = be.nbor(1) if be.i + 1 < len(be.doc) else be
    dated = any(p.root.sent == be.sent for p in scene.times)
    bare = it is not None and it.lower_ == "it" and not scene.referents_at(it)
    if not bare or not dated or prep.lower_ not in _AT or any(c.dep_ in _SAID for c in be.children):
        return
    noun = next((t for t in prep.children if t.dep_ == "pobj" and t.pos_ == "PROPN"), None)
    site = noun if noun is not None and _is_site(scene, noun) else _site_below(scene, prep)
    if site is not None and not scene.is_time(site):
        span = phrase(site, tail=1)
        telling = state(be, "occasion", stance_of(be))
        yield Draft(telling, "place", words_of(scene.doc, span), span, impersonal=True)


# Verbs that say where something was, and the prepositions that say it with a common noun.
_LYING = frozenset("be lie lay stand sit hang rest remain float stay".split())
_LOCAL = frozenset("in on under beneath beside behind above below inside outside near at".split())
# What is behind "in" or "on" and is no place, article or not: "in the mood", "at a loss".
NO_SITES = frozenset(
    """
    account age air alert authority average balance ban beginning belief bottom brink case
    centre charge clear command company condition contact course danger debt decline demand
    doubt duty edge end event expectation eye face fact fault favour form hand heart hope hour
    hurry idea impression job lead league list look loose loss love majority mend middle mind
    minority moment mood morning mouth move order orders outskirts pay payroll peak point
    position power pressure process question rise run rush search service shape side state
    strength swing task time top track trial use verge view wane war watch way whole wing work
    world wrong year
    """.split()
)


def _stood_at(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "The boat was in its davits", "under a cedar lay Jan Holm"."""
    token = telling.trigger.token
    subject = subject_of(token) or next((c for c in token.rights if c.dep_ == "attr"), None)
    if subject is None or any(c.dep_ in {"attr", "neg"} for c in token.lefts):
        return
    if any(c.lower_ in {"almost", "nearly"} for c in token.children):
        return
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.i in scene.triggers:
        return
    for prep in token.children:
        for noun in prep.children if prep.dep_ == "prep" and prep.lower_ in _LOCAL else ():
            if _depends(token, subject, noun) or _counted_inside(subject, noun):
                continue
            if _stops_before(prep, token):
                continue
            if noun.dep_ == "pobj" and _is_spot(scene, noun):
                span = (prep.i, phrase(noun, tail=1)[1])
                value = words_of(scene.doc, span)
                at = state(token, token.lemma_, stance_of(token))
                yield Draft(at, "place", value, span, subject=subject)


def _counted_inside(subject: Token, noun: Token) -> bool:
    """ "Forty people were in the hall" tells how many were in it; where they were, all say."""
    counted = any(c.dep_ == "nummod" for c in subject.children)
    people = subject.lemma_.lower() in PERSON_NOUNS | {"people", "person"}
    return counted and people and noun.lemma_.lower() in BUILDINGS


def _stops_before(prep: Token, verb: Token) -> bool:
    """Whether a semicolon parts the two: the model lets the clause before hang on the verb."""
    between = verb.doc[min(prep.i, verb.i) : max(prep.i, verb.i)]
    return any(t.text in {";", ":"} for t in between)


def _depends(verb: Token, subject: Token, noun: Token) -> bool:
    """ "The success rested on her ability": on what it depended, and not where it was."""
    abstract = subject.lemma_.lower() in _IDEAS or noun.lower_.endswith(_OF_IDEAS)
    return verb.lemma_ in {"rest", "hang"} and noun.head.lower_ == "on" and abstract


_IDEAS = set(
    """
    accusation argument authority blame case charge claim conclusion conviction decision defence
    defense evidence fame fate fortune future hope key outcome plan power reputation responsibility
    secret strategy success suspicion theory victory
    """.split()
)
_OF_IDEAS = ("ility", "ness", "ence", "ance", "ism")


def _is_spot(scene: Scene, noun: Token) -> bool:
    """Whether a common noun is a thing that something can stand by: it has an article or owner."""
    one = any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    lemma = noun.lemma_.lower()
    abstract = lemma.endswith(ABSTRACT_ENDINGS) and lemma not in PLACE_NOUNS | FURTHER_PLACES
    turn = lemma == "place" and not any(c.dep_ == "compound" for c in noun.lefts)
    abstract = abstract or turn or lemma in _OF_LIFE  # "in the first place", "in their places"
    plain = noun.pos_ == "NOUN" and one and lemma not in NO_SITES and not abstract
    return plain and not scene.is_time(noun) and noun.i not in scene.triggers


_OF_LIFE = {"youth", "childhood", "prime"}


def _is_site(scene: Scene, noun: Token) -> bool:
    return not scene.is_time(noun) and is_place(scene, Argument("place", noun, "in"))


def _has_site(scene: Scene, telling: Telling) -> bool:
    """Whether an argument of the event is a place with a name already."""
    sites = (a.head for a in telling.arguments if a.role in _SITES)
    return any(t.pos_ == "PROPN" and _is_site(scene, t) for t in sites)


def _deep_below(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "waited at a stop on Narva Bridge", "fell from the roof of a house in Holm": there."""
    subject = telling.subject
    if subject is None or (subject.head.pos_ != "NOUN" and named(scene, subject.head) is None):
        return
    for prep in telling.trigger.token.children:
        if prep.dep_ == "prep" and (prep.lower_ in _LEADING or _leads(telling, prep)):
            site = _site_below(scene, prep)
            if site is not None:
                span = phrase(site, tail=1)
                yield Draft(telling, "place", words_of(scene.doc, span), span)
                return


# What leads to where something was: "beside a stop on the bridge", "among the guests at Holm".
_LEADING = frozenset(
    "in at on onto near by beside among outside inside from into with under".split()
)


def _leads(telling: Telling, prep: Token) -> bool:
    """ "walked to a stop on the bridge", "waited for a bus on it", and not "wrote to a shop in"."""
    at_all = telling.trigger.lemma in _LYING | {"wait", "queue"} or telling.kind in MOVEMENT
    return prep.lower_ in {"to", "for"} and (at_all or telling.trigger.lemma in {"walk", "run"})


_AT = frozenset("in at on near off outside inside".split())
_DEEP = 4  # nouns between the verb and the place


# What a place has, and where something can be.
_PARTS = frozenset(
    """
    area back bank basement boot bottom cell cellar centre center corner court courtyard district
    door doorway edge end entrance floor foot front gate ground grounds headquarters heart middle
    mouth neighbourhood office outskirts platform porch port quarter rear roof room ruin shore side
    staircase stair step street suburb top vicinity wing yard
    """.split()
)


def _site_below(scene: Scene, prep: Token) -> Token | None:
    """The named place that hangs on the noun behind a preposition, or on one below that."""
    above = prep
    for _ in range(_DEEP):
        noun = next((t for t in prep.children if t.dep_ == "pobj"), None)
        if noun is not None and prep.lower_ == "of" and noun.pos_ == "PROPN":
            spot = above.lemma_.lower() in _PARTS | BUILDINGS | PLACE_NOUNS
            return noun if spot and _is_site(scene, noun) else None  # "the steps of the Opera"
        if noun is None or noun.pos_ != "NOUN" or scene.is_time(noun):
            return None
        below = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in _AT | {"of"}]
        for inner in below:
            for site in inner.children if inner.lower_ in _AT else ():
                bears = not _tells_whose(scene, noun) or prep.lower_ == "among"
                if site.dep_ == "pobj" and site.pos_ == "PROPN" and bears and _is_site(scene, site):
                    return site
        if not below:
            return None
        above, prep = noun, below[0]
    return None


def _tells_whose(scene: Scene, noun: Token) -> bool:
    """ "with scientists at Holm", "a letter from the office in Holm": they were there, not it."""
    lemma = noun.lemma_.lower()
    somebody = lemma in PERSON_NOUNS | ORGANISATION_NOUNS or bool(scene.referents_at(noun))
    return somebody or noun.i in scene.triggers


def _took_place(scene: Scene, telling: Telling, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """ "The burial took place at Narva": of the burial."""
    subject = subject_of(telling.trigger.token)
    event = tellings.get(subject.i) if subject is not None else None
    if event is None:
        return
    for argument in telling.arguments:
        room = is_room(argument.head) and subject is not None and subject.i < argument.head.i
        if argument.role == "place" and (_is_site(scene, argument.head) or room):
            span = phrase(argument.head, tail=1)
            yield Draft(event, "place", words_of(scene.doc, span), span)


_ROOMS = frozenset(
    """
    attic basement bathroom bedroom cabin cellar deck floor garage hold kitchen laboratory larder
    loft office pantry room stable stairwell storehouse storeroom storey story studio vault workshop
    """.split()
)


def is_room(noun: Token) -> bool:
    """Whether a common noun names a part of a building or ship: "the boiler room"."""
    lemma = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (lemma in _ROOMS or lemma.endswith("room"))


def _is_unnamed(scene: Scene, telling: Telling) -> bool:
    """Whether an event is told of a thing: "his corpse", "the mail bags"."""
    subject, token = telling.subject, telling.trigger.token
    finite = token.tag_ not in {"VB", "VBG"} or any(
        c.dep_ == "aux" and c.tag_ != "TO" for c in token.children
    )
    if subject is not None and token.lemma_ in HELD and subject.head.i in scene.triggers:
        return False  # "the funeral was held": told of the funeral
    if subject is None or not finite:  # "a wish to live there" is no stay
        return False
    return meant_by(scene, subject.head).pos_ == "NOUN" and not named(scene, subject.head)


_OF_NAMES = frozenset({"of"})  # "the Temple of Music"


def _of_thing(scene: Scene, telling: Telling) -> Iterator[Draft]:
    """ "Mail bags were washed ashore at Narva": where a thing of no name came to."""
    for argument in telling.others(*_SITES):
        head = argument.head
        if argument.prep == "under":  # "under Operation Selma" is no place
            continue
        known = head.pos_ == "PROPN" and _is_site(scene, head)
        fronted = known and argument.prep in {"in", "at"} and head.head.i == head.sent.start
        behind = head.i > telling.trigger.token.i and (known or _is_building(head))
        if behind or fronted:
            span = phrase(head, tail=1, preps=_OF_NAMES)
            span = from_beside(argument, span) if argument.role == "place" else span
            value = words_of(scene.doc, span)
            draft = Draft(telling, argument.role, value, span)
            subject = telling.subject
            meant = meant_by(scene, subject.head) if subject is not None else None
            yield replace(draft, subject=meant) if meant is not None else draft


def _is_building(noun: Token) -> bool:
    """ "the cafe", "his cell": where something can be, and of which the words tell which."""
    one = any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    return one and noun.pos_ == "NOUN" and noun.lemma_.lower() in PLACE_NOUNS
