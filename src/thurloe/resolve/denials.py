"""What an account says was never done, set against those who say that it was."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.kinds import BY_NAME, MUTUAL, kind_of
from thurloe.nouns import Claim, Event, Mode
from thurloe.resolve.one_deed import (
    NONE,
    is_somebody,
    last_words,
    of_nobody,
    patients,
    same_kind,
    same_subject,
)
from thurloe.values import agree
from thurloe.values.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.resolve.keys import Register

Group = tuple[Claim, ...]
_TOLD = {Mode.ASSERTED, Mode.REPORTED, Mode.SUPPOSED}
_MADE = "+"  # ends the id of a yes or a no made of a claim
_NAME = re.compile(r"\b[A-Z]\w+")
_ASKED_ITSELF = {"acceptance", "presence"}  # kinds that are a yes or a no by themselves


def is_denial(claim: Claim) -> bool:
    """Whether a claim says that something was never done at all."""
    return claim.attribute == "polarity" and claim.mode is Mode.DENIED


def origin_id(claim: Claim) -> str:
    """The id of the claim that was read: a claim's own, or of what it was made a yes or no of."""
    return claim.id.removesuffix(_MADE)


def quarrels(
    claims: Sequence[Claim], register: Register
) -> Iterator[tuple[tuple[Group, ...], bool]]:
    """The denials, each with those of the same deed, and with what others say of it as a yes.

    Yields:
        The noes and, where there are any, the yeses; and whether one of these is vouched for.
    """
    denials = [*filter(is_denial, claims), *map(_as_no, filter(_is_none, claims))]
    left = sorted(denials, key=lambda c: (c.quote.account, c.quote.start, c.id))
    deniers, others = _Others(left, register), _Others(filter(_is_told, claims), register)
    met: set[str] = set()
    for first in left:
        if first.id in met:
            continue
        alike = (c for c in deniers.of_same(first) if c.id not in met and c.id != first.id)
        noes = [first, *(c for c in alike if _one_denial(first, c, register))]
        met |= {c.id for c in noes}
        yeses = list(_yeses(noes, others, register))
        if not yeses and any(c.id.endswith(_MADE) for c in noes):
            noes = [c for c in noes if not c.id.endswith(_MADE)]  # so many as none: a count
        if noes:
            groups = (tuple(noes), tuple(yeses)) if yeses else (tuple(noes),)
            yield groups, any(yes.vouched for yes in yeses)


def _is_told(claim: Claim) -> bool:
    """Whether it says that something was done."""
    told = claim.mode in _TOLD and claim.event.kind not in _ASKED_ITSELF
    return told and not _is_none(claim)


def _is_none(claim: Claim) -> bool:
    """ "No alarm was sounded": one thing that others may say was."""
    counted = claim.attribute == "number" and claim.value == "0" and claim.about
    return bool(counted) and any(NONE.match(r.text) for r in claim.event.roles)


def _as_no(claim: Claim) -> Claim:
    """What "no alarm was sounded" says of the alarm."""
    roles = tuple(replace(r, text=NONE.sub("the ", r.text)) for r in claim.event.roles)
    thing = next(new for new, old in zip(roles, claim.event.roles, strict=True) if new != old)
    event = replace(claim.event, subject=thing, roles=roles)
    no = replace(claim, id=f"{claim.id}{_MADE}", attribute="polarity", value="no", about="")
    return replace(no, event=event, mode=Mode.DENIED)


class _Others:
    """Claims by whom they speak of."""

    def __init__(self, claims: Iterable[Claim], register: Register) -> None:
        self._register = register
        self._of: dict[str, list[Claim]] = defaultdict(list)
        self._by_verb: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            subject = register.subject(claim.event)
            who = {"", *register.participants(claim.event), *([subject.id] if subject else [])}
            for each in {*who, *last_words(claim.event)}:
                self._of[each].append(claim)
            self._by_verb[claim.event.kind].append(claim)

    def of_same(self, no: Claim) -> Sequence[Claim]:
        """In order those that can tell of the deed that is denied: all others are of others."""
        subject = self._register.subject(no.event)
        if subject is None and of_nobody(no.event):
            return self._of.get(min(patients(no.event, self._register)), ())
        if subject is None:
            words = (self._of.get(word, []) for word in last_words(no.event)[:1])
            return next(words, [])
        who = self._register.participants(no.event)
        one = min(who, default="") if no.event.kind in MUTUAL else subject.id
        return [*self._of.get(one, ()), *self._of_somebody(no)]

    def _of_somebody(self, no: Claim) -> Sequence[Claim]:
        """What is told by a rare verb of "the prisoner" and of nobody else with a name."""
        told = self._by_verb.get(no.event.kind, []) if no.event.kind not in BY_NAME else []
        own = self._register.subject(no.event)
        who = [self._register.subject(c.event) for c in told]
        alone = own is not None and all(w is None or w.id == own.id for w in who)
        return [c for c in told if alone and is_somebody(c.event)]


