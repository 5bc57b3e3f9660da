"""Who says it and how surely, on our own cases: each third of them was kept aside from mending."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "evals"))
import attribution

# Below what was measured by one case in a hundred, so that a case more or less shows.
FLOORS = {
    False: {"mode": 0.87, "speaker": 0.84, "chain": 0.84, "all": 0.83},
    True: {"mode": 0.72, "speaker": 0.75, "chain": 0.75, "all": 0.71},
}


@pytest.fixture(scope="module")
def verdicts():
    return attribution.judge(attribution.read_cases(attribution.CASES))


def test_there_are_enough_cases():
    assert len(attribution.read_cases(attribution.CASES)) >= 150


@pytest.mark.parametrize("aside", [False, True])
def test_who_says_it_and_how_surely(verdicts, aside):
    shares = attribution.shares([v for v in verdicts if v.aside is aside])
    assert {n for n, floor in FLOORS[aside].items() if shares[n] < floor} == set(), shares


def test_a_wrong_speaker_is_counted_as_wrong():
    case = {"label": "", "text": "Holm said that Krag was shot in Lima.", "of": "shot"}
    right = case | {"mode": "reported", "chain": ["Holm"]}
    wrong = case | {"mode": "asserted", "chain": ["Krag", "Holm"]}
    first, second = attribution.judge([right, wrong])
    assert first.right == {"found", "mode", "speaker", "chain", "all"}
    assert second.right == {"found", "speaker"}
