"""How far a pair of questions is ahead of what else the same accounts say that would fit it."""

from types import SimpleNamespace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from thurloe.resolve.rivals import Scored, best_rivals

LEAST = -3.0


def node(*voices):
    return [SimpleNamespace(voice=voice) for voice in voices]


def scored(*rows):
    bits, one, other = zip(*rows, strict=True) if rows else ((), (), ())
    return Scored(np.array(bits, dtype=float), np.array(one, dtype=int), np.array(other, dtype=int))


def always(one, other):
    return True


def by_hand(nodes, rows, rivals):
    """The same, one by one: of either question the two best with each voice of its mate."""
    best = {}
    for bits, i, j in rows:
        for one, other in ((i, j), (j, i)):
            for voice in {c.voice for c in nodes[other]}:
                best.setdefault((one, voice), []).append((bits, other))
    found = []
    for _, i, j in rows:
        fit = [
            bits
            for one, other in ((i, j), (j, i))
            for voice in {c.voice for c in nodes[other]}
            for bits, rival in sorted(best[one, voice], reverse=True)[:2]
            if rival != other and rivals(nodes[rival], nodes[other])
        ]
        found.append(max(fit, default=LEAST))
    return found


def test_a_rival_says_something_else_with_the_voice_of_the_mate():
    nodes = [node("a"), node("b"), node("b"), node("c")]
    rows = scored((5.0, 0, 1), (2.0, 0, 2), (4.0, 0, 3))
    assert best_rivals(nodes, rows, always, LEAST).tolist() == [2.0, 5.0, LEAST]


def test_what_is_no_rival_counts_for_nothing():
    nodes = [node("a"), node("b"), node("b")]
    rows = scored((5.0, 0, 1), (2.0, 0, 2))
    assert best_rivals(nodes, rows, lambda *_: False, LEAST).tolist() == [LEAST, LEAST]
    assert best_rivals(nodes, scored(), always, LEAST).tolist() == []


@given(st.data())
def test_many_at_once_are_as_each_by_itself(data):
    voices = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3)
    nodes = [node(*some) for some in data.draw(st.lists(voices, min_size=2, max_size=8))]
    pairs = [(i, j) for i in range(len(nodes)) for j in range(i + 1, len(nodes))]
    some = data.draw(st.lists(st.sampled_from(pairs), unique=True))
    rows = [(float(data.draw(st.integers(-3, 9))), i, j) for i, j in some]
    no = data.draw(st.sets(st.integers(0, len(nodes) - 1)))
    rivals = lambda one, _: nodes.index(one) not in no  # noqa: E731
    assert best_rivals(nodes, scored(*rows), rivals, LEAST).tolist() == by_hand(nodes, rows, rivals)
