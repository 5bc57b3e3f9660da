"""How long a search takes in 100,000 passages, by words and by meaning.

    python benchmarks/searching.py [--passages N] [--queries N]

Accounts are sentences of the texts that we have, put together anew (seeded), ten passages each;
nothing is extracted from them, so what is measured is the search: from the call to the twentieth
hit.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import longest, read_texts

from thurloe.case.case import Case
from thurloe.case.events import FORMAT, Entry
from thurloe.case.sqlite import SqliteStore
from thurloe.nouns import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.times import CaseDays
    from thurloe.nouns import Account

EACH = 10  # passages of an account
SAID = 3  # sentences of a passage


class Silent:
    """Reads nothing out of any account."""

    name = "silent/1"

    def extract_within(self, account: Account, days: CaseDays) -> Extraction:
        """Nothing."""
        return Extraction(account=account.file, referents=(), events=(), claims=(), skipped=())


def processor() -> float:
    """Processor seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def write_accounts(folder: Path, passages: int) -> list[str]:
    """Write accounts with so many passages in all; returns the sentences they are made of."""
    said = [
        " ".join(sentence.split())
        for text in read_texts(longest())
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if 5 <= len(sentence.split()) <= 40  # noqa: PLR2004  sentences, not headings
    ]
    draw = random.Random(20260301)  # noqa: S311  nothing secret
    for number in range(passages // EACH):
        paragraphs = (" ".join(draw.sample(said, SAID)) for _ in range(EACH))
        (folder / f"{number:05}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return said


def queries(said: list[str], n: int) -> Iterator[str]:
    """Words that somebody may look for: two of a sentence that are not small."""
    draw = random.Random(7)  # noqa: S311  nothing secret
    for sentence in draw.sample(said, n):
        words = [word for word in re.findall(r"\w+", sentence) if len(word) > 3]  # noqa: PLR2004
        yield " ".join(draw.sample(words, 2)) if len(words) > 1 else words[0]


def measure(case: Case, asked: list[str], *, meaning: bool) -> None:
    """Print how long it takes to the first twenty hits."""
    before, start = processor(), time.perf_counter()
    next(case.search(asked[0], meaning=meaning), None)
    first, used = time.perf_counter() - start, processor() - before
    times, cost = [], []
    for words in asked:
        before, start = processor(), time.perf_counter()
        list(islice(case.search(words, meaning=meaning), 20))
        times.append(1000 * (time.perf_counter() - start))
        cost.append(1000 * (processor() - before))
    kind = "meaning" if meaning else "words"
    ninety = statistics.quantiles(times, n=10)[-1]
    print(
        f"by {kind}: median {statistics.median(times):.1f} ms, 90 % within {ninety:.1f} ms, "
        f"processor {statistics.median(cost):.1f} ms; first, with indexing or loading, "
        f"{first:.1f} s (processor {used:.1f} s)"
    )


def main() -> None:
    """Make the case and search it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=101)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / "in").mkdir()
        said = write_accounts(folder / "in", wanted.passages)
        entry = Entry(kind="case", by="benchmark", body={"format": FORMAT, "title": "big"})
        store, _ = SqliteStore.create(folder / "big.case", entry)
        asked = list(queries(said, wanted.queries))
        with Case(store, by="benchmark", extractor=Silent) as case:
            start = time.perf_counter()
            case.add(folder / "in")
            print(f"{wanted.passages} passages added in {time.perf_counter() - start:.0f} s")
            for meaning in (False, True):
                measure(case, asked, meaning=meaning)
        with Case(SqliteStore(folder / "big.case"), by="benchmark", extractor=Silent) as case:
            print("opened anew:")
            for meaning in (False, True):
                measure(case, asked, meaning=meaning)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB")


if __name__ == "__main__":
    main()
