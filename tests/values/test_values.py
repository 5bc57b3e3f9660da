"""Reading single values: dates, numbers, durations, clocks, kinds of attribute."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.errors import BadValue
from thurloe.values import (
    ValueKind,
    clock_minutes,
    day_span,
    duration_days,
    duration_precision,
    kind,
    number_range,
)


def day(text):
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1883", "1883-01-01", "1883-12-31"),
        ("1883-11", "1883-11-01", "1883-11-30"),
        ("1883-11-09", "1883-11-09", "1883-11-09"),
        ("1883-11-09T09:14", "1883-11-09", "1883-11-09"),
        ("188X", "1880-01-01", "1889-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1883-XX", "1883-01-01", "1883-12-31"),
        ("1884-02-XX", "1884-02-01", "1884-02-29"),
        ("1881-22", "1881-06-01", "1881-08-31"),
        ("1881-24", "1881-12-01", "1882-02-28"),
        ("1883~", "1883-01-01", "1883-12-31"),
        ("1883-12~", "1883-12-01", "1883-12-31"),
        ("0987", "0987-01-01", "0987-12-31"),
        ("1854/1856", "1854-01-01", "1856-12-31"),
        ("1881-06-16/1881-06-30", "1881-06-16", "1881-06-30"),
        ("[1883-09-11,1883-11-09]", "1883-09-11", "1883-11-09"),
        ("[1881..1883]", "1881-01-01", "1883-12-31"),
    ],
)
def test_day_span(edtf, first, last):
    assert day_span(edtf) == (day(first), day(last))


@pytest.mark.parametrize("edtf", ["../1881-03-04", "/1881-03-04"])
def test_open_start(edtf):
    assert day_span(edtf) == (-math.inf, day("1881-03-04"))


@pytest.mark.parametrize("edtf", ["1925/..", "1925/"])
def test_open_end(edtf):
    assert day_span(edtf) == (day("1925-01-01"), math.inf)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "foo",
        "XXXX-11-09",
        "1883-13",
        "1883-02-30",
        "/",
        "../..",
        "1883/1881",
        "43",
        "[",
        "[]",
        "1883T",
        "11-07",
    ],
)
def test_no_date(text):
    if text == "1883T":  # an empty time of day leaves the date
        assert day_span(text) == day_span("1883")
        return
    with pytest.raises(BadValue):
        day_span(text)


@given(st.dates())
def test_ordinals_are_those_of_the_standard_library(date):
    assert day_span(date.isoformat()) == (date.toordinal(), date.toordinal())


def test_years_before_christ():
    """Year 0 is 1 BC and a leap year: 366 days lie before 0001-01-01, ordinal 1."""
    assert day_span("0000") == (1 - 366, 0)
    assert day_span("-0001") == (1 - 366 - 365, -366)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("2000", 2000, 2000, ""),
        ("~2000", 1800, 2200, ""),
        (">250", 250, math.inf, ""),
        (">=213", 213, math.inf, ""),
        ("<300", -math.inf, 300, ""),
        ("140/150", 140, 150, ""),
        ("31,000,000", 31e6, 31e6, ""),
        ("200 t", 200, 200, "t"),
        ("200 tons", 200, 200, "t"),
        ("500 kg", 0.5, 0.5, "t"),
        ("70 %", 70, 70, "%"),
        ("128 km/h", 128, 128, "km/h"),
        ("10 kn", 18.52, 18.52, "km/h"),
        ("2 mi", 3218.688, 3218.688, "m"),
        ("5000000 USD", 5e6, 5e6, "USD"),
    ],
)
def test_number_range(text, low, high, unit):
    got = number_range(text)
    assert (got.low, got.high) == pytest.approx((low, high))
    assert got.unit == unit


@pytest.mark.parametrize("text", ["", "many", "12 34", "~", "1/2/3"])
def test_no_number(text):
    with pytest.raises(BadValue):
        number_range(text)


@pytest.mark.parametrize(
    ("iso", "days", "precision"),
    [
        ("P8Y", 2922, 365.25),
        ("~P8Y", 2922, 365.25),
        ("P3Y5M", 3 * 365.25 + 5 * 30.4375, 30.4375),
        ("PT36H", 1.5, 1 / 24),
        ("P2W", 14, 7),
        ("P2.5Y", 913.125, 365.25),
        ("P2D/P3D", 2.5, 1),
    ],
)
def test_duration(iso, days, precision):
    assert duration_days(iso) == pytest.approx(days)
    assert duration_precision(iso) == precision


@pytest.mark.parametrize("text", ["", "P", "8 years", "PT", "P8", "P8H"])
def test_no_duration(text):
    with pytest.raises(BadValue):
        duration_days(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("09:14", 554),
        ("~09:15", 555),
        ("1887-05-02T09:14", 554),
        ("09:XX", 540),
        ("07:34:30", 454.5),
        ("24:00", 1440),
    ],
)
def test_clock_minutes(text, minutes):
    assert clock_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "noon", "25:00", "9", "09:60"])
def test_no_time_of_day(text):
    with pytest.raises(BadValue):
        clock_minutes(text)


@pytest.mark.parametrize(
    ("attribute", "wanted"),
    [
        ("date", ValueKind.DATE),
        ("time", ValueKind.TIME),
        ("number", ValueKind.NUMBER),
        ("age", ValueKind.DURATION),
        ("place", ValueKind.PLACE),
        ("agent", ValueKind.ENTITY),
        ("polarity", ValueKind.POLARITY),
        ("cause", ValueKind.TEXT),
    ],
)
def test_kind(attribute, wanted):
    assert kind(attribute) is wanted
