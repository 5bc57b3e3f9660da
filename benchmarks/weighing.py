"""Weighing beside its peers, and what it recovers of worlds whose truth is known.

Run `python benchmarks/weighing.py labels|values|copies|disk|recovery|grid [--write]`. `labels`,
`values` and `copies` are about speed: they write each size of claims with string identifiers to a
Parquet file, and run every method on it in a process of its own, one after the other. In the first
all items share eight labels, which is what crowd-kit is made for; in the others each item has
values of its own, and `copies` has the one peer that finds who copies whom: `DAFNA` names its
folder. crowd-kit comes with `pip install 'thurloe[benchmarks]'`; truthdiscovery (1.0.4, which needs
the system's cairo) cannot stand beside it and has an environment of its own, with pyarrow:
`--peers-python PATH`. A method that takes longer than `--limit` seconds or more than
`--memory` GiB is stopped, and not tried with more claims. `disk` weighs a hundred million claims,
or `--sizes`, in DuckDB.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from disk import disk_table
from docs import put_block
from peers import METHODS
from recovery import LARGE, grid, recover
from worlds import Recipe, make_world, write_claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SIZES = {
    "labels": (100_000, 1_000_000),
    "values": (100_000, 1_000_000, 10_000_000),
    "copies": (10_000, 100_000, 1_000_000),
}
LARGER = (100_000_000,)  # than memory
LABELS = 8
OURS = "thurloe"
PEERS = {
    "labels": [method for method in METHODS if method.startswith((OURS, "crowd-kit"))],
    "values": [method for method in METHODS if method.startswith((OURS, "truthdiscovery"))],
    "copies": [OURS, "DAFNA-EA Accu"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One method on one size; `seconds` None where it was stopped, with the reason."""

    method: str
    claims: int
    seconds: float | None
    processor: float = 0.0
    peak_mib: float = 0.0
    why: str = ""


