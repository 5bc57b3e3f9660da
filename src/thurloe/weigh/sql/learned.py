"""Who is right and who copies, learned by the arrays from a part of the items.

Of many claims a part is learned from, and that is small enough for the memory of one machine: it
is fetched, and what it tells is put back as tables, with which SQL then weighs all claims.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from thurloe.weigh.copying import discounted, links_of, pairs_of
from thurloe.weigh.encode import begins
from thurloe.weigh.sharpness import believed
from thurloe.weigh.slots import UNRELATED, table_of
from thurloe.weigh.sql.engine import SCHEMA
from thurloe.weigh.structure import averaged
from thurloe.weigh.votes import Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from thurloe.weigh.copying import Links
    from thurloe.weigh.slots import Floats, Ints, Table
    from thurloe.weigh.sql.engine import Work

HERE = 3_000_000  # claims; what learning from them takes is about a gigabyte
LEARNED = "learned"

PART = """
    SELECT slot, item, CAST(source AS INTEGER) AS source, sure,
        CAST(COALESCE(settled, -1e0) AS INTEGER) AS settled
    FROM weighing.$table ORDER BY slot, source
"""
PRIOR = "SELECT source, mean, worth FROM weighing.prior ORDER BY source"
LINEAGE = """
    SELECT DISTINCT a.source AS source, b.source AS copies_from
    FROM weighing.given_lineage AS g
    JOIN weighing.source_names AS a ON g.source = a.name
    JOIN weighing.source_names AS b ON g.copies_from = b.name
    WHERE a.source <> b.source
    ORDER BY a.source, b.source
"""


def learn(work: Work, sources: int) -> tuple[Work, float]:
    """Tables `standing_learned` and `links` from a part, and how far sources err together.

    `sources` is how many there are, those that are not in the part too.
    """
    table, sure = _table(work, sources)
    declared = work.fetch(LINEAGE)
    lines = np.stack([declared["source"], declared["copies_from"]], axis=1).astype(np.int64)
    pairs = pairs_of(table, lines)
    found = (averaged if table.every_way else discounted)(table, pairs, sure)
    p = believed(table, found.weight, found.fit.score, found.correlation)
    work = replace(work, reading=LEARNED)
    _put_standing(work, found.fit.right)
    _put_links(work, links_of(table, pairs, found, p))
    return work, found.correlation


def _table(work: Work, sources: int) -> tuple[Table, Floats]:
    """The claims as the arrays have them, and how often each counts if nobody copies."""
    part = work.fetch(PART)
    slot_start = np.flatnonzero(begins(part["slot"]))
    item_start = np.flatnonzero(begins(part["item"][slot_start]))
    votes = Votes(  # names are not looked at
        sources=[""] * sources,
        items=[""] * len(item_start),
        values=[""] * len(slot_start),
        item_start=np.append(item_start, len(slot_start)),
        slot_start=np.append(slot_start, len(part["slot"])),
        source=part["source"].astype(np.int32),
    )
    fixed = _fixed(part["settled"][slot_start], item_start)
    table = table_of(votes, UNRELATED, fixed, _prior(work, sources))
    return table, part["sure"].astype(float)


def _fixed(settled: NDArray[np.integer], start: Ints) -> Ints:
    """By item, the slot known to be true, -2 if none of them is, -1 if it is not known."""
    true = np.where(settled == 1, np.arange(len(settled)), np.where(settled == 0, -2, -1))
    fixed: Ints = np.maximum.reduceat(true, start)
    return fixed


def _prior(work: Work, sources: int) -> Floats:
    given = work.fetch(PRIOR)
    prior = np.zeros((sources, 2))
    prior[given["source"].astype(np.int64), 0] = given["mean"]
    prior[given["source"].astype(np.int64), 1] = given["worth"]
    return prior


def _put_standing(work: Work, right: Floats) -> None:
    columns: dict[str, NDArray[Any]] = {
        "source": np.arange(len(right)),
        "rate": right,
        "logit": np.log(right / (1 - right)),
    }
    work.drop("standing_$reading")
    work.engine.store(f"{SCHEMA}.standing_{work.reading}", columns)


def _put_links(work: Work, links: Links) -> None:
    columns: dict[str, NDArray[Any]] = {
        "one": links.first,
        "other": links.second,
        "probability": links.probability,
        "share": links.share,
        "shared": links.rare,
        "shows": links.shows,
    }
    work.drop("links")
    work.engine.store(f"{SCHEMA}.links", columns)
