"""Markdown with numbered quotes, and nothing in it that foreign text could set in motion."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from thurloe.nouns import Status
from thurloe.report import to_markdown
from thurloe.report.markdown import escape

READER = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])


def kinds_of(text):
    """What a reader makes of one line of Markdown: the kinds of its inline parts."""
    tokens = READER.parse(f"- {text}")
    return {child.type for token in tokens for child in token.children or ()}


def test_every_note_is_said_and_every_said_note_is_there(brief):
    text = to_markdown(brief)
    notes = set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))
    said = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    claims = [c for f in brief.findings for a in f.answers for c in a.claims]
    assert notes == said == {str(place + 1) for place in range(len(claims))}


def test_contested_comes_first(brief):
    headings = re.findall(r"^## (.*)", to_markdown(brief), re.MULTILINE)
    assert headings == ["Contested", "Agreed", "One account only", "Sources", "Accounts"]


@pytest.mark.parametrize(
    "evil",
    [
        "<script>x</script>",
        "[a](javascript:x)",
        "![a](b)",
        "`code`",
        "**bold** _it_ ~~no~~",
        "# head",
        "1. list",
        "- list",
        "a | b",
        "<!-- gone",
        "&lt;b&gt;",
        "\\*a*",
        "a\n\n# b",
    ],
)
def test_hostile_text_is_only_text(evil):
    assert kinds_of(escape(evil)) <= {"text", "text_special"}
    (words,) = [token for token in READER.parse(escape(evil)) if token.type == "inline"]
    assert words.content
    assert READER.render(escape(evil)).count("<") == 2  # its own paragraph


@given(text=st.text(alphabet="ab*_`[]()<>#+-.!|~&\\:/@ \n12"))
def test_escaped_text_reads_as_it_was(text):
    tokens = READER.parseInline(escape(text))
    shown = "".join(child.content for token in tokens for child in token.children or ())
    assert shown.strip() == re.sub(r"\s+", " ", text).strip()


def test_links_do_not_make_themselves():
    assert "https\\://" in escape("https://x.example")
    assert "www\\." in escape("www.x.example")
    assert "\\@" in escape("a@x.example")


def test_texts_are_fenced_beyond_their_own_fences(brief):
    account = replace(brief.accounts[0], text="a\n````\n# not a heading\n")
    text = to_markdown(replace(brief, accounts=(account,), findings=(), skipped=()), texts=True)
    fences = [t for t in READER.parse(text) if t.type == "fence"]
    assert [fence.content for fence in fences] == ["a\n````\n# not a heading\n"]


def test_only_sections_that_have_something_are_written(brief):
    kept = [f for f in brief.findings if f.status is Status.SINGLE]
    text = to_markdown(replace(brief, findings=tuple(kept)))
    assert "## One account only" in text
    assert "## Contested" not in text
    assert "## Agreed" not in text
    assert "Nothing was found" in to_markdown(replace(brief, findings=()))
