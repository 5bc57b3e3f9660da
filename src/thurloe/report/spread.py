"""Place boxes in the plane: tied ones near, none over another; the same input, the same places."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROUNDS = 300  # of the springs; measured: beyond it 25 boxes move less than a unit
ASPECT = 1.5  # breadth to height

_SPRING = 85.0  # natural distance of tied boxes
_PUSHES = 2000  # rounds of pushing apart before the plane is stretched
_SPACE = 30.0  # between parts that are not tied
_GAP = 4.0  # kept free between boxes

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its upper left corner at (x, y)."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, by_x: float, by_y: float) -> Box:
        """The box elsewhere."""
        return replace(self, x=self.x + by_x, y=self.y + by_y)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share any of the plane."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def spread(sizes: Mapping[str, Point], links: Iterable[tuple[str, str, float]]) -> dict[str, Box]:
    """Boxes of the given sizes (width, height) by name; `links` pull with their strength.

    Source: springs after Fruchterman & Reingold, "Graph Drawing by Force-directed Placement",
    Software: Practice and Experience 21(11), 1991; overlaps are pushed apart afterwards.
    """
    pulls = list(links)
    parts = []
    for names in _parts(list(sizes), pulls):
        within = [link for link in pulls if link[0] in names]
        places = _level(_springs(names, within))
        parts.append(_apart({name: _box(places[name], sizes[name]) for name in names}))
    return _shelved(parts)


def _parts(names: list[str], links: list[tuple[str, str, float]]) -> list[list[str]]:
    """Names that hang together, the most of them first, each part in the order given."""
    part = {name: name for name in names}
    for one, other, _ in links:
        old, new = part[one], part[other]
        if old != new:
            part = {name: new if held == old else held for name, held in part.items()}
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(part[name], []).append(name)
    return sorted(groups.values(), key=lambda group: -len(group))


def _shelved(parts: list[dict[str, Box]]) -> dict[str, Box]:
    """Parts beside and below each other in rows, about `ASPECT` times as broad as high."""
    edges = [_edges(part.values()) for part in parts]
    area = math.fsum(edge.width * edge.height for edge in edges)
    broadest = max([math.sqrt(area * ASPECT), *(edge.width for edge in edges)], default=0.0)
    x = y = height = 0.0
    placed: dict[str, Box] = {}
    for part, edge in zip(parts, edges, strict=True):
        if x and x + edge.width > broadest:
            x, y, height = 0.0, y + height, 0.0
        placed |= {name: box.moved(x - edge.x, y - edge.y) for name, box in part.items()}
        x, height = x + edge.width + _SPACE, max(height, edge.height + _SPACE)
    return placed


def _edges(boxes: Iterable[Box]) -> Box:
    """The least box around boxes."""
    found = list(boxes)
    x, y = min(box.x for box in found), min(box.y for box in found)
    right = max(box.x + box.width for box in found)
    bottom = max(box.y + box.height for box in found)
    return Box(x, y, right - x, bottom - y)


def _box(centre: Point, size: Point) -> Box:
    return Box(centre[0] - size[0] / 2, centre[1] - size[1] / 2, *size)


def _springs(names: list[str], links: list[tuple[str, str, float]]) -> dict[str, Point]:
    around = 2 * math.pi / max(1, len(names))
    radius = _SPRING * math.sqrt(max(1, len(names))) / 2
    places = {
        name: (radius * math.cos(around * n) * ASPECT, radius * math.sin(around * n))
        for n, name in enumerate(names)
    }
    for step in range(ROUNDS):
        forces = _forces(places, links)
        most = radius * 0.2 * (1 - step / ROUNDS)
        for name, (x, y) in places.items():
            force_x, force_y = forces[name]
            length = math.hypot(force_x, force_y) or 1.0
            scale = min(length, most) / length
            places[name] = (x + force_x * scale, y + force_y * scale)
    return places


def _level(places: Mapping[str, Point]) -> dict[str, Point]:
    """Turned so that the longer way lies across."""
    count = max(1, len(places))
    middle_x = math.fsum(x for x, _ in places.values()) / count
    middle_y = math.fsum(y for _, y in places.values()) / count
    centred = {name: (x - middle_x, y - middle_y) for name, (x, y) in places.items()}
    xx = math.fsum(x * x for x, _ in centred.values())
    yy = math.fsum(y * y for _, y in centred.values())
    xy = math.fsum(x * y for x, y in centred.values())
    angle = math.atan2(2 * xy, xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    return {name: (x * cos + y * sin, y * cos - x * sin) for name, (x, y) in centred.items()}


def _forces(places: Mapping[str, Point], links: list[tuple[str, str, float]]) -> dict[str, Point]:
    # a pull to the middle keeps loose parts in sight; weaker across, for a broad drawing
    forces = {name: (-0.05 * x / ASPECT, -0.05 * y * ASPECT) for name, (x, y) in places.items()}
    for one, other in combinations(places, 2):
        x, y, distance = _between(places[one], places[other])
        push = (_SPRING / distance) ** 2
        _add(forces, one, other, (x * push, y * push))
    for one, other, strength in links:
        x, y, distance = _between(places[one], places[other])
        pull = -math.sqrt(strength) * distance / _SPRING
        _add(forces, one, other, (x * pull, y * pull))
    return forces


def _between(one: Point, other: Point) -> tuple[float, float, float]:
    x, y = one[0] - other[0], one[1] - other[1]
    return x, y, max(math.hypot(x, y), 1.0)


def _add(forces: dict[str, Point], one: str, other: str, force: Point) -> None:
    forces[one] = (forces[one][0] + force[0], forces[one][1] + force[1])
    forces[other] = (forces[other][0] - force[0], forces[other][1] - force[1])


def _apart(boxes: dict[str, Box]) -> dict[str, Box]:
    """Push overlapping boxes apart along the shorter way until none overlaps."""
    for step in range(_PUSHES):
        overlapping = [
            pair for pair in combinations(boxes, 2) if _near(boxes[pair[0]], boxes[pair[1]])
        ]
        if not overlapping:
            break
        for one, other in overlapping:
            boxes[one], boxes[other] = _pushed(boxes[one], boxes[other])
        if step % 50 == 49:  # stuck: give them more room  # noqa: PLR2004
            boxes = {name: box.moved(box.x * 0.1, box.y * 0.1) for name, box in boxes.items()}
    return boxes


def _near(one: Box, other: Box) -> bool:
    return Box(one.x, one.y, one.width + _GAP, one.height + _GAP).overlaps(
        Box(other.x, other.y, other.width + _GAP, other.height + _GAP)
    )


def _pushed(one: Box, other: Box) -> tuple[Box, Box]:
    x = (one.x + one.width / 2) - (other.x + other.width / 2)
    y = (one.y + one.height / 2) - (other.y + other.height / 2)
    over_x = (one.width + other.width) / 2 + _GAP - abs(x)
    over_y = (one.height + other.height) / 2 + _GAP - abs(y)
    if over_x <= 0 or over_y <= 0:
        return one, other
    if over_x < over_y:
        by = math.copysign(over_x / 2 + 0.5, x)
        return one.moved(by, 0), other.moved(-by, 0)
    by = math.copysign(over_y / 2 + 0.5, y)
    return one.moved(0, by), other.moved(0, -by)
