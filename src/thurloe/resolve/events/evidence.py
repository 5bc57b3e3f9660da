"""How likely two mentions tell of one event: features, whose bits `bits.py` holds, add up.

Features of event coreference as in Cybulska and Vossen (2015) and Lu and Ng (2018); that the
event's word, its participants and the text around it speak together, and each by itself.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from thurloe.resolve.events.bits import BITS
from thurloe.resolve.facet import LIGHT
from thurloe.values.words import akin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from thurloe.resolve.events.mention import EventMention, Surroundings, Words

# Words of telling: much is said of one event, and each saying is another.
TELLING = frozenset(
    """
    say tell report announce accord state note add confirm claim statement announcement
    confirmation ask describe speak comment reveal explain
    """.split()
)
PARTS = ("doers", "undergoers", "places", "numbers", "governors")
COPY = 0.5  # likeness; two texts as near as that are of one matter, copies or not
TOP = 12.0  # bits; what shares more words is as good as a copy

_akin = lru_cache(maxsize=100_000)(akin)


def evidence(a: EventMention, b: EventMention, around: Surroundings) -> Mapping[str, float]:
    """The features of a pair of mentions: name -> how much of it there is."""
    word = _akin(a.lemma, b.lemma)
    found = {"any two": 1.0} | dict(_of_words(a, b))
    found |= dict(_of_parts(a, b))
    texts = min(COPY, around.texts(a.account, b.account))
    sentences = around.sentences(a, b)
    found |= _of_stories(a, b, around)
    both = a.participants & b.participants
    found["texts alike"], found["sentences alike"] = texts, sentences
    found["participants"] = min(TOP, sum(around.bits(w) for w in sorted(both)))
    found["other participants"] = float(bool(a.participants and b.participants and not both))
    found["other names around"] = _apart(a.names, b.names)
    if not word:
        found["told of the same"] = around.company(a.lemma, b.lemma)
        return found
    mixed = {"texts alike", "sentences alike", "participants", *_STORY, *_IN_ONE_WORD}
    return found | {f"{name}, one word": x for name, x in found.items() if name in mixed}


_STORY = ("one story", "told by all of the story")
_IN_ONE_WORD = frozenset(
    "same doers;other doers;same undergoers;other undergoers;one text".split(";")
)


def _of_stories(a: EventMention, b: EventMention, around: Surroundings) -> dict[str, float]:
    """Accounts of one matter have one fire; what most of them have is what they are about."""
    if not around.one_story(a, b):
        return {}
    return {
        "one story": 1.0,
        "told by all of the story": math.sqrt(around.common(a) * around.common(b)),
        "tellers of one word": math.log2(around.tellers(a)) * (a.lemma == b.lemma),
    }


def _of_words(a: EventMention, b: EventMention) -> Iterator[tuple[str, float]]:
    """What the two words say, and where they stand."""
    same = a.lemma == b.lemma
    word = _akin(a.lemma, b.lemma)
    told = (a.lemma in TELLING) + (b.lemma in TELLING)
    yield "same word", float(same)
    yield "same stem", float(word and not same)
    yield "same words", float(same and a.text == b.text)
    yield "same kind", float(bool(a.kind) and a.kind == b.kind and not word)
    yield "other kind", float(bool(a.kind and b.kind) and a.kind != b.kind and not word)
    yield "same word of telling", float(same and told > 0)
    yield "two words of telling", float(not same and told > 1)
    yield "telling and told", float(told == 1)
    yield "same light verb", float(same and a.lemma in LIGHT)
    yield "both verbs or both nouns", float(a.noun == b.noun)
    yield "one within the other", float(a.lemma in b.participants or b.lemma in a.participants)
    yield "one text", float(a.account == b.account)
    yield "one sentence", float((a.account, a.sentence) == (b.account, b.sentence))


def _of_parts(a: EventMention, b: EventMention) -> Iterator[tuple[str, float]]:
    """What stands in the same part of both clauses: somebody of both, or others in each."""
    for part in PARTS:
        mine, theirs = getattr(a, part), getattr(b, part)
        yield f"same {part}", float(bool(mine & theirs))
        yield f"other {part}", _apart(mine, theirs)


def _apart(mine: Words, theirs: Words) -> float:
    return float(bool(mine and theirs) and not mine & theirs)


def bits_between(a: EventMention, b: EventMention, around: Surroundings) -> float:
    """The log2 odds that two mentions tell of one event."""
    found = evidence(a, b, around)
    return sum(BITS.get(name, 0.0) * much for name, much in found.items())
