"""Who takes part in events together, and a drawing of it in which no two names overlap."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from thurloe.nouns import Entity, EntityType
from thurloe.report.index import Index, cast_of, origins_of
from thurloe.report.spread import Box, spread
from thurloe.report.wording import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from thurloe.report.cards import Said, Shown

MOST_NODES = 25

_DRAWN = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP, EntityType.VESSEL}
_NAME = 22  # characters of a name on one line
_PAIR = 2
_I = frozenset({"i", "me", "myself"})
_LETTER = 7.4  # breadth of a letter, in units of the drawing
_LINE = 15.0
_LEAST_RADIUS = 6.0
_MARGIN = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two entities in `events` events together; `kinds` are their words, `said` their quotes."""

    one: Entity
    other: Entity
    events: int
    kinds: tuple[str, ...]
    findings: tuple[Shown, ...]
    said: tuple[Said, ...]


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
    """Every two entities, places aside, that take part in one event; most events first.

    One sentence names both, or accounts of independent origin agree: a lone pronoun ties nobody.
    """
    behind: dict[tuple[str, str], list[tuple[Shown, Said]]] = defaultdict(list)
    plain: set[tuple[str, str]] = set()
    by_name = _by_name(index)
    for shown in findings:
        for said in (said for card in shown.cards for said in card.said):
            cast = sorted(_cast(index, said, by_name))
            for pair in combinations(cast, 2):
                behind[pair].append((shown, said))
            plain.update(combinations(_named(index, said, cast), 2))
    ties = [
        _tie(index, pair, found)
        for pair, found in behind.items()
        if pair in plain or len(origins_of(index, (said.claim for _, said in found))) > 1
    ]
    return sorted(ties, key=lambda tie: (-tie.events, tie.one.name, tie.other.name, tie.one.id))


def _tie(index: Index, pair: tuple[str, str], found: Sequence[tuple[Shown, Said]]) -> Tie:
    events = {said.claim.event.id: said.claim.event.kind.replace("_", " ") for _, said in found}
    quotes = {said.claim.quote.text: said for _, said in reversed(found)}
    return Tie(
        one=index.entities[pair[0]],
        other=index.entities[pair[1]],
        events=len(events),
        kinds=tuple(dict.fromkeys(events.values())),
        findings=tuple({shown.anchor: shown for shown, _ in found}.values()),
        said=tuple(reversed(quotes.values())),
    )


def _by_name(index: Index) -> dict[str, str]:
    """The one entity that bears a name; names of several are nobody's."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in index.brief.entities:
        for name in (entity.name, *entity.variants):
            owners[name].add(entity.id)
    return {name: min(ids) for name, ids in owners.items() if len(ids) == 1}


def _cast(index: Index, said: Said, by_name: Mapping[str, str]) -> list[str]:
    """Who takes part in the claim's event, and who is its answer: the master of the ship."""
    answer = by_name.get(said.claim.value)
    cast = dict.fromkeys((*cast_of(index, said.claim), *((answer,) if answer else ())))
    return [one for one in cast if index.entities[one].type in _DRAWN]


def _named(index: Index, said: Said, cast: Sequence[str]) -> list[str]:
    """Those of the cast who are named, or say "I", in the sentence of the quote.

    "Her skipper, Ann Lee" names whose skipper she is by what the whole claim is about.
    """
    if len(cast) < _PAIR or said.claim.attribute == "person":
        return list(cast) if len(cast) == _PAIR else []
    e, event = said.excerpt, said.claim.event
    sentence = f"{e.before}{e.head}{e.words}{e.tail}{e.after}"
    speaking = {
        index.owners.get(role.referent or "")
        for role in (event.subject, *event.roles)
        if role and role.text.lower() in _I
    }
    return [one for one in cast if one in speaking or _is_named(index.entities[one], sentence)]


def _is_named(entity: Entity, sentence: str) -> bool:
    return any(_stands(name, sentence) for name in (entity.name, *entity.variants) if name)


def _stands(name: str, sentence: str) -> bool:
    """Whether the name stands in the sentence as words of its own; faster than a pattern."""
    at = sentence.find(name)
    while at >= 0:
        end = at + len(name)
        if not (sentence[at - 1 : at].isalnum() or sentence[end : end + 1].isalnum()):
            return True
        at = sentence.find(name, end)
    return False


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
