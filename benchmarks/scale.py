"""Time and peak memory by the number of accounts: `python benchmarks/scale.py`.

Each size runs in a process of its own, start-up included, and its peak is what the system
counted for that process (resident set). Linear means that an account costs no more among many.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import write_articles
from docs import put_block

from thurloe.pipeline import make_brief
from thurloe.report import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (10, 100, 770)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One size: how long it took by the clock and of the processor, its peak, what came of it."""

    accounts: int
    words: int
    seconds: float
    processor: float
    peak_mib: float
    findings: int


def run_child(folder: Path) -> None:
    """Brief one folder in this process and print what it took."""
    brief = make_brief([folder])
    to_json(brief)
    used = resource.getrusage(resource.RUSAGE_SELF)  # its peak in KiB on Linux, bytes on macOS
    figures = {
        "processor": used.ru_utime + used.ru_stime,
        "peak_mib": used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024),
        "findings": len(brief.findings),
    }
    print(json.dumps(figures))


def run(size: int) -> Run:
    """Write `size` articles to a temporary folder and brief them in a child process."""
    with tempfile.TemporaryDirectory() as name:
        words = write_articles(Path(name), size)
        start = time.perf_counter()
        child = subprocess.run(
            [sys.executable, __file__, "--child", name], check=True, capture_output=True, text=True
        )
        whole = time.perf_counter() - start
    figures = json.loads(child.stdout.splitlines()[-1])
    return Run(accounts=size, words=words, seconds=whole, **figures)


def table(runs: Sequence[Run]) -> str:
    """The runs as a Markdown table; where time grows linearly, the last column stays the same.

    It says what a further thousand words took of the processor, over the next smaller size:
    start-up cancels out, and so does other work on the machine.
    """
    lines = [
        "| accounts | words | seconds | of processor | peak MiB | findings | further 1,000 words |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for before, item in zip([None, *runs], runs, strict=False):
        lines.append(
            f"| {item.accounts} | {item.words:,} | {item.seconds:.1f} | {item.processor:.1f} "
            f"| {item.peak_mib:,.0f} | {item.findings:,} | {_further(before, item)} |"
        )
    return "\n".join(lines)


def _further(before: Run | None, item: Run) -> str:
    if before is None:
        return "-"
    return f"{1000 * (item.processor - before.processor) / (item.words - before.words):.2f}"


def main() -> int:
    """Measure each size, print the table, and write it to the documentation if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument(
        "--write", action="store_true", help="put the table into docs/benchmarks.md"
    )
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        run_child(args.child)
        return 0
    measured = table([run(size) for size in args.sizes])
    print(measured)
    if args.write:
        put_block("scale", measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
