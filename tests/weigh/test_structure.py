"""Small tables: every way of copying, by hand, against the reference, and laws."""

import importlib.util
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thurloe.weigh import slots
from thurloe.weigh import weigh_table as weigh
from thurloe.weigh.engine import Evidence, weigh_votes
from thurloe.weigh.explain import explain, replay
from thurloe.weigh.reference import Reference
from thurloe.weigh.votes import votes_of
from thurloe.weigh.ways import told_by_coverage, ways

_spec = importlib.util.spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
worlds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(worlds)

# By hand


def test_two_sources_by_hand():
    """Nobody copies: 3 in 3 + 2; one does: 2 in 3 + 2, each of both ways 1, times its odds."""
    copies, alike = ways(np.array([[0.0, 6.0], [1.0, 0.0]]))
    assert copies == pytest.approx(np.array([[0.0, 0.6], [0.1, 0.0]]))
    assert alike == pytest.approx(np.zeros((2, 2)))


def test_two_may_copy_a_third():
    odds = np.zeros((3, 3))
    odds[1, 0] = odds[2, 0] = 1e6
    copies, alike = ways(odds)
    assert copies[1:, 0] == pytest.approx([1, 1], abs=1e-3)
    assert alike[1, 2] == pytest.approx(1, abs=1e-3)
    assert alike[0].tolist() == [0, 0, 0]


def test_a_copier_need_not_speak_of_what_its_original_does():
    """Speaking of the same is a sign; of other things, no more than a weak one against it."""
    same, other = np.eye(20)[:10].sum(0), np.eye(20)[10:].sum(0)
    rest = np.ones(20)
    told = told_by_coverage(np.array([same, same, other, rest]).T)
    assert told[0, 1] > 1
    assert told[0, 2] == pytest.approx(np.log(0.25), abs=0.05)


GRADED = (None, (0.7, 8.0))


def agreed(items, prior):
    """Four who agree in all of so many answers."""
    rows = [(s, f"i{n:03}", "x") for s in "abcd" for n in range(items)]
    return weigh_votes(
        votes_of(rows), Evidence(prior=dict.fromkeys("abcd", prior) if prior else {})
    )


@pytest.mark.parametrize("prior", GRADED, ids=["ungraded", "F"])
def test_agreement_alone_shows_no_copying(prior):
    """The more four agree in, the surer it is, and nobody is said to copy."""
    found = [agreed(items, prior) for items in (3, 5, 10, 20, 50)]
    sure = [one.probability.min() for one in found]
    assert sure == sorted(sure)
    assert sure[-1] > 0.99
    assert not any(len(one.copying.source) for one in found)


def test_three_who_agree_in_hundreds_of_answers_are_right():
    rows = [(s, f"i{n:03}", "x") for s in "abc" for n in range(600)]
    assert weigh_votes(votes_of(rows)).probability.min() > 0.95


def test_what_is_declared_is_listed_though_nothing_rare_is_shared():
    rows = [(s, f"i{n:02}", "x") for s in "abcd" for n in range(20)]
    found = weigh_votes(votes_of(rows), Evidence(lineage=[("a", "b")]))
    assert [found.votes.sources[n] for n in found.copying.source] == ["a"]


def test_rare_values_that_two_share_show_it():
    rows = [(s, f"i{n:02}", "x") for s in "abcd" for n in range(20)]
    rows += [(s, f"i{n:02}", "x" if n < 10 else "y") for s in "ef" for n in range(20)]
    found = weigh_votes(votes_of(rows), Evidence(prior=dict.fromkeys("abcdef", (0.7, 8.0))))
    pairs = zip(found.copying.source, found.copying.copies_from, strict=True)
    assert [{found.votes.sources[n] for n in pair} for pair in pairs] == [{"e", "f"}]
    assert found.copying.shared.tolist() == [10]


def test_several_true_values_go_by_pairs_in_all():
    """Four err each alone: faint pairs are links where every way is weighed, and not here."""
    rows = [
        (s, f"i{n:02}␟crew", f"{s} alone" if n % 5 == at else f"x{n}")
        for at, s in enumerate("abcd")
        for n in range(20)
    ]
    assert len(weigh(rows).weighed.workings.links.share) == 6
    assert len(weigh(rows, kinds=[("crew", "many")]).weighed.workings.links.share) == 0


def test_claims_that_weigh_next_to_nothing_divide_by_nothing():
    votes = votes_of([("a", "x", "1"), ("b", "x", "2"), ("c", "x", "2")])
    with np.errstate(all="raise", under="ignore"):
        found = weigh_votes(replace(votes, confidence=np.zeros(3, dtype=np.float32)))
    assert found.probability.tolist() == pytest.approx([1 / 3, 1 / 3], abs=1e-9)


# The arrays against the reference


CELL = st.one_of(st.none(), st.sampled_from("1123"))
TABLES = st.integers(2, 6).flatmap(
    lambda many: st.lists(st.lists(CELL, min_size=many, max_size=many), min_size=1, max_size=8)
)


def rows_of(table, sources=None, items=None):
    """Rows of a matrix, item by item what each source says."""
    names = sources or [f"s{n}" for n in range(len(table[0]))]
    return [
        (names[s], items[i] if items else f"i{i}", value)
        for i, line in enumerate(table)
        for s, value in enumerate(line)
        if value
    ]


