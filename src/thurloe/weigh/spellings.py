"""Texts of an item that mean the same, "1,000" and "1000", are one value: which text it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.encode import begins
from thurloe.weigh.nearness import attributes_of
from thurloe.weigh.readings import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from thurloe.weigh.names import CodedNames, Names
    from thurloe.weigh.results import Evidence, Kind
    from thurloe.weigh.votes import Votes

    Codes = NDArray[np.int32]


def one_spelling(items: CodedNames, values: CodedNames, kinds: Mapping[str, Kind]) -> Codes:
    """The values' codes, with one text for all of an item that mean the same.

    It is that which most claims on the item give, of several the shortest. Shape (claims,), as both
    columns. A claim without a value keeps its code, -1.
    """
    codes = values.codes
    for kind, here in _of_kinds(items.names, kinds):
        rows = np.flatnonzero(here[items.codes] & (codes >= 0))
        meaning = _meanings(values.names, np.unique(codes[rows]), kind)
        rows = rows[meaning[codes[rows]] >= 0]
        if len(rows):
            codes = codes.copy()
            rank, code_of = _shortest_first(values.names, np.unique(codes[rows]))
            found = _commonest(items.codes[rows], meaning[codes[rows]], rank[codes[rows]])
            codes[rows] = code_of[found]
    return codes


def known_as_spelled(votes: Votes, evidence: Evidence) -> Mapping[str, str]:
    """The known answers, each as the text by which its value goes among the claims on its item."""
    known = dict(evidence.known)
    place = {item: n for n, item in enumerate(votes.items)} if known and evidence.kinds else {}
    for item, value in evidence.known.items():
        kind = kind_of(item, evidence.kinds)
        read = MEANINGS.get(kind.name) if kind else None
        if read is None or item not in place or read(value) is None:
            continue
        start, end = votes.item_start[place[item] : place[item] + 2].tolist()
        said = votes.values[start:end]
        if value not in said:
            known[item] = next((text for text in said if read(text) == read(value)), value)
    return known


def kind_of(item: str, kinds: Mapping[str, Kind]) -> Kind | None:
    """What the values of an item are, None where nothing is said of it."""
    attributes, _ = attributes_of([item])
    return kinds.get(attributes[0], kinds.get("*"))


def _of_kinds(names: Names, kinds: Mapping[str, Kind]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Each kind whose texts may mean the same, and which items have it; shape (items,)."""
    if not any(kind.name in MEANINGS for kind in kinds.values()):
        return
    attributes, attribute = attributes_of(names)
    meant = [kinds.get(name, kinds.get("*")) for name in attributes]
    of_item = np.array([kind.name if kind else "" for kind in meant])
    for kind in MEANINGS:
        if kind in of_item:
            yield kind, (of_item == kind)[attribute]


def _meanings(names: Names, used: Codes, kind: str) -> Codes:
    """By code a number for each meaning that several of the used texts have, else -1; (names,)."""
    read = MEANINGS[kind]
    number: dict[object, int] = {}
    read_as = (read(text) for text in names.take(used))
    meant = np.array(
        [-1 if one is None else number.setdefault(one, len(number)) for one in read_as],
        dtype=np.int32,
    )
    several = np.bincount(meant[meant >= 0], minlength=1) > 1
    meaning = np.full(len(names), -1, dtype=np.int32)
    meaning[used] = np.where((meant >= 0) & several[meant], meant, -1)
    return meaning


def _shortest_first(names: Names, used: Codes) -> tuple[Codes, Codes]:
    """By code the rank of each used text, those without spaces around first; and by rank codes."""
    texts = list(names.take(used))
    order = sorted(range(len(used)), key=lambda n: (texts[n] != texts[n].strip(), len(texts[n])))
    code_of = used[order]
    rank = np.full(len(names), -1, dtype=np.int32)
    rank[code_of] = np.arange(len(used), dtype=np.int32)
    return rank, code_of


def _commonest(item: Codes, meaning: Codes, rank: Codes) -> Codes:
    """Of each claim, the rank that most claims of its item and meaning have, else the lowest."""
    order = np.lexsort((rank, meaning, item))
    rank = rank[order]
    new_group = begins(item[order]) | begins(meaning[order])
    first = np.flatnonzero(new_group | begins(rank))
    claims = np.diff(first, append=len(order))
    group = np.cumsum(new_group)[first] - 1
    best = np.lexsort((rank[first], -claims, group))
    best = best[begins(group[best])]  # the first of each group
    chosen = np.empty_like(rank)
    chosen[order] = rank[first][best][np.cumsum(new_group) - 1]
    return chosen
