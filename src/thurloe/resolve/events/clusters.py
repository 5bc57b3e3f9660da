"""Mentions → events: the surest pair first, as long as all of both sides fit together.

Average-link clustering. Of many mentions only pairs that share a word are compared, so the work
grows with their number and not with its square; the others count as certainly two events.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.resolve.events.evidence import bits_between
from thurloe.resolve.events.mention import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.resolve.events.mention import EventMention

FEW = 600  # mentions that are all compared with one another
BLOCK = 150  # mentions that share a word; larger blocks are split
ROOT = 4  # letters that two words of one stem share at least
TELLING = 12  # words of a text by which it is set beside others
ONE_STORY = 0.1  # mean likeness of two groups of texts; measured likewise
LEAST = 0.3  # mean probability; measured on the topics of ECB+ that bits are fitted to
Pair = tuple[int, int]


def same_events(
    mentions: Sequence[EventMention], texts: Mapping[str, Mapping[str, int]]
) -> list[list[EventMention]]:
    """Put mentions of one event together.

    Args:
        mentions: of all accounts, each with an id of its own.
        texts: account -> its content words in dictionary form, and how often it has each.

    Returns:
        Events in the order of their first mention, each with its mentions in their order.
    """
    around = surroundings(mentions, texts)
    likely = {
        (i, j): 1 / (1 + 2 ** -bits_between(mentions[i], mentions[j], around))
        for i, j in candidates(mentions, around)
    }
    groups = _agglomerate(len(mentions), likely, LEAST)
    return [[mentions[n] for n in group] for group in groups]


def surroundings(
    mentions: Sequence[EventMention], texts: Mapping[str, Mapping[str, int]]
) -> Surroundings:
    """What the texts have in common, and which of them tell one story."""
    around = Surroundings(mentions, texts)
    around.tell(stories(around))
    return around


def candidates(mentions: Sequence[EventMention], around: Surroundings) -> list[Pair]:
    """All pairs of few mentions, else those that share a kind, a word or one of their clauses."""
    if len(mentions) <= FEW:
        return list(combinations(range(len(mentions)), 2))
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        for mark in _marks(mention):
            blocks[mark].append(n)
    found: set[Pair] = set()
    for mark in sorted(blocks):
        for part in _parts(blocks[mark], mentions, around):
            found.update(combinations(part, 2))
    return sorted(found)


def _marks(mention: EventMention) -> set[tuple[str, ...]]:
    words = {mention.lemma, *mention.participants}
    marks: set[tuple[str, ...]] = {("word", word[:ROOT]) for word in words}
    return marks | {("kind", mention.kind)} if mention.kind else marks


def _parts(
    block: list[int], mentions: Sequence[EventMention], around: Surroundings
) -> Iterator[list[int]]:
    """A block as it is, or, of a word that many texts have, by the stories these texts tell.

    No part is larger than `BLOCK`, so that pairs grow with mentions, however many tell one story.
    """
    if len(block) <= BLOCK:
        yield block
        return
    parts: dict[int, list[int]] = defaultdict(list)
    for n in block:
        parts[around.story(mentions[n])].append(n)
    for _, part in sorted(parts.items()):
        yield from (part[i : i + BLOCK] for i in range(0, len(part), BLOCK))


def _agglomerate(n: int, likely: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Average link; of equal pairs the earlier first."""
    members = {i: [i] for i in range(n)}
    ties: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), p in likely.items():
        ties[i][j] = ties[j][i] = p
    heap = [(-p, i, j) for (i, j), p in likely.items() if p >= least]
    heapq.heapify(heap)
    while heap:
        mean, i, j = heapq.heappop(heap)
        if i not in members or j not in members or -mean != _mean(i, j, members, ties):
            continue
        _merge(i, j, n, members, ties)
        for k in ties[n]:
            if (p := _mean(n, k, members, ties)) >= least:
                heapq.heappush(heap, (-p, min(n, k), max(n, k)))
        n += 1
    return sorted(sorted(group) for group in members.values())


def stories(around: Surroundings) -> dict[str, int]:
    """Account -> which story it tells: accounts of one matter share the words that others lack."""
    names = sorted(around.accounts)
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        for word in around.telling(name, TELLING) if len(names) > FEW else ("",):
            blocks[word].append(n)
    parts = (b[i : i + BLOCK] for b in blocks.values() for i in range(0, len(b), BLOCK))
    pairs = {pair for part in parts for pair in combinations(part, 2)}
    alike = {(i, j): around.texts(names[i], names[j]) for i, j in sorted(pairs)}
    groups = _agglomerate(len(names), alike, least=ONE_STORY)
    return {names[n]: number for number, group in enumerate(groups) for n in group}


def _mean(
    i: int, j: int, members: Mapping[int, list[int]], ties: Mapping[int, Mapping[int, float]]
) -> float:
    return ties[i].get(j, 0.0) / (len(members[i]) * len(members[j]))


def _merge(
    i: int, j: int, new: int, members: dict[int, list[int]], ties: dict[int, dict[int, float]]
) -> None:
    """Make two groups the group `new`; ties are sums of probabilities."""
    members[new] = members.pop(i) + members.pop(j)
    for old in (i, j):
        for k, p in ties.pop(old).items():
            if k in {i, j}:
                continue
            del ties[k][old]
            ties[new][k] = ties[k][new] = ties[new].get(k, 0.0) + p
