"""The daily case, four accounts and twenty questions: modest, and right as often as it says."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from thurloe.nouns import Account, Claim, Event, Question, Quote, Section, Source, View
from thurloe.weigh import weigh

_spec = importlib.util.spec_from_file_location("worlds", Path(__file__).parent / "worlds.py")
worlds = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(worlds)

TEXT = "So it was, and not otherwise."
WORLDS = 60


def account(source):
    return Account(
        file=f"{source}.txt",
        sha256="",
        text=TEXT,
        view=View.plain(TEXT),
        sections=(Section(start=0, end=len(TEXT)),),
        source=source,
    )


def claim(source, item, value):
    quote = Quote(account=f"{source}.txt", start=0, end=len(TEXT), text=TEXT)
    event = Event(
        id=f"{source}#{item}",
        account=f"{source}.txt",
        kind="sinking",
        lemma="sink",
        trigger=quote,
        subject=None,
    )
    return Claim(
        id=f"{source}#{item}",
        event=event,
        attribute="object",
        value=value,
        quote=quote,
        words=quote,
    )


def findings_of(rows):
    by_item = {}
    for source, item, value in rows:
        by_item.setdefault(item, {}).setdefault(value, []).append(claim(source, item, value))
    questions = [
        Question(
            id=item,
            text="What was it?",
            subject=None,
            event="sinking",
            attribute="object",
            groups=tuple(tuple(some) for _, some in sorted(values.items())),
            rivals=len(values) > 1,
        )
        for item, values in sorted(by_item.items())
    ]
    names = sorted({source for source, _, _ in rows})
    accounts = [account(name) for name in names]
    sources = [Source(id=name, name=name) for name in names]
    return weigh(questions, accounts, sources, {a.file: a.file for a in accounts})[0]


def said_and_right(**shape):
    """The probability of the best answer of each contested question, and whether it is true."""
    found = []
    for seed in range(WORLDS):
        rows, truth = worlds.world(seed, **shape)
        for finding in findings_of(rows):
            answers = {a.value: a.probability for a in finding.answers}
            if len(answers) > 1 and truth[finding.id] in answers:
                top = max(answers.values())
                best = [value for value, p in answers.items() if p > top - 1e-9]
                found.append((top, np.mean([value == truth[finding.id] for value in best])))
    return np.array(found).T


def error(said, right):
    """The expected calibration error in ten bins."""
    bins = np.minimum((said * 10).astype(int), 9)
    return sum(abs((said - right)[bins == n].sum()) for n in range(10)) / len(said)


@pytest.mark.parametrize(
    ("shape", "most"),
    [
        ({"sources": 4, "items": 20, "copiers": 0, "right": 0.75}, 0.08),
        ({"sources": 6, "items": 30, "copiers": 1, "right": 0.75, "overlap": 0.5}, 0.05),
        ({"sources": 8, "items": 20, "copiers": 2}, 0.05),
    ],
    ids=["four", "six, one copies", "eight, two copy"],
)
def test_right_as_often_as_it_says(shape, most):
    said, right = said_and_right(**shape)
    assert len(said) > 500
    assert error(said, right) < most
    assert said.mean() < right.mean() + 0.03  # never much surer than right


def test_four_who_are_never_known_to_be_right_leave_room_for_doubt():
    """One word against another is no more than even, and two against one no certainty."""
    rows = [(s, f"i{n}", v) for n in range(3) for s, v in (("s1", "a"), ("s2", "b"))]
    assert [a.probability for f in findings_of(rows) for a in f.answers] == pytest.approx([0.5] * 6)
    [finding] = findings_of([("s1", "i", "a"), ("s2", "i", "a"), ("s3", "i", "b")])
    assert 0.6 < finding.answers[0].probability < 0.8


def test_two_who_share_their_errors_are_named():
    """Four are right about twenty things; two more say the same of all, and half of it is false."""
    rows = [(f"s{s}", f"i{n:02}", "true") for s in range(4) for n in range(20)]
    rows += [(s, f"i{n:02}", "true" if n % 2 else f"false{n}") for s in "xy" for n in range(20)]
    findings = findings_of(rows)
    false = [a for f in findings for a in f.answers if a.value.startswith("false")]
    assert len(false) == 10
    for answer in false:
        assert answer.probability < 0.05
        assert "x and y seem to have one origin (" in answer.reasons[-1].detail
