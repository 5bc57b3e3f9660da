"""A claim as joining sees it, and what two of them have in common."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING

from thurloe.kinds import BY_NAME, COMMAND, JUSTICE, MOVEMENT, family_of
from thurloe.resolve.keys import fold, reality_of
from thurloe.values import ValueKind, kind, number_range
from thurloe.values.words import STEM, akin, content_words

if TYPE_CHECKING:
    from thurloe.nouns import Claim, Entity

# Verbs that say nothing of what happened: "the dead were put at 60", "there were 60".
LIGHT = frozenset(
    """
    be have do make give put take get say find go come one use follow become know include amount
    ask demand offer see show estimate reckon count set stand
    """.split()
)
ACCUSED = "accused"  # the family of what somebody is charged with, from arrest to execution
SEPARATOR = "\x1f"  # between the parts of a mark
_NONE = frozenset[str]()
IN_WORDS = {ValueKind.PLACE, ValueKind.ENTITY, ValueKind.TEXT}


@dataclass(frozen=True)
class Facet:
    """A claim as joining sees it: everything looked up once that many comparisons need."""

    claim: Claim
    subject: Entity | None

    @property
    def mark(self) -> str:
        """All that is read of the claim, but for who its subject is."""
        claim, event = self.claim, self.claim.event
        subject = event.subject.text if event.subject else "\x1e"
        said = (claim.attribute, claim.value, claim.about, claim.mode, claim.voice)
        told = (claim.quote.text, claim.words.text, event.kind, event.lemma, event.date or "\x1e")
        return "".join(f"{len(part)}{SEPARATOR}{part}" for part in (*said, *told, subject))

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
        if self.claim.attribute == "charge" and kind in JUSTICE:
            return ACCUSED
        if kind in COMMAND:
            return "command"
        return "movement" if kind in MOVEMENT else family_of(kind)

    @cached_property
    def named(self) -> bool:
        """Whether the event is of a kind that the table knows."""
        return self.claim.event.kind in BY_NAME

    @cached_property
    def head(self) -> str:
        """The word for an unnamed subject: "bridge", of "the old bridge of the town"."""
        subject = self.claim.event.subject
        words = subject.text.partition(" of ")[0].split() if subject else []
        word = words[-1] if words else ""
        return fold(word) if word.isalpha() and word.islower() else ""

    @cached_property
    def certain(self) -> bool:
        """Whether the quote names its subject: whom "he" means may have been misread."""
        return names_subject(self.claim)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Stems of the quote's words in order, those of the value itself apart."""
        own = {*content_words(self.claim.words.text), *content_words(self.claim.value)}
        said = content_words(self.claim.quote.text)
        stems = {intern(w[:STEM]) for w in said if len(w) > 2 and w not in own}  # noqa: PLR2004
        return tuple(sorted(stems))

    def shared(self, other: Facet) -> set[str]:
        """Stems that both quotes have; kept as sets they would take ten times the memory."""
        return set(self.stems).intersection(other.stems)

    @cached_property
    def value_words(self) -> frozenset[str]:
        """Stems of a value in words."""
        return frozenset(w[:STEM] for w in content_words(self.claim.value)) or _NONE

    @cached_property
    def reality(self) -> str:
        """Whether the thing happened, was planned or is denied."""
        return reality_of(self.claim)

    @cached_property
    def thing(self) -> frozenset[str]:
        """Stems of the subject's words, whether it has a name or not."""
        subject = self.claim.event.subject
        return frozenset(w[:STEM] for w in content_words(subject.text if subject else "")) or _NONE


def names_subject(claim: Claim) -> bool:
    """Whether the quote has a word of its subject's name."""
    subject, said = claim.event.subject, claim.quote.text
    return any(w[:1].isupper() and w in said for w in (subject.text.split() if subject else ()))


HUMANS = {"person", "people", "man", "men", "soul", "victim"}
_HOUSES = {"house", "home", "dwelling", "homestead"}
# Words for people of whom as many are told as of "people": the same ones, by what they were there.
FOLK = frozenset(
    """
    bandit bystander civilian crewman demonstrator employee excursionist gunman guest hand
    holidaymaker inhabitant islander marcher miner mourner neighbor neighbour onlooker passenger
    person pilgrim people prisoner protester protestor raider resident robber sailor settler shopper
    soldier spectator tourist townsman traveller villager visitor man men worker workman soul victim
    """.split()
)


def same_thing(one: Facet, other: Facet) -> bool:
    """A boat is a lifeboat, and miles and kilometres measure one thing."""
    a, b = sorted((one.about, other.about), key=len)
    if {a, b} <= HUMANS or {a, b} <= _HOUSES:
        return True
    if {a, b} <= FOLK and one.claim.value == other.claim.value:
        return True
    return akin(a, b) or b.endswith(a) or (bool(one.unit) and one.unit == other.unit)


def one_verb(one: Facet, other: Facet) -> bool:
    """Whether two events are of one family or told by words of one stem."""
    return one.family == other.family or akin(one.claim.event.lemma, other.claim.event.lemma)


def tied(one: Facet, other: Facet) -> bool:
    """Whether two clauses share a word that names neither's subject."""
    both = one.shared(other)
    return bool(both) and bool(both - names_of(one) - names_of(other))


def names_of(facet: Facet) -> frozenset[str]:
    """Stems of all that the subject is called."""
    entity = facet.subject
    return facet.thing | _stems((entity.name, *entity.variants)) if entity else facet.thing


@lru_cache(maxsize=4096)
def _stems(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w[:STEM] for name in names for w in content_words(name))
