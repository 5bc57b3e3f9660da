"""The examples that we ship: all readable, their gold in place, their protected source hidden."""

import json
import sys
from pathlib import Path

import pytest

from thurloe.cli.dress import Dress, dress, render
from thurloe.cli.targets import Form
from thurloe.pipeline import make_brief
from thurloe.report import protect, to_html, to_json, to_markdown

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "evals"))
import anchor  # noqa: E402  a script's neighbour, not a package

TOPICS = sorted(path.stem for path in (ROOT / "evals" / "gold").glob("*.json"))


@pytest.fixture(scope="module", params=TOPICS)
def topic(request):
    """A topic's name, its brief and its gold."""
    gold = json.loads((ROOT / "evals" / "gold" / f"{request.param}.json").read_text())
    return request.param, make_brief([ROOT / "examples" / request.param]), gold


def test_every_account_is_read(topic):
    _, brief, gold = topic
    assert brief.left_out == ()
    assert {a.file for a in brief.accounts} == {a["file"] for a in gold["accounts"]}
    assert len(brief.accounts) >= 5


def test_gold_stands_where_it_says(topic):
    _, brief, gold = topic
    texts = {account.file: account.text for account in brief.accounts}
    assert anchor.anchor(gold, texts) == gold


def test_there_is_something_to_argue_about(topic):
    _, brief, _ = topic
    assert {finding.status.value for finding in brief.findings} == {"agreed", "contested", "single"}


def test_every_quote_is_the_accounts_own_words(topic):
    _, brief, _ = topic
    texts = {account.file: account.text for account in brief.accounts}
    claims = [c for f in brief.findings for answer in f.answers for c in answer.claims]
    assert claims
    assert all(texts[c.quote.account][c.quote.start : c.quote.end] == c.quote.text for c in claims)


def test_probabilities_are_their_reasons_added_up(topic):
    _, brief, _ = topic
    for finding in json.loads(to_json(brief))["findings"]:
        bits = [sum(r["bits"] for r in answer["reasons"]) for answer in finding["answers"]]
        odds = [2**b for b in bits]
        shares = [o / sum(odds) for o in odds]
        assert shares == pytest.approx([a["probability"] for a in finding["answers"]], abs=5e-4)
        heard = ["unheard" not in {r["name"] for r in a["reasons"]} for a in finding["answers"]]
        alone = ["not how probable" in a["reasons"][0]["detail"] for a in finding["answers"]]
        assert alone == [is_heard and sum(heard) == 1 for is_heard in heard]


@pytest.mark.parametrize("form", list(Form))
def test_the_protected_source_is_in_no_output(form):
    brief = make_brief([ROOT / "examples" / "ferry"])
    hidden = render(dress(brief, Dress()), form).lower()
    shown = render(dress(brief, Dress(reveal=True)), form).lower()
    assert [name for name in ("sallick", "euan") if name in hidden] == []
    assert "sallick" in shown or form is Form.TEXT  # which shows few of the quotes


def test_pseudonyms_hide_the_author_in_a_byline_and_the_short_name_of_an_outlet():
    brief = protect(make_brief([ROOT / "examples" / "ferry"]), all_sources=True)
    for written in (to_json(brief), to_html(brief), to_markdown(brief)):
        assert "pennock" not in written.lower()
        assert "court of inquiry" not in written.lower()
