"""Quality floors: they hold for one state of the texts, and only rise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("floors.json")

HIGHER = (
    "grounding",
    "claim_recall",
    "link_recall",
    "contested_recall",
    "contested_precision",
    "name_recall",
)
LOWER = ("mixed_findings", "trap_errors", "name_errors")

GOALS: Mapping[str, float] = {
    "grounding": 1.0,
    "claim_recall": 0.85,
    "link_recall": 0.75,
    "contested_recall": 0.85,
    "contested_precision": 0.75,
    "name_recall": 0.95,
    "mixed_findings": 0,
    "trap_errors": 0,
    "name_errors": 0,
}

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure of one topic beside its floor and its goal."""

    figure: str
    value: float
    floor: float | None
    goal: float

    @property
    def holds(self) -> bool:
        """Whether the figure is no worse than its floor."""
        return self.floor is None or not worse(self.figure, self.value, self.floor)

    @property
    def reached(self) -> bool:
        """Whether the figure is no worse than its goal."""
        return not worse(self.figure, self.value, self.goal)


def worse(figure: str, value: float, than: float) -> bool:
    """Whether `value` is a worse `figure` than `than`: lower, or higher where it counts errors."""
    return value > than if figure in LOWER else value < than


def lines(figures: Figures, floors: Figures) -> list[Line]:
    """Each figure that has a goal, in order, beside its floor."""
    return [
        Line(figure=name, value=figures[name], floor=floors.get(name), goal=GOALS[name])
        for name in (*HIGHER, *LOWER)
    ]


def load(path: Path = FILE) -> dict[str, Any]:
    """The floors of every topic: `{"topic": {"fingerprint": ..., "floors": {...}}}`."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def save(floors: Mapping[str, Any], path: Path = FILE) -> None:
    """Write the floors, in the order of names."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def raised(
    old: Mapping[str, Any], figures: Figures, fingerprint: str, *, regress: bool
) -> dict[str, Any]:
    """The floors after `figures`: the better of both, or the new ones for new texts.

    Raises:
        ValueError: a figure fell and `regress` does not allow it.
    """
    new = {name: figures[name] for name in (*HIGHER, *LOWER)}
    same = old.get("fingerprint") == fingerprint
    before: Figures = old.get("floors", {}) if same else {}
    fallen = [n for n, was in before.items() if worse(n, new[n], was)]
    if fallen and not regress:
        listed = ", ".join(f"{n} {before[n]} -> {new[n]}" for n in fallen)
        message = f"would lower {listed}; --allow-regression does so"
        raise ValueError(message)
    return {"fingerprint": fingerprint, "floors": new}
