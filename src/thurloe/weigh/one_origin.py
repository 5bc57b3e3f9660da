"""How many of some sources are independent, given which of them seem to have one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.records import OneOrigin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def linked_among(
    sources: Iterable[str], linked: Mapping[str, Mapping[str, float]]
) -> tuple[OneOrigin, ...]:
    """The pairs of these sources that seem to have one origin, the most probable first.

    `linked` is how probable that is, by the one and the other; see `Hearing`.
    """
    some = set(sources)
    found = [
        OneOrigin(one=one, other=other, probability=probability)
        for one in some
        for other, probability in linked.get(one, {}).items()
        if one < other and other in some
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.probability, pair.one, pair.other)))


def independent(sources: Iterable[str], pairs: Iterable[OneOrigin]) -> int:
    """How many origins some sources have: those of a pair have one, and so do all in a chain."""
    origin = {source: source for source in sources}
    for pair in pairs:
        if pair.one in origin and pair.other in origin:
            kept, gone = origin[pair.one], origin[pair.other]
            origin = {source: kept if one == gone else one for source, one in origin.items()}
    return len(set(origin.values()))
