"""What an account says was never done, set against those who say that it was."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.kinds import BY_NAME, MUTUAL, family_of
from thurloe.nouns import Claim, Event, Mode
from thurloe.values import agree
from thurloe.values.words import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.resolve.keys import Register

Group = tuple[Claim, ...]
_TOLD = {Mode.ASSERTED, Mode.REPORTED, Mode.SUPPOSED}
# Verbs of a death that say no more than that it came about.
_BARE = {"die", "kill", "execute", "perish", "death"}
_MADE = "+"  # ends the id of a yes or a no made of a claim
_NONE = re.compile(r"^(?:no|not an?|not (?:one|a) single)\s+", re.IGNORECASE)
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
    return bool(counted) and any(_NONE.match(r.text) for r in claim.event.roles)


def _as_no(claim: Claim) -> Claim:
    """What "no alarm was sounded" says of the alarm."""
    roles = tuple(replace(r, text=_NONE.sub("the ", r.text)) for r in claim.event.roles)
    thing = next(new for new, old in zip(roles, claim.event.roles, strict=True) if new != old)
    event = replace(claim.event, subject=thing, roles=roles)
    no = replace(claim, id=f"{claim.id}{_MADE}", attribute="polarity", value="no", about="")
    return replace(no, event=event, mode=Mode.DENIED)


class _Others:
    """Claims by whom they speak of."""

    def __init__(self, claims: Iterable[Claim], register: Register) -> None:
        self._register = register
        self._of: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            subject = register.subject(claim.event)
            who = {"", *register.participants(claim.event), *([subject.id] if subject else [])}
            for each in {*who, *_last_word(claim)}:
                self._of[each].append(claim)

    def of_same(self, no: Claim) -> Sequence[Claim]:
        """In order those that can tell of the deed that is denied: all others are of others."""
        subject = self._register.subject(no.event)
        if subject is None:
            return self._of.get(next(iter(_last_word(no)), "="), ())
        who = self._register.participants(no.event)
        one = min(who, default="") if no.event.kind in MUTUAL else subject.id
        return self._of.get(one, ())


def _last_word(claim: Claim) -> list[str]:
    """The last word of the subject, with a mark that no entity's id has; see `_same_thing`."""
    subject = claim.event.subject
    return [f"={word}" for word in (subject.text.lower().split()[-1:] if subject else ())]


def _one_denial(one: Claim, other: Claim, register: Register) -> bool:
    return _denies(one, other, register) and _denies(other, one, register)


def _yeses(noes: Sequence[Claim], others: _Others, register: Register) -> Iterator[Claim]:
    """Of each account a claim, the firmest and fullest, of a deed that is denied."""
    deniers = {c.voice for c in noes}
    best: dict[str, Claim] = {}
    for no in noes:
        for claim in others.of_same(no):
            account = claim.voice
            if account not in deniers and _denies(no, claim, register):
                best[account] = min(best.get(account, claim), claim, key=_worth)
    for account in sorted(best):
        yield _as_yes(best[account], noes[0].about)


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
    if not _same_kind(denied, event) or not _same_subject(denied, event, register):
        return False
    if denied.date and event.date and not agree("date", denied.date, event.date):
        return False
    details = _details(denied, no.about)
    named = set(_NAME.findall(no.about)) - {w for _, text, _ in details for w in text.split()}
    return named <= set(_NAME.findall(told.quote.text)) and all(
        _has(role, event, register) for role in details
    )


def _same_kind(denied: Event, event: Event) -> bool:
    """One kind or verb; who was not hanged may have been shot."""
    if denied.kind not in BY_NAME or event.kind not in BY_NAME:
        return denied.kind == event.kind
    if family_of(denied.kind) == "death" and denied.lemma not in _BARE:
        return denied.lemma == event.lemma
    return denied.kind in {event.kind, family_of(event.kind)}


def _same_subject(denied: Event, event: Event, register: Register) -> bool:
    subject = register.subject(denied)
    if subject is None:
        return _same_thing(denied, event)
    if denied.kind in MUTUAL:
        return register.participants(denied) <= register.participants(event)
    told = register.subject(event)
    return told is not None and told.id == subject.id


def _same_thing(denied: Event, event: Event) -> bool:
    """ "The alarm", "the fire alarm": one thing without a name, and no more of it."""
    if denied.subject is None or event.subject is None:
        return False
    one, other = (e.subject.text.lower().split() for e in (denied, event) if e.subject)
    if not one or not other or one[-1] != other[-1] or other[0] not in _ONE:
        return False
    x, y = set(content_words(" ".join(one))), set(content_words(" ".join(other)))
    return x <= y or y <= x


_ONE = {"the", "a", "an", "its", "their", "our", "his", "her"}


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
