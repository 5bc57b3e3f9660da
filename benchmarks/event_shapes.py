"""Which mentions are one event, in shapes that are hard: `event_shapes.py [--write] [SIZE ...]`.

One story of many words that no list knows, one story of one word, many stories: invented, told by
accounts of ten mentions, and of one where stories are many. The same size gives the same mentions.
Each size in its own process; comparisons are the pairs of mentions whose evidence is added up.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

from docs import put_block

from thurloe.resolve.events import EventMention, clusters, same_events

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SIZES = (1_000, 10_000, 100_000)
PER_ACCOUNT = 10  # mentions
PEOPLE, FEW_PEOPLE = 40, 3  # of the one story, of one of many
SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
Told = tuple[list[EventMention], dict[str, Counter[str]]]


def unknown_verbs(size: int) -> Told:
    """One story, in which no two mentions have one verb, and no list knows one of them."""
    return _told(size, lambda n: (0, _word(n, 4)))


def one_verb(size: int) -> Told:
    """One story, all of whose mentions have one verb."""
    return _told(size, lambda _: (0, "strike"))


def many_stories(size: int) -> Told:
    """A story for each two mentions, told by two accounts."""
    return _told(size, lambda n: (n // 2 + 1, ("strike", "burn", "find")[n // 2 % 3]))


SHAPES: Mapping[str, Callable[[int], Told]] = {
    "one story, N unknown verbs": unknown_verbs,
    "one story, one verb": one_verb,
    "N / 2 stories": many_stories,
}


def _told(size: int, of: Callable[[int], tuple[int, str]]) -> Told:
    """So many mentions: the story and the verb of each as `of` says."""
    rng = random.Random(size)  # noqa: S311
    mentions: list[EventMention] = []
    texts: dict[str, Counter[str]] = {}
    for n in range(size):
        story, verb = of(n)
        people = FEW_PEOPLE if story else PEOPLE
        said = tuple(_word(people * story + rng.randrange(people), 5) for _ in range(3))
        mentions.append(_mention(n, f"{story}/{n if story else n // PER_ACCOUNT}", verb, said))
        words = texts.setdefault(mentions[-1].account, Counter())
        words.update([verb, f"matter-{story}", *said])
    return mentions, texts


def _mention(n: int, account: str, verb: str, said: tuple[str, ...]) -> EventMention:
    doer, undergoer, place = map(frozenset, zip(said))
    return EventMention(
        id=str(n),
        account=account,
        sentence=n,
        lemma=verb,
        text=verb,
        noun=False,
        doers=doer,
        undergoers=undergoer,
        places=place,
        context=frozenset(said),
        names=doer | undergoer,
    )


def _word(n: int, syllables: int) -> str:
    """The nth of some words that no language has; no two numbers have one word."""
    n = n * 7_368_787 % len(SYLLABLES) ** syllables  # a prime: so neighbours begin unlike
    found = ""
    for _ in range(syllables):
        n, at = divmod(n, len(SYLLABLES))
        found += SYLLABLES[at]
    return found


def measure(shape: str, size: int) -> tuple[float, float, int, int]:
    """Processor seconds, peak MiB, pairs compared, events found; loading the model not counted."""
    same_events(*one_verb(20))
    mentions, texts = SHAPES[shape](size)
    compared = 0
    between = clusters.bits_between

    def counted(*pair: object) -> float:
        nonlocal compared
        compared += 1
        return between(*pair)  # type: ignore[arg-type]

    clusters.bits_between = counted  # type: ignore[assignment]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    events = same_events(mentions, texts)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime - before, used.ru_maxrss / 1024, compared, len(events)


def table(sizes: Sequence[int]) -> str:
    """The figures in Markdown."""
    lines = ["| shape | mentions | of processor | a thousand | pairs a mention | peak MiB |"]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for shape in SHAPES:
        for size in sizes:
            command = [sys.executable, __file__, "--shape", shape, str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds, peak, compared, _ = map(float, done.stdout.split())
            lines.append(
                f"| {shape} | {size:,} | {seconds:.1f} s | {1000 * seconds / size:.2f} s "
                f"| {compared / size:.1f} | {peak:,.0f} |"
            )
            print(lines[-1], file=sys.stderr, flush=True)
    return "\n".join(lines)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--shape", choices=SHAPES, help=argparse.SUPPRESS)
    parser.add_argument("--write", action="store_true", help="put the table into the docs")
    args = parser.parse_args()
    if args.shape:
        print(*measure(args.shape, args.sizes[0]))
        return 0
    text = table(args.sizes)
    print(text)
    if args.write:
        put_block("event-shapes", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
