"""Who copies whom, as SQL: the two readings of `weigh.copying`, and which of them holds.

Only pairs of sources that say the same of some item, or that are declared, are ever looked at:
they come from joining claims on the slot, with those left out that are too many to show copying.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.weigh.copying import (
    CROWD,
    DECLARED,
    FAMILIAR,
    MARGIN,
    OWN_WORD,
    SHARES,
    SOME_COPY,
    TOLD,
)
from thurloe.weigh.sql.engine import double, filled
from thurloe.weigh.sql.rounds import (
    PLAIN,
    POPULAR,
    WEIGHTS,
    count_voices,
    fit,
    posterior,
    start,
)
from thurloe.weigh.sql.sharpness import log_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.weigh.sql.engine import Work

BOLD, CAUTIOUS = "bold", "cautious"
SURE = "SELECT item, slot, source, sure AS weight FROM weighing.$table WHERE $part"
FIRST_BELIEVED = """
    SELECT item, slot, voices / (every + 1) AS p FROM weighing.voices WHERE $part
"""
FIRST_HITS = """
    SELECT w.source, SUM(w.weight * f.p) AS hits
    FROM (SELECT * FROM weighing.votes_$reading WHERE $part) AS w
    JOIN (SELECT * FROM weighing.believed WHERE $part) AS f ON w.slot = f.slot
    GROUP BY w.source
"""
FIRST_STANDING = """
    SELECT source, rate, LN(rate / (1 - rate)) AS logit
    FROM (
        SELECT g.source,
            LEAST(GREATEST(COALESCE(SUM(h.hits), 0e0) / GREATEST(MAX(g.given), 1e-9), 5e-2), 9.5e-1)
                AS rate
        FROM weighing.given AS g LEFT JOIN weighing.hits AS h ON g.source = h.source
        GROUP BY g.source
    ) AS guessed
"""
BELIEVED = """
    SELECT f.item, f.slot, (f.p + g.p) / 2 AS p
    FROM ($plain) AS f JOIN ($popular) AS g ON f.slot = g.slot
"""
MEETINGS = """
    SELECT a.item, a.slot, a.source AS one, b.source AS other, a.rivals > 1 AS rival
    FROM (SELECT * FROM weighing.$table WHERE $part AND support BETWEEN 2 AND $crowd) AS a
    JOIN (SELECT * FROM weighing.$table WHERE $part AND support BETWEEN 2 AND $crowd) AS b
        ON a.slot = b.slot AND a.source < b.source
"""
DECLARED_PAIRS = """
    SELECT DISTINCT LEAST(a.source, b.source) AS one, GREATEST(a.source, b.source) AS other
    FROM weighing.given_lineage AS g
    JOIN weighing.source_names AS a ON g.source = a.name
    JOIN weighing.source_names AS b ON g.copies_from = b.name
    WHERE a.source <> b.source
"""
SAME = """
    SELECT one, other, SUM(CASE WHEN rival THEN 1 ELSE 0 END) AS same
    FROM weighing.meetings GROUP BY one, other
"""
MET = """
    SELECT a.source AS one, b.source AS other, COUNT(*) AS overlap
    FROM (SELECT * FROM weighing.$table WHERE $part AND rivals > 1 AND spoken <= $crowd) AS a
    JOIN (SELECT * FROM weighing.$table WHERE $part AND rivals > 1 AND spoken <= $crowd) AS b
        ON a.item = b.item AND a.source < b.source
    GROUP BY a.source, b.source
"""
PAIRS = """
    SELECT k.one, k.other, COALESCE(m.overlap, 0) AS overlap,
        LEAST(COALESCE(s.same, 0), COALESCE(m.overlap, 0)) AS same,
        d.one IS NOT NULL AS declared
    FROM (
        SELECT one, other FROM weighing.same UNION SELECT one, other FROM weighing.declared
    ) AS k
    LEFT JOIN weighing.same AS s ON k.one = s.one AND k.other = s.other
    LEFT JOIN weighing.declared AS d ON k.one = d.one AND k.other = d.other
    LEFT JOIN (
        SELECT one, other, SUM(overlap) AS overlap FROM weighing.met GROUP BY one, other
    ) AS m ON k.one = m.one AND k.other = m.other
"""
# How much more often each pair agrees than pairs do, of what is left to agree on.
ALIKE = """
    SELECT one, other, GREATEST(
        (same + $familiar * usual) / (overlap + $familiar) - usual, 0e0) / (1 - usual) AS share
    FROM (
        SELECT *, (SUM(same) OVER () + 1e0) / (SUM(overlap) OVER () + 2e0) AS usual
        FROM weighing.pairs
    ) AS compared
