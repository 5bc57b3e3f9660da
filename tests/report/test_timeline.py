"""Dates on axes: order kept, shapes told apart, ticks apart from each other."""

from dataclasses import replace
from itertools import pairwise

import pytest

from thurloe.nouns import Mode, Status
from thurloe.report.axis import MOST_TICKS, axis_over, say_days
from thurloe.report.cards import show_all
from thurloe.report.index import index_of
from thurloe.report.timeline import MOST_ROWS, timeline_of
from thurloe.values import day_span


def dated(brief, values, status=Status.SINGLE):
    """One finding to show for each tuple of answers."""
    index = index_of(brief)
    model = next(f for f in brief.findings if f.attribute == "date" and f.status is Status.SINGLE)
    findings = tuple(
        replace(
            model,
            id=f"f{place}",
            status=status,
            answers=tuple(replace(model.answers[0], value=value) for value in answers),
        )
        for place, answers in enumerate(values)
    )
    return show_all(replace(index, brief=replace(brief, findings=findings)))


def marks_of(timeline):
    return [mark for chapter in timeline.chapters for row in chapter.rows for mark in row.marks]


def test_shapes_are_told_apart(brief):
    values = [
        ("1968-11-11",),
        ("1968-11",),
        ("../1968-12",),
        ("1968-10/..",),
        ("1968-11-11T21:40",),
    ]
    shapes = [mark.shape for mark in marks_of(timeline_of(dated(brief, values)))]
    assert sorted(shapes) == ["after", "before", "point", "point", "span"]


def test_rival_dates_are_joined(brief):
    (chapter,) = timeline_of(
        dated(brief, [("1943-11-07", "1944-11-07")], Status.CONTESTED)
    ).chapters
    (row,) = chapter.rows
    assert [mark.best for mark in row.marks] == [True, False]
    assert row.join == (row.marks[0].left, pytest.approx(row.marks[1].left - row.marks[0].left))


@pytest.mark.parametrize("number", [0, 3, 40, 300, 900])
def test_any_number_of_dates(brief, number):
    values = [
        (f"{1900 + place % 97}-{1 + place % 12:02}-{1 + place % 28:02}",) for place in range(number)
    ]
    timeline = timeline_of(dated(brief, values))
    rows = [row for chapter in timeline.chapters for row in chapter.rows]
    assert len(rows) == min(number, MOST_ROWS)
    assert len(rows) + timeline.undrawn == number
    days = [day_span(row.shown.cards[0].raw)[0] for row in rows]
    assert days == sorted(days)
    assert all(0 <= mark.left <= 100 for mark in marks_of(timeline))


def test_long_silences_part_chapters(brief):
    values = [("1911",), *((f"1968-11-{day:02}",) for day in range(1, 9)), ("1999",)]
    assert [len(chapter.rows) for chapter in timeline_of(dated(brief, values)).chapters] == [
        1,
        8,
        1,
    ]


def test_what_is_no_date_is_not_drawn(brief):
    assert timeline_of(dated(brief, [("some day",), ("/",)])).chapters == ()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("1968-11-11", "1968-11-11"),
        ("1968-11-11", "1968-11-13"),
        ("1968-11-01", "1968-12-31"),
        ("1968-01", "1969-12"),
        ("1910", "1990"),
        ("1066", "2020"),
        ("-0400", "-0300"),
    ],
)
def test_ticks_are_few_and_apart(start, end):
    axis = axis_over(day_span(start)[0], day_span(end)[1] + 1)
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= MOST_TICKS + 1
    assert all(b.left - a.left > 8 for a, b in pairwise(ticks))
    assert all(tick.label for tick in ticks)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1968-11-11", "1968-11-11", "11 November 1968"),
        ("1968-11-11", "1968-11-13", "11–13 November 1968"),
        ("1968-11-01", "1968-11-30", "November 1968"),
        ("1968-11-05", "1968-12-02", "November–December 1968"),
        ("1911-01-01", "1911-12-31", "1911"),
        ("1911-05-01", "1974-02-01", "1911–1974"),
    ],
)
def test_spans_in_words(start, end, words):
    assert say_days(day_span(start)[0], day_span(end)[1]) == words


def hours(brief, answers, *, attribute="time", subject="e1", date=None):
    """A contested finding of times of day; `date` is what its event says of the day."""
    index = index_of(brief)
    model = next(f for f in brief.findings if f.attribute == "date" and f.status is Status.SINGLE)
    claim = model.answers[0].claims[0]
    claim = replace(claim, event=replace(claim.event, date=date))
    some = tuple(replace(model.answers[0], value=value, claims=(claim,)) for value in answers)
    finding = replace(
        model,
        subject=subject,
        event="collision",
        attribute=attribute,
        status=Status.CONTESTED,
        answers=some,
    )
    return show_all(replace(index, brief=replace(brief, findings=(finding,))))


def test_contested_hours_stand_on_the_day_of_their_event(brief):
    (chapter,) = timeline_of(hours(brief, ["21:25", "21:40"], date="1961-11-16")).chapters
    assert chapter.title == "16 November 1961, by the hour"
    first, second = chapter.rows[0].marks
    assert first.left < second.left


def test_the_day_of_the_same_event_in_another_finding_will_do(brief):
    shown = [
        *hours(brief, ["21:25", "21:40"]),
        *hours(brief, ["1961-11-16"], attribute="date"),
    ]
    titles = [chapter.title for chapter in timeline_of(shown).chapters]
    assert titles == ["16 November 1961", "16 November 1961, by the hour"]


def test_hours_without_a_day_are_drawn_on_the_axis_of_one_day(brief):
    (chapter,) = timeline_of(hours(brief, ["21:25", "24:00"])).chapters
    assert chapter.title == "Hours of a day that is not told"
    assert len(chapter.rows[0].marks) == 2
    assert all(tick.label.endswith(":00") for tick in chapter.ticks)


def test_what_was_denied_is_not_drawn(brief):
    (shown,) = dated(brief, [("1968-11-11",)])
    assert timeline_of([shown]).chapters
    denied = tuple(
        replace(said, claim=replace(said.claim, mode=Mode.DENIED)) for said in shown.cards[0].said
    )
    cards = (replace(shown.cards[0], said=denied),)
    assert not timeline_of([replace(shown, cards=cards)]).chapters
