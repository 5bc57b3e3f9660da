"""Questions in words: "When was Anna Holm arrested?"."""

from __future__ import annotations

from thurloe.kinds import BY_NAME, OBJECT, kind_of
from thurloe.nouns import Claim, Entity, Mode
from thurloe.values import number_range

# How a question about an attribute begins; {clause} is "was X arrested" or "did X arrive".
OPENINGS: dict[str, str] = {
    "date": "When {clause}",
    "time": "At what time {clause}",
    "duration": "For how long {clause}",
    "age": "At what age {clause}",
    "place": "Where {clause}",
    "destination": "To where {clause}",
    "origin": "From where {clause}",
    "charge": "Of what {clause}",
    "penalty": "To what {clause}",
    "agent": "By whom {clause}",
    "manner": "How {clause}",
    "cause": "Why {clause}",
    "with": "With whom or what {clause}",
    "recipient": "To whom {clause}",
    "topic": "About what {clause}",
    "against": "Against whom {clause}",
    "purpose": "What for {clause}",
    "as": "As what {clause}",
}
# Whole questions for what people and things are; {subject} is a name.
STATES: dict[str, str] = {
    "position": "What was {subject}?",
    "description": "What was {subject}?",
    "nationality": "Of which nation was {subject}?",
    "ancestry": "Of which ancestry was {subject}?",
}
TOLLS: dict[str, str] = {
    "killing": "How many people were killed?",
    "injury": "How many people were injured?",
    "survival": "How many people survived?",
    "homelessness": "How many people were left homeless?",
    "missing": "How many people were missing?",
    "aboard": "How many people were on board?",
}
_UNREAL: dict[Mode, str] = {
    Mode.PLANNED: " (planned)",
    Mode.FORECAST: " (forecast)",
    Mode.DENIED: " (denied)",
}


def word(claim: Claim, subject: Entity | None) -> str:
    """The question that a claim answers, in words; the planned and the forecast are marked."""
    text = _word(claim, _subject(claim, subject))
    return text.removesuffix("?") + _UNREAL.get(claim.mode, "") + "?"


def _subject(claim: Claim, subject: Entity | None) -> str:
    if subject is not None:
        return subject.name
    text = claim.event.subject.text if claim.event.subject else ""
    return (
        text[:1].lower() + text[1:]
        if text.split(" ")[0] in {"The", "A", "An", "It", "They", "This", "His", "Her"}
        else text
    )


def _word(claim: Claim, subject: str) -> str:
    event, attribute = claim.event, claim.attribute
    if event.kind in {"being", "ancestry"} and attribute in STATES:
        return STATES[attribute].format(subject=subject or "it")
    if attribute == "person":
        return f"Who was the {event.kind} of {subject or 'it'}?"
    if attribute == "participants":
        return f"Between whom: {event.kind}?"
    if attribute == "polarity" and event.kind != "acceptance":
        return _clause(claim, subject).capitalize()[0] + _clause(claim, subject)[1:] + "?"
    if attribute == "polarity":
        return f"Did {subject or 'they'} accept or heed {claim.about or 'it'}?"
    if attribute == "number":
        return _how_many(claim, subject)
    if event.kind == "stay":
        return f"For how long was {subject} in {claim.about}?"
    if event.kind == "age":
        return f"How old was {subject}?"
    if attribute == "birth_order":
        return f"Which child of the family was {subject}?"
    if event.kind == "life":
        return f"When did {subject} live?"
    if attribute == "object":
        return _what(claim, subject)
    opening = OPENINGS.get(attribute, attribute.capitalize() + ": {clause}")
    return opening.format(clause=_clause(claim, subject)) + "?"


def _how_many(claim: Claim, subject: str) -> str:
    kind, about = claim.event.kind, claim.about
    if kind in TOLLS and about == "person":
        return TOLLS[kind]
    if about == "time":
        return f"How often {_clause(claim, subject)}?"
    if kind == "amount":
        return _amount(claim, subject)
    if not about:
        return f"How many: {_clause(claim, subject)}?"
    return f"How many {_plural(about)} {_told(claim, subject)}?"


def _amount(claim: Claim, subject: str) -> str:
    if number_range(claim.value).unit:
        return f"How much {claim.about}{f' had {subject}' if subject else ' was there'}?"
    return f"How many {_plural(claim.about)}{f' had {subject}' if subject else ' were there'}?"


def _plural(noun: str) -> str:
    """Enough English for a question: persons, parties, boxes; men stay men."""
    if noun == "person":
        return "people"
    last = noun.rsplit(maxsplit=1)[-1]
    if last in _PLURALS:
        return noun.removesuffix(last) + _PLURALS[last]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "life": "lives",
    "people": "people",
}


def _told(claim: Claim, subject: str) -> str:
    """What was done with the things counted: "were launched", "did X save"; else the event beside them."""
    kind, event = kind_of(claim.event.kind), claim.event
    if not subject:
        return (
            f"were {kind.ask[3:]}"
            if kind.ask.startswith("be ")
            else f"({event.trigger.text.lower()})"
        )
    if any(r.name == OBJECT and claim.about.split()[-1][:4] in r.text.lower() for r in event.roles):
        return f"did {subject} {event.lemma}"
    return f"({subject}: {event.trigger.text.lower()})"


def _what(claim: Claim, subject: str) -> str:
    known = claim.event.kind in BY_NAME
    verb = kind_of(claim.event.kind).ask if known else claim.event.lemma
    return f"Whom or what did {subject or 'they'} {verb}?"


def _clause(claim: Claim, subject: str) -> str:
    """ "was X hanged", "did X arrive", "did X build the chapel"."""
    kind, event = kind_of(claim.event.kind), claim.event
    if event.kind in BY_NAME:
        verb = kind.ask
        if verb.startswith("be "):
            return f"was {subject or 'somebody'} {verb[3:]}"
        return f"did {subject or 'they'} {verb}"
    if event.subject is not None and _undergoes(claim):
        return f"was {subject} {event.trigger.text.lower()}"
    if event.lemma in {"be", "become", "remain"}:
        return f"was {subject or 'it'} {event.kind if event.kind != 'be' else 'there'}"
    thing = next((r.text for r in event.roles if r.name == OBJECT), "")
    return f"did {subject or 'it'} {event.lemma} {thing if len(thing) < _SHORT else ''}".rstrip()


_SHORT = 40  # characters of an object that a question can carry


def _undergoes(claim: Claim) -> bool:
    """Whether the subject of an open event is the one it was done to."""
    event = claim.event
    return any(
        r.name == OBJECT and event.subject and r.text == event.subject.text for r in event.roles
    )
