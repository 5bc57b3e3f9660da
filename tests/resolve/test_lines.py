"""What was made of claims before is known again by all that is read of them, and by nothing less."""

from dataclasses import fields, replace

import pytest
from invented import ENTITIES, event, said

from thurloe.nouns import Claim, Event, Mode, Quote, Role
from thurloe.resolve.keys import Register
from thurloe.resolve.lines import Lines

# Of these nothing that joins or words questions reads.
UNREAD = {
    Claim: {"extractor", "confidence", "source", "credibility", "credit", "asked"},
    Event: {"account", "article"},
    Quote: {"account"},
    Role: set(),
}
CLAIM = said(event("a.txt", "execution", date="1931-05-04"), "place", "Ghent", about="it")
ROLE = Role(name="with", text="Peter Krag", referent="a.txt#krag")
OTHERS = {
    "mode": Mode.PLANNED,
    "cited": "somebody",
    "through": ("somebody",),
    "quoted": True,
    "origin": "b.txt",
    "subject": ROLE,
    "roles": (ROLE,),
    "start": 7,
    "end": 999,
}


def name(claim, *, dates=None, entities=ENTITIES):
    return Lines(Register(entities), dates or {}, {})._name(claim)


def changed(noun, field):
    return replace(noun, **{field: OTHERS.get(field, "another")})


def read(kind):
    return [f.name for f in fields(kind) if f.name not in UNREAD[kind]]


@pytest.mark.parametrize("field", sorted({*read(Claim)} - {"event", "quote", "words"}))
def test_a_claim_is_known_by_each_of_its_fields(field):
    assert name(changed(CLAIM, field)) != name(CLAIM)


@pytest.mark.parametrize("field", sorted({*read(Event)} - {"trigger"}))
def test_and_by_those_of_its_event(field):
    assert name(replace(CLAIM, event=changed(CLAIM.event, field))) != name(CLAIM)


@pytest.mark.parametrize("field", read(Role))
def test_and_of_who_takes_part(field):
    one, other = (
        replace(CLAIM, event=replace(CLAIM.event, roles=(role,)))
        for role in (ROLE, changed(ROLE, field))
    )
    assert name(one) != name(other)


@pytest.mark.parametrize("field", ["start", "text"])
def test_and_by_its_quote_and_words_and_the_verb(field):
    told = CLAIM.event.trigger
    assert name(replace(CLAIM, quote=changed(CLAIM.quote, field))) != name(CLAIM)
    assert name(replace(CLAIM, words=changed(CLAIM.words, field))) != name(CLAIM)
    verb = replace(CLAIM.event, trigger=changed(told, field))
    assert name(replace(CLAIM, event=verb)) != name(CLAIM)


def test_and_by_what_its_subject_is_called_and_when_it_was_written():
    called = [replace(e, name="Anna Lund") if e.id == "anna" else e for e in ENTITIES]
    assert name(CLAIM, entities=called) != name(CLAIM)
    assert name(CLAIM, dates={"a.txt": "1931"}) != name(CLAIM)


def test_the_number_of_an_entity_is_no_matter():
    numbered = [replace(e, id=f"e{n}") for n, e in enumerate(ENTITIES)]
    assert name(CLAIM, entities=numbered) == name(CLAIM)
