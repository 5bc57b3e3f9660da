"""Mentions → events: each with its surest, as long as all of both sides fit together.

Average-link clustering. Only pairs that share a word, or have words that mean nearly the same, are
compared, nearly all of them within one story, and none is in more than `MOST`: the work grows with
the mentions and not with their square, however many stories there are, and however many words one
has. The others count as certainly two events.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from thurloe.resolve.events.evidence import bits_between
from thurloe.resolve.events.grouping import agglomerate
from thurloe.resolve.events.stories import stories
from thurloe.resolve.events.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.resolve.events.mention import EventMention

BLOCK = 50  # mentions of one story that share a word; larger blocks are split
MOST = 60  # others that a mention is compared with; measured on the topics of ECB+
RARE = 10  # mentions that share two words; what more of them share is no sign across stories
ROOT = 4  # letters that two words of one stem share at least
LEAST = 0.2  # mean probability; measured on the topics of ECB+ that bits are fitted to
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
    likely = (
        (i, j, 1 / (1 + 2 ** -bits_between(mentions[i], mentions[j], around)))
        for i, j in candidates(mentions, around)
    )
    groups = agglomerate(len(mentions), likely, LEAST)
    return [[mentions[n] for n in group] for group in groups]


def surroundings(
    mentions: Sequence[EventMention], texts: Mapping[str, Mapping[str, int]]
) -> Surroundings:
    """What the texts have in common, and which of them tell one story."""
    around = Surroundings(mentions, texts)
    around.tell(stories(mentions, texts, around))
    return around


def candidates(mentions: Sequence[EventMention], around: Surroundings) -> list[Pair]:
    """The pairs of one story that share a kind, a word or one of their clauses; of two, both.

    Besides, those of one story whose words mean nearly the same. None is in more than `MOST`: those
    that share the event's word come first, then what is near it, then the rest.
    """
    found: list[set[int]] = [set() for _ in mentions]
    many = [0] * len(mentions)
    for i, j in _in_turn(mentions, around):
        if many[i] < MOST and many[j] < MOST and j not in found[i]:
            found[i].add(j)
            many[i] += 1
            many[j] += 1
    return [(i, j) for i, others in enumerate(found) for j in sorted(others)]


def _in_turn(mentions: Sequence[EventMention], around: Surroundings) -> Iterator[Pair]:
    """All pairs that may be one, the likeliest kind first; some more than once."""
    blocks: dict[tuple[int | str, ...], list[int]] = defaultdict(list)
    for mark in (_own_word, _kind, _words):
        blocks.clear()
        for n, mention in enumerate(mentions):
            for key in mark(mention):
                blocks[around.story(mention), key].append(n)
        for block in blocks.values():
            for start in range(0, len(block), BLOCK):
                yield from combinations(block[start : start + BLOCK], 2)
        if mark is _own_word:
            yield from _near(mentions, around)
    yield from _across(mentions)


def _own_word(mention: EventMention) -> tuple[str, ...]:
    return (mention.lemma[:ROOT],)


def _kind(mention: EventMention) -> tuple[str, ...]:
    return (mention.kind,) if mention.kind else ()


def _words(mention: EventMention) -> list[str]:
    """Those of its clause, and its own: one may have for its event what another has beside it."""
    return sorted({word[:ROOT] for word in (mention.lemma, *mention.participants)})


def _across(mentions: Sequence[EventMention]) -> Iterator[Pair]:
    """The pairs that share both their word and one of their clauses, of whatever stories."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        for word in sorted(mention.participants):
            blocks[mention.lemma[:ROOT], word].append(n)
    for block in blocks.values():
        if len(block) <= RARE:
            yield from combinations(block, 2)


def _near(mentions: Sequence[EventMention], around: Surroundings) -> Iterator[Pair]:
    """The pairs of one story whose words mean nearly the same."""
    told: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n, mention in enumerate(mentions):
        told[around.story(mention)][mention.lemma].append(n)
    for words in told.values():
        for one, other in around.heads.near(words):
            for i, j in _beside(words[one], words[other]):
                yield (i, j) if i < j else (j, i)


def _beside(some: Sequence[int], others: Sequence[int]) -> Iterator[Pair]:
    """Each of some with each of others; of many, with those that stand at about the same place."""
    half = BLOCK // 2
    for start in range(0, max(len(some), len(others)), half):
        yield from product(some[start : start + half], others[start : start + half])
