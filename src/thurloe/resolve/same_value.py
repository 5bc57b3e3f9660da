"""Which claims give one value: the same, in other words, or of several readings the one meant."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.resolve.facet import IN_WORDS
from thurloe.resolve.narrators import is_self
from thurloe.resolve.sole import one_building
from thurloe.values import ValueKind, agree, contradict, kind
from thurloe.values.either import read_as
from thurloe.values.offices import one_given_up
from thurloe.values.words import akin, contained, content_words, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from thurloe.nouns import Claim

Group = tuple["Claim", ...]
_WITH_READINGS = {ValueKind.DATE, ValueKind.TIME}


def by_value(claims: Iterable[Claim]) -> list[Group]:
    """Claims with one value; values in words are one where one's words are among the other's."""
    told = {claim.id: claim for claim in claims}
    alike: dict[Look, list[Claim]] = defaultdict(list)
    finer = _finest_of(told.values())
    stand: dict[Look, Claim] = {}  # compared for all that look so
    for claim in _as_meant(told.values()):
        look = _look(finer.get(claim.id, claim))
        stand[look] = finer.get(claim.id, claim)
        alike[look].append(claim)
    groups: list[list[Look]] = []
    for look in sorted(alike, key=lambda look: (-len(look[0]), look)):
        homes = [any(_same_value(stand[o], stand[look]) for o in g) for g in groups]
        met = [one for group, home in zip(groups, homes, strict=True) if home for one in group]
        groups = [group for group, home in zip(groups, homes, strict=True) if not home]
        groups.append([look, *met])
    ordered = [
        tuple(
            sorted(
                (told[c.id] for look in group for c in reversed(alike[look])),
                key=lambda c: (c.quote.account, c.quote.start, c.value),
            )
        )
        for group in groups
    ]
    return sorted(ordered, key=lambda g: (g[0].quote.account, g[0].quote.start, g[0].value))


def _finest_of(claims: Collection[Claim]) -> Mapping[str, Claim]:
    """A place's claim by id -> the claim that puts the event into a part of that place.

    "At his villa in Ghent" says Ghent too, and is no word for the station at Ghent.
    """
    of_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.attribute == "place":
            of_event[claim.event.id].append(claim)
    found = {}
    for some in of_event.values():
        for claim in some:
            wider = [c for c in some if len(c.value) > len(claim.value)]
            within = [c for c in wider if contained(claim.value, c.value)]
            if within:
                found[claim.id] = max(within, key=lambda c: (len(c.value), c.value))
    return found


def finest(group: Group) -> Group:
    """The claims of a group but for those that say less than another of the same event."""
    coarse = _finest_of(group)
    return tuple(c for c in group if c.id not in coarse)


Look = tuple[str, str, str, str]


def _look(claim: Claim) -> Look:
    """All of a claim that tells whether another has the same value."""
    event = claim.event.id if claim.attribute == "place" else ""
    event = claim.voice if is_self(claim.value) else event  # of two tellers each means himself
    return claim.value, claim.attribute, claim.event.lemma, event


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
        return not is_self(one.value) or one.voice == other.voice
    if kind(one.attribute) is ValueKind.TIME:
        return _clock(one.value) == _clock(other.value)
    if kind(one.attribute) not in IN_WORDS or contradict(one.attribute, one.value, other.value):
        return False
    if one.attribute == "place" and (one.event.id == other.event.id or one_building(one, other)):
        return True
    same = _SAMENESS.get(one.attribute)
    if same is not None:
        return same(one, other)
    a, b = one.value, other.value
    return agree(one.attribute, a, b) or (shared(a, b) > 1 / 2 and not _one_word_another(a, b))


def _one_word_another(one: str, other: str) -> bool:
    """Colonel James Ward is not Colonel Henry Ward, nor the old hospital the new hospital."""
    x, y = content_words(one), content_words(other)
    if len(x) != len(y):
        return False
    return sum(not akin(a, b) for a, b in zip(x, y, strict=True)) == 1


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
