"""How values and probabilities are said to readers: `>=12000` is "at least 12,000"."""

from __future__ import annotations

import re

from thurloe.values.kinds import ValueKind, kind
from thurloe.values.said_dates import say_date, say_time

_SIGNS = {
    ">=": "at least ",
    "<=": "at most ",
    ">": "more than ",
    "<": "fewer than ",
    "~": "about ",
    "": "",
}
_CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
_SIGNED = re.compile(r"(>=|<=|>|<|~)?\s*(.*)", re.DOTALL)
_DIGITS = re.compile(r"(?<![\d.])\d{5,}(?!\d)")
_ISO = re.compile(r"P((?:[\dX.]+[CEYMWD])*)(?:T((?:[\dX.]+[HMS])+))?")
_LONG = {"C": "century", "E": "decade", "Y": "year", "M": "month", "W": "week", "D": "day"}
_SHORT = {"H": "hour", "M": "minute", "S": "second"}


def say_credibility(figure: int) -> str:
    """An Admiralty credibility, 1 to 6, in the words of STANAG 2511 and AJP-2.1."""
    return _CREDIBILITY[figure]


def say_value(attribute: str, value: str) -> str:
    """A value of the findings file in the words of a reader."""
    match kind(attribute):
        case ValueKind.DATE:
            return say_date(value)
        case ValueKind.TIME:
            return say_time(value)
        case ValueKind.NUMBER:
            return say_number(value)
        case ValueKind.DURATION:
            return say_duration(value)
    return value


def say_number(value: str) -> str:
    """`>=12000` as "at least 12,000", `170/180` as "170–180"."""
    sign, rest = _split_sign(value)
    return _SIGNS[sign] + _DIGITS.sub(lambda m: f"{int(m[0]):,}", rest).replace("/", "–")


def say_duration(value: str) -> str:
    """`P2Y7M` as "2 years 7 months", `~PT40M` as "about 40 minutes"."""
    sign, rest = _split_sign(value)
    return _SIGNS[sign] + "–".join(_say_length(part) for part in rest.split("/"))


def say_share(probability: float) -> str:
    """A probability as whole percent; never 0 % or 100 % for what is not certain."""
    percent = round(100 * probability)
    if 0 < probability < 0.005:  # noqa: PLR2004 - half a percent rounds to nothing
        return "<1 %"
    if 0.995 <= probability < 1:  # noqa: PLR2004 - likewise to all
        return ">99 %"
    return f"{percent} %"


def _split_sign(value: str) -> tuple[str, str]:
    match = _SIGNED.fullmatch(value)
    return (match[1] or "", match[2]) if match else ("", value)


def _say_length(iso: str) -> str:
    match = _ISO.fullmatch(iso)
    if match is None or not (match[1] or match[2]):
        return iso
    parts = [(n, _LONG[unit]) for n, unit in re.findall(r"([\dX.]+)([A-Z])", match[1] or "")]
    parts += [(n, _SHORT[unit]) for n, unit in re.findall(r"([\dX.]+)([A-Z])", match[2] or "")]
    return " ".join(_say_count(number, unit) for number, unit in parts)


def _say_count(number: str, unit: str) -> str:
    plural = "centuries" if unit == "century" else f"{unit}s"
    if number == "X":
        return f"some {plural}"
    return f"{number} {unit if number == '1' else plural}"
