"""Numbers: the cases of `tests/cases/quantities.json`, and laws."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.extract.numbers.form import Form
from thurloe.extract.numbers.quantities import find_quantities
from thurloe.values import number_range

CASES = json.loads(
    (Path(__file__).parents[2] / "cases" / "quantities.json").read_text(encoding="utf-8")
)


def _marked(case):
    marks = (
        [pytest.mark.xfail(reason=case["comment"], strict=True)]
        if case.get("known_failure")
        else []
    )
    return pytest.param(case, id=case["label"], marks=marks)


def _noun(text, quantity):
    match = re.compile(r"\w+").match(text, quantity.noun_start)
    return match[0] if match else ""


@pytest.mark.parametrize("case", [_marked(c) for c in CASES])
def test_case(case):
    text = case["text"]
    found = [
        {
            "words": text[q.start : q.end],
            "value": q.value,
            "form": q.form.value,
            "noun": _noun(text, q),
        }
        for q in find_quantities(text, taken=case.get("taken", ()))
    ]
    assert found == case["expect"]


WORDS = [
    "about",
    "some",
    "at",
    "least",
    "more",
    "than",
    "fewer",
    "nearly",
    "up",
    "to",
    "between",
    "and",
    "from",
    "170",
    "180",
    "1,437",
    "3.4",
    "2",
    "1",
    "31,000,000",
    "3",
    "500",
    "99999999999999",
    "two",
    "three",
    "twenty",
    "-",
    "–",
    "one",
    "hundred",
    "million",
    "a",
    "dozen",
    "half",
    "of",
    "the",
    "tons",
    "km/h",
    "%",
    "$",
    "£",
    "[",
    "]",
    "(",
    ")",
    "#",
    "No.",
    "Cell",
    "G42",
    "U-42",
    "first",
    "27th",
    "once",
    "twice",
    "times",
    "hundreds",
    "scores",
    "tens",
    "thousands",
    "or",
    "so",
    "odd",
    "several",
    "few",
    "couple",
    "third",
    "thirds",
    "quarter",
    ",",
    ".",
    "men",
]
phrases = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.one_of(
    phrases, st.text(max_size=60), st.tuples(phrases, st.text(max_size=8), phrases).map("".join)
)
spans = st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 90)), max_size=3)


@given(text=texts, taken=spans)
def test_laws(text, taken):
    """Never an exception; in order, apart, inside the text; every value can be read back."""
    last = 0
    for quantity in find_quantities(text, taken=taken):
        assert last <= quantity.start < quantity.end <= quantity.noun_start <= len(text)
        last = quantity.end
        meant = number_range(quantity.value)
        assert meant.low <= meant.high
        assert bool(quantity.unit) == (quantity.form in {Form.MEASURE, Form.FRACTION})