"""
ABLE = {
    CAUTIOUS: "SELECT source, rate, logit, rate AS able FROM weighing.$standing",
    # Who is copied seems right too often.
    BOLD: """
        SELECT s.source, s.rate, s.logit,
            LEAST(s.rate, SUM(s.rate * g.given) OVER () / SUM(g.given) OVER ()) AS able
        FROM weighing.$standing AS s JOIN weighing.given AS g ON s.source = g.source
    """,
}
MARKS = """
    SELECT b.item, b.slot, v.common, v.others, b.p / GREATEST(i.best, 1e-12) AS beside,
        LN(LEAST(GREATEST(b.p, 1e-9), 1 - 1e-9) / (1 - LEAST(GREATEST(b.p, 1e-9), 1 - 1e-9)))
            AS odds
    FROM (SELECT * FROM weighing.believed WHERE $part) AS b
    JOIN (
        SELECT item, MAX(p) AS best FROM weighing.believed WHERE $part GROUP BY item
    ) AS i ON b.item = i.item
    JOIN (SELECT * FROM weighing.voices WHERE $part) AS v ON b.slot = v.slot
    WHERE v.rivals > 1 AND v.support BETWEEN 2 AND $crowd
"""
_WITHOUT = """1 / (1 + EXP(-LEAST(GREATEST(m.odds - a.weight * (s.logit + m.others)
        - b.weight * (t.logit + m.others), -30e0), 30e0)))"""
MAY = {
    CAUTIOUS: "m.beside",
    BOLD: f"""{double(1 - OWN_WORD)} * {_WITHOUT}
        + {double(OWN_WORD)} * GREATEST({_WITHOUT}, 1 / (1 + EXP(-m.odds)))""",
}
SIGNS = """
    SELECT one, other, $sums
    FROM (
        SELECT one, other, (may + (1 - may) * wrong) / (may + (1 - may) * wrong * wrong) - 1 AS more
        FROM (
            SELECT a.source AS one, b.source AS other, $may AS may,
                SQRT((1 - s.able) * (1 - t.able)) * m.common AS wrong
            FROM ($marks) AS m
            JOIN (SELECT * FROM weighing.votes_$reading WHERE $part) AS a ON m.slot = a.slot
            JOIN (SELECT * FROM weighing.votes_$reading WHERE $part) AS b
                ON a.slot = b.slot AND a.source < b.source
            JOIN weighing.able AS s ON a.source = s.source
            JOIN weighing.able AS t ON b.source = t.source
        ) AS met
    ) AS compared
    GROUP BY one, other
"""
COPIES = """
    SELECT one, other, ($odds) / (($odds) + EXP(none - top)) AS probability,
        ($shared) / (($odds) + EXP(none - top)) AS share
    FROM (
        SELECT one, other, $each, none, GREATEST(none, $columns) AS top
        FROM (
            SELECT p.one, p.other, $logs, LN(1 - p.prior) AS none
            FROM (
                SELECT *, CASE WHEN declared THEN $declared ELSE $some END AS prior
                FROM weighing.pairs
            ) AS p
            LEFT JOIN (SELECT one, other, $added FROM weighing.signs GROUP BY one, other) AS s
                ON p.one = s.one AND p.other = s.other
        ) AS logged
    ) AS topped
"""
LINKED = """
    SELECT item, slot, source, SUM(share) AS linked
    FROM (
        SELECT m.item, m.slot, m.one AS source, c.share
        FROM (SELECT * FROM weighing.meetings WHERE $part) AS m
        JOIN weighing.$links AS c ON m.one = c.one AND m.other = c.other
        UNION ALL
        SELECT m.item, m.slot, m.other AS source, c.share
        FROM (SELECT * FROM weighing.meetings WHERE $part) AS m
        JOIN weighing.$links AS c ON m.one = c.one AND m.other = c.other
    ) AS both_sides
    GROUP BY item, slot, source
"""
LINKS = """
    SELECT c.one, c.other, c.probability, c.share, COALESCE(m.shared, 0) AS shared,
        c.probability > 5e-1 AS shows
    FROM (SELECT * FROM weighing.copies_$reading WHERE share > $told) AS c
    LEFT JOIN (
        SELECT t.one, t.other, COUNT(*) AS shared
        FROM (SELECT * FROM weighing.meetings WHERE rival) AS t
        JOIN (SELECT slot FROM weighing.believed WHERE p < 5e-1) AS b ON t.slot = b.slot
        GROUP BY t.one, t.other
    ) AS m ON c.one = m.one AND c.other = m.other
"""
LINKED_MEETINGS = """
    WITH chosen AS (
        SELECT c.item, c.slot, c.source, COUNT(*) OVER (PARTITION BY c.slot) AS many
        FROM (SELECT * FROM weighing.$table WHERE $part AND support > 1) AS c
        JOIN (
            SELECT one AS source FROM weighing.links UNION SELECT other FROM weighing.links
        ) AS l ON c.source = l.source
    )
    SELECT a.item, a.slot, a.source AS one, b.source AS other
    FROM (SELECT * FROM chosen WHERE many BETWEEN 2 AND $crowd) AS a
    JOIN (SELECT * FROM chosen WHERE many BETWEEN 2 AND $crowd) AS b
        ON a.slot = b.slot AND a.source < b.source
