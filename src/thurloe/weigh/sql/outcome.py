"""What weighing comes to, as tables in the database, with names in place of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.weigh.kernel import OWN_WEIGHT, USUAL, USUAL_WEIGHT
from thurloe.weigh.sql.rounds import PLAIN, posterior
from thurloe.weigh.track_record import FAINT, NINETY, PAST, TOGETHER

if TYPE_CHECKING:
    from thurloe.weigh.sql.engine import Work

AGAIN = 1e-3  # nobody is shown to be right more often than all but this

ANSWERS = """
    SELECT n.name AS item, s.value, a.p AS probability, s.support
    FROM weighing.believed AS a
    JOIN weighing.slots AS s ON a.slot = s.slot
    JOIN weighing.item_names AS n ON a.item = n.item
    ORDER BY a.item, a.p DESC, s.value
"""
RECORD = """
    SELECT c.source, SUM(w.weight) AS given, SUM(w.weight * b.p) AS hits, COUNT(*) AS claims,
        SUM(w.tells * w.weight) AS told, SUM(w.tells * w.weight * b.p) AS told_hits,
        SUM(CASE WHEN c.spoken > 1 THEN 1 ELSE 0 END) AS shared,
        SUM(CASE WHEN c.spoken > 1 AND b.p >= b.best - 1e-12 THEN 1 ELSE 0 END) AS agreed,
        SUM(b.p) AS heard, SUM(CASE WHEN b.best > 0 THEN 1 - b.best ELSE 0e0 END) AS doubt
    FROM (SELECT * FROM weighing.claims WHERE $part) AS c
    JOIN (SELECT * FROM weighing.votes_$reading WHERE $part) AS w
        ON c.slot = w.slot AND c.source = w.source
    JOIN (
        SELECT slot, p, MAX(p) OVER (PARTITION BY item) AS best
        FROM weighing.believed WHERE $part
    ) AS b ON c.slot = b.slot
    GROUP BY c.source
"""
SOURCES = """
    WITH record AS (
        SELECT source, SUM(given) AS given, SUM(hits) AS hits, SUM(claims) AS claims,
            SUM(told) AS told, SUM(told_hits) AS told_hits,
            SUM(shared) AS shared, SUM(agreed) AS agreed, SUM(heard) AS heard, SUM(doubt) AS doubt
        FROM weighing.record GROUP BY source
    ), held AS (
        SELECT r.*, p.mean AS prior, COALESCE(p.worth, $own) AS worth,
            COALESCE(p.worth, $faint) AS faint, COALESCE(p.mean,
            (SUM(r.told_hits) OVER () + $usual * $usual_weight)
                / (SUM(r.told) OVER () + $usual_weight)
        ) AS mean
        FROM record AS r LEFT JOIN weighing.prior AS p ON r.source = p.source
    ), rated AS (
        SELECT *, LEAST(GREATEST((hits + worth * mean) / (given + worth), $low), $high) AS rate
        FROM held
    ), central AS (
        SELECT *, (heard + faint * mean) / (claims + faint) AS centre FROM rated
    ), spread AS (
        SELECT *, $ninety * SQRT(
            centre * (1 - centre) / (claims + faint)
            + $together * doubt / claims * $together * doubt / claims
        ) AS spread
        FROM central
    )
    SELECT n.name AS source, rate AS reliability,
        GREATEST(LEAST(centre - spread, rate - $past * spread), 0e0) AS low,
        LEAST(GREATEST(centre + spread, rate + $past * spread), 1e0) AS high,
        CAST(claims AS BIGINT) AS claims,
        CASE WHEN shared > 0 THEN agreed * 1e0 / shared END AS agreement, prior
    FROM spread AS s JOIN weighing.source_names AS n ON s.source = n.source
    ORDER BY n.source
"""
COPYING = """
    WITH declared AS (SELECT DISTINCT source, copies_from FROM weighing.given_lineage), linked AS (
        SELECT c.*, an.name AS a_name, bn.name AS b_name, a.claims AS a_claims,
            b.claims AS b_claims, COALESCE(f.source, d.source) AS copier
        FROM (SELECT * FROM weighing.links WHERE shows) AS c
        JOIN (SELECT source, SUM(claims) AS claims FROM weighing.record GROUP BY source) AS a
            ON c.one = a.source
        JOIN (SELECT source, SUM(claims) AS claims FROM weighing.record GROUP BY source) AS b
            ON c.other = b.source
        JOIN weighing.source_names AS an ON c.one = an.source
        JOIN weighing.source_names AS bn ON c.other = bn.source
        LEFT JOIN declared AS f ON f.source = an.name AND f.copies_from = bn.name
        LEFT JOIN declared AS d ON d.source = bn.name AND d.copies_from = an.name
    ), turned AS (
        SELECT *, CASE WHEN copier IS NOT NULL THEN copier = b_name
            ELSE 3 * b_claims < 2 * a_claims END AS turned
        FROM linked
    )
    SELECT CASE WHEN turned THEN b_name ELSE a_name END AS source,
        CASE WHEN turned THEN a_name ELSE b_name END AS copies_from, probability, shared,
        CASE WHEN copier IS NOT NULL
            OR 3 * LEAST(a_claims, b_claims) < 2 * GREATEST(a_claims, b_claims)
            THEN 'told' ELSE 'unknown' END AS direction
    FROM turned
    ORDER BY probability DESC, one, other
"""


def believe(work: Work, correlation: float) -> None:
    """The table `believed`: how probable each value is."""
    work.make_in_parts("believed", posterior("standing_$reading", PLAIN, correlation))


def tell(work: Work) -> None:
    """Tables `answers`, `sources` and `copying`, with the columns of a `Result`."""
    work.make_in_parts("record", RECORD)
    work.make("answers", ANSWERS)
    work.make(
        "sources",
        SOURCES,
        own=OWN_WEIGHT,
        usual=USUAL,
        usual_weight=USUAL_WEIGHT,
        low=AGAIN,
        high=1 - AGAIN,
        ninety=NINETY,
        faint=FAINT,
        together=TOGETHER,
        past=PAST,
    )
    work.make("copying", COPYING)
