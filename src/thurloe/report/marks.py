"""An account's text cut into paragraphs and pieces, each with the claims that rest on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.report.index import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLANK = re.compile(r"\s*\n\s*\n\s*")
_LINE = re.compile(r"\s*\n\s*")
_HARD = (45, 90)  # a text whose typical full line is so long was wrapped by a machine
_MANY = 6  # lines before that can be told
_RANK = {part: place for place, part in enumerate(Part)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A claim's quote in an account: half-open offsets into its text."""

    start: int
    end: int
    claim: str
    finding: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under one set of marks; `begins` are the claims that begin with it."""

    text: str
    begins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    part: str = ""


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[list[Piece]]:
    """The text in paragraphs of pieces; marks may nest and overlap.

    Time grows with the text and with the marks times the depth of their overlap.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.claim))
    cuts = sorted({offset for mark in ordered for offset in (mark.start, mark.end)})
    active: list[Mark] = []
    at = place = 0
    for start, end in _paragraph_spans(text):
        pieces = []
        while at < len(cuts) and cuts[at] <= start:
            at += 1
        first = at
        while at < len(cuts) and cuts[at] < end:
            at += 1
        edges = [start, *cuts[first:at], end]
        for low, high in pairwise(edges):
            fresh = []
            while place < len(ordered) and ordered[place].start < high:
                fresh.append(ordered[place])
                place += 1
            active = [mark for mark in active if mark.end > low] + fresh
            pieces.append(_piece(text[low:high], fresh, [m for m in active if m.end > low]))
        yield pieces


def _piece(text: str, fresh: Iterable[Mark], active: Sequence[Mark]) -> Piece:
    best = min(active, key=lambda mark: _RANK[mark.part], default=None)
    return Piece(
        text=text,
        begins=tuple(mark.claim for mark in fresh),
        claims=tuple(mark.claim for mark in active),
        findings=tuple(dict.fromkeys(mark.finding for mark in active)),
        part=best.part.value if best else "",
    )


def _paragraph_spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in (_BLANK if _is_wrapped(text) else _LINE).finditer(text):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _is_wrapped(text: str) -> bool:
    lines = sorted(len(line) for line in text[:20000].splitlines() if line.strip())
    typical = lines[len(lines) * 2 // 3] if len(lines) >= _MANY else 0
    return _HARD[0] <= typical <= _HARD[1]
