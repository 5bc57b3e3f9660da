"""Votes in bits: worked by hand, then the laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import (
    Account,
    Claim,
    Event,
    Mode,
    Question,
    Quote,
    Section,
    Source,
    Status,
    View,
)
from thurloe.weigh import weigh
from thurloe.weigh.vote import PRIOR, replay


def account(file, source):
    text = f"The ferry sank, says {file}."
    return Account(
        file=file,
        sha256="",
        text=text,
        view=View.plain(text),
        sections=(Section(start=0, end=len(text)),),
        source=source,
    )


def claim(account, value, mode=Mode.ASSERTED):
    quote = Quote.cut(account, 0, 14)
    event = Event(
        id=f"{account.file}#e1",
        account=account.file,
        kind="sinking",
        lemma="sink",
        trigger=quote,
        subject=None,
    )
    return Claim(
        id=f"{account.file}#c1",
        event=event,
        attribute="date",
        value=value,
        quote=quote,
        words=quote,
        mode=mode,
    )


def question(*groups, rivals=True):
    return Question(
        id="f1",
        text="When did it sink?",
        subject=None,
        event="sinking",
        attribute="date",
        groups=groups,
        rivals=rivals,
    )


ANN, BOB, CAT = (account(f"{name}.txt", name) for name in ("ann", "bob", "cat"))
SOURCES = tuple(Source(id=name, name=name.title()) for name in ("ann", "bob", "cat"))
EACH_ITS_OWN = {a.file: a.file for a in (ANN, BOB, CAT)}


def weighed(*questions, origins=EACH_ITS_OWN, sources=SOURCES):
    return weigh(questions, (ANN, BOB, CAT), sources, origins)


def test_worked_by_hand():
    """Two against one on a single question, all of grade F: r = 0.7, K = 2.

    The prior is worth 8 questions, so with P the probability of the majority's answer ann and bob
    are right (8*0.7 + P)/9 of the time and cat (8*0.7 + 1 - P)/9. P = 0.758 is where it settles:
    ann and bob 0.7064, odds 2.406; cat 0.6491, odds 1.850; 2.406^2 / 1.850 = 3.129 = P/(1 - P).
    """
    findings, standings = weighed(
        question((claim(ANN, "1901-05-03"), claim(BOB, "1901-05-03")), (claim(CAT, "1902-05-03"),))
    )
    (finding,) = findings
    assert finding.status is Status.CONTESTED
    assert [a.value for a in finding.answers] == ["1901-05-03", "1902-05-03"]
    assert finding.answers[0].probability == pytest.approx(3.129 / 4.129, abs=0.001)
    assert [(s.shared, s.agrees) for s in standings] == [(1, 1), (1, 1), (1, 0)]


def test_reliability_of_a_grade_decides_between_two():
    sources = (Source(id="ann", name="Ann", reliability="A"), *SOURCES[1:])
    (finding,), _ = weighed(
        question((claim(ANN, "1901-05-03"),), (claim(BOB, "1902-05-03"),)), sources=sources
    )
    assert finding.answers[0].value == "1901-05-03"
    assert finding.answers[0].probability > 0.8


def test_a_copy_adds_nothing_and_says_so():
    groups = ((claim(ANN, "1901-05-03"), claim(BOB, "1901-05-03")), (claim(CAT, "1902-05-03"),))
    (finding,), _ = weighed(question(*groups), origins={**EACH_ITS_OWN, "bob.txt": "ann.txt"})
    assert [a.probability for a in finding.answers] == pytest.approx([0.5, 0.5])
    details = [r.detail for a in finding.answers for r in a.reasons]
    assert any("1 copy of it add nothing" in d for d in details)


def test_a_copy_that_says_otherwise_adds_no_vote():
    """It is shown, with 0 bits: two against its original alone would be a tie otherwise."""
    groups = ((claim(ANN, "1901-05-03"), claim(CAT, "1901-05-03")), (claim(BOB, "1902-05-03"),))
    (finding,), standings = weighed(
        question(*groups), origins={**EACH_ITS_OWN, "bob.txt": "ann.txt"}
    )
    copied = finding.answers[1]
    assert copied.value == "1902-05-03"
    assert [(r.name, r.bits) for r in copied.reasons] == [("prior", 0.0), ("bob", 0.0)]
    assert copied.reasons[1].detail == "Bob copies Ann: no vote of its own"
    assert [s.shared for s in standings] == [1, 0, 1]
    (alone,), _ = weighed(question(*groups), origins=EACH_ITS_OWN)
    assert finding.answers[0].probability > alone.answers[0].probability


def test_of_two_copies_of_one_that_is_silent_the_first_has_the_vote():
    groups = ((claim(ANN, "1901"),), (claim(BOB, "1902"),))
    shared = {"ann.txt": "cat.txt", "bob.txt": "cat.txt", "cat.txt": "cat.txt"}
    (finding,), _ = weighed(question(*groups), origins=shared)
    assert finding.answers[0].value == "1901"
    assert finding.answers[0].reasons[1].bits > 0
    (_, mute) = finding.answers[1].reasons
    assert (mute.bits, mute.detail) == (0.0, "Bob is of one origin with Ann: no vote of its own")


def test_one_origin_alone_is_single_however_many_copies():
    group = (claim(ANN, "1901"), claim(BOB, "1901"))
    (finding,), _ = weighed(
        question(group, rivals=False), origins={**EACH_ITS_OWN, "bob.txt": "ann.txt"}
    )
    assert finding.status is Status.SINGLE


def test_a_supposition_weighs_less_than_an_assertion():
    (finding,), _ = weighed(
        question((claim(ANN, "1901"),), (claim(BOB, "1902", mode=Mode.SUPPOSED),))
    )
    assert finding.answers[0].value == "1901"


@given(
    st.lists(
        st.lists(st.sampled_from(["1901", "1902", "1903"]), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["ann.txt", "bob.txt", "cat.txt"]),
)
def test_probabilities_sum_to_one_and_replay_from_their_reasons(said, copied):
    questions = []
    for values in said:
        groups = {}
        for who, value in zip((ANN, BOB, CAT), values, strict=True):
            groups.setdefault(value, []).append(claim(who, value))
        questions.append(question(*map(tuple, groups.values()), rivals=len(groups) > 1))
    findings, _ = weighed(*questions, origins={**EACH_ITS_OWN, "cat.txt": copied})
    for finding in findings:
        shares = [a.probability for a in finding.answers]
        assert math.fsum(shares) == pytest.approx(1)
        assert replay(finding.answers) == pytest.approx(shares)


def test_a_lone_answer_says_that_its_bits_are_no_probability():
    (finding,), _ = weighed(question((claim(ANN, "1901"), claim(BOB, "1901")), rivals=False))
    (answer,) = finding.answers
    prior, *votes = answer.reasons
    assert answer.probability == 1
    assert (prior.name, prior.bits) == ("prior", 0.0)
    assert "not how probable" in prior.detail
    assert all(vote.bits > 0 for vote in votes)


def test_a_prior_among_several_does_not_claim_to_be_alone():
    (finding,), _ = weighed(question((claim(ANN, "1901"),), (claim(BOB, "1902"),)))
    assert {a.reasons[0].detail for a in finding.answers} == {
        "2 answers found, all equally likely at first"
    }


@given(st.lists(st.sampled_from(["1901", "1901-05", "1901-05-03"]), min_size=3, max_size=3))
def test_the_finest_of_answers_that_fit_each_other_heads_them(said):
    groups = {}
    for who, value in zip((ANN, BOB, CAT), said, strict=True):
        groups.setdefault(value, []).append(claim(who, value))
    (finding,), _ = weighed(question(*map(tuple, groups.values()), rivals=False))
    assert finding.answers[0].value == max(said, key=len)


def test_an_unknown_reliability_is_neither_bad_nor_certain():
    assert PRIOR["E"] < PRIOR["F"] < PRIOR["B"]
