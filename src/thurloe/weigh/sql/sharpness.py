"""How far to trust the log-odds, by held-out claims, as SQL: the method of `weigh.sharpness`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.sharpness import GRID, LEAST, SPREAD, USUAL, WORTH
from thurloe.weigh.sql.engine import double
from thurloe.weigh.sql.rounds import PLAIN, posterior

if TYPE_CHECKING:
    from thurloe.weigh.sql.engine import Work

TOLD = """
    WITH held AS (
        SELECT w.item, w.slot, $counted AS counted, s.rate, c.others,
            w.weight * (s.logit + c.others) AS added,
            GREATEST(w.every - w.weight - 1, 0e0) AS voices
        FROM (
            SELECT * FROM weighing.$table
            WHERE $part AND settled IS NULL AND spoken >= $least
                AND place = FLOOR(item / $step) * 2654435761 % 4294967296 % spoken
        ) AS c
        JOIN (SELECT * FROM weighing.votes_$reading WHERE $part) AS w
            ON c.slot = w.slot AND c.source = w.source
        JOIN (SELECT * FROM weighing.votes_$other WHERE $part) AS o
            ON c.slot = o.slot AND c.source = o.source
        JOIN weighing.standing_$reading AS s ON w.source = s.source
    ), rest AS (
        SELECT h.item, h.counted, h.rate, h.others, h.voices,
            CASE WHEN f.slot = h.slot THEN f.score - h.added END AS own,
            CASE WHEN f.slot = h.slot THEN f.score - h.added ELSE f.score END AS score
        FROM held AS h JOIN ($posterior) AS f ON h.item = f.item
    ), topped AS (
        SELECT *, GREATEST(MAX(score) OVER (PARTITION BY item), 0e0) AS top FROM rest
    ), summed AS (
        SELECT item, MAX(counted) AS counted, MAX(rate) AS rate, MAX(EXP(others)) AS others,
            MAX(own) AS own, MAX(top) AS top, MAX(voices) AS voices, $wholes
        FROM topped GROUP BY item
    ), chances AS (SELECT counted, rate, others, $chances FROM summed)
    SELECT SUM(counted), $told FROM chances
"""


def correlation(work: Work) -> float:
    """How far sources err together on an item, between 0.01 and 1.5."""
    held, *told = _told(work, work.reading, "w.weight")
    worth = np.array(told) * WORTH / (WORTH + held) - (np.log(GRID / USUAL) / SPREAD) ** 2 / 2
    odds = np.exp(worth - worth.max())
    return float(np.exp(odds @ np.log(GRID) / odds.sum()))


def log_score(work: Work, other: str) -> float:
    """The log probability of the held-out claims at the best correlation.

    Each is counted as often as by that of the two readings by which it counts less.
    """
    _, *told = _told(work, other, "LEAST(w.weight, o.weight)")
    return max(told)


def _told(work: Work, other: str, counted: str) -> list[float]:
    """What the held-out claims count together, and by correlation their log probability."""
    grid = [(n, f"1 / (1 + {double(c)} * voices)") for n, c in enumerate(GRID.tolist())]
    return work.totals(
        TOLD,
        other=other,
        least=LEAST,
        counted=counted,
        posterior=posterior("standing_$reading", PLAIN),
        wholes=", ".join(f"SUM(EXP({t} * (score - top))) AS w{n}" for n, t in grid),
        chances=", ".join(
            f"EXP({t} * (own - top)) / (w{n} + EXP(-{t} * top)) AS p{n}" for n, t in grid
        ),
        told=", ".join(
            f"SUM(counted * LN(GREATEST(rate * p{n} + (1 - rate) * (1 - p{n}) / others, 1e-9)))"
            for n, _ in grid
        ),
    )
