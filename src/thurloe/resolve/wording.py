"""Questions in words: "When was Anna Holm arrested?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from thurloe.kinds import AGENT, BY_NAME, OBJECT, kind_of
from thurloe.nouns import Claim, Entity, EntityType, Mode, Role
from thurloe.resolve.grammar import (
    BODIES,
    is_plural,
    named,
    object_form,
    participle,
    past,
    person,
    plural,
    thing,
)
from thurloe.resolve.openings import OPENINGS, STATES, TOLLS
from thurloe.values import number_range

_UNREAL: dict[Mode, str] = {
    Mode.PLANNED: " (planned)",
    Mode.FORECAST: " (forecast)",
    Mode.DENIED: " (denied)",
}


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a question is about: its words within a sentence, "" for nobody, and their number."""

    text: str
    several: bool = False

    def was(self, otherwise: str = "it") -> str:
        """ "was X", "were they"."""
        return f"{'were' if self.several else 'was'} {self.text or otherwise}"


def word(claim: Claim, subject: Entity | None) -> str:
    """The question that a claim answers, in words; the planned and the forecast are marked."""
    text = _word(claim, _subject(claim, subject))
    if claim.attribute == "polarity":
        return text  # the no is the answer
    return text.removesuffix("?") + _UNREAL.get(claim.mode, "") + "?"


def _subject(claim: Claim, subject: Entity | None) -> Who:
    if subject is not None:
        several = subject.type is EntityType.GROUP and bool(_SEVERAL.search(subject.name))
        return Who(named(subject.name), several)
    text = claim.event.subject.text if claim.event.subject else ""
    opens = claim.quote.text.startswith(text) and " " in text and text[1:].islower()
    if opens and not _OF_A_NATION.match(text):
        text = text[:1].lower() + text[1:]
    text = person(text)
    return Who(text, is_plural(text))


_OF_A_NATION = re.compile(r"\w+(?:ese|ish|an|ch|iet|eek|[qkz]i)\b")
_SEVERAL = re.compile(r"(?:[^s]s|ese|people|men)$")


def _word(claim: Claim, subject: Who) -> str:
    return next(say(claim, subject) for fits, say in RULES if fits(claim))


Test = Callable[[Claim], bool]
Wording = Callable[[Claim, Who], str]


def _asks(attribute: str) -> Test:
    return lambda claim: claim.attribute == attribute


def _tells(kind: str) -> Test:
    return lambda claim: claim.event.kind == kind


def _is_state(claim: Claim) -> bool:
    return claim.event.kind in {"being", "ancestry", "naming"} and claim.attribute in STATES


def _is_acceptance(claim: Claim) -> bool:
    return claim.attribute == "polarity" and claim.event.kind == "acceptance"


def _is_stay(claim: Claim) -> bool:
    return claim.event.kind == "stay" and bool(claim.about)


def _is_made_to(claim: Claim) -> bool:
    """Whether an agent is asked for of what its subject does: what made the ship sink."""
    ask = kind_of(claim.event.kind).ask if claim.event.kind in BY_NAME else _BE
    return claim.attribute == "agent" and not ask.startswith(_BE)


def _always(_: Claim) -> bool:
    return True


def _asks_a_name(claim: Claim) -> bool:
    return claim.attribute == "person" and claim.event.kind in _NAMES


_NAMES = frozenset("alias name nickname pseudonym surname title".split())


def _tells_where_for(claim: Claim) -> bool:
    return claim.event.kind == "departure" and claim.attribute == "destination"


def _says(template: str) -> Wording:
    """Words with gaps for the subject and what is counted, the kind and its verb."""

    def say(claim: Claim, subject: Who) -> str:
        return template.format(
            subject=subject.text,
            was=subject.was(),
            it=subject.text or "it",
            they=subject.text or "they",
            them=object_form(subject.text or "they"),
            kind=claim.event.kind,
            verb=_verb(claim),
            about=claim.about,
            thing=_accepted(claim.about),
        )

    return say


def _accepted(about: str) -> str:
    """What somebody accepted, in words that can follow a verb; else "it"."""
    first = about.partition(" ")[0].lower()
    return "it" if not about or first in _NO_THING else thing(about)


# Scraps of a sentence that name nothing by themselves.
_NO_THING = frozenset(
    "be been being is are was were to of in on at by for with that have has".split()
)


def _state(claim: Claim, subject: Who) -> str:
    return STATES[claim.attribute].format(was=subject.was())


def _whether(claim: Claim, subject: Who) -> str:
    """ "Was X arrested in Ghent", "did X betray Y": by its own verb, with all that is denied."""
    passive = _is_passive(claim)
    doing = _done_as_told(claim) if passive else f"{subject.text or 'they'} {_deed(claim)}"
    clause = f"{subject.was('somebody')} {doing}" if passive else f"did {doing}"
    return f"{clause[:1].upper()}{clause[1:]} {claim.about}".rstrip() + "?"


