"""How likely two claims of different accounts answer one question: evidence in bits that adds up.

Fellegi and Sunter's model of record linkage (1969, doi:10.1080/01621459.1969.10501049): each
feature of a pair of claims adds its bits, and their sum is the log2 odds that both claims answer
one question. The bits were fitted by `training/joining.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from thurloe.kinds import BY_NAME, MOVEMENT, family_of, kind_of
from thurloe.resolve.closeness import FAR, closeness
from thurloe.resolve.joining_bits import BITS
from thurloe.resolve.keys import UNREAL, fold
from thurloe.values import ValueKind, agree, contradict, kind, number_range
from thurloe.values.words import akin, content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thurloe.nouns import Claim, Entity
    from thurloe.resolve.keys import Register

STEM = 5  # letters; "collided" and "collision" share as many
YEAR = 4  # characters of a date that names a year alone
SMALL = 4  # things; so many are counted of everything
# Verbs that say nothing of what happened: "the dead were put at 60", "there were 60".
LIGHT = frozenset(
    """
    be have do make give put take get say find go come one use follow become know include amount
    see show estimate reckon count set stand
    """.split()
)
# Attributes of which an event or somebody has one, or few: rivals answer one question.
ALONE = frozenset(
    """
    age birth_order cause charge contents date duration manner material meaning nationality order
    part penalty person place state time
    """.split()
)
_MEASURED = {ValueKind.NUMBER, ValueKind.DURATION, ValueKind.TIME}
_IN_WORDS = {ValueKind.PLACE, ValueKind.ENTITY, ValueKind.TEXT}


@dataclass(frozen=True)
class Facet:
    """A claim as joining sees it: everything looked up once that many comparisons need."""

    claim: Claim
    subject: Entity | None

    @cached_property
    def kind(self) -> ValueKind:
        """The kind of the value."""
        return kind(self.claim.attribute)

    @cached_property
    def about(self) -> str:
        """What is counted, by the last word and without its plural: "passenger"."""
        words = self.claim.about.split()
        return fold(words[-1]).removesuffix("s") if words else ""

    @cached_property
    def unit(self) -> str:
        """The unit of a number, "" where it has none."""
        return number_range(self.claim.value).unit if self.kind is ValueKind.NUMBER else ""

    @cached_property
    def family(self) -> str:
        """The widest kind of event that this can be."""
        kind = self.claim.event.kind
        return "movement" if kind in MOVEMENT else family_of(kind)

    @cached_property
    def named(self) -> bool:
        """Whether the event is of a kind that the table knows."""
        return self.claim.event.kind in BY_NAME

    @cached_property
    def head(self) -> str:
        """The last word of an unnamed subject: "bridge"."""
        subject = self.claim.event.subject
        word = subject.text.split()[-1] if subject and subject.text.strip() else ""
        return fold(word) if word.isalpha() and word.islower() else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the quote's words, those of the value itself apart."""
        own = {*content_words(self.claim.words.text), *content_words(self.claim.value)}
        said = content_words(self.claim.quote.text)
        return frozenset(w[:STEM] for w in said if len(w) > 2 and w not in own)  # noqa: PLR2004

    @cached_property
    def value_words(self) -> frozenset[str]:
        """Stems of a value in words."""
        return frozenset(w[:STEM] for w in content_words(self.claim.value))

    @cached_property
    def reality(self) -> str:
        """Whether the thing happened, was planned or is denied."""
        return UNREAL.get(self.claim.mode, "")


