"""Votes and what else is known → how probable each value is, and how far each source is right."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.copying import Independence, Links, alone_by, discounted, links_of, pairs_of
from thurloe.weigh.direction import directed
from thurloe.weigh.elections import elections_of
from thurloe.weigh.habits import habits_of, scored
from thurloe.weigh.kernel import alike, fit, heard, shown
from thurloe.weigh.labels import shares
from thurloe.weigh.listing import listings_of
from thurloe.weigh.names import some_of
from thurloe.weigh.nearness import HOLDING, MANY, related
from thurloe.weigh.openness import fitted
from thurloe.weigh.results import Copying, Evidence, Kind, Weighed, Workings
from thurloe.weigh.sharpness import believed
from thurloe.weigh.slots import Table, sums, table_of
from thurloe.weigh.structure import averaged
from thurloe.weigh.track_record import track_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.results import Election
    from thurloe.weigh.slots import Ints
    from thurloe.weigh.votes import Votes

__all__ = ["Copying", "Evidence", "Kind", "Weighed", "update", "weigh_votes"]

ENOUGH_CLAIMS = 1_000_000  # learning from fewer costs accuracy in the hardest table we have
EACH_SOURCE = 100
DIGITS = 10  # shown of a probability: in which order sums were made does not show in them


def weigh_votes(votes: Votes, evidence: Evidence | None = None) -> Weighed:
    """Say how probable each value is and how far each source is right, from claims alone.

    Copies are found and discounted, reliabilities learned and log-odds blunted until held-out
    claims are told best (`kernel`, `copying`, `sharpness`); places are read by what a
    source makes of each (`habits`), and where the same few labels recur, a panel of models reads
    them (`labels`). Nothing is random; the order of the rows that
    the votes were made of changes nothing. Where sources are few, every way in which they may copy
    is weighed (`structure`).

    Raises `ValueError` for no votes.
    """
    evidence = evidence or Evidence()
    if not len(votes.source):
        msg = "no claims to weigh"
        raise ValueError(msg)
    part = sample(votes)
    if part is not None:
        return update(weigh_votes(part, evidence), votes, evidence)
    table = table_for(votes, evidence)
    plain = table_for(votes, evidence, near=False)
    pairs = pairs_of(plain, _lineage(votes, evidence))
    found = (averaged if _all_ways(plain, evidence) else discounted)(plain, pairs, sure_of(votes))
    if table.graded:
        table, best, correlated = fitted(table, found.weight, found.usual)
        found = replace(found, fit=best, correlation=correlated)
    p = believed(table, found.weight, found.fit.score, found.correlation)
    return concluded(table, (votes, evidence), (links_of(table, pairs, found, p), found))


def _all_ways(table: Table, evidence: Evidence) -> bool:
    """Whether every way of copying is weighed; several true values agree too often for that."""
    return table.every_way > 0 and all(kind.name != MANY for kind in evidence.kinds.values())


def sample(votes: Votes) -> Votes | None:
    """Every so many items of a table so large that a part of it tells who is right and who copies.

    `ENOUGH_CLAIMS` or, where there are many sources, `EACH_SOURCE` for each; None for fewer.
    """
    wanted = max(ENOUGH_CLAIMS, EACH_SOURCE * len(votes.sources))
    step = len(votes.source) // wanted
    if step < 2:  # noqa: PLR2004
        return None
    items = np.arange(0, len(votes.items), step)
    slots = _inside(votes.item_start, items)
    claims = _inside(votes.slot_start, slots)
    return replace(
        votes,
        items=some_of(votes.items, items),
        values=some_of(votes.values, slots),
        item_start=np.append(0, np.cumsum(np.diff(votes.item_start)[items])),
        slot_start=np.append(0, np.cumsum(np.diff(votes.slot_start)[slots])),
        source=votes.source[claims],
        confidence=None if votes.confidence is None else votes.confidence[claims],
    )


def _inside(start: NDArray[np.int64], chosen: NDArray[np.int64]) -> NDArray[np.int64]:
    """The members of the chosen groups."""
    size = np.diff(start)[chosen]
    first = np.repeat(start[chosen] - np.append(0, np.cumsum(size)[:-1]), size)
    members: NDArray[np.int64] = first + np.arange(len(first))
    return members


def update(weighed: Weighed, votes: Votes, evidence: Evidence | None = None) -> Weighed:
    """Weigh a table that has grown, or of which more is known, keeping what was found of copying.

    `votes` are all, old and new. Reliabilities are fitted on from where they were, probabilities
    computed anew; who copies whom, which is most of the work, and how far to trust log-odds are
    taken from `weighed`. So the result differs from starting over by
    what the new claims say of copying: with one claim in fifty new, or one answer known, no
    probability by more than 0.15, and on average by less than 0.01 (`tests/weigh/test_update.py`).
    A source that is new is taken to copy nobody until all is weighed again. A small table is: it
    takes no time.
    """
    evidence = evidence or weighed.evidence
    table = table_for(votes, evidence)
    if _all_ways(table, evidence):
        return weigh_votes(votes, evidence)
    index = {source: n for n, source in enumerate(votes.sources)}
    place = np.array([index.get(source, -1) for source in weighed.votes.sources])
    links = _carried(weighed.workings.links, place)
    weight = sure_of(votes) * (alone_by(links, table) if len(links.first) else 1.0)
    old = weighed.workings.independence
    start = alike(table)
    for now, before in zip(start, (old.fit.right, old.fit.near), strict=True):
        now[place[place >= 0]] = before[place >= 0]
    found = replace(old, weight=weight, fit=fit(table, weight, start=start))
    same = weighed.votes.sources is votes.sources
    return concluded(
        table, (votes, evidence), (links, found), weighed.workings.elections if same else ()
    )


def _carried(links: Links, place: Ints) -> Links:
    """Links between sources that now have other places, or none."""
    first, second = place[links.first], place[links.second]
    kept = (first >= 0) & (second >= 0)
    return replace(links, first=first, second=second).some(np.flatnonzero(kept))


def concluded(
    table: Table,
    given: tuple[Votes, Evidence],
    read: tuple[Links, Independence],
    before: Sequence[Election] = (),
) -> Weighed:
    """The result, once it is known who copies and who is right.

    Labels are read by the models that `before` has for them.
    """
    votes, evidence = given
    links, found = read
    habits = habits_of(table, found.weight, found.fit, (votes, evidence.kinds))
    score = found.fit.score if habits is None else scored(table, found.weight, found.fit, habits)
    p = believed(table, found.weight, score, found.correlation)
    elections = elections_of(table, (votes, evidence), found.weight, before)
    for election in elections:
        won = shares(election.ballots, election.models)
        p[election.slots] = won[election.place[:, 0], election.place[:, 1]]
    listings = tuple(listings_of(table, (votes, evidence), found.weight, found.correlation))
    for listing in listings:
        p[listing.slots] = listing.p
    workings = Workings(
        table=table,
        links=links,
        independence=found,
        habits=habits,
        elections=elections,
        listings=listings,
    )
    return _weighed(votes, evidence, workings, p)


def sure_of(votes: Votes) -> NDArray[np.float64]:
    """How often each claim would count if nobody copied; shape (claims,)."""
    if votes.confidence is None:
        return np.ones(len(votes.source))
    return votes.confidence.astype(float)


def table_for(votes: Votes, evidence: Evidence, *, near: bool = True) -> Table:
    """Votes with what is known beside them; without `near`, values fit others in full or not."""
    kinds = {
        attribute: (kind.name, kind.tolerance)
        for attribute, kind in evidence.kinds.items()
        if near or kind.name in HOLDING
    }
    prior = np.zeros((len(votes.sources), 2))
    index = {source: n for n, source in enumerate(votes.sources)}
    for source, (mean, worth) in evidence.prior.items():
        if source in index:
            prior[index[source]] = mean, worth
    pairs = related(votes, kinds, evidence.hierarchy, evidence.fits)
    if not near:
        pairs = replace(pairs, graded=False)
    return table_of(votes, pairs, _known(votes, evidence), prior)


def _known(votes: Votes, evidence: Evidence) -> NDArray[np.int64]:
    fixed = np.full(len(votes.items), -1)
    for item, value in evidence.known.items():
        at = bisect_left(votes.items, item)
        if at == len(votes.items) or votes.items[at] != item:
            continue
        slots = range(*votes.item_start[at : at + 2].tolist())
        fixed[at] = next((slot for slot in slots if votes.values[slot] == value), -2)
    return fixed


def _lineage(votes: Votes, evidence: Evidence) -> NDArray[np.int64]:
    index = {source: n for n, source in enumerate(votes.sources)} if evidence.lineage else {}
    known = [(a, b) for a, b in evidence.lineage if a in index and b in index and a != b]
    pairs = [(index[a], index[b]) for a, b in known]
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _weighed(
    votes: Votes,
    evidence: Evidence,
    workings: Workings,
    p: NDArray[np.float64],
) -> Weighed:
    table, found = workings.table, workings.independence
    sources = table.sources
    voices = sums(table.owner, np.diff(votes.slot_start).astype(float), len(votes.items))
    best = p >= (np.maximum.reduceat(p, table.start) - 1e-12)[table.owner]
    best = heard(table, best.astype(float)) > 0
    several = (voices > 1)[table.owner][table.slot]
    shared = sums(table.source, several.astype(float), sources)
    agreed = sums(table.source, (several & best[table.slot]).astype(float), sources)
    reliability, low, high = track_records(table, found.weight, p)
    return Weighed(
        votes=votes,
        evidence=evidence,
        workings=workings,
        probability=np.clip(shown(table, p), 0.0, 1.0).round(DIGITS),
        reliability=reliability.round(DIGITS),
        low=low.round(DIGITS),
        high=high.round(DIGITS),
        claims=np.bincount(votes.source, minlength=sources),
        agreement=agreed / np.maximum(shared, 1),
        shared=shared.astype(np.int64),
        copying=_copying(table, workings.links, p, _lineage(votes, evidence)),
    )


def _copying(table: Table, links: Links, p: NDArray[np.float64], lineage: Ints) -> Copying:
    """The links that show, the most probable first."""
    links = replace(links, probability=links.probability.round(DIGITS))
    listed = np.flatnonzero(links.shows)
    listed = listed[np.argsort(-links.probability[listed], kind="stable")]
    links = links.some(listed)
    turned, told = directed(table, links, heard(table, p), lineage)
    return Copying(
        source=np.where(turned, links.second, links.first).astype(np.int32),
        copies_from=np.where(turned, links.first, links.second).astype(np.int32),
        told=told,
        probability=links.probability,
        shared=links.rare,
    )
