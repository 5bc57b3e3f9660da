"""A value may be typed as claims have it, or as a brief prints it."""

import pytest

from thurloe.case.written import check_value
from thurloe.errors import BadInput
from thurloe.values.said import say_value

TYPED = (
    ("date", "2031-05-01", "2031-05-01"),
    ("date", "1 May 2031", "2031-05-01"),
    ("date", "May 1st, 2031", "2031-05-01"),
    ("date", " late June 2031 ", "2031-06-21/2031-06-30"),
    ("time", "11.15 pm", "23:15"),
    ("time", "6.40 pm", "18:40"),
    ("time", "9.30 pm on 11 May 2031", "2031-05-11T21:30"),
    ("time", "7:30", "07:30"),
    ("time", "2031-05-01T7:30", "2031-05-01T07:30"),
    ("number", "900,000 GBP", "900000 GBP"),
    ("number", "24,600", "24600"),
    ("number", ">=12,000,000", ">=12000000"),
    ("number", "2 million", "2000000"),
    ("number", "170/180", "170/180"),
    ("number", "forty-six", "46"),
    ("number", "at least 12,000", ">=12000"),
    ("duration", "two years and 7 months", "P2Y7M"),
    ("age", "8 years", "P8Y"),
    ("polarity", "Yes", "yes"),
    ("cause", "a spark", "a spark"),
)
VALUES = {
    "date": (
        *("2031-05-01", "2031-05", "2031", "2031-05-01~", "../2031-05-01", "2031/..", "203X"),
        *("2031-05-01/2031-05-03", "2031-05/2032-06", "[2031-05-14,2031-05-15]", "2031-21"),
        "-0043",
    ),
    "time": ("21:40", "1968-11-11T21:40"),
    "number": (
        "24600",
        "27000000",
        "~1200",
        "1200/1500",
        "46",
        "~46",
        ">=12000",
        "<=30",
        ">50",
        "<30",
        "170/180",
        "300 t",
        "70 %",
        "9 km",
    ),
    "duration": ("P8Y", "P2Y7M", "~PT40M", "PXM"),
    "polarity": ("yes", "no"),
}


@pytest.mark.parametrize(("attribute", "typed", "meant"), TYPED)
def test_what_is_typed_is_what_is_meant(attribute, typed, meant):
    assert check_value(attribute, typed) == meant


@pytest.mark.parametrize(
    ("attribute", "value"), [(a, v) for a, some in VALUES.items() for v in some]
)
def test_what_a_brief_prints_can_be_typed(attribute, value):
    assert check_value(attribute, say_value(attribute, value)) == value


@pytest.mark.parametrize(
    ("attribute", "typed", "said"),
    [
        ("date", "soon", "is no date. Write it as 1961-11-16, 1961-11 or 1961, or in words"),
        ("date", "on 1 May 2031 or so they say", "is no date"),
        ("date", "yesterday", "is no date"),
        ("time", "1 May 2031", "is no time"),
        ("number", "46 and some", "is no number"),
        ("number", "2 dozen", "is no number. Write it as 46, ~46"),
        ("number", "1,5", "is no number"),
        ("polarity", "locked", "'locked' is neither yes nor no"),
        ("cause", " ", "Say what the cause is"),
    ],
)
def test_what_is_none_is_refused(attribute, typed, said):
    with pytest.raises(BadInput, match=said) as error:
        check_value(attribute, typed)
    assert "polarity" not in str(error.value)
