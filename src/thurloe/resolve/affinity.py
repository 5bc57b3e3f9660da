"""How likely two claims of different accounts answer one question: evidence in bits that adds up.

Fellegi and Sunter's model of record linkage (1969, doi:10.1080/01621459.1969.10501049): each
feature of a pair of claims adds its bits, and their sum is the log2 odds that both claims answer
one question. The bits were fitted by `training/joining.py`.

How rare a word or a subject is goes by counts over all claims, to a quarter of a bit: what one more
account adds to a thousand changes few of them, so what was found of a pair mostly holds on.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from thurloe.kinds import kind_of
from thurloe.resolve.closeness import closeness
from thurloe.resolve.facet import ACCUSED, FOLK, IN_WORDS, LIGHT, SEPARATOR, Facet, same_thing
from thurloe.resolve.joining_bits import BITS
from thurloe.resolve.nearest import Told
from thurloe.resolve.senses import Around, Senses
from thurloe.resolve.vetoes import AGAINST, forbidden
from thurloe.values import ValueKind, agree, contradict, number_range
from thurloe.values.words import half_shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.nouns import Claim, Entity
    from thurloe.resolve.keys import Register

T = TypeVar("T")

SMALL = 4  # things; so many are counted of everything
HELD = 12_000  # facets, of some 2 KB
STEPS = 4  # to a bit: as finely counts are told apart
# Attributes of which an event or somebody has one, or few: rivals answer one question.
ALONE = frozenset(
    """
    age birth_order cause charge colour contents course date duration manner material meaning
    nationality order part penalty person place state time way
    """.split()
)


class Affinity:
    """Compares claims of one set of accounts; what many of them say is weak evidence."""

    def __init__(
        self, claims: Iterable[Claim], register: Register, texts: Mapping[str, str] | None = None
    ) -> None:
        self._register = register
        self._senses = Senses(texts or {})
        self._around: dict[str, Around] = {}
        self._held: dict[str, Facet] = {}
        told: dict[str, set[str]] = defaultdict(set)
        counted, sorts, spoken = Counter[str](), Counter[ValueKind](), Counter[str]()
        said = Counter[tuple[str, ValueKind, str]]()
        by_quote = groupby(sorted(claims, key=_quote), key=_quote)
        events, quotes = set(), 0
        for quotes, (_, some) in enumerate(by_quote, 1):  # noqa: B007  that many there are
            words: set[str] = set()
            for claim in some:
                facet = self.facet(claim)
                events.add(claim.event.id)
                for entity in register.participants(claim.event):
                    told[entity].add(claim.event.id)
                words.update(facet.stems)
                counted[facet.about] += 1
                sorts[facet.kind] += 1
                said[_saying(facet)] += 1
            spoken.update(words)
        self._events, self._quotes = _steps(len(events)), _steps(quotes)
        self._told = {entity: _steps(len(events)) for entity, events in told.items()}
        self._counted, self._of_sort, self._in_quotes = _each(counted), _each(sorts), _each(spoken)
        self._said = _each(Counter({saying: n for saying, n in said.items() if n > 1}))

    def facet(self, claim: Claim) -> Facet:
        """What is known of a claim; held of those asked for last, for all are too many."""
        found = self._held.get(claim.id)
        if found is None:
            if len(self._held) >= HELD:
                self._held.clear()
                self._around.clear()
            found = self._held[claim.id] = Facet(claim, self._register.subject(claim.event))
        return found

    def comparable(self, a: Claim, b: Claim) -> bool:
        """Whether two claims can answer one question at all; fourteen coaches are no letters."""
        one, other = self.facet(a), self.facet(b)
        return not forbidden(one, other)

    def bits_of(self, pairs: Sequence[tuple[Claim, Claim]]) -> list[float]:
        """The log2 odds that the two claims of each pair answer one question."""
        alike = self._alike(pairs)
        return [
            _added(self._features(a, b, much)) for (a, b), much in zip(pairs, alike, strict=True)
        ]

    def mark(self, claim: Claim) -> str:
        """All that comparing reads of a claim and of the counts that bear on it."""
        facet = self.facet(claim)
        counts = [self._quotes, self._events, self._of_sort[facet.kind]]
        counts += [self._counted[facet.about], self._said.get(_saying(facet), 0)]
        counts += [self._in_quotes.get(word, 0) for word in facet.stems]
        if facet.kind in IN_WORDS:
            counts += [self._in_quotes.get(word, 0) for word in sorted(facet.value_words)]
        if facet.subject:
            counts.append(self._told.get(facet.subject.id, 0))
        subject = entity_mark(facet.subject) if facet.subject else "-"
        around = self._senses.said_around(claim.quote)
        place = self._senses.place(claim.quote)
        return SEPARATOR.join([facet.mark + bytes(counts).hex(), subject, f"{place}", around])

    def evidence(self, a: Claim, b: Claim) -> Mapping[str, float]:
        """The features of a pair of claims: name -> how much of it there is."""
        return self._features(a, b, self._alike([(a, b)])[0])

    def _features(self, a: Claim, b: Claim, alike: tuple[float, float]) -> dict[str, float]:
        """The features of a pair; `alike` is how far their sentences are, and those around."""
        one, other = self.facet(a), self.facet(b)
        found = {one.kind.value if one.kind is other.kind else "words of two kinds": 1.0}
        found |= _of_values(one, other)
        found |= _of_events(one, other)
        found |= self._of_subjects(one, other)
        found |= _of_things(one, other)
        found["shared words"] = self._shared_words(one, other)
        found["sentences alike"], found["surroundings alike"] = alike
        places = [self._senses.place(claim.quote) for claim in (a, b)]
        found["places in the accounts apart"] = abs(places[0] - places[1])
        found |= {name: 1.0 for name, holds in AGAINST if holds(one, other)}
        found["claims of the sort"] = self._of_sort[one.kind] / STEPS
        if one.kind in IN_WORDS:
            both = one.value_words & other.value_words
            found["rare value"] = max((self._surprise(word) for word in both), default=0.0)
        if a.value == b.value:  # of what an account says thrice, two are of something else
            often = self._said.get(_saying(one), 0) + self._said.get(_saying(other), 0)
            found["said more than once"] = often / STEPS
        if one.about and one.about == other.about and "same value" in found:
            found["rare thing counted"] = (self._events - self._counted[one.about]) / STEPS
        return found

    def _of_subjects(self, one: Facet, other: Facet) -> dict[str, float]:
        a, b = one.subject, other.subject
        if a is None or b is None:
            found = {"one subject with a name": float(a is not b)}
        elif a.id == b.id:
            found = {"same subject": 1.0, "rare subject": self._rarity(a.id)}
        else:
            found = {"other subject": 1.0}
        found["no subject"] = float(
            (one.claim.event.subject is None) + (other.claim.event.subject is None)
        )
        return found

    def _alike(self, pairs: Sequence[tuple[Claim, Claim]]) -> list[tuple[float, float]]:
        """How far the sentences of both claims of a pair, and those around, speak of the like."""
        ones, others = ([self._where(pair[n]) for pair in pairs] for n in (0, 1))
        return self._senses.alike(ones, others)

    def _where(self, claim: Claim) -> Around:
        """Which sentences a claim stands in."""
        found = self._around.get(claim.id)
        if found is None:
            found = self._around[claim.id] = self._senses.around(claim.quote)
        return found

    def rest(self) -> None:
        """Hold less, all claims having been told: what is asked for again is found anew."""
        self._senses.rest()

    def told(self, claims: Sequence[Claim]) -> Told:
        """The sentences that claims stand in, each voice's once."""
        voices: dict[str, int] = {}
        sentences: dict[tuple[int, int, int], int] = {}
        of: list[int] = []
        first: list[Around] = []
        for claim in claims:
            where = self._where(claim)
            voice = voices.setdefault(claim.voice, len(voices))
            of.append(sentences.setdefault((voice, where.first, where.end), len(sentences)))
            if of[-1] == len(first):
                first.append(where)
        said = np.array([voice for voice, _, _ in sentences], dtype=np.int64)
        return Told(self._senses.own(first), said, np.array(of, dtype=np.int64))

    def _rarity(self, entity: str) -> float:
        """Bits of surprise that an event has this entity in it."""
        return (self._events - self._told.get(entity, 0)) / STEPS

    def _surprise(self, word: str) -> float:
        """Bits that a quote has this word."""
        return (self._quotes - self._in_quotes.get(word, 0)) / STEPS

    def _shared_words(self, one: Facet, other: Facet) -> float:
        """Bits of the words that both quotes have, less the longer the quotes are."""
        both = one.shared(other)
        bits = sum(self._surprise(word) for word in both)
        return bits / math.sqrt(1 + min(len(one.stems), len(other.stems)))


