"""How likely two mentions tell of one event: features, whose bits `bits.py` holds, add up.

Features of event coreference as in Cybulska and Vossen (2015) and Lu and Ng (2018); that the
event's word, its participants and the text around it speak together, and each by itself.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from thurloe.resolve.events.bits import BITS
from thurloe.resolve.events.mention import PARTS
from thurloe.resolve.events.when import days
from thurloe.resolve.facet import LIGHT
from thurloe.values import agree
from thurloe.values.words import akin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from thurloe.resolve.events.mention import EventMention, Words
    from thurloe.resolve.events.surroundings import Surroundings

# Words of telling: much is said of one event, and each saying is another.
TELLING = frozenset(
    """
    say tell report announce accord state note add confirm claim statement announcement
    confirmation ask describe speak comment reveal explain
    """.split()
)
_SAME_PLACE = "same places"
# The parts of a clause that both have, a bit for each -> their places and what they may say.
_TOLD = [
    [(n, f"same {part}", f"other {part}") for n, part in enumerate(PARTS) if told >> n & 1]
    for told in range(1 << len(PARTS))
]
IF_ONE_WORD = ", one word"  # behind the name of what counts besides where both have one word
COPY = 0.5  # likeness; two texts as near as that are of one matter, copies or not
TOP = 12.0  # bits; what shares more words is as good as a copy


def evidence(a: EventMention, b: EventMention, around: Surroundings) -> Mapping[str, float]:
    """The features of a pair of mentions: name -> how much of it there is, those that it has."""
    found = dict(_of_two_words(a.lemma, b.lemma))
    one_word = "same word" in found or "same stem" in found
    for mark in _marks(a, b, one_word=one_word):
        found[mark] = 1.0
    if around.one_story(a, b):
        found |= _of_one_story(a, b, around)
    found["texts alike"] = min(COPY, around.texts(a.account, b.account))
    found["sentences alike"] = around.sentences(a, b)
    if both := a.participants & b.participants:
        found["participants"] = min(TOP, math.fsum(map(around.bits, both)))
    elif a.participants and b.participants:
        found["other participants"] = 1.0
    if not one_word:
        return found | _of_other_words(a, b, around)
    if a.lemma == b.lemma:
        found["often told"] = around.often(a, b)
    return found | {f"{name}{IF_ONE_WORD}": found[name] for name in _IN_ONE_WORD & found.keys()}


def _marks(a: EventMention, b: EventMention, *, one_word: bool) -> Iterator[str]:
    """The features that a pair has or has not."""
    yield from _of_words(a, b, one_word=one_word)
    if told := a.told & b.told:
        yield from _of_parts(a, b, told)
    if a.names and b.names and a.names.isdisjoint(b.names):
        yield "other names around"
    if a.dates and b.dates and (day := days(a.dates, b.dates)):
        yield day
    if a.once and b.once and (one_word or a.kind == b.kind):
        yield from _of_once(a, b)


_IN_ONE_WORD = frozenset(
    "same doers;other doers;same undergoers;other undergoers;one text;texts alike;sentences alike;"
    "participants;one story;told by all of the story".split(";")
)


def _of_other_words(a: EventMention, b: EventMention, around: Surroundings) -> dict[str, float]:
    """How near two words are: by what they are told of here, and by the model of senses."""
    alike = around.heads.alike(a.lemma, b.lemma)
    company = around.company(a.lemma, b.lemma)
    return {"told of the same": company, "words alike": alike, "words near": max(0.0, alike) ** 2}


def _of_one_story(a: EventMention, b: EventMention, around: Surroundings) -> dict[str, float]:
    """Accounts of one matter have one fire; what most of them have is what they are about."""
    found = {"one story": 1.0, "told by all of the story": around.common(a, b)}
    if a.lemma == b.lemma:
        found["tellers of one word"] = math.log2(around.tellers(a))
    return found


@lru_cache(maxsize=100_000)
def _of_two_words(a: str, b: str) -> Mapping[str, float]:
    """What the two words say by themselves."""
    same = a == b
    told = (a in TELLING) + (b in TELLING)
    has = {
        "any two": True,
        "same word": same,
        "same stem": not same and akin(a, b),
        "same word of telling": same and told > 0,
        "two words of telling": not same and told > 1,
        "telling and told": told == 1,
        "same light verb": same and a in LIGHT,
    }
    return {name: 1.0 for name, so in has.items() if so}


def _of_words(a: EventMention, b: EventMention, *, one_word: bool) -> Iterator[str]:
    """What the words' kinds and forms say, and where they stand."""
    if not one_word and a.kind and b.kind:
        yield "same kind" if a.kind == b.kind else "other kind"
    if a.text == b.text and a.lemma == b.lemma:
        yield "same words"
    if a.noun == b.noun:
        yield "both verbs or both nouns"
    if a.lemma in b.participants or b.lemma in a.participants:
        yield "one within the other"
    if a.account == b.account:
        yield "one text"
        if a.sentence == b.sentence:
            yield "one sentence"


def _of_once(a: EventMention, b: EventMention) -> Iterator[str]:
    """Whether what can happen but once to one happens to the same."""
    yield "once"
    if a.who and b.who:
        yield "once, to others" if a.who.isdisjoint(b.who) else "once, to the same"


def _of_parts(a: EventMention, b: EventMention, told: int) -> Iterator[str]:
    """What stands in the same part of both clauses: somebody of both, or others in each."""
    for n, same, other in _TOLD[told]:
        mine, theirs = a.parts[n], b.parts[n]
        one = not mine.isdisjoint(theirs) or (same == _SAME_PLACE and _one_place(mine, theirs))
        yield same if one else other


@lru_cache(maxsize=100_000)
def _one_place(some: Words, others: Words) -> bool:
    """Whether a place of one can be a place of the other: a town and its country."""
    return any(agree("place", x.title(), y.title()) for x, y in product(some, others))


def bits_between(a: EventMention, b: EventMention, around: Surroundings) -> float:
    """The log2 odds that two mentions tell of one event."""
    found = evidence(a, b, around)
    return math.fsum([BITS[name] * much for name, much in found.items()])
