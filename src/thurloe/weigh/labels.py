"""Where the same few labels recur: who takes what for what, pooled across sources.

Three models, each fitted by expectation-maximisation with the claims' weights:

- one coin: a source is right with one probability whatever the label, and labels are as frequent
  as they turn out to be;
- confusion: a matrix for each source, shrunk to what all sources confuse, tilted to how often this
  source is right (Dawid & Skene 1979, doi:10.2307/2346806, pooled);
- kinds: as confusion, with two kinds of item behind each label, so that sources which err
  together do not outvote the others (Li, Rubinstein & Cohn, "Exploiting Worker Correlation for
  Label Aggregation in Crowdsourcing", 2019, proceedings.mlr.press/v97/li19i.html).

That which tells held-out claims best gets `TRUST` of the say and the others share the rest.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import OWN_WEIGHT, SURE, usual
from thurloe.weigh.slots import sums

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.slots import Floats, Ints

TRUST = 0.8
FEW = 20  # labels
ENOUGH = 50  # claims for each cell of a confusion matrix
STILL = 1e-4  # of an item's probability moves in a round: no more to learn
STILL_OF_MANY = 3e-4  # the same of many claims, by which labels change no more, kinds or not
LEARNED = 50_000  # claims that tell which model to trust, and how sources err on the whole
FURTHER = 1_000_000  # claims that are read then, those of a smaller table several times
MOST_ROUNDS = 5
_SHRINK = 10.0  # claims that what all sources confuse is worth against a source's own record
_SPARSE = 0.1  # few kinds of item are rather than many
_EVEN = 1.0
_MANY = 50_000  # claims; of so many, rounds end with the labels at rest
_THREADS = 2  # numpy lets go of the interpreter while it counts
_WORTH_THREADS = 200_000  # claims
_AT_ONCE = 8_192  # figures that stay near the processor
_BLOCK = 100_000  # claims whose items are read at a time, so that they stay near the processor


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """Claims on items whose values are labels.

    Attributes:
        item, source, label: of each claim, in the order of items; shape (claims,).
        weight: how often each claim counts; shape (claims,).
        items, sources, labels: how many there are.
        known: label of each item that is known, else -1; shape (items,).
        prior: how often each source is right and what that is worth; shape (sources, 2).
    """

    item: Ints
    source: Ints
    label: Ints
    weight: Floats
    items: int
    sources: int
    labels: int
    known: Ints
    prior: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One way to read labels.

    Attributes:
        prior: logarithm of how frequent each label, and each kind of it, is; shape (columns,).
        said: logarithm of how often each source gives each label, by true label and kind; shape
            (columns, sources x labels), columns = labels x kinds.
        kinds: of item behind each label.
        trust: its say among the models, in [0, 1].
    """

    prior: Floats
    said: Floats
    kinds: int
    trust: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    kinds: int = 1
    rounds: int = 40
    own: bool = True  # each source has a matrix, not only a coin
    pooled: bool = False  # shrunk to what all confuse, not to a coin
    frequent: bool = True  # labels may be more or less frequent
    bayes: bool = False  # mean-field rather than maximum


PLANS: Sequence[_Plan] = (
    _Plan(own=False),
    _Plan(pooled=True, frequent=False),
    _Plan(kinds=2, rounds=150, bayes=True),
)


def part_of(ballots: Ballots) -> tuple[Ballots, Ints]:
    """Every so many items with their claims, and which claims these are; all where they are few."""
    step = len(ballots.item) // LEARNED
    if step < 2:  # noqa: PLR2004
        return ballots, np.arange(len(ballots.item))
    claims = np.flatnonzero(ballots.item % step == 0)
    part = replace(
        ballots,
        item=ballots.item[claims] // step,
        source=ballots.source[claims],
        label=ballots.label[claims],
        weight=ballots.weight[claims],
        items=len(ballots.known[::step]),
        known=ballots.known[::step],
    )
    return part, claims


def panel(ballots: Ballots, held: Ints) -> Sequence[Model]:
    """The models, with their say by how well they tell the held-out claims."""
    with ThreadPoolExecutor(_THREADS) as pool:  # the last takes longest
        fitted = list(pool.map(partial(_fit, ballots), reversed(PLANS)))[::-1]
    if not len(held):
        return [_with_trust(model, 1 / len(fitted)) for model in fitted]
    scores = [_log_score(ballots, model, held) for model in fitted]
    best = int(np.argmax(scores))
    rest = (1 - TRUST) / (len(fitted) - 1)
    return [_with_trust(m, TRUST if n == best else rest) for n, m in enumerate(fitted)]


