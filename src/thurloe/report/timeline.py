"""Dated findings on time axes: one row each, in chapters parted by the long silences."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.nouns import Mode
from thurloe.report.axis import Axis, Tick, axis_over, say_days
from thurloe.report.index import Part
from thurloe.values import ValueKind, clock_minutes, day_span, kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.report.cards import Card, Shown

MOST_ROWS = 300  # drawn; the others are named by number

_SILENCE = 0.4  # a gap of so much of the whole parts two chapters
_LULL = 0.15  # likewise where there are more than `_MANY` rows
_MANY = 16
_CROWD = 0.2  # where half the rows stand on so little of the axis, they get their own
_FEW = 4  # rows that are not parted further
_LONELY = 4  # fewer rows than so make no chapter where a neighbour has as few
_FADE = 14.0  # percent of the axis that an open end fades over
_RANK = {part: place for place, part in enumerate(Part)}
_EXACT = 1.0  # days that a point may cover
_DOT = 0.1  # share of the axis beyond which a day is drawn as long as it is
_NO_DAY = -9_000_000  # where hours without a day are drawn, before all that can be dated

Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One answer on the axis: a `point`, a `span`, or one that fades `before` or `after`."""

    shape: str
    left: float
    width: float
    best: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One dated finding; `join` is the line between rival marks, (left, width) in percent."""

    shown: Shown
    marks: tuple[Mark, ...]
    join: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Rows close to each other in time, under one axis."""

    title: str
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Chapters in order; `undrawn` findings had a date and no room."""

    chapters: tuple[Chapter, ...]
    undrawn: int


@dataclass(frozen=True, slots=True)
class _Dated:
    shown: Shown
    spans: tuple[tuple[Card, Span], ...]
    low: float
    high: float


def timeline_of(findings: Sequence[Shown]) -> Timeline:
    """Draw the findings that have dates, as many as there is room for, the single ones last.

    Hours whose day no account tells come last, on the axis of one day.
    """
    days = _days_of(findings)
    dated = [found for shown in findings if (found := _dated(shown, days))]
    chosen = sorted(dated, key=lambda one: _RANK[one.shown.part])[:MOST_ROWS]
    chosen.sort(key=lambda one: (one.low, one.high, one.shown.topic))
    clocks = _by_the_hour(chosen)
    rest = [one for one in chosen if not any(one in some for some in clocks.values())]
    groups = [(group[0].low, _chapter(group)) for group in _joined(_parted(rest))]
    groups += [(day, replace(_chapter(some), title=title)) for (day, title), some in clocks.items()]
    chapters = tuple(chapter for _, chapter in sorted(groups, key=lambda pair: pair[0]))
    return Timeline(chapters=chapters, undrawn=len(dated) - len(chosen))


def _by_the_hour(dated: Iterable[_Dated]) -> dict[tuple[float, str], list[_Dated]]:
    """Times of day under the day they fall on and its title: contested ones, and two or more."""
    days: dict[int, list[_Dated]] = defaultdict(list)
    for one in dated:
        first, last = math.floor(one.low), math.floor(one.high)
        if kind(one.shown.finding.attribute) is ValueKind.TIME and last - first <= 1:
            days[max(first, _NO_DAY + 1)].append(one)
    undated = days.pop(_NO_DAY + 1, [])
    found = {
        (day, f"{say_days(day, day)}, by the hour"): some
        for day, some in days.items()
        if len(some) > 1 or some[0].shown.part is Part.CONTESTED
    }
    return found | ({(math.inf, "Hours of a day that is not told"): undated} if undated else {})


def _days_of(findings: Iterable[Shown]) -> dict[tuple[str, str], str]:
    """The day of each subject's event where a finding holds one: best answer first."""
    days: dict[tuple[str, str], str] = {}
    for shown in findings:
        finding = shown.finding
        if finding.attribute == "date" and finding.subject and shown.cards:
            days.setdefault((finding.subject, finding.event), shown.cards[0].raw)
    return days


def _dated(shown: Shown, days: Mapping[tuple[str, str], str]) -> _Dated | None:
    values = kind(shown.finding.attribute)
    if values not in (ValueKind.DATE, ValueKind.TIME):
        return None
    if all(said.claim.mode is Mode.DENIED for card in shown.cards for said in card.said):
        return None  # what was denied is no event
    told = [said.claim.event.date for card in shown.cards for said in card.said]
    day = next((date for date in told if date), None)
    day = day or days.get((shown.finding.subject or "", shown.finding.event), "")
    spans = tuple((card, span) for card in shown.cards if (span := _span(card, day)))
    if not spans and values is ValueKind.TIME:
        spans = tuple((card, span) for card in shown.cards if (span := _hour(card.raw)))
    ends = [end for _, span in spans for end in span if math.isfinite(end)]
    return _Dated(shown, spans, min(ends), max(ends)) if ends else None


