"""Time expressions: the cases of `tests/cases/times*.json`, the rules' shape, and laws."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.errors import BadInput
from thurloe.extract.times import RULES, find_times, find_timex3
from thurloe.extract.times.edtf import Point, parse_point
from thurloe.extract.times.old_style import to_gregorian
from thurloe.extract.times.rules_holidays import easter
from thurloe.read import account_of
from thurloe.values import clock_minutes, day_span, duration_days

CASES = [
    case
    for path in sorted((Path(__file__).parents[2] / "cases").glob("times*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]


def _marked(case):
    marks = (
        [pytest.mark.xfail(reason=case["comment"], strict=True)]
        if case.get("known_failure")
        else []
    )
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [_marked(c) for c in CASES])
def test_case(case):
    text = case["text"]
    found = [
        {"words": text[t.start : t.end], "kind": t.kind, "value": t.value}
        | ({"original": t.original} if t.original else {})
        for t in find_times(text, anchor=case["anchor"])
    ]
    assert found == case["expect"]


def test_rules_have_names_and_explain_themselves():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.compiled() for rule in RULES)


def test_an_article_starts_its_dates_afresh():
    text = "In May 1840 he came. In June he left. In July he slept."
    again = text.index("In July")
    assert [t.value for t in find_times(text)] == ["1840-05", "1840-06", "1840-07"]
    assert [t.value for t in find_times(text, breaks=[again])] == ["1840-05", "1840-06", ""]
    assert [t.value for t in find_times(text, breaks=[again], anchor="1901-09-02")] == [
        "1840-05",
        "1840-06",
        "1901-07",
    ]


def test_ranges_come_apart_on_demand():
    text = "From 1833 until 1841 and 1814-18."
    assert [t.value for t in find_times(text)] == ["1833/1841", "1814/1818"]
    assert [t.timex3 for t in find_times(text, ranges=False)] == ["1833", "1841", "1814", "1818"]


def test_what_timeml_marks():
    text = "Aged 33, she lived there from 1833 until 1841, two days after the fire."
    assert [(t.kind, t.timex3) for t in find_timex3(text)] == [
        ("DATE", "1833"),
        ("DATE", "1841"),
        ("DATE", "P2D"),
    ]


def test_relative_is_told_from_explicit():
    found = find_times("In May 1840 he came. In June he left.")
    assert [t.relative for t in found] == [False, True]


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("1917-10-25", "1917-11-07"),
        ("1700-02-28", "1700-03-10"),
        ("1700-02-29", "1700-03-11"),
        ("1582-10-05", "1582-10-15"),
    ],
)
def test_julian_days(julian, gregorian):
    """From the tables of the reform: 10 days in 1582, 11 after February 1700, 13 in 1917."""
    year, month, day = map(int, julian.split("-"))
    assert to_gregorian(Point(year, month, day)).edtf == gregorian


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "1818-03-22"), (1883, "1883-03-25"), (2000, "2000-04-23"), (2024, "2024-03-31")],
)
def test_easter(year, day):
    assert easter(year).edtf == day


WORDS = [
    "the",
    "of",
    "in",
    "on",
    "by",
    "until",
    "since",
    "from",
    "about",
    "early",
    "late",
    "mid",
    "end",
    "May",
    "March",
    "june",
    "Nov.",
    "7",
    "07",
    "1883",
    "1,943",
    "0735",
    "9:14",
    "9.15",
    "7th",
    "1930s",
    "'41",
    "1914-18",
    "9/11/1883",
    "1883-11-09",
    "that",
    "year",
    "same",
    "next",
    "last",
    "following",
    "previous",
    "two",
    "weeks",
    "later",
    "ago",
    "after",
    "before",
    "years",
    "old",
    "aged",
    "half",
    "past",
    "noon",
    "a.m.",
    "o'clock",
    "spring",
    "winter",
    "Friday",
    "yesterday",
    "century",
    "twentieth",
    "BC",
    "O.S.",
    "(",
    ")",
    ",",
    ".",
    "-",
    "–",
    "/",
    ":",
    "\n\n",
    "Christmas",
    "Day",
    "quarter",
    "third",
    "nineteen",
    "and",
    "hundred",
    "thousand",
    "million",
    "99999999999",
    "0",
    "00",
    "31",
    "February",
    "Good",
    "St.",
    "XII",
    "XVIIth",
    "MDCCXLV",
    "Henry",
    "VIII",
    "1648/9",
    "12/24",
    "BC",
    "470s",
    "2½",
    "every",
    "other",
    "Sundays",
    "quarters",
    "each",
    "not",
    "later",
    "than",
    "or",
    "his",
    "forties",
    "died",
    "at",
    "eve",
    "ending",
    "couple",
    "ended",
    "current",
    "recent",
    "night",
    "one",
]
phrases = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
texts = st.one_of(
    phrases, st.text(max_size=60), st.tuples(phrases, st.text(max_size=8), phrases).map("".join)
)
anchors = st.sampled_from(
    [
        None,
        "",
        "1941",
        "1941-10",
        "1941-10-18",
        "194X",
        "0001-01-01",
        "9999-12-31",
        "../1941",
    ]
)


@given(
    text=texts,
    anchor=anchors,
    breaks=st.lists(st.integers(-3, 80), max_size=3),
    ranges=st.booleans(),
)
def test_laws(text, anchor, breaks, ranges):
    """Of no text or date an exception; in order, apart, inside; every value can be read back."""
    last = 0
    for found in find_times(text, anchor=anchor, breaks=breaks, ranges=ranges):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        assert found.kind in {"DATE", "TIME", "DURATION", "AGE", "SET"}
        assert "XXXX" not in found.value
        _read_back(found.kind, found.value)


def _read_back(kind, value):
    if not value or kind == "SET":
        return
    if kind == "DATE":
        first, last = day_span(value)
        assert first <= last
    elif kind == "TIME":
        clock_minutes(value)
    else:
        assert duration_days(value) >= 0


@given(text=st.text(max_size=200))
def test_parse_point_never_fails(text):
    point = parse_point(text)
    assert point is None or point.real


@pytest.mark.parametrize("anchor", ["1851-13-40", "1921-02-30", "yesterday", 5])
def test_an_anchor_that_is_no_date_is_said_to_be_none(anchor):
    with pytest.raises(BadInput, match=r"The anchor is .*"):
        find_times("He came on Friday.", anchor=anchor)


@pytest.mark.parametrize("text", [None, 5, b"He came."])
def test_what_is_no_text_is_said_to_be_none(text):
    for use in (find_times, find_timex3, account_of):
        with pytest.raises(BadInput, match="Give it as a text"):
            use(text)


@pytest.mark.parametrize("anchor", [None, "", "1851", "1851-03~", "1851-03-02T10:00", "XXXX-03-02"])
def test_any_date_is_an_anchor(anchor):
    assert find_times("He came on 3 May 1921.", anchor=anchor)
