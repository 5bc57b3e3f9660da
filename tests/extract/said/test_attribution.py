"""Who says it and how surely, on our own cases: each third of them was kept aside from mending."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "evals"))
import attribution

# Below what was measured by one case in a hundred, so that a case more or less shows.
FLOORS = {
    False: {"mode": 0.88, "speaker": 0.85, "chain": 0.85, "all": 0.84},
    True: {"mode": 0.74, "speaker": 0.76, "chain": 0.76, "all": 0.72},
}


@pytest.fixture(scope="module")
def verdicts():
    return attribution.judge(attribution.read_cases(attribution.CASES))


def test_sentences_of_many_registers():
    """Written before the rules were mended with them; below what was measured by one in a hundred."""
    path = attribution.CASES.with_name("attribution_registers.json")
    shares = attribution.shares(attribution.judge(attribution.read_cases(path)))
    floors = {"found": 0.91, "mode": 0.86, "speaker": 0.82, "chain": 0.82, "all": 0.80}
    assert {name for name, floor in floors.items() if shares[name] < floor} == set(), shares


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
