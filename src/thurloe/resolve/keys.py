"""Which claims can answer one question: of one subject, kind of event, attribute, thing counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii

from thurloe.kinds import (
    BY_NAME,
    FIRSTS,
    JUSTICE,
    MOVEMENT,
    MUTUAL,
    OF_THINGS,
    TOLLS,
    family_of,
    kind_of,
)
from thurloe.nouns import Claim, Entity, EntityType, Event, Mode
from thurloe.values import number_range

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# What a thing or deed has one of, in words: two that share no word are rivals.
ONE_ANSWER = {"colour", "verdict", "way"}
UNREAL: Mapping[Mode, str] = {
    Mode.PLANNED: "ahead",
    Mode.FORECAST: "ahead",  # what was forecast is what others say was planned
    Mode.DENIED: "denied",
}


_NO = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b")


def reality_of(claim: Claim) -> str:
    """Whether the thing happened ("") or was planned or is denied; a statement has its own no."""
    if claim.attribute == "statement" and _NO.search(claim.value):
        return UNREAL[Mode.DENIED]
    return UNREAL.get(claim.mode, "")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What two claims must share to meet; `subject` is an entity id, "" where none is needed."""

    family: str
    attribute: str
    subject: str
    about: str
    reality: str


class Register:
    """Looks up the entity behind a referent."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities = tuple(entities)
        self._names = {entity.id: entity.name for entity in self.entities}
        self._of = {referent: entity for entity in self.entities for referent in entity.referents}

    def entity(self, referent: str | None) -> Entity | None:
        """The entity of a referent; None where it has none."""
        return self._of.get(referent) if referent else None

    def name(self, entity: str) -> str:
        """What an entity is called, by its id."""
        return self._names[entity]

    def subject(self, event: Event) -> Entity | None:
        """The entity that an event's question is about."""
        return self.entity(event.subject.referent) if event.subject else None

    def participants(self, event: Event) -> frozenset[str]:
        """The ids of all entities that take part, the places apart."""
        roles = [*event.roles, *([event.subject] if event.subject else [])]
        found = (self.entity(role.referent) for role in roles)
        return frozenset(e.id for e in found if e is not None and e.type is not EntityType.PLACE)


def key_of(claim: Claim, register: Register) -> Key | None:
    """The key under which a claim may meet others, or None where it can only stand alone."""
    event, kind = claim.event, claim.event.kind
    if about_weather(claim):
        return None
    reality, about = reality_of(claim), fold(claim.about)
    if claim.attribute == "polarity":
        reality, about = "", about if kind == "presence" else ""
    if whole := _of_the_matter(claim):
        return Key(whole, claim.attribute, "", "", reality)
    if any(fits(claim) for fits in ASKED_OF_ALL):
        family = "heard" if _is_heard(claim) else kind
        return Key(family, claim.attribute, "", about, reality)
    if kind in MUTUAL:
        return (
            Key(kind, claim.attribute, "", about, reality) if register.participants(event) else None
        )
    subject = register.subject(event)
    who = subject.id if subject is not None else _thing(event)
    if who and _how_one_died(claim):
        return Key("death", "manner", who, about, reality)
    return Key(_family(claim), claim.attribute, who, about, reality) if who else None


def _how_one_died(claim: Claim) -> bool:
    """ "Died of a fever", "was hanged": what killed somebody and how are one question."""
    deadly = family_of(claim.event.kind) == "death"
    return deadly and claim.attribute in {"cause", "manner"}


def _thing(event: Event) -> str:
    """An unnamed subject by its last word ("=flares"), where the event recurs or befalls things."""
    subject, kind = event.subject, kind_of(event.kind)
    of_things = kind.name in OF_THINGS | {"condition"}
    lone = (kind.once or kind.rare or kind.name == "being") and not of_things
    if subject is None or (subject.referent and not of_things) or lone:
        return ""
    words = subject.text.split()
    return (
        "=" + fold(words[-1])
        if words[-1].isalpha() and words[-1].islower() and words[-1] not in _PRONOUNS
        else ""
    )


_PRONOUNS = {
    "he",
    "she",
    "it",
    "they",
    "we",
    "you",
    "i",
    "one",
    "ones",
    "this",
    "that",
    "these",
    "those",
    "his",
    "hers",
    "who",
    "which",
    "some",
    "others",
    "many",
    "both",
    "all",
    "two",
    "three",
    "them",
    "him",
    "her",
    "us",
    "me",
}


