"""Hours as people say and write them, and what only looks like one."""

import pytest

from thurloe.extract.times import find_times

SAID = {  # text -> the values of its times
    "It was five to eight when we left.": ["[07:55,19:55]"],
    "And the time?\n\nTen to five. We were late.": ["[04:50,16:50]"],
    "The cart came at ten past five.": ["[05:10,17:10]"],
    "At about ten minutes past nine Krag saw it.": ["~[09:10,21:10]"],
    "It was about eight, for the post had come.": ["~[08:00,20:00]"],
    "Her brother, about eleven, kept the geese.": [],
    "This forenoon, at about ten, it fell.": ["~10:00"],
    "The doors opened at 03.25 on the quay.": ["03:25"],
    "The notes sold at 0.55 marks.": [],
    "The race, planned for 14.35, began late.": ["14:35"],
    "The bread was sold for 14.35, no more.": [],
    "They were beaten three to one.": [],
    # a night that was told of is over by the morning
    "It was a wild night. At half past seven a tree fell.": ["", "[07:30,19:30]"],
    "They had come the night before. We rode off at eight.": ["", "[08:00,20:00]"],
    # with quarters and halves
    "Krag sat three hours and a quarter.": ["PT3H15M"],
    "Four hours and three quarters they rowed.": ["PT4H45M"],
    "Krag sat two hours and a half.": ["PT2H30M"],
}


@pytest.mark.parametrize("text", SAID)
def test_values(text):
    assert [time.value for time in find_times(text)] == SAID[text]


DAYS = {  # text -> the value of its last time
    "She came on Friday, the 23d of May 1851.": "1851-05-23",
    "It began on 2 May 1911, and on the evening of the 6th the dam broke.": "1911-05-06",
    "They rode in before daybreak on 3 May 1911.": "1911-05-03",
    "They rode in before noon on 3 May 1911.": "1911-05-03T12:00",
    "It sat from the 4th to the 7th June 1887.": "1887-06-04/1887-06-07",
    "It fell on June 5, 1913, at a quarter past nine in the morning.": "1913-06-05T09:15",
}


@pytest.mark.parametrize("text", DAYS)
def test_days(text):
    assert find_times(text)[-1].value == DAYS[text]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was at about ten minutes to six in the evening.", "ten minutes to six", "T17:50"),
        (
            "They met about ten minutes to six on the stairs.",
            "ten minutes to six",
            "T[05:50,17:50]",
        ),
        ("She was seen last Friday week, at noon.", "last Friday week", "1921-04-29"),
        ("He sold it the week before last.", "the week before last", "1921-04-25/1921-05-01"),
        ("He sold it the month before last.", "the month before last", "1921-03"),
        ("He came the day before last Friday.", "the day before last Friday", ""),
    ],
)
def test_times_whose_last_word_changes_them(text, words, value):
    found = {text[t.start : t.end]: t.value for t in find_times(text, anchor="1921-05-11")}
    if value:
        assert any(words in said and value in told for said, told in found.items())
    else:
        assert "the day before last" not in found
