"""Findings and their reasons: worked by hand, then the laws."""

import math

import pytest
from desk import ANN, BOB, CAT, EACH_ITS_OWN, SOURCES, account, claim, question, reasons, weighed
from hypothesis import given, settings
from hypothesis import strategies as st

from thurloe.nouns import Mode, Source, Status
from thurloe.weigh import Beforehand, weigh
from thurloe.weigh.engine import Evidence, weigh_votes
from thurloe.weigh.findings import LONE_HEARD, replay
from thurloe.weigh.grades import PRIOR, PRIOR_WEIGHT
from thurloe.weigh.votes import votes_of


def test_worked_by_hand():
    """One answer known, two sources of grade F: r = (8*0.7 + right) / (8 + 1) of each.

    Ann was right: r = 0.7333. Bob was wrong: r = 0.6222. With two answers and one that nobody
    gives there are n = 2 others; no question has three claims, so of two voices correlated by
    0.05 each counts 1 / 1.05.
    """
    known = Beforehand(known=lambda asked: "1901-05-03" if asked.id == "f1" else None)
    settled, open_ = weighed(
        question((claim(ANN, "1901-05-03"),), (claim(BOB, "1902-05-03"),)),
        question((claim(ANN, "1905"),), (claim(BOB, "1906"),), id_="f2"),
        beforehand=Beforehand(
            known=known.known, prior={"ann": (0.7333, 1e9), "bob": (0.6222, 1e9)}
        ),
    )[0]
    ann, bob = math.log2(2 * 0.7333 / 0.2667) / 1.05, math.log2(2 * 0.6222 / 0.3778) / 1.05
    assert [reasons(a) for a in open_.answers] == [
        {"prior": 0.0, "ann": pytest.approx(ann, abs=1e-3)},
        {"prior": 0.0, "bob": pytest.approx(bob, abs=1e-3)},
    ]
    odds = 2 ** (ann - bob)
    assert open_.answers[0].probability == pytest.approx(odds / (1 + odds), abs=1e-3)
    assert settled.answers[0].probability == 1.0
    _, standings = weighed(
        question((claim(ANN, "1901-05-03"),), (claim(BOB, "1902-05-03"),)), beforehand=known
    )
    assert [s.reliability for s in standings] == pytest.approx([6.6 / 9, 5.6 / 9, 0.7])


def test_two_against_one():
    findings, standings = weighed(
        question((claim(ANN, "1901-05-03"), claim(BOB, "1901-05-03")), (claim(CAT, "1902-05-03"),))
    )
    (finding,) = findings
    assert finding.status is Status.CONTESTED
    assert [a.value for a in finding.answers] == ["1901-05-03", "1902-05-03"]
    assert 0.65 < finding.answers[0].probability < 0.8
    assert [(s.shared, s.agrees) for s in standings] == [(1, 1), (1, 1), (1, 0)]
    assert all(s.low < s.reliability < s.high for s in standings)


def test_answers_side_by_side_hurt_nobody():
    """ "In the mill" and "by a river": neither alike nor rivals, so both may be right."""
    mill, river = (claim(a, v, attribute="place") for a, v in ((ANN, "mill"), (BOB, "river")))
    (finding,), standings = weighed(question((mill,), (river,), rivals=False))
    assert finding.status is Status.SINGLE
    assert [a.probability for a in finding.answers] == [0.5, 0.5]
    assert all({"ann", "bob"} <= set(reasons(a)) for a in finding.answers)
    right = {s.source: s.agrees / s.shared for s in standings if s.shared}
    assert right == pytest.approx({"ann": 1, "bob": 1})


def test_what_two_say_alike_is_agreed_beside_what_a_third_says():
    mill = [claim(a, "mill", attribute="place") for a in (ANN, BOB)]
    river = claim(CAT, "river", attribute="place")
    (finding,), _ = weighed(question(tuple(mill), (river,), rivals=False))
    assert finding.status is Status.AGREED
    assert [a.value for a in finding.answers] == ["mill", "river"]


SAID = st.lists(
    st.lists(st.sampled_from(["1901", "1902", "1903"]), min_size=3, max_size=3),
    min_size=1,
    max_size=6,
)


def asked(said):
    questions = []
    for n, values in enumerate(said):
        groups = {}
        for who, value in zip((ANN, BOB, CAT), values, strict=True):
            groups.setdefault(value, []).append(claim(who, value))
        questions.append(
            question(
                *(tuple(some) for _, some in sorted(groups.items())),
                rivals=len(groups) > 1,
                id_=f"f{n + 1}",
            )
        )
    return questions


