"""Where only one answer can be meant: who designed it, in which building he was arrested."""

from __future__ import annotations

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
    command = kind in {"commander", "alarm call", *FIRSTS} and claim.attribute == "person"
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
    return any(
        x <= set(content_words(c.quote.text)) for (x, _), (_, c) in ((one, other), (other, one))
    )


_ALL = {"all", "any", "each", "every", "both", "some"}
_TITLES = MALE_TITLES | FEMALE_TITLES | RANKS | OFFICES | LEARNED


def _share_a_name(a: Claim, b: Claim) -> bool:
    """ "Captain Holm" and "Jan Holm"."""
    one, other = ({w.lower() for w in c.value.split() if w[:1].isupper()} for c in (a, b))
    return a.attribute in WHO and bool((one & other) - _TITLES)


def _has_name(claim: Claim) -> bool:
    """ "the shepherd Holm" has one, too."""
    return any(word[:1].isupper() for word in claim.words.text.split())


def _shortened(short: str, long: str) -> bool:
    """HBW for the Harbour Board of Weir."""
    letters = "".join(w[0] for w in long.split() if w[:1].isupper())
    return len(short) > 1 and short.isupper() and short in letters


_BUILDINGS = frozenset(
    """
    airport barracks chapel church courthouse flat hall hospital hotel house inn jail palace prison
    school station theatre tower villa
    """.split()
)


def other_building(a: Claim, b: Claim) -> bool:
    """The station and her sister's flat: nobody is arrested in both."""
    if a.attribute != "place" or not both_named(a, b):
        return False
    one, other = (_BUILDINGS & set(content_words(c.value)) for c in (a, b))
    return bool(one and other)
