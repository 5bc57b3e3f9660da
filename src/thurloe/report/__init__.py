"""Briefs for readers: the findings file, a page, Markdown, the terminal; narrowed or disguised."""

from __future__ import annotations

from thurloe.report.findings_file import to_json, write_json
from thurloe.report.markdown import to_markdown
from thurloe.report.narrow import find_entity, select
from thurloe.report.page import to_html
from thurloe.report.pseudonyms import Veil, protect, veil
from thurloe.report.summary import MARKER
from thurloe.report.terminal import to_terminal
from thurloe.report.wording import say_title

__all__ = [
    "MARKER",
    "Veil",
    "find_entity",
    "protect",
    "say_title",
    "select",
    "to_html",
    "to_json",
    "to_markdown",
    "to_terminal",
    "veil",
    "write_json",
]
