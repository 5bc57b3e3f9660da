"""How many live somewhere: "a busy place of some 5,000 souls", "a town of 300 inhabitants"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.stance import stance_of
from thurloe.extract.said.telling import state

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.finders.how_many.counted import Counted
    from thurloe.extract.said.telling import Draft

_SETTLEMENTS = frozenset(
    """
    borough city colony community district hamlet island parish place port settlement suburb town
    township valley village
    """.split()
)
_FOLK = frozenset(
    "citizen family household inhabitant islander people person resident soul".split()
)


def peopled(counted: Counted) -> list[Draft]:
    """The claim that so many live in a place, where "of" hangs them on a word for one."""
    folk = counted.noun
    if folk is None or folk.dep_ != "pobj" or folk.head.lower_ != "of":
        return []
    place = folk.head.head
    if place.lemma_.lower() not in _SETTLEMENTS or folk.lemma_.lower() not in _FOLK:
        return []
    telling = state(place, "amount", stance_of(place))
    return [counted.draft(telling, "amount", subject=_named(place))]


def _named(place: Token) -> Token:
    """ "Weir was a town of", "Weir, a town of": Weir."""
    if place.dep_ == "appos":
        return place.head
    bearer = subject_of(place.head) if place.dep_ == "attr" else None
    return bearer if bearer is not None else place
