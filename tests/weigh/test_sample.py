"""A large table is learned from a part of it and answered whole."""

import importlib.util
from pathlib import Path

import numpy as np

from thurloe.weigh import engine, labels, slots
from thurloe.weigh.votes import votes_of

_spec = importlib.util.spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
worlds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(worlds)


def test_a_part_tells_nearly_the_same(monkeypatch):
    monkeypatch.setattr(slots, "MANY_CLAIMS", 0)  # neither the whole nor a part is a small table
    rows, _ = worlds.world(2, sources=12, items=900, copiers=4)
    votes = votes_of(rows)
    whole = engine.weigh_votes(votes)
    monkeypatch.setattr(engine, "ENOUGH_CLAIMS", len(rows) // 3)
    monkeypatch.setattr(engine, "EACH_SOURCE", 1)
    few = engine.sample(votes)
    assert len(few.items) == 300
    assert few.sources == votes.sources
    assert set(few.items) <= set(votes.items)
    part = engine.weigh_votes(votes)
    assert part.votes is votes
    assert np.abs(part.probability - whole.probability).mean() < 0.02
    assert np.abs(part.reliability - whole.reliability).max() < 0.05


def test_a_panel_learns_nearly_the_same_from_a_part(monkeypatch):
    rows, _ = worlds.world(3, sources=12, items=900, copiers=2)
    rows = [(source, item, "yes" if value == "v0" else "no") for source, item, value in rows]
    votes = votes_of(rows)
    whole = engine.weigh_votes(votes)
    monkeypatch.setattr(labels, "LEARNED", len(rows) // 3)
    part = engine.weigh_votes(votes)
    assert [election.labels for election in part.workings.elections] == [["no", "yes"]]
    assert np.abs(part.probability - whole.probability).max() > 0
    assert np.abs(part.probability - whole.probability).mean() < 0.03