def _done_as_told(claim: Claim) -> str:
    verb = _deed(claim)
    return participle(verb.removeprefix(_BE)) if not verb.startswith(_BE) else verb[len(_BE) :]


def _deed(claim: Claim) -> str:
    """The verb that tells it, or that of its kind where a noun or a phrase does."""
    kind, lemma = kind_of(claim.event.kind), claim.event.lemma
    own = kind.name not in BY_NAME or lemma in kind.verbs.split()
    return lemma if own else kind.ask


def _opening(claim: Claim, subject: Who) -> str:
    opening = OPENINGS.get(claim.attribute, claim.attribute.capitalize() + ": {clause}")
    return opening.format(clause=_clause(claim, subject)) + "?"


def _says_a_cause(claim: Claim) -> bool:
    return claim.attribute == "cause" and claim.event.kind == "cause"


def _is_afterwards(claim: Claim) -> bool:
    kind = claim.event.kind
    ends = kind_of(kind).once or kind in {"release", "escape", "dead"}
    return claim.attribute == "duration" and ends and not claim.about


def _afterwards(claim: Claim, subject: Who) -> str:
    return f"After how long {_clause(claim, subject)}?"


def _charge(claim: Claim, subject: Who) -> str:
    of = {"charge": "With", "conviction": "Of", "acquittal": "Of"}.get(claim.event.kind, "For")
    return f"{of} what {_clause(claim, subject)}?"


def _how_many(claim: Claim, subject: Who) -> str:
    kind, about = claim.event.kind, claim.about
    if kind in TOLLS and about == "person":
        return TOLLS[kind]
    if kind in TOLLS and about.startswith("person of "):
        return f"How many people died {about.removeprefix('person ')}?"
    if about == "time":
        return f"How often {_clause(claim, subject)}?"
    if kind == "amount":
        return _amount(claim, subject)
    if not about:
        return _bare_number(claim, subject)
    counted = f"How much money ({about})" if _MONEY.fullmatch(about) else _many(about)
    return f"{counted} {_told(claim, subject)}?".replace(" ,", ",")


_MONEY = re.compile(r"[A-Z]{3}")  # ISO 4217


def _many(about: str) -> str:
    return f"How many {plural(about)}"


def _amount(claim: Claim, subject: Who) -> str:
    about, measured = claim.about, bool(number_range(claim.value).unit)
    if about in BODIES and not measured:
        return f"How large was the {about}{f' of {subject.text}' if subject.text else ''}?"
    counted = f"How much {about}" if measured else _many(about)
    be = "was" if measured else "were"
    return f"{counted} did {subject.text} have?" if subject.text else f"{counted} {be} there?"


def _bare_number(claim: Claim, subject: Who) -> str:
    """A number of things that the text does not name."""
    event = claim.event
    counted = plural(event.kind) in claim.quote.text.lower()
    if event.lemma == "be" and event.kind not in {"be", *BY_NAME} and counted:
        return f"{_many(event.kind)} {subject.was('there') if subject.text else 'were there'}?"
    if subject.text and not _is_passive(claim) and event.lemma != "be":
        return f"How many did {subject.text} {_active(claim, bare=True)}?"
    of = f" for {subject.text}" if subject.text else ""
    return f"Which number is given{of} (“{event.trigger.text}”)?"


def _told(claim: Claim, subject: Who) -> str:
    """What was done with what was counted: "were launched", "did X save", "died"."""
    event = claim.event
    if event.lemma == "be" or claim.about[:_STEM] in event.trigger.text.lower():
        there = not subject.text or _counts(claim, Role(name="", text=subject.text))
        return "were there" if there else subject.was()
    if not subject.text:
        return _told_of_nobody(claim)
    if any(role.name == OBJECT and _counts(claim, role) for role in event.roles):
        return f"did {subject.text} {_active(claim, bare=True)}"
    return f", when {_when(claim, subject)}"


def _told_of_nobody(claim: Claim) -> str:
    """What befell those who were counted, or what they did, where only they are spoken of."""
    kind, event = kind_of(claim.event.kind), claim.event
    told = event.trigger.text.lower()
    counted = any(role.name == AGENT and _counts(claim, role) for role in event.roles)
    acting = counted or (event.subject is not None and event.subject.name == AGENT)
    if event.kind in BY_NAME and kind.ask.startswith(_BE) and (event.kind in TOLLS or not counted):
        return f"were {kind.ask.removeprefix(_BE)}"
    if told == past(event.lemma) and (acting or event.lemma in kind.verbs.split()):
        return told if acting or event.kind in BY_NAME else f"(“{told}”)"
    known = event.kind in BY_NAME and event.lemma not in kind.verbs.split()
    return past(kind.ask) if known else f"(“{told}”)"


