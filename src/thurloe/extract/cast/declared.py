"""Names that the layout declares: long and short forms in brackets, lists behind a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.cast.alias_patterns import IN_QUOTES, LABELS
from thurloe.extract.cast.spans import Span
from thurloe.extract.cast.surnames_first import surnames_first
from thurloe.extract.cast.transcripts import heads_of
from thurloe.values.name_words import TITLES
from thurloe.values.short_names import LONGEST, SURE, abbreviates, is_abbreviation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.parse import Parse

LONGEST_ITEM = 4
"""Words of the longest name in a list."""

_ITEM = re.compile(r"(?:(?!,| and | or )[^;/\n])+")
_OPENS = frozenset({"(", "["})
_CLOSES = frozenset({")", "]"})


def with_declared(p: Parse, spans: list[Span]) -> list[Span]:
    """The spans, and instead of those that overlap them the names that the layout declares."""
    named = {i for s in spans for i in range(s.start, s.end)}
    heads = (s for s in _in_heads(p) if named.isdisjoint(range(s.start, s.end)))
    declared = [*_in_brackets(p), *_in_lists(p), *_in_quotes(p), *surnames_first(p), *heads]
    if not declared:
        return spans
    taken = {i for s in declared for i in range(s.start, s.end)}
    kept = [s for s in spans if taken.isdisjoint(range(s.start, s.end))]
    return sorted({*kept, *declared}, key=lambda s: (s.start, s.end))


def _in_brackets(p: Parse) -> Iterator[Span]:
    """Union of Polar Lore (UPL), and UPL (Union of Polar Lore): both names of each pair."""
    for i in range(1, len(p) - 2):
        if p.words[i] not in _OPENS:
            continue
        close = next((k for k in range(i + 2, min(i + 15, len(p))) if p.words[k] in _CLOSES), None)
        if close is None:
            continue
        first = i + 1 + (p.lower[i + 1] == "the")
        if close - first == 1 and _is_sure(p.words[first]):
            start = _long_form(p, i, p.words[first])
            if start is not None:
                yield Span(start=start, core=start, end=i)
                yield Span(start=first, core=first, end=close)
        elif _is_sure(p.words[i - 1]) and abbreviates(p.words[i - 1], p.slice(first, close)):
            yield Span(start=i - 1, core=i - 1, end=i)
            yield Span(start=first, core=first, end=close)


def _is_sure(word: str) -> bool:
    return is_abbreviation(word) and len(word.replace(".", "")) >= SURE


def _long_form(p: Parse, end: int, short: str) -> int | None:
    """Where the name begins of which `short` is the initials and that ends before `end`."""
    opens = p.sents[p.sent[end]][0]
    for start in range(end - 2, max(opens, end - 2 * LONGEST) - 1, -1):
        if p.words[start][:1].isupper() and abbreviates(short, p.slice(start, end)):
            return start
    return None


def _in_lists(p: Parse) -> Iterator[Span]:
    """Code names: Karl, Anna Weir, Skell."""
    at = {start: i for i, start in enumerate(p.starts)}
    for match in (m for label in LABELS for m in label.finditer(p.text)):
        for item in _ITEM.finditer(match["list"]):
            begin = match.start("list") + item.start()
            begin += len(item[0]) - len(item[0].lstrip(" \"'“‘*"))
            end = match.start("list") + item.end()
            end -= len(item[0]) - len(item[0].rstrip(" .\"'”’*"))
            first = at.get(begin)
            last = next((i for i in at.values() if p.end(i) == end and i >= (first or 0)), None)
            if first is not None and last is not None and _is_item(p, first, last + 1):
                yield Span(start=first, core=first, end=last + 1)


def _in_quotes(p: Parse) -> Iterator[Span]:
    """ "The maid of Skell", who was really Ada Weir."""
    at = {start: i for i, start in enumerate(p.starts)}
    ends = {p.end(i): i for i in range(len(p))}
    for match in IN_QUOTES.finditer(p.text):
        first, last = at.get(match.start("name")), ends.get(match.end("name"))
        if first is not None and last is not None:
            yield Span(start=first, core=first, end=last + 1)


def _in_heads(p: Parse) -> Iterator[Span]:
    """MR WEIR: I was there."""
    at = {start: i for i, start in enumerate(p.starts)}
    ends = {p.end(i): i for i in range(len(p.starts))}
    for head in heads_of(p.text):
        start, end = head.name or (0, 0)
        first, last = at.get(start), ends.get(end)
        if not end or first is None or last is None or p.lower[first] == "the":
            continue
        titled = p.lower[first].strip(".") in TITLES and first < last
        if titled or head.witness:
            yield Span(start=first, core=first + titled, end=last + 1)


def _is_item(p: Parse, start: int, end: int) -> bool:
    words = p.slice(start, end).split()
    return len(words) <= LONGEST_ITEM and all(w[:1].isupper() for w in (words[0], words[-1]))
