#!/usr/bin/env python3
"""Fit the bits of `src/thurloe/resolve/events/bits.py` to ECB+.

usage: training/events.py [--data DIR] [--folds] [--each] [--without FEATURE ...] [--write]

First whether two accounts are of one story: pairs of accounts within topics, each topic's as much
as another's. Then whether two mentions are one event: pairs of mentions within topics that
clustering compares, where stories are told apart by bits fitted to other topics. A pair weighs the
less the larger its gold events are (fourth root of both sizes), as an event of fifty mentions has a
thousand pairs. The fit is that of `joining.py`; the topics of `ecbplus.HELD` are left out.

--folds prints MUC, B³, CEAFe and CoNLL F1 of five folds of those topics, each by bits fitted to the
others, for several thresholds. --each prints them for all topics, those held out among them, each
fold by bits fitted to the others, at the threshold that is in use: nothing is chosen by it.
--without leaves features out, to see what they are worth.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

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
from thurloe.resolve.events.stories import Accounts  # noqa: E402
from thurloe.resolve.events.surroundings import Surroundings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gold_mentions import Gold

HEAD = '''"""Bits that each feature adds, of two accounts and of two mentions of events.

Written by `training/events.py`.
"""

from __future__ import annotations
'''
FOLDS = 5
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35)
Row = tuple[dict[str, float], bool, float]
Bits = dict[str, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """Both tables: of two accounts, of two mentions."""

    stories: Bits
    events: Bits

    def use(self) -> None:
        """Let `same_events` go by these."""
        _put(table.STORY_BITS, self.stories)
        _put(table.BITS, self.events)


def _put(target: Bits, bits: Bits) -> None:
    target.clear()
    target.update(bits)


def rows_of_stories(gold: Gold) -> list[Row]:
    """Every pair of accounts: features, whether it is one story, its weight."""
    told = Accounts(gold.mentions, gold.texts, Surroundings(gold.mentions, gold.texts))
    pairs = list(combinations(sorted(gold.texts), 2))
    return [
        (dict(told.evidence(a, b)), ecbplus.story(a) == ecbplus.story(b), 1 / len(pairs))
        for a, b in pairs
    ]


def rows_of(gold: Gold) -> list[Row]:
    """Every pair that is compared: features, whether it is one event, its weight."""
    around = clusters.surroundings(gold.mentions, gold.texts)
    size = Counter(gold.chains.values())
    found = []
    for i, j in clusters.candidates(gold.mentions, around):
        a, b = gold.mentions[i], gold.mentions[j]
        one, other = gold.chains[a.id], gold.chains[b.id]
        weight = (size[one] * size[other]) ** -0.25
        found.append((dict(evidence(a, b, around)), one == other, weight))
    return found


def fitted(rows: Sequence[Row], without: Iterable[str] = ()) -> Bits:
    """Name of a feature -> its bits; of those left out 0."""
    names = sorted({name for features, *_ in rows for name in features})
    left = set(without)
    x = np.array([[f.get(n, 0.0) * (n not in left) for n in names] for f, *_ in rows])
    weights = np.array([w for *_, w in rows])
    sample = Sample(x, np.array([float(yes) for _, yes, _ in rows]), weights / weights.mean())
    return dict(zip(names, np.round(fit(sample), 2).tolist(), strict=True))


def fit_folds(topics: Mapping[str, Gold], without: Sequence[str]) -> tuple[dict[str, Fit], Fit]:
    """Topic -> bits fitted to the other folds; and those fitted to all.

    Features of mentions are those met where stories are told apart by the bits of the other folds.
    """
    of_stories = {topic: rows_of_stories(gold) for topic, gold in topics.items()}
    folds = [list(topics)[n::FOLDS] for n in range(FOLDS)]
    stories = {t: fitted(_others(of_stories, fold), without) for fold in folds for t in fold}
    rows = {}
    for topic, gold in topics.items():
        _put(table.STORY_BITS, stories[topic])
        rows[topic] = rows_of(gold)
    events = {
        t: own for fold in folds for own in (fitted(_others(rows, fold), without),) for t in fold
    }
    whole = Fit(fitted(_others(of_stories, ()), without), fitted(_others(rows, ()), without))
    return {topic: Fit(stories[topic], events[topic]) for topic in topics}, whole


def _others(rows: Mapping[str, list[Row]], fold: Sequence[str]) -> list[Row]:
    return [row for topic, some in rows.items() if topic not in fold for row in some]


def figures(topics: Mapping[str, Gold], fits: Mapping[str, Fit]) -> str:
    """MUC, B³, CEAFe and CoNLL F1 in percent, each topic by its own bits."""

    def cluster(gold: Gold) -> dict[str, str]:
        fits[next(t for t, g in topics.items() if g is gold)].use()
        return scored.ours(gold)

    return " ".join(f"{x:.2f}" for x in scored.figures(topics, cluster))


def main() -> None:
    """Fit, say how well bits do on topics that they were not fitted to, write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=scored.ECBPLUS)
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    topics = gold_mentions.read(ecbplus.read_topics(args.data))
    known = {topic: gold for topic, gold in topics.items() if topic not in ecbplus.HELD}
    if args.each:
        print("all, each by the others:", figures(topics, fit_folds(topics, args.without)[0]))
    if args.folds or args.write:
        fits, whole = fit_folds(known, args.without)
        for least in THRESHOLDS if args.folds else ():
            clusters.LEAST = least
            print(least, figures(known, fits), flush=True)
        if args.write:
            _write(whole, f"{len(known)} topics of ECB+")


def _write(whole: Fit, of: str) -> None:
    tables = {"STORY_BITS": whole.stories, "BITS": whole.events}
    written = "".join(
        f"\n{name}: dict[str, float] = {{\n"
        + "".join(f'    "{feature}": {much:.2f},\n' for feature, much in sorted(bits.items()))
        + "}\n"
        for name, bits in tables.items()
    )
    Path(table.__file__).write_text(f"{HEAD}\n# Fitted to {of}.{written}", encoding="utf-8")


if __name__ == "__main__":
    main()
