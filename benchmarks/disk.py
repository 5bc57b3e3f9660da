"""Claims that are larger than memory: `thurloe weigh --engine duckdb` in a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCES = 10_000  # and one in twenty more that copies one of these
DUCKDB = "2GB"
MAIN = "from thurloe.cli.main import main; main()"
LIMIT = 4 << 30  # bytes of data that the process may have

# Of each item five sources speak, the n-th of them in proportion to n ** -0.6, right with a share
# of 0.55 to 0.95, else with one of seven values, the first of which are popular. Where the first
# to speak is one that is copied, the last is often its copier. What is random is a hash, so that
# nothing need be kept; rows are dealt over the file by a multiplication without a common divisor.
WORLD = """
    WITH dealt AS (
        SELECT n * 61803398879 % $claims AS place FROM range($claims) AS numbers(n)
    ), spoken AS (
        SELECT place // 5 AS item, place % 5 AS turn, $source AS speaker, $first AS first FROM dealt
    ), copying AS (
        SELECT *, turn = 4 AND first % 7 = 3 AND first // 7 < $sources // 20
            AND hash(item, 'copied') % 2 = 0 AS copied FROM spoken
    ), said AS (
        SELECT item, CASE WHEN copied THEN $sources + first // 7 ELSE speaker END AS source,
            CASE WHEN copied THEN first ELSE speaker END AS knows,
            CASE WHEN copied THEN 0 ELSE turn END AS turn FROM copying
    )
    SELECT printf('source-%05d', source) AS source, printf('object %08d\u241fstate', item) AS item,
        'value ' || (item * 92821 + 48271 * CASE
            WHEN hash(item, turn, 'right') % 1000 < 550 + hash(knows, 'able') % 400 THEN 0
            ELSE 1 + CAST(FLOOR(7 * POWER(hash(item, turn, 'wrong') % 1000 / 1e3, 2)) AS BIGINT)
        END) % 1000003 AS value
    FROM said
"""
SPEAKER = "CAST(FLOOR($sources * POWER(hash(place // 5, $turn) % 1000000 / 1e6, 2.5)) AS BIGINT)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One size: what it took by the clock and of the processor, and its peak of resident memory."""

    claims: int
    answers: int
    file_mib: float
    seconds: float
    processor: float
    peak_mib: float


def write_world(claims: int, path: Path) -> None:
    """Write so many claims to a Parquet file, in an order that has nothing to do with items."""
    given = {"claims": claims, "sources": SOURCES}
    speakers = {
        name: Template(SPEAKER).substitute(given, turn=turn)
        for name, turn in (("source", "place % 5"), ("first", "0"))
    }
    query = Template(WORLD).substitute(given, **speakers)
    duckdb.execute("SET preserve_insertion_order = false")
    duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")


def weigh_on_disk(folder: Path) -> Run:
    """Weigh `claims.parquet` under the limit, answers to a file, and say what it took."""
    claims, out = folder / "claims.parquet", folder / "answers.parquet"
    command = [sys.executable, "-c", MAIN, "weigh", str(claims), "-o", str(out)]
    command += ["--sources", str(folder / "sources.csv"), "--engine", "duckdb", "--memory", DUCKDB]
    start = time.perf_counter()
    subprocess.run(command, check=True, preexec_fn=_limit)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(
        claims=_rows(claims),
        answers=_rows(out),
        file_mib=claims.stat().st_size / (1 << 20),
        seconds=seconds,
        processor=used.ru_utime + used.ru_stime,
        peak_mib=used.ru_maxrss / 1024,  # KiB on Linux
    )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (LIMIT, LIMIT))


def _rows(path: Path) -> int:
    return len(duckdb.read_parquet(str(path)))


def disk_table(sizes: Sequence[int]) -> str:
    """Each size a row."""
    lines = [
        f"{SOURCES:,} sources; DuckDB may take {DUCKDB}, the process {LIMIT >> 30} GiB of data.",
        "",
        "| claims | file MiB | answers | seconds | of processor | peak MiB |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            write_world(size, Path(name) / "claims.parquet")
            run = weigh_on_disk(Path(name))
        lines.append(
            f"| {run.claims:,} | {run.file_mib:,.0f} | {run.answers:,} | {run.seconds:,.0f} "
            f"| {run.processor:,.0f} | {run.peak_mib:,.0f} |"
        )
    return "\n".join(lines)
