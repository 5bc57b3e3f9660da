"""Whom accounts call by the other names of a source, as somebody stated them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thurloe.nouns import Referent, Source


def also_called(referents: Sequence[Referent], sources: Iterable[Source]) -> tuple[Referent, ...]:
    """The referents, those ruled to be one that bear names of one source: its name, `Source.also`.

    Another first name goes with the source's last one, too: who is called Dorota Wilk, and also
    Dot, is Dot Wilk.
    """
    found = tuple(referents)
    for source in sources:
        if source.also:
            found = _joined(found, _names(source))
    return found


def _names(source: Source) -> frozenset[str]:
    last = source.name.split()[-1:]
    short = [f"{name} {last[0]}" for name in source.also if last and len(name.split()) == 1]
    return frozenset(map(_fold, (source.name, *source.also, *short)))


def _joined(referents: tuple[Referent, ...], names: frozenset[str]) -> tuple[Referent, ...]:
    meant = [
        referent.id
        for referent in referents
        if referent.type is EntityType.PERSON and not names.isdisjoint(map(_fold, referent.names))
    ]
    others = frozenset(meant[1:])
    return tuple(
        replace(one, ruled=(*one.ruled, (meant[0], True))) if one.id in others else one
        for one in referents
    )


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())