"""


def discount(work: Work) -> Work:
    """Learn who is right and who copies in turns, by the reading that tells more.

    Leaves the tables `votes_$reading`, `standing_$reading` and `copies_$reading`.
    """
    _pair(work)
    bold, cautious = (replace(work, reading=reading) for reading in (BOLD, CAUTIOUS))
    for one in (bold, cautious):
        _read(one)
    better = log_score(cautious, BOLD) - log_score(bold, CAUTIOUS)
    return cautious if better > MARGIN else bold


def _read(work: Work) -> None:
    """One reading, as in memory but that the last popular fit, of which nothing comes, is left."""
    standing = _first_guess(work)
    for turn, shares in enumerate(SHARES, 1):
        _find_copies(work, standing, shares)
        _divide(work)
        if turn < len(SHARES):
            standing = _believe(work)
    _rest(work)


def link(work: Work) -> None:
    """The table `links`: pairs that are thought to copy at all; needs `believed`."""
    work.make("links", LINKS, told=TOLD)


def carry(work: Work) -> None:
    """Learn from all claims who is right, with the `links` and from the `standing` of a part."""
    work.make_in_parts("meetings", LINKED_MEETINGS, crowd=CROWD)
    _divide(work, "links")
    work.make("standing_part", "SELECT * FROM weighing.standing_$reading")
    _rest(work, "standing_part")


def _rest(work: Work, start_from: str | None = None) -> None:
    rest = fit(work, PLAIN, start_from)
    work.make("standing_$reading", "SELECT * FROM weighing.$standing", standing=rest)


def _divide(work: Work, links: str = "copies_$reading") -> None:
    """One voice, divided among those who say the same as copies would."""
    work.make_in_parts("linked", LINKED, links=links)
    work.make_in_parts("weights", WEIGHTS)
    count_voices(work)


def _pair(work: Work) -> None:
    work.make("declared", DECLARED_PAIRS)
    work.make_in_parts("meetings", MEETINGS, crowd=CROWD)
    work.make("same", SAME)
    work.make_in_parts("met", MET, crowd=CROWD)
    work.make("pairs", PAIRS)
    work.drop("same", "met", "declared")


def _first_guess(work: Work) -> str:
    """Who is right to start from: all sources alike, or as often as they have the votes."""
    if work.reading == BOLD:
        work.make("copies_$reading", ALIKE, familiar=FAMILIAR)
        _divide(work)
        work.make_in_parts("believed", posterior(start(work), PLAIN))
        return "standing_0"
    work.make_in_parts("weights", SURE)
    count_voices(work)
    work.make_in_parts("believed", FIRST_BELIEVED)
    work.make_in_parts("hits", FIRST_HITS)
    work.make("standing_0", FIRST_STANDING)
    return "standing_0"


def _believe(work: Work) -> str:
    """What is false is told by the mean of two fits; who is right by the plain one."""
    popular = fit(work, POPULAR)
    work.make("standing_popular", "SELECT * FROM weighing.$standing", standing=popular)
    plain = fit(work, PLAIN)
    work.make_in_parts(
        "believed",
        BELIEVED,
        plain=posterior(plain, PLAIN),
        popular=posterior("standing_popular", POPULAR),
    )
    return plain


def _find_copies(work: Work, standing: str, shares: Sequence[float]) -> None:
    """How probable it is of each pair that one copies, and the share of what is copied."""
    numbered = list(enumerate(shares))
    work.make("able", ABLE[work.reading], standing=standing)
    work.make_in_parts(
        "signs",
        SIGNS,
        sums=", ".join(f"SUM(LN(1 + {double(c)} * more)) AS s{n}" for n, c in numbered),
        may=MAY[work.reading],
        marks=filled(MARKS, crowd=CROWD),
    )
    work.make(
        "copies_$reading",
        COPIES,
        declared=DECLARED,
        some=SOME_COPY[work.reading == BOLD],
        odds=" + ".join(f"EXP(s{n} - top)" for n, _ in numbered),
        shared=" + ".join(f"{double(c)} * EXP(s{n} - top)" for n, c in numbered),
        each=", ".join(f"s{n}" for n, _ in numbered),
        columns=", ".join(f"s{n}" for n, _ in numbered),
        logs=", ".join(_log(n, c, len(shares)) for n, c in numbered),
        added=", ".join(f"SUM(s{n}) AS s{n}" for n, _ in numbered),
    )


def _log(n: int, share: float, shares: int) -> str:
    """The log-odds of copying this share: by what is the same, what differs, and the prior."""
    differs = f"(p.overlap - p.same) * {double(math.log1p(-share))}"
    return f"COALESCE(s.s{n}, 0e0) + {differs} + LN(p.prior / {shares}) AS s{n}"
