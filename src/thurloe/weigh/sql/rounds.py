"""Expectation-maximisation as SQL: the model of `kernel`, a statement for each half of a round.

A round makes the table `standing`: how often each source is right (`rate`), the log-odds of that
(`logit`), and how far it has moved. Rounds end when none has moved by `SETTLED`, at the latest
after as many as in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.weigh.kernel import MORE_ROUNDS, OWN_WEIGHT, ROUNDS, STILL, SURE, USUAL, USUAL_WEIGHT
from thurloe.weigh.slots import AN_ITEM
from thurloe.weigh.sql.engine import double, filled

if TYPE_CHECKING:
    from thurloe.weigh.sql.engine import Work

SETTLED = STILL  # a reliability that moves less has come to rest
PLAIN, POPULAR = "plain", "popular"  # columns of `votes`: what is added to the score of each slot

WEIGHTS = """
    SELECT c.item, c.slot, c.source, c.sure / (1 + COALESCE(l.linked, 0e0)) AS weight
    FROM (SELECT * FROM weighing.$table WHERE $part) AS c
    LEFT JOIN (SELECT * FROM weighing.linked WHERE $part) AS l
        ON c.slot = l.slot AND c.source = l.source
"""
VOICES = """
    WITH heard AS (
        SELECT c.item, c.slot, SUM(w.weight) AS voices, MAX(c.others) AS others,
            MAX(c.settled) AS settled, MAX(c.rivals) AS rivals,
            MAX(c.support) AS support, LEAST(1e0, $an_item / MAX(c.spoken)) AS tells
        FROM (SELECT * FROM weighing.$table WHERE $part) AS c
        JOIN (SELECT * FROM weighing.weights WHERE $part) AS w
            ON c.slot = w.slot AND c.source = w.source
        GROUP BY c.item, c.slot
    ), whole AS (
        SELECT h.*, i.every
        FROM heard AS h
        JOIN (SELECT item, SUM(voices) AS every FROM heard GROUP BY item) AS i ON h.item = i.item
    )
    SELECT item, slot, voices, every, settled, others, rivals, support, tells,
        voices * others - LN(EXP(others) + 1 - rivals) AS plain,
        every * LN(GREATEST(every, 1e-12)) - voices * LN(GREATEST(voices, 1e-12))
            - GREATEST(every - voices, 0e0) * LN(GREATEST(every - voices, 1e-12))
            - LN(EXP(others) + 1 - rivals) AS popular,
        (voices + 5e-1) / (every + 5e-1 * (rivals + 1)) AS common
    FROM whole
"""
# What a round needs of the slot stands beside each claim, so that it has less to look up.
VOTES = """
    SELECT w.item, w.slot, w.source, w.weight, v.settled, v.every, v.tells, v.plain, v.popular
    FROM (SELECT * FROM weighing.weights WHERE $part) AS w
    JOIN (SELECT * FROM weighing.voices WHERE $part) AS v ON w.slot = v.slot
"""
GIVEN = """
    SELECT n.source, COALESCE(g.given, 0e0) AS given, g.told, p.mean, p.worth
    FROM weighing.source_names AS n
    LEFT JOIN (
        SELECT source, SUM(weight) AS given, SUM(tells * weight) AS told
        FROM weighing.votes_$reading GROUP BY source
    ) AS g ON n.source = g.source
    LEFT JOIN weighing.prior AS p ON n.source = p.source
"""
START = """
    SELECT source, $usual AS rate, LN($usual / (1 - $usual)) AS logit, 1e0 AS moved
    FROM weighing.given
"""
SCORES = """
    SELECT v.item, v.slot, MAX(v.settled) AS settled, $sharpness AS sharpness,
        SUM(v.weight * s.logit) + MAX(v.$added) AS score
    FROM (SELECT * FROM weighing.votes_$reading WHERE $part) AS v
    JOIN weighing.$standing AS s ON v.source = s.source
    GROUP BY v.item, v.slot
