"""Which claims say one value, in whatever words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from thurloe.resolve.facet import IN_WORDS
from thurloe.values import ValueKind, agree, contradict, kind
from thurloe.values.words import contained, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from thurloe.nouns import Claim

Group = tuple["Claim", ...]


def by_value(claims: Iterable[Claim]) -> list[Group]:
    """Claims with one value; values in words are one where one's words are among the other's."""
    told: dict[Look, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[_look(claim)].append(claim)
    groups: list[list[Look]] = []
    for look in sorted(told, key=lambda look: (-len(look[0]), look)):
        (claim, *_) = told[look]
        homes = [any(_same_value(told[one][0], claim) for one in group) for group in groups]
        met = [one for group, home in zip(groups, homes, strict=True) if home for one in group]
        groups = [group for group, home in zip(groups, homes, strict=True) if not home]
        groups.append([look, *met])
    ordered = [
        tuple(
            sorted(
                (c for look in group for c in reversed(told[look])),
                key=lambda c: (c.quote.account, c.quote.start, c.value),
            )
        )
        for group in groups
    ]
    return sorted(ordered, key=lambda g: (g[0].quote.account, g[0].quote.start, g[0].value))


Look = tuple[str, str, str, str]


def _look(claim: Claim) -> Look:
    """All of a claim that tells whether another has the same value."""
    event = claim.event.id if claim.attribute == "place" else ""
    return claim.value, claim.attribute, claim.event.lemma, event


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


_SAMENESS: Mapping[str, Callable[[Claim, Claim], bool]] = {
    "position": lambda one, other: one.event.lemma == other.event.lemma,
    "description": lambda one, other: one.event.lemma == other.event.lemma,
    # a thigh is of a leg, and no other word for it
    "part": lambda one, other: contained(one.value, other.value),
}


def _clock(value: str) -> str:
    """The hour without the day: what two accounts of one evening agree on."""
    return ("~" if "~" in value else "") + value.rpartition("T")[2].strip("~")
