"""Mentions → events: the surest pair first, as long as all of both sides fit together.

Average-link clustering. Only pairs that share a word are compared, nearly all of them within one
story: how many these are does not depend on how many other stories are told, so the work grows with
the mentions and not with their square. The others count as certainly two events.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.resolve.events.evidence import bits_between
from thurloe.resolve.events.mention import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.resolve.events.mention import EventMention

FEW = 200  # texts that are all compared with one another
BLOCK = 150  # mentions of one story, or texts, that share a word; larger blocks are split
RARE = 10  # mentions that share two words; what more of them share is no sign across stories
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
    """The pairs of one story that share a kind, a word or one of their clauses; of two, both."""
    blocks: dict[tuple[int | str, ...], list[int]] = defaultdict(list)
    across: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        for mark in _marks(mention):
            blocks[around.story(mention), *mark].append(n)
        for word in mention.participants:
            across[mention.lemma[:ROOT], word].append(n)
    parts = [b[i : i + BLOCK] for b in blocks.values() for i in range(0, len(b), BLOCK)]
    parts += [block for block in across.values() if len(block) <= RARE]
    return sorted({pair for part in parts for pair in combinations(part, 2)})


def _marks(mention: EventMention) -> set[tuple[str, ...]]:
    words = {mention.lemma, *mention.participants}
    marks: set[tuple[str, ...]] = {("word", word[:ROOT]) for word in words}
    return marks | {("kind", mention.kind)} if mention.kind else marks


def _agglomerate(n: int, likely: Mapping[Pair, float], least: float) -> list[list[int]]:
    """Average link; of equal pairs the earlier first."""
    part_of = _parts(n, (pair for pair, p in likely.items() if p >= least))
    inside: dict[int, dict[Pair, float]] = defaultdict(dict)
    for (i, j), p in likely.items():
        if part_of[i] == part_of[j]:
            inside[part_of[i]][i, j] = p
    groups = [[i] for i in range(n) if part_of[i] not in inside]
    for part in inside.values():
        groups += _within(part, n, least)
    return sorted(sorted(group) for group in groups)


def _parts(n: int, pairs: Iterable[Pair]) -> list[int]:
    """What each belongs to by a chain of pairs: no mean is higher than the highest pair in it."""
    parts = list(range(n))

    def first(i: int) -> int:
        while parts[i] != i:
            parts[i] = parts[parts[i]]
            i = parts[i]
        return i

    for i, j in pairs:
        low, high = sorted((first(i), first(j)))
        parts[high] = low
    return [first(i) for i in range(n)]


def _within(likely: Mapping[Pair, float], n: int, least: float) -> list[list[int]]:
    """The groups of one part; those that are new are numbered from `n`."""
    members = {i: [i] for pair in likely for i in pair}
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
    return list(members.values())


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
