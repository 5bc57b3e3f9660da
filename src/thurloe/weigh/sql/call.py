"""Weigh claims where they are: in a database, by plain SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.weigh.engine import EACH_SOURCE, ENOUGH_CLAIMS, Evidence
from thurloe.weigh.slots import every_way
from thurloe.weigh.sql.claims import Count, Given, read_claims
from thurloe.weigh.sql.copying import carry, discount, link
from thurloe.weigh.sql.engine import SCHEMA, in_parts
from thurloe.weigh.sql.learned import HERE, learn
from thurloe.weigh.sql.outcome import believe, tell
from thurloe.weigh.sql.recurring import recurring
from thurloe.weigh.sql.sharpness import correlation
from thurloe.weigh.sql.spoken import spoken_of
from thurloe.weigh.unmet import unmet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.weigh.sql.engine import Engine, Work

PART = "SELECT * FROM weighing.claims WHERE $part AND item % $step = 0"
WORKING = (
    "able believed claims given given_lineage hits item_names known linked links meetings pairs "
    "part prior record signs slots source_names standing_0 standing_1 standing_part "
    "standing_popular voices weights copies_bold copies_cautious standing_bold standing_cautious "
    "votes_bold votes_cautious standing_learned votes_learned"
).split()  # dropped at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Where the result is, to be read after FROM; the columns are those of a `Result`.

    Attributes:
        answers, sources, copying: names of tables.
        correlation: how far sources err together on an item, as was found.
        count: what became of the rows.
        recurring: attributes whose labels recur, which `thurloe.weigh` reads by a panel of models
            and so finds other probabilities for.
        doubts: what was given beside the claims and meets none of them, a line each.
    """

    answers: str = f"{SCHEMA}.answers"
    sources: str = f"{SCHEMA}.sources"
    copying: str = f"{SCHEMA}.copying"
    correlation: float
    count: Count
    recurring: Sequence[str] = ()
    doubts: Sequence[str] = ()


def weigh_in(
    engine: Engine,
    claims: str,
    *,
    known: Mapping[str, str] | None = None,
    prior: Mapping[str, tuple[float, float]] | None = None,
    lineage: Sequence[tuple[str, str]] = (),
) -> Tables:
    """Weigh the claims that a database has, and leave the result there, in the schema `weighing`.

    That schema is ours: whatever is in it is dropped first. The model is that of `thurloe.weigh`,
    and so are the probabilities to three digits, but that

    - values are the same or not: none is near another, so there are no kinds and no hierarchy;
    - labels that recur are read as other values are, by no panel of models: where `thurloe.weigh`
      reads them so (`labels`), it finds other probabilities: see `Tables.recurring`;
    - which of two copies the other is told by the lineage and by how much each says alone;
    - nothing is explained and nothing updated;
    - sums are made in the order in which threads finish, so that last digits may differ.

    Args:
        claims: what stands after FROM: a table, a view, a query in parentheses with an alias;
            columns source, item, value and, if you like, confidence, as for `thurloe.weigh`.
        known: item -> its true value.
        prior: source -> how often it is taken to be right, in (0, 1), and how many items that
            is worth.
        lineage: (source, copies_from) pairs of sources.

    Raises:
        BadInput: the claims cannot be used; the message says why and what to do.
    """
    engine.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    engine.execute(f"CREATE SCHEMA {SCHEMA}")
    work, count = read_claims(engine, claims, Given(known=known or {}, prior=prior or {}))
    labels = recurring(work, count.items)
    evidence = Evidence(known=known or {}, prior=prior or {}, lineage=lineage)
    doubts = tuple(unmet(spoken_of(work, evidence), evidence))
    columns = {"source": "STRING", "copies_from": "STRING"}
    engine.load(f"{SCHEMA}.given_lineage", columns, sorted(set(lineage)))
    found = _weighed(work, count)
    work.drop(*WORKING)
    return Tables(correlation=found, count=count, recurring=labels, doubts=doubts)


def _weighed(work: Work, count: Count) -> float:
    """Learn from a part of the items if there are many claims, as `weigh_votes` does.

    Few claims are learned from by the arrays: see `structure`.
    """
    part = _part(work, count)
    few = every_way(count.sources, count.claims) > 0
    if few or (part.step > 1 and count.claims // part.step <= HERE):
        part, found = learn(part, count.sources)
    else:
        part = discount(part)
        found = correlation(part)
        believe(part, found)
        link(part)
    work = replace(work, reading=part.reading)
    if few or part.step > 1:
        carry(work)
        believe(work, found)
    tell(work)
    return found


def _part(work: Work, count: Count) -> Work:
    step = count.claims // max(ENOUGH_CLAIMS, EACH_SOURCE * count.sources)
    if step < 2:  # noqa: PLR2004
        return work
    replace(work, step=step).make_in_parts("part", PART)
    few = in_parts(work.engine, count.items, count.claims // step)
    return replace(few, table="part", step=step)