def panel_from(ballots: Ballots, models: Sequence[Model]) -> Sequence[Model]:
    """The models after a round or some more on further claims by the same sources.

    Their say stays as it was. The labels are the same; the more claims, the fewer rounds.
    """
    rounds = max(1, min(MOST_ROUNDS, FURTHER // len(ballots.item)))
    for _ in range(rounds):
        fitted = [_fit(ballots, plan, old) for plan, old in zip(PLANS, models, strict=True)]
        models = [_with_trust(new, old.trust) for new, old in zip(fitted, models, strict=True)]
    return models


def shares(ballots: Ballots, models: Sequence[Model]) -> Floats:
    """The probability of each label; shape (items, labels)."""
    cell = _cells(ballots)
    return sum(
        (model.trust * _labels(_posterior(ballots, model, cell), model.kinds) for model in models),
        np.zeros((ballots.labels, ballots.items)),
    ).T


def _with_trust(model: Model, trust: float) -> Model:
    return Model(prior=model.prior, said=model.said, kinds=model.kinds, trust=trust)


def _labels(q: Floats, kinds: int) -> Floats:
    """The probability of each label whatever its kind; shape (labels, items)."""
    return q if kinds == 1 else q.reshape(-1, kinds, q.shape[1]).sum(axis=1)


def _posterior(ballots: Ballots, model: Model, cell: Ints) -> Floats:
    """How probable each label and kind is; shape (columns, items)."""
    q = np.empty((len(model.said), ballots.items))
    blocks = max(1, len(cell) // _BLOCK)
    bounds = np.linspace(0, ballots.items, blocks + 1).astype(np.int64)
    claims = np.searchsorted(ballots.item, bounds)

    def read(block: int) -> None:
        items, said = (slice(*ends[block : block + 2].tolist()) for ends in (bounds, claims))
        place = ballots.item[said] - items.start
        room, logs = np.empty(len(place)), q[:, items]
        for column, log in enumerate(logs):
            model.said[column].take(cell[said], out=room, mode="clip")
            np.multiply(ballots.weight[said], room, out=room)
            np.add(sums(place, room, len(log)), model.prior[column], out=log)
        _normal(logs)

    _for_each(blocks, read, len(cell))
    return _settled(ballots, q)


def _for_each(parts: int, work: Callable[[int], None], claims: int) -> None:
    """Do the work for each part, in threads where there are many claims."""
    if claims < _WORTH_THREADS:
        for part in range(parts):
            work(part)
        return
    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(work, range(parts)))


def _cells(ballots: Ballots) -> Ints:
    """Of each claim, who says which label."""
    return ballots.source * ballots.labels + ballots.label


def _normal(logs: Floats) -> Floats:
    """Shares of each item from logarithms; takes the place of `logs`."""
    logs -= logs.max(axis=0)
    np.exp(logs, out=logs)
    logs /= logs.sum(axis=0)
    return logs


def _settled(ballots: Ballots, q: Floats) -> Floats:
    """With known items at their label."""
    if (ballots.known < 0).all():
        return q
    kinds = len(q) // ballots.labels
    held = np.arange(ballots.labels).repeat(kinds)[:, None] == ballots.known
    inside = np.where(held, q + 1e-12, 0.0)
    inside /= np.maximum(inside.sum(axis=0), 1e-12)
    return np.where(ballots.known < 0, q, inside)


def _fit(ballots: Ballots, plan: _Plan, start: Model | None = None) -> Model:
    """Expectation and maximisation in turns until hardly any label changes, nor any kind.

    Of many claims kinds may change on, which makes no difference to labels: generated worlds of
    half a million claims, learned from 50,000, come within .0003 of the accuracy of `STILL`.
    """
    cell = _cells(ballots)
    if start:
        return _maximised(ballots, plan, _posterior(ballots, start, cell), cell)
    q = _start(ballots, plan.kinds)
    kinds, still = (plan.kinds, STILL_OF_MANY) if len(cell) >= _MANY else (1, STILL)
    shown = _labels(q, kinds)
    for _ in range(plan.rounds):
        model = _maximised(ballots, plan, q, cell)
        q = _posterior(ballots, model, cell)
        before, shown = shown, _labels(q, kinds)
        if np.abs(shown - before).sum() < still * ballots.items:
            break
    return model


def _start(ballots: Ballots, kinds: int) -> Floats:
    """Shares of the votes, unevenly among kinds, the same each time."""
    cell = ballots.item * ballots.labels + ballots.label
    votes = sums(cell, ballots.weight, ballots.items * ballots.labels)
    votes = votes.reshape(ballots.items, ballots.labels)
    q = votes / np.maximum(votes.sum(axis=1, keepdims=True), 1e-12)
    split = np.random.default_rng(0).dirichlet(np.ones(kinds), q.shape)
    uneven = (q[:, :, None] * split).reshape(ballots.items, -1)
    return _settled(ballots, np.ascontiguousarray(uneven.T))


def _maximised(ballots: Ballots, plan: _Plan, q: Floats, cell: Ints) -> Model:
    many = ballots.labels
    voices = np.empty((len(q), ballots.sources * many))

    def count(column: int) -> None:
        room = q[column].take(ballots.item)
        room *= ballots.weight
        voices[column] = sums(cell, room, ballots.sources * many)

    _for_each(len(q), count, len(cell))
    counts = voices.reshape(many, plan.kinds, ballots.sources, many)  # true, kind, source, said
    base = _base(ballots, plan, counts)[:, None]
    if not plan.own:
        said = np.log(np.repeat(base, plan.kinds, axis=1))
    else:
        said = _log_share(counts + _SHRINK * base, plan, axis=3)
    kinds = q.sum(axis=1).reshape(many, plan.kinds)
    prior = _log_share(kinds + _SPARSE, plan, axis=1)
    if plan.frequent:
        prior = prior + _log_share(kinds.sum(axis=1) + _EVEN, plan, axis=0)[:, None]
    return Model(prior=prior.ravel(), said=said.reshape(len(q), -1), kinds=plan.kinds)


def _log_share(counts: Floats, plan: _Plan, axis: int) -> Floats:
    whole = counts.sum(axis=axis, keepdims=True)
    return digamma(counts) - digamma(whole) if plan.bayes else np.log(counts / whole)


def _base(ballots: Ballots, plan: _Plan, counts: Floats) -> Floats:
    """What each source's matrix is shrunk to; shape (true, sources, said)."""
    many = ballots.labels
    diagonal = np.eye(many, dtype=bool)
    given = counts.sum(axis=(0, 1, 3))
    hits = np.einsum("kmsk->s", counts)
    mean, worth = ballots.prior.T
    mean = np.where(worth > 0, mean, usual(hits.sum(), given.sum()))
    worth = np.where(worth > 0, worth, OWN_WEIGHT)
    right = np.clip((hits + worth * mean) / (given + worth), 1 - SURE, SURE)
    off = np.full((many, many), 1 / (many - 1))
    right = np.broadcast_to(right[:, None], (len(right), many))
    if plan.pooled:
        off, right = _pooled(counts.sum(axis=(1, 2)).T, usual(hits.sum(), given.sum()), right)
    right = right.T[:, :, None]
    base: Floats = np.where(diagonal[:, None], right, (1 - right) * off.T[:, None])
    return base


def _pooled(counts: Floats, mean: float, right: Floats) -> tuple[Floats, Floats]:
    """What all take for what, and how often each source is right about each label."""
    many = len(counts)
    coin = np.where(np.eye(many, dtype=bool), mean, (1 - mean) / (many - 1))
    rates = (counts + many * coin) / (counts.sum(axis=0) + many)
    off = np.where(np.eye(many, dtype=bool), 0.0, rates)
    off = off / off.sum(axis=0)
    tilt = _logit(np.diag(rates)) + _logit(right) - _logit(np.array(mean))
    return off, 1 / (1 + np.exp(-tilt))


def _logit(p: NDArray[np.float64]) -> Floats:
    return np.log(p / (1 - p))


def _log_score(ballots: Ballots, model: Model, held: Ints) -> float:
    """The mean log probability of each held-out claim, given the others on its item."""
    cell = _cells(ballots)
    found = _posterior(ballots, model, cell)[:, ballots.item[held]]
    said = model.said[:, cell[held]]
    rest = _normal(np.log(np.maximum(found, 1e-300)) - ballots.weight[held] * said)
    return float(np.log((rest * np.exp(said)).sum(axis=0)).mean())


def digamma(x: Floats) -> Floats:
    """The logarithmic derivative of the gamma function, for x > 0, to ten digits."""
    found = np.empty(x.size)
    for start in range(0, x.size, _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        found[part] = _digamma(x.ravel()[part])
    return found.reshape(x.shape)


def _digamma(x: Floats) -> Floats:
    # By the recurrence it is that of x + 6 less 1 / x + 1 / (x + 1) + ... + 1 / (x + 5); these are
    # the fractions of x (x + 5), (x + 1) (x + 4) and (x + 2) (x + 3), which are y, y + 4 and y + 6.
    y = x * (x + 5)
    steps = (2 * x + 5) * ((3 * y + 20) * y + 24) / (y * (y + 4) * (y + 6))
    large = x + 6
    r = 1 / (large * large)
    series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))))
    return np.log(large) - 0.5 / large - series - steps
