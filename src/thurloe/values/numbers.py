"""Numbers with bounds and units: 2000, ~3000, >250, >=233, <300, 140/150, 300 t, 70 %.

Source for conversion factors: NIST Special Publication 811, Appendix B. Tons of every sort count
as one unit: accounts seldom say which is meant.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from thurloe.errors import BadValue

ABOUT = 0.1  # "about 3,000" reaches 10 % to each side

# unit: (base unit, factor)
UNITS: dict[str, tuple[str, float]] = {
    "t": ("t", 1.0),
    "kg": ("t", 0.001),
    "g": ("t", 1e-6),
    "lb": ("t", 0.00045359237),
    "oz": ("t", 2.8349523e-5),
    "kt": ("t", 1000.0),
    "km": ("m", 1000.0),
    "m": ("m", 1.0),
    "cm": ("m", 0.01),
    "mm": ("m", 0.001),
    "mi": ("m", 1609.344),
    "nmi": ("m", 1852.0),
    "yd": ("m", 0.9144),
    "ft": ("m", 0.3048),
    "in": ("m", 0.0254),
    "km/h": ("km/h", 1.0),
    "mph": ("km/h", 1.609344),
    "kn": ("km/h", 1.852),
    "m/s": ("km/h", 3.6),
    "km2": ("km2", 1.0),
    "mi2": ("km2", 2.589988),
    "ha": ("km2", 0.01),
    "acre": ("km2", 0.0040468564),
    "m2": ("km2", 1e-6),
    "ft2": ("km2", 9.290304e-8),
    "l": ("l", 1.0),
    "gal": ("l", 3.785412),
    "bbl": ("l", 158.98729),
    "m3": ("l", 1000.0),
    "w": ("w", 1.0),
    "kw": ("w", 1000.0),
    "mw": ("w", 1e6),
    "hp": ("w", 745.69987),
    "%": ("%", 1.0),
}

# other spellings of a unit
SPELLINGS: dict[str, str] = {
    "ton": "t", "tons": "t", "tonne": "t", "tonnes": "t", "kilogram": "kg", "kilograms": "kg",
    "pound": "lb", "pounds": "lb", "lbs": "lb", "kilometre": "km", "kilometres": "km",
    "kilometer": "km", "kilometers": "km", "metre": "m", "metres": "m", "meter": "m",
    "meters": "m", "mile": "mi", "miles": "mi", "yard": "yd", "yards": "yd", "foot": "ft",
    "feet": "ft", "inch": "in", "inches": "in", "kph": "km/h", "kmh": "km/h", "knot": "kn",
    "knots": "kn", "kt/h": "kn", "acres": "acre", "hectare": "ha", "hectares": "ha",
    "percent": "%", "pct": "%", "litre": "l", "litres": "l", "liter": "l", "liters": "l",
    "gallon": "gal", "gallons": "gal", "barrel": "bbl", "barrels": "bbl",
}  # fmt: skip

_NUMBER = re.compile(
    r"(?P<sign>>=|<=|>|<|~)?\s*(?P<low>-?\d+(?:\.\d+)?)(?:\s*/\s*(?P<high>-?\d+(?:\.\d+)?))?"
    r"\s*(?P<unit>%|[A-Za-z]+[23]?(?:/[A-Za-z]+)?)?"
)
_WANTED = "digits with one unit at most, such as 2000, ~3000, >=233, 140/150, 300 t or 70 %"


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Lowest and highest number meant, ±inf where unbounded, in `unit` (a base unit or "")."""

    low: float
    high: float
    unit: str = ""


def number_range(text: str) -> NumberRange:
    """Read a number as architecture writes it, in its base unit; raises `BadValue`."""
    low, high, unit = _read(text)
    base, factor = UNITS.get(unit, (unit, 1.0))
    return NumberRange(low * factor, high * factor, base)


def numbers_touch(a: str, b: str) -> bool | None:
    """Whether two numbers can be one; None where their units measure different things.

    A number without unit is read in the unit of the other. Where the units differ, each number
    is as exact as its digits: 7 kn and 13 km/h touch, and so do 804 ft and 803.8 ft.
    Raises `BadValue`.
    """
    (_, _, unit_a), (_, _, unit_b) = _read(a), _read(b)
    if unit_a and unit_b and (unit_a != unit_b or ("." in a) != ("." in b)):
        x, y = _rounded(a), _rounded(b)
        if x.unit != y.unit:
            return None
    else:
        (low_a, high_a, _), (low_b, high_b, _) = _read(a), _read(b)
        x, y = NumberRange(low_a, high_a), NumberRange(low_b, high_b)
    return max(x.low, y.low) <= min(x.high, y.high)


def unit_of(text: str) -> str:
    """The unit symbol of a number, "" where it has none; raises `BadValue`."""
    return _read(text)[2]


def _read(text: str) -> tuple[float, float, str]:
    match = _NUMBER.fullmatch(text.replace(",", "").strip())
    if match is None:
        raise BadValue(kind="number", value=text, wanted=_WANTED)
    low = float(match["low"])
    high = float(match["high"] or match["low"])
    written = match["unit"] or ""
    unit = SPELLINGS.get(written.lower(), written.lower() if written.lower() in UNITS else written)
    low, high = min(low, high), max(low, high)
    return *_bounds(match["sign"], low, high), unit


def _bounds(sign: str | None, low: float, high: float) -> tuple[float, float]:
    match sign:
        case ">" | ">=":
            return low, math.inf
        case "<" | "<=":
            return -math.inf, high
        case "~":
            reach = ABOUT * max(abs(low), abs(high))
            return low - reach, high + reach
        case _:
            return low, high


def _rounded(text: str) -> NumberRange:
    """The range with half a unit of the last digit that counts on each side, in base units."""
    low, high, unit = _read(text)
    base, factor = UNITS.get(unit, (unit, 1.0))
    digits = [n.rstrip("0").rstrip(".") if "." not in n else n for n in re.findall(r"[\d.]+", text)]
    places = min((_half_digit(n) for n in re.findall(r"\d+(?:\.\d+)?", text)), default=0.0)
    half = places if digits else 0.0
    return NumberRange((low - half) * factor, (high + half) * factor, base)


def _half_digit(number: str) -> float:
    whole, _, decimals = number.partition(".")
    if decimals:
        return float(0.5 * 10.0 ** -len(decimals))
    zeros = len(whole) - len(whole.rstrip("0"))
    return float(0.5 * 10.0**zeros)
