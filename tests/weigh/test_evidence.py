"""What is known beside the claims: read from tables, refused where it cannot be meant."""

import pytest

import thurloe
from thurloe.errors import BadInput
from thurloe.weigh.engine import Evidence, Kind
from thurloe.weigh.evidence import (
    read_evidence,
    read_hierarchy,
    read_kinds,
    read_known,
    read_lineage,
    read_priors,
)
from thurloe.weigh.grades import PRIOR, PRIOR_WEIGHT


def test_nothing_known_is_no_evidence():
    assert read_evidence() == Evidence()


def test_kinds():
    rows = [("*", "category", ""), ("hour", "minutes of the day", 10), ("dead", "number", None)]
    assert read_kinds(rows) == {
        "*": Kind(),
        "hour": Kind(name="minutes of the day", tolerance=10.0),
        "dead": Kind(name="number"),
    }


def test_priors_by_grade_or_by_share():
    rows = [("court", "b", None, None), ("ostler", None, 0.4, 20), ("clerk", "A", 0.5, None)]
    assert read_priors(rows) == {
        "court": (PRIOR["B"], PRIOR_WEIGHT),
        "ostler": (0.4, 20.0),
        "clerk": (0.5, PRIOR_WEIGHT),
    }
    assert read_priors([{"source": "clerk"}]) == {"clerk": (PRIOR["F"], PRIOR_WEIGHT)}


def test_pairs_stand_once_and_in_order():
    assert read_hierarchy([("b", "c"), ("a", "b"), ("b", "c")]) == (("a", "b"), ("b", "c"))
    assert read_lineage([("ostler", "mercury")]) == (("ostler", "mercury"),)
    assert read_known([("x", 1), ("x", "1")]) == {"x": "1"}


def test_evidence_from_files(tmp_path):
    kinds = tmp_path / "kinds.csv"
    kinds.write_text("attribute,kind,tolerance\n*,category,\n")
    known = tmp_path / "known.csv"
    known.write_text("item,value\nx,1\n")
    found = read_evidence(kinds, known=str(known))
    assert found == Evidence(kinds={"*": Kind()}, known={"x": "1"})


@pytest.mark.parametrize(
    ("read", "rows", "words"),
    [
        (read_kinds, [("hour", "colour")], "'colour' of attribute 'hour' is no kind"),
        (read_kinds, [("hour", "number", -1)], "The tolerance of 'hour' is -1"),
        (
            read_kinds,
            [("hour", "number", "some")],
            "Row 1 of the kinds has 'some' as its tolerance",
        ),
        (read_kinds, [("hour", "number"), ("hour", "category")], "'hour' has two kinds"),
        (read_kinds, [("", "number")], "Row 1 of the kinds has no attribute"),
        (read_hierarchy, [("a", None)], "Row 1 of the hierarchy has no parent"),
        (read_lineage, [("a", "b"), ("a", "a")], "lets 'a' copy from itself"),
        (read_known, [("x", "1"), ("x", "2")], "give 'x' two values, '1' and '2'"),
        (read_priors, [("a", "G")], "'G' of source 'a' is no grade"),
        (read_priors, [("a", None, 1.0)], "The reliability of source 'a' is 1. It lies between"),
        (read_priors, [("a", None, 0.5, 0)], "The weight of source 'a' is 0"),
        (read_priors, [("a", "A"), ("a", "B")], "Source 'a' has two priors"),
    ],
)
def test_what_cannot_be_meant_is_said(read, rows, words):
    with pytest.raises(BadInput) as error:
        read(rows)
    assert words in str(error.value)


@pytest.mark.parametrize(("one", "other"), [("9:04", "9:06"), ("23:59", "0:01"), ("544", "9:05")])
def test_times_of_day_within_the_tolerance_support_each_other(one, other):
    rows = [("a", "ferry␟hour", one), ("b", "ferry␟hour", other), ("c", "ferry␟hour", "15:00")]
    kinds = [("hour", "minutes of the day", 2)]
    plain, near = (thurloe.weigh(rows, kinds=k).answers.rows() for k in (None, kinds))
    far = [next(r["probability"] for r in rows if r["value"] == "15:00") for rows in (plain, near)]
    assert far[1] < far[0]
