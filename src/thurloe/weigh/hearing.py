"""The questions of a brief put to the engine: how far each source is right, what each vote counts.

Questions on which several sources speak, or whose answer is known, tell who is right; what one
source says alone tells nothing of it, and is weighed by what the others showed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.engine import sure_of, weigh_votes
from thurloe.weigh.grades import PRIOR, PRIOR_WEIGHT
from thurloe.weigh.results import Evidence, Kind
from thurloe.weigh.sharpness import sharpness, voices_of
from thurloe.weigh.track_record import bounds
from thurloe.weigh.votes import Votes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thurloe.nouns import Source
    from thurloe.weigh.engine import Weighed
    from thurloe.weigh.jury import Ballot, Vote

NOT_AMONG = -1  # the answer that is known is none of those given
# Answers are compared as values before: here they are the same or not, and no labels that recur.
_EXACT = {"*": Kind(name="number", tolerance=0.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """How often a source is taken to be right, with the bounds of a 90 % interval, in (0, 1).

    Of `shared` questions on which others speak too, it is with the best answer in `agrees`. Before
    these it was taken to be right `began` of the time.
    """

    right: float
    low: float
    high: float
    began: float
    shared: int = 0
    agrees: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What the votes come to.

    Attributes:
        record: of each source, by its id.
        factor: of the log-odds of each question that was heard, by its place; 1 where one source
            speaks.
        alone: how often a vote counts, as a share of what it would if nobody copied, in [0, 1]; by
            question, answer and source; 1 where it is not named.
        linked: how probable it is that one of two sources copies the other, where it is more so
            than not, by the one and the other.
    """

    record: Mapping[str, Record]
    factor: Mapping[int, float] = field(default_factory=dict)
    alone: Mapping[tuple[int, int, str], float] = field(default_factory=dict)
    linked: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def bits(self, question: int, vote: Vote, others: int) -> float:
        """What a vote adds to its answer, in log2 odds, if nobody copies; `others` are wrong."""
        right = self.record[vote.source.id].right
        return self.counts(question, vote) * math.log2(others * right / (1 - right))

    def counts(self, question: int, vote: Vote) -> float:
        """How often a vote counts if nobody copies."""
        return vote.sure * self.factor.get(question, 1.0)


def hear(
    ballots: Sequence[Ballot],
    sources: Sequence[Source],
    known: Mapping[int, int],
    prior: Mapping[str, tuple[float, float]],
) -> Hearing:
    """Weigh all questions in one call of the engine.

    Args:
        known: by the place of a question the answer that is right, or `NOT_AMONG`.
        prior: by a source's id how often it is taken to be right, and how many questions that is
            worth; where it is not named, what its grade says.
    """
    priors = {s.id: prior.get(s.id, (PRIOR[s.reliability], PRIOR_WEIGHT)) for s in sources}
    telling = [n for n, b in enumerate(ballots) if b.voices > 1 or (n in known and b.voices)]
    if not telling:
        return Hearing(record={s: _by_prior(*priors[s]) for s in priors})
    rows = [
        (n, vote.group, vote.source.id, vote.sure) for n in telling for vote in ballots[n].heard
    ]
    rows.sort()
    votes = _votes(rows, sorted(priors))
    evidence = Evidence(
        kinds=_EXACT,
        fits=[(_name(n), _name(a), _name(b)) for n in telling for a, b in sorted(ballots[n].fits)],
        known={_name(n): _name(known[n]) for n in telling if n in known},
        prior=priors,
    )
    return _heard(weigh_votes(votes, evidence), rows)


def _name(place: int) -> str:
    """The name of a question or an answer, so that names sort as places do."""
    return f"{place:09}"


def _votes(rows: Sequence[tuple[int, int, str, float]], sources: Sequence[str]) -> Votes:
    """The engine's arrays of (question, answer, source, sure) rows in order."""
    slots = [n for n, row in enumerate(rows) if not n or row[:2] != rows[n - 1][:2]]
    items = [n for n, at in enumerate(slots) if not n or rows[at][0] != rows[slots[n - 1]][0]]
    place = {source: n for n, source in enumerate(sources)}
    return Votes(
        sources=sources,
        items=[_name(rows[slots[n]][0]) for n in items],
        values=[_name(rows[at][1]) for at in slots],
        item_start=np.array([*items, len(slots)], dtype=np.int64),
        slot_start=np.array([*slots, len(rows)], dtype=np.int64),
        source=np.array([place[row[2]] for row in rows], dtype=np.int32),
        confidence=np.array([row[3] for row in rows], dtype=np.float32),
    )


def _heard(weighed: Weighed, rows: Sequence[tuple[int, int, str, float]]) -> Hearing:
    found, table = weighed.workings.independence, weighed.workings.table
    factor = sharpness(voices_of(table, found.weight), found.correlation)
    alone = found.weight / sure_of(weighed.votes)
    return Hearing(
        record=_records(weighed),
        factor=dict(zip(sorted({row[0] for row in rows}), factor.tolist(), strict=True)),
        alone={row[:3]: share for row, share in zip(rows, alone.tolist(), strict=True)},
        linked=_linked(weighed),
    )


def _records(weighed: Weighed) -> dict[str, Record]:
    columns = (
        weighed.workings.independence.fit.right,
        weighed.low,
        weighed.high,
        weighed.shared,
        weighed.agreement * weighed.shared,
    )
    rows = zip(weighed.votes.sources, *(column.tolist() for column in columns), strict=True)
    prior = weighed.evidence.prior
    return {
        source: Record(
            right=right,
            low=min(low, right),
            high=max(high, right),
            began=prior[source][0],
            shared=shared,
            agrees=round(agrees),
        )
        for source, right, low, high, shared, agrees in rows
    }


def _linked(weighed: Weighed) -> dict[str, dict[str, float]]:
    names, copying = weighed.votes.sources, weighed.copying
    pairs = zip(copying.source, copying.copies_from, copying.probability.tolist(), strict=True)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, probability in pairs:
        found[names[one]][names[other]] = found[names[other]][names[one]] = probability
    return found


def _by_prior(right: float, worth: float) -> Record:
    low, high = bounds(right, worth)
    return Record(right=right, low=low, high=high, began=right)
