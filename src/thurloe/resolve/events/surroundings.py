"""What the texts around mentions of events have in common; what is rare among them tells most."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from thurloe.resolve.events.heads import KEPT, Heads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.resolve.events.mention import EventMention

Vector = dict[str, float]


class Surroundings:
    """What the texts around the mentions have in common; a word of every text tells nothing."""

    def __init__(
        self, mentions: Sequence[EventMention], texts: Mapping[str, Mapping[str, int]]
    ) -> None:
        """`texts` counts the content words of each account, in dictionary form."""
        held = Counter(word for words in texts.values() for word in words)
        self._bits = {word: math.log2((len(texts) + 1) / n) for word, n in held.items()}
        self._texts = rare_words(texts)
        self._context: dict[str, Vector] = {}
        clauses: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in mentions:
            self._context[mention.id] = unit({w: self.bits(w) for w in mention.context})
            clauses[mention.lemma].update(mention.participants)
        self._clauses = {
            lemma: unit({w: n * self.bits(w) for w, n in words.items()})
            for lemma, words in clauses.items()
        }

        self.heads = Heads(clauses)
        self._often = Counter((m.account, m.lemma) for m in mentions)
        self._alike = lru_cache(maxsize=KEPT)(self._alike_of)
        self._company = lru_cache(maxsize=KEPT)(self._company_of)
        self._mentions = [(m.account, m.lemma) for m in mentions]
        self._story: Mapping[str, int] = {}
        self._tellers: Mapping[tuple[int, str], int] = {}
        self._size: Counter[int] = Counter()
        self._share: Mapping[tuple[int, str], float] = {}

    def tell(self, story: Mapping[str, int]) -> None:
        """Take note of which story each account tells."""
        self._story, self._size = story, Counter(story.values())
        tellers: dict[tuple[int, str], set[str]] = defaultdict(set)
        for account, lemma in self._mentions:
            tellers[story[account], lemma].add(account)
        self._tellers = {key: len(accounts) for key, accounts in tellers.items()}
        self._share = {key: n / self._size[key[0]] for key, n in self._tellers.items()}

    def story(self, mention: EventMention) -> int:
        """The number of the story that the mention's account tells."""
        return self._story[mention.account]

    def one_story(self, a: EventMention, b: EventMention) -> bool:
        """Whether two accounts tell one story."""
        return self._story[a.account] == self._story[b.account]

    def tellers(self, mention: EventMention) -> int:
        """How many accounts of its story have an event by this word."""
        return self._tellers[self._story[mention.account], mention.lemma]

    def common(self, a: EventMention, b: EventMention) -> float:
        """The share of the accounts of their story that have an event by each word, the mean."""
        story = self._story[a.account]
        return math.sqrt(self._share[story, a.lemma] * self._share[story, b.lemma])

    def often(self, a: EventMention, b: EventMention) -> float:
        """In bits, how often each account has the mention's word, the mean of two."""
        counts = (self._often[m.account, m.lemma] for m in (a, b))
        return math.fsum(map(math.log2, counts)) / 2

    def bits(self, word: str) -> float:
        """How surprising it is that a text has this word."""
        return self._bits.get(word, 0.0)

    def texts(self, one: str, other: str) -> float:
        """How alike two texts are, 0 to 1."""
        return self._alike(*((one, other) if one < other else (other, one)))

    def _alike_of(self, one: str, other: str) -> float:
        return cosine(self._texts[one], self._texts[other])

    def telling(self, text: str, many: int) -> list[str]:
        """The words that tell a text from the others, at most `many`."""
        words = self._texts[text]
        return sorted(words, key=lambda w: (-words[w], w))[:many]

    def sentences(self, a: EventMention, b: EventMention) -> float:
        """How alike two sentences are, 0 to 1."""
        return cosine(self._context[a.id], self._context[b.id])

    def company(self, one: str, other: str) -> float:
        """How far two verbs or nouns are told of the same people and things, 0 to 1."""
        return self._company(*((one, other) if one < other else (other, one)))

    def _company_of(self, one: str, other: str) -> float:
        return cosine(self._clauses[one], self._clauses[other])


def rare_words(counts: Mapping[str, Mapping[str, int]]) -> dict[str, Vector]:
    """Text -> its words at length 1, the rarer the more; those of one text alone left out."""
    held = Counter(word for words in counts.values() for word in words)
    bits = {word: math.log2((len(counts) + 1) / n) for word, n in held.items()}
    return {
        name: unit({w: (1 + math.log(n)) * bits[w] for w, n in words.items() if held[w] > 1})
        for name, words in counts.items()
    }


def unit(vector: Vector) -> Vector:
    """The vector at length 1; of nothing, nothing."""
    length = math.sqrt(math.fsum(x * x for x in vector.values()))
    return {word: x / length for word, x in vector.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Of two vectors of length 1, 0 to 1; a sum that the order of words does not change."""
    both = a.keys() & b.keys()
    return math.fsum([a[word] * b[word] for word in both]) if both else 0.0