"""
# Some value that nobody gave has the score 0.
POSTERIOR = """
    WITH scored AS ($scores), best AS (
        SELECT item, GREATEST(MAX(score), 0e0) AS top FROM scored GROUP BY item
    ), weighed AS (
        SELECT s.item, s.slot, s.score, s.settled, s.sharpness, b.top,
            EXP(s.sharpness * (s.score - b.top)) AS odds
        FROM scored AS s JOIN best AS b ON s.item = b.item
    ), whole AS (
        SELECT item, SUM(odds) + EXP(-MAX(sharpness) * MAX(top)) AS odds FROM weighed GROUP BY item
    )
    SELECT w.item, w.slot, w.score, COALESCE(w.settled, w.odds / o.odds) AS p
    FROM weighed AS w JOIN whole AS o ON w.item = o.item
"""
HITS = """
    SELECT v.source, SUM(v.weight * f.p) AS hits, SUM(v.tells * v.weight * f.p) AS told
    FROM (SELECT * FROM weighing.votes_$reading WHERE $part) AS v
    JOIN ($posterior) AS f ON v.slot = f.slot
    GROUP BY v.source
"""
STANDING = """
    WITH found AS (
        SELECT g.source, g.given, COALESCE(g.worth, $own) AS worth,
            COALESCE(g.mean, (SUM(h.told) OVER () + $usual * $usual_weight)
                / (SUM(g.told) OVER () + $usual_weight)) AS mean,
            COALESCE(h.hits, 0e0) AS hits
        FROM weighing.given AS g
        LEFT JOIN (
            SELECT source, SUM(hits) AS hits, SUM(told) AS told FROM $hits AS part GROUP BY source
        ) AS h ON g.source = h.source
    ), rated AS (
        SELECT source, LEAST(GREATEST((hits + worth * mean) / (given + worth), $low), $high)
            AS rate
        FROM found
    )
    SELECT r.source, r.rate, LN(r.rate / (1 - r.rate)) AS logit, ABS(r.rate - b.rate) AS moved
    FROM rated AS r JOIN weighing.$before AS b ON r.source = b.source
"""
MOVED = "SELECT MAX(moved) FROM weighing.$standing"


def count_voices(work: Work) -> None:
    """From `weights`, tables `voices` by slot, `votes_$reading` by claim, and `given` by source."""
    work.make_in_parts("voices", VOICES, an_item=AN_ITEM)
    work.make_in_parts("votes_$reading", VOTES)
    work.drop("weights")
    work.make("given", GIVEN)


def start(work: Work) -> str:
    """The name of a table in which all sources are alike."""
    work.make("standing_0", START, usual=USUAL)
    return "standing_0"


def fit(work: Work, added: str, start_from: str | None = None) -> str:
    """The name of the table of how often each source is right, at rest."""
    before = start_from or start(work)
    for turn in range((MORE_ROUNDS if start_from else ROUNDS) - 1):
        after = f"standing_{(turn + 1) % 2}"
        work.make(
            after,
            STANDING,
            hits=work.in_parts("hits", filled(HITS, posterior=posterior(before, added))),
            before=before,
            own=OWN_WEIGHT,
            usual=USUAL,
            usual_weight=USUAL_WEIGHT,
            low=1 - SURE,
            high=SURE,
        )
        if float(work.one(MOVED, standing=after)[0] or 0.0) < SETTLED:
            return after
        before = after
    return before


def posterior(standing: str, added: str, correlation: float = 0.0) -> str:
    """The query for score and probability of each slot; `$part` stays in it."""
    sharpness = f"1 / (1 + {double(correlation)} * GREATEST(MAX(v.every) - 1, 0e0))"
    scores = filled(
        SCORES, standing=standing, added=added, sharpness=sharpness if correlation else "1e0"
    )
    return filled(POSTERIOR, scores=scores)