def _added(evidence: Mapping[str, float]) -> float:
    bits = 0.0
    for name, much in evidence.items():
        if much:  # of most features there is nothing
            bits += BITS.get(name, 0.0) * much
    return bits


def _steps(count: int) -> int:
    """The bits of a count, in steps; 0 of none as of one."""
    return round(STEPS * math.log2(max(1, count)))


def _each(counts: Counter[T]) -> Mapping[T, int]:
    """How often each is there, in steps."""
    return {thing: _steps(count) for thing, count in counts.items()}


def _saying(facet: Facet) -> tuple[str, ValueKind, str]:
    """What an account says several times where it gives one value to several things."""
    return facet.claim.voice, facet.kind, facet.claim.value


def _quote(claim: Claim) -> tuple[str, int]:
    return claim.quote.account, claim.quote.start


def entity_mark(entity: Entity) -> str:
    """Whoever it is, and what it is called; its number tells nothing of it."""
    called = (*entity.referents[:1], entity.type, entity.name, *entity.variants)
    return SEPARATOR.join(called)


def _of_values(one: Facet, other: Facet) -> dict[str, float]:
    a, b = one.claim, other.claim
    attribute = a.attribute if one.kind is other.kind else "text"
    alike = agree(attribute, a.value, b.value)
    if a.value == b.value or (one.kind in IN_WORDS and (alike or half_shared(a.value, b.value))):
        return {"same value": 1.0} | _how_telling(one)
    bounded = ".." not in a.value + b.value
    found = {
        "values fit": float(alike and bounded),
        closeness(attribute, a.value, b.value) or "": 1.0,
    }
    exclude = "words exclude each other" if one.kind in IN_WORDS else "values exclude each other"
    found[exclude] = float(contradict(attribute, a.value, b.value))
    return found


