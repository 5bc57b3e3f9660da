"""How credible a claim is stands apart from its source, adds bits, and shows as "B2"."""

import math

import pytest

from thurloe.errors import BadInput
from thurloe.report import to_html, to_json, to_markdown
from thurloe.weigh.findings import replay
from thurloe.weigh.grades import CREDIBILITY

A = "By Ann Lee\n\nHeron sank on 3 May 1962.\n"
B = "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"


@pytest.fixture
def two(case, write):
    case.add(write("a.txt", A))
    case.add(write("b.txt", B))
    return case


def shares(case):
    return {a.value: a.probability for a in case.findings()[0].answers}


@pytest.mark.parametrize("figure", CREDIBILITY)
def test_it_adds_its_bits_and_they_replay(two, figure):
    before = shares(two)["1962-05-03"]
    two.credit("Heron sank on 3 May 1962", figure, because="the tide")
    finding = two.findings()[0]
    odds = before / (1 - before) * 2 ** CREDIBILITY[figure]
    assert shares(two)["1962-05-03"] == pytest.approx(odds / (1 + odds))
    assert replay(finding.answers) == pytest.approx([a.probability for a in finding.answers])
    (reason,) = (r for a in finding.answers for r in a.reasons if r.name == "credibility")
    assert reason.bits == CREDIBILITY[figure]
    assert f"({figure}) by Ann: the tide" in reason.detail


def test_the_sources_record_is_left_alone(two):
    before = two.brief().standings
    two.credit("Heron sank on 3 May 1962", 5, because="x")
    assert two.brief().standings == before


def test_several_of_one_answer_count_as_their_mean(two, write):
    two.add(write("c.txt", "By Cy Dunn\n\nHeron sank on 3 May 1962.\n"))
    for hit, figure in zip(two.search("heron 3"), (1, 4), strict=True):
        two.credit(hit.told[0].statement.handle, figure, because="x")
    answer = next(a for a in two.findings()[0].answers if a.value == "1962-05-03")
    assert [r.bits for r in answer.reasons if r.name == "credibility"] == [1.0]


def test_it_stands_beside_the_letter(two):
    two.grade("Ann Lee", "B", because="x")
    two.credit("Heron sank on 3 May 1962", 2, because="x")
    brief = two.brief()
    assert "Ann Lee (B2)" in to_markdown(brief)
    page = to_html(brief)
    assert ">B2</abbr>" in page
    assert "B: usually reliable" in page
    assert "2: probably true" in page
    assert '"credibility": 2' in to_json(brief)
    assert to_json(brief).count('"credibility": ') == 1


def test_people_who_differ_and_undo(two, also):
    event = two.credit("Heron sank on 3 May 1962", 2, because="x")
    also("Ben").credit("Heron sank on 3 May 1962", 4, because="y")
    (conflict,) = two.conflicts()
    assert conflict.about == "how credible “Heron sank on 3 May 1962” is"
    assert not any(r.name == "credibility" for a in two.findings()[0].answers for r in a.reasons)
    two.undo(event.seq, because="he is right")
    answer = next(a for a in two.findings()[0].answers if a.value == "1962-05-03")
    assert math.fsum(r.bits for r in answer.reasons if r.name == "credibility") == -2


def test_a_judgement_and_an_acceptance_are_no_conflict(two, also):
    two.credit("Heron sank on 3 May 1962", 5, because="x")
    also("Ben").accept("Heron sank on 3 May 1962", because="it does say so")
    assert two.conflicts() == ()


@pytest.mark.parametrize("figure", [0, 7])
def test_what_is_no_figure(two, figure):
    with pytest.raises(BadInput, match="is no credibility"):
        two.credit("Heron sank on 3 May 1962", figure, because="x")
