"""The brief in the terminal: what is contested first, within one screen where it can be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from thurloe.nouns import Brief, Status
from thurloe.report.cards import Card, Said, Shown, show_all
from thurloe.report.index import index_of
from thurloe.report.summary import ABOUT_PROBABILITY, Summary, summary_of
from thurloe.report.wording import count, cut, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STYLES = {Status.CONTESTED: "red", Status.AGREED: "green", Status.SINGLE: "blue"}
SIGNS = {Status.CONTESTED: "◆", Status.AGREED: "●", Status.SINGLE: "○"}

_MOST = {Status.CONTESTED: 8, Status.AGREED: 8, Status.SINGLE: 5}
_LINES = {Status.CONTESTED: 5, Status.AGREED: 1, Status.SINGLE: 1}  # of the screen, each
_LEAST = 3  # shown of each, on however small a screen
_BAR = 10  # cells
_INFERRED = 12  # names of inferred sources shown
_NARROW = 80  # cells below which columns give way


def to_terminal(brief: Brief, console: Console) -> None:
    """Print the brief to `console`, fitted to its height as far as it can be."""
    shown = show_all(index_of(brief))
    summary = summary_of(brief)
    room = _room(shown, console.height)
    found = {status: _of(shown, status) for status in Status}
    parts = {
        Status.CONTESTED: lambda some, most: _contested(some, most, console.width),
        Status.AGREED: _agreed,
        Status.SINGLE: _single,
    }
    console.print(_head(brief, summary))
    for status, part in parts.items():
        if found[status]:
            console.print(part(found[status], room[status]))
    if not shown:
        about = f" about {one_line(brief.about)}" if brief.about else ""
        console.print(
            Text(f"Nothing was found{about}: no sentence gave a claim that could be used.")
        )
    console.print(_foot(summary))


def _of(shown: Iterable[Shown], status: Status) -> list[Shown]:
    return sorted((one for one in shown if one.status is status), key=lambda one: -one.origins)


def _room(shown: Iterable[Shown], height: int) -> dict[Status, int]:
    """How many findings of each status fit: the contested ones first, a few of each always."""
    there = Counter(one.status for one in shown)
    left = height - 14  # the head, the headings and the foot
    room = {}
    for status in Status:
        room[status] = min(_LEAST, there[status])
        left -= room[status] * _LINES[status]
    for status in (Status.CONTESTED, Status.AGREED, Status.SINGLE):
        more = max(0, min(there[status], _MOST[status]) - room[status])
        taken = max(0, min(more, left // _LINES[status]))
        room[status] += taken
        left -= taken * _LINES[status]
    return room


def _head(brief: Brief, summary: Summary) -> RenderableType:
    title = Text(one_line(brief.title), style="bold")
    if brief.about:
        title.append(f"  what concerns {one_line(brief.about)}", style="italic")
    read = Text(
        f"{count(summary.accounts, 'account')} · {count(summary.words, 'word')} · "
        f"{count(summary.people, 'person', 'people')} · {count(summary.findings, 'finding')}",
    )
    read.append(
        f" · {summary.silent:,} of {count(summary.sentences, 'sentence')} gave no claim", "dim"
    )
    lines = [title, read]
    if inferred := [one_line(source.name) for source in brief.sources if source.inferred]:
        more = f" and {len(inferred) - _INFERRED} more" if len(inferred) > _INFERRED else ""
        names = f"sources inferred, not stated: {', '.join(inferred[:_INFERRED])}{more}"
        lines.append(Text(names, style="dim"))
    if brief.left_out:
        files = ", ".join(
            f"{one_line(one.file)} ({one_line(one.why)})" for one in brief.left_out[:3]
        )
        more = f" and {summary.left_out - 3} more" if summary.left_out > 3 else ""  # noqa: PLR2004 - as cut above
        lines.append(Text(f"left out: {files}{more}", style="yellow"))
    return Group(*lines)


def _heading(status: Status, words: str, number: int) -> RenderableType:
    text = Text(f"{SIGNS[status]} {words} ", style=f"bold {STYLES[status]}")
    text.append(f"{number:,}", style="dim")
    return Rule(text, align="left", style=STYLES[status])


def _contested(shown: Sequence[Shown], room: int, width: int) -> RenderableType:
    parts: list[RenderableType] = [_heading(Status.CONTESTED, "Contested", len(shown))]
    for one in shown[:room]:
        parts.append(Text(one_line(one.finding.question), style="bold"))
        table = _table(width)
        for card in one.sharp[:4]:
            table.add_row(
                _share(card),
                Text(one_line(card.value), style="bold" if card is one.cards[0] else ""),
                _witnesses(card, width),
            )
        parts.append(Padding(table, (0, 0, 0, 2)))
        if len(one.sharp) > 4:  # noqa: PLR2004 - as cut above
            parts.append(Text(f"  and {len(one.sharp) - 4} more answers", style="dim"))
        for rest in one.rests:
            whole = f" ({one_line(rest.whole)})" if rest.whole else ""
            parts.append(Text(f"  {rest.share:>5} {one_line(rest.value)}{whole}", "dim"))
    parts += _more(len(shown) - room, "contested question")
    return Group(*parts)


def _table(width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=_BAR + 6 if width >= _NARROW else 6)
    table.add_column(ratio=2, min_width=10)
    table.add_column(ratio=6)
    return table


def _share(card: Card) -> Text:
    full = round(_BAR * card.percent / 100)
    text = Text(f"{card.share:>5} ", no_wrap=True, overflow="crop")
    text.append("━" * full, style=STYLES[Status.CONTESTED])
    text.append("─" * (_BAR - full), style="dim")
    return text


def _witnesses(card: Card, width: int) -> Text:
    text = Text()
    names = Counter(_name(said) for said in card.said)
    listed = [f"{name} ×{times}" if times > 1 else name for name, times in names.items()]
    text.append(", ".join(listed[:4]))
    if len(listed) > 4:  # noqa: PLR2004 - as cut above
        text.append(f" and {len(listed) - 4} more")
    if card.said:
        text.append("\n")
        text.append_text(_quote(card.said[0], max(40, width)))
    for vague in card.fits:
        speakers = ", ".join(dict.fromkeys(one_line(said.source.name) for said in vague.said))
        text.append(f"\nalso fits “{one_line(vague.value)}”: {speakers}", "dim")
    return text


def _name(said: Said) -> str:
    inferred = "inferred" if said.source.inferred else ""
    extra = (inferred, "copy" if said.copy_of else "", one_line(said.manner))
    more = ", ".join(part for part in (one_line(said.source.reliability), *extra) if part)
    return f"{one_line(said.source.name)} ({more})"


def _quote(said: Said, most: int) -> Text:
    return Text(f"“{cut(one_line(said.claim.quote.text), most)}”", style="italic dim")


def _rows() -> Table:
    """Question, answer, who says so: one line each."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for ratio, style in ((5, ""), (3, "bold"), (4, "dim")):
        table.add_column(ratio=ratio, no_wrap=True, overflow="ellipsis", style=style)
    return table