def _one_denial(one: Claim, other: Claim, register: Register) -> bool:
    return _denies(one, other, register) and _denies(other, one, register)


def _yeses(noes: Sequence[Claim], others: _Others, register: Register) -> Iterator[Claim]:
    """Of each account a claim, the firmest and fullest, of a deed that is denied."""
    deniers = {c.voice for c in noes}
    about = noes[0].about if noes and not of_nobody(noes[0].event) else ""
    best: dict[str, Claim] = {}
    for no in noes:
        for claim in others.of_same(no):
            account = claim.voice
            if account not in deniers and _denies(no, claim, register):
                best[account] = min(best.get(account, claim), claim, key=_worth)
    for account in sorted(best):
        yield _as_yes(best[account], about)


def _worth(claim: Claim) -> tuple[object, ...]:
    is_yes = claim.attribute == "polarity"
    return not is_yes, not claim.vouched, -len(claim.quote.text), claim.quote.start, claim.id


def _as_yes(claim: Claim, about: str) -> Claim:
    """What a claim says of the deed itself: that it was done."""
    if claim.attribute == "polarity":
        return claim
    yes = replace(claim, id=f"{claim.id}{_MADE}", attribute="polarity", value="yes", about=about)
    return replace(yes, words=claim.event.trigger)


def _denies(no: Claim, told: Claim, register: Register) -> bool:
    """Whether what an account tells is the deed that another denies, with all that is denied."""
    denied, event = no.event, told.event
    if not same_kind(denied, event) or not same_subject(denied, event, register):
        return False
    if denied.date and event.date and not agree("date", denied.date, event.date):
        return False
    if _recurs(no):
        return bool(denied.date and event.date)
    details = _details(denied, no.about)
    return _has_words(no.about, details, told) and all(
        _has(role, event, register) for role in details
    )


_NOT = re.compile(
    r"\b(?:not?|never|nor|neither|nobody|none|nothing|without)\b|n[’']t\b", re.IGNORECASE
)
# With one of these a deed is denied once for all.
_NEVER = re.compile(r"\b(?:never|nor|neither|no|nobody|none|nothing|ever)\b", re.IGNORECASE)


def _recurs(no: Claim) -> bool:
    """ "He did not go to Ghent": that once, and he may have gone another day."""
    kind, plain = no.event.kind, " " not in no.words.text
    if kind == "be":
        return True
    if kind in _FOR_GOOD or (no.cited is not None and not _NOT.search(no.quote.text)):
        return False  # "he denied that he had gone": ever
    often = kind in BY_NAME and not (kind_of(kind).once or kind_of(kind).rare)
    return often and plain and not _NEVER.search(no.quote.text)


_FOR_GOOD = {"burning", "destruction"}  # of what is no more


_POINTING = re.compile(r"\b(?:it|this|that|them)$")


def _has_words(about: str, details: Sequence[tuple[str, str, str | None]], told: Claim) -> bool:
    """Whether what is denied beside who took part is told: the time, how, "again"."""
    if _POINTING.search(about):
        return False  # "never accused of it"
    said = {w for _, text, _ in details for w in (*text.split(), *content_words(text))}
    named = set(_NAME.findall(about)) - said
    other = set(content_words(about)) - said - {w for n in said for w in content_words(n)}
    return named <= set(_NAME.findall(told.quote.text)) and other <= set(
        content_words(told.quote.text)
    )


def _details(event: Event, about: str) -> list[tuple[str, str, str | None]]:
    """Role, words and referent of whoever and whatever else is denied."""
    own, denied = event.subject, set(content_words(about))
    return [
        (r.name, r.text, r.referent)
        for r in event.roles
        if own is None or (r.text, r.referent) != (own.text, own.referent)
        if denied & set(content_words(r.text))
    ]


def _has(role: tuple[str, str, str | None], event: Event, register: Register) -> bool:
    """Whether an event has a participant, in whatever role but on the other side of the deed."""
    name, text, referent = role
    entity = register.entity(referent)
    for other in event.roles:
        if {name, other.name} == {"agent", "object"} and event.kind not in MUTUAL:
            continue
        theirs = register.entity(other.referent)
        if entity is not None and theirs is not None:
            if entity.id == theirs.id:
                return True
        elif _alike(text, other.text):
            return True
    return False


def _alike(one: str, other: str) -> bool:
    """ "the charts of the gulf" and "the charts": the words of one are among the other's."""
    return bool(content_words(one)) and agree("object", one, other)
