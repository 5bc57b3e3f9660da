"""Contested questions in the terminal: with room, or a line an answer where there are many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from thurloe.report.wording import MODES, cut, cut_around, one_line, say_asked
from thurloe.values.said import say_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.report.cards import Card, Said, Shown

NARROW = 80  # cells below which columns give way
TONE = "red"

_BAR = 10  # cells
_SHARE = 5  # cells: ">99 %"
_NAMES = 4  # shown of those who give an answer
_ANSWERS = 6  # shown of a question; the vague ones among them stand last


def roomy(shown: Sequence[Shown], width: int) -> RenderableType:
    """Each question with its answers under it: share and bar, value, who says so, a quote."""
    parts: list[RenderableType] = []
    for one in shown:
        parts.append(Text(one_line(one.finding.question), style="bold"))
        table = _grid(_BAR + _SHARE + 1 if width >= NARROW else _SHARE + 1)
        table.add_column(ratio=2, min_width=10)
        table.add_column(ratio=6)
        for card in one.sharp[:_ANSWERS]:
            table.add_row(_share(card), _value(one, card), _witnesses(card, width))
        parts.append(Padding(table, (0, 0, 0, 2)))
        parts += _more(len(one.sharp) - _ANSWERS)
        for rest in one.rests:
            whole = f" ({one_line(rest.whole)})" if rest.whole else ""
            parts.append(Text(f"  {rest.share:>5} {one_line(rest.value)}{whole}", "dim"))
    return Group(*parts)


def compact(shown: Sequence[Shown], width: int) -> RenderableType:
    """The same in one line an answer, in two on a narrow screen."""
    cells = _cells(shown, width)
    parts: list[RenderableType] = []
    for one in shown:
        question = one_line(one.finding.question)
        parts.append(Text(question, "bold", no_wrap=True, overflow="ellipsis"))
        table = _grid(_SHARE)
        for cell in cells:
            table.add_column(width=cell, no_wrap=True)
        for card in one.cards[:_ANSWERS]:
            style = "dim" if card.rest else ""
            share = Text(f"{card.share:>{_SHARE}}", TONE if card is one.cards[0] else style)
            table.add_row(share, *_told(one, card, cells), style=style)
        parts.append(Padding(table, (0, 0, 0, 1)))
        parts += _more(len(one.cards) - _ANSWERS)
    return Group(*parts)


def name_of(said: Said) -> str:
    """Who says it, how reliable, and how: "Ines Hale (F, inferred, reported, citing a list)"."""
    return f"{one_line(said.source.name)} ({_standing(said, said.manner)})"


def _standing(said: Said, manner: str) -> str:
    inferred = "inferred" if said.source.inferred else ""
    copy = "copy" if said.copy_of else ""
    parts = (said.grade, inferred, copy, manner)
    return ", ".join(one_line(part) for part in parts if part)


def _grid(first: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=first)
    return table


def _cells(shown: Sequence[Shown], width: int) -> list[int]:
    """How broad value, speakers and quote are; one breadth for all of them if `width` is narrow."""
    left = width - _SHARE - 3
    if width < NARROW:
        return [left]
    longest = max((_value(one, card).cell_len for one in shown for card in one.cards), default=0)
    value = min(longest, left * 3 // 10)
    speakers = left * 3 // 10
    return [value, speakers, left - value - speakers - 4]


def _told(one: Shown, card: Card, cells: Sequence[int]) -> list[Text]:
    """Value, speakers and quote: a cell each, or all in one cell of two lines."""
    value = _value(one, card)
    if len(cells) > 1:
        value.truncate(cells[0], overflow="ellipsis")
        quote = _around(card.said[0], cells[2]) if card.said else Text()
        return [value, Text(_first_of(card.said, cells[1])), quote]
    (cell,) = cells
    value.truncate(cell * 2 // 5, overflow="ellipsis")
    speakers = _first_of(card.said, cell - value.cell_len - 2)
    quotes = [_around(said, cell) for said in card.said[:1]]
    return [Text("\n").join([Text.assemble(value, "  ", speakers), *quotes])]


def _value(one: Shown, card: Card) -> Text:
    value = one_line(say_value(one.finding.attribute, card.raw))
    if card.rest:
        return Text(f"else within “{value}”")
    return Text(value, style="bold" if card is one.cards[0] else "")


def _first_of(some: Sequence[Said], most: int) -> str:
    """The first to say it and how many more do, the name cut to fit: "Ines Hale (F) +2"."""
    if not some:
        return ""
    more = len({said.source.id for said in some} - {some[0].source.id})
    extra = f" ({_standing(some[0], MODES[some[0].claim.mode])})" + (f" +{more}" if more else "")
    name = one_line(some[0].source.name)
    return cut(name, max(4, most - len(extra))) + extra


def _share(card: Card) -> Text:
    full = round(_BAR * card.percent / 100)
    text = Text(f"{card.share:>{_SHARE}} ", no_wrap=True, overflow="crop")
    text.append("━" * full, style=TONE)
    text.append("─" * (_BAR - full), style="dim")
    return text


def _witnesses(card: Card, width: int) -> Text:
    text = Text()
    names = Counter(name_of(said) for said in card.said)
    listed = [f"{name} ×{times}" if times > 1 else name for name, times in names.items()]
    text.append(", ".join(listed[:_NAMES]))
    if len(listed) > _NAMES:
        text.append(f" and {len(listed) - _NAMES} more")
    if card.said:
        text.append("\n")
        text.append_text(_quote(card.said[0], max(40, width)))
        if asked := say_asked(card.said[0].claim):
            text.append(f" ({one_line(asked)})", "dim")
    for vague in card.fits:
        speakers = ", ".join(dict.fromkeys(one_line(said.source.name) for said in vague.said))
        text.append(f"\nalso fits “{one_line(vague.value)}”: {speakers}", "dim")
    return text


def _quote(said: Said, most: int) -> Text:
    return Text(f"“{cut(one_line(said.claim.quote.text), most - 2)}”", style="italic dim")


def _around(said: Said, most: int) -> Text:
    """As much of the quote as fits a line, with the words that give the value in it."""
    quoted = said.quoted
    head, words, tail = map(one_line, (quoted.head, quoted.words, quoted.tail))
    text = cut_around(head, words, tail, most - 2)
    return Text(f"“{text}”", style="italic dim")


def _more(number: int) -> list[RenderableType]:
    return [Text(f"  and {number} more answers", style="dim")] if number > 0 else []
