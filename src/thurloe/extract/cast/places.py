"""Where the text puts a place: "Weir, Devon", "the prison in Weir"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.mentions import Name
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

PLACED = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.OTHER})
MOST = 4
"""Containing places kept for one place."""


def place_all(p: Parse, things: list[Thing]) -> None:
    """Note for each place what the text says is around it, and the form with both names."""
    names = sorted(((n, t) for t in things for n in t.names), key=lambda x: x[0].span.start)
    for (one, mine), (other, theirs) in pairwise(names):
        if mine is theirs or theirs.type is not EntityType.PLACE or mine.type not in PLACED:
            continue
        link = _link(p, one, other)
        if link == "," and mine.type is EntityType.PLACE:
            mine.extra.append((one.span.start, other.span.end))
        if link:
            _put(mine, p.slice(other.span.core, other.span.end))
    for thing in things:
        ship = thing.type is EntityType.VESSEL
        thing.extra += [e for n in thing.names for e in _with_article(p, n, ship=ship)]


def _put(thing: Thing, around: str) -> None:
    if around not in thing.within and len(thing.within) < MOST:
        thing.within = (*thing.within, around)


def _link(p: Parse, one: Name, other: Name) -> str:
    """How the second name follows the first: "," or "in" or "(", else nothing."""
    gap = p.words[one.span.end : other.span.start]
    if gap == [","] and p.sent[one.head] == p.sent[other.head] and not _listed(p, one, other):
        return ","
    if gap in (["("], ["-LRB-"]):
        return "("
    low = [w.lower() for w in gap]
    building = p.lower[one.span.end - 1] in lexicon.PLACE_NOUNS
    if low in (["in"], ["near"], ["in", "the"]) and (building or p.head[one.span.end] == one.head):
        return "in"
    return ""


def _listed(p: Parse, one: Name, other: Name) -> bool:
    """Paris, London and Rome are three: the second is followed by another of the list."""
    end = other.span.end
    if p.dep[other.head] == "conj" or end >= len(p):
        return p.dep[other.head] == "conj"
    if p.lower[end] in {"and", "or"}:
        return True
    follows = p.words[end] == "," and end + 1 < len(p)
    return follows and p.ent[end + 1] in {"GPE", "LOC"} and p.begins[end + 1]


def _with_article(p: Parse, name: Name, *, ship: bool) -> list[tuple[int, int]]:
    """A ship, or a plain noun with a capital, is a name with its article too: the Downs."""
    s = name.span
    plain = s.end - s.core == 1 and p.lower[s.core] in lexicon.PLACE_NOUNS | lexicon.QUASI_NAMES
    if (plain or ship) and s.start and p.lower[s.start - 1] == "the":
        return [(s.start - 1, s.end)]
    return []
