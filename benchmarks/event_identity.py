"""Which mentions are one event, of more and more: `event_identity.py [--near] [--write]`.

The gold mentions of ECB+ again and again, each time about other people and things: their words are
moved along the alphabet as in `repeats.py`, and so is the rest of each text; the words of the
events themselves stay: the more there are, the more share a word. With --near only names are
others, so that each story has many neighbours. Each size in its own process.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from docs import put_block
from repeats import CONSONANTS, STEP

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "evals"))
import coreference as score  # noqa: E402  scripts, no package
import ecbplus  # noqa: E402
import gold_mentions  # noqa: E402

from thurloe.resolve.events import EventMention, same_events  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ECBPLUS = ROOT.parent / "shared" / "corpora" / "ecbplus"
SIZES = (1_000, 10_000, 100_000)
PARTS = ("doers", "undergoers", "places", "numbers", "others", "governors", "context", "names")
Texts = dict[str, dict[str, int]]
Base = list[tuple[list[EventMention], Texts, dict[str, str]]]  # the last: mention -> gold chain


def read_base(folder: Path) -> Base:
    """The mentions of each topic, their texts and chains."""
    topics = gold_mentions.read(ecbplus.read_topics(folder))
    return [
        (g.mentions, {n: dict(t) for n, t in g.texts.items()}, g.chains) for g in topics.values()
    ]


def repeated(
    base: Base, size: int, *, near: bool = False
) -> tuple[list[EventMention], Texts, dict[str, str]]:
    """So many mentions, the texts that they stand in, and the chain of each."""
    mentions: list[EventMention] = []
    texts: Texts = {}
    chains: dict[str, str] = {}
    kept = {mention.lemma for some, _, _ in base for mention in some}
    for turn, (some, told, own) in _turns(base):
        changed = _names(some, told) if near else _words(some, told) - kept
        called = {w: _renamed(w, turn) for w in changed} if turn else {}
        for mention in some:
            if len(mentions) == size:
                return mentions, texts, chains
            new = _under_other_names(mention, turn, called)
            mentions.append(new)
            chains[new.id] = f"{turn}/{own[mention.id]}"
            if new.account not in texts:
                words = told[mention.account].items()
                texts[new.account] = {called.get(w, w): n for w, n in words}
    return mentions, texts, chains


def _words(some: Sequence[EventMention], texts: Texts) -> set[str]:
    """All words of a topic."""
    parts = (getattr(mention, part) for mention in some for part in PARTS)
    return {*chain.from_iterable(parts), *chain.from_iterable(texts.values())}


def _names(some: Sequence[EventMention], texts: Texts) -> set[str]:
    """The names of a topic, as far as its mentions have them."""
    return _words(some, texts) & set().union(*(mention.names for mention in some))


def _turns(base: Base) -> Iterator[tuple[int, tuple[list[EventMention], Texts, dict[str, str]]]]:
    turn = 0
    while True:
        yield from ((turn, topic) for topic in base)
        turn += 1


def _renamed(word: str, turn: int) -> str:
    """Another word for each of twenty turns, and a letter behind it for each twenty more."""
    shift = STEP * turn % len(CONSONANTS)
    moved = CONSONANTS[shift:] + CONSONANTS[:shift]
    more = turn // len(CONSONANTS)
    return word.translate(str.maketrans(CONSONANTS, moved)) + "x" * more


def _under_other_names(mention: EventMention, turn: int, called: Mapping[str, str]) -> EventMention:
    parts = {part: frozenset(called.get(w, w) for w in getattr(mention, part)) for part in PARTS}
    return replace(mention, id=f"{turn}/{mention.id}", account=f"{turn}/{mention.account}", **parts)


def measure(base: Base, size: int, *, near: bool) -> tuple[float, float, int, float]:
    """Processor seconds, peak MiB, events found, and their CoNLL F1 in percent."""
    mentions, texts, chains = repeated(base, size, near=near)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    events = same_events(mentions, texts)
    seconds = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {m.id: event[0].id for event in events for m in event}
    f1 = 100 * score.conll(score.partition(chains), score.partition(found))
    return seconds, peak, len(events), f1


def in_its_own_process(path: Path, size: int, *, near: bool) -> tuple[float, float, int, float]:
    """What `measure` says, of a process that does nothing else."""
    command = [sys.executable, __file__, "--base", str(path), *["--near"] * near, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak, events, f1 = done.stdout.split()
    return float(seconds), float(peak), int(events), float(f1)


def _own(path: Path) -> Base:
    """What this program has put there itself."""
    base: Base = pickle.loads(path.read_bytes())  # noqa: S301
    return base


def table(rows: Sequence[tuple[int, tuple[float, float, int, float]]]) -> str:
    """The rows in Markdown."""
    lines = ["| mentions | of processor | a thousand mentions | peak MiB | events | CoNLL F1 |"]
    lines.append("|---:|---:|---:|---:|---:|---:|")
    for size, (seconds, peak, events, f1) in rows:
        lines.append(
            f"| {size:,} | {seconds:.1f} s | {1000 * seconds / size:.2f} s | {peak:,.0f} "
            f"| {events:,} | {f1:.1f} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table; 1 where there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--data", type=Path, default=ECBPLUS, help="a folder as ECB+ comes")
    parser.add_argument("--base", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--near", action="store_true", help="stories differ by names alone")
    parser.add_argument("--write", action="store_true", help="put the table into the docs")
    args = parser.parse_args()
    if args.base:
        print(*measure(_own(args.base), args.sizes[0], near=args.near))
        return 0
    if not (args.data / ecbplus.SENTENCES).is_file():
        print(f"No {ecbplus.SENTENCES} in {args.data}.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "base.pickle"
        path.write_bytes(pickle.dumps(read_base(args.data)))
        sizes = args.sizes
        text = table([(n, in_its_own_process(path, n, near=args.near)) for n in sizes])
    print(text)
    if args.write:
        put_block("event-identity-near" if args.near else "event-identity", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
