"""A brief made fit to be seen: narrowed, protected, rendered."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.console import Console

from thurloe.errors import BadInput
from thurloe.forms import Form
from thurloe.report.findings_file import to_json
from thurloe.report.markdown import to_markdown
from thurloe.report.narrow import select
from thurloe.report.page import to_html
from thurloe.report.pseudonyms import protect
from thurloe.report.summary import MARKER
from thurloe.report.terminal import to_terminal
from thurloe.report.wording import say_title

if TYPE_CHECKING:
    from thurloe.nouns import Brief

WIDTH = 100  # columns of a text brief that goes to a file or another program
HEIGHT = 60  # and lines that it is fitted to where it can be: a printed page


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What of a brief may be seen."""

    title: str | None = None
    about: str | None = None
    texts: bool = True
    pseudonyms: bool = False
    reveal: bool = False


def dress(brief: Brief, wanted: Dress) -> Brief:
    """Name the brief, narrow it to what it is wanted about, hide the sources that must be hidden.

    Raises:
        BadInput: no entity bears the name, or pseudonyms and real names are asked for at once.
    """
    if wanted.pseudonyms and wanted.reveal:
        raise BadInput("--pseudonyms hides every source and --reveal shows them. Choose one.")
    brief = replace(brief, title=wanted.title or brief.title)
    shown = protect(brief, all_sources=wanted.pseudonyms, reveal=wanted.reveal)
    if not wanted.title:  # the name of a folder or file, hidden as it is written, then made to read
        shown = replace(shown, title=say_title(shown.title))
    return shown if wanted.about is None else select(shown, wanted.about, unhidden=brief)


def render(brief: Brief, form: Form, *, texts: bool = True) -> str:
    """Write the brief out in `form`; `texts` says whether accounts are given in full."""
    if form is Form.JSON:
        return to_json(brief, texts=texts)
    if form is Form.HTML:
        return to_html(brief, texts=texts)
    if form is Form.MD:
        return to_markdown(brief, texts=texts)
    console = Console(file=io.StringIO(), width=WIDTH, height=HEIGHT, color_system=None)
    with console.capture() as printed:
        to_terminal(brief, console)
    return f"{printed.get()}[{MARKER}]"
