"""Clauses of questions: "was X hanged", "did X build the chapel"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.kinds import AGENT, BY_NAME, GIVING, MUTUAL, OBJECT, kind_of
from thurloe.resolve.grammar import determined, is_plural, object_form, participle, past, thing

if TYPE_CHECKING:
    from thurloe.nouns import Claim


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a question is about: its words within a sentence, "" for nobody, and their number."""

    text: str
    several: bool = False

    def was(self, otherwise: str = "it") -> str:
        """ "was X", "were they"."""
        return f"{'were' if self.several else 'was'} {self.text or otherwise}"


BE = "be "  # how the passive begins in `Kind.ask`


def verb_of(claim: Claim) -> str:
    """What the subject did; a kind that is asked in the passive is told by its own verb."""
    ask = kind_of(claim.event.kind).ask if claim.event.kind in BY_NAME else BE
    own = claim.event.lemma in kind_of(claim.event.kind).verbs.split()
    if own and claim.event.lemma == "come":
        return "come"
    of_its_own = ask.startswith(BE) or (claim.attribute == "object" and (own or " " in ask))
    return claim.event.lemma + _particle(claim) if of_its_own else ask


def _particle(claim: Claim) -> str:
    """ "carried out", "put off": the small word right behind a verb that no kind knows."""
    event, quote = claim.event, claim.quote
    at = event.trigger.end - quote.start
    if not 0 <= at <= len(quote.text):
        return ""
    known = event.kind in BY_NAME
    found = (_STRANDED if known else _PARTICLE).match(quote.text, at)
    return f" {found[1]}" if found else ""


_PARTICLE = re.compile(
    r"\s+((?:out|off|up|down|away|back|over|apart|aside|together|forward)\b(?! of\b)"
    r"|(?:for|at|on|upon|of|to|with)(?= by\b)"
    # "burst in with six men", "scraped by in Lima"
    r"|(?:in|by|on|through|along|around)(?=[,.;]| (?:with|in|at|on|for|to|from|until|after)\b))"
)
# "was paid for by", "were sent back"
_STRANDED = re.compile(r"\s+(back\b(?! (?:to|in|from)\b)|(?:for|at|on|upon|of|to|with)(?= by\b))")


def active(claim: Claim, *, bare: bool = False) -> str:
    """The verb of an active clause, with a short object unless `bare`."""
    event = claim.event
    what = "" if bare else _object(claim)
    if event.kind not in BY_NAME:
        return f"{event.lemma}{_particle(claim)} {what}".rstrip() + _aboard(claim)
    verb = verb_of(claim)
    sent = claim.attribute == "destination"  # "ordered two companies to the city"
    if what and event.lemma in kind_of(event.kind).verbs.split() and (sent or " " not in verb):
        return f"{event.lemma} {what}"
    return verb


def _aboard(claim: Claim) -> str:
    """ "Took a pilot on board": to take somebody is another thing."""
    told = claim.quote.text[max(0, claim.event.trigger.end - claim.quote.start) :]
    taken = claim.event.lemma in {"take", "bring"} and " on board" in told
    return " on board" if taken and claim.attribute != "object" else ""


def _object(claim: Claim) -> str:
    """What it was done to, if short; "it" for a verb that needs something, else ""."""
    subject = claim.event.subject
    objects = [role.text for role in claim.event.roles if role.name == OBJECT]
    if claim.attribute == "object" or not objects:
        return (
            ""
            if _particle(claim)
            else _NEEDED.get(claim.event.lemma, "")
            if claim.attribute != "object"
            else ""
        )
    what = objects[0]
    itself = subject is not None and what == subject.text
    itself = itself or claim.value in what  # "Where did she hit": the mountain
    return "" if itself or what in claim.value or len(what) >= _SHORT else object_form(thing(what))


# Verbs that say nothing without an object, and what stands for it.
_NEEDED = {"say": "so", "think": "so"} | dict.fromkeys(
    """accomplish achieve bring buy carry cause find give have lose mention obtain own produce
    provide receive record supply tell use want""".split(),
    "it",
)
# Verbs that are never done to anybody.
_INTRANSITIVE = frozenset(
    """appear arrive come die fall go happen lament lie negotiate occur participate persist quarrel
    rise sit sleep stand stay wait""".split()
)


def is_passive(claim: Claim) -> bool:
    """Whether a clause about the subject says what was done to it."""
    if claim.event.kind in BY_NAME:
        return kind_of(claim.event.kind).ask.startswith(BE) or was_done(claim)
    return (
        claim.event.lemma not in _STATES | _INTRANSITIVE
        and claim.event.subject is not None
        and (undergoes(claim) or claim.attribute == "agent" or _said_so(claim))
    )


def _said_so(claim: Claim) -> bool:
    """ "The dead were laid out": by its own words, where no role says to whom it was done."""
    verb, told = claim.event.lemma, claim.event.trigger.text.lower()
    before = claim.quote.text[: max(0, claim.event.trigger.start - claim.quote.start)]
    return told == participle(verb) and bool(_WAS.search(before))


def was_done(claim: Claim) -> bool:
    """ "Holm was driven to Lund", of a kind that is asked of its doer: he drove nobody."""
    kind, event = kind_of(claim.event.kind), claim.event
    doing = kind.subject == AGENT and event.lemma in kind.verbs.split()
    one_of_two = claim.attribute == OBJECT or kind.name in MUTUAL
    before = claim.quote.text[: max(0, event.trigger.start - claim.quote.start)]
    passive = claim.attribute == AGENT or _WAS.search(before) or _is_participle(claim, before)
    apart = before.rstrip().endswith((",", "("))  # "tents, bought in Lund"
    passive = passive or (apart and all(role.name != AGENT for role in event.roles))
    never = one_of_two or event.lemma in _INTRANSITIVE
    return doing and bool(passive) and undergoes(claim) and not never


