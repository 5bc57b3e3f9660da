"""Who says it and how surely, on sentences of our own: `python evals/attribution.py [--data FILE]`.

A file is a list of {"label", "text", "of", "mode", "chain"}: `of` is the word of `text` that tells
the deed, `mode` one of `Mode` ("a|b": either will do), `chain` who is cited, the outermost first
("" among the alternatives: nobody will do). A case is right where every claim that hangs on the
word says so, and wrong where none does. Every third case was kept aside from all mending.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thurloe.extract import english
from thurloe.nouns import Mode
from thurloe.read import account_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.nouns import Claim

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "attribution.json"
KEYS = {"label", "text", "of", "mode", "chain"}
FIGURES = ("found", "mode", "speaker", "chain", "all")
ASIDE = 3  # every third case is kept aside

Case = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was read for one case, and which of `FIGURES` are right."""

    case: Case
    aside: bool
    read: tuple[str, ...]
    right: frozenset[str]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file; raises `ValueError` saying which one is not as it should be."""
    cases = json.loads(path.read_text(encoding="utf-8"))
    for number, case in enumerate(cases):
        if not isinstance(case, dict) or not set(case) >= KEYS:
            raise ValueError(f"{path}: case {number} lacks one of {', '.join(sorted(KEYS))}")
        if case["text"].count(case["of"]) != 1:
            raise ValueError(f"{path}: case {number}: {case['of']!r} must stand once in the text")
        if unknown := set(case["mode"].split("|")) - set(Mode):
            raise ValueError(f"{path}: case {number}: no such mode: {', '.join(sorted(unknown))}")
    return cases


def judge(cases: Sequence[Case]) -> list[Verdict]:
    """Read every case and compare."""
    accounts = [account_of(case["text"], file=f"{number}.txt") for number, case in enumerate(cases)]
    read = english().extract(accounts)
    return [
        _verdict(number, case, _told(extraction.claims, case))
        for number, (case, extraction) in enumerate(zip(cases, read, strict=True))
    ]


def _told(claims: Sequence[Claim], case: Case) -> list[Claim]:
    """The claims that hang on the case's word."""
    at = case["text"].index(case["of"])
    return [c for c in claims if c.event.trigger.start <= at < c.event.trigger.end]


def _verdict(number: int, case: Case, told: Sequence[Claim]) -> Verdict:
    right = {
        "mode": all(claim.mode in case["mode"].split("|") for claim in told),
        "speaker": all(_same_end(claim.chain, case["chain"]) for claim in told),
        "chain": all(_same(claim.chain, case["chain"]) for claim in told),
    }
    right["all"] = all(right.values())
    kept = {"found", *(name for name, is_so in right.items() if is_so)} if told else set()
    read = sorted({f"{c.mode} {' > '.join(c.chain)}".strip() for c in told})
    return Verdict(case, number % ASIDE == ASIDE - 1, tuple(read), frozenset(kept))


def _same(chain: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(_is_one(a, b) for a, b in zip_longest(chain, wanted, fillvalue=""))


def _same_end(chain: Sequence[str], wanted: Sequence[str]) -> bool:
    return _is_one(chain[-1] if chain else "", wanted[-1] if wanted else "")


def _is_one(name: str, wanted: str) -> bool:
    return _plain(name) in map(_plain, wanted.split("|"))


def _plain(name: str) -> str:
    name = name.replace("’", "'").casefold()
    return name.removeprefix("the ").removeprefix("a ")


def shares(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Of all cases the share in which each of `FIGURES` is right, 0 to 1."""
    counted = Counter(name for verdict in verdicts for name in verdict.right)
    return {name: counted[name] / max(len(verdicts), 1) for name in FIGURES}


def main() -> int:
    """Print the shares, by what the cases are about too; 1 where the cases cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--data", type=Path, default=CASES, help="a file of cases")
    parser.add_argument("--verbose", action="store_true", help="list what is wrong; not the aside")
    args = parser.parse_args()
    try:
        cases = read_cases(args.data)
    except (OSError, ValueError) as error:
        print(error)
        return 1
    verdicts = judge(cases)
    show(verdicts)
    wrong = [v for v in verdicts if args.verbose and not v.aside and "all" not in v.right]
    for v in wrong:
        print(f"\n{v.case['text']}\n  wanted {v.case['mode']} {' > '.join(v.case['chain'])}")
        print(f"  read   {'; '.join(v.read) or 'nothing'}")
    return 0


def show(verdicts: Sequence[Verdict]) -> None:
    """The table of shares."""
    parts = [("for mending", [v for v in verdicts if not v.aside])]
    parts += [("kept aside", [v for v in verdicts if v.aside]), ("all", list(verdicts))]
    labels = dict.fromkeys(v.case["label"] for v in verdicts)
    parts += [(label, [v for v in verdicts if v.case["label"] == label]) for label in labels]
    print(f"{'':38}    n " + " ".join(f"{name:>8}" for name in FIGURES))
    for name, some in parts:
        row = " ".join(f"{share:8.3f}" for share in shares(some).values())
        print(f"{name:38} {len(some):4} {row}")


if __name__ == "__main__":
    sys.exit(main())
