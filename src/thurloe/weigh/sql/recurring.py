"""Which attributes have labels that recur, so that in memory a panel of models reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.weigh.labels import ENOUGH, FEW
from thurloe.weigh.nearness import OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.weigh.sql.engine import Work

_LOOKED_AT = 20_000  # items that tell of most attributes already that their values are no labels

RECURRING = """
    WITH named AS (
        SELECT item, CASE WHEN POSITION('$of' IN name) > 0
            THEN REGEXP_EXTRACT(name, '([^$of]*)$$', 1) ELSE '' END AS attribute
        FROM weighing.item_names
    ), many AS (
        SELECT n.attribute FROM (SELECT * FROM named WHERE item % $every = 0) AS n
        JOIN (SELECT item, value FROM weighing.slots WHERE item % $every = 0) AS s
            ON n.item = s.item
        GROUP BY n.attribute HAVING COUNT(DISTINCT s.value) > $few
    ), few AS (
        SELECT n.item, n.attribute
        FROM named AS n LEFT JOIN many AS m ON n.attribute = m.attribute
        WHERE m.attribute IS NULL
    )
    SELECT f.attribute
    FROM few AS f JOIN weighing.slots AS s ON f.item = s.item
    GROUP BY f.attribute
    HAVING COUNT(DISTINCT s.value) BETWEEN 2 AND $few
        AND SUM(s.support) >= $enough * COUNT(DISTINCT s.value) * COUNT(DISTINCT s.value)
    ORDER BY f.attribute
"""


def recurring(work: Work, items: int) -> Sequence[str]:
    """The attributes of few values and many claims, by the rule of `elections`, in order."""
    every = max(1, items // _LOOKED_AT)
    rows = work.many(RECURRING, of=OF, every=every, few=FEW, enough=ENOUGH)
    return [str(attribute) for (attribute,) in rows]
