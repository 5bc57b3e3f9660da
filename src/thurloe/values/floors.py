"""Floors of a building: what began on the second began on no other."""

from __future__ import annotations

import re

_LEVELS: tuple[str, ...] = (
    "basement|cellar|lower ground floor",
    "ground floor|street level",
    "first floor|1st floor",
    "second floor|2nd floor",
    "third floor|3rd floor",
    "fourth floor|4th floor",
    "fifth floor|5th floor",
    "sixth floor|6th floor",
    "seventh floor|7th floor",
    "eighth floor|8th floor",
    "ninth floor|9th floor",
    "tenth floor|10th floor",
    "attic|loft",
)
_LEVEL = tuple(re.compile(rf"\b(?:{words})\b") for words in _LEVELS)
_GROUND = {1, 2}  # the first floor of some is the ground floor of others


def floors_apart(a: str, b: str) -> bool:
    """Whether two places are on floors that cannot be one."""
    one, other = _floors(a), _floors(b)
    return bool(one and other) and not one & other and not one | other <= _GROUND


def _floors(text: str) -> frozenset[int]:
    plain = text.lower().replace(" storey", " floor").replace(" story", " floor")
    return frozenset(n for n, level in enumerate(_LEVEL) if level.search(plain))
