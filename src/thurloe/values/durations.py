"""Durations and ages: ISO 8601 with the prefixes ~ > < and X for an unknown count.

Source: ISO 8601-1:2019 §5.5.2; P2.5Y and PXM are as in TimeML 1.2.1 (Pustejovsky et al. 2003).
"""

from __future__ import annotations

import math
import re

from thurloe.errors import BadValue

# days in a unit, coarse to fine; C and E are century and decade as TIMEX3 writes them
SIZES = {"C": 36525.0, "E": 3652.5, "Y": 365.25, "M": 30.4375, "W": 7.0, "D": 1.0}
CLOCK_SIZES = {"H": 1 / 24, "M": 1 / 1440, "S": 1 / 86400}

ABOUT = 0.2  # "about eight years" reaches a fifth to each side, and at least half a unit
FEW = (2.0, 9.0)  # "months": how many of the unit an X may stand for

_COUNT = r"(\d+(?:\.\d+)?|X)"
_ISO = re.compile(
    r"(?P<sign>>=|<=|[~<>])?P(?=[\dXT])(?P<days>(?:" + _COUNT + r"[CEYMWD])*)"
    r"(?:T(?P<clock>(?:" + _COUNT + r"[HMS])+))?"
)
_PART = re.compile(_COUNT + "([A-Z])")
_WANTED = "an ISO 8601 duration such as P8Y, P3Y5M, PT17M30S, ~P3D or PXM"


def duration_days(iso: str) -> float:
    """Length of an ISO 8601 duration in days, bounds aside; raises `BadValue`."""
    spans = [_parts(part, iso) for part in iso.split("/")]
    lengths = [sum(count * size for count, size in parts) for _, parts in spans]
    return sum(lengths) / len(lengths)


def duration_precision(iso: str) -> float:
    """Size in days of the smallest unit given: 30.4375 for P3Y5M; raises `BadValue`."""
    return min(size for part in iso.split("/") for _, size in _parts(part, iso)[1])


def duration_span(iso: str, precision: float = 0.0) -> tuple[float, float]:
    """Shortest and longest length in days that the words may mean; raises `BadValue`.

    `precision` is that of the duration compared with, in days. "Eight years" beside an account
    that gives months may have been cut off (8 years 9 months) or rounded (7 years 7 months).
    """
    spans = [_span(*_parts(part, iso), precision) for part in iso.split("/")]
    return min(low for low, _ in spans), max(high for _, high in spans)


def durations_touch(a: str, b: str) -> bool:
    """Whether two durations are the same at the coarser precision; raises `BadValue`."""
    x = duration_span(a, duration_precision(b))
    y = duration_span(b, duration_precision(a))
    rounding = 0.01 * min(SIZES["D"], max(x[0], 0.0))  # 12 months and a year, 7 days and a week
    slack = max(rounding, 0.002 * max(x[0], y[0]))
    return max(x[0], y[0]) <= min(x[1], y[1]) + slack


def _parts(part: str, iso: str) -> tuple[str, list[tuple[float, float]]]:
    match = _ISO.fullmatch(part.strip())
    if match is None:
        raise BadValue(kind="duration", value=iso, wanted=_WANTED)
    found = [(count, SIZES[unit]) for count, unit in _PART.findall(match["days"])]
    found += [(count, CLOCK_SIZES[unit]) for count, unit in _PART.findall(match["clock"] or "")]
    if "X" in part:
        return "X", [(sum(FEW) / 2, size) for _, size in found]
    return match["sign"] or "", [(float(count), size) for count, size in found]


def _span(sign: str, parts: list[tuple[float, float]], other: float) -> tuple[float, float]:
    length = sum(count * size for count, size in parts)
    unit = min(size for _, size in parts)
    match sign:
        case "X":
            return FEW[0] * unit, FEW[1] * unit
        case ">" | ">=":
            return length, math.inf
        case "<" | "<=":
            return 0.0, length
        case "~":
            reach = max(ABOUT * length, unit / 2)
            return length - reach, length + reach
        case _ if other < unit:
            few = length < 2 * unit
            return length - unit / (4 if few else 2), length + unit * (0.5 if few else 0.999)
        case _:
            return length, length
