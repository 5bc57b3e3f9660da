"""How far log-odds are trusted, how many values nobody gives, and who gives vague ones."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from thurloe.weigh.engine import Evidence, Kind, table_for, weigh_votes
from thurloe.weigh.kernel import fit
from thurloe.weigh.openness import OPEN, fitted, opened
from thurloe.weigh.sharpness import USUAL, correlation, sharpness, told_by
from thurloe.weigh.votes import votes_of

_spec = importlib.util.spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
worlds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(worlds)

NUMBERS = Evidence(kinds={"*": Kind(name="number", tolerance=1)})


def _correlation(rows):
    table = table_for(votes_of(rows), Evidence())
    weight = np.ones(len(rows))
    return correlation(told_by(table, weight, fit(table, weight)), USUAL)


def test_the_design_effect_by_hand():
    """Five voices correlated by .25 tell as much as 5 / (1 + 4 x .25) = 2.5 that are not."""
    factor = sharpness(np.array([0.5, 1.0, 5.0]), 0.25)
    assert factor.tolist() == [1.0, 1.0, pytest.approx(0.5)]


def test_nothing_held_out_leaves_what_is_usual():
    assert _correlation([("a", "x", "1"), ("b", "x", "2")]) == pytest.approx(USUAL, rel=0.05)


def test_who_errs_together_is_correlated():
    """Seven of whom any may misread some items, in one way, tell less than who err apart."""
    rng = np.random.default_rng(3)
    apart, alike = [], []
    for item in range(300):
        hard = rng.random() < 0.3
        for source in "abcdefg":
            wrong = f"v{rng.integers(1, 6)}"
            apart.append((source, f"i{item:03}", wrong if rng.random() < 0.3 else "v0"))
            misread = hard and rng.random() < 0.5
            alike.append((source, f"i{item:03}", "v1" if misread else "v0"))
    assert _correlation(alike) > 1.2 * _correlation(apart)


def _scattered(seed, values):
    """Two or three sources an item, wrong one time in three by so many values, far apart."""
    rng = np.random.default_rng(seed)
    rows = []
    for item in range(400):
        for source in rng.permutation(list("abcd"))[: rng.integers(2, 5)].tolist():
            wrong = rng.random() < 0.35
            rows.append((source, f"i{item:03}", str(10 * rng.integers(1, values + 1) * wrong)))
    return rows


def test_an_open_set_is_told_from_a_closed_one():
    """Where wrong values hardly ever agree, more are taken to be possible than were given."""
    most = []
    for values in (2, 500):
        rows = _scattered(1, values)
        table = table_for(votes_of([*rows, ("a", "near", "1"), ("b", "near", "2")]), NUMBERS)
        chosen, _, _ = fitted(table, np.ones(len(rows) + 2), USUAL)
        most.append(OPEN[0] + float((chosen.others - opened(table, OPEN[0]).others)[0]))
    assert most[0] == OPEN[0]
    assert most[1] > most[0]


def test_who_is_vague_is_not_taken_to_be_wrong():
    """One who gives the year where others give the day is near what is right, and said to be."""
    rng = np.random.default_rng(5)
    rows = []
    for item in range(120):
        day = f"19{rng.integers(10, 99)}-0{rng.integers(1, 9)}-1{rng.integers(0, 9)}"
        rows += [(s, f"i{item:03}", day) for s in "abc" if rng.random() < 0.8]
        rows.append(("vague", f"i{item:03}", day[:4]))
    votes = votes_of(rows)
    dated = weigh_votes(votes, Evidence(kinds={"*": Kind(name="date")}))
    assert dated.reliability[votes.sources.index("vague")] > dated.reliability.max() - 0.05
    within = sorted({(day, day[:4]) for _, _, day in rows if day[4:]})
    placed = Evidence(kinds={"*": Kind(name="hierarchy")}, hierarchy=within)
    found = weigh_votes(votes, placed)
    near = found.workings.independence.fit.near
    assert near[votes.sources.index("vague")] > 0.5
    assert near[votes.sources.index("a")] < 0.1
    best = [
        votes.values[slots[np.argmax(found.probability[slots])]]
        for slots in (np.arange(*votes.item_start[n : n + 2]) for n in range(len(votes.items)))
        if len(slots) > 1
    ]
    assert all(len(value) == len("1943-11-07") for value in best)
