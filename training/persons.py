#!/usr/bin/env python3
"""Fit `src/thurloe/extract/cast/person_bits.py`: how likely a name is a person's.

usage: training/persons.py [--data FOLDER_OF_CORPORA] [--write]

Names are those that are found in the training part of GUM (open genres) and in the documents of
LitBank that `evals/persons.py` does not hold out; peoples and offices ("the Turks", "the Tsar") are
left out, as GUM calls them persons by name and we do not. One name of a document, with all its
mentions, is one sample, weighed by the root of their number. Prints precision and recall of
mentions for several thresholds, each document by a table fitted to the other folds, and the digest
of what was read. The same corpora give the same table; nothing is drawn by chance.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "evals"))

import gold_persons  # noqa: E402
import persons as scored  # noqa: E402

from thurloe.extract.cast import person_odds  # noqa: E402
from thurloe.extract.cast.build import named_things  # noqa: E402
from thurloe.extract.cast.mentions import best_type  # noqa: E402
from thurloe.extract.cast.parse import WIDTH, parse_of  # noqa: E402
from thurloe.extract.cast.votes import MODEL, context_of, sum_votes  # noqa: E402
from thurloe.extract.extractor import load_model, straight  # noqa: E402
from thurloe.nouns import EntityType  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gold_persons import Text
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from thurloe.extract.cast.mentions import Name
    from thurloe.extract.cast.parse import Parse

HEAD = '"""Bits that each feature of a name adds for a person; by `training/persons.py`."""'
START = "from __future__ import annotations"
TABLE = Path(person_odds.__file__).with_name("person_bits.py")
PRIOR = 400.0  # 1 / variance of a standardised weight, in nats; in folds as good as 150
LEAST = 0.05  # standard deviation at least: what few names have gets few bits
STEPS = 30
CLOSE = 1e-6  # nats; a step that changes no weight by more is the last
FOLDS = 5
THRESHOLDS = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Sample:
    """One name of a document: its features, and how many of its mentions are a person's."""

    document: str
    features: dict[str, float]
    vector: NDArray[np.float64]
    mentions: int
    right: int


def samples_of(gold: Text, doc: Doc) -> Iterator[Sample]:
    """Every name of a document, but for peoples and whom the text only calls "the Tsar"."""
    p = parse_of(doc)
    for thing in named_things(p):
        sample = _sample(gold, p, thing.names)
        office = sample.right and all(n.article for n in thing.names)
        if thing.type is not EntityType.GROUP and not office:
            yield sample


def _sample(gold: Text, p: Parse, names: Sequence[Name]) -> Sample:
    count = len(names)
    full = sum(len(n.core) > 1 for n in names)
    voted = best_type(sum_votes(n.votes for n in names)) is EntityType.PERSON
    features = person_odds.together(count, full=full, voted=voted)
    for name in names:
        said = context_of(p, name.span, name.head)
        for feature, value in person_odds.seen(p, name.span, name.head, said).items():
            features[feature] = features.get(feature, 0.0) + value / count
    ends = [(p.starts[n.span.start], p.end(n.span.end - 1)) for n in names]
    return Sample(
        document=gold.name,
        features=features,
        vector=np.mean([person_odds.vector(p, n.span) for n in names], axis=0),
        mentions=count,
        right=sum(scored.is_person(gold, *span) for span in ends),
    )


@dataclass(frozen=True, slots=True)
class Table:
    """Bits of each feature and of each number of a vector."""

    bits: dict[str, float]
    vector: tuple[int, ...]

    def odds(self, sample: Sample) -> float:
        """Log odds in bits that a name is a person's."""
        own = sum(self.bits.get(f, 0.0) * value for f, value in sample.features.items())
        return own + float(sample.vector @ self.vector) / person_odds.HUNDRED


def given(feature: str) -> float:
    """The weight that a feature is drawn to: the bits that rules have by hand count as they are."""
    if feature.startswith("by "):
        return -1.0 if feature.endswith(person_odds.ELSE) else 1.0
    label = feature.removeprefix("last word ")
    votes = MODEL.get(label, {}) if label != feature else {}
    rest = max((b for kind, b in votes.items() if kind is not EntityType.PERSON), default=0.0)
    return votes.get(EntityType.PERSON, 0.0) - rest


