"""What sets two claims apart that share a value, where nothing shows that their deeds are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.resolve.facet import ACCUSED, LIGHT, one_verb, same_thing
from thurloe.values import ValueKind, contradict, number_range
from thurloe.values.words import STEM, akin, content_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.resolve.facet import Facet


def elsewhere(one: Facet, other: Facet) -> bool:
    """Whether two verbs each say what happened, and not the same."""
    light = {one.claim.event.lemma, other.claim.event.lemma} & LIGHT
    return not light and not one_verb(one, other)


def in_passing(one: Facet, other: Facet) -> bool:
    """Whether nothing but the value ties two deeds: no word, no subject."""
    return not _met(one, other) and elsewhere(one, other)


def _met(one: Facet, other: Facet) -> bool:
    """Whether two claims share their subject or a word."""
    return _of_one(one, other) or bool(one.thing & other.thing or one.shared(other))


def _of_one(one: Facet, other: Facet) -> bool:
    return one.subject is not None and one.subject is other.subject


def _counts_of_two_things(one: Facet, other: Facet) -> bool:
    """Eleven men were arrested, and a dozen policemen came: no rivals, and no one count."""
    if one.kind is not ValueKind.NUMBER or not (one.about and other.about):
        return False
    apart = contradict("number", one.claim.value, other.claim.value)
    if not same_thing(one, other):
        return apart
    few = number_range(one.claim.value).high <= _FEW
    unlike = not akin(one.about, other.about) and not one.unit
    return (few or apart) and unlike and not (one_verb(one, other) or _met(one, other))


_FEW = 12  # people; so many do and suffer much


def _hours_of_two_deeds(one: Facet, other: Facet) -> bool:
    """The engines came at 21.50, and the roof fell at 21.55: no rivals."""
    a, b = one.claim, other.claim
    times = one.kind is ValueKind.TIME and a.attribute == b.attribute
    apart = times and contradict(a.attribute, a.value, b.value)
    return apart and not (one_verb(one, other) or _met(one, other))


def _in_some_house(one: Facet, other: Facet) -> bool:
    """She slept in a hotel, and he was sent to a hotel: a place without a name is everywhere."""
    unnamed = any(f.claim.value.islower() for f in (one, other))
    return one.kind is ValueKind.PLACE and unnamed and in_passing(one, other)


def _told_by_one_verb(one: Facet, other: Facet) -> bool:
    """A letter came back, and a driver came in: two that share a verb and no more."""
    if not one.claim.attribute == other.claim.attribute == "statement":
        return False
    if _of_one(one, other) or one.thing & other.thing or not (one.thing and other.thing):
        return False
    first, second = ({w[:STEM] for w in content_words(f.claim.value)} for f in (one, other))
    return len(first & second) <= 1


def _charges_of_two(one: Facet, other: Facet) -> bool:
    """One was shot for treason, and another tried for it: a charge is some one person's."""
    charges = one.family == other.family == ACCUSED
    return charges and one.claim.event.kind != other.claim.event.kind and not _of_one(one, other)


def _courses_of_two_days(one: Facet, other: Facet) -> bool:
    """Heading for a port on the 3rd, and leaving it on the 9th."""
    a, b = one.claim, other.claim
    return a.attribute == b.attribute == "course" and a.about != b.about


OF_DEEDS: tuple[Callable[[Facet, Facet], bool], ...] = (
    _counts_of_two_things,
    _hours_of_two_deeds,
    _in_some_house,
    _told_by_one_verb,
    _charges_of_two,
    _courses_of_two_days,
)