def answers(rows):
    """(item, value) -> probability, as bytes would have it."""
    return answers_of(weigh_votes(votes_of(rows)))


def answers_of(found):
    votes = found.votes
    items = np.repeat(np.arange(len(votes.items)), np.diff(votes.item_start))
    keys = [(votes.items[i], v) for i, v in zip(items, votes.values, strict=True)]
    return dict(zip(keys, found.probability.tolist(), strict=True))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TABLES)
def test_arrays_match_the_reference(table):
    rows = rows_of(table)
    if rows:
        by_hand = Reference(rows).weigh()
        assert answers(rows) == pytest.approx(
            {(i, v): p for i, of in by_hand.items() for v, p in of.items()}, abs=1e-9
        )


def test_arrays_match_the_reference_where_pairs_have_a_part_of_the_say(monkeypatch):
    for name, limit in (("FEW_SOURCES", 3), ("MANY_SOURCES", 9), ("FEW_CLAIMS", 30)):
        monkeypatch.setattr(slots, name, limit)
    rows, _ = worlds.world(1, sources=6, items=20, overlap=0.6)
    assert 0.4 < slots.every_way(6, len(rows)) < 0.5
    by_hand = Reference(rows).weigh()
    expected = {(i, v): p for i, of in by_hand.items() for v, p in of.items()}
    assert answers(rows) == pytest.approx(expected, abs=1e-9)


# Laws


def test_the_more_sources_and_claims_the_less_every_way_counts():
    assert slots.every_way(12, 2000) == 1
    by_sources = [slots.every_way(sources, 900) for sources in range(12, 18)]
    assert by_sources == pytest.approx([1, 0.8, 0.6, 0.4, 0.2, 0])
    assert slots.every_way(9, 4000) == pytest.approx(0.5)
    assert slots.every_way(9, 6000) == slots.every_way(2, 10) == 0


@pytest.mark.parametrize("sources", [12, 16])
def test_a_source_that_shares_nothing_changes_little(sources):
    """Every way of copying counts a fifth less with it, no more."""
    rows, _ = worlds.world(7, sources=sources, items=20, copiers=4, right=0.6)
    before, after = answers(rows), answers([*rows, ("idle", "its own", "x")])
    assert max(abs(p - after[key]) for key, p in before.items()) < 0.12


@pytest.mark.parametrize("claims", [150, 200, 399])
def test_one_claim_more_changes_little(claims, monkeypatch):
    monkeypatch.setattr(slots, "FEW_CLAIMS", 150)
    monkeypatch.setattr(slots, "MANY_CLAIMS", 400)
    rows, _ = worlds.world(7, sources=10, items=60, copiers=4, right=0.6)
    rows = rows[:claims]
    before, after = answers(rows), answers([*rows, (rows[0][0], "its own", "x")])
    assert max(abs(p - after[key]) for key, p in before.items()) < 0.02


def figures_of(found, name):
    """Of each source how right it is, and of each pair that is listed how probable that is."""
    names = [name[source] for source in found.votes.sources]
    standings = zip(found.reliability, found.low, found.high, found.agreement, strict=True)
    copying = found.copying
    pairs = zip(copying.source, copying.copies_from, strict=True)
    listed = zip(copying.probability, copying.shared, copying.told, strict=True)
    return (
        dict(zip(names, standings, strict=True)),
        {frozenset(names[n] for n in pair): row for pair, row in zip(pairs, listed, strict=True)},
    )


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TABLES, st.randoms(use_true_random=False))
def test_names_and_numbers_of_sources_and_items_change_no_byte(table, random):
    sources = random.sample("zebra yak xerus wolf vole urial".split(), len(table[0]))
    items = random.sample("hmqcwkta", len(table))
    rows, renamed = rows_of(table), rows_of(table, sources, items)
    random.shuffle(renamed)
    if rows:
        back = {item: f"i{n}" for n, item in enumerate(items)}
        now, before = weigh_votes(votes_of(renamed)), weigh_votes(votes_of(rows))
        found = {(back[i], v): p for (i, v), p in answers_of(now).items()}
        assert found == answers_of(before)
        same = {name: f"s{n}" for n, name in enumerate(sources)}
        assert figures_of(now, same) == figures_of(before, {s: s for s in same.values()})


@pytest.mark.parametrize("copies", [1, 2, 4])
def test_verbatim_copies_have_one_voice_between_them(copies):
    rows, _ = worlds.world(3, sources=5, items=30, copiers=0, overlap=0.9, right=0.7)
    rows += [(f"copy{n}", i, v) for n in range(copies) for s, i, v in rows if s == "s002"]
    found = weigh_votes(votes_of(rows))
    voices = defaultdict(float)
    weight, table = found.workings.independence.weight, found.workings.table
    for source, slot, counts in zip(table.source, table.slot, weight, strict=True):
        name = found.votes.sources[source]
        if name == "s002" or name.startswith("copy"):
            voices[slot] += counts
    assert max(voices.values()) < 1.1


@settings(max_examples=40, deadline=None, derandomize=True)
@given(TABLES)
def test_bits_add_up(table):
    rows = rows_of(table)
    if rows:
        found = weigh_votes(votes_of(rows))
        for (item, value), p in answers(rows).items():
            assert replay(explain(found, item, value)) == pytest.approx(p, abs=1e-9)
