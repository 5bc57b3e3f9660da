"""Lengths of time as ISO 8601: P8Y, PT17M30S, PXM where the words give no count."""

from __future__ import annotations

from thurloe.extract.times.numerals import short

# unit → the unit of ISO 8601 and how many of it
ISO_UNITS = {
    "F": ("W", 2),
    "E": ("Y", 10),
    "C": ("Y", 100),
    "N": ("D", 1),
    "WE": ("D", 2),
    "Q": ("M", 3),
}
FINER = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}


def iso(count: float, unit: str) -> str:
    """ISO 8601 of so many units: (8, "Y") is P8Y, (17.5, "TM") is PT17M30S."""
    unit, factor = ISO_UNITS.get(unit, (unit, 1))
    count *= factor
    whole, rest = int(count), count - int(count)
    clock, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if rest and unit in FINER:
        finer, size = FINER[unit]
        return _two(clock, whole, letter, finer, round(rest * size))
    return f"P{clock}{short(count)}{letter}"


def _two(clock: str, whole: int, letter: str, finer: str, count: int) -> str:
    first = f"{clock}{whole}{letter}" if whole else clock
    mark = "T" if finer[0] == "T" and not clock else ""
    return f"P{first}{mark}{count}{finer[-1]}"


def unknown(unit: str) -> str:
    """ISO-like duration of an unknown count: "months" is PXM."""
    unit = ISO_UNITS.get(unit, (unit, 1))[0] if unit not in ("E", "C") else "Y"
    return f"PTX{unit[1]}" if unit[0] == "T" else f"PX{unit}"
