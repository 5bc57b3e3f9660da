"""A claim under the question of others shows what it answers by itself; one told twice, once."""

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from thurloe.nouns import Status
from thurloe.report import to_html, to_json, to_markdown, to_terminal
from thurloe.report.cards import show_all
from thurloe.report.index import index_of

OWN = "When did the cook sit down?"


def with_claims(brief, change):
    """The brief with the claims of the first answer of its first finding changed."""
    first, *others = brief.findings
    best, *rest = first.answers
    answer = replace(best, claims=tuple(change(best.claims)))
    finding = replace(first, answers=(answer, *rest))
    return replace(brief, findings=(finding, *others))


@pytest.fixture(scope="module")
def asked(brief):
    return with_claims(brief, lambda claims: [replace(claims[0], asked=OWN), *claims[1:]])


def test_every_form_says_what_the_quote_answers(brief, asked):
    assert asked.findings[0].status is Status.CONTESTED
    console = Console(file=io.StringIO(), width=120, height=200)
    to_terminal(asked, console)
    shown = (to_html(asked), to_markdown(asked), " ".join(console.file.getvalue().split()))
    assert [f"asked of this quote: {OWN}" in text for text in shown] == [True] * 3
    plain = (to_html(brief), to_markdown(brief), to_json(brief))
    assert not any("asked of this quote" in text or '"asked"' in text for text in plain)


def test_the_findings_file_has_it_where_it_differs(asked):
    claims = json.loads(to_json(asked))["findings"][0]["answers"][0]["claims"]
    assert [claim.get("asked") for claim in claims] == [OWN, *[None] * (len(claims) - 1)]


def test_two_who_are_cited_in_the_same_words_are_both_shown(brief):
    cited = [{"cited": "Anna Holm"}, {"cited": "Karl Weir"}, {"cited": "Karl Weir"}]
    both = with_claims(brief, lambda claims: [replace(claims[0], **who) for who in cited])
    claims = json.loads(to_json(both))["findings"][0]["answers"][0]["claims"]
    assert [claim["cited"] for claim in claims] == ["Anna Holm", "Karl Weir"]


def test_what_is_told_of_two_in_the_same_words_is_shown_once(brief):
    twice = with_claims(brief, lambda claims: [replace(claims[0], asked=OWN), *claims])
    answer = json.loads(to_json(twice))["findings"][0]["answers"][0]
    assert answer == json.loads(to_json(brief))["findings"][0]["answers"][0]
    card, before = (show_all(index_of(one))[0].cards[0] for one in (twice, brief))
    assert len(card.said) == len(before.said)
    assert card.bits == before.bits
    assert OWN not in to_markdown(twice)
