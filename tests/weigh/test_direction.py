"""Who copies whom is said only where something tells it."""

import random

import pytest

import thurloe


def _copying(*, overlap, own=0.5, copied=0.8, items=120, declared=()):
    """The rows of copying in a world where Gull copies Drake, beside four who copy nobody.

    `overlap` is of how many items Gull speaks, `own` how often it is right by itself.
    """
    random.seed(3)
    able = {"Alder": 0.85, "Birch": 0.85, "Cedar": 0.8, "Fir": 0.7, "Drake": 0.6}
    rows = []
    for item in range(items):
        true = random.randint(10, 99)
        said = {
            source: true if random.random() < right else random.randint(10, 99)
            for source, right in able.items()
        }
        if random.random() < overlap:
            alone = true if random.random() < own else random.randint(10, 99)
            said["Gull"] = said["Drake"] if random.random() < copied else alone
        rows += [(source, f"i{item:03}", str(value)) for source, value in said.items()]
    found = thurloe.weigh(rows, lineage=declared or None).copying.rows()
    return [row for row in found if {row["source"], row["copies_from"]} == {"Drake", "Gull"}]


def test_verbatim_copies_of_equal_size_tell_no_direction():
    (row,) = _copying(overlap=1, copied=1)
    assert row["probability"] > 0.9
    assert row["direction"] == "unknown"


@pytest.mark.parametrize("items", [120, 400])
def test_two_alike_tell_no_direction(items):
    (row,) = _copying(overlap=1, own=0.6, items=items)
    assert row["direction"] == "unknown"


@pytest.mark.parametrize("pair", [("Gull", "Drake"), ("Drake", "Gull")])
def test_declared_lineage_tells_it(pair):
    (row,) = _copying(overlap=1, declared=[pair])
    assert (row["source"], row["copies_from"], row["direction"]) == (*pair, "told")


def test_who_says_clearly_less_copies():
    (row,) = _copying(overlap=0.5)
    assert (row["source"], row["copies_from"], row["direction"]) == ("Gull", "Drake", "told")


def test_who_is_of_another_accuracy_by_itself_copies():
    (row,) = _copying(overlap=1, own=0, copied=0.6, items=400)
    assert (row["source"], row["copies_from"], row["direction"]) == ("Gull", "Drake", "told")
