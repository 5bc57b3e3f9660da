"""`thurloe case export` and `import`: claims in other people's formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thurloe.cli.brief import Quiet, Reveal  # noqa: TC001  typer reads annotations
from thurloe.cli.case.grow import say_added
from thurloe.cli.case.options import Because, By, CaseFile  # noqa: TC001  typer reads annotations
from thurloe.cli.exits import echo, say_doubt
from thurloe.cli.targets import check_folder, check_not_read

Output = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")]
As = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="FORMAT",
        help="ftm, stix, csv, jsonl, graphml or claimreview; else the file's ending says it.",
    ),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="What another program wrote.")]


def export(
    case: CaseFile,
    output: Output,
    as_: As = "",
    reveal: Reveal = False,
    by: By = "",
    quiet: Quiet = False,
) -> None:
    """Write the claims in a format of other programs. Protected sources stay hidden.

    \b
    Examples:
      thurloe case export ferry.case -o ferry.csv
      thurloe case export ferry.case -o ferry.json --as stix
      thurloe case export ferry.case -o ferry.ftm.json

    FollowTheMoney statements and STIX 2.1 bundles want an extra: pip install 'thurloe[ftm,stix]'.

    Exit codes: 0 written; 2 wrong use, no account in the case, an extra is missing; 4 the case
    cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case

    check_folder(output, example="ferry.csv")
    check_not_read(output, [str(case)], what="files")
    with open_case(case, by=by) as it:
        form = it.export(output, form=as_, reveal=reveal)
    _say_lacks(str(output), form)
    if not quiet:
        echo(f"{output}: written as {form}")


def import_(case: CaseFile, file: File, as_: As = "", because: Because = "", by: By = "") -> None:
    """Add claims that another program wrote: what each source says there is an account of its own.

    \b
    Examples:
      thurloe case import ferry.case theirs.csv --because "the paper's own table"
      thurloe case import ferry.case theirs.json --as stix

    Formats: ftm, stix, csv, jsonl. What of it cannot be used is among what the brief skipped.

    Exit codes: 0 added, or there already; 2 wrong use, the file is not of its format, an extra is
    not installed; 4 the case cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case

    with open_case(case, by=by) as it:
        added = it.take(file, form=as_, because=because)
        held, veil = len(it.state().accounts), it.veil()
    _say_lacks(str(file), as_)
    say_added(added, held, veil)


def _say_lacks(file: str, form: str) -> None:
    """Warn of what the format has no room for."""
    from thurloe.exchange import format_of

    if doubt := format_of(file, form).doubt:
        say_doubt(doubt)
