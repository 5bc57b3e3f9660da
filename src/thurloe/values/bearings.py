"""Points of the compass: a wind from the north-east is no west wind."""

from __future__ import annotations

import re

from thurloe.values.words import contained

_POINT = re.compile(r"(north|south)?-?(east|west)?(?:erly|ern|ward|wards)?")


def compass_point(word: str) -> str:
    """The plain point that a word names, "" for none: "north-easterly" is "north-east"."""
    found = _POINT.fullmatch(word.lower().replace("-", ""))
    parts = [part for part in found.groups() if part] if found else []
    return "-".join(parts)


def points_touch(a: str, b: str) -> bool | None:
    """Whether two points may be one: east and north-east, but not east and west."""
    x, y = ({part for part in compass_point(text).split("-") if part} for text in (a, b))
    return bool(x & y) if x and y else None


_FROM = re.compile(r"\b((?:north|south|east|west)[a-z-]*) (?:of|from) (?:the )?(.+)", re.IGNORECASE)


def is_bearing(place: str) -> bool:
    """Whether a place is told by its bearing: "18 km south of Lima" lies not in Lima."""
    return _FROM.search(place) is not None


def bearings_touch(a: str, b: str) -> bool | None:
    """Whether two places may be one, of which one at least is told by its bearing."""
    one, other = _FROM.search(a), _FROM.search(b)
    if one is None or other is None or not contained(one[2], other[2]):
        return None
    return points_touch(one[1], other[1])


_COURSE = re.compile(r"(to|from|leaving) (?:the )?(.+)")


def courses_touch(a: str, b: str) -> bool | None:
    """Whether two courses may be one: "to Lima" and "to Lima in Peru", but not "leaving Lima"."""
    one, other = _COURSE.fullmatch(a), _COURSE.fullmatch(b)
    if one is None or other is None:
        return None
    return (one[1] == "to") == (other[1] == "to") if contained(one[2], other[2]) else None
