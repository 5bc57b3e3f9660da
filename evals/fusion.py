"""Weigh the shared tables and hold each to its floors: `evals/fusion.py [--data DIR] [--update]`.

One setting for all: a table's `kinds.csv` and `hierarchy.csv` are given, and nothing else. Where
some sources are the very ones that the gold comes from, the table is weighed without them as well.
Where the shared tables are absent, nothing is done.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import floors
import polars as pl
from rich.console import Console
from rich.table import Table
from topics import SHARED

import thurloe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TABLES = SHARED / "fusion"
SCORER = SHARED / "evaluate" / "score_fusion.py"
FILE = Path(__file__).with_name("fusion_floors.json")

# Sources that the gold of a table was made from; it is scored without them too.
GOLD_SOURCES: Mapping[str, Sequence[str]] = {"flight_dev": ("aa", "ua", "CO")}
NOISE = 0.0005  # what another processor's way of rounding may change
HIGHER, LOWER = ("accuracy",), ("ece", "brier_share")
GOALS: Mapping[str, tuple[float, float, float]] = {
    "flight_dev": (0.965, 0.05, 0.80),
    "flight_dev without": (0.920, 0.05, 0.80),
    "book_silver": (0.890, 0.05, 0.85),
    "crowd_web": (0.830, 0.05, 0.85),
    "crowd_zencrowd_us": (0.905, 0.05, 0.90),
    "hier_birthplaces": (0.890, 0.06, 0.80),
}

console = Console(width=100 if not sys.stdout.isatty() else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One table, or one without some of its sources."""

    name: str
    folder: Path
    without: Sequence[str] = ()

    def fingerprint(self) -> str:
        """Changes whenever a file of the table does; floors hold for one fingerprint."""
        whole = hashlib.sha256()
        for path in sorted(self.folder.iterdir()):
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()[:16]

    def answers(self) -> thurloe.weigh.Table:
        """The table weighed, with the kinds and the hierarchy that lie beside it."""
        claims = pl.read_parquet(self.folder / "claims.parquet")
        claims = claims.filter(~pl.col("source").is_in(list(self.without)))
        given = {name: self.folder / f"{name}.csv" for name in ("kinds", "hierarchy")}
        return thurloe.weigh(
            claims, **{name: path for name, path in given.items() if path.is_file()}
        ).answers


def trials(names: Sequence[str], tables: Path = TABLES) -> list[Trial]:
    """The tables of a folder, each also without its gold's own sources; `names` narrows them.

    Raises:
        ValueError: one has no claims, or none is there.
    """
    found = []
    for folder in sorted(path for path in tables.glob("*") if path.is_dir()):
        if not (folder / "claims.parquet").is_file():
            raise ValueError(f"{folder}: no claims.parquet")
        found.append(Trial(name=folder.name, folder=folder))
        if folder.name in GOLD_SOURCES:
            without = GOLD_SOURCES[folder.name]
            found.append(Trial(name=f"{folder.name} without", folder=folder, without=without))
    return [trial for trial in found if not names or trial.folder.name in names]


def score(trial: Trial) -> dict[str, float]:
    """What the shared scorer says: accuracy, ece, brier_share and more, by name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        trial.answers().write(path)
        command = [sys.executable, "-B", str(SCORER), str(path), str(trial.folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: float(figure) for name, figure in re.findall(r"(\w+) ([\d.]+)", done.stdout)}


def raised(old: Mapping, figures: Mapping[str, float], fingerprint: str) -> dict:
    """The floors after `figures`: the better of both, or the new ones for new files."""
    same = old.get("fingerprint") == fingerprint
    before = old.get("floors", {}) if same else {}
    kept = {name: max(figures[name], before.get(name, 0.0)) for name in HIGHER} | {
        name: min(figures[name], before.get(name, 9.0)) for name in LOWER
    }
    return {"fingerprint": fingerprint, "floors": kept}


def below(figures: Mapping[str, float], known: Mapping[str, float]) -> list[str]:
    """What is worse than its floor."""
    fallen = [n for n in HIGHER if n in known and figures[n] < known[n] - NOISE]
    risen = [n for n in LOWER if n in known and figures[n] > known[n] + NOISE]
    return [f"{name} {figures[name]} is worse than {known[name]}" for name in (*fallen, *risen)]


def show(scores: Mapping[str, Mapping[str, float]]) -> None:
    """Print every trial's figures beside its goals, green where they are reached."""
    table = Table("table", "accuracy", "goal", "ece", "goal", "brier share", "goal", box=None)
    for name, figures in scores.items():
        cells = []
        for figure, goal in zip((*HIGHER, *LOWER), GOALS.get(name, ()), strict=False):
            reached = figures[figure] >= goal if figure in HIGHER else figures[figure] <= goal
            cells += [f"[{'green' if reached else 'yellow'}]{figures[figure]:.4f}[/]", f"{goal:g}"]
        table.add_row(name, *cells)
    console.print(table)


def settle(
    chosen: Sequence[Trial],
    scores: Mapping[str, Mapping[str, float]],
    *,
    update: bool,
    regress: bool,
) -> list[str]:
    """Hold each trial to its floors, or raise them; returns what is wrong."""
    known, wrong = floors.load(FILE), []
    for trial in chosen:
        old, fingerprint = known.get(trial.name, {}), trial.fingerprint()
        same = old.get("fingerprint") == fingerprint
        if not same and not update:
            wrong.append(f"{trial.name}: no floors for these files; set them with --update")
        worse = below(scores[trial.name], old.get("floors", {}) if same else {})
        if not regress:
            wrong += [f"{trial.name}: {line}" for line in worse]
        if update:
            base = {} if regress else old
            known[trial.name] = raised(base, scores[trial.name], fingerprint)
    if update:
        floors.save(known, FILE)
    return wrong


def main() -> int:
    """Weigh, score, print, and fail if a floor does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", help="names of tables; all by default")
    parser.add_argument("--data", type=Path, help="other tables, as the shared ones; no floors")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower them")
    args = parser.parse_args()
    if not (SCORER.is_file() and (args.data or TABLES).is_dir()):
        console.print("The tables or their shared scorer are absent: nothing is scored.")
        return 1 if args.data else 0
    try:
        chosen = trials(args.tables, args.data or TABLES)
    except ValueError as error:
        console.print(str(error))
        return 1
    scores = {trial.name: score(trial) for trial in chosen}
    show(scores)
    if args.data:
        return 0 if chosen else 1
    wrong = settle(chosen, scores, update=args.update, regress=args.allow_regression)
    for line in wrong:
        print(f"FAILED {line}")
    return 1 if wrong or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
