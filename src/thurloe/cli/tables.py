"""Where the tables of `thurloe weigh` go, and how they get there."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console

from thurloe.cli.exits import say
from thurloe.cli.targets import check_folder, check_not_read, write_whole
from thurloe.cli.weighed_screen import explained, none_copies, summary
from thurloe.errors import BadInput
from thurloe.weigh import ending_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from thurloe.weigh import Result, Table

WIDTH = 100  # columns of what goes to a file or another program


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """The files to write, each None where nobody asked, and the item to explain."""

    answers: Path | None = None
    sources: Path | None = None
    copying: Path | None = None
    explain: str | None = None

    @property
    def paths(self) -> list[Path]:
        """All files that will be written."""
        return [path for path in (self.answers, self.sources, self.copying) if path]

    def check(self, reading: Sequence[Path | None]) -> None:
        """Settle all that can go wrong with the files before any reading.

        Raises:
            BadInput: an ending says nothing, a folder is missing or closed, a file is to be
                written twice, or is one of those to read.
        """
        for path in self.paths:
            ending_of(path)
            check_folder(path, "answers.parquet")
            check_not_read(path, [str(one) for one in reading if one], "tables")
            if self.paths.count(path) > 1:
                raise BadInput(f"{str(path)!r} is to be written twice. Name two files.")


def deliver(result: Result, wanted: Outputs, *, quiet: bool = False) -> None:
    """Write what was asked for; print an explanation, or a summary where no answers are written."""
    said = explained(result.explain(wanted.explain)) if wanted.explain is not None else None
    for path, table in _tables(result, wanted):
        write_whole(path, table.write)
        if not quiet:
            say(f"{path}: {len(table):,} rows")
    if wanted.copying and not len(result.copying) and not quiet:
        say(none_copies(result))
    console = _console()
    if said is not None:
        console.print(said)
    elif wanted.answers is None:
        console.print(summary(result, console.height))


def _tables(result: Result, wanted: Outputs) -> Iterator[tuple[Path, Table]]:
    if wanted.answers:
        yield wanted.answers, result.answers
    if wanted.sources:
        yield wanted.sources, result.sources
    if wanted.copying:
        yield wanted.copying, result.copying


def _console() -> Console:
    """As wide as the terminal, or plain where standard output is none."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH, height=60, color_system=None)
