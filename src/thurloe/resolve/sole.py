"""Where only one answer can be meant: who designed it, in which building he was arrested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.kinds import FIRSTS, kind_of
from thurloe.values import agree
from thurloe.values.name_words import FEMALE_TITLES, LEARNED, MALE_TITLES, OFFICES, RANKS
from thurloe.values.words import content_words

if TYPE_CHECKING:
    from thurloe.nouns import Claim

WHO = {"agent", "ancestry", "person"}


def is_sole(claim: Claim) -> bool:
    """Whether only one answer can be meant: who commanded her, who designed it."""
    kind = claim.event.kind
    command = kind in {"commander", "leader", "alarm call", *FIRSTS} and claim.attribute == "person"
    return claim.attribute == "ancestry" or command or claim.attribute in kind_of(kind).sole.split()


def both_named(a: Claim, b: Claim) -> bool:
    """Two values with names of their own that share no word."""
    return (
        _has_name(a)
        and _has_name(b)
        and not agree(a.attribute, a.value, b.value)
        and not _shortened(a.value, b.value)
        and not _shortened(b.value, a.value)
        and not _share_a_name(a, b)
    )


def one_bearer(a: Claim, b: Claim) -> bool:
    """Whether two states can be of one thing: of "the door" and "the north door", no other's."""
    one, other = (
        (set(content_words(c.event.subject.text if c.event.subject else "")) - _ALL, c)
        for c in (a, b)
    )
    said = ((one, other), (other, one))
    same = one[0] == other[0]  # whatever the quotes say: "it was locked every night"
    return same or any(x <= set(content_words(c.quote.text)) for (x, _), (_, c) in said)


_ALL = {"all", "any", "each", "every", "both", "some"}
_TITLES = MALE_TITLES | FEMALE_TITLES | RANKS | OFFICES | LEARNED


def _share_a_name(a: Claim, b: Claim) -> bool:
    """ "Captain Holm" and "Jan Holm"."""
    one, other = ({w.lower() for w in c.value.split() if w[:1].isupper()} for c in (a, b))
    return a.attribute in WHO and bool((one & other) - _TITLES)


def _has_name(claim: Claim) -> bool:
    """ "the shepherd Holm" has one, too; "I" may be anybody's."""
    words = (word for word in claim.words.text.split() if word.lower() not in _OWNERS)
    return any(word[:1].isupper() for word in words)


_OWNERS = {"i", "my", "his", "her", "their", "our"}


def _shortened(short: str, long: str) -> bool:
    """HBW for the Harbour Board of Weir."""
    letters = "".join(w[0] for w in long.split() if w[:1].isupper())
    return len(short) > 1 and short.isupper() and short in letters


# Sorts of buildings and of places, a line each: who was taken at one was not taken at another.
_SORTS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
    airport
    bank
    barracks
    cafe café pub restaurant tavern
    cemetery churchyard graveyard
    chapel church
    court courthouse
    cottage flat home house villa
    hall
    hospital
    hotel inn
    jail prison
    palace
    quarry
    school
    station
    theatre
    tower
    """.strip().splitlines()
)


def other_building(a: Claim, b: Claim) -> bool:
    """The station and her sister's flat: nobody is arrested in both."""
    if a.attribute != "place" or agree("place", a.value, b.value):
        return False
    one, other = (_sorts(c.value) for c in (a, b))
    named = both_named(a, b) and bool(one and other)
    named = named and not any(_SOME.search(c.value) for c in (a, b))  # "a room of some inn"
    return named or (bool(one and other) and not one & other)


_SOME = re.compile(r"\b(?:an?|some)\s", re.IGNORECASE)


def _sorts(place: str) -> frozenset[int]:
    words = {*content_words(place)}
    return frozenset(n for n, sort in enumerate(_SORTS) if sort & words)
