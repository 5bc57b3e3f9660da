"""Whose claims tell of one deed, and not of two that share no more than an answer.

Joining lines up what may well be one; that two vouch for it takes more. Three days somebody slept,
and three days it took: neither bears the other out.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.resolve.facet import FOLK, IN_WORDS, LIGHT, Facet, one_verb, same_thing
from thurloe.resolve.narrators import is_self
from thurloe.values import ValueKind, agree

if TYPE_CHECKING:
    from thurloe.nouns import Question
    from thurloe.resolve.keys import Register

_FEW = 12  # so many are told of much
_DAY = 10  # characters of a date that names a day


def stray_voices(question: Question, register: Register) -> frozenset[str]:
    """The voices whose claims agree with those of no other on more than the bare answer."""
    told = [(n, c) for n, group in enumerate(question.groups) for c in group]
    voices = {claim.voice for _, claim in told}
    if len(voices) == 1 or question.rivals:
        return frozenset()
    facets = {claim.id: Facet(claim, register.subject(claim.event)) for _, claim in told}
    borne: set[str] = set()
    for (n, a), (m, b) in combinations(told, 2):
        if a.voice == b.voice or (a.voice in borne and b.voice in borne):
            continue
        alike = n == m or agree(question.attribute, a.value, b.value)
        if alike and one_tale(facets[a.id], facets[b.id]):
            borne |= {a.voice, b.voice}
            if len(borne) == len(voices):
                break
    return frozenset(voices - borne)


def one_tale(one: Facet, other: Facet) -> bool:
    """Whether two claims of one answer tell of one deed: by its verb, its people, a word, a figure.

    A verb that says little, "he had thirty", "we had thirty", ties nothing by itself.
    """
    a, b = one.claim, other.claim
    if is_self(a.value) and is_self(b.value):
        return False  # each of two tellers is another "I"
    light = {a.event.lemma, b.event.lemma} <= LIGHT
    return (
        (one_verb(one, other) and not light) or _shares_words(one, other) or _is_telling(one, other)
    )


def _shares_words(one: Facet, other: Facet) -> bool:
    same = one.subject is not None and one.subject is other.subject
    return same or bool(one.thing & other.thing or one.shared(other))


def _is_telling(one: Facet, other: Facet) -> bool:
    """Whether so few things have this value that two who give it speak of one."""
    a, b = one.claim, other.claim
    if one.kind in {ValueKind.NUMBER, ValueKind.DURATION}:
        named = one.about and other.about and one.about not in FOLK
        things = bool(named) and same_thing(one, other)
        return a.value == b.value and (things or _is_odd(a.value))
    if one.kind in {ValueKind.DATE, ValueKind.TIME}:
        exact = one.kind is ValueKind.TIME or min(len(a.value), len(b.value)) >= _DAY
        return exact and "be" not in {a.event.lemma, b.event.lemma}
    if one.kind is ValueKind.PLACE:
        return not (a.value.islower() or b.value.islower())  # a school is everywhere
    return one.kind in IN_WORDS


def _is_odd(value: str) -> bool:
    """Whether a figure is neither small nor round: 31, 640, 22 years; and not 40, about 31, 3."""
    figure = _FIGURE.fullmatch(value)
    return bool(figure and int(figure[1]) > _FEW and len(figure[1].rstrip("0")) > 1)


_FIGURE = re.compile(r"(?:PT?)?(\d+)(?: .+|[A-Z])?")
