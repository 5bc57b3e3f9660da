"""Floors on public corpora, where the sibling folder `shared` holds them; floors only rise."""

import json
from pathlib import Path

import pytest

from thurloe.extract.times import find_timex3

TIMES = Path(__file__).parents[4] / "shared" / "corpora" / "times"
# value F1: the TIMEX3 value is right on an overlapping span
FLOORS = {"wikiwars": 87.8, "timebank_aquaint": 80.1}


def value_f1(documents):
    """Twice the right values over gold and found expressions, times 100."""
    right = total = 0
    for document in documents:
        rest = find_timex3(document["text"], anchor=document["dct"])
        total += len(rest) + len(document["timex"])
        for want in document["timex"]:
            got = next((t for t in rest if t.start < want["end"] and want["start"] < t.end), None)
            if got is not None:
                rest.remove(got)
                right += got.timex3 == want["value"]
    return 200 * right / total


@pytest.mark.parametrize("corpus", sorted(FLOORS))
def test_value_f1(corpus):
    path = TIMES / f"{corpus}.jsonl"
    if not path.exists():
        pytest.skip("the corpora are not beside this repository")
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert value_f1(documents) >= FLOORS[corpus]
