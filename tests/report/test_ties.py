"""Who is tied to whom, and a drawing in which no two names overlap."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thurloe.nouns import Entity, EntityType
from thurloe.report.cards import show_all
from thurloe.report.index import index_of
from thurloe.report.spread import Box, spread
from thurloe.report.ties import MOST_NODES, Tie, network_of, ties_of


def some_ties(number, links):
    people = [
        Entity(id=f"e{n}", type=EntityType.PERSON, name=f"Bartholomew Featherstonehaugh-{n}")
        for n in range(number)
    ]
    return [
        Tie(
            one=people[a],
            other=people[b],
            events=1 + a % 4,
            kinds=("meeting",),
            findings=(),
            said=(),
        )
        for a, b in links
    ]


def test_those_in_one_event_are_tied(brief):
    index = index_of(brief)
    ties = ties_of(index, show_all(index))
    pairs = {(tie.one.name, tie.other.name): tie for tie in ties}
    assert pairs["Maren Halvorsen", "Viktor Strand"].events == 2
    assert pairs["Maren Halvorsen", "Viktor Strand"].kinds == ("report",)
    quotes = [said.claim.quote.text for said in pairs["Maren Halvorsen", "Viktor Strand"].said]
    assert quotes
    assert not any(EntityType.PLACE in (tie.one.type, tie.other.type) for tie in ties)


@pytest.mark.parametrize("number", [2, 7, 25, 40])
def test_no_names_overlap(number):
    links = [
        (a, b) for a, b in combinations(range(number), 2) if (a * 7 + b) % 5 == 0 or b == a + 1
    ]
    network = network_of(some_ties(number, links))
    assert len(network.nodes) == min(number, MOST_NODES)
    assert network.undrawn == number - len(network.nodes)
    assert not any(a.box.overlaps(b.box) for a, b in combinations(network.nodes, 2))
    assert all(
        node.box.x >= 0
        and node.box.x + node.box.width <= network.width
        and node.box.y + node.box.height <= network.height
        for node in network.nodes
    )


def test_the_same_ties_give_the_same_drawing():
    ties = some_ties(9, [(a, (a * 2 + 1) % 9) for a in range(9) if a != (a * 2 + 1) % 9])
    assert network_of(ties) == network_of(ties)


def test_nobody_tied_is_no_drawing():
    assert network_of([]).nodes == ()


@settings(max_examples=25, deadline=None)
@given(
    sizes=st.lists(st.tuples(st.floats(20, 200), st.floats(20, 80)), min_size=1, max_size=12),
    links=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20),
)
def test_boxes_never_overlap(sizes, links):
    named = {f"n{place}": size for place, size in enumerate(sizes)}
    pairs = [(f"n{a}", f"n{b}", 1.0) for a, b in links if a != b and max(a, b) < len(sizes)]
    boxes = spread(named, pairs)
    assert not any(a.overlaps(b) for a, b in combinations(boxes.values(), 2))


def test_boxes_that_touch_do_not_overlap():
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 10, 10))
    assert Box(0, 0, 10, 10).overlaps(Box(9, 9, 10, 10))


def test_a_tie_needs_both_names_in_one_sentence_or_two_origins(brief):
    index = index_of(brief)
    shown = show_all(index)
    ties = ties_of(index, shown)
    assert all(tie.said for tie in ties)
    nameless = replace(
        brief, entities=tuple(replace(e, name="Xx", variants=()) for e in brief.entities)
    )
    left = ties_of(index_of(nameless), show_all(index_of(nameless)))
    assert len(left) < len(ties)
    for tie in left:
        files = {said.claim.quote.account for one in tie.findings for said in _said(one, tie)}
        assert len(files) > 1


def _said(shown, tie):
    every = [said for card in shown.cards for said in card.said]
    return [
        said for said in every if said.claim.quote.text in {s.claim.quote.text for s in tie.said}
    ]
