"""Who speaks in a quotation, scored on LitBank: `python evals/quotations.py [--data DIR]`.

Of the gold quotations the share whose speaker is right: the word that we take for the speaker
stands in a gold mention of whoever speaks. Every second novel was kept aside from all mending.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import litbank

from thurloe.extract.cast.parse import parse_of
from thurloe.extract.cast.voices import voices
from thurloe.extract.extractor import load_model, straight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from litbank import Novel
    from spacy.tokens import Doc

LITBANK = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "litbank"


def judge(novel: Novel, doc: Doc) -> Counter[str]:
    """How many quotations there are, and of how many the speaker is told, and right."""
    heard = [
        (doc[v.start].idx, doc[v.end - 1].idx, doc[v.speakers[-1]].idx, v.sure)
        for v in voices(parse_of(doc)).values()
    ]
    counted = Counter(all=len(novel.quotations))
    for gold in novel.quotations:
        middle = (gold.start + gold.end) // 2
        told = next((h for h in heard if h[0] <= middle <= h[1]), None)
        if told is not None:
            right = _whose(novel, told[2]) == gold.speaker
            counted["told"] += 1
            counted["right"] += right
            counted["sure"] += told[3]
            counted["right and sure"] += told[3] and right
    return counted


def _whose(novel: Novel, at: int) -> str | None:
    """Whom the smallest gold mention around a character stands for."""
    around = [(end - start, who) for start, end, who in novel.mentions if start <= at < end]
    return min(around, default=(0, None))[1]


def judged(novels: Sequence[Novel]) -> Iterator[Counter[str]]:
    """The counts of each novel, in order."""
    nlp = load_model()
    docs = nlp.pipe((straight(novel.text) for novel in novels), batch_size=4)
    return (judge(novel, doc) for novel, doc in zip(novels, docs, strict=True))


def row(name: str, counts: Sequence[Counter[str]]) -> str:
    """One line of the table."""
    total = sum(counts, Counter())
    told, right = total["told"], total["right"]
    sure, both = total["sure"], total["right and sure"]
    shares = (right / max(total["all"], 1), right / max(told, 1), sure / max(told, 1))
    figures = " ".join(f"{share:10.3f}" for share in (*shares, both / max(sure, 1)))
    return f"{name:12} {total['all']:10} {told:10} {figures}"


def main() -> int:
    """Print the table; 1 where there is no such corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", type=Path, default=LITBANK, help="a folder as LitBank comes")
    try:
        novels = litbank.read_novels(parser.parse_args().data)
    except (OSError, ValueError) as error:
        print(error)
        return 1
    counts = list(judged(novels))
    heads = ("quotations", "told", "right/all", "right/told", "sure/told", "right/sure")
    print(" " * 12, " ".join(f"{head:>10}" for head in heads))
    print(row("for mending", counts[::2]))
    print(row("kept aside", counts[1::2]))
    print(row("all", counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
