"""Who is independent of whom in findings, and how their reasons are told."""

from dataclasses import replace

from desk import ANN, BOB, CAT, EACH_ITS_OWN, SOURCES, account, claim, question, weighed

from thurloe.nouns import Mode, Source, Status
from thurloe.records import OneOrigin
from thurloe.weigh import weigh
from thurloe.weigh.one_origin import independent


def numbers(*said):
    """A question of numbers: (account, value) pairs, an answer each."""
    return question(*((claim(who, value, attribute="number"),) for who, value in said))


def test_values_in_reasons_are_worded_for_readers():
    (finding,), _ = weighed(numbers((ANN, ">=31"), (BOB, "46"), (CAT, "12")))
    details = [r.detail for a in finding.answers if a.value == "46" for r in a.reasons]
    assert any("says at least 31, which leaves this open; taken" in d for d in details)
    assert all(">=" not in d for d in details)


def test_answers_that_are_equally_probable_stand_by_size():
    (finding,), _ = weighed(numbers((ANN, "112"), (BOB, "46")))
    assert [a.value for a in finding.answers] == ["46", "112"]


def test_what_nobody_in_particular_is_said_to_say_does_not_outvote_an_assertion():
    def said(account):
        return replace(claim(account, "60", Mode.REPORTED, attribute="number"), cited="some")

    plain = (claim(CAT, "75", attribute="number"),)
    (finding,), _ = weighed(question((said(ANN), said(BOB)), plain))
    best = {a.value: a.probability for a in finding.answers}
    assert best["75"] >= best["60"] - 1e-9
    details = [r.detail for a in finding.answers for r in a.reasons]
    assert sum("only reported, of nobody in particular" in d for d in details) == 2
    named = replace(said(ANN), cited="Tom Harker")
    (finding,), _ = weighed(question((named, said(BOB)), plain))
    assert finding.answers[0].value == "60"


def test_one_source_is_no_agreement_however_many_accounts_it_gives():
    accounts = (ANN, account("bob.txt", "ann"))
    group = tuple(claim(one, "1901") for one in accounts)
    (finding,), _ = weigh([question(group, rivals=False)], accounts, SOURCES[:1], EACH_ITS_OWN)
    assert (finding.status, finding.origins) == (Status.SINGLE, 1)


def test_two_who_seem_to_have_one_origin_agree_with_nobody():
    """Bob and Cat share twelve answers that three others do not have; of Tom they alone tell."""
    names = ("ann", "bob", "cat", "dan", "eve")
    accounts = tuple(account(f"{name}.txt", name) for name in names)
    sources = tuple(Source(id=name, name=name.title()) for name in names)
    ann, bob, cat, dan, eve = accounts

    def each(value, some):
        return tuple(claim(one, value) for one in some)

    asked = [
        question(each("1901", (ann, dan, eve)), each("1902", (bob, cat)), id_=f"f{n}")
        for n in range(12)
    ]
    alone = question(each("1870", (bob, cat)), rivals=False, id_="tom")
    besides = question(each("1871", (ann, bob, cat)), rivals=False, id_="tim")
    findings, _ = weigh(
        [*asked, alone, besides], accounts, sources, {a.file: a.file for a in accounts}
    )
    *rest, tom, tim = findings
    assert [(p.one, p.other, p.probability > 0.5) for p in tom.linked] == [("bob", "cat", True)]
    assert (tom.status, tom.origins) == (Status.SINGLE, 1)
    assert (tim.status, tim.origins) == (Status.AGREED, 2)
    assert {f.origins for f in rest} <= {2, 4}
    details = [r.detail for r in tom.answers[0].reasons]
    assert "Bob and Cat seem to have one origin (" in details[-1]
    assert "100%" not in details[-1]


def test_copying_that_takes_next_to_nothing_off_is_no_reason():
    (finding,), _ = weighed(question((claim(ANN, "1901"), claim(BOB, "1901")), rivals=False))
    rows = [r for r in finding.answers[0].reasons if r.name == "copying"]
    assert all(round(r.bits, 2) != 0 for r in rows)


def test_pairs_in_a_chain_are_one_origin():
    pairs = [OneOrigin(one=a, other=b, probability=0.9) for a, b in ("ab", "cd", "bd", "xy")]
    assert independent("abcde", pairs) == 2
    assert independent("abcde", ()) == 5
    assert independent("ax", pairs) == 2


def test_a_good_grade_that_a_record_belies_says_so():
    """Ann, graded A, stands alone against two of grade C on each of twelve questions."""
    sources = (
        replace(SOURCES[0], reliability="A"),
        *(replace(source, reliability="C") for source in SOURCES[1:]),
    )
    asked = [
        question((claim(ANN, "1901"),), (claim(BOB, "1905"), claim(CAT, "1905")), id_=f"f{n}")
        for n in range(12)
    ]
    findings, _ = weigh(asked, (ANN, BOB, CAT), sources, EACH_ITS_OWN)
    (alone,) = [a for a in findings[0].answers if a.value == "1901"]
    detail = next(r.detail for r in alone.reasons if r.name == "ann")
    assert "(93 % before its record here: with the best answer in " in detail


def test_accounts_that_agree_in_all_are_no_copies():
    """Three of grade F in accord on every question are three origins, and the answer is agreed."""
    asked = [
        question((claim(ANN, "1901"), claim(BOB, "1901"), claim(CAT, "1901")), rivals=False)
        for _ in range(20)
    ]
    findings, _ = weigh(asked, (ANN, BOB, CAT), SOURCES, EACH_ITS_OWN)
    assert {(found.origins, found.linked) for found in findings} == {(3, ())}
    assert {found.status for found in findings} == {Status.AGREED}


def test_who_shares_no_more_than_the_answer_bears_nobody_out():
    one = question((claim(ANN, "1921"), claim(BOB, "1921")), rivals=False)
    stray = replace(one, stray=frozenset({ANN.file, BOB.file}))
    (met, unmet), _ = weighed(one, replace(stray, id="f2"))
    assert met.status is Status.AGREED
    assert unmet.status is Status.SINGLE
    assert unmet.answers == met.answers
