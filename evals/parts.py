"""Reading in its parts, each on its own corpus and held to floors: `evals/parts.py [--update]`.

Times, names and pronouns, who said it, which event: every figure is in percent, more is better,
and has the goal that was set for it. The corpora lie beside the project; a part whose corpus is
absent is not scored, and said to be so. Each part has a script of its own that tells more.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import attribution
import ecbplus
import events
import floors
import gold_mentions
import gold_persons
import litbank
import persons
import quotations
import times
from rich.console import Console
from rich.table import Table

from thurloe.extract.extractor import load_model, straight

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

FILE = floors.FILE.with_name("part_floors.json")
NOISE = 0.2  # points; what another processor's way of rounding may change
Percent = dict[str, float]

console = Console(width=100 if not sys.stdout.isatty() else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of reading: what it is measured on, how, and the figures that it should reach."""

    name: str
    corpus: Path
    measure: Callable[[], Percent]
    goals: Mapping[str, float]

    def fingerprint(self) -> str:
        """Changes whenever a file of the corpus does; floors hold for one fingerprint."""
        files = self.corpus.rglob("*") if self.corpus.is_dir() else [self.corpus]
        whole = hashlib.sha256()
        for path in sorted(path for path in files if path.is_file()):
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()[:16]


def of_times() -> Percent:
    """Value F1 of time expressions."""
    scored = {}
    for name in ("wikiwars", "timebank_aquaint"):
        documents = times.read_documents(times.SHARED / f"{name}.jsonl")
        found = [times.find(document) for document in documents]
        scored[f"{name}: value F1"] = times.score(documents, found)["value_f1"]
    return scored


def of_persons() -> Percent:
    """Persons by their names, and he and she, with predicted mentions."""
    gum, novels = "GUM dev, bio and news", "LitBank, not trained on"
    paths = persons.sets(None)
    told, read = _counted(paths[gum]), _counted(paths[novels])
    return {
        f"{gum}: recall of names": 100 * told["found"] / told["wanted"],
        f"{gum}: precision of names": 100 * told["right"] / told["given"],
        f"{gum}: he and she": 100 * told["he right"] / told["he"],
        f"{novels}: he and she": 100 * read["he right"] / read["he"],
    }


def _counted(paths: Sequence[Path]) -> Counter[str]:
    golds = [gold_persons.read(path) for path in paths]
    docs = load_model().pipe((straight(gold.text) for gold in golds), batch_size=16)
    return sum((persons.score(*pair) for pair in zip(golds, docs, strict=True)), Counter())


def of_attribution() -> Percent:
    """Sentences whose deed, mode, speaker and chain are all right."""
    verdicts = attribution.judge(attribution.read_cases(attribution.CASES))
    aside = [verdict for verdict in verdicts if verdict.aside]
    parts = {"sentences": verdicts, "sentences kept aside": aside}
    return {name: 100 * attribution.shares(some)["all"] for name, some in parts.items()}


def of_quotations() -> Percent:
    """Quotations of novels kept aside, of which the speaker is told: how many are right."""
    counts = list(quotations.judged(litbank.read_novels(quotations.LITBANK)))[1::2]
    total = sum(counts, Counter())
    return {"LitBank kept aside: speakers": 100 * total["right"] / total["told"]}


def of_events() -> Percent:
    """CoNLL F1 of events on the topics held out, and how far it is above one head lemma."""
    topics = gold_mentions.read(ecbplus.read_topics(events.ECBPLUS))
    held = {topic: gold for topic, gold in topics.items() if topic in ecbplus.HELD}
    ours, base = (events.figures(held, way)[-1] for way in (events.ours, events.by_lemma))
    return {"ECB+ held out: CoNLL F1": ours, "ECB+ held out: above one head lemma": ours - base}


PARTS = (
    Part(
        name="times",
        corpus=times.SHARED,
        measure=of_times,
        goals={"wikiwars: value F1": 85, "timebank_aquaint: value F1": 80},
    ),
    Part(
        name="persons",
        corpus=persons.CORPORA,
        measure=of_persons,
        goals={
            "GUM dev, bio and news: recall of names": 85,
            "GUM dev, bio and news: precision of names": 80,
            "GUM dev, bio and news: he and she": 75,
            "LitBank, not trained on: he and she": 65,
        },
    ),
    Part(name="attribution", corpus=attribution.CASES, measure=of_attribution, goals={}),
    Part(name="quotations", corpus=quotations.LITBANK, measure=of_quotations, goals={}),
    Part(
        name="events",
        corpus=events.ECBPLUS,
        measure=of_events,
        goals={"ECB+ held out: CoNLL F1": 78, "ECB+ held out: above one head lemma": 3},
    ),
)


def settle(part: Part, known: dict[str, Any], *, update: bool) -> list[str]:
    """Score one part and hold it to its floors, or raise them in `known`; returns what is wrong."""
    figures, old, fingerprint = part.measure(), known.get(part.name, {}), part.fingerprint()
    same = old.get("fingerprint") == fingerprint
    held = old["floors"] if same else {}
    show(part, figures, held)
    raised = {name: round(max(value, held.get(name, 0.0)), 2) for name, value in figures.items()}
    known[part.name] = {"fingerprint": fingerprint, "floors": raised}
    wrong = [f"{part.name}: {line}" for line in below(figures, held)]
    if not same and not update:
        wrong.append(f"{part.name}: no floors for this corpus; set them with --update")
    return wrong


def below(figures: Percent, held: Percent) -> list[str]:
    """What is worse than its floor by more than rounding explains."""
    return [
        f"{name} {value:.1f} below {held[name]:.1f}"
        for name, value in figures.items()
        if value < held.get(name, 0.0) - NOISE
    ]


def show(part: Part, figures: Percent, held: Percent) -> None:
    """Print one part's figures beside floor and goal."""
    table = Table(title=part.name, title_justify="left")
    for heading in ("figure, in percent", "value", "floor", "goal"):
        table.add_column(heading, justify="right" if table.columns else "left")
    for name, value in figures.items():
        goal = part.goals.get(name)
        cells = [f"{x:.1f}" if x is not None else "-" for x in (value, held.get(name), goal)]
        table.add_row(name, *cells, style="yellow" if goal and value < goal else None)
    console.print(table)


def main() -> int:
    """Score every part whose corpus is here, and fail if a floor does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=", ".join(part.name for part in PARTS))
    parser.add_argument("--update", action="store_true", help="raise the floors to these figures")
    args = parser.parse_args()
    known, wrong = floors.load(FILE), []
    for part in PARTS:
        if args.parts and part.name not in args.parts:
            continue
        if not part.corpus.exists():
            console.print(f"{part.name}: no corpus at {part.corpus}: not scored")
            continue
        wrong += settle(part, known, update=args.update)
    if args.update:
        floors.save(known, FILE)
    print("\n".join(f"FAILED {line}" for line in wrong) or "every floor holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
