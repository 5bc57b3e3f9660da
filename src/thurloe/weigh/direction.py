"""Which of two sources that share rare values copies the other, where that can be told.

Three things tell, the first that does:

1. the declared lineage;
2. how much each says: who says less than `LESS` of what the other says took it over;
3. how right each is where the two do not say the same. Who copies is as right in what they share as
   the other is, and in the rest as right as it is itself; who is copied is alike in both. So the
   likelihood that one is of a piece is set against the likelihood that the other is. After Dong,
   Berti-Equille & Srivastava, "Integrating Conflicting Data: The Role of Source Dependence", 2009,
   doi:10.14778/1687627.1687690, who let accuracy tell the direction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from thurloe.weigh.copying import Links
    from thurloe.weigh.slots import Floats, Ints, Table

LESS = 2 / 3
TELLING = 3.0  # nats; in generated worlds nine in ten that are told so are right
APART = 5  # claims that each makes besides, before their being right tells anything
CLAIMS = 1_000_000  # of those who are linked; a part of a larger table tells as much
PAIRS = 2_000  # of which records are set side by side; of further ones only the rest tells


def directed(
    table: Table, links: Links, p: Floats, lineage: Ints
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether the second of each link copies the first, and whether that is told; shape (links,).

    Args:
        p: how probable it is that who gives each slot is right; shape (slots,).
        lineage: (source, copies_from) pairs of sources as declared; shape (declared, 2).
    """
    given = np.bincount(table.source, minlength=table.sources)
    first, second = given[links.first], given[links.second]
    fewer = np.where(second < LESS * first, 1.0, 0.0) - np.where(first < LESS * second, 1.0, 0.0)
    by_record = _by_record(table, links, p)
    telling = np.where(np.abs(by_record) > TELLING, np.sign(by_record), 0.0)
    said = _declared(table, links, lineage)
    verdict = np.where(said != 0, said, np.where(fewer != 0, fewer, telling))
    return verdict > 0, verdict != 0


def _declared(table: Table, links: Links, lineage: Ints) -> Floats:
    """1 where the second is declared to copy the first, -1 the other way round, else 0."""
    keys = lineage @ np.array([table.sources, 1])
    forth = np.isin(links.second.astype(np.int64) * table.sources + links.first, keys)
    back = np.isin(links.first.astype(np.int64) * table.sources + links.second, keys)
    direction: Floats = forth.astype(float) - back.astype(float)
    return direction


def _by_record(table: Table, links: Links, p: Floats) -> Floats:
    """How much likelier, in nats, what each link is right in makes it that the second copies."""
    found = np.zeros(len(links.first))
    pairs = np.stack([links.first, links.second], axis=1)[:PAIRS]
    linked = np.zeros(table.sources, dtype=np.bool_)
    linked[pairs] = True
    chosen = np.flatnonzero(linked[table.source])[:CLAIMS]
    order = chosen[np.argsort(table.source[chosen], kind="stable")]
    start = np.searchsorted(table.source[order], np.arange(table.sources + 1))
    may = p[table.slot]
    for n, pair in enumerate(pairs.tolist()):
        one, other = (order[start[s] : start[s + 1]] for s in pair)
        shared = np.isin(table.slot[one], table.slot[other])
        besides = np.isin(table.slot[other], table.slot[one], invert=True)
        both = _record(may[one[shared]])
        first, second = _record(may[one[~shared]]), _record(may[other[besides]])
        if min(first[1], second[1]) >= APART:
            likelier = _of_a_piece(both, first, second) - _of_a_piece(both, second, first)
            found[n] = np.sign(likelier) * min(abs(likelier), _unlike(first, second))
    return found


def _record(may: Floats) -> tuple[float, int]:
    """How many claims are right, and how many there are."""
    return float(may.sum()), len(may)


def _of_a_piece(both: tuple[float, int], own: tuple[float, int], apart: tuple[float, int]) -> float:
    """The log-likelihood of two being of one accuracy and the third of its own."""
    return _log_likelihood(both[0] + own[0], both[1] + own[1]) + _log_likelihood(*apart)


def _unlike(one: tuple[float, int], other: tuple[float, int]) -> float:
    """How much likelier it is that the two differ in accuracy; what is shared is right too often.

    For two by themselves agree on what is right: both seem worse besides, whoever copied.
    """
    pooled = _log_likelihood(one[0] + other[0], one[1] + other[1])
    return _log_likelihood(*one) + _log_likelihood(*other) - pooled


def _log_likelihood(right: float, claims: int) -> float:
    share = min(max(right / max(claims, 1), 1e-3), 1 - 1e-3)
    return float(right * np.log(share) + (claims - right) * np.log(1 - share))
