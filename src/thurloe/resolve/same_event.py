"""Which mentions of a kind of event are one: moments within an account, then across accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thurloe.kinds import BY_NAME, MOVEMENT, MUTUAL, TOLLS, kind_of
from thurloe.resolve.closeness import FAR, closeness
from thurloe.resolve.facet import names_subject
from thurloe.resolve.keys import OF_THE_MATTER, why_it_happened
from thurloe.values import agree, contradict, finer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.nouns import Claim
    from thurloe.resolve.keys import Register

# What holds for a while and is commonly told once: how many were on board, how old somebody was.
_STANDING = {
    "commander",
    "presence",
    "amount",
    "age",
    "siblings",
    "stay",
    "imprisonment",
    "ancestry",
    "parent",
    "being",
    "condition",
    "fate",
    *OF_THE_MATTER,
    "colour",
    "way in",
    "way out",
}
# What is done to a thing but once, where the thing is said: "the bell was cast in 1610".
_MAKING = frozenset("make cast craft forge mint carve paint compose weave print bind".split())


MONTH = 7  # characters of a date that names a month; a year is shared by too much


@dataclass(slots=True)
class Moment:
    """Claims of one event; it grows while claims are sorted into it.

    `accounts` tell of it, `who` take part in it, by their entities.
    """

    claims: list[Claim]
    date: str | None
    accounts: set[str] = field(default_factory=set)
    who: set[str] = field(default_factory=set)


def moments(claims: Sequence[Claim], register: Register) -> list[list[Claim]]:
    """Sort claims with one key into events.

    What happens once to a subject (a death) or rarely (an arrest) is one where every account tells
    of one; where an account tells of several, they are told apart by date, and even a death is,
    unless both name whose it was: "he" may be another, and the two of two people. What recurs
    (a report) is one only where date, place or another participant says so.
    """
    by_account: dict[str, list[Claim]] = {}
    for claim in claims:
        by_account.setdefault(claim.voice, []).append(claim)
    told = [_within(by_account[account]) for account in sorted(by_account)]
    for moment in (moment for some in told for moment in some):
        moment.accounts = {moment.claims[0].voice}
        moment.who = set().union(*(register.participants(c.event) for c in moment.claims))
    one_each = all(len(some) == 1 for some in told)
    found: list[Moment] = []
    for some in told:
        for moment in some:
            home = next((m for m in found if _one(m, moment, one_each=one_each)), None)
            if home is None:
                found.append(moment)
            else:
                home.claims += moment.claims
                home.accounts |= moment.accounts
                home.who |= moment.who
                home.date = _firmer(home.date, moment.date)
    return [moment.claims for moment in found]


def _within(claims: list[Claim]) -> list[Moment]:
    """The events that one account tells apart: those whose dates exclude each other."""
    found: list[Moment] = []
    for claim in sorted(claims, key=lambda c: (c.event.date is None, c.quote.start, c.value, c.id)):
        date = claim.value if claim.attribute == "date" else claim.event.date
        home = next(
            (
                m
                for m in found
                if _same_telling(m.claims[0], claim)
                and (not _apart(m.date, date) or _both_by_name(m.claims[0], claim))
            ),
            None,
        )
        if home is None:
            found.append(Moment([claim], date))
        else:
            home.claims.append(claim)
            home.date = _firmer(home.date, date)
    return found


def _same_telling(one: Claim, other: Claim) -> bool:
    """What recurs is told anew in each clause; what does not may be told in several."""
    return (
        _stands(one)
        or one.event.id == other.event.id
        or (one.value == other.value and one.attribute != "date")
    )


def _stands(claim: Claim) -> bool:
    """Whether it is told of once: it happens once or rarely, or is so for a while."""
    kind = kind_of(claim.event.kind)
    made = claim.event.lemma in _MAKING and any(r.name == "object" for r in claim.event.roles)
    rare = kind.once or kind.rare or (made and claim.attribute == "date")
    standing = kind.name in TOLLS or kind.name in _STANDING
    return rare or standing or why_it_happened(claim)


def _both_by_name(one: Claim, other: Claim) -> bool:
    """The ship sank on the 3rd; and again, by its name, on the 4th: the account gives two dates."""
    return kind_of(one.event.kind).once and names_subject(one) and names_subject(other)


def _firmer(one: str | None, other: str | None) -> str | None:
    """The date that says more, so that a year does not hide that two days in it differ."""
    if one and other:
        return other if finer("date", other, one) else one
    return one or other


def _years_apart(one: str | None, other: str | None) -> bool:
    """Whether two dates are too far apart to be rival dates of one arrest: it is another arrest."""
    return bool(one and other) and closeness("date", one or "", other or "") in FAR


def _apart(one: str | None, other: str | None) -> bool:
    return bool(one and other and contradict("date", one, other))


def _one(home: Moment, moment: Moment, *, one_each: bool) -> bool:
    """Whether two accounts mean the same event."""
    first = home.claims[0]
    if home.accounts & moment.accounts:
        return False
    kind = kind_of(first.event.kind)
    counted = first.attribute == "number" and first.event.subject is None
    if kind.name in MUTUAL and not counted and not home.who & moment.who:
        return False
    apart = _apart(home.date, moment.date)
    if _stands(first):
        anew = kind.rare and kind.name != "building"  # a thing of one name is built once
        far = anew and _years_apart(home.date, moment.date)
        return not far and (one_each or not apart)
    if apart:
        return False
    if (
        kind.name in MOVEMENT
        and (one_each or (home.date and moment.date))
        and _one_journey(home, moment)
    ):
        return True
    # "ordered the kidnapping": one did
    ordered = kind.name == "order" and first.attribute == "agent" and first.about in BY_NAME
    return ordered or _told_alike(home, moment)


def _one_journey(home: Moment, moment: Moment) -> bool:
    """Sent to a country and arrived in its capital: an end of the way is the same."""
    ends = [
        [r.text for c in m.claims for r in c.event.roles if r.name in _ENDS] for m in (home, moment)
    ]
    return any(agree("place", a, b) for a in ends[0] for b in ends[1])


_ENDS = {"place", "destination", "origin", "object"}  # "left the port", "reached the town"


def _told_alike(home: Moment, moment: Moment) -> bool:
    """Events that recur are one where date, a second participant or the thing counted agrees."""
    first, second = home.claims[0], moment.claims[0]
    if (
        home.date
        and moment.date
        and agree("date", home.date, moment.date)
        and len(home.date) >= MONTH <= len(moment.date)
    ):
        return True
    if first.attribute in {"number", "duration", "age"}:
        return first.about == second.about
    if first.attribute not in {"date", "time"} and agree(
        first.attribute, first.value, second.value
    ):
        return True
    return len(home.who & moment.who) > 1
