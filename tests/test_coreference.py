"""Scores of coreference against worked examples and laws; ECB+ as it is scored."""

import sys
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "evals")]
import coreference as score  # noqa: E402  scripts, no package
import ecbplus  # noqa: E402

ECBPLUS = ROOT.parent / "shared" / "corpora" / "ecbplus"
# The example of Pradhan et al. (2014), doi:10.3115/v1/P14-2006, worked by hand.
# Published, rounded: MUC .40, B³ .46, CEAFe .52.
KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


@pytest.mark.parametrize(
    ("measure", "recall", "precision", "f1"),
    [
        (score.muc, 0.40, 0.40, 0.40),
        (score.b_cubed, 5 / 12, 0.50, 5 / 11),
        (score.ceaf_e, 0.65, 13 / 30, 0.52),
    ],
)
def test_the_published_example(measure, recall, precision, f1):
    found = measure(KEY, RESPONSE)
    assert (found.recall, found.precision, found.f1) == pytest.approx((recall, precision, f1))


partitions = st.lists(st.integers(0, 4), min_size=2, max_size=12).map(
    lambda names: score.partition(dict(enumerate(names)))
)


@given(partitions)
def test_gold_against_itself_is_perfect(some):
    assert score.b_cubed(some, some).f1 == pytest.approx(1)
    assert score.ceaf_e(some, some).f1 == pytest.approx(1)


@given(partitions, st.lists(st.integers(0, 4), min_size=12, max_size=12))
def test_sides_swapped_swap_recall_and_precision(key, names):
    mentions = sorted(m for cluster in key for m in cluster)
    response = score.partition(dict(zip(mentions, names, strict=False)))
    for measure in (score.muc, score.b_cubed, score.ceaf_e):
        one, other = measure(key, response), measure(response, key)
        assert (one.recall, one.precision) == pytest.approx((other.precision, other.recall))


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), min_size=1, max_size=4))
def test_no_assignment_is_better(table):
    best = max(
        sum(row[j] for row, j in zip(table, columns, strict=False))
        for columns in permutations(range(4), len(table))
    )
    assert score.assignment(table) == pytest.approx(best)


@pytest.mark.skipif(not ECBPLUS.is_dir(), reason="ECB+ is not beside the project")
def test_ecbplus_has_the_mentions_that_are_published():
    articles = [a for some in ecbplus.read_topics(ECBPLUS).values() for a in some]
    mentions = [m for a in articles for m in a.mentions]
    assert len(mentions) == 3808 + 1245  # of the training and development parts
    assert len({m.chain for m in mentions}) == 1527 + 409
    texts = {a.name: a.text for a in articles}
    assert all(texts[m.article][m.start : m.end].strip() for m in mentions)
