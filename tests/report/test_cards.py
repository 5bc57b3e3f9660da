"""Findings ready to show: bars add up, copies are named, sentences stand around quotes."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from thurloe.nouns import Claim, Event, Quote
from thurloe.report import to_html, to_json, to_markdown, to_terminal
from thurloe.report.cards import show_all
from thurloe.report.context import excerpt_of
from thurloe.report.index import index_of, origin_of


def _terminal(brief, height=200):
    console = Console(file=io.StringIO(), width=120, height=height)
    to_terminal(brief, console)
    return console.file.getvalue()


@pytest.fixture(scope="module")
def shown(brief):
    return show_all(index_of(brief))


def test_bars_begin_where_the_last_one_ended(shown):
    for card in (card for one in shown for card in one.cards):
        at, total = card.zero, 0.0
        for step in card.steps:
            total += step.bits
            start = step.left if step.bits >= 0 else step.left + step.width
            assert start == pytest.approx(at, abs=0.05)
            assert step.total == pytest.approx(total)
            assert -0.01 <= step.left <= step.left + step.width <= 100.05
            at = step.left + step.width if step.bits >= 0 else step.left
        assert card.bits == pytest.approx(total)


def test_a_copy_is_named_and_counts_no_origin(shown):
    deaths = shown[0]
    copies = [said for card in deaths.cards for said in card.said if said.copy_of]
    assert [(said.source.name, said.copy_of) for said in copies] == [
        ("Northern Press Wire", "The Ardlin Courier")
    ]
    assert (deaths.accounts, deaths.origins) == (5, 4)


def test_the_original_is_named_before_its_copy(brief):
    turned = [
        replace(f, answers=tuple(replace(a, claims=a.claims[::-1]) for a in f.answers))
        for f in brief.findings
    ]
    for some in (brief, replace(brief, findings=tuple(turned))):
        copied = [
            [bool(said.copy_of) for said in card.said]
            for one in show_all(index_of(some))
            for card in one.cards
        ]
        assert any(True in said for said in copied)
        assert copied == [sorted(said) for said in copied]


def test_claims_are_numbered_throughout(shown):
    anchors = [said.anchor for one in shown for card in one.cards for said in card.said]
    assert anchors == [f"c{place}" for place in range(len(anchors))]


def test_copies_in_a_ring_end_somewhere(brief):
    index = index_of(brief)
    assert origin_of(index, "wire-1968-11-14.txt") == "ardlin-courier.txt"
    assert origin_of(index, "nowhere.txt") == "nowhere.txt"


def test_an_excerpt_is_the_quote_in_its_sentence(shown, brief):
    said = shown[0].cards[0].said[0]
    e = said.excerpt
    assert (e.before, e.head, e.words, e.tail, e.after) == (
        "The Board finds that ",
        "",
        "47",
        " persons lost their lives",
        ".",
    )
    for one in (said for s in shown for card in s.cards for said in card.said):
        assert one.excerpt.head + one.excerpt.words + one.excerpt.tail == one.claim.quote.text


def test_months_and_titles_end_no_sentence(brief):
    account = brief.accounts[0]
    text = "It was cold. On Nov. 14 Mr. Reeve saw it."
    start = text.index("saw")
    quote = Quote(account=account.file, start=start, end=start + 3, text="saw")
    event = Event(
        id="v", account=account.file, kind="see", lemma="see", trigger=quote, subject=None
    )
    claim = Claim(id="c", event=event, attribute="date", value="x", quote=quote, words=quote)
    said = excerpt_of(claim, type(account)(**{**_fields(account), "text": text}))
    assert (said.before, said.after) == ("On Nov. 14 Mr. Reeve ", " it.")


def _fields(account):
    return {name: getattr(account, name) for name in account.__dataclass_fields__}


@pytest.fixture(scope="module")
def vague(brief):
    """The brief with a third answer to its first question that holds both others."""
    first, *others = brief.findings
    one, other, *_ = first.answers
    claim = replace(other.claims[-1], value=">=31")
    wide = replace(other, value=">=31", probability=0.01, claims=(claim,))
    sharp = (replace(one, value="47"), replace(other, value="44"))
    return replace(brief, findings=(replace(first, answers=(*sharp, wide)), *others))


def test_a_vaguer_answer_stands_beneath_those_it_fits(vague):
    shown = show_all(index_of(vague))[0]
    assert [card.value for card in shown.sharp] == ["47", "44"]
    assert [[one.value for one in card.fits] for card in shown.sharp] == [["at least 31"]] * 2
    [rest] = shown.rests
    assert (rest.value, rest.share) == ("something else within “at least 31”", "1 %")
    assert rest.whole == ""  # it holds all the others
    assert [card.whole for card in shown.sharp] == ["", ""]
    assert shown.cards == (*shown.sharp, rest)


@pytest.mark.parametrize("render", [to_html, to_markdown, _terminal])
def test_what_a_vaguer_answer_leaves_is_said_in_words(vague, render):
    text = " ".join(render(vague).split())
    assert "also fits “at least 31”" in text
    assert "something else within “at least 31”" in text
    assert "other than" not in text


def test_on_a_low_screen_it_is_said_in_a_line_of_its_own(vague):
    lines = [line for line in _terminal(vague, height=24).splitlines() if "at least 31" in line]
    assert any("else within “at least 31”" in line for line in lines)


def test_the_findings_file_keeps_each_value_and_its_bits(vague):
    [first, *_] = json.loads(to_json(vague))["findings"]
    assert [answer["value"] for answer in first["answers"]] == ["47", "44", ">=31"]
    assert all(answer["reasons"] for answer in first["answers"])


def test_what_a_vaguer_answer_is_worth_as_a_whole(vague):
    first, *others = vague.findings
    outside = replace(first.answers[0], value="12", probability=0.3)
    inside = replace(first.answers[1], probability=0.6)
    wide = replace(first.answers[2], probability=0.1)
    finding = replace(first, answers=(inside, outside, wide))
    shown = show_all(index_of(replace(vague, findings=(finding, *others))))[0]
    assert [rest.whole for rest in shown.rests] == ["“at least 31” as a whole: 70 %"]
    assert [len(card.fits) for card in shown.sharp] == [1, 0]