def _when(claim: Claim, subject: Who) -> str:
    if _is_passive(claim):
        return f"{subject.text} {'were' if subject.several else 'was'} {_done(claim)}"
    return f"{subject.text} {past(_active(claim))}"


def _counts(claim: Claim, role: Role) -> bool:
    """Whether the role is what was counted: it has the noun or the words of the number."""
    text, words = role.text.lower(), claim.words.text.lower()
    return any(stem in text for stem in (claim.about[:_STEM], plural(claim.about)[:_STEM], words))


_BE = "be "  # how the passive begins in `Kind.ask`
_STEM = 4  # letters that a noun has in all its forms


def _verb(claim: Claim) -> str:
    """What the subject did; a kind that is asked in the passive is told by its own verb."""
    ask = kind_of(claim.event.kind).ask if claim.event.kind in BY_NAME else _BE
    of_its_own = ask.startswith(_BE) or (claim.attribute == "object" and " " in ask)
    return claim.event.lemma if of_its_own else ask


def _active(claim: Claim, *, bare: bool = False) -> str:
    """The verb of an active clause, with a short object unless `bare`."""
    event = claim.event
    if event.kind in BY_NAME:
        return _verb(claim)
    what = next((r.text for r in event.roles if r.name == OBJECT), "")
    short = "" if bare or len(what) >= _SHORT else thing(what)
    return f"{event.lemma} {short}".rstrip()


def _is_passive(claim: Claim) -> bool:
    """Whether a clause about the subject says what was done to it."""
    if claim.event.kind in BY_NAME:
        return kind_of(claim.event.kind).ask.startswith(_BE)
    return (
        claim.event.lemma not in _STATES
        and claim.event.subject is not None
        and (_undergoes(claim) or claim.attribute == "agent")
    )


def _done(claim: Claim) -> str:
    if claim.event.kind in BY_NAME:
        return kind_of(claim.event.kind).ask.removeprefix(_BE)
    trigger = claim.event.trigger.text.lower()
    return trigger if trigger.endswith("ed") else participle(claim.event.lemma)


def _clause(claim: Claim, subject: Who) -> str:
    """ "was X hanged", "did X arrive", "did X build the chapel"."""
    event = claim.event
    named_kind = event.kind in BY_NAME
    if _is_passive(claim):
        return f"{subject.was('somebody')} {_done(claim)}"
    if not named_kind and event.lemma in _STATES and event.kind != event.lemma:
        return f"{subject.was()} {event.kind if event.kind not in subject.text else 'there'}"
    if not named_kind and event.lemma == "be":
        return subject.was() if claim.attribute in _PLACES else f"{subject.was()} there"
    return f"did {subject.text or ('they' if named_kind else 'it')} {_active(claim)}"


_PLACES = frozenset({"place", "origin", "destination"})
_STATES = frozenset({"be", "become", "remain"})
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
    (_asks_a_name, _says("What was the {kind} of {it}?")),
    (_asks("person"), _says("Who was the {kind} of {it}?")),
    (_asks("position"), _says("What was the {kind} of {it}?")),
    (_asks("participants"), _says("Between whom was the {kind}?")),
    (_is_acceptance, _says("Did {they} accept or heed {thing}?")),
    (_tells("ending"), _says("Until when {was} so ({about})?")),
    (_tells("entry"), _says("On which day: {about}?")),
    (_tells("presence"), _says("Did {they} have {thing}?")),
    (_tells("size"), _says("What was the {about} of {it}?")),
    (_asks("state"), _says("In what state {was}?")),
    (_asks("contents"), _says("What did {it} contain?")),
    (_asks("material"), _says("What was {it} made of?")),
    (_asks("meaning"), _says("What does {it} mean?")),
    (_says_a_cause, _says("What was the cause?")),
    (_asks("work"), _says("Which work was performed?")),
    (_asks("performer"), _says("Who performed?")),
    (_asks("polarity"), _whether),
    (_asks("number"), _how_many),
    (_is_stay, _says("For how long {was} in {about}?")),
    (_is_afterwards, _afterwards),
    (_tells("age"), _says("How old {was}?")),
    (_asks("birth_order"), _says("Which child of the family {was}?")),
    (_tells("life"), _says("When did {they} live?")),
    (_asks("object"), _says("Whom or what did {they} {verb}?")),
    (_is_made_to, _says("Who or what made {them} {verb}?")),
    (_tells_where_for, _says("For where did {they} leave?")),
    (_asks("charge"), _charge),
    (_always, _opening),
)
