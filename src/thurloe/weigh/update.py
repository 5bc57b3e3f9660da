"""New claims, or an answer that has become known, without starting over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.copying import Independence, Pairs, alone, pairs_of
from thurloe.weigh.engine import concluded, refitted, sure_of, table_for

if TYPE_CHECKING:
    from thurloe.weigh.engine import Evidence, Weighed
    from thurloe.weigh.kernel import Floats, Table
    from thurloe.weigh.votes import Votes

_TOLD = 0.01  # of its values; who copies less is taken to copy nothing


def update(weighed: Weighed, votes: Votes, evidence: Evidence | None = None) -> Weighed:
    """Weigh a table that has grown, or of which more is known, keeping what was found of copying.

    `votes` are all, old and new. Reliabilities and probabilities are computed anew; who copies whom
    is taken from `weighed`, which is most of the work. So the result differs from starting over by
    what the new claims say of copying: with one claim in fifty new, or one answer known, no
    probability by more than 0.1, and on average by less than 0.01 (`tests/weigh/test_update.py`).
    A source that is new is taken to copy nobody until all is weighed again.
    """
    evidence = evidence or weighed.evidence
    table = table_for(votes, evidence)
    pairs, probability, share, weight = _carried(weighed, votes, table)
    found = Independence(
        weight=weight,
        fit=weighed.workings.independence.fit,
        sharpness=weighed.workings.independence.sharpness,
        probability=probability,
        share=share,
    )
    return concluded(table, (votes, evidence), (pairs, refitted(table, found)))


def _carried(weighed: Weighed, votes: Votes, table: Table) -> tuple[Pairs, Floats, Floats, Floats]:
    """Who copies whom as it was, and what each claim counts by that."""
    old, found = weighed.workings.pairs, weighed.workings.independence
    index = {source: n for n, source in enumerate(votes.sources)}
    place = np.array([index.get(source, -1) for source in weighed.votes.sources])
    told = (found.share > _TOLD) & (place[old.first] >= 0) & (place[old.second] >= 0)
    linked = np.zeros(len(votes.sources), dtype=bool)
    linked[place[old.first[told]]] = linked[place[old.second[told]]] = True
    chosen = np.flatnonzero(linked[table.source])
    part = replace(table, source=table.source[chosen], slot=table.slot[chosen])
    ties = np.stack([place[old.first[told]], place[old.second[told]]], axis=1)
    pairs = pairs_of(part, ties)
    many = len(votes.sources)
    keys = np.sort(ties, axis=1) @ np.array([many, 1])
    at = np.searchsorted(pairs.first * many + pairs.second, keys)
    probability, share = np.zeros(len(pairs.first)), np.zeros(len(pairs.first))
    probability[at], share[at] = found.probability[told], found.share[told]
    weight = sure_of(votes)
    weight[chosen] *= alone(pairs, share, len(chosen))
    claims = replace(pairs, claim=chosen[pairs.claim], twin=chosen[pairs.twin])
    return claims, probability, share, weight
