"""The brief in the terminal: what is contested first, within one screen where it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from thurloe.report.cards import Card, Shown, show_all
from thurloe.report.index import Part, index_of
from thurloe.report.passages import passages_of
from thurloe.report.rejects import Reject, rejects_of
from thurloe.report.rivals import TONE, compact, name_of, roomy
from thurloe.report.summary import ABOUT_PROBABILITY, Summary, say_kin_of, summary_of
from thurloe.report.wording import count, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.nouns import Brief
    from thurloe.records import Dispute
    from thurloe.report.passages import Passage

STYLES = {Part.CONTESTED: TONE, Part.SETTLED: "cyan", Part.AGREED: "green", Part.SINGLE: "blue"}
SIGNS = {Part.CONTESTED: "◆", Part.SETTLED: "■", Part.AGREED: "●", Part.SINGLE: "○"}

_MOST = 40  # contested questions shown, on however tall a screen
_LEAST = 3  # shown of the others each, on however small a screen
_NAMED = 5  # sentences shown that name the one asked for and gave no claim
_DISPUTED = 5  # disputes shown
_REJECTED = 5  # rejected claims shown
_INFERRED = 12  # names of inferred sources shown


def to_terminal(brief: Brief, console: Console) -> None:
    """Print the brief to `console`, fitted to its height as far as it can be.

    Every contested question is shown, with room or a line an answer, whatever the height; only
    beyond `_MOST` are they counted. What several agree on takes the lines that are left, then
    what rests on one account; a few of each are shown always.
    """
    index = index_of(brief)
    shown = show_all(index)
    summary = summary_of(brief)
    found = {part: _of(shown, part) for part in Part}
    head, foot = _head(brief, summary), _foot(list(rejects_of(index)), summary)
    room = console.height - 1 - _tall(head, console) - _tall(foot, console)
    printed = [head]
    rows = {part: min(_LEAST, len(found[part])) for part in _PARTS}
    if found[Part.CONTESTED]:
        least = sum(_lines(len(found[part]), rows[part]) for part in _PARTS)
        printed.append(_contested(found[Part.CONTESTED], console, room - least))
        room -= _tall(printed[-1], console)
    for part, rows_of in _fitted(found, rows, room):
        printed.append(_PARTS[part](found[part], rows_of))
    if not shown:
        about = f" about {one_line(brief.about)}" if brief.about else ""
        nothing = f"Nothing was found{about}: no sentence gave a claim that could be used."
        printed.append(Text(nothing))
    if passages := passages_of(index):
        printed.append(_named(passages))
    console.print(*printed, foot, sep="\n")


def _of(shown: Iterable[Shown], part: Part) -> list[Shown]:
    return sorted((one for one in shown if one.part is part), key=lambda one: -one.origins)


def _tall(part: RenderableType, console: Console) -> int:
    return len(console.render_lines(part, pad=False))


def _lines(there: int, rows: int) -> int:
    """What a part takes that shows so many findings: its heading, they, and how many more."""
    return there and 1 + rows + (rows < there)


def _fitted(
    found: Mapping[Part, Sequence[Shown]], rows: Mapping[Part, int], room: int
) -> Iterator[tuple[Part, int]]:
    """How many findings of each part fit into so many lines, at least `rows`, the agreed first."""
    for part in (part for part in rows if found[part]):
        there = len(found[part])
        others = (other for other in list(rows)[list(rows).index(part) + 1 :])
        left = room - sum(_lines(len(found[other]), rows[other]) for other in others)
        fits = there if _lines(there, there) <= left else max(rows[part], left - 2)
        room -= _lines(there, fits)
        yield part, fits


def _head(brief: Brief, summary: Summary) -> RenderableType:
    title = Text(one_line(brief.title), style="bold")
    if brief.about:
        title.append(f"  what concerns {one_line(brief.about)}", style="italic")
    read = Text(
        f"{count(summary.accounts, 'account')} · {count(summary.words, 'word')} · "
        f"{count(summary.people, 'person', 'people')} · {count(summary.findings, 'finding')}",
    )
    whole = "of all that was read, " if brief.about else ""
    of_all = f"{summary.silent:,} of {count(summary.sentences, 'sentence')}"
    read.append(f" · {whole}{of_all} gave no claim", "dim")
    lines = [title, read]
    if inferred := [one_line(source.name) for source in brief.sources if source.inferred]:
        more = f" and {len(inferred) - _INFERRED} more" if len(inferred) > _INFERRED else ""
        names = f"sources inferred, not stated: {', '.join(inferred[:_INFERRED])}{more}"
        lines.append(Text(names, style="dim"))
    if summary.kin:
        lines.append(Text(one_line(say_kin_of(summary)), style="dim"))
    lines += _disputes(brief.disputes)
    if brief.left_out:
        files = ", ".join(
            f"{one_line(one.file)} ({one_line(one.why)})" for one in brief.left_out[:3]
        )
        more = f" and {summary.left_out - 3} more" if summary.left_out > 3 else ""  # noqa: PLR2004 - as cut above
        lines.append(Text(f"left out: {files}{more}", style="yellow"))
    return Group(*lines)


def _disputes(disputes: Sequence[Dispute]) -> Iterator[Text]:
    """Who differs from whom about what: a line a dispute and one each of what was decided."""
    for dispute in disputes[:_DISPUTED]:
        yield Text(f"set aside, as people differ on {one_line(dispute.about)}:", style="yellow")
        for ruling in dispute.rulings:
            yield Text(f"  {one_line(ruling.told)}", style="yellow")
    if len(disputes) > _DISPUTED:
        yield Text(f"and {len(disputes) - _DISPUTED:,} more such disputes", style="yellow")


def _heading(part: Part, words: str, number: int) -> RenderableType:
    text = Text(f"{SIGNS[part]} {words} ", style=f"bold {STYLES[part]}")
    text.append(f"{number:,}", style="dim")
    return Rule(text, align="left", style=STYLES[part])


def _contested(shown: Sequence[Shown], console: Console, room: int) -> RenderableType:
    """All contested questions, with room if that takes no more than `room` lines, else compact."""
    some = shown[:_MOST]
    heading = _heading(Part.CONTESTED, "Contested", len(shown))
    more = _more(len(shown) - len(some), "contested question")
    with_room = Group(heading, roomy(some, console.width), *more)
    if _tall(with_room, console) <= room:
        return with_room
    return Group(heading, compact(some, console.width), *more)


def _rows(ratios: tuple[int, int, int] = (5, 3, 4)) -> Table:
    """Question, answer, who says so: one line each."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio, style in zip(ratios, ("", "bold", "dim"), strict=True):
        table.add_column(ratio=ratio, no_wrap=True, overflow="ellipsis", style=style)
    return table


