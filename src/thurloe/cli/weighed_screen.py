"""What weighing came to, on one screen: what is most in doubt, whom to trust, who copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thurloe.weigh import Explanation, Result, Tally, Votes, Weighed

_HALF = 0.5  # of a pair that it copies, to be listed
_SOURCES = 8  # shown, half of them the least reliable
_PAIRS = 5  # of sources that copy
_DIGITS = 10  # of equally probable pairs the first stands for all
_SAID = 0.005  # bits below which nothing was taken off
_AROUND = 12  # lines that are not answers
_LEGEND = (
    "Each claim adds bits, below 0 where it speaks against: one bit doubles or halves the odds. "
    "Discounted is what is taken back because it may be copied, or was not surely made."
)


def summary(result: Result, height: int) -> RenderableType:
    """The answers that are most in doubt, fitted to so many lines, and the sources."""
    weighed = result.weighed
    if weighed is None:
        return Group(Text("0 claims: nothing to weigh.", style="bold"), _notes(result.tally))
    parts: list[RenderableType] = [_head(weighed.votes), _notes(result.tally)]
    room = max(5, height - _AROUND - min(_SOURCES, len(weighed.votes.sources)))
    doubtful = _most_doubtful(weighed, room)
    if len(doubtful):
        parts += [_rule("◆", "Most in doubt", "yellow"), _answers(weighed, doubtful)]
    parts += [_rule("●", "Sources", "green"), _sources(weighed)]
    parts += [_rule("○", "Copying", "blue"), _copying(result)]
    parts.append(Text("See all of it with -o answers.parquet --sources sources.csv.", style="dim"))
    return Group(*(part for part in parts if part))


def explained(explanation: Explanation) -> RenderableType:
    """What each source adds to an answer, in bits, down to its probability."""
    title = Text(f"{explanation.item}: ")
    title.append(explanation.value, style="bold")
    if explanation.known:
        which = "It was" if explanation.probability else "Another answer was"
        return Group(title, Text(f"{which} given as known: nothing is weighed."))
    table = Grid(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for heading in ("", "says", "bits", "discounted", "so far"):
        table.add_column(heading, justify="left" if heading in {"", "says"} else "right")
    so_far = explanation.prior
    table.add_row("before anybody speaks", "", f"{so_far:+.2f}", "", f"{_share(so_far):.2f}")
    for voice in explanation.voices:
        so_far += voice.bits + voice.lost
        lost = f"{voice.lost:+.2f}" if abs(voice.lost) >= _SAID else ""
        cells = (Text(voice.source), Text(voice.says))
        table.add_row(*cells, f"{voice.bits:+.2f}", lost, f"{_share(so_far):.2f}")
    sum_ = Text(f"{so_far:+.2f} bits: probability {explanation.probability:.2f}", style="bold")
    return Group(title, table, sum_, *_flip(explanation), Text(_LEGEND, style="dim"))


def _share(bits: float) -> float:
    return float(1 / (1 + 2**-bits))


def _flip(explanation: Explanation) -> Sequence[RenderableType]:
    if not explanation.flip:
        return []
    names = ", ".join(explanation.flip)
    instead = repr(explanation.instead) if explanation.instead else "a value nobody gives"
    return [Text(f"Without {names}, {instead} would be the best answer.")]


def _head(votes: Votes) -> Text:
    counts = (
        (len(votes.source), "claim"),
        (len(votes.sources), "source"),
        (len(votes.items), "item"),
        (len(votes.values), "value"),
    )
    return Text(" · ".join(_count(*one) for one in counts), style="bold")


def _notes(tally: Tally) -> Text:
    notes = (
        (tally.valueless, "row", "without a value left out"),
        (tally.repeated, "row", "that repeat their source counted once"),
        (tally.torn, "claim", "beside another value of the same source share its say"),
    )
    said = [f"{_count(number, noun)} {what}" for number, noun, what in notes if number]
    return Text("\n".join(said), style="dim")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _rule(sign: str, words: str, style: str) -> RenderableType:
    return Rule(Text(f"{sign} {words} ", style=f"bold {style}"), align="left", style=style)


def _most_doubtful(weighed: Weighed, most: int) -> Sequence[int]:
    """The items with rival values whose best one is least probable."""
    votes, probability = weighed.votes, weighed.probability
    best = np.maximum.reduceat(probability, votes.item_start[:-1])
    contested = np.flatnonzero(np.diff(votes.item_start) > 1)
    return [int(item) for item in contested[np.argsort(best[contested], kind="stable")][:most]]


def _answers(weighed: Weighed, items: Iterable[int]) -> RenderableType:
    votes, probability = weighed.votes, weighed.probability
    support = np.diff(votes.slot_start)
    table = _grid(("item", 5), ("answer", 3), ("probability", 2), ("said by", 1), ("rivals", 5))
    for item in items:
        slots = np.arange(votes.item_start[item], votes.item_start[item + 1])
        best, *rivals = slots[np.argsort(-probability[slots], kind="stable")]
        others = "; ".join(f"{votes.values[n]} {probability[n]:.2f}" for n in rivals[:3])
        table.add_row(
            Text(votes.items[item]),
            Text(votes.values[best], style="bold"),
            f"{probability[best]:.2f}",
            f"{support[best]:,}",
            Text(others, style="dim"),
        )
    return table


def _sources(found: Weighed) -> RenderableType:
    names = found.votes.sources
    order = np.argsort(-found.reliability, kind="stable")
    shown = order if len(order) <= _SOURCES else [*order[: _SOURCES // 2], *order[-_SOURCES // 2 :]]
    table = _grid(("source", 5), ("right", 2), ("90 % interval", 3), ("claims", 2))
    for source in shown:
        table.add_row(
            Text(names[source]),
            f"{found.reliability[source]:.2f}",
            f"{found.low[source]:.2f} to {found.high[source]:.2f}",
            f"{found.claims[source]:,}",
        )
    return table


def _copying(result: Result) -> RenderableType:
    if not len(result.copying):
        return Text(none_copies(result))
    table = _grid(("who", 8), ("probability", 2), ("rare values shared", 3))
    for row in result.copying.rows(_PAIRS):
        one, other = row["source"], row["copies_from"]
        told = f"{one} copies {other}"
        untold = f"{one} and {other}, who copies whom cannot be told"
        table.add_row(
            Text(told if row["direction"] == "told" else untold),
            f"{row['probability']:.2f}",
            f"{row['shared']:,}",
        )
    return table


def none_copies(result: Result) -> str:
    """That no copying shows, and which pair comes nearest.

    Of few sources a pair may be more probable than not by what they agree in alone: see `links_of`.
    """
    if result.weighed is None or not len(result.weighed.workings.links.probability):
        return "No copying found."
    links, names = result.weighed.workings.links, result.weighed.votes.sources
    most = int(np.argmax(links.probability.round(_DIGITS)))
    one, other = names[int(links.first[most])], names[int(links.second[most])]
    nearest = f"{one} and {other}, probability {links.probability[most]:.2f}"
    alone = ", which share no two rare values" if links.probability[most] > _HALF else ""
    return f"No copying found: the likeliest pair is {nearest}{alone}."


def _grid(*columns: tuple[str, int]) -> Grid:
    table = Grid(box=None, padding=(0, 2, 0, 0), expand=True, header_style="dim")
    for heading, ratio in columns:
        table.add_column(heading, ratio=ratio, no_wrap=True, overflow="ellipsis")
    return table
