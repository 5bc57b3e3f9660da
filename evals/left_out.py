"""Whether figures depend on having seen a table: constants chosen without it, measured on it.

Run `python evals/left_out.py [--worlds N]`. Each constant that was chosen by hand is set lower and
higher than it is, one at a time. For every shared table the setting is taken that is best by the
others and by generated worlds: that with the lowest sum of logarithms of log loss, a table, or each
sort of worlds, counting once. Worlds are small (every way of copying is weighed) or wide (pairs).
What comes of it on the table left out stands beside what comes of the constants as they are, and of
the setting that would have been best on the table itself. Where the shared tables are absent,
nothing is done. It takes some minutes.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from fusion import GOALS, SCORER, TABLES, console, score, trials
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

from recovery import grid_outcomes

# What was chosen by hand: in which rooms it is read, and what it might have been.
HAND: Mapping[str, tuple[Sequence[str], Sequence[object]]] = {
    "OWN_WEIGHT": (("kernel", "labels", "track_record"), (20.0, 80.0)),
    "USUAL_WEIGHT": (("kernel",), (5.0, 20.0)),
    "SOME_COPY": (("copying",), ({True: 0.05, False: 0.01}, {True: 0.2, False: 0.04})),
    "MARGIN": (("copying",), (0.0, 20.0)),
    "USUAL": (("copying",), (0.1, 0.2)),
    "FEW_CORRELATED": (("structure",), (0.03, 0.1)),
    "OWN": (("structure",), (4.0, 9.0)),
    "WORTH": (("sharpness",), (25.0, 100.0)),
    "TRUST": (("labels",), (0.6, 0.9)),
}
AS_IT_IS = "as it is"
WORLDS = {"small worlds": (4, 10), "wide worlds": (18, 30)}  # of so many sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One constant moved."""

    name: str = AS_IT_IS
    value: object = None

    def __str__(self) -> str:
        """What a table of results calls it."""
        return self.name if self.name == AS_IT_IS else f"{self.name} {self.value}"


@contextmanager
def moved(setting: Setting) -> Iterator[None]:
    """With the constant so, and after that as it was."""
    rooms = HAND[setting.name][0] if setting.name in HAND else ()
    modules = [importlib.import_module(f"thurloe.weigh.{room}") for room in rooms]
    before = [getattr(module, setting.name) for module in modules]
    try:
        for module in modules:
            setattr(module, setting.name, setting.value)
        yield
    finally:
        for module, old in zip(modules, before, strict=True):
            setattr(module, setting.name, old)


def settings() -> list[Setting]:
    """The constants as they are, and each lower and higher."""
    others = [Setting(name=name, value=v) for name, (_, values) in HAND.items() for v in values]
    return [Setting(), *others]


def measured(setting: Setting, worlds: int) -> dict[str, dict[str, float]]:
    """Figures by trial, and those of the worlds."""
    with moved(setting):
        figures = {trial.name: score(trial) for trial in trials(())}
        for name, sources in WORLDS.items():
            figures[name] = _of_worlds(worlds, sources)
    return figures


def _of_worlds(worlds: int, sources: tuple[int, int]) -> dict[str, float]:
    outcomes = grid_outcomes(worlds, sources)
    p, hit = (np.concatenate(column) for column in zip(*outcomes, strict=True))
    p = np.clip(p, 1e-6, 1 - 1e-6)
    loss = -(hit * np.log(p) + (1 - hit) * np.log(1 - p)).mean()
    return {"log_loss": float(loss), "accuracy": float(hit.mean())}


def loss_without(figures: Mapping[str, Mapping[str, float]], left_out: str) -> float:
    """The sum of the logarithms of log loss over tables but that one, each table once."""
    by_table: dict[str, list[float]] = {}
    for name, found in figures.items():
        table = name if name in WORLDS else name.split()[0]
        by_table.setdefault(table, []).append(math.log(found["log_loss"]))
    return sum(sum(of) / len(of) for name, of in by_table.items() if name != left_out)


def show(found: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Print for each trial what comes of the constants as they are and chosen without it."""
    table = Table("left out", "chosen without it", "accuracy", "ece", "brier share", box=None)
    for name in GOALS:
        folder = name.split()[0]
        chosen = min(found, key=lambda setting: loss_without(found[setting], folder))
        oracle = min(found, key=lambda setting: found[setting][name]["log_loss"])
        for label, setting in (
            (AS_IT_IS, AS_IT_IS),
            (chosen, chosen),
            (f"best with it: {oracle}", oracle),
        ):
            figures = found[setting][name]
            cells = [f"{figures[what]:.3f}" for what in ("accuracy", "ece", "brier_share")]
            table.add_row(name, label, *cells)
    console.print(table)


def main() -> int:
    """Measure every setting, choose without each table, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=10, help="small worlds a cell of the grid")
    args = parser.parse_args()
    if not (TABLES.is_dir() and SCORER.is_file()):
        console.print("The shared tables are absent: nothing is scored.")
        return 0
    found = {}
    for setting in settings():
        found[str(setting)] = measured(setting, args.worlds)
        print(setting, json.dumps(found[str(setting)]), file=sys.stderr, flush=True)
    show(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
