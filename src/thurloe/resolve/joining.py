"""Questions that ask the same in other words become one, the surest first.

Claims with one key have met already. Here meet those whose keys differ: another verb, a subject
that one account leaves unnamed, a thing counted by another word. Each pair of questions gets the
bits of `affinity`, and some for how much better it fits than what else the same accounts say; the
pair with the most is joined first, and an account that has answered a question is not given a
second answer to it, so of two that fit, the better one wins.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING

import numpy as np

from thurloe.kinds import TOLLS, kind_of
from thurloe.resolve.blocks import Blocks, numbers, places
from thurloe.resolve.facet import IN_WORDS
from thurloe.resolve.nearest import nearest
from thurloe.resolve.recall import Known, pair_of
from thurloe.resolve.rivals import Scored, best_rivals
from thurloe.resolve.speakers import Speakers
from thurloe.values import ValueKind, agree, kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.nouns import Claim
    from thurloe.resolve.affinity import Affinity
    from thurloe.resolve.facet import Facet

    Node = Sequence[Claim]

ENOUGH = 0.0  # bits; even odds
LEAST = -3.0  # bits; less is not told apart from nothing
LEAD = 0.5  # bits that each bit is worth by which a pair is ahead of its rivals
FARTHEST = 10.0  # bits; who is ahead by more is no surer
AT_ONCE = 1 << 16  # pairs
BLOCK = 60  # questions; what more of them share tells none of them from the others
NEAR = 6  # questions that each is compared with because their sentences are alike


def join(
    groups: Sequence[Sequence[Claim]], affinity: Affinity, known: Known | None = None
) -> list[Node]:
    """Join groups of claims that answer one question.

    Args:
        groups: claims that have met already; they stay together.
        affinity: compares claims.
        known: pairs that were compared before; replaced by those that are compared now.

    Returns:
        The groups, fewer and larger, each with its claims in the order in which they came.
    """
    nodes: list[Node] = list(groups)
    home = list(range(len(nodes)))
    scored = _scored(nodes, affinity, known if known is not None else Known())
    for _, i, j in sorted(_ahead(nodes, scored)):
        one, other = _root(home, i), _root(home, j)
        if one != other and not _apart(nodes[one], nodes[other], affinity):
            one, other = sorted((one, other))
            nodes[one] = [*nodes[one], *nodes[other]]
            home[other] = one
    return [node for n, node in enumerate(nodes) if home[n] == n]


def _scored(nodes: Sequence[Node], affinity: Affinity, known: Known) -> Scored:
    """The pairs that may be one question, with their bits."""
    speakers, pairs = _candidates(nodes, affinity)
    named = speakers.names()
    names, place = np.unique(named, return_inverse=True)
    before, now = known.places_of(named), place.astype(np.uint64)
    keys, told = np.empty(len(pairs), dtype=np.uint64), [(np.zeros(0, dtype=int), np.zeros(0))]
    for start in range(0, len(pairs), AT_ONCE):
        one, other = places(pairs[start : start + AT_ONCE])
        bits = known.bits_of(pair_of(before[one], before[other]))
        new = np.flatnonzero(np.isnan(bits))
        found = speakers.bits(one[new], other[new])
        bits[new] = np.where(found >= LEAST, found, -math.inf)
        keys[start : start + AT_ONCE] = pair_of(now[one], now[other])
        sure = np.flatnonzero(bits >= LEAST)
        told.append((start + sure, bits[sure]))
    at, bits = map(np.concatenate, zip(*told, strict=True))
    scored = Scored(bits, *places(pairs[at]))
    del pairs, speakers  # half of what is held here
    known.replace(names, keys, at, bits)
    return scored


def _ahead(nodes: Sequence[Node], scored: Scored) -> Iterator[tuple[float, int, int]]:
    """The pairs to join, with what is for each below zero so that the surest sort first."""
    lead = scored.bits - best_rivals(nodes, scored, _second_answer, LEAST)
    total = scored.bits + LEAD * np.clip(lead, -FARTHEST, FARTHEST)
    some = np.flatnonzero(total >= ENOUGH)
    found = (-total[some], scored.one[some], scored.other[some])
    yield from zip(*(part.tolist() for part in found), strict=True)


def _candidates(nodes: Sequence[Node], affinity: Affinity) -> tuple[Speakers, NDArray[np.int64]]:
    """Pairs of questions that share something rare or are told in like sentences.

    All others are never looked at.

    Returns:
        Who speaks for each, and numbers of two places of nodes, in order, see `places`; shape
        (pairs,).
    """
    blocks, speakers = Blocks(), Speakers(affinity)
    sorts: dict[str, list[int]] = defaultdict(list)
    for n, node in enumerate(nodes):  # all at once: a claim is read anew each time
        blocks.put(n, (mark for claim in node for mark in _marks(affinity.facet(claim))))
        sorts[_sort(affinity.facet(node[0]))].append(n)
        speakers.put(node)
    near = (_neighbours([nodes[n][0] for n in sorts[s]], sorts[s], affinity) for s in sorted(sorts))
    pairs = numbers(chain(blocks.pairs(BLOCK), *near))
    affinity.rest()
    return speakers, pairs


def _neighbours(
    told: Sequence[Claim], places: Sequence[int], affinity: Affinity
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Of each question those of other accounts, of its sort, whose sentences are most like it."""
    at = np.array(places)
    for one, other in nearest(affinity.told(told), NEAR):
        yield np.minimum(at[one], at[other]), np.maximum(at[one], at[other])


