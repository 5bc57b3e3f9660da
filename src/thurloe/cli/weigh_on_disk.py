"""`thurloe weigh --engine duckdb`: claims that are larger than memory."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from thurloe.cli.exits import ALL_READ, say, say_doubt
from thurloe.cli.targets import check_not_read, write_whole
from thurloe.errors import BadInput
from thurloe.weigh.sql import DuckDB, table_in_file, weigh_in

if TYPE_CHECKING:
    from pathlib import Path

    from thurloe.cli.tables import Outputs
    from thurloe.weigh.engine import Evidence
    from thurloe.weigh.sql import Tables

    Disk = tuple[str, Path | None]


def weigh_on_disk(
    claims: Path, evidence: Evidence, wanted: Outputs, disk: Disk, *, quiet: bool = False
) -> int:
    """Weigh a file of claims in DuckDB, write what was asked for, and say with what to exit.

    `disk` is how much memory DuckDB may take, and its file, a temporary one where none is named.

    Raises:
        BadInput: no answers are asked for, or something that DuckDB is not asked for.
    """
    memory, database = disk
    _check(claims, evidence, wanted, database)
    with DuckDB(memory=memory, database=database) as engine:
        found = weigh_in(
            engine,
            table_in_file(claims),
            known=evidence.known,
            prior=evidence.prior,
            lineage=evidence.lineage,
        )
        for path, table in _tables(found, wanted):
            write_whole(path, partial(engine.write, f"SELECT * FROM {table}"))  # noqa: S608
    for doubt in found.doubts:
        say_doubt(doubt)
    for attribute in found.recurring:
        say_doubt(
            f"the same few labels recur in {attribute!r}, and are read on disk without who takes "
            "what for what: --engine memory finds other probabilities"
        )
    if not quiet:
        say(f"{found.count.claims:,} claims weighed")
    return ALL_READ


def _check(claims: Path, evidence: Evidence, wanted: Outputs, database: Path | None) -> None:
    if wanted.explain is not None:
        raise BadInput("--engine duckdb explains nothing. Leave out --explain.")
    if wanted.answers is None:
        raise BadInput("--engine duckdb writes to files. Name one with -o.")
    if evidence.hierarchy or any(kind.name != "category" for kind in evidence.kinds.values()):
        message = (
            "--engine duckdb knows no near values. Leave out --kinds and --hierarchy, or name the "
            "kind category."
        )
        raise BadInput(message)
    for path in wanted.paths:
        if path.suffix.lower() not in {".parquet", ".csv", ".tsv"}:
            raise BadInput(f"--engine duckdb writes no {path.suffix}. Name a .parquet, .csv, .tsv.")
    if database:
        check_not_read(database, [str(claims)], "tables")


def _tables(found: Tables, wanted: Outputs) -> list[tuple[Path, str]]:
    every = (
        (wanted.answers, found.answers),
        (wanted.sources, found.sources),
        (wanted.copying, found.copying),
    )
    return [(path, table) for path, table in every if path]