def _how_telling(facet: Facet) -> dict[str, float]:
    """Of a value that both have: how unlikely it is that they have it by chance."""
    if facet.kind is not ValueKind.NUMBER:
        return {}
    span = number_range(facet.claim.value)
    size = span.high if math.isinf(span.low) else span.low
    return {
        "digits of the number": math.log10(max(1.0, abs(size))),
        "small number": float(size <= SMALL),
    }


def _of_events(one: Facet, other: Facet) -> dict[str, float]:
    a, b = one.claim, other.claim
    same = a.event.kind == b.event.kind or _one_command(one, other) or _one_charge(one, other)
    found = {
        "same kind of event": float(same),
        "same family of events": float(not same and one.family == other.family),
        "other kind of event": float(one.named and other.named and one.family != other.family),
        "happens once": float(same and kind_of(a.event.kind).once),
        "happens rarely": float(same and kind_of(a.event.kind).rare),
        "light verbs": float((a.event.lemma in LIGHT) + (b.event.lemma in LIGHT)),
        "same attribute": float(a.attribute == b.attribute),
        "asks for one thing": float(same and a.attribute == b.attribute in ALONE),
    }
    x, y = a.event.date, b.event.date
    if one.kind is not ValueKind.DATE and x and y:
        found["events' dates fit"] = float(agree("date", x, y))
    return found


def _one_command(one: Facet, other: Facet) -> bool:
    """The captain of one account and the commander of another, where both have one name."""
    same = one.family == other.family == "command"
    return same and agree(one.claim.attribute, one.claim.value, other.claim.value)


def _one_charge(one: Facet, other: Facet) -> bool:
    """What somebody was arrested for, tried and shot as: one charge, however far it was brought."""
    known = one.subject is not None and one.subject is other.subject
    return known and one.family == other.family == ACCUSED


def _of_things(one: Facet, other: Facet) -> dict[str, float]:
    """What is counted, and in which unit."""
    both = bool(one.about and other.about)
    found = {
        "same thing counted": float(both and same_thing(one, other)),
        "two things counted": float(
            both and not same_thing(one, other) and not {one.about, other.about} <= FOLK
        ),
        "one thing counted": float(bool(one.about) != bool(other.about)),
    }
    if one.kind is ValueKind.NUMBER:
        found["same unit"] = float(bool(one.unit) and one.unit == other.unit)
        found["other unit"] = float(one.unit != other.unit)
    return found
