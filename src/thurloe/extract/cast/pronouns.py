"""What he, she, it and they stand for: the candidates before them, weighed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from thurloe.extract.cast.parse import Parse
from thurloe.extract.cast.things import Thing
from thurloe.nouns import EntityType

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
ALL = MALE | FEMALE | THING | MANY | SPEAKER
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})

WINDOW = 4
"""Sentences: nobody is meant by a pronoun who was last mentioned longer ago, the topic aside."""
LEAST = 0.0


@dataclass(slots=True)
class Mind:
    """What a reader has in mind at one point of the text: who was mentioned last, where, how often."""

    last: dict[int, int] = field(default_factory=dict)
    count: dict[int, int] = field(default_factory=dict)
    pronoun: dict[str, int] = field(default_factory=dict)

    def see(self, number: int, token: int) -> None:
        """A thing is mentioned at a token."""
        self.last[number] = token
        self.count[number] = self.count.get(number, 0) + 1


def gender_asked(word: str) -> str:
    """The gender a pronoun asks for."""
    if word in MALE:
        return "m"
    return "f" if word in FEMALE else "n"


def fits(thing: Thing, word: str) -> bool:
    """Whether a pronoun can stand for a thing at all."""
    asked = gender_asked(word)
    if word in THING:
        return thing.type is not EntityType.PERSON and not thing.plural
    if thing.type is EntityType.PERSON:
        return not thing.plural and thing.gender in {"", asked}
    return asked == "f" and thing.type is EntityType.VESSEL


def choose(p: Parse, i: int, things: list[Thing], mind: Mind) -> int | None:
    """The number of the thing that the pronoun at token `i` stands for, or None if unsure."""
    scored = []
    for number, last in mind.last.items():
        thing = things[number]
        if fits(thing, p.lower[i]) and not _barred(p, i, last):
            scored.append((score(p, i, thing, mind), number))
    if not scored:
        return None
    best = max(scored, key=lambda s: (s[0], -s[1]))
    return best[1] if best[0] > LEAST else None


def score(p: Parse, i: int, thing: Thing, mind: Mind) -> float:
    """How well a thing explains the pronoun at token `i`; above `LEAST` it may be meant."""
    last = mind.last[thing.number]
    gap = p.sent[i] - p.sent[last]
    if gap > WINDOW:
        return -1.0
    total = 5.0 - 1.5 * gap - 0.01 * (i - last)
    total += 1.0 * (p.dep[last] in SUBJECT) + 0.3 * (p.dep[last] == "poss")
    total += 0.5 * math.log2(mind.count[thing.number])
    total += 1.0 * (mind.pronoun.get(gender_asked(p.lower[i])) == thing.number)
    total += 0.7 * (thing.gender == gender_asked(p.lower[i]))
    return total


def _barred(p: Parse, i: int, last: int) -> bool:
    """Whether grammar forbids it: "she saw her" are two."""
    if p.lower[i] in REFLEXIVE or p.dep[i] == "poss" or p.sent[i] != p.sent[last]:
        return False
    verb = p.head[i]
    if p.dep[i] == "pobj":
        verb = p.head[p.head[i]]
    return p.head[last] == verb and last != i
