"""From when a dispatch is, and which agency sent it, by its dateline."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from thurloe.nouns import SectionKind
from thurloe.read.bylines import agency_of
from thurloe.read.calendar_dates import DATES, first_date
from thurloe.values.datelines import dateline, day_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thurloe.read.sections import Part

_HEADS = frozenset({SectionKind.TITLE, SectionKind.HEADER, SectionKind.BYLINE})
_YEAR = re.compile(r"\b(?:1[4-9]\d\d|20\d\d)\b")
_NEAR = 60  # days between a dispatch and a day that it names with its year
_PIECES, _CHARS = 60, 4000  # that are looked through


def date_of_dispatch(parts: Sequence[Part]) -> str | None:
    """The day in the dateline of a text (EDTF), its year perhaps from elsewhere in the text."""
    bodies = [part.piece.text[:_CHARS] for part in parts if part.kind is SectionKind.BODY]
    line = next(filter(None, map(dateline, _opening(bodies))), None)
    if line is None:
        return None
    heads = [part.piece.text for part in parts if part.kind in _HEADS]
    years = [int(line["year"])] if line["year"] else _years(line, bodies[:_PIECES], heads)
    days = (day_in(line, year) for year in years)
    return next((day.isoformat() for day in days if day), None)


def _opening(bodies: Sequence[str]) -> Sequence[str]:
    """The first paragraph, and the next below a line such as "From our correspondent"."""
    return bodies[: 2 if bodies and len(bodies[0].split()) < _LINE else 1]


_LINE = 8  # words


def _years(line: re.Match[str], bodies: Sequence[str], heads: Sequence[str]) -> Iterator[int]:
    """The years that a dispatch without one may be of: of a day near its own, then of its head."""
    for text in (*heads, *bodies):
        for match in DATES.finditer(text):
            near = first_date(match[0]) or ""
            if near.count("-") > 1:
                yield from _beside(line, date.fromisoformat(near))
    yield from (int(year[0]) for head in heads for year in _YEAR.finditer(head))


def _beside(line: re.Match[str], named: date) -> Iterator[int]:
    for year in (named.year, named.year + 1, named.year - 1):
        day = day_in(line, year)
        if day and abs((day - named).days) <= _NEAR:
            yield year


def agency_of_dispatch(parts: Sequence[Part]) -> str:
    """The agency that the dateline of a text names; empty without one."""
    bodies = (part.piece.text for part in parts if part.kind is SectionKind.BODY)
    first = next(bodies, "")
    line = dateline(first)
    named = (line["agency"] or "") if line else agency_of(first[:200])
    return named if named[:1].isupper() and not re.search(r"\d", named) else ""