def _sort(facet: Facet) -> str:
    """What can answer one question: all that is told in words, and each other kind of value."""
    return "words" if facet.kind in IN_WORDS else facet.kind.value


def _marks(facet: Facet) -> Iterable[tuple[str, ...]]:
    """What a claim is looked up by."""
    event = facet.claim.event
    sort = _sort(facet)
    yield sort, "value", facet.claim.value
    yield sort, "event", facet.family
    if facet.about:
        yield sort, "about", facet.about
    if facet.subject is not None:
        yield sort, "subject", facet.subject.id
    if facet.head:
        yield sort, "thing", facet.head
    if event.date and len(event.date) > MONTH:
        yield sort, "date", event.date
    for word in facet.value_words if facet.unit == "" else ():
        yield sort, "word", word


MONTH = 7  # characters of a date that names a month


def _apart(one: Node, other: Node, affinity: Affinity) -> bool:
    """Whether two questions cannot be one, however alike they look."""
    tolls = {claim.event.kind for claim in [*one, *other]} & TOLLS
    some, others = _each_value(one), _each_value(other)
    if len(tolls) > 1 or _tolls_and_others(some, others) or _tolls_and_others(others, some):
        return True
    if any(_other_words(a, b) for a, b in product(some, others)):
        return True
    return _of_two(one, other, affinity) or _second_answer(one, other)


def _each_value(node: Node) -> Node:
    """A claim of each value, and of each kind of event that it is told of."""
    looks = {(c.attribute, c.value, c.event.kind, c.about): c for c in node}
    return list(looks.values())


def _of_two(one: Node, other: Node, affinity: Affinity) -> bool:
    """Two people or ships; whom "he" means may be misread, where both tell the very same."""
    subjects = {f.subject.id for f in map(affinity.facet, (*one, *other)) if f.subject}
    if len(subjects) <= 1:
        return False
    misread = all(_telling(a, b) for a, b in product(_each_value(one), _each_value(other)))
    mine, theirs = (
        {
            (f.subject.type, f.subject.id)
            for f in map(affinity.facet, node)
            if f.subject and (f.certain or not misread)
        }
        for node in (one, other)
    )
    two = any(sort == same and a != b for sort, a in mine for same, b in theirs)
    return two and not mine & theirs


def _telling(a: Claim, b: Claim) -> bool:
    """Whether two values agree, and in what few share: no year, no nation, no place of work."""
    vague = a.attribute == "date" and min(len(a.value), len(b.value)) <= MONTH
    lasting = kind(a.attribute) in IN_WORDS and not kind_of(a.event.kind).once
    return not vague and not lasting and not _rival(a, b)


def _other_words(a: Claim, b: Claim) -> bool:
    """Whether two attributes, asked as one, are answered in other words."""
    kinds = {kind(a.attribute), kind(b.attribute)}
    across = a.attribute != b.attribute and (len(kinds) > 1 or ValueKind.TEXT in kinds)
    return across and not agree("text", a.value, b.value)


def _rival(a: Claim, b: Claim) -> bool:
    return a.value != b.value and not agree(a.attribute, a.value, b.value)


def _tolls_and_others(one: Node, other: Node) -> bool:
    """The dead, and how many passengers there were; "there were thirty of us" is no rival toll."""
    tolls = [c for c in one if c.event.kind in TOLLS]
    amounts = [c for c in other if c.event.kind == "amount"]
    rivals = any(_rival(a, b) for a, b in product(tolls, amounts))
    return bool(tolls) and (rivals or any(c.about not in _ANYBODY for c in amounts))


_ANYBODY = {"", "person"}


def _second_answer(one: Node, other: Node) -> bool:
    """Whether an account would answer one question twice and differently."""
    mine: Mapping[str, list[Claim]] = _by_account(one)
    return any(
        _rival(a, b)
        for account, claims in _by_account(other).items()
        for b in claims
        for a in mine.get(account, ())
    )


def _by_account(node: Node) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in node:
        found[claim.voice].append(claim)
    return found


def _root(home: list[int], n: int) -> int:
    while home[n] != n:
        n = home[n]
    return n
