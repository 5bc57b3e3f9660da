#!/usr/bin/env python3
"""Fit the bits of `src/thurloe/resolve/joining_bits.py` to gold topics.

usage: training/joining.py [FOLDER_OF_TOPICS ...] [--write]

Topics are our own in `training/topics` (invented accounts; all claims that were read in them were
put to questions by hand, in `questions.json`), our examples, the shared ones where they are
present, and every `FOLDER/*/gold.json` given. Of ours a pair of claims of two accounts is a yes
where both stand by one question, else a no. Of the others it is a yes where gold has both for one
fact, and a no where gold has at least one of them and no fact has both; pairs that gold does not
speak of are left out, and a no that only one of the two claims is in gold for counts half: what
gold passes over is often the same thing said once more. Logistic regression with a Gaussian prior
on the bits, by Newton's method: no randomness, so the same topics give the same table. Prints the
average precision on each topic with the bits fitted to the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "evals"))

import anchor  # noqa: E402
from topics import find_topics, load_scorer, shared_accounts  # noqa: E402

from thurloe.resolve.affinity import Affinity  # noqa: E402
from thurloe.resolve.keys import Register  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import ModuleType

    from numpy.typing import NDArray
    from topics import Gold, Topic

    from thurloe.nouns import Claim

TOPICS = ROOT / "training" / "topics"
TABLE = ROOT / "src" / "thurloe" / "resolve" / "joining_bits.py"
PRIOR = 2.0  # 1 / variance of a standardised weight, in nats
LEAST = 0.25  # standard deviation at least: what few pairs have tells little and gets few bits
CLASHES = 0.5  # weight of a yes whose values exclude each other: ours were made to clash often
DOUBT = 0.5  # weight of a no that only one claim of the pair is in gold for: gold may pass over it
STEPS = 30
CLOSE = 1e-4  # nats; a step that changes no weight by more is the last

Pair = tuple["Mapping[str, float]", bool, bool]


def pairs_of(topic: Topic, scorer: ModuleType) -> list[Pair]:
    """The pairs of claims that gold speaks of: features, do they belong together, is that sure."""
    brief = topic.brief()
    gold = topic.gold
    if topic.ours:
        gold = anchor.anchor(gold, {account.file: account.text for account in brief.accounts})
    claims = [c for f in brief.findings for a in f.answers for c in a.claims]
    claims = list({c.id: c for c in claims if not c.id.endswith("+")}.values())
    asked = topic.folder / "questions.json"
    if asked.is_file():
        claims, facts, whole = *_asked(claims, asked), True
    else:
        facts, whole = _facts(claims, gold, scorer), False
    texts = {account.file: account.text for account in brief.accounts}
    affinity = Affinity(claims, Register(brief.entities), texts)
    found = []
    for a, b in combinations(claims, 2):
        spoken_of = whole or facts[a.id] or facts[b.id]
        if spoken_of and a.quote.account != b.quote.account and affinity.comparable(a, b):
            yes, sure = bool(facts[a.id] & facts[b.id]), bool(facts[a.id] and facts[b.id])
            found.append((affinity.evidence(a, b), yes, sure or whole))
    return found


def _asked(claims: list[Claim], asked: Path) -> tuple[list[Claim], Mapping[str, set[str]]]:
    """The claims that were judged by hand and not found wrong, and which question each answers."""
    told = json.loads(asked.read_text(encoding="utf-8"))
    judged = {tuple(row): set[str]() for row in told["alone"]}
    for question in told["questions"]:
        judged |= {tuple(row): {question["question"]} for row in question["claims"]}
    known = {c.id: judged.get(_row(c)) for c in claims}
    return [c for c in claims if known[c.id] is not None], {i: q or set() for i, q in known.items()}


def _row(claim: Claim) -> tuple[object, ...]:
    quote = claim.quote
    return (quote.account, quote.start, quote.end, claim.attribute, claim.about, claim.value)


def _facts(claims: list[Claim], gold: Gold, scorer: ModuleType) -> Mapping[str, set[str]]:
    """Claim id -> the facts of gold that it tells."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in gold["facts"]:
        sort = scorer.kin(fact["attribute"])
        for value in fact["values"]:
            for wanted in value["claims"]:
                for c in claims:
                    span = {"account": c.quote.account, "start": c.quote.start, "end": c.quote.end}
                    if (
                        scorer.fits(c.attribute, sort)
                        and scorer.overlaps(span, wanted)
                        and scorer.same_value(sort, c.value, value, wanted["quote"])
                    ):
                        found[c.id].add(fact["id"])
    return found


