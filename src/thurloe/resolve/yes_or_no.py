"""Questions of yes or no in words: "Was X exchanged?", "Did X heed the warning?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.kinds import AGENT, BY_NAME, kind_of
from thurloe.resolve.clauses import BE, Who, is_passive
from thurloe.resolve.grammar import determined, is_plural, participle, thing

if TYPE_CHECKING:
    from thurloe.nouns import Claim


def accepted(claim: Claim) -> str:
    """What somebody accepted, in words that can follow a verb; else "it"."""
    first = claim.about.partition(" ")[0].lower()
    named_so = claim.about and first not in _NO_THING
    return thing(determined(claim.about, claim.quote.text)) if named_so else "it"


def accepts(claim: Claim, subject: Who) -> str:
    """ "Did X agree to go", "did X accept or heed the warning", "was the warning heeded"."""
    if claim.about.startswith("to "):
        return f"Did {subject.text or 'they'} agree {claim.about}?"
    if not claim.about and claim.event.lemma in _AGREEING:
        return f"Did {subject.text or 'they'} agree?"
    taken = claim.event.lemma in _TAKING
    if subject.text or not claim.about:
        heed = "accept" if taken else "accept or heed"
        return f"Did {subject.text or 'they'} {heed} {accepted(claim)}?"
    was = Who(accepted(claim), is_plural(accepted(claim))).was()
    return f"{was[:1].upper()}{was[1:]} accepted{'' if taken else ' or heeded'}?"


_AGREEING = frozenset({"agree", "consent", "comply", "refuse", "decline"})


_TAKING = frozenset({"accept", "decline", "deny", "refuse", "reject"})  # things, and not words


# Scraps of a sentence that name nothing by themselves.
_NO_THING = frozenset(
    "be been being is are was were to of in on at by for with that have has go come do".split()
)


def whether(claim: Claim, subject: Who) -> str:
    """ "Was X arrested in Ghent", "did X betray Y": by its own verb, with all that is denied."""
    if claim.event.lemma == "be":
        was = subject.was()
        return f"{was[:1].upper()}{was[1:]} {claim.about}".rstrip() + "?"
    passive = _is_told_passive(claim)
    doing = _done_as_told(claim) if passive else f"{subject.text or 'they'} {_deed(claim)}"
    clause = f"{subject.was('somebody')} {doing}" if passive else f"did {doing}"
    about = _FIRST_PERSON.sub(lambda m: _SAYS_I[m[0]], claim.about)
    return f"{clause[:1].upper()}{clause[1:]} {about}".rstrip() + "?"


_FIRST_PERSON = re.compile(r"\b(?:me|us|my|our)\b")
_SAYS_I = {
    "me": "the author",
    "us": "the author and others",
    "my": "the author’s",
    "our": "the authors’",
}


def _is_told_passive(claim: Claim) -> bool:
    """ "Could not be reached", though who reaches a place does so himself; "drank none herself"."""
    quote, event = claim.quote, claim.event
    told = event.trigger.text.lower()
    own = event.kind not in BY_NAME or event.lemma in kind_of(event.kind).verbs.split()
    if any(r.name == AGENT and f"by {r.text}" in claim.about for r in event.roles):
        return True  # what somebody burned was burned by him
    before = quote.text[: max(0, event.trigger.start - quote.start)]
    done = told.endswith(("ed", "en", "wn")) or told == participle(event.lemma)
    if own and done and _BEING.search(before):
        return True
    return is_passive(claim) and (event.kind in BY_NAME or not before.strip() or not own)


_BEING = re.compile(
    r"\b(?:was|were|been|being|be|is|are)(?:n[’']t)?"
    r"(?:\s+(?:not|never|ever|once|also|later|even|then|so|at (?:no|any) time|\w+ly))*\s+$",
    re.IGNORECASE,
)


def _done_as_told(claim: Claim) -> str:
    verb = _deed(claim)
    return participle(verb.removeprefix(BE)) if not verb.startswith(BE) else verb[len(BE) :]


def _deed(claim: Claim) -> str:
    """The verb that tells it, or that of its kind where a noun or a phrase does."""
    kind, lemma = kind_of(claim.event.kind), claim.event.lemma
    own = kind.name not in BY_NAME or lemma in {*kind.verbs.split(), "hit", "strike"}
    return lemma if own else kind.ask


_BEFORE_A_PREP = re.compile(r" (?:above|about|against|among|behind|between|by|for|near|of|to)\b.*")


def presence(claim: Claim, subject: Who) -> str:
    """ "Did Holm have a licence", "was there any warning"."""
    what = accepted(claim)
    if claim.about == what and not re.match(r"(?:an?|any|his|her|its|their)\b", what):
        what = f"any {what}"
    if not subject.text:
        several = is_plural(_BEFORE_A_PREP.sub("", claim.about))
        return f"{'Were' if several else 'Was'} there {what}?"
    return f"Did {subject.text} have {what}?"