def _is_participle(claim: Claim, before: str) -> bool:
    """ "Beaten and driven to Lund": a form that no active verb has, and no "had" before it."""
    verb, told = claim.event.lemma, claim.event.trigger.text.lower()
    return told == participle(verb) != past(verb) and not _HAD.search(before)


_HAD = re.compile(r"\b(?:had|has|have|having)\b|['’](?:d|ve)\b", re.IGNORECASE)


_WAS = re.compile(r"\b(?:am|are|be|been|being|is|was|were)(?: \w+){0,2} $", re.IGNORECASE)


def done(claim: Claim) -> str:
    """The participle: what was done to the subject."""
    ask = kind_of(claim.event.kind).ask if claim.event.kind in BY_NAME else ""
    if ask.startswith(BE) and not was_done(claim):
        return ask.removeprefix(BE) + _particle(claim)
    trigger = claim.event.trigger.text.lower()
    verb = trigger if trigger.endswith("ed") else participle(claim.event.lemma)
    return verb + _particle(claim)


def clause_of(claim: Claim, subject: Who) -> str:
    """ "was X hanged", "did X arrive", "did X build the chapel"."""
    event = claim.event
    named_kind = event.kind in BY_NAME
    by_verb = claim.attribute in {"cause", "manner", "age"}
    if not subject.text and not by_verb and (noun := _told_by_noun(claim)):
        return f"was the {noun} made" if claim.attribute in _MADE else f"was the {noun}"
    if is_passive(claim):
        return f"{subject.was('somebody')} {done(claim)}{_given(claim)}"
    if not named_kind and event.lemma in _STATES and event.kind != event.lemma:
        return f"{subject.was()} {_being(claim, subject)}"
    if not named_kind and event.lemma == "be":
        return subject.was() if claim.attribute in _PLACES else f"{subject.was()} there"
    if not subject.text and (undergone := _undergone(claim) or _opens_done(claim)):
        return undergone
    return f"did {subject.text or ('they' if named_kind else 'it')} {active(claim)}"


def _given(claim: Claim) -> str:
    """ "Was Holm given the key": what somebody was given, "" where that is not told or is asked."""
    event, subject = claim.event, claim.event.subject
    things = [
        r.text for r in event.roles if r.name == OBJECT and subject and r.text != subject.text
    ]
    asked = not things or event.kind in BY_NAME or event.lemma not in GIVING
    return "" if asked or claim.value in things[0] else f" {object_form(thing(things[0]))}"


def _has_parties(claim: Claim) -> bool:
    return any(role.name in {AGENT, OBJECT} for role in claim.event.roles)


def _opens_done(claim: Claim) -> str:
    """ "Held at Lund in May", "the start, planned for nine": what befell it; "" for what it did."""
    event, quote = claim.event, claim.quote
    before = quote.text[: max(0, event.trigger.start - quote.start)].rstrip()
    told = event.trigger.text.lower()
    alone = event.kind not in BY_NAME and not _has_parties(claim) and before[-1:] in {"", ",", "("}
    fits = alone and told == participle(event.lemma) and event.lemma not in _INTRANSITIVE
    return f"was it {told}" if fits else ""


def _being(claim: Claim, subject: Who) -> str:
    """What somebody was; "so" where a length of time is taken for it: "two weeks a guest"."""
    kind = claim.event.kind
    if kind in _LENGTHS:
        return "so"
    return determined(kind if kind not in subject.text else "there", claim.quote.text, _A)


_MADE = frozenset({"agent", "with"})


def _told_by_noun(claim: Claim) -> str:
    """ "the attack", where a noun tells it and nobody is named whom it befell; "" else."""
    event, kind = claim.event, kind_of(claim.event.kind)
    if event.kind not in BY_NAME or event.lemma not in kind.nouns.split():
        return ""
    at = event.trigger.start - claim.quote.start
    before = claim.quote.text[: max(0, at)]
    noun = event.lemma not in kind.verbs.split() or re.search(_BEFORE_A_NOUN, before)
    return event.lemma if noun else ""


_BEFORE_A_NOUN = re.compile(
    r"(?:\b(?:the|an?|this|that|his|her|their|its|another)|['’]s)\s+\w*\s*$", re.IGNORECASE
)


def _undergone(claim: Claim) -> str:
    """ "was the train signalled", of what nobody is named for having done; "" for none."""
    event = claim.event
    if event.kind not in BY_NAME:
        return ""
    whom = [thing(role.text) for role in event.roles if role.name == OBJECT]
    own = event.lemma in kind_of(event.kind).verbs.split()
    if claim.attribute == OBJECT or not whom or not own or len(whom[0]) >= _SHORT:
        return ""
    return f"{Who(whom[0], is_plural(whom[0])).was()} {participle(event.lemma)}"


_A = "an?"
_PLACES = frozenset({"place", "origin", "destination"})
_STATES = frozenset({"be", "become", "remain"})
_LENGTHS = frozenset("second minute hour day night week month year decade".split())
_SHORT = 40  # characters of an object that a question can carry


def undergoes(claim: Claim) -> bool:
    """Whether the subject of an open event is the one it was done to."""
    event = claim.event
    return any(
        r.name == OBJECT and event.subject and r.text == event.subject.text for r in event.roles
    )
