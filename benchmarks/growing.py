"""What one more account of a case takes, by how many there are: `python benchmarks/growing.py`.

The case is made of all documents of the corpora, repeated under other names (`repeats`). Opening
it, adding an account, searching, deciding and making the brief before and after that run in
processes of their own; processor seconds, for the clock depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from corpus import write_all
from repeats import make_case

import thurloe
from thurloe.extract import english
from thurloe.resolve.recall import ROOM, pair_of

if TYPE_CHECKING:
    from thurloe.case import Case
    from thurloe.nouns import Account, Extraction

NEW = """By Magnus Thorsby, 14 March 2013

The ferry Osterwick left Skarholm at 7.40 a.m. on 12 March 2013 with 46 passengers. Captain Jonna
Reed was arrested on 13 March after she had struck the quay. Two people died, and nine were injured.
The harbour master Ivo Lantz said that the ferry had been repaired twice in the year before.
"""


class Timed:
    """The English extractor, and how long it read: accounts by name, in processor seconds."""

    def __init__(self) -> None:
        self._real = english()
        self.name = self._real.name
        self.took: dict[str, float] = {}

    def extract_within(self, account: Account, days: object) -> Extraction:
        """Read, and note how long."""
        start = time.process_time()
        found = self._real.extract_within(account, days)  # type: ignore[arg-type]
        self.took[account.file] = time.process_time() - start
        return found


def opened(path: Path) -> dict[str, float]:
    """Open a case: its whole log read and checked, its state made."""
    start, clock = time.process_time(), time.perf_counter()
    with thurloe.open(path) as case:
        held = len(case.state().accounts)
        took, waited = time.process_time() - start, time.perf_counter() - clock
    return {"accounts": held, "open": took, "open, by the clock": waited}


def added(path: Path) -> dict[str, float]:
    """Add one account to an open case, less its own extraction."""
    timed = Timed()
    with tempfile.TemporaryDirectory() as folder, thurloe.open(path) as case:
        case._reader._extractor = timed  # noqa: SLF001  to see how long it reads
        case.state()
        file = Path(folder) / f"new-{len(case.log())}.txt"
        file.write_text(NEW.replace("46", str(len(case.log()))), encoding="utf-8")
        start = time.process_time()
        case.add(file)
        whole = time.process_time() - start
    own = timed.took.pop(file.name)
    again = sum(timed.took.values())
    return {"add": whole - own - again, "others read anew": len(timed.took), "that": again}


def searched(path: Path) -> dict[str, float]:
    """Search an open case by words: the first time, when what is new is indexed, and the median."""
    with thurloe.open(path) as case:
        case.state()
        took = [_search(case, words) for words in SEARCHES]
    return {"first search": took[0], "median search": statistics.median(took[1:])}


def _search(case: Case, words: str) -> float:
    start = time.process_time()
    list(islice(case.search(words), 20))
    return time.process_time() - start


def decided(path: Path) -> dict[str, float]:
    """Decide about claims and a source: the first time, when handles are indexed, and again."""
    took = {}
    for turn in ("first claim", "next claim", "a claim by its words", "a source"):
        with thurloe.open(path) as case:
            case.state()
            told = next(t for hit in case.search("arrested") for t in hit.told)
            given = told.statement.quote if turn.endswith("words") else told.statement.handle
            source = next(case.search("arrested")).source
            start = time.process_time()
            if turn == "a source":
                case.grade(source, "B", because="a benchmark")
            else:
                case.accept(given, because="a benchmark")
            case.differences()
            took[turn] = time.process_time() - start
    return took


def briefed(path: Path) -> dict[str, float]:
    """Make the brief of a case in a new process; how many pairs of questions it had to compare."""
    start = time.process_time()
    with thurloe.open(path) as case:
        known = replace(case._remembered.recall.questions)  # noqa: SLF001  before it grows
        findings = len(case.brief().findings)
        took = time.process_time() - start
        now = case._remembered.recall.questions  # noqa: SLF001
    one, other = np.divmod(np.concatenate([now.idle, now.telling]), np.uint64(ROOM))
    places = known.places_of(now.names)
    new = int(np.isnan(known.bits_of(pair_of(places[one], places[other]))).sum())
    return {"findings": findings, "brief": took, "pairs": len(one), "compared anew": new}


STEPS = {"open": opened, "add": added, "search": searched, "decide": decided, "brief": briefed}
SEARCHES = ("was", "arrested", "captain", '"two people"', "kill* police", "fire", "court said")


def child(step: str, path: Path) -> dict[str, float]:
    """Run one step in a process of its own; also its peak memory."""
    words = [sys.executable, __file__, "--step", step, "--case", str(path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def run_step(step: str, path: Path) -> None:
    """Run one step in this process and print what it took."""
    found = STEPS[step](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found["peak MiB"] = peak / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(json.dumps(found))


def measure(path: Path, *, brief: bool) -> list[tuple[str, dict[str, float]]]:
    """Open, add, search, decide, and the brief before and after a further account."""
    steps = ["open", "add", "search", "add", "search", "decide"]
    steps += ["brief", "add", "brief"] if brief else []
    found = []
    for step in steps:
        found.append((step, child(step, path)))
        print(*found[-1], file=sys.stderr)
    return found


def table(words: int, found: list[tuple[str, dict[str, float]]]) -> str:
    """What was measured, as Markdown."""
    accounts = round(found[0][1]["accounts"])
    lines = [f"{accounts:,} accounts, {words:,} words.", "", "| step | figures |", "|---|---|"]
    for step, figures in found:
        told = "; ".join(f"{what} {much:,.2f}" for what, much in figures.items())
        lines.append(f"| {step} | {told} |")
    return "\n".join(lines)


def extracted(folder: Path) -> Path:
    """The case of all documents, each read once; some minutes."""
    texts, path = folder / "documents", folder / "documents.case"
    texts.mkdir()
    write_all(texts)
    with thurloe.new(path) as case:
        case.add(texts)
    return path


def main() -> int:
    """Make the case, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=1000)
    parser.add_argument("--base", type=Path, help="a case of the documents, made before")
    parser.add_argument("--brief", action="store_true", help="also the brief, before and after")
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--case", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.step:
        run_step(args.step, args.case)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "grown.case"
        accounts, words = make_case(path, args.base or extracted(folder), args.accounts)
        print(f"{accounts:,} accounts, {words:,} words", file=sys.stderr)
        print(table(words, measure(path, brief=args.brief)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
