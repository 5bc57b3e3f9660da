"""Claims as a database has them → numbered sources, items and slots, each claim once.

The same rules as for tables in memory: rows without a value claim nothing; of what a source says
twice the surer claim counts; a source that gives several values of an item has a share of its say
in each; names are numbered in the order of their code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.errors import BadInput
from thurloe.weigh.slots import UNHEARD
from thurloe.weigh.sql.engine import SCHEMA, Work, filled, in_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thurloe.weigh.sql.engine import Engine

PLACES = 1 << 31  # more than any item has values; a slot is its item's number times this, plus n

RAW = """
    SELECT $source AS source, $item AS item, $value AS value, $confidence AS confidence
    FROM $claims
"""
# An empty text is no text; a number is written without `.0`, and one that is none is missing.
TEXT = """
    CASE WHEN LOWER(TYPEOF($column)) IN ('double', 'float') THEN NULLIF(
            REGEXP_REPLACE(LOWER(CAST($column AS STRING)), '[.]0$$', ''), 'nan')
        ELSE NULLIF(CAST($column AS STRING), '') END
"""
CONFIDENCE = "COALESCE(CAST(confidence AS DOUBLE), 1e0)"
FAULTS = """
    SELECT COUNT(*), SUM(CASE WHEN value IS NULL THEN 1 ELSE 0 END),
        SUM(CASE WHEN source IS NULL THEN 1 ELSE 0 END),
        SUM(CASE WHEN item IS NULL THEN 1 ELSE 0 END),
        SUM(CASE WHEN confidence > 0 AND confidence <= 1 AND NOT ISNAN(confidence) THEN 0
            ELSE 1 END)
    FROM ($raw) AS raw
"""
NAMES = """
    SELECT name, CAST(ROW_NUMBER() OVER (ORDER BY name) - 1 AS BIGINT) AS $column
    FROM (SELECT DISTINCT $column AS name FROM ($raw) AS raw WHERE value IS NOT NULL) AS named
"""
SAID = """
    SELECT i.item, s.source, raw.value, raw.confidence
    FROM ($raw) AS raw
    JOIN weighing.item_names AS i ON raw.item = i.name
    JOIN weighing.source_names AS s ON raw.source = s.name
    WHERE raw.value IS NOT NULL
    ORDER BY i.item
"""
KNOWN = """
    SELECT i.item, g.value FROM weighing.given_known AS g
    JOIN weighing.item_names AS i ON g.item = i.name
"""
PRIOR = """
    SELECT s.source, g.mean, g.worth FROM weighing.given_prior AS g
    JOIN weighing.source_names AS s ON g.source = s.name
"""
SLOTS = """
    SELECT item, item * $places + ROW_NUMBER() OVER (PARTITION BY item ORDER BY value) - 1 AS slot,
        value, support, CAST(COUNT(*) OVER (PARTITION BY item) AS BIGINT) AS rivals
    FROM (
        SELECT item, value, COUNT(DISTINCT source) AS support FROM weighing.said WHERE $part
        GROUP BY item, value
    ) AS told
