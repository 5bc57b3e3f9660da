"""`thurloe.weigh(claims)`: tables in, tables out."""

import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import thurloe
from thurloe.errors import BadInput
from thurloe.weigh import result, weigh_table

FERRY = [
    ("mercury", "ferry␟dead", "40"),
    ("court", "ferry␟dead", "41"),
    ("ostler", "ferry␟dead", "40"),
    ("court", "ferry␟minute", "9:04"),
]


def test_answers_stand_by_item_the_most_probable_first():
    answers = thurloe.weigh(FERRY).answers
    assert answers.columns[:4] == ("item", "value", "probability", "support")
    rows = answers.rows()
    assert [(r["item"], r["value"], r["support"]) for r in rows] == [
        ("ferry␟dead", "40", 2),
        ("ferry␟dead", "41", 1),
        ("ferry␟minute", "9:04", 1),
    ]
    assert rows[0]["probability"] > rows[1]["probability"]


def test_sources_and_copying():
    weighed = thurloe.weigh(FERRY, prior=[("court", "B")])
    rows = {row["source"]: row for row in weighed.sources}
    assert list(rows) == ["court", "mercury", "ostler"]
    assert rows["court"]["claims"] == 2
    assert (rows["court"]["prior"], rows["ostler"]["prior"]) == (0.86, None)
    assert all(0 <= r["low"] <= r["reliability"] <= r["high"] <= 1 for r in rows.values())
    assert weighed.copying.columns == (
        "source",
        "copies_from",
        "direction",
        "probability",
        "shared",
    )


def test_agreement_is_empty_where_nobody_else_speaks():
    rows = thurloe.weigh([("a", "x", "1"), ("b", "y", "1"), ("c", "y", "1")]).sources.rows()
    assert [row["agreement"] for row in rows] == [None, 1.0, 1.0]


def test_tables_go_to_other_libraries(tmp_path):
    answers = thurloe.weigh(FERRY).answers
    frame = pl.DataFrame(answers)
    assert frame.equals(answers.to_polars())
    assert frame.height == len(answers) == 3
    assert answers.to_pandas()["value"].tolist() == ["40", "41", "9:04"]
    assert answers.select(["item"]).to_polars().columns == ["item"]
    answers.write(tmp_path / "answers.csv")
    assert pl.read_csv(tmp_path / "answers.csv")["value"].to_list() == ["40", "41", "9:04"]
    assert "(3 rows)" in repr(answers)


def test_no_claims_are_no_answers(tmp_path):
    weighed = thurloe.weigh([])
    assert len(weighed.answers) == len(weighed.sources) == len(weighed.copying) == 0
    weighed.answers.write(tmp_path / "answers.parquet")
    assert pl.read_parquet(tmp_path / "answers.parquet").columns == list(weighed.answers.columns)


rows = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(["x", "y", "z␟n"]),
        st.sampled_from(["1", "2", "30", None]),
        st.sampled_from([1.0, 0.3, None]),
    ),
    max_size=30,
)


@pytest.mark.filterwarnings("ignore:the kinds name")  # where no row has that attribute
@given(rows, st.randoms())
def test_probabilities_are_probabilities_and_rows_may_come_in_any_order(rows, random):
    one = weigh_table(rows, kinds=[("n", "number", 1)])
    two = weigh_table(random.sample(rows, len(rows)), kinds=[("n", "number", 1)])
    for name in ("answers", "sources", "copying"):
        first, second = getattr(one, name).to_polars(), getattr(two, name).to_polars()
        assert first.equals(second)
    answers, sources = one.answers.to_polars(), one.sources.to_polars()
    assert answers["probability"].is_between(0, 1).all()
    rivals = weigh_table(rows).answers.to_polars()  # two within a tolerance may both be right
    assert (rivals.group_by("item").agg(pl.sum("probability"))["probability"] <= 1 + 1e-9).all()
    figures = sources.select("reliability", "low", "high").to_numpy()
    assert np.isfinite(figures).all()
    assert ((figures >= 0) & (figures <= 1)).all()


def test_a_source_without_a_shared_item_is_weighed_all_the_same():
    weighed = thurloe.weigh([*FERRY, ("hermit", "cave␟depth", "12")])
    assert 0 < {r["item"]: r["probability"] for r in weighed.answers}["cave␟depth"] < 1


def test_ten_thousand_values_of_one_item():
    answers = thurloe.weigh([(f"s{n}", "x", str(n)) for n in range(10_000)]).answers.to_polars()
    assert answers.height == 10_000
    assert answers["probability"].min() >= 0
    assert answers["probability"].sum() <= 1 + 1e-6


@pytest.mark.parametrize("kind", ["number", "minutes of the day", "date", "set of names"])
def test_ten_thousand_values_of_a_kind_take_no_time_for_every_two(kind):
    rows = [(f"s{n}", "x", f"{n:04}") for n in range(10_000)]
    answers = thurloe.weigh(rows, kinds=[("*", kind, 0.5)]).answers.to_polars()
    assert answers["support"].sum() == 10_000
    assert answers["probability"].is_between(0, 1).all()