# What is asked of the whole matter, and not of somebody in it.
OF_THE_MATTER = FIRSTS | {"wind", "alarm call"}


def _of_the_matter(claim: Claim) -> str:
    """What a claim asks of the whole matter, "" where it asks of somebody or something in it."""
    if claim.event.kind in OF_THE_MATTER:
        return claim.event.kind
    if _is_loss(claim):
        return "loss"
    return "mishap" if why_it_happened(claim) else ""


_CURRENCY = 3  # letters of a currency's code
_LOSSES = {"damage", "damages", "loss", "losses"}


def _is_loss(claim: Claim) -> bool:
    """ "The damage is put at $900", "the loss was $800": in money, and of nobody with a name."""
    subject = claim.event.subject
    if claim.attribute != "number" or subject is None or subject.referent:
        return False
    last = subject.text.lower().split()[-1:]
    unit = number_range(claim.value).unit
    return bool(last) and last[0] in _LOSSES and len(unit) == _CURRENCY and unit.isupper()


_MISHAPS = set(
    """
    accident blaze burning catastrophe cause collapse crash derailment disaster fall landslide
    tragedy
    """.split()
)


def why_it_happened(claim: Claim) -> bool:
    """The cause of a fire or an accident that has no name: all accounts tell of one."""
    subject = claim.event.subject
    nameless = subject is None or not subject.referent
    return claim.attribute == "cause" and claim.event.kind in _MISHAPS and nameless


def about_weather(claim: Claim) -> bool:
    """Degrees of cold are told of many hours and places."""
    return claim.attribute == "number" and claim.about.endswith("degree")


def _is_toll(claim: Claim) -> bool:
    return (
        claim.attribute == "number"
        and claim.event.kind in TOLLS
        and claim.about == "person"
        and claim.event.subject is None
    )


_NOISES = {"shot", "gunshot", "bang", "blast", "explosion"}


def _is_heard(claim: Claim) -> bool:
    """Two shots were heard, none was fired, there was one: however it is told, of one night."""
    event = claim.event
    passive = event.subject is None or event.lemma == "hear"
    return claim.attribute == "number" and claim.about in _NOISES and passive


def _counts_its_subject(claim: Claim) -> bool:
    """ "Three boats were launched": the question is how many boats, whoever launched them."""
    event = claim.event
    rare = event.kind in BY_NAME and kind_of(event.kind).rare
    return claim.attribute == "number" and rare and bool(claim.about) and event.subject is None


def _is_measured(claim: Claim) -> bool:
    kind, number = claim.event.kind, claim.attribute == "number"
    return number and kind == "amount" and bool(number_range(claim.value).unit)


def _is_speed(claim: Claim) -> bool:
    """ "Slowed down to six knots"."""
    event = claim.event
    return event.kind == "size" and claim.about == "speed" and event.subject is None


def _is_of_nobody(claim: Claim) -> bool:
    """ "Three torpedoes struck"; who ordered the kidnapping; of which colour the van was."""
    kind, attribute = claim.event.kind, claim.attribute
    counted = kind in MUTUAL and attribute == "number" and bool(claim.about)
    ordered = kind == "order" and attribute == "agent" and bool(claim.about)
    done = attribute == "number" and bool(claim.about) and kind not in {"amount", "size"}
    return claim.event.subject is None and (counted or ordered or done or attribute in ONE_ANSWER)


# What is one question for all accounts, whatever they say of the subject.
ASKED_OF_ALL: tuple[Callable[[Claim], bool], ...] = (
    _is_toll,
    _counts_its_subject,
    _is_heard,
    _is_measured,
    _is_speed,
    _is_of_nobody,
)


def _family(claim: Claim) -> str:
    """An execution and a death meet where they ask the same: when, where, how."""
    kind = kind_of(claim.event.kind)
    if claim.attribute == "charge" and kind.name in JUSTICE:
        return "justice"
    if claim.about == "time" and kind.name in {"correspondence", "offer"}:
        return "approach"
    if kind.name in MOVEMENT:
        return "movement"
    if claim.attribute == "number" and claim.about == "captor":
        return "arrest"  # "three men seized her", "four agents abducted her"
    return (
        family_of(kind.name)
        if claim.attribute in {"date", "place", "manner", "age", "time", "agent"}
        else kind.name
    )


def fold(text: str) -> str:
    """A counted thing without case, accents, spaces and hyphens: "gun cotton" is "guncotton"."""
    return re.sub(r"[^a-z0-9]", "", anyascii(text).lower())
