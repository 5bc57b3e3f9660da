#!/usr/bin/env python3
"""Fit the bits of `src/thurloe/resolve/events/bits.py` to ECB+.

usage: training/events.py [--data DIR] [--folds] [--write]

Pairs are all those within topics, though clustering looks at fewer; the topics of `ecbplus.HELD`
are left out. A pair weighs the less the larger its gold events are (fourth root of both sizes), as
an event of fifty mentions has a thousand pairs. The fit is that of `joining.py`. With --folds,
prints MUC, B³, CEAFe and CoNLL F1 of five folds of topics by bits fitted to the others, for
several thresholds.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "evals"))

import ecbplus  # noqa: E402
import events as scored  # noqa: E402
import gold_mentions  # noqa: E402
from joining import Sample, fit  # noqa: E402

from thurloe.resolve.events import bits as table  # noqa: E402
from thurloe.resolve.events import clusters  # noqa: E402
from thurloe.resolve.events.evidence import evidence  # noqa: E402

HEAD = (
    '"""Bits that each feature of two mentions of events adds; written by `training/events.py`."""'
)
FOLDS = 5
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4)
Row = tuple[dict[str, float], bool, float]


def rows_of(gold: gold_mentions.Gold) -> list[Row]:
    """Every pair: features, whether it is one event, its weight."""
    around = clusters.surroundings(gold.mentions, gold.texts)
    size = Counter(gold.chains.values())
    found = []
    for a, b in combinations(gold.mentions, 2):
        one, other = gold.chains[a.id], gold.chains[b.id]
        weight = (size[one] * size[other]) ** -0.25
        found.append((dict(evidence(a, b, around)), one == other, weight))
    return found


def fitted(rows: list[Row]) -> dict[str, float]:
    """Name of a feature -> its bits."""
    names = sorted({name for features, *_ in rows for name in features})
    x = np.array([[f.get(n, 0.0) for n in names] for f, *_ in rows])
    weights = np.array([w for *_, w in rows])
    sample = Sample(x, np.array([float(yes) for _, yes, _ in rows]), weights / weights.mean())
    return dict(zip(names, np.round(fit(sample), 2).tolist(), strict=True))


def main() -> None:
    """Fit, say how well bits do on topics that they were not fitted to, write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=scored.ECBPLUS)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    known = {t: a for t, a in ecbplus.read_topics(args.data).items() if t not in ecbplus.HELD}
    topics = gold_mentions.read(known)
    rows = {topic: rows_of(gold) for topic, gold in topics.items()}
    if args.folds:
        _cross_validate(topics, rows)
    if args.write:
        whole = fitted([row for some in rows.values() for row in some])
        _write(whole, f"{len(topics)} topics of ECB+: {sum(map(len, rows.values()))} pairs")


def _cross_validate(topics: dict[str, gold_mentions.Gold], rows: dict[str, list[Row]]) -> None:
    folds = [list(topics)[n::FOLDS] for n in range(FOLDS)]
    bits = {}
    for fold in folds:
        own = fitted([row for t, some in rows.items() if t not in fold for row in some])
        bits |= dict.fromkeys(fold, own)
    for least in THRESHOLDS:
        clusters.LEAST = least

        def cluster(gold: gold_mentions.Gold) -> dict[str, str]:
            topic = next(t for t, g in topics.items() if g is gold)
            table.BITS.clear()
            table.BITS.update(bits[topic])
            return scored.ours(gold)

        print(least, " ".join(f"{x:.1f}" for x in scored.figures(topics, cluster)), flush=True)


def _write(bits: dict[str, float], of: str) -> None:
    lines = "".join(f'    "{name}": {much:.2f},\n' for name, much in sorted(bits.items()))
    Path(table.__file__).write_text(
        f"{HEAD}\n\nfrom __future__ import annotations\n\n# Fitted to {of}.\n"
        f"BITS: dict[str, float] = {{\n{lines}}}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