def _agreed(shown: Sequence[Shown], room: int) -> RenderableType:
    table = _rows()
    for one in shown[:room]:
        names = dict.fromkeys(one_line(s.source.name) for card in one.cards for s in card.said)
        table.add_row(
            Text(one_line(one.finding.question)),
            Text("; ".join(one_line(card.value) for card in one.sharp)),
            Text(f"{one.origins} independent: {', '.join(names)}"),
        )
    return Group(
        _heading(Status.AGREED, "Agreed", len(shown)),
        table,
        *_more(len(shown) - room, "agreed finding"),
    )


def _single(shown: Sequence[Shown], room: int) -> RenderableType:
    table = _rows()
    for one in shown[:room]:
        card = one.cards[0]
        table.add_row(
            Text(one_line(one.finding.question)),
            Text(one_line(card.value)),
            Text(", ".join(dict.fromkeys(_name(said) for said in card.said))),
        )
    return Group(
        _heading(Status.SINGLE, "One account only", len(shown)),
        table,
        *_more(len(shown) - room, "finding"),
    )


def _more(number: int, noun: str) -> list[RenderableType]:
    if number <= 0:
        return []
    return [
        Text(f"and {count(number, f'more {noun}')}: see them all with -o brief.html", style="dim")
    ]


def _foot(summary: Summary) -> RenderableType:
    skipped = f"{count(summary.skipped, 'quote')} seen and not used: --format json says why. "
    return Text((skipped if summary.skipped else "") + ABOUT_PROBABILITY, style="dim")
