"""Claims that share a value and answer another question: from the texts to who supports what."""

import pytest

from thurloe.extract import english
from thurloe.nouns import Status
from thurloe.pipeline import make_brief

REST = " The road by the river was bad, and few came that way."


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    extractor = english()

    def make(*texts, dates=()):
        folder = tmp_path_factory.mktemp("accounts")
        for n, text in enumerate(texts):
            (folder / f"{n}.txt").write_text(f"{text}{REST}", encoding="utf-8")
        if dates:
            rows = "".join(f"{n}.txt,{date}\n" for n, date in enumerate(dates))
            (folder / "accounts.csv").write_text(f"file,date\n{rows}", encoding="utf-8")
        return make_brief([folder], extractor=extractor)

    return make


def asked(brief):
    """[question, {value: the accounts behind it}] of each finding."""
    return [
        (f.question, {a.value: {c.quote.account[0] for c in a.claims} for a in f.answers})
        for f in brief.findings
        if f.attribute != "statement"
    ]


# Two sentences of two accounts that share a value and tell of two things.
APART = [
    ("A dozen policemen went to Garnet Street.", "Twelve men were arrested."),
    ("A dozen policemen went to Garnet Street.", "Eleven men were arrested."),
    ("Major Weir was flying to Torvik.", "Major Weir offered me a post."),
    ("A letter came back by the same road.", "A plumber whom nobody expected came in."),
    ("The choir was sent to a hotel.", "He hid the lamp in a hotel."),
    ("The barges arrived at 19.20.", "The north wall collapsed at 19.20."),
    (
        "On 3 May 1921 a flood destroyed the paper mill of Holm Ltd at Weir.",
        "Holm Ltd regrets the flood at its paper mill at Weir on 3 May 1921.",
    ),
    ("Anna Holm, a former clerk, wrote to the press.", "They heard the clerk, Anna Holm, in May."),
    ("They met Peter Krag, once a guard.", "Peter Krag was a guard of the mill."),
]


@pytest.mark.parametrize(("one", "other"), APART, ids=[pair[0] for pair in APART])
def test_no_claim_supports_what_it_does_not_answer(brief, one, other):
    found = asked(brief(one, other))
    others = {"When did", "On which", "When was"}
    shared = [(q, v) for q, answers in found for v, by in answers.items() if len(by) > 1]
    assert [pair for pair in shared if not any(pair[0].startswith(o) for o in others)] == []


def test_so_many_people_inside_are_counted_and_not_placed(brief):
    found = dict(asked(brief("Forty people were in the hall.", "Fifty people were in the hall.")))
    assert found == {"How many people were inside?": {"40": {"0"}, "50": {"1"}}}


def test_a_toll_that_a_later_account_lowers_is_no_update_of_all_the_others(brief):
    texts = ("19 people were injured.", "22 people were injured.", "19 people were injured.")
    made = brief(*texts, dates=("2011-03-15", "2011-03-16", "2014-03-14"))
    (finding,) = made.findings
    assert finding.status is Status.CONTESTED
    assert asked(made)[0][1] == {"19": {"0", "2"}, "22": {"1"}}


def test_a_toll_that_only_rose_from_day_to_day_contradicts_nothing(brief):
    texts = ("19 people were injured.", "22 people were injured.")
    made = brief(*texts, dates=("2011-03-15", "2011-03-16"))
    assert {f.status for f in made.findings} == {Status.SINGLE}


def test_of_two_readings_the_one_that_others_bear_out_is_meant(brief):
    texts = (
        "The barn collapsed at 20.40.",
        "The barn collapsed at twenty to nine.",
        "The barn collapsed at 21.40.",
    )
    (found,) = asked(brief(*texts))
    assert found[1] == {"20:40": {"0", "1"}, "21:40": {"2"}}
    (found,) = asked(brief(texts[1]))
    assert found[1] == {"[08:40,20:40]": {"0"}}


def test_who_bears_out_both_readings_settles_neither(brief):
    texts = (
        "The barn collapsed at 20.40.",
        "The barn collapsed at twenty to nine.",
        "The barn collapsed at 08.40.",
    )
    (found,) = asked(brief(*texts))
    assert found[1] == {"20:40": {"0"}, "[08:40,20:40]": {"1"}, "08:40": {"2"}}


PLACES = [  # where he was arrested, by two accounts, and what they make of each other
    (
        "Karl Weir was arrested at his home in Garnet Street.",
        "Karl Weir was arrested at the League hall in Anchor Lane.",
        Status.CONTESTED,
    ),
    (
        "Karl Weir was arrested in a cafe in Garnet Street.",
        "Karl Weir was arrested in Anchor Lane.",
        Status.CONTESTED,
    ),
    (
        "Karl Weir was arrested in a cafe in Garnet Street.",
        "Karl Weir was arrested at the Cafe Roy in Torvik.",
        Status.AGREED,
    ),
    (
        "Karl Weir was arrested at the corner of Garnet Street and Roy Lane.",
        "Karl Weir was arrested in Anchor Lane.",
        Status.SINGLE,
    ),
]


@pytest.mark.parametrize(("one", "other", "status"), PLACES, ids=[one for one, *_ in PLACES])
def test_where_one_deed_was_done(brief, one, other, status):
    found = [f for f in brief(one, other).findings if f.attribute == "place"]
    assert {f.status for f in found} == {status}


def test_two_courses_of_one_day_are_rivals_and_of_two_days_are_none(brief):
    lay = (
        "The steamer Selma lay in the harbour of Torvik on {}. She was trying to leave the harbour."
    )
    heading = "On 3 May 1921 the steamer Selma was heading towards Torvik."
    found = [
        f for f in brief(heading, lay.format("3 May 1921")).findings if f.attribute == "course"
    ]
    assert [(f.question, f.status) for f in found] == [
        ("Which way was Selma going on 3 May 1921?", Status.CONTESTED)
    ]
    assert {a.value for a in found[0].answers} == {"to Torvik", "leaving Torvik"}
    apart = [
        f for f in brief(heading, lay.format("9 May 1921")).findings if f.attribute == "course"
    ]
    assert [f.status for f in apart] == [Status.SINGLE, Status.SINGLE]
