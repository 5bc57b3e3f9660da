"""Which mentions are one event, scored on ECB+: `python evals/events.py [--data DIR]`.

Gold mentions, within topics, singletons counted: MUC, B³, CEAFe and CoNLL F1 in percent, beside
the baseline that takes mentions of one topic with one head lemma for one event. The bits were
fitted to the topics that are not held out; `training/events.py --each` scores every topic by bits
fitted without it.
"""

from __future__ import annotations

import argparse
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import coreference as score
import ecbplus
import gold_mentions

from thurloe.resolve.events import same_events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gold_mentions import Gold

ECBPLUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "ecbplus"
Clusters = dict[str, str]


def by_lemma(gold: Gold) -> Clusters:
    """The baseline: one head lemma, one event."""
    return {m.id: m.lemma for m in gold.mentions}


def ours(gold: Gold) -> Clusters:
    """What `same_events` puts together."""
    events = same_events(gold.mentions, gold.texts)
    return {m.id: event[0].id for event in events for m in event}


def figures(topics: Mapping[str, Gold], cluster: Callable[[Gold], Clusters]) -> list[float]:
    """MUC, B³, CEAFe and CoNLL F1 over all topics together, in percent."""
    key, response = {}, {}
    for topic, gold in topics.items():
        key |= {m: (topic, chain) for m, chain in gold.chains.items()}
        response |= {m: (topic, name) for m, name in cluster(gold).items()}
    sides = score.partition(key), score.partition(response)
    three = [100 * measure(*sides).f1 for measure in (score.muc, score.b_cubed, score.ceaf_e)]
    return [*three, sum(three) / 3]


def main() -> int:
    """Print the table; 1 where there is no such corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ECBPLUS, help="a folder as ECB+ comes")
    folder = parser.parse_args().data
    try:
        topics = gold_mentions.read(ecbplus.read_topics(folder))
    except (OSError, ValueError) as error:
        print(error)
        return 1
    print(f"{'':26}  MUC    B³  CEAFe CoNLL")
    parts = {"fitted to": topics.keys() - ecbplus.HELD, "held out": ecbplus.HELD, "all": {*topics}}
    for part, wanted in parts.items():
        own = {t: g for t, g in topics.items() if t in wanted}
        for name, cluster in (("one head lemma", by_lemma), ("ours", ours)):
            before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
            row = " ".join(f"{x:5.1f}" for x in figures(own, cluster)) if own else "none"
            took = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
            print(f"{part + ': ' + name:26} {row}   {took:.1f} processor s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
