"""How labels are counted: the same figures whatever counts them."""

import numpy as np
import pytest

from thurloe.weigh import labels
from thurloe.weigh.labels import Ballots, digamma, panel, shares


def ballots_of(claims: int = 600) -> Ballots:
    """Claims of 12 sources on 150 items with 3 labels."""
    rng = np.random.default_rng(3)
    item = np.sort(rng.integers(0, 150, claims))
    label = np.where(rng.random(claims) < 0.7, item % 3, rng.integers(0, 3, claims))
    return Ballots(
        item=item,
        source=rng.integers(0, 12, claims),
        label=label,
        weight=rng.random(claims),
        items=150,
        sources=12,
        labels=3,
        known=np.full(150, -1),
        prior=np.zeros((12, 2)),
    )


def test_threads_come_to_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    ballots = ballots_of()
    models = panel(ballots, np.arange(0, 600, 7))
    alone = shares(ballots, models)
    monkeypatch.setattr(labels, "_MANY", 1)
    assert shares(ballots, models).tobytes() == alone.tobytes()
    assert np.allclose(alone.sum(axis=1), 1.0)


def test_where_kinds_may_change_on_labels_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ballots, held = ballots_of(), np.arange(0, 600, 7)
    long = shares(ballots, panel(ballots, held))
    monkeypatch.setattr(labels, "_MANY", 1)
    short = shares(ballots, panel(ballots, held))
    assert np.abs(long - short).max() < 0.02
    assert (long.argmax(axis=1) == short.argmax(axis=1)).all()


@pytest.mark.parametrize(
    ("x", "value"),
    [(1.0, -0.5772156649015329), (0.5, -1.9635100260214235), (10.0, 2.251752589066721)],
)
def test_digamma_is_that_of_the_tables(x: float, value: float) -> None:
    assert digamma(np.array([x]))[0] == pytest.approx(value, abs=1e-11)


def test_digamma_of_the_very_small_and_the_very_large() -> None:
    assert digamma(np.array([1e-6]))[0] == pytest.approx(-1e6 - 0.5772140, rel=1e-12)
    assert digamma(np.array([1e9]))[0] == pytest.approx(np.log(1e9) - 0.5e-9, abs=1e-11)