@settings(deadline=None)
@given(SAID)
def test_probabilities_are_the_engines_among_the_answers_found(said):
    rows = [
        (name, f"f{n + 1}", value)
        for n, values in enumerate(said)
        for name, value in zip(("ann", "bob", "cat"), values, strict=True)
    ]
    prior = dict.fromkeys(("ann", "bob", "cat"), (PRIOR["F"], PRIOR_WEIGHT))
    engine = weigh_votes(votes_of(rows), Evidence(prior=prior))
    findings, _ = weighed(*asked(said))
    for finding in findings:
        at = engine.votes.items.index(finding.id)
        slots = slice(*engine.votes.item_start[at : at + 2])
        p = dict(zip(engine.votes.values[slots], engine.probability[slots], strict=True))
        for answer in finding.answers:
            expected = p[answer.value] / sum(p.values())
            assert answer.probability == pytest.approx(expected, abs=1e-9)


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
    assert any("1 copy of it adds nothing" in d for d in details)


def test_a_copy_that_says_otherwise_adds_no_vote():
    """It is shown, with 0 bits: two against its original alone would be a tie otherwise."""
    groups = ((claim(ANN, "1901-05-03"), claim(CAT, "1901-05-03")), (claim(BOB, "1902-05-03"),))
    (finding,), standings = weighed(
        question(*groups), origins={**EACH_ITS_OWN, "bob.txt": "ann.txt"}
    )
    copied = finding.answers[1]
    assert copied.value == "1902-05-03"
    assert [r.name for r in copied.reasons] == ["prior", "bob", "unheard"]
    assert copied.reasons[1].bits == 0
    assert copied.probability == 0
    assert replay(finding.answers) == [1.0, 0.0]
    assert [a.reasons[0].detail for a in finding.answers] == [LONE_HEARD, "found, and not weighed"]
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
    (_, mute, _) = finding.answers[1].reasons
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


def test_what_was_read_less_surely_than_is_usual_weighs_less():
    (finding,), _ = weighed(
        question((claim(ANN, "1901"), claim(CAT, "1901")), (claim(BOB, "1902", confidence=0.2),))
    )
    bits = reasons(finding.answers[1])["bob"], reasons(finding.answers[0])["ann"]
    assert 0 < 3 * bits[0] < bits[1]


def test_a_source_has_one_voice_however_many_accounts_it_gives():
    """A second account of Ann's that says so too adds nothing; one that differs halves her say."""
    sources = (SOURCES[0], SOURCES[2])
    accounts = (ANN, account("bob.txt", "ann"), CAT)

    def of(*groups):
        return weigh([question(*groups)], accounts, sources, EACH_ITS_OWN)[0][0]

    bob = accounts[1]
    twice = of((claim(ANN, "1901"), claim(bob, "1901")), (claim(CAT, "1902"),))
    assert [a.probability for a in twice.answers] == pytest.approx([0.5, 0.5])
    spoke = [r for a in twice.answers for r in a.reasons if r.name == "ann"]
    assert [(r.bits > 0, "no second voice" in r.detail) for r in spoke] == [
        (True, False),
        (False, True),
    ]
    torn = of((claim(ANN, "1901"),), (claim(bob, "1903"), claim(CAT, "1903")))
    bits = {a.value: reasons(a) for a in torn.answers}
    assert bits["1901"]["ann"] == pytest.approx(bits["1903"]["ann"])
    assert bits["1901"]["ann"] < 0.7 * bits["1903"]["cat"]
    finer = of((claim(ANN, "1901"),), (claim(bob, "1901-05-03"),), (claim(CAT, "1902"),))
    bits = {a.value: reasons(a) for a in finer.answers}
    assert bits["1901"]["ann"] == 0
    assert bits["1901-05-03"]["ann"] == pytest.approx(bits["1902"]["cat"], abs=0.1)


def test_who_says_less_speaks_for_every_answer_that_it_leaves_open():
    (finding,), _ = weighed(
        question((claim(ANN, "1901"),), (claim(BOB, "1901-05-03"),), (claim(CAT, "1902-05-03"),))
    )
    best = finding.answers[0]
    assert best.value == "1901-05-03"
    assert best.probability > 0.6
    assert set(reasons(best)) == {"prior", "ann", "bob"}
    assert "1901, which leaves this open" in best.reasons[1].detail
    assert best.reasons[0].detail == "3 answers found, all equally likely at first"


