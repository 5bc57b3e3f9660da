"""A 90 % interval of how often a source is right holds the truth about nine times in ten."""

import random

import pytest

import thurloe

ABLE = {"A": 0.9, "B": 0.9, "C": 0.9, "D": 0.5, "F": 0.5, "G": 0.5}


def _covered(items, *, copied, seeds=20):
    """The share of sources whose interval holds the share of their claims that is right."""
    held = []
    for seed in range(seeds):
        random.seed(seed)
        rows, right = [], dict.fromkeys(ABLE, 0)
        for item in range(items):
            true = random.randint(10, 99)
            said = {
                source: true if random.random() < able else random.randint(10, 99)
                for source, able in ABLE.items()
            }
            if random.random() < copied:
                said["G"] = said["D"]
            for source, value in said.items():
                rows.append((source, f"i{item}", str(value)))
                right[source] += value == true
        held += [
            row["low"] <= right[row["source"]] / items <= row["high"]
            for row in thurloe.weigh(rows).sources
        ]
    return sum(held) / len(held)


@pytest.mark.parametrize("copied", [0, 0.8])
@pytest.mark.parametrize("items", [8, 20, 40])
def test_the_interval_holds_the_true_share(items, copied):
    assert _covered(items, copied=copied) >= 0.85


@pytest.mark.parametrize("n", [1, 2, 9, 300])
def test_the_interval_reaches_past_its_figure(n):
    """Even of who is right, or wrong, in all that is known."""
    rows = [(s, f"i{i}", "wrong" if s == "z" else "right") for i in range(n) for s in "abcz"]
    known = [(f"i{i}", "right") for i in range(n)]
    prior = [{"source": "c", "reliability": 0.999, "weight": 1000}]
    for given in ({}, {"known": known}, {"known": known, "prior": prior}):
        for row in thurloe.weigh(rows, **given).sources:
            assert 0 <= row["low"] < row["reliability"] < row["high"] <= 1


def test_what_is_known_makes_it_narrower():
    rows = [(s, f"i{n}", str(n * 7 % (2 + k))) for n in range(30) for k, s in enumerate("abcd")]
    known = [(f"i{n}", str(n * 7 % 3)) for n in range(30)]
    wide, narrow = (thurloe.weigh(rows, known=k).sources.rows() for k in (None, known))
    for before, after in zip(wide, narrow, strict=True):
        assert after["high"] - after["low"] < before["high"] - before["low"]
