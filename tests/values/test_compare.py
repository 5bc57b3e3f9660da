"""`agree` and `contradict`: the table of the design by example, then its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.values import agree, answer_value, contradict, day_span

MAY_BOTH_BE_RIGHT = [
    ("person", "late Rev. Karl Holm", "Reverend Karl Holm"),
    ("date", "1883", "1883-11-09"),
    ("date", "1883~", "1884-02"),
    ("date", "../1881-03-04", "1881-02"),
    ("date", "[1883-09-11,1883-11-09]", "1883-11"),
    ("date", "1881-24", "1882-02-28"),
    ("time", "09:14", "~09:15"),
    ("time", "[05:30,17:30]", "17:31"),
    ("time", "1887-05-02T[05:30,17:30]", "~[05:20,17:20]"),
    ("time", "09:XX", "09:59"),
    ("time", "23:59", "00:00"),
    ("time", "1887-05-02T09:14", "09:15"),
    ("time", "../24:00", "22:00"),
    ("time", "[09:00,21:00]/..", "21:40"),
    ("number", "~2000", "1850"),
    ("number", ">250", "278"),
    ("number", "7 kn", "13 km/h"),
    ("number", "1105/1300", ">=1300"),
    ("duration", "P3Y5M", "P3Y"),
    ("duration", "P12M", "P1Y"),
    ("duration", "PXM", "P3M"),
    ("age", "P31Y", "~P30Y"),
    ("place", "Leith", "the harbour of Leith"),
    ("manner", "hanged", "by hanging in the yard"),
    ("person", "Captain Ada Brill", "Ada Brill"),
    ("cause", "electrical fault", "a fault in the wiring"),
    ("cause", "consumption", "tuberculosis"),
    ("direction", "east", "north-east"),
    ("course", "to Leith", "to Leith, Scotland"),
    ("course", "from Leith", "leaving Leith"),
    ("place", "attic of the mill", "attic"),
    ("place", "sawmills of the north", "saw-mills of the north"),
]
CANNOT_BOTH_BE_RIGHT = [
    ("cause", "electrical fault", "cigarette"),
    ("cause", "a stroke", "cancer"),
    ("cause", "heart failure", "pneumonia"),
    ("cause", "deliberately", "not deliberately"),
    ("direction", "east", "west"),
    ("course", "to Leith", "leaving Leith"),
    ("place", "larder on the second floor", "cellar"),
    ("place", "12 km south of Selm", "9 km north of Selm"),
    ("position", "deputy warden", "warden of the lock"),
    ("state", "dry", "icy"),
    ("fate", "dead", "survived"),
    ("date", "1883-11-09", "1884-11-09"),
    ("date", "[1883-09-11,1883-11-09]", "1883-10-01"),
    ("time", "09:14", "09:16"),
    ("time", "[05:30,17:30]", "18:30"),
    ("time", "../12:00", "13:30"),
    ("time", "21:00/..", "20:30"),
    ("time", "1887-05-02T09:14", "1887-05-03T09:14"),
    ("number", "1400", "1435"),
    ("number", "140/150", "160"),
    ("number", "2400 t", "5000 t"),
    ("number", "2 km", "3 mi"),
    ("duration", "P8Y", "P9Y"),
    ("duration", "P10M", "P8M"),
    ("polarity", "yes", "no"),
    ("manner", "hanged", "shot by a firing squad"),
    ("verdict", "not guilty", "guilty"),
    ("order", "the eldest of four", "youngest child"),
    ("place", "12 Dock Street", "14 Dock St."),
]
NEITHER = [
    ("course", "to Leith", "from Perth"),
    ("person", "Rev. Karl Holm", "Reverend Karl Weir"),
    ("number", "200 t", "3 mi"),
    ("number", "200 t", "300"),
    ("place", "Leith", "Hull"),
    ("cause", "a spark in the bilge", "the wrong lamp"),
    ("date", "no date", "1883"),
]


@pytest.mark.parametrize(("attribute", "a", "b"), MAY_BOTH_BE_RIGHT)
def test_may_both_be_right(attribute, a, b):
    assert agree(attribute, a, b)
    assert not contradict(attribute, a, b)


@pytest.mark.parametrize(("attribute", "a", "b"), CANNOT_BOTH_BE_RIGHT)
def test_cannot_both_be_right(attribute, a, b):
    assert contradict(attribute, a, b)
    assert not agree(attribute, a, b)


@pytest.mark.parametrize(("attribute", "a", "b"), NEITHER)
def test_neither_can_be_said(attribute, a, b):
    assert not agree(attribute, a, b)
    assert not contradict(attribute, a, b)


years = st.integers(1, 2100).map("{:04d}".format)
months = st.integers(1, 12).map("-{:02d}".format)
days = st.integers(1, 28).map("-{:02d}".format)
plain_dates = st.one_of(
    years, st.tuples(years, months).map("".join), st.tuples(years, months, days).map("".join)
)
dates = st.one_of(
    plain_dates,
    plain_dates.map("{}~".format),
    plain_dates.map("../{}".format),
    plain_dates.map("{}/..".format),
)
numbers = st.tuples(
    st.sampled_from(["", "~", ">", "<", ">=", "<="]),
    st.integers(0, 9999),
    st.sampled_from(["", " t", " lb", " km", " mi", " %"]),
).map(lambda t: f"{t[0]}{t[1]}{t[2]}")
durations = st.tuples(
    st.sampled_from(["", "~", ">", "<"]),
    st.sampled_from(["P", "P1Y", "P3Y"]),
    st.integers(1, 40),
    st.sampled_from("MD"),
).map(lambda t: f"{t[0]}{t[1]}{t[2]}{t[3]}")
clock = st.tuples(st.sampled_from(["", "~"]), st.integers(0, 23), st.integers(0, 59)).map(
    lambda t: f"{t[0]}{t[1]:02d}:{t[2]:02d}"
)
either = st.tuples(st.integers(1, 11), st.integers(0, 59)).map(
    lambda t: f"[{t[0]:02d}:{t[1]:02d},{t[0] + 12}:{t[1]:02d}]"
)
clocks = st.one_of(clock, either)
phrases = st.lists(
    st.sampled_from(
        [
            "not",
            "eldest",
            "youngest",
            "guilty",
            "hanged",
            "shot",
            "the",
            "harbour",
            "Leith",
            "before",
            "after",
        ]
    ),
    max_size=5,
).map(" ".join)
values = st.one_of(dates, numbers, durations, clocks, phrases, st.text(max_size=12))
attributes = st.sampled_from(
    ["date", "time", "number", "duration", "age", "place", "person", "polarity", "cause"]
)


@given(attribute=attributes, a=values, b=values)
def test_laws(attribute, a, b):
    assert agree(attribute, a, a)
    assert not contradict(attribute, a, a)
    assert agree(attribute, a, b) == agree(attribute, b, a)
    assert contradict(attribute, a, b) == contradict(attribute, b, a)
    assert not (agree(attribute, a, b) and contradict(attribute, a, b))


@given(attribute=st.sampled_from(["date"]), a=dates, b=dates)
def test_two_dates_either_share_a_day_or_not(attribute, a, b):
    assert agree(attribute, a, b) != contradict(attribute, a, b)


@given(a=plain_dates, b=plain_dates)
def test_agreeing_dates_lie_within_each_other(a, b):
    x, y = day_span(a), day_span(b)
    assert agree("date", a, b) == (
        (x[0] <= y[0] and y[1] <= x[1]) or (y[0] <= x[0] and x[1] <= y[1])
    )


@given(values=st.lists(values, min_size=1, max_size=6))
def test_an_answer_is_one_of_the_values_whatever_their_order(values):
    chosen = answer_value(values)
    assert chosen in values
    assert chosen == answer_value(values[::-1])


@pytest.mark.parametrize(
    ("values", "chosen"),
    [
        (["1883", "1883-11", "1883-11-09"], "1883-11-09"),
        (["~2000", "2000", ">1900"], "2000"),
        (["P3Y", "P3Y5M"], "P3Y5M"),
        (["~09:15", "09:14"], "09:14"),
        (["[02:14,14:14]", "~02:15"], "~02:15"),
        (["Leith", "the harbour of Leith"], "the harbour of Leith"),
        (["west of Leith", "woods of Ardle"], "woods of Ardle"),
        ([], ""),
    ],
)
def test_the_most_precise_stands_for_all(values, chosen):
    assert answer_value(values) == chosen
