"""Put a gold file's quotes at their offsets: `python evals/anchor.py [--check] [TOPIC ...]`.

Whoever writes gold copies quotes out of the accounts; this finds where they stand. A quote must
stand once in its account, any run of white space counting as one space.
"""

from __future__ import annotations

import argparse
import copy
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thurloe.read import find_files, read_accounts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Gold = dict[str, Any]

GOLD = Path(__file__).with_name("gold")
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def all_claims(gold: Gold) -> Iterator[dict[str, Any]]:
    """Every quote of the gold file, those of facts and those of traps."""
    for fact in gold["facts"]:
        for value in fact["values"]:
            yield from value["claims"]
    for trap in gold["traps"]:
        yield from trap["claims"]


def place(claim: dict[str, Any], text: str) -> None:
    """Set offsets and quote of `claim` to the one place in `text` where its words stand."""
    if text[claim["start"] : claim["end"]] == claim["quote"]:
        return
    words = r"\s+".join(re.escape(word) for word in claim["quote"].split())
    places = list(re.finditer(words, text))
    if len(places) != 1:
        message = f"{claim['account']}: {claim['quote']!r} stands {len(places)} times, not once"
        raise ValueError(message)
    claim["start"], claim["end"], claim["quote"] = *places[0].span(), places[0][0]


def anchor(gold: Gold, texts: Mapping[str, str]) -> Gold:
    """Return the gold with every quote at its offset in `texts`, the text of each account."""
    placed = copy.deepcopy(gold)
    for claim in all_claims(placed):
        place(claim, texts[claim["account"]])
    return placed


def main() -> int:
    """Rewrite (or with --check, only compare) the gold file of each topic."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topics", nargs="*", help="names of our examples; all by default")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    stale = []
    for path in sorted(GOLD.glob("*.json")):
        if args.topics and path.stem not in args.topics:
            continue
        reading = read_accounts(find_files([EXAMPLES / path.stem]))
        gold = json.loads(path.read_text(encoding="utf-8"))
        placed = anchor(gold, {account.file: account.text for account in reading.accounts})
        if placed == gold:
            continue
        stale.append(str(path))
        if not args.check:
            text = json.dumps(placed, indent=1, ensure_ascii=False) + "\n"
            path.write_text(text, encoding="utf-8")
    print("\n".join(f"{'stale' if args.check else 'anchored'}: {path}" for path in stale))
    return int(args.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