def fit(samples: Sequence[Sample]) -> Table:
    """Logistic regression by Newton's steps, with a ridge around `given`; none on "any name"."""
    names = sorted({f for s in samples for f in s.features} - {"any name"})
    x = np.array([[*(s.features.get(n, 0.0) for n in names), *s.vector] for s in samples])
    y = np.array([s.right / s.mentions for s in samples])
    count = np.sqrt([s.mentions for s in samples])
    middle, scale = x.mean(axis=0), np.maximum(x.std(axis=0), LEAST)
    z = np.hstack([(x - middle) / scale, np.ones((len(x), 1))])
    ridge = np.full(z.shape[1], PRIOR)
    ridge[-1] = 0.0
    drawn = np.array([*map(given, names), *np.zeros(WIDTH)]) * scale * np.log(2)
    home = weights = np.append(drawn, 0.0)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-z @ weights))
        slope = z.T @ (count * (y - chance)) - ridge * (weights - home)
        bend = (z * (count * chance * (1 - chance))[:, None]).T @ z + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < CLOSE:
            break
    bits = weights[:-1] / scale / np.log(2)
    ground = weights[-1] / np.log(2) - float(bits @ middle)
    own = dict(zip(names, np.round(bits[: len(names)], 2).tolist(), strict=True))
    vector = np.round(bits[len(names) :] * person_odds.HUNDRED).astype(int)
    return Table(own | {"any name": round(ground, 2)}, tuple(vector.tolist()))


def cross_validated(samples: Sequence[Sample]) -> list[float]:
    """The odds of each sample by a table that was not fitted to its document."""
    documents = sorted({s.document for s in samples})
    fold = {document: n % FOLDS for n, document in enumerate(documents)}
    tables = [fit([s for s in samples if fold[s.document] != n]) for n in range(FOLDS)]
    return [tables[fold[s.document]].odds(s) for s in samples]


def figures(samples: Sequence[Sample], odds: Sequence[float]) -> Iterator[str]:
    """Recall and precision of mentions by threshold, of names that were found at all."""
    wanted = sum(s.right for s in samples)
    for least in THRESHOLDS:
        told = [s for s, bits in zip(samples, odds, strict=True) if bits >= least]
        right, given = sum(s.right for s in told), sum(s.mentions for s in told)
        yield f"{least:5.1f}  R {right / max(wanted, 1):.3f}  P {right / max(given, 1):.3f}"


def _documents(corpora: Path) -> list[Path]:
    litbank = gold_persons.documents(corpora / "litbank")
    rest = [p for n, p in enumerate(litbank) if n % scored.HELD]
    return gold_persons.documents(corpora / "gum" / "train") + rest


def _digest(paths: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
        if path.suffix == ".txt":
            whole.update(path.with_suffix(".ann").read_bytes())
    return whole.hexdigest()[:16]


def _text(table: Table, fitted: str) -> str:
    lines = "".join(f'    "{name}": {much:.2f},\n' for name, much in sorted(table.bits.items()))
    rows = [table.vector[n : n + 16] for n in range(0, WIDTH, 16)]
    vector = "".join(f"    {', '.join(map(str, row))},\n" for row in rows)
    return (
        f"{HEAD}\n\n{START}\n\n{fitted}BITS: dict[str, float] = {{\n{lines}}}\n"
        f"VECTOR: tuple[int, ...] = (\n{vector})  # fmt: skip\n"
    )


def main() -> None:
    """Fit, say how well the bits do on documents that they were not fitted to, write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=scored.CORPORA)
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    args = parser.parse_args()
    paths = _documents(args.data)
    golds = [gold_persons.read(path) for path in paths]
    docs = load_model().pipe((straight(gold.text) for gold in golds), batch_size=16)
    samples = [s for gold, doc in zip(golds, docs, strict=True) for s in samples_of(gold, doc)]
    odds = cross_validated(samples)
    told = [n for n, s in enumerate(samples) if s.document.split("_")[1] in scored.TOLD]
    for name, part in (("GUM, bio and news", told), ("all", range(len(samples)))):
        print(f"{name}, {sum(samples[n].mentions for n in part)} mentions")
        print("\n".join(figures([samples[n] for n in part], [odds[n] for n in part])))
    print(f"{len(paths)} documents, digest {_digest(paths)}")
    if args.write:
        fitted = (
            f"# Fitted to {len(samples)} names of {len(paths)} documents of GUM (annotation CC BY\n"
            f"# 4.0) and LitBank (CC BY 4.0), digest {_digest(paths)}; VECTOR in hundredths.\n"
        )
        TABLE.write_text(_text(fit(samples), fitted), encoding="utf-8")


if __name__ == "__main__":
    main()