def _span(card: Card, day: str) -> Span | None:
    """First and last day, the last one's end; a time of day takes its event's date if need be."""
    dates = (said.claim.event.date for said in card.said)
    value = card.raw
    if ":" in value and "T" not in value:
        value = f"{next((date for date in dates if date), day)}T{value}"
    try:
        first, last = day_span(value)
        if "T" in value and "/" not in value and first == last:
            minute = clock_minutes(value) / 1440
            return first + minute, first + minute
    except BadValue:
        return None
    return first, last + 1


def _hour(value: str) -> Span | None:
    """The time of day on a day outside the calendar."""
    try:
        minute = clock_minutes(value) / 1440
    except BadValue:
        return None
    return _NO_DAY + minute, _NO_DAY + minute


def _parted(rows: Sequence[_Dated]) -> Iterator[Sequence[_Dated]]:
    """Cut at the longest silence, again and again, while it is long for what it parts."""
    at = _cut(rows)
    if at:
        yield from _parted(rows[:at])
        yield from _parted(rows[at:])
    elif rows:
        yield rows


def _cut(rows: Sequence[_Dated]) -> int:
    """Before which row to cut, 0 for nowhere; the rows begin one after the other."""
    if len(rows) <= _FEW:
        return 0
    gaps = [after.low - before.low for before, after in pairwise(rows)]
    whole = rows[-1].low - rows[0].low
    if max(gaps) > (_LULL if len(rows) > _MANY else _SILENCE) * whole:
        return gaps.index(max(gaps)) + 1
    first, last = len(rows) // 4, 3 * len(rows) // 4
    crowded = rows[last].low - rows[first].low < _CROWD * whole
    if not crowded:
        return 0
    early = rows[first].low - rows[0].low > rows[-1].low - rows[last].low
    return first if early else last


def _joined(groups: Iterable[Sequence[_Dated]]) -> list[list[_Dated]]:
    """Neighbours of few rows share a chapter."""
    joined: list[list[_Dated]] = []
    lonely = False
    for group in groups:
        if lonely and len(group) < _LONELY:
            joined[-1] += group
        else:
            joined.append(list(group))
        lonely = len(group) < _LONELY
    return joined


def _chapter(rows: Sequence[_Dated]) -> Chapter:
    low, high = min(row.low for row in rows), max(row.high for row in rows)
    axis = axis_over(low, high)
    return Chapter(
        title=say_days(low, max(low, *(_last_day(row) for row in rows))),
        ticks=tuple(axis.ticks()),
        rows=tuple(_row(row, axis) for row in rows),
    )


def _last_day(dated: _Dated) -> float:
    """The last day that the row speaks of; where it is open, the first."""
    return max(
        first if math.isinf(last) else math.ceil(last) - 1
        for _, (first, last) in dated.spans
        if math.isfinite(first) or math.isfinite(last)
    )


def _row(dated: _Dated, axis: Axis) -> Row:
    best = dated.shown.cards[0]
    marks = tuple(_mark(span, axis, card.value, best=card is best) for card, span in dated.spans)
    centres = sorted(mark.left + mark.width / 2 for mark in marks)
    joined = len(marks) > 1
    return Row(
        shown=dated.shown,
        marks=marks,
        join=(centres[0], round(centres[-1] - centres[0], 2)) if joined else None,
    )


def _mark(span: Span, axis: Axis, label: str, *, best: bool) -> Mark:
    first, last = span
    if math.isinf(first):
        end = axis.left(last)
        start = max(0.0, end - _FADE)
        shape = "before"
    elif math.isinf(last):
        start = axis.left(first)
        end = min(100.0, start + _FADE)
        shape = "after"
    else:
        point = last - first <= min(_EXACT, _DOT * (axis.high - axis.low))
        start, end = axis.left((first + last) / 2 if point else first), axis.left(last)
        shape, end = ("point", start) if point else ("span", end)
    return Mark(shape=shape, left=start, width=round(end - start, 2), best=best, label=label)
