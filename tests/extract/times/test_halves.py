"""Bare clock times after a named part of the day; the time expressions are made by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.extract.times import find_times
from thurloe.extract.times.halves import settle_halves
from thurloe.extract.times.timex import Timex


def timex(text, words, value, after=0):
    """The expression `words` at its place in the text; a value without a clock is a date."""
    start = text.index(words, after)
    kind = "TIME" if ":" in value else "DATE"
    return Timex(
        start=start,
        end=start + len(words),
        kind=kind,
        value=value,
        timex3=f"XXXX-XX-XXT{value[-5:]}" if kind == "TIME" else value,
    )


def settled(text, *marks):
    """The values after settling; `marks` are pairs of words and value in the text's order."""
    times, at = [], 0
    for words, value in marks:
        times.append(timex(text, words, value, at))
        at = times[-1].end
    return [one.value for one in settle_halves(text, times)]


NINE = ("at nine", "09:00")


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("that evening", "21:00"),
        ("that afternoon", "21:00"),
        ("last night", "21:00"),
        ("dusk", "21:00"),
        ("8.15 p.m.", "21:00"),
        ("8.15 pm", "21:00"),
        ("that morning", "09:00"),
        ("dawn", "09:00"),
        ("8.15 a.m.", "09:00"),
        ("noon", "[09:00,21:00]"),
        ("3 May", "[09:00,21:00]"),
    ],
)
def test_the_part_of_the_day_named_last_decides(part, value):
    text = f"First came {part}; she sailed at nine."
    assert settled(text, (part, ""), NINE)[-1] == value


@pytest.mark.parametrize("what", ["train", "express", "ferry"])
def test_a_night_train_runs_at_night_and_tells_of_no_other_hour(what):
    part = f"the night {what}"
    assert settled(f"He took {part}; she sailed at nine.", (part, ""), NINE)[-1] == (
        "[09:00,21:00]"
    )


def test_what_stands_before_the_part_of_the_day_is_left():
    assert (
        settled("She sailed at nine and sank that night.", NINE, ("that night", ""))[0]
        == "[09:00,21:00]"
    )


def test_a_morning_ends_the_evening():
    text = "That evening they waited. At dawn they rowed, and at nine they landed."
    assert settled(text, ("That evening", ""), ("dawn", ""), NINE)[-1] == "09:00"


@pytest.mark.parametrize("mark", ["noon", "midday", "midnight"])
def test_noon_and_midnight_start_the_count_afresh(mark):
    text, either = f"That evening they waited. By {mark} it blew, and at one.", "[01:00,13:00]"
    assert settled(text, ("That evening", ""), (mark, "12:00"), ("at one", "01:00"))[-1] == either


@pytest.mark.parametrize("hour", range(1, 12))
def test_the_small_hours_of_a_night_stay_small(hour):
    """At three that night is after midnight, at three that afternoon is not."""
    bare, late = f"{hour:02}:30", f"{hour + 12}:30"
    by_night = settled(
        "That night they rowed, at half past.", ("That night", ""), ("half past", bare)
    )
    by_day = settled("At dusk they rowed, at half past.", ("dusk", ""), ("half past", bare))
    assert by_night[-1] == (late if hour >= 6 else bare)
    assert by_day[-1] == late


@pytest.mark.parametrize("hour", ["00:10", "12:30", "21:40"])
def test_hours_that_need_no_half_are_left(hour):
    assert settled("At dusk they rowed, at ten past.", ("dusk", ""), ("ten past", hour))[-1] == hour


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0845", "08:45"),
        ("08.45", "08:45"),
        ("08:45", "08:45"),
        ("1140 hours", "11:40"),
        ("2140", "21:40"),
    ],
)
def test_sure_forms_are_left(written, value):
    text = f"That evening she called again: {written}, on the dot."
    assert settled(text, ("That evening", ""), (written, value))[-1] == value


@pytest.mark.parametrize(
    ("value", "late"),
    [
        ("~09:40", "~21:40"),
        ("09:40~", "21:40~"),
        ("1901-05-03T09:40", "1901-05-03T21:40"),
        ("~1901-05-03T09:40", "~1901-05-03T21:40"),
        ("09:XX", "09:XX"),
        ("09:40/09:50", "09:40/09:50"),
    ],
)
def test_hedges_and_days_are_kept(value, late):
    assert (
        settled(
            "That evening, around ten to, she sailed.", ("That evening", ""), ("ten to", value)
        )[-1]
        == late
    )


