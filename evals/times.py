"""Score time expressions: `python evals/times.py [--data FILE.jsonl ...] [--write FOLDER]`.

A file has one document a line, {"id", "dct", "text", "timex": [{"start", "end", "value"}]}; the
corpora of the sibling folder `shared` are read where none is given. For each file: relaxed
precision, recall and F1 (spans overlap), value F1 (and the TIMEX3 values are equal), words a second
of processor time. `--write` puts what was found there, in the same format, for another scorer.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from thurloe.extract.times import find_timex3

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "times"

FORMAT = 'a document is {"id", "dct", "text", "timex": [{"start", "end", "value"}]}'

Document = dict[str, Any]
Timexes = list[dict[str, Any]]


def find(document: Document) -> Timexes:
    """What is found in a document, as a corpus writes it."""
    found = find_timex3(document["text"], anchor=document.get("dct"))
    return [{"start": t.start, "end": t.end, "value": t.timex3} for t in found]


def hits(wanted: Timexes, found: Timexes) -> tuple[int, int]:
    """How many wanted expressions overlap one found, each found once, and how many values agree."""
    rest = sorted(found, key=lambda one: one["start"])
    hit = right = 0
    for want in wanted:
        got = next((t for t in rest if t["start"] < want["end"] and want["start"] < t["end"]), None)
        if got is not None:
            rest.remove(got)
            hit += 1
            right += got["value"] == want["value"]
    return hit, right


def score(documents: list[Document], found: list[Timexes]) -> dict[str, float]:
    """Relaxed precision, recall and F1, and value F1, all in percent."""
    pairs = [hits(document["timex"], some) for document, some in zip(documents, found, strict=True)]
    hit, right = sum(h for h, _ in pairs), sum(r for _, r in pairs)
    wanted, given = sum(len(d["timex"]) for d in documents), sum(map(len, found))
    both = max(wanted + given, 1)
    return {
        "precision": 100 * hit / max(given, 1),
        "recall": 100 * hit / max(wanted, 1),
        "relaxed_f1": 200 * hit / both,
        "value_f1": 200 * right / both,
    }


def read_documents(path: Path) -> list[Document]:
    """The documents of a file; raises `ValueError` saying which line is not as it should be."""
    documents = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            document = json.loads(line)
            end = len(document["text"])
            fits = all(0 <= t["start"] < t["end"] <= end and t["value"] for t in document["timex"])
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"{path}, line {number}: {FORMAT}; {error!r}") from error
        if not fits:
            raise ValueError(f"{path}, line {number}: a span that the text does not have")
        documents.append(document)
    return documents


def report(path: Path, folder: Path | None) -> str:
    """One line of figures for a corpus; what was found is written into `folder`."""
    documents = read_documents(path)
    start = time.process_time()
    found = [find(document) for document in documents]
    seconds = max(time.process_time() - start, 1e-9)
    if folder:
        rows = [{"id": d["id"], "timex": some} for d, some in zip(documents, found, strict=True)]
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / path.name).write_text(text, encoding="utf-8")
    figures = "  ".join(f"{name} {value:.1f}" for name, value in score(documents, found).items())
    words = sum(len(document["text"].split()) for document in documents)
    return f"{path.stem}: {figures}  words/s {words / seconds:.0f}"


def main() -> int:
    """Print a line for each file; 1 where one cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", action="append", type=Path, help="a file of documents")
    parser.add_argument("--write", type=Path, help="an existing folder for what is found")
    args = parser.parse_args()
    try:
        for path in args.data or sorted(SHARED.glob("*.jsonl")):
            print(report(path, args.write))
    except (OSError, ValueError) as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
