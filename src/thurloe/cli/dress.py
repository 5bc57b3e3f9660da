"""A brief that was dressed, delivered to where it is wanted."""

from __future__ import annotations

import io
import sys
import webbrowser
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from thurloe.cli.exits import drop_output, say
from thurloe.cli.targets import lies_in, write
from thurloe.errors import not_written
from thurloe.forms import Form
from thurloe.report import to_terminal
from thurloe.report.dressing import HEIGHT, WIDTH, Dress, dress, render
from thurloe.report.index import Part, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from thurloe.cli.targets import Target
    from thurloe.nouns import Brief

__all__ = ["Dress", "deliver", "dress", "render", "warn_if_read_again"]


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
    write(target.path, data, private=target.private)
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
        more = "What was printed is not whole. Make room, or write to another place with -o."
        raise not_written("to standard output", error, more) from error


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _written(brief: Brief, path: Path) -> str:
    contested = sum(part_of(finding) is Part.CONTESTED for finding in brief.findings)
    return (
        f"{path}: {len(brief.accounts)} accounts, {len(brief.findings)} findings, "
        f"{contested} of them contested"
    )
