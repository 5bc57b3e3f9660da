"""Who speaks for a question, and that many pairs at once are compared as each by itself."""

import math
from itertools import combinations

import numpy as np
from test_joining import ENTITIES, NOISE, claim

from thurloe.resolve import speakers
from thurloe.resolve.affinity import Affinity
from thurloe.resolve.keys import Register
from thurloe.resolve.speakers import Speakers

TOLD = [
    ("arrest", "date", "1932-05-02", "", "Holm", "Holm was arrested on 2 May 1932"),
    ("seize", "date", "1932-05-02", "", "Holm", "Holm was seized on 2 May 1932"),
    ("arrest", "place", "Lima", "", "Holm", "Holm was arrested in Lima"),
    ("hold", "number", "14", "letter", "", "they held 14 letters"),
]


def spoken():
    """Questions of some claims each, and who speaks for them."""
    nodes = [[claim(f"{v}.txt", n, told) for v in "abc"[: n + 1]] for n, told in enumerate(TOLD)]
    nodes += [[claim("b.txt", 9 + n, told)] for n, told in enumerate(NOISE)]
    affinity = Affinity([c for node in nodes for c in node], Register(ENTITIES))
    found = Speakers(affinity)
    for node in nodes:
        found.put(node)
    return nodes, affinity, found


def one_by_one(one, other, affinity):
    bits = [
        affinity.bits_of([(a, b)])[0]
        for a in one
        for b in other
        if a.voice != b.voice and affinity.comparable(a, b)
    ]
    return (max(bits) + sum(bits) / len(bits)) / 2 if bits else -math.inf


def test_many_pairs_are_compared_as_each_by_itself(monkeypatch):
    nodes, affinity, found = spoken()
    pairs = np.array(list(combinations(range(len(nodes)), 2)))
    apart = [one_by_one(nodes[i], nodes[j], affinity) for i, j in pairs]
    assert found.bits(*pairs.T).tolist() == apart
    assert {math.isinf(bits) for bits in apart} == {True, False}
    monkeypatch.setattr(speakers, "_AT_ONCE", 5)
    assert found.bits(*pairs.T).tolist() == apart


def test_of_a_crowd_some_speak_whatever_their_order(monkeypatch):
    monkeypatch.setattr(speakers, "MOST", 2)
    nodes, affinity, _ = spoken()
    one, other = Speakers(affinity), Speakers(affinity)
    one.put(nodes[3])
    other.put(nodes[3][::-1])
    assert one.names().tolist() == other.names().tolist()
