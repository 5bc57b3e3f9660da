"""`thurloe weigh`: a table of claims in, answers with their probabilities out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thurloe.cli.exits import ALL_READ, say_doubt

if TYPE_CHECKING:
    from thurloe.cli.tables import Outputs
    from thurloe.weigh.results import Evidence

_ENDINGS = ".parquet, .csv, .tsv or .arrow"


class Where(StrEnum):
    """Where claims are weighed."""

    MEMORY = "memory"
    DUCKDB = "duckdb"


Claims = Annotated[
    Path,
    typer.Argument(
        metavar="CLAIMS",
        help=f"The claims: source, item, value[, confidence]; {_ENDINGS}. An item may be a thing "
        "and what is asked of it, with ␟ (U+241F) between: 'ferry Heron␟dead'.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help=f"Write the answers to this file; {_ENDINGS}.")
]
Sources = Annotated[
    Path | None, typer.Option("--sources", help="Write how far to trust each source to this file.")
]
Copying = Annotated[
    Path | None, typer.Option("--copying", help="Write who seems to copy whom to this file.")
]
Kinds = Annotated[
    Path | None,
    typer.Option(
        "--kinds",
        help="What values are: attribute (what follows ␟ in an item, * for all others), kind"
        "[, tolerance].",
    ),
]
Hierarchy = Annotated[
    Path | None, typer.Option("--hierarchy", help="Which value lies within which: child, parent.")
]
Lineage = Annotated[
    Path | None, typer.Option("--lineage", help="Who is known to copy: source, copies_from.")
]
Known = Annotated[Path | None, typer.Option("--known", help="Answers that are known: item, value.")]
Prior = Annotated[
    Path | None,
    typer.Option(
        "--prior", help="What is known of sources: source, grade or reliability[, weight]."
    ),
]
Engine = Annotated[
    Where, typer.Option("--engine", help="Weigh in memory, or on disk what is larger than that.")
]
Memory = Annotated[str, typer.Option("--memory", help="How much memory DuckDB may take.")]
Database = Annotated[
    Path | None, typer.Option("--database", help="DuckDB's file; otherwise a temporary one.")
]
Explain = Annotated[
    str | None, typer.Option("--explain", help="Show what makes the answer to this item.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]


def weigh(
    claims: Claims,
    output: Output = None,
    sources: Sources = None,
    copying: Copying = None,
    kinds: Kinds = None,
    hierarchy: Hierarchy = None,
    lineage: Lineage = None,
    known: Known = None,
    prior: Prior = None,
    explain: Explain = None,
    engine: Engine = Where.MEMORY,
    memory: Memory = "2GB",
    database: Database = None,
    quiet: Quiet = False,
) -> None:
    """Weigh a table of claims: which value of each item is right, how sure that is, who copies.

    \b
    Examples:
      thurloe weigh claims.csv
      thurloe weigh claims.parquet -o answers.parquet --sources sources.csv
      thurloe weigh claims.csv --kinds kinds.csv --explain 'ferry Heron, minute it sank'
      thurloe weigh claims.parquet -o answers.parquet --engine duckdb --memory 2GB
      thurloe weigh claims.csv --known known.csv --prior priors.csv -o answers.csv

    Without -o the answers that are most in doubt are printed.

    Exit codes: 0 all was weighed; 2 wrong use, or a table that cannot be used.
    """
    from thurloe.cli.tables import Outputs
    from thurloe.cli.weigh_on_disk import weigh_on_disk
    from thurloe.weigh import read_evidence

    wanted = Outputs(answers=output, sources=sources, copying=copying, explain=explain)
    wanted.check(reading=[claims, kinds, hierarchy, lineage, known, prior])
    evidence = read_evidence(kinds, hierarchy, lineage, known, prior)
    if engine is Where.DUCKDB:
        raise typer.Exit(weigh_on_disk(claims, evidence, wanted, (memory, database), quiet=quiet))
    _weigh_here(claims, evidence, wanted, quiet=quiet)
    raise typer.Exit(ALL_READ)


def _weigh_here(claims: Path, evidence: Evidence, wanted: Outputs, *, quiet: bool) -> None:
    """Weigh in memory, warn of evidence that meets no claim, and hand the result over."""
    from thurloe.cli.progress import bars
    from thurloe.cli.tables import deliver
    from thurloe.weigh import weigh_with

    with bars(quiet=quiet) as progress:
        result = weigh_with(claims, evidence, progress)
    for line in result.doubts:
        say_doubt(line)
    deliver(result, wanted, quiet=quiet)
