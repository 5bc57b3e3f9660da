"""Questions in words: "When was Anna Holm arrested?"."""

from __future__ import annotations

from collections.abc import Callable

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
    "subject": "What {clause}",
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
    return text[:1].lower() + text[1:] if text.split(" ")[0] in _NO_NAMES else text


_NO_NAMES = {"The", "A", "An", "It", "He", "She", "They", "This", "These", "His", "Her", "Their"}


def _word(claim: Claim, subject: str) -> str:
    return next(say(claim, subject) for fits, say in RULES if fits(claim))


Test = Callable[[Claim], bool]
Wording = Callable[[Claim, str], str]


def _asks(attribute: str) -> Test:
    return lambda claim: claim.attribute == attribute


def _tells(kind: str) -> Test:
    return lambda claim: claim.event.kind == kind


def _is_state(claim: Claim) -> bool:
    return claim.event.kind in {"being", "ancestry"} and claim.attribute in STATES


def _is_acceptance(claim: Claim) -> bool:
    return claim.attribute == "polarity" and claim.event.kind == "acceptance"


def _is_stay(claim: Claim) -> bool:
    return claim.event.kind == "stay" and bool(claim.about)


def _always(_: Claim) -> bool:
    return True


def _says(template: str) -> Wording:
    """Words with gaps for the subject and what is counted, the kind and its verb."""

    def say(claim: Claim, subject: str) -> str:
        return template.format(
            subject=subject,
            it=subject or "it",
            they=subject or "they",
            kind=claim.event.kind,
            verb=_verb(claim),
            about=claim.about,
            thing=claim.about or "it",
        )

    return say


def _state(claim: Claim, subject: str) -> str:
    return STATES[claim.attribute].format(subject=subject or "it")


def _whether(claim: Claim, subject: str) -> str:
    clause = _clause(claim, subject)
    return clause[:1].upper() + clause[1:] + "?"


def _opening(claim: Claim, subject: str) -> str:
    opening = OPENINGS.get(claim.attribute, claim.attribute.capitalize() + ": {clause}")
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
    """What was done with what was counted: "were launched", "did X save"; else the event's word."""
    ask, event = kind_of(claim.event.kind).ask, claim.event
    trigger = event.trigger.text.lower()
    if not subject:
        return f"were {ask.removeprefix(_BE)}" if ask.startswith(_BE) else f"({trigger})"
    stem = claim.about.split()[-1][:_STEM]
    if any(r.name == OBJECT and stem in r.text.lower() for r in event.roles):
        return f"did {subject} {event.lemma}"
    return f"({subject}: {trigger})"


_BE = "be "  # how the passive begins in `Kind.ask`
_STEM = 4  # letters that a noun has in all its forms


def _verb(claim: Claim) -> str:
    """What the subject did; a kind that is asked in the passive is told by its own verb."""
    ask = kind_of(claim.event.kind).ask if claim.event.kind in BY_NAME else _BE
    return claim.event.lemma if ask.startswith(_BE) else ask


def _clause(claim: Claim, subject: str) -> str:
    """ "was X hanged", "did X arrive", "did X build the chapel"."""
    kind, event = kind_of(claim.event.kind), claim.event
    if event.kind in BY_NAME:
        verb = kind.ask
        if verb.startswith(_BE):
            return f"was {subject or 'somebody'} {verb.removeprefix(_BE)}"
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


# Which claims are asked about in which words; the first test that fits decides.
RULES: tuple[tuple[Test, Wording], ...] = (
    (_is_state, _state),
    (_asks("person"), _says("Who was the {kind} of {it}?")),
    (_asks("participants"), _says("Between whom: {kind}?")),
    (_is_acceptance, _says("Did {they} accept or heed {thing}?")),
    (_asks("polarity"), _whether),
    (_asks("number"), _how_many),
    (_is_stay, _says("For how long was {subject} in {about}?")),
    (_tells("age"), _says("How old was {subject}?")),
    (_asks("birth_order"), _says("Which child of the family was {subject}?")),
    (_tells("life"), _says("When did {subject} live?")),
    (_asks("object"), _says("Whom or what did {they} {verb}?")),
    (_always, _opening),
)