def test_the_timeml_value_moves_along():
    text = "That evening at nine she sailed."
    evening, nine = timex(text, "That evening", ""), timex(text, "at nine", "09:00")
    (_, moved) = settle_halves(text, [evening, nine])
    assert moved.timex3 == "XXXX-XX-XXT21:00"
    assert (moved.start, moved.end) == (nine.start, nine.end)


def test_an_evening_is_over_some_pages_later():
    text = "That evening it blew. " + "It rained. " * 200 + "She sailed at nine."
    assert settled(text, ("That evening", ""), NINE)[-1] == "[09:00,21:00]"


def test_parts_of_the_day_outside_time_expressions_count():
    late = "It rained all evening. She cast off at half past nine."
    early = "They danced all night. All morning it rained. The tug came at half past nine."
    assert [t.value for t in find_times(late) if t.kind == "TIME"] == ["21:30"]
    assert [t.value for t in find_times(early) if t.kind == "TIME"] == ["09:30"]


def test_a_time_with_its_own_part_of_the_day_keeps_it():
    text = "All evening they waited. The pair came back a little before one in the morning."
    assert [t.value for t in find_times(text) if t.kind == "TIME"] == ["~01:00"]
    text = "At dawn it rained. She sailed at half past nine that evening."
    assert [t.value for t in find_times(text) if t.kind == "TIME"] == ["21:30"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On the evening of 9 June 1988 at half past nine she sailed.", "1988-06-09T21:30"),
        ("On the afternoon of 9 June 1988, at 4.15, she sailed.", "1988-06-09T16:15"),
        ("On the morning of 9 June 1988 at half past nine she sailed.", "1988-06-09T09:30"),
        ("On the morning of 9 June 1988 at 1950 hours she sailed.", "1988-06-09T19:50"),
    ],
)
def test_a_part_of_a_day_before_its_clock_tells_the_half_and_a_year_is_no_hour(text, value):
    assert [t.value for t in find_times(text)] == [value]


def test_names_and_verbs_are_no_parts_of_the_day():
    text = "It was a dark evening, and I am sure of it. She cast off at half past nine."
    assert [t.value for t in find_times(text) if t.kind == "TIME"] == ["21:30"]
    text = "The Evening Post says so. She cast off at half past nine."
    assert [t.value for t in find_times(text) if t.kind == "TIME"] == ["[09:30,21:30]"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I work the evening shift. I came at half past five.", "17:30"),
        ("I am on the night shift. I came at half past five.", "[05:30,17:30]"),
        ("I am on the night shift. I came at half past three.", "03:30"),
        ("That night at half past five it fell.", "05:30"),
        ("The tug came at 21.40. I came at half past five.", "[05:30,17:30]"),
        ("The tug came at 21.40. I came at 9.40, with him.", "09:40"),
        ("He left at 6am.", "06:00"),
        ("It fell early yesterday. They came at two o'clock.", "02:00"),
        ("She called at 9.30 and 10 p.m.", "21:30"),
    ],
)
def test_both_halves_stay_where_nothing_tells(text, value):
    times = [t.value for t in find_times(text) if t.kind == "TIME" and t.value]
    assert value in times


def test_in_a_whole_text():
    text = "She cast off at 9.40 p.m. The tug struck her at 10:15, and she sank at 11 o'clock."
    assert [t.value for t in find_times(text)] == ["21:40", "22:15", "23:00"]


PARTS = st.sampled_from(
    ["that evening", "that night", "dawn", "noon", "at nine", "0845", "3 May", "8 p.m."]
)


@given(st.lists(PARTS, max_size=8))
def test_only_bare_hours_move_and_only_by_twelve(parts):
    text = ", ".join(parts)
    value = {"at nine": "09:00", "0845": "08:45", "noon": "12:00", "8 p.m.": "20:00"}
    times, at = [], 0
    for part in parts:
        times.append(timex(text, part, value.get(part, ""), at))
        at = times[-1].end
    for before, after in zip(times, settle_halves(text, times), strict=True):
        words = text[before.start : before.end]
        nine = {"09:00", "21:00", "[09:00,21:00]"}
        assert after.value in (nine if words == "at nine" else {before.value})
