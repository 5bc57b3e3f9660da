"""The application `thurloe` and what all its commands share."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from thurloe.cli.brief import brief
from thurloe.cli.case import app as case
from thurloe.cli.exits import INTERRUPTED, Group
from thurloe.cli.serve import serve
from thurloe.cli.weigh import weigh

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(brief)
app.command()(weigh)
app.command()(serve)
app.add_typer(case, name="case")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"thurloe {version('thurloe')}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", is_eager=True, callback=_print_version, help="Print the version and stop."
    ),
]


@app.callback()
def thurloe(_version: Version = False) -> None:
    """Many accounts of the same events in, one cited brief out."""


def main() -> None:
    """Run the command line; Ctrl-C before a command has started ends as quietly as within one."""
    try:
        app(prog_name="thurloe")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
