"""Dates and times in words."""

import pytest

from thurloe.values.said_dates import say_date, say_time


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1944-11-07", "7 November 1944"),
        ("1944-11", "November 1944"),
        ("1944", "1944"),
        ("194X", "1940s"),
        ("18XX", "1800s"),
        ("1941-22", "summer 1941"),
        ("1941~", "about 1941"),
        ("1941-05?", "perhaps May 1941"),
        ("1924/1926", "1924–1926"),
        ("1941-06-11/1941-06-20", "11–20 June 1941"),
        ("1941-06-11/1941-07-20", "11 June 1941 – 20 July 1941"),
        ("../1941-10-04", "by 4 October 1941"),
        ("1925/..", "1925 or later"),
        ("[1941-07-11,1941-11-07]", "11 July 1941 or 7 November 1941"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("-0043-03-12", "12 March 44 BC"),
        ("1941-12-06T09:04", "09:04, 6 December 1941"),
        ("some day", "some day"),
    ],
)
def test_dates(edtf, words):
    assert say_date(edtf) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("09:04", "09:04"),
        ("~09:05", "about 09:05"),
        ("09:00/09:30", "09:00–09:30"),
        ("[05:30,17:30]", "05:30 or 17:30"),
        ("~[05:30,17:30]", "about 05:30 or 17:30"),
        ("1921-05-03T[05:30,17:30]", "05:30 or 17:30, 3 May 1921"),
        ("1968-11-11T21:40", "21:40, 11 November 1968"),
        ("../24:00", "before 24:00"),
        ("[09:00,21:00]/..", "after 09:00 or 21:00"),
    ],
)
def test_times(time, words):
    assert say_time(time) == words