def test_wrong_tables_are_refused():
    with pytest.raises(BadInput, match="The table of claims has no column 'value'"):
        thurloe.weigh({"source": ["a"], "item": ["x"]})


def test_the_room_can_be_called_and_imported_and_is_light():
    code = """
import json, sys
import thurloe
light = "numpy" in sys.modules
answers = thurloe.weigh([("a", "x", "1")]).answers
from thurloe.weigh import origins
import thurloe.weigh.findings as findings
heavy = [name for name in ("spacy", "polars", "pandas", "thurloe.pipeline") if name in sys.modules]
print(json.dumps([light, len(answers), heavy]))
"""
    env = os.environ | {"PYTHONPATH": str(Path(thurloe.__file__).parents[1])}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    assert json.loads(done.stdout) == [False, 1, []]


def test_the_signature_is_that_of_the_function():
    assert list(inspect.signature(thurloe.weigh).parameters) == [
        "claims",
        "kinds",
        "hierarchy",
        "lineage",
        "known",
        "prior",
    ]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        thurloe.nothing  # noqa: B018


def test_an_explanation_adds_up_to_the_probability():
    weighed = thurloe.weigh(FERRY)
    for row in weighed.answers:
        explained = weighed.explain(row["item"], row["value"])
        assert explained.probability == row["probability"]
        assert thurloe.weigh.replay(explained) == pytest.approx(row["probability"], abs=1e-9)
        assert row["reasons"].startswith(f"prior {explained.prior:+.2f}; ")
    assert weighed.explain("ferry, dead") == weighed.explain("ferry␟dead", "40")


def test_what_nobody_speaks_of_cannot_be_explained():
    weighed = thurloe.weigh(FERRY)
    with pytest.raises(BadInput, match="Near it are 'ferry␟dead'"):
        weighed.explain("ferry␟deed")
    with pytest.raises(BadInput, match="Nobody says '42' of 'ferry␟dead'"):
        weighed.explain("ferry␟dead", "42")
    with pytest.raises(BadInput, match="No claim is about 'ferry'"):
        thurloe.weigh([]).explain("ferry")


def test_what_is_known_is_known():
    weighed = thurloe.weigh(FERRY, known=[("ferry␟dead", "41")])
    best = weighed.answers.rows()[0]
    assert (best["value"], best["reasons"]) == ("41", "known")
    assert weighed.answers.rows()[1]["reasons"] == "another answer is known"
    assert best["probability"] == pytest.approx(1)


def test_evidence_that_meets_no_claim_is_warned_of():
    with pytest.warns(UserWarning, match="nobody says '39' of 'ferry␟dead', which is known: all 2"):
        weighed = thurloe.weigh(FERRY, known=[("ferry␟dead", "39")])
    assert [r["probability"] for r in weighed.answers if r["item"] == "ferry␟dead"] == [0, 0]
    told = r"the kinds name 'deed', an attribute of no item: it is what follows ␟ \(U\+241F\) in"
    with pytest.warns(UserWarning, match=told):
        weighed = thurloe.weigh(FERRY, kinds=[("deed", "number")])
    assert weighed.doubts[0].endswith("as in 'ferry␟dead'")
    with pytest.warns(UserWarning, match="and no item has one, as 'ferry␟dead' would"):
        thurloe.weigh([("court", "dead", "41")], kinds=[("dead", "number")])


def test_many_reasons_are_made_only_where_they_are_asked_for(monkeypatch):
    monkeypatch.setattr(result, "REASONED", 2)
    answers = thurloe.weigh(FERRY).answers
    assert "reasons" in answers.columns
    assert "reasons" not in answers.to_polars().columns
    assert answers.select(["item", "reasons"]).to_polars()["reasons"].str.contains("prior").all()
    assert len(answers["reasons"]) == 3


def test_more_claims_are_weighed_from_where_it_stood():
    rows = [(f"s{n % 5}", f"x{n // 5}", str(n * 7 % 3)) for n in range(60)]
    rows += [("s1", "x3", "twice", 0.5)]
    before = thurloe.weigh(rows[:-8])
    after = before.update(rows[-8:], known=[("x0", "0")])
    whole = thurloe.weigh(rows, known=[("x0", "0")])
    assert after.answers["item"].to_pylist() == whole.answers["item"].to_pylist()
    confidence = after.weighed.votes.confidence
    assert confidence.tolist() == whole.weighed.votes.confidence.tolist()
    ours, theirs = (r.answers.to_polars().sort("item", "value") for r in (after, whole))
    assert (ours["probability"] - theirs["probability"]).abs().mean() < 0.05
    assert after.explain("x0").known
    assert len(thurloe.weigh.weigh_more(thurloe.weigh([]), FERRY).answers) == 3


def test_a_row_is_told_from_a_column():
    answers = thurloe.weigh(FERRY).answers
    with pytest.raises(KeyError, match="no column is called 0: there are item, value"):
        answers[0]
    assert next(iter(answers))["item"] == answers["item"][0].as_py()
