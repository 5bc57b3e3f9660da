"""Votes and what else is known → how probable each value is, and how far each source is right."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.copying import Independence, Pairs, discounted, pairs_of
from thurloe.weigh.kernel import OWN_WEIGHT, Table, fit, posterior, sums, table_of, usual
from thurloe.weigh.labels import ENOUGH, FEW, Ballots, Model, panel, shares
from thurloe.weigh.nearness import attribute_of, near_pairs, of_attribute
from thurloe.weigh.sharpness import held_out, sharpness

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.votes import Votes

_SURE = 0.5  # of a pair that it copies, to be listed
_NINETY = 1.6449  # standard deviations to each side that hold 90 % of a normal distribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What the values of an attribute are.

    Attributes:
        name: `category`, `number`, `minutes of the day`, `date`, `set of names` or `hierarchy`.
        tolerance: how far apart numbers or minutes are that may be the same; 0 for none.
    """

    name: str = "category"
    tolerance: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known beside the claims; nothing of it has to be.

    Attributes:
        kinds: by attribute (what follows `␟` in an item's name); `*` for every other attribute.
        hierarchy: (child, parent) pairs of values; a child may have several parents.
        lineage: (source, copies_from) pairs of sources, as declared.
        known: item -> its true value.
        prior: source -> how often it is taken to be right, in (0, 1), and how many items that
            is worth.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    hierarchy: Sequence[tuple[str, str]] = ()
    lineage: Sequence[tuple[str, str]] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    prior: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """Pairs of sources of which one seems to copy the other, most probable first.

    Attributes:
        source, copies_from: indices into `Votes.sources`; shape (pairs,).
        probability: in [0, 1]; shape (pairs,).
        shared: rare values that both give; shape (pairs,).
    """

    source: NDArray[np.int32]
    copies_from: NDArray[np.int32]
    probability: NDArray[np.float64]
    shared: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An attribute with few labels that recur, weighed by a panel of models.

    Attributes:
        slots: those of the attribute; shape (slots here,).
        place: the item among the ballots' items, and the label, of each; shape (slots here, 2).
        claims: those of the attribute; shape (claims here,).
    """

    ballots: Ballots
    models: Sequence[Model]
    slots: NDArray[np.int64]
    place: NDArray[np.int64]
    claims: NDArray[np.int64]

    def of_item(self, item: int, claims: NDArray[np.int64], weight: NDArray[np.float64]) -> Ballots:
        """The ballots on one item alone, with other weights for its claims."""
        here = np.searchsorted(self.claims, claims)
        return replace(
            self.ballots,
            item=np.zeros(len(claims), dtype=np.int64),
            source=self.ballots.source[here],
            label=self.ballots.label[here],
            weight=weight,
            items=1,
            known=self.ballots.known[item : item + 1],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """How a result came about."""

    table: Table
    pairs: Pairs
    independence: Independence
    elections: Sequence[Election]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the votes come to.

    Attributes:
        probability: of each slot, in [0, 1]; those of an item sum to at most 1, the rest is that
            of some value which nobody gave; shape (slots,).
        reliability, low, high: how often each source is right, and the bounds of the 90 %
            interval, in [0, 1]; shape (sources,).
        claims: how many claims each source makes; shape (sources,).
        agreement: the share of a source's claims that give the most probable value, over items
            where somebody else speaks too; NaN-free, 0 where there is none; shape (sources,).
        shared: how many items those are; shape (sources,).
        copying: who copies whom.
        workings: what `explain` and `update` go back to.
    """

    votes: Votes
    evidence: Evidence
    workings: Workings
    probability: NDArray[np.float64]
    reliability: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    claims: NDArray[np.int64]
    agreement: NDArray[np.float64]
    shared: NDArray[np.int64]
    copying: Copying


def weigh_votes(votes: Votes, evidence: Evidence | None = None) -> Weighed:
    """Say how probable each value is and how far each source is right, from claims alone.

    Copies are found and discounted, reliabilities learned and log-odds sharpened or blunted until
    held-out claims are told best (`kernel`, `copying`, `sharpness`); where the same few labels
    recur, a panel of models reads them (`labels`). Nothing is random; the order of the rows that
    the votes were made of changes nothing.

    Raises `ValueError` for no votes.
    """
    evidence = evidence or Evidence()
    if not len(votes.source):
        msg = "no claims to weigh"
        raise ValueError(msg)
    table = table_for(votes, evidence)
    plain = table_for(votes, evidence, near=False)
    pairs = pairs_of(plain, _lineage(votes, evidence))
    found = discounted(plain, pairs, sure_of(votes))
    if len(table.near):
        found = refitted(table, found)
    return concluded(table, (votes, evidence), (pairs, found))


def concluded(
    table: Table, given: tuple[Votes, Evidence], read: tuple[Pairs, Independence]
) -> Weighed:
    """The result, once it is known who copies and who is right."""
    votes, evidence = given
    pairs, found = read
    p = posterior(table, found.fit.score, found.sharpness)
    elections = _elections(table, votes, evidence, found.weight)
    for election in elections:
        won = shares(election.ballots, election.models)
        p[election.slots] = won[election.place[:, 0], election.place[:, 1]]
    workings = Workings(table=table, pairs=pairs, independence=found, elections=elections)
    return _weighed(votes, evidence, workings, p)


def sure_of(votes: Votes) -> NDArray[np.float64]:
    """How often each claim would count if nobody copied; shape (claims,)."""
    if votes.confidence is None:
        return np.ones(len(votes.source))
    return votes.confidence.astype(float)


def table_for(votes: Votes, evidence: Evidence, *, near: bool = True) -> Table:
    """Votes with what is known beside them, or without which values are near."""
    kinds = {a: (kind.name, kind.tolerance) for a, kind in evidence.kinds.items()} if near else {}
    prior = np.zeros((len(votes.sources), 2))
    index = {source: n for n, source in enumerate(votes.sources)}
    for source, (mean, worth) in evidence.prior.items():
        if source in index:
            prior[index[source]] = mean, worth
    return table_of(
        votes, near_pairs(votes, kinds, evidence.hierarchy), _known(votes, evidence), prior
    )


def _known(votes: Votes, evidence: Evidence) -> NDArray[np.int64]:
    fixed = np.full(len(votes.items), -1)
    index = {item: n for n, item in enumerate(votes.items)} if evidence.known else {}
    for item, value in evidence.known.items():
        if item not in index:
            continue
        at = index[item]
        slots = range(*votes.item_start[at : at + 2].tolist())
        fixed[at] = next((slot for slot in slots if votes.values[slot] == value), -2)
    return fixed


def _lineage(votes: Votes, evidence: Evidence) -> NDArray[np.int64]:
    index = {source: n for n, source in enumerate(votes.sources)} if evidence.lineage else {}
    known = [(a, b) for a, b in evidence.lineage if a in index and b in index and a != b]
    pairs = [(index[a], index[b]) for a, b in known]
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def refitted(table: Table, found: Independence) -> Independence:
    """The same discounts, with values that are near one another in support of each other."""
    fitted = fit(table, found.weight)
    factor = sharpness(table, found.weight, fitted)
    return replace(found, fit=fitted, sharpness=factor)


def _elections(
    table: Table, votes: Votes, evidence: Evidence, weight: NDArray[np.float64]
) -> list[Election]:
    """One for each attribute whose values are few labels that recur often enough."""
    names = [attribute_of(item) for item in votes.items]
    attributes = sorted(set(names))
    of_item = np.searchsorted(attributes, names)
    found = []
    for n, attribute in enumerate(attributes):
        kind = of_attribute(evidence.kinds, attribute)
        if kind is not None and kind.name != "category":
            continue
        slots = np.flatnonzero(of_item[table.owner] == n)
        labels = sorted({votes.values[slot] for slot in slots[: 50 * FEW].tolist()})
        if 1 < len(labels) <= FEW:
            found += _election(table, votes, weight, slots)
    return found


def _election(
    table: Table, votes: Votes, weight: NDArray[np.float64], slots: NDArray[np.int64]
) -> list[Election]:
    values = [votes.values[slot] for slot in slots.tolist()]
    labels = sorted(set(values))
    claims = np.flatnonzero(np.isin(table.slot, slots))
    if len(labels) > FEW or len(claims) < ENOUGH * len(labels) ** 2:
        return []
    items, item = np.unique(table.owner[slots], return_inverse=True)
    label = np.searchsorted(labels, values)
    at = np.searchsorted(slots, table.slot[claims])
    known = np.full(len(items), -1)
    fixed = table.fixed[items]
    known[fixed >= 0] = label[np.searchsorted(slots, fixed[fixed >= 0])]
    ballots = Ballots(
        item=item[at],
        source=table.source[claims].astype(np.int64),
        label=label[at],
        weight=weight[claims],
        items=len(items),
        sources=table.sources,
        labels=len(labels),
        known=known,
        prior=table.prior,
    )
    held = np.flatnonzero(np.isin(claims, held_out(table)))
    place = np.stack([item, label], axis=1)
    return [
        Election(
            ballots=ballots, models=panel(ballots, held), slots=slots, place=place, claims=claims
        )
    ]


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
    heard = (voices > 1)[table.owner][table.slot]
    shared = sums(table.source, heard.astype(float), sources)
    agreed = sums(table.source, (heard & best[table.slot]).astype(float), sources)
    reliability, low, high = _reliability(table, found.weight, p)
    return Weighed(
        votes=votes,
        evidence=evidence,
        workings=workings,
        probability=np.clip(p, 0.0, 1.0),
        reliability=reliability,
        low=low,
        high=high,
        claims=np.bincount(votes.source, minlength=sources),
        agreement=agreed / np.maximum(shared, 1),
        shared=shared.astype(np.int64),
        copying=_copying(table, workings.pairs, found, p),
    )


def _reliability(
    table: Table, weight: NDArray[np.float64], p: NDArray[np.float64]
) -> tuple[NDArray[np.float64], ...]:
    """How often each source is right by the answers reached, and a 90 % interval in log-odds."""
    given = sums(table.source, weight, table.sources)
    hits = sums(table.source, weight * p[table.slot], table.sources)
    mean, worth = table.prior.T
    mean = np.where(worth > 0, mean, usual(hits, given))
    worth = np.where(worth > 0, worth, OWN_WEIGHT)
    right = np.clip((hits + worth * mean) / (given + worth), 1e-3, 1 - 1e-3)
    centre = np.log(right / (1 - right))
    spread = _NINETY / np.sqrt(right * (1 - right) * (given + worth))
    return right, 1 / (1 + np.exp(spread - centre)), 1 / (1 + np.exp(-spread - centre))


def _copying(table: Table, pairs: Pairs, found: Independence, p: NDArray[np.float64]) -> Copying:
    """The pairs more probable than not."""
    listed = np.flatnonzero(found.probability > _SURE)
    listed = listed[np.argsort(-found.probability[listed], kind="stable")]
    rare = pairs.rival & (p[table.slot[pairs.claim]] < _SURE)
    shared = np.bincount(pairs.pair[rare], minlength=len(pairs.first))
    first, second = pairs.first[listed], pairs.second[listed]
    given = np.bincount(table.source, minlength=table.sources)
    swap = given[second] < given[first]  # who says less copies from who says more
    return Copying(
        source=np.where(swap, second, first).astype(np.int32),
        copies_from=np.where(swap, first, second).astype(np.int32),
        probability=found.probability[listed],
        shared=shared[listed],
    )
