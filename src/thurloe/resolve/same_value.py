"""Which claims give one value: the same, in other words, or of several readings the one meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.resolve.facet import IN_WORDS
from thurloe.values import ValueKind, agree, contradict, kind
from thurloe.values.either import read_as
from thurloe.values.offices import one_given_up
from thurloe.values.words import contained, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from thurloe.nouns import Claim

Group = tuple["Claim", ...]
_WITH_READINGS = {ValueKind.DATE, ValueKind.TIME}


def by_value(claims: Iterable[Claim]) -> list[Group]:
    """Claims with one value; values in words are one where one's words are among the other's."""
    told = {claim.id: claim for claim in claims}
    groups: list[list[Claim]] = []
    for claim in sorted(
        _as_meant(told.values()),
        key=lambda c: (-len(c.value), c.value, c.quote.account, c.quote.start),
    ):
        homes = [g for g in groups if any(_same_value(c, claim) for c in g)]
        groups = [g for g in groups if g not in homes] + [[claim, *(c for g in homes for c in g)]]
    ordered = [
        tuple(
            sorted((told[c.id] for c in g), key=lambda c: (c.quote.account, c.quote.start, c.value))
        )
        for g in groups
    ]
    return sorted(ordered, key=lambda g: (g[0].quote.account, g[0].quote.start, g[0].value))


def _as_meant(claims: Collection[Claim]) -> Iterator[Claim]:
    """The claims, of those with several readings the one that the others bear out."""
    for claim in claims:
        if kind(claim.attribute) not in _WITH_READINGS or "[" not in claim.value:
            yield claim
        else:
            others = (c.value for c in claims if c.voice != claim.voice)
            yield replace(claim, value=read_as(claim.attribute, claim.value, others))


def _same_value(one: Claim, other: Claim) -> bool:
    """One value in other words: words among words, one office, or two places of one mention."""
    if one.value == other.value:
        return True
    if kind(one.attribute) is ValueKind.TIME:
        return _clock(one.value) == _clock(other.value)
    if kind(one.attribute) not in IN_WORDS or contradict(one.attribute, one.value, other.value):
        return False
    if one.attribute == "place" and one.event.id == other.event.id:
        return True
    same = _SAMENESS.get(one.attribute)
    if same is not None:
        return same(one, other)
    return agree(one.attribute, one.value, other.value) or shared(one.value, other.value) > 1 / 2


def _one_office(one: Claim, other: Claim) -> bool:
    """One noun of one time: a former mayor may have been one no longer."""
    return one.event.lemma == other.event.lemma and not one_given_up(one.value, other.value)


_SAMENESS: Mapping[str, Callable[[Claim, Claim], bool]] = {
    "position": _one_office,
    "description": _one_office,
    # a thigh is of a leg, and no other word for it
    "part": lambda one, other: contained(one.value, other.value),
}


def _clock(value: str) -> str:
    """The hour without the day: what two accounts of one evening agree on."""
    return ("~" if "~" in value else "") + value.rpartition("T")[2].strip("~")
