"""Draw claims at random to be judged by hand: `python evals/sample_claims.py --n 100 TOPIC ...`.

Writes `evals/judged/TOPIC.jsonl`, one claim a line. Put `right` or `wrong` (and a `note`) where
`verdict` is empty, and run it again with `--only-count`. A claim that stands under the question of
others is shown with what is `asked` of its own quote: that is what it is judged by. A verdict is
bound to the claim's place, its value and the question it answers: the same claim keeps it when the
code changes, another does not. The draw ranks claims by a hash of seed and claim, so most of a
sample outlives a change.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from topics import Topic, all_claims, find_topics, findings_of, shared_accounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

JUDGED = Path(__file__).with_name("judged")
BOUND = ("account", "start", "end", "attribute", "value", "question")
OWN = "asked"  # the claim's own question, where it stands under another; bound where it is there
AROUND = 160  # characters shown on each side of a quote

Row = dict[str, Any]


def rows_of(topic: Topic) -> list[Row]:
    """Every claim of the topic's brief as a line to be judged."""
    brief = topic.brief()
    texts = {account.file: account.text for account in brief.accounts}
    return [
        _row(finding, value, claim, texts[claim["account"]])
        for finding, value, claim in all_claims(findings_of(brief))
    ]


def _row(finding: Mapping[str, Any], value: str, claim: Mapping[str, Any], text: str) -> Row:
    start, end = claim["start"], claim["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    place = {key: claim[key] for key in ("account", "start", "end")}
    return place | {
        "attribute": finding["attribute"],
        "value": claim.get("value", value),
        "question": finding["question"],
        **({OWN: claim[OWN]} if OWN in claim else {}),
        "mode": claim["mode"],
        "cited": claim["cited"],
        "context": f"{before}[[{claim['quote']}]]{after}",
        "verdict": "",
        "note": "",
    }


def draw(rows: Iterable[Row], n: int, seed: int) -> list[Row]:
    """`n` of the rows at random, the same for the same seed whatever the order of `rows`."""

    def rank(row: Row) -> str:
        return hashlib.sha256(f"{seed}:{bound(row)}".encode()).hexdigest()

    return sorted(sorted(rows, key=rank)[:n], key=bound)


def bound(row: Mapping[str, Any]) -> tuple[str, ...]:
    """What a verdict is bound to."""
    return tuple(
        str(row[key]).zfill(8) if key in {"start", "end"} else str(row[key])
        for key in (*BOUND, *([OWN] if OWN in row else []))
    )


def carry(rows: Iterable[Row], judged: Iterable[Row]) -> list[Row]:
    """The rows with the verdicts that were given to the same claims before."""
    known = {bound(row): row for row in judged if row["verdict"]}
    return [known.get(bound(row), row) for row in rows]


def share_right(rows: Iterable[Row]) -> tuple[int, int, int]:
    """How many of the rows are right, how many are judged, how many there are."""
    verdicts = [row["verdict"] for row in rows]
    unknown = set(verdicts) - {"", "right", "wrong"}
    if unknown:
        message = f"a verdict is right, wrong or empty, not {sorted(unknown)}"
        raise ValueError(message)
    return verdicts.count("right"), sum(map(bool, verdicts)), len(verdicts)


def load(path: Path) -> list[Row]:
    """The lines of a judged file, none if there is none."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def save(rows: Iterable[Row], path: Path) -> None:
    """Write one claim a line."""
    path.parent.mkdir(exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8")


def main() -> int:
    """Draw or count, topic by topic."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topics", nargs="+")
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--data", action="append", type=Path, help="more topics: DIR/*/gold.json")
    parser.add_argument("--only-count", action="store_true", help="draw nothing, count verdicts")
    args = parser.parse_args()
    for topic in find_topics([*shared_accounts(), *(args.data or [])], names=args.topics):
        path = JUDGED / f"{topic.name}.jsonl"
        rows = load(path)
        if not args.only_count:
            rows = carry(draw(rows_of(topic), args.n, args.seed), rows)
            save(rows, path)
        right, judged, drawn = share_right(rows)
        share = f"{right / judged:.2f}" if judged else "-"
        print(f"{topic.name}: {share} right ({right} of {judged} judged, {drawn} drawn)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
