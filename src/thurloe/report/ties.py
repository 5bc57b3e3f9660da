"""Who takes part in events together, and a drawing of it in which no two names overlap."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.nouns import Claim, Entity, EntityType
from thurloe.report.index import Index, cast_of
from thurloe.report.spread import Box, spread
from thurloe.report.wording import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.report.cards import Shown

MOST_NODES = 25

_DRAWN = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.VESSEL}
_NAME = 22  # characters of a name on one line
_LETTER = 7.4  # breadth of a letter, in units of the drawing
_LINE = 15.0
_LEAST_RADIUS = 6.0
_MARGIN = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two entities in `events` events together; `kinds` are the events' words."""

    one: Entity
    other: Entity
    events: int
    kinds: tuple[str, ...]
    findings: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An entity in the drawing: a disc at (x, y) with its name in `lines` below it."""

    entity: Entity
    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two nodes, the broader the more events."""

    tie: Tie
    one: Node
    other: Node
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A drawing `width` by `height`; `undrawn` entities had ties and no room."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    undrawn: int


def ties_of(index: Index, findings: Iterable[Shown]) -> list[Tie]:
    """Every two entities, places aside, that take part in one event; most events first."""
    events: dict[tuple[str, str], set[str]] = defaultdict(set)
    kinds: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    seen: dict[tuple[str, str], dict[str, Shown]] = defaultdict(dict)
    for shown in findings:
        for said in (said for card in shown.cards for said in card.said):
            event = said.claim.event
            for pair in combinations(sorted(_cast(index, said.claim)), 2):
                events[pair].add(event.id)
                kinds[pair][event.kind.replace("_", " ")] = None
                seen[pair][shown.anchor] = shown
    ties = [
        Tie(
            one=index.entities[pair[0]],
            other=index.entities[pair[1]],
            events=len(events[pair]),
            kinds=tuple(kinds[pair]),
            findings=tuple(seen[pair].values()),
        )
        for pair in events
    ]
    return sorted(ties, key=lambda tie: (-tie.events, tie.one.name, tie.other.name, tie.one.id))


def _cast(index: Index, claim: Claim) -> list[str]:
    return [entity for entity in cast_of(index, claim) if index.entities[entity].type in _DRAWN]


def network_of(ties: Sequence[Tie]) -> Network:
    """Draw the entities with most ties; the same ties give the same drawing."""
    weight: dict[str, int] = defaultdict(int)
    entities: dict[str, Entity] = {}
    for tie in ties:
        for entity in (tie.one, tie.other):
            entities[entity.id] = entity
            weight[entity.id] += tie.events
    order = sorted(
        entities, key=lambda e: (entities[e].type is not EntityType.PERSON, -weight[e], e)
    )
    most = set(order[:MOST_NODES])
    drawn = [tie for tie in ties if {tie.one.id, tie.other.id} <= most]
    tied = {entity.id for tie in drawn for entity in (tie.one, tie.other)}
    kept = [entity for entity in order if entity in tied]
    nodes, width, height = _place([entities[e] for e in kept], weight, drawn)
    return Network(
        width=width,
        height=height,
        nodes=tuple(nodes.values()),
        edges=tuple(
            Edge(
                tie=tie,
                one=nodes[tie.one.id],
                other=nodes[tie.other.id],
                width=round(1 + 1.2 * math.log2(tie.events), 2),
            )
            for tie in drawn
        ),
        undrawn=len(order) - len(kept),
    )


def _place(
    entities: Sequence[Entity], weight: Mapping[str, int], ties: Sequence[Tie]
) -> tuple[dict[str, Node], float, float]:
    lines = {entity.id: _lines(entity.name) for entity in entities}
    radii = {e.id: round(_LEAST_RADIUS + 2 * math.log2(1 + weight[e.id]), 1) for e in entities}
    sizes = {
        e: (
            _LETTER * max(len(line) for line in lines[e]) + 8,
            2 * radii[e] + 4 + _LINE * len(lines[e]) + 6,
        )
        for e in lines
    }
    links = [(tie.one.id, tie.other.id, 1 + math.log2(tie.events)) for tie in ties]
    boxes = spread(sizes, links)
    left = min((box.x for box in boxes.values()), default=0) - _MARGIN
    top = min((box.y for box in boxes.values()), default=0) - _MARGIN
    nodes = {}
    for entity in entities:
        box = boxes[entity.id].moved(-left, -top)
        x, y = box.x + box.width / 2, box.y + 2 + radii[entity.id]
        nodes[entity.id] = Node(
            entity=entity, x=round(x, 1), y=round(y, 1), radius=radii[entity.id],
            lines=lines[entity.id], box=box,
        )  # fmt: skip
    width = max((node.box.x + node.box.width for node in nodes.values()), default=0) + _MARGIN
    height = max((node.box.y + node.box.height for node in nodes.values()), default=0) + _MARGIN
    return nodes, round(width, 1), round(height, 1)


def _lines(name: str) -> tuple[str, ...]:
    """A name on one line, or on two if it is long."""
    if len(name) <= _NAME:
        return (name or "?",)
    middle = len(name) // 2
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    at = min(spaces, key=lambda place: (abs(place - middle), place), default=_NAME)
    return tuple(cut(line.strip(), _NAME) for line in (name[:at], name[at:]) if line.strip())
