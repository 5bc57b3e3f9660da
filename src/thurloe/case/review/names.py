"""Likely merges: two of one kind whose names are near, and who were not made one."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from thurloe.case.pointing import find_spoken
from thurloe.case.review.items import Item
from thurloe.errors import BadInput
from thurloe.nouns import EntityType
from thurloe.values.names import contains, name_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from thurloe.case.pointing import Sight
    from thurloe.nouns import Entity

    Core = tuple[str, ...]

NEAR = 0.88
"""Jaro-Winkler of each word of two names, titles and case aside, from which they are near."""
WITHIN = 0.92
"""What one name that is part of another is taken to be alike: "Doyle" and "Agnes Doyle"."""
SHOWN = 3  # accounts named of each of two who bear one name
BEGINNING = 3  # letters that some word of both names begins with


@dataclass(frozen=True, slots=True)
class _Named:
    entity: Entity
    core: Core
    told: int


def likely_merges(sight: Sight) -> Iterator[Item]:
    """Pairs of entities of one type with near names, with what they may gain by being one."""
    told = Counter(finding.subject for finding in sight.brief.findings)
    ruled = {r.id: {other for other, _ in r.ruled} for r in sight.brief.referents if r.ruled}
    nameless = {r.id for r in sight.brief.referents if r.kin and not r.names}
    named = [
        _Named(entity, _core(entity), told[entity.id])
        for entity in sight.brief.entities
        if entity.type is not EntityType.OTHER and nameless.isdisjoint(entity.referents)
    ]
    for one, other in _pairs(named):
        alike = _alike(one, other)
        if alike >= NEAR and not _is_ruled(ruled, one.entity, other.entity):
            yield _item(one, other, alike)


def _is_ruled(ruled: Mapping[str, set[str]], one: Entity, other: Entity) -> bool:
    """Whether somebody decided about the two already: they were split, or people differ."""
    pairs = ((one, other), (other, one))  # a decision is kept with one of the two
    return any(
        not ruled[r].isdisjoint(there.referents)
        for here, there in pairs
        for r in here.referents
        if r in ruled
    )


def _core(entity: Entity) -> Core:
    """The fullest name: two of a family share their shorter ones, and are two all the same.

    Of a place its own, since its fullest is that of the country too.
    """
    place = entity.type is EntityType.PLACE
    every = [name_parts(name).core for name in (entity.name, *(() if place else entity.variants))]
    return max(every, key=len) or (entity.name.casefold(),)


def _pairs(named: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Those of one type in whose fullest names two words begin alike, each pair once, in order."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(named):
        starts = {word[:BEGINNING] for word in one.core}
        for start in sorted(starts):
            blocks[one.entity.type, start].append(place)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)}
    for first, second in sorted(pairs):
        yield named[first], named[second]


def _alike(one: _Named, other: _Named) -> float:
    """How near two names of one type are, in [0, 1]; what differs by a number is two."""
    if _numbers(one.core) != _numbers(other.core):
        return 0.0
    short, long = sorted((one.core, other.core), key=len)
    if len(short) == len(long):
        return min(map(JaroWinkler.similarity, short, long))
    return WITHIN if _is_short_for(one.entity.type, short, long) else 0.0


def _numbers(core: Core) -> set[str]:
    return {word for word in core if any(letter.isdigit() for letter in word)}


def _is_short_for(type_: EntityType, short: Core, long: Core) -> bool:
    """Whether a name may be short for another: a surname, or several of its words.

    A town is not the country that is said after it, nor a network each of its programmes.
    """
    if type_ is EntityType.PLACE or not contains(long, short):
        return False
    return len(short) > 1 or (type_ is not EntityType.ORGANISATION and short[0] == long[-1])


def _item(one: _Named, other: _Named, alike: float) -> Item:
    first, second = one.entity, other.entity
    shared = min(one.told, other.told)
    names = sorted((first.name.casefold(), second.name.casefold()))
    gain = f"up to {shared} findings would meet" if shared > 1 else "a finding might meet another"
    return Item(
        kind="merge",
        key=(first.type.value, *names),
        worth=alike * (0.5 + 0.25 * shared),
        what=f"{first.name} and {second.name} ({first.type.value}) may be one",
        why=f"their names are {alike:.0%} alike; {gain if shared else 'no finding hangs on it'}",
        orders=(("merge", first.name, second.name),),
        between=(first.id, second.id),
    )


def pointed(sight: Sight, item: Item) -> tuple[tuple[str, ...], ...]:
    """The orders of an item with names under which `merge` finds whom they mean."""
    if item.kind != "merge":
        return item.orders
    entities = {entity.id: entity for entity in sight.brief.entities}
    return (("merge", *(_pointer(sight, entities[id_]) for id_ in item.between)),)


def told(sight: Sight, item: Item) -> str:
    """What may be one, with the accounts that speak of each where both bear one name."""
    entities = {entity.id: entity for entity in sight.brief.entities}
    both = [entities[id_] for id_ in item.between]
    if len({entity.name.casefold() for entity in both}) != 1:
        return item.what
    one, other = (f"{entity.name} in {_places(sight, entity)}" for entity in both)
    return f"{one}, and {other} ({both[0].type.value}) may be one"


def _places(sight: Sight, entity: Entity) -> str:
    members = set(entity.referents)
    files = sorted({r.account for r in sight.brief.referents if r.id in members})
    more = f" and {len(files) - SHOWN} more" if len(files) > SHOWN else ""
    return ", ".join(files[:SHOWN]) + more


def _pointer(sight: Sight, entity: Entity) -> str:
    """What to call an entity so that nobody else is meant; its bare name if nothing does."""
    members = set(entity.referents)
    files = [r.account for r in sight.brief.referents if r.id in members]
    bare = (entity.name, *entity.variants)
    tried = (*bare, f"{entity.name} ({entity.type.value})")
    at = (f"{name}@{file}" for file in sorted(set(files)) for name in bare)
    return next((call for call in (*tried, *at) if _means(sight, call, entity)), entity.name)


def _means(sight: Sight, call: str, entity: Entity) -> bool:
    try:
        return find_spoken(sight, call)[1].id == entity.id
    except BadInput:
        return False
