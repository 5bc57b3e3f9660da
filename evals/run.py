"""Score every topic and hold it to its floors: `python evals/run.py [--data DIR] [--update]`.

Our own examples are always scored, and the shared topics where they lie beside the project.
The figures come from the shared scorer; without it, only what needs no scorer is checked:
that every quote is the account's own words, and that a second run writes the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import anchor
import floors
from rich.console import Console
from rich.table import Table
from topics import (
    Findings,
    Topic,
    all_claims,
    find_topics,
    findings_of,
    load_scorer,
    shared_accounts,
    write_texts,
)

from thurloe.report import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from thurloe.nouns import Brief

console = Console(width=100 if not sys.stdout.isatty() else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one topic came to: its figures (none without a scorer) and what is wrong with it."""

    topic: Topic
    figures: dict[str, float]
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()


def run(topic: Topic, scorer: ModuleType | None) -> Outcome:
    """Brief one topic, check what needs no scorer, and score it where there is one."""
    brief = topic.brief()
    findings = findings_of(brief)
    faults = [*ungrounded(brief, findings), *left_out(brief)]
    if topic.ours and to_json(topic.brief()) != to_json(brief):
        faults.append("a second run wrote other bytes")
    if scorer is None:
        return Outcome(topic=topic, figures={}, faults=tuple(faults))
    figures, notes = score(topic, brief, findings, scorer)
    return Outcome(topic=topic, figures=figures, faults=tuple(faults), notes=tuple(notes))


def ungrounded(brief: Brief, findings: Findings) -> Iterator[str]:
    """Claims whose quote is not the account's text at its offsets."""
    texts = {account.file: account.text for account in brief.accounts}
    for finding, _, claim in all_claims(findings):
        words = texts[claim["account"]][claim["start"] : claim["end"]]
        if not words or words != claim["quote"]:
            yield f"{finding['id']}: not the words of {claim['account']}: {claim['quote']!r}"


def left_out(brief: Brief) -> Iterator[str]:
    """Every account of a topic must be readable."""
    return (f"left out: {item.file}: {item.why}" for item in brief.left_out)


def score(
    topic: Topic, brief: Brief, findings: Findings, scorer: ModuleType
) -> tuple[dict[str, float], list[str]]:
    """The scorer's figures and remarks, on the texts as the findings mean them."""
    texts = {account.file: account.text for account in brief.accounts}
    gold = anchor.anchor(topic.gold, texts) if topic.ours else topic.gold
    with tempfile.TemporaryDirectory() as folder:
        write_texts(brief, topic, Path(folder))
        return scorer.score(findings, gold, Path(folder))


def show(outcome: Outcome, known: floors.Figures) -> list[str]:
    """Print one topic's table; returns what is below its floor."""
    table = Table(title=outcome.topic.name, title_justify="left")
    for heading in ("figure", "value", "floor", "goal"):
        table.add_column(heading, justify="left" if heading == "figure" else "right")
    below = []
    for line in floors.lines(outcome.figures, known):
        mark = "green" if line.reached else "yellow"
        if not line.holds:
            mark = "bold red"
            below.append(f"{outcome.topic.name}: {line.figure} {line.value} below {line.floor}")
        floor = "-" if line.floor is None else f"{line.floor:g}"
        table.add_row(line.figure, f"[{mark}]{line.value:g}[/]", floor, f"{line.goal:g}")
    console.print(table)
    rest = ("claims_per_100_words", "findings", "contested")
    console.print("  ".join(f"{name} {outcome.figures[name]:g}" for name in rest))
    return below


def settle(outcomes: Sequence[Outcome], *, update: bool, regress: bool) -> list[str]:
    """Hold each topic to its floors, or raise them; returns what is wrong."""
    known, wrong = floors.load(), []
    for outcome in outcomes:
        name, fingerprint = outcome.topic.name, outcome.topic.fingerprint()
        wrong += [f"{name}: {fault}" for fault in outcome.faults]
        if not outcome.figures:
            continue
        old = known.get(name, {})
        below = show(outcome, old.get("floors", {}))
        if not update:
            wrong += below
            if old.get("fingerprint") != fingerprint:
                wrong.append(f"{name}: no floors for these texts and gold; set them with --update")
            continue
        try:
            known[name] = floors.raised(old, outcome.figures, fingerprint, regress=regress)
        except ValueError as error:
            wrong.append(f"{name}: {error}")
    if update:
        floors.save(known)
    return wrong


def main() -> int:
    """Score, print, and fail if a floor does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topics", nargs="*", help="names of topics; all by default")
    parser.add_argument("--data", action="append", type=Path, help="more topics: DIR/*/gold.json")
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower them")
    parser.add_argument("--verbose", action="store_true", help="list what was missed or is wrong")
    args = parser.parse_args()
    if empty := [str(path) for path in args.data or () if not any(path.glob("*/gold.json"))]:
        print(f"No TOPIC/gold.json, as of a topic with its accounts, in {', '.join(empty)}")
        return 1
    scorer = load_scorer()
    if scorer is None:
        console.print("The shared scorer is absent: only grounding and determinism are checked.")
    chosen = find_topics([*shared_accounts(), *(args.data or [])], names=args.topics)
    outcomes = [run(topic, scorer) for topic in chosen]
    wrong = settle(outcomes, update=args.update, regress=args.allow_regression)
    if args.verbose:
        for outcome in outcomes:
            print(f"\n{outcome.topic.name}", *outcome.notes, sep="\n  ")
    for line in wrong:
        print(f"FAILED {line}")
    print(f"{len(outcomes)} topics, {len(wrong)} failures")
    return 1 if wrong or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
