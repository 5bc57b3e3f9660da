"""What the commands of `thurloe case` share."""

from __future__ import annotations

from typing import Annotated

import typer

CaseFile = Annotated[
    str,
    typer.Argument(metavar="CASE", help="The file of the case, or its database: postgresql://..."),
]
By = Annotated[
    str,
    typer.Option(
        "--by", metavar="NAME", help="Who you are; else THURLOE_BY, else the user's name."
    ),
]
Because = Annotated[str, typer.Option("--because", metavar="WHY", help="Why, for the log.")]
Reason = Annotated[
    str, typer.Option("--because", metavar="WHY", help="Why, for the log; must be said.")
]
