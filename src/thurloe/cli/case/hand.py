"""`thurloe case pack` and `unpack`: a whole case handed over, intact."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thurloe.cli.case.options import By, CaseFile  # noqa: TC001  typer reads annotations
from thurloe.cli.exits import echo
from thurloe.cli.targets import check_folder

Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="The file to make: ferry.tar.zst.")
]
Reveal = Annotated[
    bool, typer.Option("--reveal", help="Hand over the names of protected sources too.")
]
Pack = Annotated[Path, typer.Argument(metavar="PACK", help="What `thurloe case pack` made.")]
NewCase = Annotated[
    str,
    typer.Argument(
        metavar="CASE", help="The file of the new case, or an empty database: postgresql://..."
    ),
]


def pack(case: CaseFile, output: Output, reveal: Reveal = False, by: By = "") -> None:
    """Write the whole case into one file to hand over: its log, every text, all that was decided.

    \b
    Examples:
      thurloe case pack ferry.case -o ferry.tar.zst
      thurloe case pack ferry.case -o ferry.tar.zst --reveal

    A pack holds every name in the case and every word of its accounts. Where a source is protected
    it is therefore made with --reveal alone: seal it, or send a brief, which hides the name.

    Exit codes: 0 made; 2 wrong use, the file exists, or a source is protected and --reveal is not
    given; 4 the case cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case

    check_folder(output, example="ferry.tar.zst")
    with open_case(case, by=by) as it:
        made = it.pack(output, reveal=reveal)
    echo(f"{output}: {made.events} events, {made.files} files; the last has the hash {made.head}")


def unpack(pack: Pack, case: NewCase) -> None:
    """Make a case of what somebody packed, if every byte of it is as it was packed.

    \b
    Examples:
      thurloe case unpack ferry.tar.zst ferry.case
      thurloe case unpack ferry.tar.zst postgresql://ann@db.example.org/ferry

    All is checked before anything is written. Compare the hash that this prints with the one that
    pack printed: whoever can write a pack can write another one that holds together.

    Exit codes: 0 made; 2 wrong use, a case is there, or the pack is damaged, altered or none; 4 the
    case cannot be written.
    """
    from thurloe.case import unpack as unpacked

    made = unpacked(pack, case)
    echo(
        f"{made.path}: {made.events} events, nothing altered on the way; "
        f"the last has the hash {made.head}"
    )
