"""What evidence names and the claims do not: most often a name that is misspelt."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from thurloe.weigh.lists import asked
from thurloe.weigh.nearness import OF, attributes_of
from thurloe.weigh.readings import is_readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.weigh.results import Evidence
    from thurloe.weigh.votes import Votes

_WRITTEN = {
    "date": "1961-11-16, 1961-11 or 1961 (EDTF)",
    "number": "46, ~46, >=46 or 40/50",
    "minutes of the day": "21:40",
}
"""How values of a kind are written that not every text is."""

_LISTED = 3  # names in a line
_LOOKED_AT = 10_000  # items of which values are read by their kind


def unmet(votes: Votes, evidence: Evidence) -> Iterator[str]:
    """A line for each sort of thing in the evidence that meets nothing in the claims.

    The known answers are those of the claims' spelling: see `spellings`.
    """
    sources = set(votes.sources) if evidence.prior or evidence.lineage else set()
    declared = (source for pair in evidence.lineage for source in pair)
    named = (
        ("the priors name", evidence.prior, sources, "which makes no claim"),
        ("the lineage names", declared, sources, "which makes no claim"),
        ("the known answers name", evidence.known, votes.items, "which nobody speaks of"),
        ("the kinds name", _lacking_attributes(votes, evidence), (), _no_attribute(votes)),
    )
    for who, names, there, what in named:
        lacking = sorted({name for name in names if not _holds(there, name)})
        if lacking:
            yield f"{who} {_listed(lacking)}, {what}"
    yield from _unsaid(votes, evidence)
    yield from _unreadable(votes, evidence)


def _holds(names: set[str] | Sequence[str], name: str) -> bool:
    if isinstance(names, set):
        return name in names
    at = bisect_left(names, name)
    return at < len(names) and names[at] == name


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LISTED
    listed = ", ".join(map(repr, names[:_LISTED]))
    return f"{listed} and {more:,} more" if more > 0 else listed


def _lacking_attributes(votes: Votes, evidence: Evidence) -> Iterable[str]:
    lacking = set(evidence.kinds) - {"*"}
    return lacking - set(attributes_of(votes.items)[0]) if lacking else lacking


def _no_attribute(votes: Votes) -> str:
    named = next((item for item in votes.items[:_LOOKED_AT] if OF in item), None)
    such = f"as in {named!r}" if named else f"and no item has one, as 'ferry{OF}dead' would"
    return f"an attribute of no item: it is what follows {OF} (U+241F) in an item's name, {such}"


def _unsaid(votes: Votes, evidence: Evidence) -> Iterator[str]:
    """The known answers that nobody gives: all that is claimed of these items is then wrong.

    That a value is no part of a known list needs nobody to say so.
    """
    for item, value in sorted(evidence.known.items()):
        if asked(item):
            continue
        at = bisect_left(votes.items, item)
        if at == len(votes.items) or votes.items[at] != item:
            continue
        said = votes.values[slice(*votes.item_start[at : at + 2].tolist())]
        if value not in list(said):
            yield (
                f"nobody says {value!r} of {item!r}, which is known: all {len(said):,} values "
                f"given are taken to be wrong ({_listed(list(said))})"
            )


def _unreadable(votes: Votes, evidence: Evidence) -> Iterator[str]:
    """For each attribute how many of its values are none of its kind, of the first items."""
    wrong: dict[tuple[str, str], list[str]] = {}
    every: dict[tuple[str, str], int] = {}
    attributes, of_item = attributes_of(votes.items) if evidence.kinds else ([], ())
    for n, at in enumerate(of_item[:_LOOKED_AT]):
        attribute = attributes[int(at)]
        meant = evidence.kinds.get(attribute, evidence.kinds.get("*"))
        if meant is None:
            continue
        key = attribute, meant.name
        for slot in range(*votes.item_start[n : n + 2].tolist()):
            every[key] = every.get(key, 0) + 1
            if not is_readable(votes.values[slot], meant.name):
                wrong.setdefault(key, []).append(votes.values[slot])
    for (attribute, kind), values in sorted(wrong.items()):
        share = f"{len(values):,} of {every[attribute, kind]:,} values of {attribute!r}"
        how = f": write {_WRITTEN[kind]}" if kind in _WRITTEN else ""
        yield f"{share} cannot be read as {kind}, such as {values[0]!r}{how}"
