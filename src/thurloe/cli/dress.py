"""A brief made fit to be seen: narrowed, protected, rendered, and delivered."""

from __future__ import annotations

import io
import sys
import webbrowser
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from thurloe.cli.exits import drop_output, say
from thurloe.cli.targets import Form, lies_in, write
from thurloe.errors import BadInput
from thurloe.nouns import Status
from thurloe.report import (
    MARKER,
    protect,
    say_title,
    select,
    to_html,
    to_json,
    to_markdown,
    to_terminal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from thurloe.cli.targets import Target
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


def deliver(brief: Brief, target: Target, *, texts: bool = True, quiet: bool = False) -> None:
    """Put the brief where `target` says; a written file is named on standard error."""
    if target.path is None and target.form is Form.TEXT:
        with _standard_output():
            _to_screen(brief)
        return
    data = _ended(render(brief, target.form, texts=texts)).encode("utf-8", "replace")
    if target.path is None:
        with _standard_output():
            typer.echo(data, nl=False)
        return
    write(target.path, data)
    if not quiet:
        say(_written(brief, target.path))
    if target.open_ and not webbrowser.open(target.path.resolve().as_uri()):
        say(f"thurloe: no browser could be opened; the brief is {target.path}")


def warn_if_read_again(target: Target, reading: Sequence[str]) -> None:
    """Say on standard error that the written brief lies among the accounts."""
    folder = target.path and lies_in(target.path, reading)
    if folder:
        say(
            f"thurloe: {target.path} lies in {folder}, which was read: the next run will leave it "
            "out and say so. Move it elsewhere."
        )


def _to_screen(brief: Brief) -> None:
    """Print the brief as wide as the terminal, or plain where standard output is none."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console()
    if not console.is_terminal:
        console = Console(width=WIDTH, height=HEIGHT, color_system=None)
    to_terminal(brief, console)


@contextmanager
def _standard_output() -> Iterator[None]:
    """Flush what is printed within; raises `BadInput` where the system refuses it: a full disk."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        drop_output()
        raise BadInput(
            f"Cannot write to standard output: {error.strerror or error}. What was printed is not "
            "whole. Make room, or write to another place with -o."
        ) from error


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _written(brief: Brief, path: Path) -> str:
    contested = sum(finding.status is Status.CONTESTED for finding in brief.findings)
    return (
        f"{path}: {len(brief.accounts)} accounts, {len(brief.findings)} findings, "
        f"{contested} of them contested"
    )
