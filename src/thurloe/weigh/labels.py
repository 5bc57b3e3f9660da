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

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thurloe.weigh.kernel import OWN_WEIGHT, SURE, sums, usual

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.kernel import Floats, Ints

TRUST = 0.8
FEW = 20  # labels
ENOUGH = 50  # claims for each cell of a confusion matrix
_SHRINK = 10.0  # claims that what all sources confuse is worth against a source's own record
_SPARSE = 0.1  # few kinds of item are rather than many
_EVEN = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """Claims on items whose values are labels.

    Attributes:
        item, source, label: of each claim; shape (claims,).
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
            (sources x labels, columns), columns = labels x kinds.
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


def panel(ballots: Ballots, held: Ints) -> Sequence[Model]:
    """The models, with their say by how well they tell the held-out claims."""
    fitted = [_fit(ballots, plan) for plan in PLANS]
    if not len(held):
        return [_with_trust(model, 1 / len(fitted)) for model in fitted]
    scores = [_log_score(ballots, model, held) for model in fitted]
    best = int(np.argmax(scores))
    rest = (1 - TRUST) / (len(fitted) - 1)
    return [_with_trust(m, TRUST if n == best else rest) for n, m in enumerate(fitted)]


def shares(ballots: Ballots, models: Sequence[Model]) -> Floats:
    """The probability of each label; shape (items, labels)."""
    return sum(
        (model.trust * _labels(_posterior(ballots, model), model) for model in models),
        np.zeros((ballots.items, ballots.labels)),
    )


def _with_trust(model: Model, trust: float) -> Model:
    return Model(prior=model.prior, said=model.said, kinds=model.kinds, trust=trust)


def _labels(q: Floats, model: Model) -> Floats:
    labels: Floats = q.reshape(len(q), -1, model.kinds).sum(axis=2)
    return labels


def _posterior(ballots: Ballots, model: Model) -> Floats:
    cell = ballots.source * ballots.labels + ballots.label
    logs = np.stack(
        [
            sums(ballots.item, ballots.weight * column[cell], ballots.items)
            for column in model.said.T
        ],
        axis=1,
    )
    return _settled(ballots, _normal(logs + model.prior))


def _normal(logs: Floats) -> Floats:
    odds = np.exp(logs - logs.max(axis=1, keepdims=True))
    normal: Floats = odds / odds.sum(axis=1, keepdims=True)
    return normal


def _settled(ballots: Ballots, q: Floats) -> Floats:
    """With known items at their label."""
    if (ballots.known < 0).all():
        return q
    kinds = q.shape[1] // ballots.labels
    held = np.arange(ballots.labels).repeat(kinds) == ballots.known[:, None]
    inside = np.where(held, q + 1e-12, 0.0)
    inside /= np.maximum(inside.sum(axis=1, keepdims=True), 1e-12)
    return np.where((ballots.known < 0)[:, None], q, inside)


def _fit(ballots: Ballots, plan: _Plan) -> Model:
    q = _start(ballots, plan.kinds)
    for _ in range(plan.rounds):
        model = _maximised(ballots, plan, q)
        q = _posterior(ballots, model)
    return model


def _start(ballots: Ballots, kinds: int) -> Floats:
    """Shares of the votes, unevenly among kinds, the same each time."""
    cell = ballots.item * ballots.labels + ballots.label
    votes = sums(cell, ballots.weight, ballots.items * ballots.labels)
    votes = votes.reshape(ballots.items, ballots.labels)
    q = votes / np.maximum(votes.sum(axis=1, keepdims=True), 1e-12)
    split = np.random.default_rng(0).dirichlet(np.ones(kinds), q.shape)
    return _settled(ballots, (q[:, :, None] * split).reshape(ballots.items, -1))


def _maximised(ballots: Ballots, plan: _Plan, q: Floats) -> Model:
    many = ballots.labels
    cell = ballots.source * many + ballots.label
    counts: Floats = np.stack(
        [
            sums(cell, ballots.weight * column[ballots.item], ballots.sources * many)
            for column in q.T
        ],
        axis=1,
    ).reshape(ballots.sources, many, many, plan.kinds)  # source, said, true, kind
    base = _base(ballots, plan, counts)[:, :, :, None]
    if not plan.own:
        said = np.log(np.repeat(base, plan.kinds, axis=3))
    else:
        filled = counts + _SHRINK * base
        said = _log_share(filled, plan, axis=1)
    kinds = q.sum(axis=0).reshape(many, plan.kinds)
    prior = _log_share(kinds + _SPARSE, plan, axis=1)
    if plan.frequent:
        prior = prior + _log_share(kinds.sum(axis=1) + _EVEN, plan, axis=0)[:, None]
    return Model(
        prior=prior.ravel(),
        said=said.reshape(ballots.sources * many, -1),
        kinds=plan.kinds,
    )


def _log_share(counts: Floats, plan: _Plan, axis: int) -> Floats:
    whole = counts.sum(axis=axis, keepdims=True)
    return digamma(counts) - digamma(whole) if plan.bayes else np.log(counts / whole)


def _base(ballots: Ballots, plan: _Plan, counts: Floats) -> Floats:
    """What each source's matrix is shrunk to; shape (sources, said, true)."""
    many = ballots.labels
    diagonal = np.eye(many, dtype=bool)
    given = counts.sum(axis=(1, 2, 3))
    hits = np.einsum("skkm->s", counts)
    mean, worth = ballots.prior.T
    mean = np.where(worth > 0, mean, usual(hits, given))
    worth = np.where(worth > 0, worth, OWN_WEIGHT)
    right = np.clip((hits + worth * mean) / (given + worth), 1 - SURE, SURE)
    off = np.full((many, many), 1 / (many - 1))
    right = np.broadcast_to(right[:, None], (len(right), many))
    if plan.pooled:
        off, right = _pooled(counts.sum(axis=(0, 3)), usual(hits, given), right)
    base: Floats = np.where(diagonal, right[:, None, :], (1 - right)[:, None, :] * off)
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
    cell = ballots.source * ballots.labels + ballots.label
    logs = np.log(np.maximum(_posterior(ballots, model), 1e-300))[ballots.item[held]]
    said = model.said[cell[held]]
    rest = _normal(logs - ballots.weight[held, None] * said)
    return float(np.log((rest * np.exp(said)).sum(axis=1)).mean())


def digamma(x: Floats) -> Floats:
    """The logarithmic derivative of the gamma function, for x > 0, to ten digits."""
    shift = np.zeros_like(x)
    for _ in range(6):
        low = x < 6  # noqa: PLR2004
        shift = shift - np.where(low, 1 / x, 0.0)
        x = np.where(low, x + 1, x)
    r = 1 / x**2
    series = r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))))
    return shift + np.log(x) - 1 / (2 * x) - series
