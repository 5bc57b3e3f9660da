"""Accounts → stories: what tells whether two accounts are of one matter, in bits that add up.

One flood and the next share many of their words, and hardly their names, figures and years.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.resolve.events.bits import STORY_BITS
from thurloe.resolve.events.grouping import agglomerate
from thurloe.resolve.events.surroundings import cosine, rare_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.resolve.events.mention import EventMention
    from thurloe.resolve.events.surroundings import Surroundings

FEW = 200  # texts that are all compared with one another
BLOCK = 50  # texts that share a word; larger blocks are split
TELLING = 12  # words of a text by which it is set beside others
ONE_STORY = 0.3  # mean probability; measured on the topics of ECB+ that bits are fitted to
_YEAR = re.compile(r"(1[5-9]|20)\d\d")


class Accounts:
    """What each account has that another of its story has: names, figures, years."""

    def __init__(
        self,
        mentions: Sequence[EventMention],
        texts: Mapping[str, Mapping[str, int]],
        around: Surroundings,
    ) -> None:
        names: dict[str, Counter[str]] = {name: Counter() for name in texts}
        for mention in mentions:
            names[mention.account].update(mention.names)
        self._around = around
        self._names = rare_words(names)
        self._figures = rare_words({n: _figures(words) for n, words in texts.items()})
        self._years = {n: frozenset(filter(_YEAR.fullmatch, w)) for n, w in texts.items()}

    def evidence(self, one: str, other: str) -> Mapping[str, float]:
        """The features of two accounts: name -> how much of it there is."""
        found = {
            "any two accounts": 1.0,
            "texts alike": self._around.texts(one, other),
            "names alike": cosine(self._names[one], self._names[other]),
            "figures alike": cosine(self._figures[one], self._figures[other]),
        }
        mine, theirs = self._years[one], self._years[other]
        if mine and theirs:
            found["same years" if mine & theirs else "other years"] = 1.0
        return found

    def bits(self, one: str, other: str) -> float:
        """The log2 odds that two accounts tell one story."""
        found = self.evidence(one, other)
        return math.fsum([STORY_BITS[name] * much for name, much in found.items()])


def _figures(words: Mapping[str, int]) -> Mapping[str, int]:
    return {word: n for word, n in words.items() if any(map(str.isdigit, word))}


def stories(
    mentions: Sequence[EventMention],
    texts: Mapping[str, Mapping[str, int]],
    around: Surroundings,
) -> dict[str, int]:
    """Account -> which story it tells."""
    told, names = Accounts(mentions, texts, around), sorted(texts)
    likely = (
        (i, j, 1 / (1 + 2 ** -told.bits(names[i], names[j])))
        for i, j in sorted(_pairs(names, around))
    )
    groups = agglomerate(len(names), likely, ONE_STORY)
    return {names[n]: number for number, group in enumerate(groups) for n in group}


def _pairs(names: Sequence[str], around: Surroundings) -> set[tuple[int, int]]:
    """All pairs of few texts; of many, those that share a word which tells them from others."""
    if len(names) <= FEW:
        return set(combinations(range(len(names)), 2))
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        for word in around.telling(name, TELLING):
            blocks[word].append(n)
    parts = (b[i : i + BLOCK] for b in blocks.values() for i in range(0, len(b), BLOCK))
    return {pair for part in parts for pair in combinations(part, 2)}