def recipe_of(claims: int) -> Recipe:
    """Sources and items grow with the claims: five claims an item, ten sources a thousand items."""
    return Recipe(
        sources=max(100, claims // 1000),
        items=claims // 5,
        claims=claims,
        skew=0.6,
        copiers=0.05,
        copied=0.5,
        wrong=LABELS - 1,
    )


def speed(sizes: Sequence[int], methods: Sequence[str], args: argparse.Namespace) -> list[Run]:
    """Every method on every size, until it takes too long."""
    runs: list[Run] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.parquet"
            labels = LABELS if args.part == "labels" else 0
            write_claims(make_world(recipe_of(size), seed=1), path, labels=labels)
            for method in methods:
                stopped = [run for run in runs if run.method == method and run.seconds is None]
                if not stopped:
                    runs.append(run_one(method, size, path, args))
                    print(runs[-1], file=sys.stderr, flush=True)
            path.unlink()
    return runs


def run_one(method: str, size: int, path: Path, args: argparse.Namespace) -> Run:
    """One method in a child process; ours in this Python, a peer in that of the peers."""
    python = sys.executable if method == OURS else args.peers_python
    script = str(Path(__file__).with_name("peers.py"))
    command = [python, script, method, str(path), str(args.memory)]
    try:
        child = subprocess.run(
            command, capture_output=True, text=True, timeout=args.limit, check=False
        )
    except subprocess.TimeoutExpired:
        return Run(method=method, claims=size, seconds=None, why=f"> {args.limit:,} s")
    if child.returncode:
        last = (child.stderr.strip().splitlines() or [f"exit {child.returncode}"])[-1]
        return Run(method=method, claims=size, seconds=None, why=last[:60])
    figures = json.loads(child.stdout.splitlines()[-1])
    figures.pop("answers")
    return Run(method=method, claims=size, **figures)


def speed_table(runs: Sequence[Run]) -> str:
    """Seconds and peak of each method by size, and how many times as long as ours it takes.

    By the clock; seconds of the processor stand beside, for a machine that has other work too.
    """
    sizes = sorted({run.claims for run in runs})
    found = {(run.method, run.claims): run for run in runs}
    columns = " of processor | times ours | peak MiB |"
    head = "".join(f" {size:,} claims |{columns}" for size in sizes)
    lines = [f"| method |{head}", "|---|" + "---:|---:|---:|---:|" * len(sizes)]
    for method in dict.fromkeys(run.method for run in runs):
        cells = "".join(_cells(found, method, size) for size in sizes)
        lines.append(f"| {method} |{cells}")
    ours = [found[OURS, size] for size in sizes if (OURS, size) in found]
    flat = ", ".join(f"{1e6 * run.seconds / run.claims:.1f}" for run in ours if run.seconds)
    return "\n".join([*lines, "", f"Ours takes {flat} s a million claims, in the order of sizes."])


def _cells(found: dict[tuple[str, int], Run], method: str, size: int) -> str:
    run, ours = found.get((method, size)), found.get((OURS, size))
    if run is None:
        return " - | - | - | - |"
    if run.seconds is None:
        return f" {run.why} | - | - | - |"
    ratio = f"{run.seconds / ours.seconds:.1f}" if ours and ours.seconds else "-"
    return f" {run.seconds:.1f} s | {run.processor:.1f} s | {ratio} | {run.peak_mib:,.0f} |"


def recovery_table(seeds: Sequence[int]) -> str:
    """What is recovered of a large world, each seed a row."""
    world = (
        f"{LARGE.sources:,} sources, {LARGE.items:,} items, {LARGE.copiers:.0%} of the sources "
        f"copy {LARGE.copied:.0%} of what they say."
    )
    head = "| seed | claims | share right | reliability given (limit) | ROC AUC | precision |"
    lines = [world, "", head, "|---:|---:|---:|---:|---:|---:|"]
    for seed in seeds:
        found = recover(seed)
        lines.append(
            f"| {seed} | {found.claims:,} | {found.correlation:.3f} "
            f"| {found.independent:.3f} ({found.limit:.3f}) | {found.auc:.3f} "
            f"| {found.precision:.3f} |"
        )
    return "\n".join(lines)


def grid_table(worlds: int) -> Iterator[str]:
    """Every cell of the grid of small worlds, a row each."""
    yield f"{worlds} worlds a cell, of 4 to 10 sources and 5 to 30 items."
    yield ""
    yield "| reliable | covered | copiers | items | accuracy | vote | gain (s.e.) | calibration |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|"
    for cell in grid(worlds):
        yield (
            f"| {cell.reliability} | {cell.overlap:.0%} | {cell.copiers:.0%} | {cell.items:,} "
            f"| {cell.accuracy:.3f} | {cell.vote:.3f} "
            f"| {cell.accuracy - cell.vote:+.3f} ({cell.gain_error:.3f}) | {cell.error:.3f} |"
        )


def main() -> int:
    """Measure one part, print its table, and write it to the documentation if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=(*PEERS, "disk", "recovery", "grid"))
    parser.add_argument("--sizes", type=int, nargs="*")
    parser.add_argument("--methods", nargs="*", choices=tuple(METHODS))
    parser.add_argument("--limit", type=int, default=900, help="seconds for one method and size")
    parser.add_argument("--memory", type=int, default=10, help="GiB for one method and size")
    parser.add_argument("--peers-python", default=sys.executable)
    parser.add_argument("--worlds", type=int, default=200, help="small worlds a cell")
    parser.add_argument("--seeds", type=int, nargs="*", default=(1, 2, 3))
    parser.add_argument("--write", action="store_true", help="put it into docs/benchmarks.md")
    args = parser.parse_args()
    if args.part == "recovery":
        table = recovery_table(args.seeds)
    elif args.part == "grid":
        table = "\n".join(grid_table(args.worlds))
    elif args.part == "disk":
        table = disk_table(args.sizes or LARGER)
    else:
        methods = args.methods or PEERS[args.part]
        table = speed_table(speed(args.sizes or SIZES[args.part], methods, args))
    print(table)
    if args.write:
        put_block(f"weighing-{args.part}", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
