"""Sources that seem to have one origin are named so wherever it matters, and bits add up as shown."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from thurloe.nouns import Reason, Source, Status
from thurloe.records import OneOrigin
from thurloe.report import to_html, to_json, to_markdown, to_terminal
from thurloe.report.cards import show_all
from thurloe.report.index import index_of
from thurloe.report.kin import say_kin
from thurloe.report.markdown import escape
from thurloe.report.wording import say_bits

NAMES = {letter: Source(id=letter, name=letter.upper()) for letter in "abcdefghij"}


def _pairs(*some):
    return [OneOrigin(one=one, other=other, probability=0.9) for one, other in some]


def test_those_in_a_chain_stand_together():
    assert say_kin(_pairs("ab", "cd", "bx"), NAMES) == (
        "A, B and x seem to have one origin; C and D seem to have one origin"
    )
    assert say_kin([], NAMES) == ""
    many = say_kin(_pairs("ab", "cd", "ef", "gh", "ij"), NAMES)
    assert many.endswith("E and F seem to have one origin; so do 2 more groups")


def _terminal(brief):
    console = Console(file=io.StringIO(), width=120, height=60)
    to_terminal(brief, console)
    return console.file.getvalue()


@pytest.fixture(scope="module")
def linked(brief):
    """The brief with two sources that seem to have one origin in all findings."""
    pair = OneOrigin(one="s1", other="s4", probability=0.97)
    findings = tuple(replace(f, linked=(pair,), origins=f.origins + 1) for f in brief.findings)
    return replace(brief, findings=findings)


@pytest.mark.parametrize("render", [_terminal, to_markdown, to_html])
def test_every_output_says_in_a_line_who_seem_to_have_one_origin(brief, linked, render):
    names = {source.id: source.name for source in brief.sources}
    one, other = sorted((names["s1"], names["s4"]))
    said = f"By what they share {one} and {other} seem to have one origin, and count as one"
    assert said in " ".join(render(linked).split())
    assert "seem to have one origin" not in render(brief)


def test_each_finding_says_it_too(linked):
    per_finding = to_markdown(linked).count("seem to have one origin") - 1
    assert per_finding == len(linked.findings)
    assert to_html(linked).count("seem to have one origin") > len(linked.findings)


def test_the_findings_file_gives_origins_and_pairs(linked):
    rows = json.loads(to_json(linked))["findings"]
    assert [row["origins"] for row in rows] == [f.origins for f in linked.findings]
    assert rows[0]["one_origin"] == [{"sources": ["s1", "s4"], "probability": 0.97}]


@given(st.lists(st.floats(-9, 9), min_size=1, max_size=9))
def test_bits_add_up_as_they_are_shown(brief, bits):
    card = _card_of(brief, bits)
    parts = [float(say_bits(step.shown).replace("−", "-")) for step in card.steps]
    assert round(sum(parts), 2) == float(say_bits(card.bits).replace("−", "-"))
    assert all(abs(one - step.bits) < 0.011 for one, step in zip(parts, card.steps, strict=True))


def _card_of(brief, bits):
    finding = brief.findings[0]
    reasons = tuple(Reason(name="s1", bits=one, detail="") for one in bits)
    answer = replace(finding.answers[0], reasons=reasons, probability=1.0)
    one = replace(brief, findings=(replace(finding, answers=(answer,)),))
    return show_all(index_of(one))[0].cards[0]


def test_an_answer_without_a_share_does_not_stretch_the_bars(brief):
    finding = brief.findings[0]
    best, other, *_ = finding.answers
    unheard = Reason(name="unheard", bits=-60.0, detail="no share")
    none = replace(other, probability=0.0, reasons=(unheard,))
    shown = show_all(index_of(replace(brief, findings=(replace(finding, answers=(best, none)),))))
    sure, mute = shown[0].cards
    assert (mute.share, mute.percent) == ("0 %", 0)
    assert max(step.width for step in sure.steps) > 10
    assert all(0 <= step.left <= step.left + step.width <= 100 for step in mute.steps)


def test_the_markdown_gives_reasons_in_words_and_records(brief):
    text = to_markdown(brief)
    contested = [f for f in brief.findings if f.status is Status.CONTESTED]
    for reason in (r for f in contested for a in f.answers for r in a.reasons):
        assert f": {escape(reason.detail)}" in text
    assert "| source | reliability | with the best answer | taken to be right |" in text
    assert "| 8 of 8 | 89 % (69–99 %) |" in text
    assert "| shares no question | 70 % (by its grade alone) |" in text
    assert "0 of 0" not in text


@pytest.mark.parametrize("render", [to_markdown, to_html])
def test_the_range_is_said_to_be_measured_in_generated_tables(brief, render):
    text = render(brief)
    assert "nine times in ten, in generated tables" in text
    assert "holds nine times in ten" not in text


def test_the_page_says_why_of_what_is_agreed(brief):
    page = to_html(brief)
    agreed = page[page.index('id="agreed"') : page.index('id="single"')]
    assert '<details class="why"><summary>Why' in agreed
