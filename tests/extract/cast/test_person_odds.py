"""How likely a name is a person's: what is seen, how it adds up, how the table is fitted."""

import importlib.util
import math
import sys
from pathlib import Path

import numpy as np
import pytest

from thurloe.extract.cast import person_odds
from thurloe.extract.cast.build import named_things
from thurloe.extract.cast.parse import WIDTH, parse_of
from thurloe.extract.cast.person_bits import BITS, VECTOR
from thurloe.extract.cast.things import odds_of_person
from thurloe.extract.cast.votes import context_of, sum_votes
from thurloe.extract.extractor import load_model

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Karl Weir left Skell for Lima. Weir worked for the Holm Gazette, and his wife Ines stayed."


@pytest.fixture(scope="module", name="nlp")
def _nlp():
    return load_model()


def odds(p):
    """Name -> its log odds, in bits."""
    return {
        p.slice(t.names[0].span.core, t.names[0].span.end): odds_of_person(
            t.names, sum_votes(n.votes for n in t.names)
        )
        for t in named_things(p)
    }


def test_persons_are_likelier_than_towns_and_papers(nlp):
    found = odds(parse_of(nlp(TEXT)))
    people, rest = {"Karl Weir", "Ines"}, {"Skell", "Lima", "Holm Gazette"}
    assert set(found) == people | rest
    assert min(found[n] for n in people) > 0 > max(found[n] for n in rest)


def test_the_odds_of_a_mention_are_the_bits_of_what_is_seen(nlp):
    p = parse_of(nlp(TEXT))
    name = named_things(p)[0].names[0]
    said = context_of(p, name.span, name.head)
    found = person_odds.seen(p, name.span, name.head, said)
    bits = sum(BITS.get(feature, 0.0) * value for feature, value in found.items())
    words = p.vectors[name.span.core : name.span.end].astype(float).mean(axis=0) @ VECTOR
    assert name.odds == pytest.approx(bits + words / 100)


def test_a_name_as_a_whole_does_not_ask_for_the_order_of_its_mentions():
    each = [0.1, -2.5, 3.3]
    ways = {
        person_odds.odds_together(some, full=1, voted=True)
        for some in (each, each[::-1], [3.3, 0.1, -2.5])
    }
    assert len(ways) == 1
    one = person_odds.odds_together([0.5], full=1, voted=False)
    assert one == pytest.approx(0.5 + BITS["any name"] + BITS["share in full"])


def test_a_parse_without_vectors_is_read_all_the_same(nlp):
    doc = nlp(TEXT)
    doc.tensor = np.zeros((0, 0), dtype=np.float32)
    p = parse_of(doc)
    assert p.vectors.shape == (len(doc), WIDTH)
    assert all(math.isfinite(bits) for bits in odds(p).values())


@pytest.fixture(name="training")
def _training(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "evals"))
    spec = importlib.util.spec_from_file_location("training_persons", ROOT / "training/persons.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "training_persons", module)
    spec.loader.exec_module(module)
    return module


def test_a_fit_finds_what_tells_and_is_the_same_in_any_order(training):
    def sample(n, feature, right):
        return training.Sample(f"d{n % 7}", {feature: 1.0}, np.zeros(WIDTH), 2, 2 * right)

    some = [sample(n, "titled" if n % 2 else "digits", n % 2) for n in range(4000)]
    table = training.fit(some)
    assert table.odds(sample(0, "titled", 1)) > 1
    assert table.odds(sample(0, "digits", 0)) < -1
    assert training.fit(some[::-1]) == table
    assert table.vector == (0,) * WIDTH


def test_rules_are_drawn_to_the_bits_that_they_have_by_hand(training):
    assert [training.given(f) for f in ("by title", "by route, else", "titled")] == [1.0, -1.0, 0.0]
    assert training.given("last word PERSON") == 2.0
    assert training.given("last word GPE") == -1.5
