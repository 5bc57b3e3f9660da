"""What is short for what."""

import pytest

from thurloe.values.names import joined, name_parts
from thurloe.values.place_names import SAME_PLACE
from thurloe.values.short_names import (
    abbreviated,
    abbreviates,
    blends,
    firm_kernel,
    is_abbreviation,
)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("SPL", "Society of Polar Lore"),
        ("KdW", "Kasse der Wirte"),
        ("F.A.B.", "Fourth Aid Brigade"),
        ("WPC", "Women's Polar Corps"),
        ("ÖBV", "Öffentlicher Boots-Verein"),
    ],
)
def test_abbreviates(short, full):
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("SPL", "Society of Polar Lore and Legend"),
        ("SPL", "Society for Lore"),
        ("Spl", "Society Polar Lore"),
        ("P", "Polar"),
    ],
)
def test_does_not_abbreviate(short, full):
    assert not abbreviates(short, full)


@pytest.mark.parametrize("word", ["WPC", "KdW", "U.S.A."])
def test_is_abbreviation(word):
    assert is_abbreviation(word)


@pytest.mark.parametrize("word", ["Weir", "weir", "A", "McArdle"])
def test_is_no_abbreviation(word):
    assert not is_abbreviation(word)


def test_two_initials_are_too_few_to_stand_for_a_name_elsewhere():
    assert abbreviated("SD") == "" and abbreviated("the WPC") == "wpc"


@pytest.mark.parametrize(
    ("folded", "one_way"),
    [
        ("k 19", "k19"),
        ("bx 129 merrow", "bx129 merrow"),
        ("board of 12", "board of 12"),
        ("world war 2", "second world war"),
        ("wwi", "first world war"),
    ],
)
def test_joined(folded, one_way):
    assert joined(folded) == one_way


def test_a_firm_without_its_words_for_a_firm():
    assert firm_kernel(("weir", "steamship", "company")) == ("weir",)
    assert firm_kernel(("weir",)) == () == firm_kernel(("line",))


def test_every_name_of_a_place_is_folded_and_found_by_its_parts():
    found = {n: " ".join(name_parts(n).core) for n in SAME_PLACE if n[:4] != "the "}
    assert all(SAME_PLACE[core] == SAME_PLACE[n] for n, core in found.items())


@pytest.mark.parametrize(
    ("short", "full", "told"),
    [
        ("Rasku", "Rasketo Kudo Keisat", True),
        ("Relog", "Reval Logistics", True),
        ("Rasku", "Karel Weir", False),
        ("Rask", "Rask", False),
        ("Weir", "Wyn Holm", False),
    ],
)
def test_blends(short, full, told):
    assert blends(short, full) is told
