"""An update comes close to weighing everything anew."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from thurloe.weigh.engine import Evidence, update, weigh_votes
from thurloe.weigh.votes import votes_of

_spec = importlib.util.spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
worlds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(worlds)

WORST, MEAN = 0.15, 0.01  # as `update` says


def _apart(one, other):
    assert one.votes.items == other.votes.items
    return np.abs(one.probability - other.probability)


@pytest.mark.parametrize("seed", range(8))
def test_new_claims(seed):
    rows, _ = worlds.world(seed, sources=10, items=100, copiers=3)
    new = len(rows) // 50
    before = weigh_votes(votes_of(rows[:-new]))
    apart = _apart(update(before, votes_of(rows)), weigh_votes(votes_of(rows)))
    assert apart.max() < WORST
    assert apart.mean() < MEAN


@pytest.mark.parametrize("seed", range(8))
def test_a_newly_known_answer(seed):
    rows, truth = worlds.world(seed, sources=10, items=100, copiers=3)
    votes = votes_of(rows)
    known = Evidence(known={votes.items[3]: truth[votes.items[3]]})
    updated = update(weigh_votes(votes), votes, known)
    apart = _apart(updated, weigh_votes(votes, known))
    assert apart.max() < WORST
    assert apart.mean() < MEAN
    assert set(updated.probability[slice(*votes.item_start[3:5])]) <= {0.0, 1.0}


def test_nothing_new_changes_nothing():
    rows, _ = worlds.world(1, sources=10, items=60, copiers=3)
    before = weigh_votes(votes_of(rows))
    assert _apart(update(before, before.votes), before).max() < WORST / 10
