"""Invented claims to line up: who, what was done, what an account says of it."""

from dataclasses import replace
from itertools import count

from thurloe.nouns import Claim, Entity, EntityType, Event, Mode, Quote, Role
from thurloe.resolve import find_questions

FILES = ("a.txt", "b.txt", "c.txt", "d.txt")
NAMES = {"anna": "Anna Holm", "krag": "Peter Krag", "selma": "Selma", "otter": "Otter"}
TYPES = {"selma": EntityType.VESSEL, "otter": EntityType.VESSEL}
ENTITIES = tuple(
    Entity(
        id=who,
        type=TYPES.get(who, EntityType.PERSON),
        name=name,
        referents=tuple(f"{file}#{who}" for file in FILES),
    )
    for who, name in NAMES.items()
)
NUMBERS = count(1)


def role(file, name, who):
    """A participant: somebody of `NAMES`, or other words without a referent."""
    return Role(
        name=name, text=NAMES.get(who, who), referent=f"{file}#{who}" if who in NAMES else None
    )


def event(file, kind, who="anna", *, date=None, start=None):
    """A mention of an event at offset `start` of an account."""
    n = next(NUMBERS)
    start = n * 100 if start is None else start
    return Event(
        id=f"{file}#e{start}-{kind}",
        account=file,
        kind=kind,
        lemma=kind,
        trigger=Quote(account=file, start=start, end=start + 4, text="told"),
        subject=role(file, "object", who) if who else None,
        date=date,
    )


def beside(of, who):
    """The event with a second participant."""
    return replace(of, roles=(role(of.account, "with", who),))


def said(of, attribute, value, *, about="", mode=Mode.ASSERTED):
    """A claim on an event, quoted where the event is told."""
    start = of.trigger.start
    quote = Quote(account=of.account, start=start, end=start + 20, text=f"told at {start}")
    return Claim(
        id=f"{of.id}-{attribute}-{value}",
        event=of,
        attribute=attribute,
        value=value,
        quote=quote,
        words=Quote(account=of.account, start=start, end=start + 9, text=value),
        about=about,
        mode=mode,
    )


def lined_up(*claims, dates=None):
    """The questions without that on the central day."""
    dates = dates or {claim.quote.account: None for claim in claims}
    return [q for q in find_questions(claims, ENTITIES, dates) if q.event != "central day"]


def values(question):
    return [sorted({claim.value for claim in group}) for group in question.groups]


def shape(questions):
    """What each question lines up, whatever its id."""
    return sorted((values(q), q.rivals) for q in questions)
