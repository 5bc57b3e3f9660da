"""What stands on paper when the page is printed by a real browser."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
from browser import needs_browser, run_browser

from thurloe.nouns import Status
from thurloe.report import to_html

pytestmark = needs_browser


def printed(page: str, folder: Path) -> str:
    """The words of the printed page, one space between them."""
    html, pdf = folder / "brief.html", folder / "brief.pdf"
    html.write_text(page, encoding="utf-8")
    run_browser(html, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"\W+", " ", text)


def words(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def test_every_account_is_printed_in_full(brief, tmp_path):
    paper = printed(to_html(brief), tmp_path)
    for account in brief.accounts:
        lines = [words(line).split() for line in account.text.splitlines()]
        assert [line for line in lines if " ".join(line[:4]) not in paper] == []
    assert "Seen and not used" in paper


def test_without_texts_the_print_says_so(brief, tmp_path):
    paper = printed(to_html(brief, texts=False), tmp_path)
    assert "Made without the accounts full texts" in paper
    assert "I was on the quay" not in paper


def test_what_is_folded_on_the_screen_is_printed(brief, tmp_path):
    """Reasons, and findings of one account that are too many to be shown without a click."""
    many = tuple(replace(f, id=f"{f.id}-{n}") for n in range(9) for f in brief.findings)
    paper = printed(to_html(replace(brief, findings=many)), tmp_path)
    contested = next(f for f in brief.findings if f.status is Status.CONTESTED)
    single = next(f for f in brief.findings if f.status is Status.SINGLE)
    assert words(contested.answers[0].reasons[-1].detail) in paper
    assert paper.count(words(single.question)) >= len(many) // len(brief.findings)
    assert words(brief.left_out[0].why) in paper