def _settled(shown: Sequence[Shown], room: int) -> RenderableType:
    table = _rows((4, 2, 6))
    for one in shown[:room]:
        true, *others = one.cards
        also = "; ".join(f"{one_line(card.value)}: {_names(card)}" for card in others if card.said)
        table.add_row(
            Text(one_line(one.finding.question)),
            Text(one_line(true.value)),
            Text(f"by {one_line(one.finding.settled)}" + (f" (also said: {also})" if also else "")),
        )
    return Group(
        _heading(Part.SETTLED, "Settled", len(shown)),
        table,
        *_more(len(shown) - room, "settled question"),
    )


def _names(card: Card) -> str:
    return ", ".join(dict.fromkeys(one_line(said.source.name) for said in card.said))


def _agreed(shown: Sequence[Shown], room: int) -> RenderableType:
    table = _rows()
    for one in shown[:room]:
        names = dict.fromkeys(one_line(s.source.name) for card in one.cards for s in card.said)
        table.add_row(
            Text(one_line(one.finding.question)),
            Text(one_line(one.agreed)),
            Text(f"{one.origins} independent: {', '.join(names)}"),
        )
    return Group(
        _heading(Part.AGREED, "Agreed", len(shown)),
        table,
        *_more(len(shown) - room, "agreed finding"),
    )


def _single(shown: Sequence[Shown], room: int) -> RenderableType:
    table = _rows()
    for one in shown[:room]:
        for n, card in enumerate(one.cards):  # answers side by side, each with who gives it
            table.add_row(
                Text("" if n else one_line(one.finding.question)),
                Text(one_line(card.value)),
                Text(", ".join(dict.fromkeys(map(name_of, card.said)))),
            )
    return Group(
        _heading(Part.SINGLE, "One account only", len(shown)),
        table,
        *_more(len(shown) - room, "finding"),
    )


def _more(number: int, noun: str, plural: str = "") -> list[RenderableType]:
    if number <= 0:
        return []
    more = count(number, f"more {noun}", plural and f"more {plural}")
    return [Text(f"and {more}: see them all with -o brief.html", style="dim")]


def _named(passages: Sequence[Passage]) -> RenderableType:
    """Sentences with the name that gave no claim about it."""
    title = Text("◌ Named besides ", style="bold")
    title.append(f"{len(passages):,}", style="dim")
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=3, style="dim")
    table.add_column(ratio=9)
    for one in passages[:_NAMED]:
        text = Text("“").append(_flat(one.excerpt.before)).append(_flat(one.excerpt.words), "bold")
        text.append(_flat(one.excerpt.after)).append("”")
        table.add_row(Text(one_line(one.source.name)), text)
    more = _more(len(passages) - _NAMED, "sentence that names it", "sentences that name it")
    return Group(Rule(title, align="left"), table, *more)


def _rejects(rejects: Sequence[Reject]) -> Iterator[RenderableType]:
    """What somebody rejected: a line of what was said, one of who decided so and why."""
    if not rejects:
        return
    title = Text("✕ Rejected ", style="bold")
    title.append(f"{len(rejects):,}", style="dim")
    yield Rule(title, align="left")
    for one in rejects[:_REJECTED]:
        said = f"{one_line(one.source.name)}: {one_line(one.says)}: “{one_line(one.quote)}”"
        yield from (Text(said), Text(f"  {one_line(one.ruling)}", style="dim"))
    yield from _more(len(rejects) - _REJECTED, "rejected claim")


def _flat(part: str) -> str:
    """A part of a line on one line, with the spaces that hold it apart from its neighbours."""
    return f"{part[:1].isspace() * ' '}{one_line(part)}{part[1:][-1:].isspace() * ' '}"


# What comes after the contested questions, in order.
_PARTS = {Part.SETTLED: _settled, Part.AGREED: _agreed, Part.SINGLE: _single}


def _foot(rejects: Sequence[Reject], summary: Summary) -> RenderableType:
    skipped = f"{count(summary.skipped, 'quote')} seen and not used: --format json says why. "
    last = Text((skipped if summary.skipped else "") + ABOUT_PROBABILITY, style="dim")
    return Group(*_rejects(rejects), last)
