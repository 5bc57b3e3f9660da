"""Of what is given beside the claims, that which some claim speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.votes import Votes

if TYPE_CHECKING:
    from thurloe.weigh.engine import Evidence
    from thurloe.weigh.sql.engine import Work

SOURCES = "SELECT name FROM weighing.source_names ORDER BY name"
VALUES = """
    SELECT i.name, s.value
    FROM weighing.slots AS s
    JOIN (SELECT item FROM weighing.known) AS k ON s.item = k.item
    JOIN weighing.item_names AS i ON s.item = i.item
    ORDER BY i.name, s.value
"""


def spoken_of(work: Work, evidence: Evidence) -> Votes:
    """All sources where some are given, and the items whose answer is known with their values.

    Nobody votes: it is for `unmet`.
    """
    sources = work.many(SOURCES) if evidence.prior or evidence.lineage else ()
    told = work.many(VALUES) if evidence.known else ()
    names = [str(item) for item, _ in told]
    items = sorted(set(names))
    return Votes(
        sources=[str(source) for (source,) in sources],
        items=items,
        values=[str(value) for _, value in told],
        item_start=np.searchsorted(names, [*items, chr(0x10FFFF)]) if items else np.zeros(1, int),
        slot_start=np.zeros(len(told) + 1, dtype=np.int64),
        source=np.zeros(0, dtype=np.int32),
    )
