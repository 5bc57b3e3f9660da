"""Number words: "two hundred and fifty", "nineteen and a half", "two dozen", "3.5 million"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.times.lexicon import CARDINALS, MULTIPLES, TENS

if TYPE_CHECKING:
    from collections.abc import Sequence

# what a count reads, as a pattern of word classes
WORDS = "(TENS (HYPHEN? (CARD|ONE))? | CARD | ONE)"
NUMBER = (
    f"(NUM NUM SLASH NUM | NUM (HYPHEN? MULT)* | {WORDS} DOZEN OF?"
    f" | {WORDS} (HYPHEN? MULT (AND? {WORDS})?)*"
    f" | A MULT+ (AND {WORDS})? | MULT AND {WORDS} | A? DOZEN OF?)"
)

_SMALL = {**CARDINALS, **TENS, "one": 1, "a": 1, "an": 1, "zero": 0, "no": 0}
_SCALES = {**MULTIPLES, "dozen": 12, "score": 20, "hundreds": 100, "thousands": 1000}
_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")
_HUNDRED = 100


def number_of(said: str | Sequence[str]) -> float | None:
    """The number that the words say, None where they say none; fractions as decimals."""
    text = said if isinstance(said, str) else " ".join(said)
    text = re.sub(r"\s*\band a half\b", " .5", text.lower())
    text = re.sub(r"(?<=\d)(?=[½¼¾])", " ", text)
    if mixed := _MIXED.fullmatch(text):
        return _mixed(mixed)
    half = text.endswith(" .5")
    if text.startswith("half a"):
        inner = number_of(text[5:].removeprefix("n"))
        return None if inner is None else inner / 2
    words = _WORD.findall(text.removesuffix(" .5"))
    total = _sum(words)
    # "a million and a half" is half a million more, "two hours and a half" half an hour
    return None if total is None else total + (_SCALES.get(words[-1], 1) / 2 if half else 0.0)


_MIXED = re.compile(r"(\d{1,9}) (?:([1-9]) ?/ ?([2-9])|([½¼¾]))")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def _mixed(match: re.Match[str]) -> float:
    """ "2 1/2", "2 ½"."""
    part = _FRACTIONS[match[4]] if match[4] else int(match[2]) / int(match[3])
    return int(match[1]) + part


def _sum(words: list[str]) -> float | None:
    total = current = 0.0
    seen = False
    for word in words:
        if word[0].isdigit():
            current += float(word.replace(",", "")[:15])
        elif word in _SMALL:
            current += _SMALL[word]
        elif word in _SCALES:
            current = max(current, 1.0) * _SCALES[word]
            if _SCALES[word] > _HUNDRED:
                total, current = total + current, 0.0
        else:
            continue
        seen = True
    return total + current if seen else None


def short(number: float) -> str:
    """A number without needless decimals: 8, 2.5."""
    return f"{number:.4f}".rstrip("0").rstrip(".")