class Affinity:
    """Compares claims of one set of accounts; what many of them say is weak evidence."""

    def __init__(self, claims: Iterable[Claim], register: Register) -> None:
        self._facets = {claim.id: Facet(claim, register.subject(claim.event)) for claim in claims}
        facets = self._facets.values()
        self._events = len({f.claim.event.id for f in facets})
        told: dict[str, set[str]] = defaultdict(set)
        for facet in facets:
            for entity in register.participants(facet.claim.event):
                told[entity].add(facet.claim.event.id)
        self._told = {entity: len(events) for entity, events in told.items()}
        self._counted = Counter(f.about for f in facets)
        self._of_sort = Counter(f.kind for f in facets)
        said = {
            (word, f.claim.quote.account, f.claim.quote.start) for f in facets for word in f.words
        }
        self._in_quotes = Counter(word for word, *_ in said)
        self._quotes = len({(account, start) for _, account, start in said})

    def facet(self, claim: Claim) -> Facet:
        """What is known of a claim."""
        return self._facets[claim.id]

    def comparable(self, a: Claim, b: Claim) -> bool:
        """Whether two claims can answer one question at all; fourteen coaches are no letters."""
        one, other = self._facets[a.id], self._facets[b.id]
        return not (
            one.kind is not other.kind
            or one.kind is ValueKind.POLARITY
            or one.reality != other.reality
            or (one.kind is ValueKind.TEXT and a.attribute != b.attribute)
            or (one.kind is ValueKind.DATE and _dates_apart(a.value, b.value))
            or (one.about and other.about and not _same_thing(one, other))
            or (one.kind is ValueKind.DURATION and bool(one.about) != bool(other.about))
            or _other_kind(one, other)
        )

    def bits(self, a: Claim, b: Claim) -> float:
        """The log2 odds that two claims answer one question."""
        return sum(BITS.get(name, 0.0) * much for name, much in self.evidence(a, b).items())

    def evidence(self, a: Claim, b: Claim) -> Mapping[str, float]:
        """The features of a pair of claims: name -> how much of it there is."""
        one, other = self._facets[a.id], self._facets[b.id]
        found = {one.kind.value: 1.0}
        found |= _of_values(one, other)
        found |= _of_events(one, other)
        found |= self._of_subjects(one, other)
        found |= _of_things(one, other)
        found["shared words"] = self._shared_words(one, other)
        found["claims of the sort"] = math.log2(self._of_sort[one.kind])
        if one.kind in _IN_WORDS:
            both = one.value_words & other.value_words
            found["rare value"] = max((self._surprise(word) for word in both), default=0.0)
        if one.about and one.about == other.about and "same value" in found:
            found["rare thing counted"] = math.log2(self._events / self._counted[one.about])
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

    def _rarity(self, entity: str) -> float:
        """Bits of surprise that an event has this entity in it."""
        return math.log2(self._events / self._told.get(entity, 1))

    def _surprise(self, word: str) -> float:
        """Bits that a quote has this word."""
        return math.log2(self._quotes / max(1, self._in_quotes[word]))

    def _shared_words(self, one: Facet, other: Facet) -> float:
        """Bits of the words that both quotes have, less the longer the quotes are."""
        both = one.words & other.words
        bits = sum(self._surprise(word) for word in both)
        return bits / math.sqrt(1 + min(len(one.words), len(other.words)))


def _dates_apart(one: str, other: str) -> bool:
    """Years apart, or one without a bound, which fits whatever lies on its side."""
    unbounded = one != other and ".." in one + other
    return unbounded or closeness("date", one, other) in FAR


def _same_thing(one: Facet, other: Facet) -> bool:
    """A boat is a lifeboat, and miles and kilometres measure one thing."""
    a, b = sorted((one.about, other.about), key=len)
    return akin(a, b) or b.endswith(a) or (bool(one.unit) and one.unit == other.unit)


def _other_kind(one: Facet, other: Facet) -> bool:
    """Whether one tells a kind of event, and the other another: they share measures alone.

    And those only where they agree: a stay of eight years is no rival of nine years' trade.
    """
    if {one.claim.event.kind, other.claim.event.kind} == _ENDS:
        return True
    if one.family == other.family or not (one.named or other.named):
        return False
    a, b = one.claim, other.claim
    apart = contradict(a.attribute, a.value, b.value)
    if one.kind is ValueKind.TIME and apart:
        return True  # much happens within an hour
    if one.named and other.named:
        return apart or one.kind not in _MEASURED
    return apart and not {a.event.lemma, b.event.lemma} & LIGHT


_ENDS = {"departure", "arrival"}  # of one journey, and no two tellings of one


def _of_values(one: Facet, other: Facet) -> dict[str, float]:
    a, b = one.claim, other.claim
    alike = agree(a.attribute, a.value, b.value)
    if a.value == b.value or (one.kind in _IN_WORDS and (alike or _half_shared(one, other))):
        year = one.kind is ValueKind.DATE and len(a.value.strip("~")) == YEAR
        return {"same value": 1.0, "only a year": float(year)} | _how_telling(one)
    bounded = ".." not in a.value + b.value
    found = {
        "values fit": float(alike and bounded),
        closeness(a.attribute, a.value, b.value) or "": 1.0,
    }
    found["values exclude each other"] = float(contradict(a.attribute, a.value, b.value))
    return found


def _half_shared(one: Facet, other: Facet) -> bool:
    """Values in words of which one has at least half of the other's."""
    both = len(one.value_words & other.value_words)
    return both > 0 and 2 * both >= max(len(one.value_words), len(other.value_words))


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
    same = a.event.kind == b.event.kind
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


def _of_things(one: Facet, other: Facet) -> dict[str, float]:
    """What is counted, and in which unit."""
    both = bool(one.about and other.about)
    found = {
        "same thing counted": float(both and _same_thing(one, other)),
        "one thing counted": float(bool(one.about) != bool(other.about)),
    }
    if one.kind is ValueKind.NUMBER:
        found["same unit"] = float(bool(one.unit) and one.unit == other.unit)
        found["other unit"] = float(one.unit != other.unit)
    return found