def test_those_who_may_copy_one_another_lose_bits_and_it_is_said():
    """Ann and Bob share twelve answers that Cat does not have, and never differ."""
    said = [["1901", "1901", "1902"]] * 12
    findings, _ = weighed(*asked(said))
    for finding in findings:
        together = next(a for a in finding.answers if a.value == "1901")
        last = together.reasons[-1]
        assert last.name == "copying"
        assert last.bits < 0
        assert last.detail.startswith("they may not be independent: 2 voices count as 1.")
        assert [r.name for a in finding.answers if a is not together for r in a.reasons] == [
            "prior",
            "cat",
        ]


@settings(deadline=None)
@given(SAID, st.sampled_from(["ann.txt", "bob.txt", "cat.txt"]))
def test_probabilities_sum_to_one_and_replay_from_their_reasons(said, copied):
    findings, _ = weighed(*asked(said), origins={**EACH_ITS_OWN, "cat.txt": copied})
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
    assert sum(vote.bits for vote in votes) > 2


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


# What is known beforehand


def of_one(value, *groups):
    findings, standings = weighed(question(*groups), beforehand=Beforehand(known=lambda _: value))
    return findings[0], {s.source: s.reliability for s in standings}


def test_a_known_answer_is_certain_and_counts_in_the_records():
    finding, right = of_one("1902", (claim(ANN, "1901"), claim(BOB, "1901")), (claim(CAT, "1902"),))
    assert [(a.value, a.probability) for a in finding.answers] == [
        ("1902", 1.0),
        ("1901", pytest.approx(0)),
    ]
    assert replay(finding.answers) == [a.probability for a in finding.answers]
    assert {r.name: r.bits for r in finding.answers[1].reasons} == {"prior": 0, "ann": 0, "bob": 0}
    assert right["ann"] == right["bob"] < 0.7 < right["cat"]


def test_an_answer_that_is_known_and_that_nobody_gave_stands_beside_the_others():
    finding, right = of_one("1909", (claim(ANN, "1901"),), (claim(CAT, "1902"),))
    assert [(a.value, a.probability > 0.5, len(a.claims)) for a in finding.answers] == [
        ("1909", True, 0),
        ("1901", False, 1),
        ("1902", False, 1),
    ]
    assert right["ann"] == right["cat"] < 0.7


def test_a_known_answer_within_what_one_said_stands_by_itself_and_proves_that_one_right():
    finding, right = of_one("1901-05-03", (claim(ANN, "1901"),), (claim(CAT, "1901-06"),))
    assert [(a.value, a.probability > 0.5, len(a.claims)) for a in finding.answers] == [
        ("1901-05-03", True, 0),
        ("1901", False, 1),
        ("1901-06", False, 1),
    ]
    assert right["cat"] < 0.7 < right["ann"]


def test_a_known_answer_that_leaves_several_open_settles_nothing():
    groups = (claim(ANN, "1901-05-03"),), (claim(CAT, "1901-06"),), (claim(BOB, "1899"),)
    finding, _ = of_one("1901", *groups)
    assert finding == weighed(question(*groups))[0][0]


def test_a_known_answer_that_holds_the_only_one_that_fits_makes_it_right():
    finding, _ = of_one("1901", (claim(ANN, "1901-05-03"),), (claim(CAT, "1902"),))
    assert (finding.answers[0].value, finding.answers[0].probability) == ("1901-05-03", 1.0)


def test_who_says_less_than_is_known_is_right_too():
    _, right = of_one("1901-05-03", (claim(ANN, "1901"),), (claim(CAT, "1901-05-03"),))
    assert right["ann"] == pytest.approx(right["cat"])
    assert right["ann"] > 0.7


def test_a_known_answer_of_a_question_that_one_source_answers_tells_of_it():
    finding, right = of_one("1901", (claim(ANN, "1902"),))
    assert [a.value for a in finding.answers] == ["1901", "1902"]
    assert right["ann"] == pytest.approx(5.6 / 9)


def test_a_record_from_before_takes_the_place_of_the_grade():
    (finding,), standings = weighed(
        question((claim(ANN, "1901"),), (claim(BOB, "1902"),)),
        beforehand=Beforehand(prior={"bob": (0.95, 40.0)}),
    )
    assert finding.answers[0].value == "1902"
    assert standings[1].reliability > 0.9
