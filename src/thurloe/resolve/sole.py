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
    named = named and not any(map(_is_some, (a, b)))  # "a room of some inn"
    return named or (bool(one and other) and not one & other) or _other_street(a.value, b.value)


_STREET = re.compile(
    r"\b((?:[A-Z][\w’']+ ){1,3})(?:Alley|Avenue|Boulevard|Lane|Road|Row|Square|Street|Terrace)\b"
)


def _other_street(one: str, other: str) -> bool:
    """Garnet Street and Anchor Lane; a corner is of two."""
    first, second = ({m[0] for m in _STREET.finditer(place)} for place in (one, other))
    return len(first) == len(second) == 1 and not first & second


def one_building(a: Claim, b: Claim) -> bool:
    """ "A hotel on the quay" and "the Weir Hotel", of what happens once: the one says more."""
    if a.attribute != "place" or not (is_sole(a) and is_sole(b)):
        return False
    shared = _sorts(a.value) & _sorts(b.value)
    some = [_is_some(c) for c in (a, b)]
    return bool(shared) and some[0] != some[1] and not _other_street(a.value, b.value)


_SOME = re.compile(r"\b(?:an?|some)\s", re.IGNORECASE)


def _is_some(claim: Claim) -> bool:
    """ "A hotel on the quay", be the article in the value or right before it."""
    before = claim.quote.text[: max(0, claim.words.start - claim.quote.start)]
    return bool(_SOME.search(claim.value) or _SOME.search(" ".join(["", *before.split()[-1:], ""])))


def _sorts(place: str) -> frozenset[int]:
    words = {*content_words(place)}
    return frozenset(n for n, sort in enumerate(_SORTS) if sort & words)