@dataclass(frozen=True, slots=True)
class Sample:
    """Pairs as arrays: x is (pairs, features); y is 0 or 1 and sure is `DOUBT` or 1 for each."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    sure: NDArray[np.float64]

    @classmethod
    def of(cls, pairs: Sequence[Pair], names: Sequence[str]) -> Sample:
        """The features called `names` of pairs."""
        x = np.array([[f.get(n, 0.0) for n in names] for f, _, _ in pairs])
        sure = np.array([_weight(pair) for pair in pairs])
        return cls(x, np.array([float(yes) for _, yes, _ in pairs]), sure)

    @classmethod
    def joined(cls, parts: Iterable[Sample]) -> Sample:
        """Several samples as one."""
        some = list(parts)
        return cls(
            np.vstack([s.x for s in some]),
            np.hstack([s.y for s in some]),
            np.hstack([s.sure for s in some]),
        )


def _weight(pair: Pair) -> float:
    """What a pair counts: its share among pairs as they are met outside of topics made to clash."""
    evidence, yes, told = pair
    if yes and evidence.get("values exclude each other"):
        return CLASHES
    return 1.0 if yes or told else DOUBT


def fit(sample: Sample) -> NDArray[np.float64]:
    """Weights in bits of logistic regression, one for each feature."""
    scale = np.maximum(sample.x.std(axis=0), LEAST)
    z = sample.x / scale
    weights = np.zeros(z.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (sample.sure * (sample.y - p)) - PRIOR * weights
        bend = (z * (sample.sure * p * (1 - p))[:, None]).T @ z + PRIOR * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < CLOSE:
            break
    return weights / scale / np.log(2)


def average_precision(scores: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Mean precision at each right pair, best scores first; 0 to 1."""
    right = y[np.argsort(-scores, kind="stable")]
    ranks = np.flatnonzero(right) + 1
    return float((np.arange(1, len(ranks) + 1) / ranks).mean()) if len(ranks) else 0.0


def _table(names: list[str], weights: NDArray[np.float64], fitted: str) -> Iterator[str]:
    yield '"""Bits that each feature of two claims adds; written by `training/joining.py`."""\n'
    yield f"\nfrom __future__ import annotations\n\n# Fitted to {fitted}.\n"
    yield "BITS: dict[str, float] = {\n"
    for name, bits in zip(names, weights, strict=True):
        yield f'    "{name}": {bits:.2f},\n'
    yield "}\n"


def main() -> None:
    """Fit, say how well the bits do on topics that they were not fitted to, write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    args = parser.parse_args()
    scorer = load_scorer()
    topics = {
        topic.name: pairs_of(topic, scorer)
        for topic in find_topics([TOPICS, *shared_accounts(), *args.folders])
    }
    names = sorted({n for pairs in topics.values() for f, _, _ in pairs for n in f if n})
    samples = {t: Sample.of(pairs, names) for t, pairs in topics.items()}
    for topic, own in samples.items():
        bits = fit(Sample.joined(s for t, s in samples.items() if t != topic))
        precision = average_precision(own.x @ bits, own.y)
        print(f"{topic:20} {len(own.y):6} pairs {int(own.y.sum()):4} yes  AP {precision:.2f}")
    if args.write:
        whole = Sample.joined(samples.values())
        yes, pairs = int(whole.y.sum()), len(whole.y)
        fitted = f"{len(samples)} topics: {pairs} pairs, {yes} of them yes"
        TABLE.write_text("".join(_table(names, fit(whole), fitted)), encoding="utf-8")


if __name__ == "__main__":
    main()