"""
CLAIMS = """
    WITH placed AS (
        SELECT d.item, t.slot, d.source, t.support, t.rivals,
            d.confidence / COUNT(*) OVER (PARTITION BY d.item, d.source) AS sure,
            COUNT(*) OVER (PARTITION BY d.item ORDER BY t.slot, d.source
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS spoken,
            ROW_NUMBER() OVER (PARTITION BY d.item ORDER BY t.slot, d.source) - 1 AS place,
            CASE WHEN k.value IS NULL THEN NULL WHEN k.value = d.value THEN 1e0 ELSE 0e0 END
                AS settled
        FROM (
            SELECT item, source, value, MAX(confidence) AS confidence
            FROM weighing.said WHERE $part GROUP BY item, source, value
        ) AS d
        JOIN (SELECT * FROM weighing.slots WHERE $part) AS t
            ON d.item = t.item AND d.value = t.value
        LEFT JOIN weighing.known AS k ON d.item = k.item
    )
    SELECT item, slot, source, sure, settled, rivals,
        LN(GREATEST(rivals - 1, 1) + $unheard) AS others,
        support, spoken, place
    FROM placed ORDER BY slot, source
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known beside the claims.

    Attributes:
        known: item -> its true value.
        prior: source -> how often it is taken to be right, in (0, 1), and how many items that
            is worth.
    """

    known: Mapping[str, str]
    prior: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What became of the rows: how many there were, how many claimed nothing, and what was kept."""

    rows: int
    valueless: int
    claims: int
    items: int
    sources: int


def read_claims(engine: Engine, claims: str, given: Given) -> tuple[Work, Count]:
    """Number what the claims name; makes tables `source_names`, `item_names`, `slots`, `claims`.

    Raises:
        BadInput: a row lacks its source or item, a confidence is none, or nothing is claimed.
    """
    work = Work(engine=engine)
    raw = _raw(engine, claims)
    rows, valueless = _checked(work, raw)
    work.make("source_names", NAMES, raw=raw, column="source")
    work.make("item_names", NAMES, raw=raw, column="item")
    _load(work, given)
    work.make("said", SAID, raw=raw)
    items, sources = _count(work, "item_names"), _count(work, "source_names")
    work = in_parts(engine, items, rows - valueless)
    work.make_in_parts("slots", SLOTS, places=PLACES)
    work.make_in_parts("claims", CLAIMS, unheard=UNHEARD)
    work.drop("said", "given_known", "given_prior")
    kept = _count(work, "claims")
    count = Count(rows=rows, valueless=valueless, claims=kept, items=items, sources=sources)
    return work, count


def _raw(engine: Engine, claims: str) -> str:
    """The query for the rows as they are, with a confidence."""
    there = engine.columns(claims)
    lacking = [name for name in ("source", "item", "value") if name not in there]
    if lacking:
        message = (
            f"The claims have no column {' and none '.join(map(repr, lacking))}; they have "
            f"{', '.join(map(repr, there))}. They need source, item, value, confidence (optional)."
        )
        raise BadInput(message)
    texts = {name: filled(TEXT, column=name) for name in ("source", "item", "value")}
    sure = CONFIDENCE if "confidence" in there else "1e0"
    return filled(RAW, claims=claims, confidence=sure, **texts)


def _checked(work: Work, raw: str) -> tuple[int, int]:
    """How many rows there are, and how many claim nothing."""
    rows, valueless, sourceless, itemless, unsure = (int(n or 0) for n in work.one(FAULTS, raw=raw))
    for many, column in ((sourceless, "source"), (itemless, "item")):
        if many:
            message = f"{many} of {rows} claims name no {column}. Fill it in, or leave them out."
            raise BadInput(message)
    if unsure:
        message = (
            f"{unsure} of {rows} claims have a confidence that is none. It lies above 0 and is at "
            "most 1; leave it empty for 1."
        )
        raise BadInput(message)
    if rows == valueless:
        raise BadInput("There are no claims to weigh: not one row has a value.")
    return rows, valueless


def _load(work: Work, given: Given) -> None:
    known = sorted(given.known.items())
    prior = sorted(
        (source, float(mean), float(worth)) for source, (mean, worth) in given.prior.items()
    )
    text, number = "STRING", "DOUBLE"
    work.engine.load(f"{SCHEMA}.given_known", {"item": text, "value": text}, known)
    work.engine.load(
        f"{SCHEMA}.given_prior", {"source": text, "mean": number, "worth": number}, prior
    )
    work.make("known", KNOWN)
    work.make("prior", PRIOR)


def _count(work: Work, table: str) -> int:
    return int(work.one("SELECT COUNT(*) FROM weighing.$table", table=table)[0] or 0)
