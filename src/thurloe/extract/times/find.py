"""Find and normalise the time expressions of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.extract.times.case_days import CaseDays
from thurloe.extract.times.context import in_context
from thurloe.extract.times.edtf import parse_point
from thurloe.extract.times.halves import settle_halves
from thurloe.extract.times.join import join_clocks, join_ranges, join_steps
from thurloe.extract.times.narrative import Narrative
from thurloe.extract.times.old_style import join_calendars
from thurloe.extract.times.opening import dated_lines
from thurloe.extract.times.patterns import Hit, Rule, first_chars
from thurloe.extract.times.rules_clock import CLOCK_RULES
from thurloe.extract.times.rules_counted import COUNTED_RULES
from thurloe.extract.times.rules_dates import DATE_RULES
from thurloe.extract.times.rules_durations import DURATION_RULES
from thurloe.extract.times.rules_fiscal import FISCAL_RULES
from thurloe.extract.times.rules_holidays import HOLIDAY_RULES
from thurloe.extract.times.rules_relative import RELATIVE_RULES
from thurloe.extract.times.rules_roman import ROMAN_RULES
from thurloe.extract.times.rules_sets import SET_RULES
from thurloe.extract.times.rules_vague import VAGUE_RULES
from thurloe.extract.times.rules_weekdays import WEEKDAY_RULES
from thurloe.extract.times.rules_years import YEAR_RULES
from thurloe.extract.times.spans import join_spans
from thurloe.extract.times.steps import Step, opens, step_of
from thurloe.extract.times.timex import Found, Timex, timex_of
from thurloe.extract.times.tokens import Tokens, tokenise
from thurloe.values.given import check_day, check_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.extract.times.reading import Reading

# Longer matches come before shorter ones, and among equals the earlier rule.
RULES: tuple[Rule, ...] = (
    *DATE_RULES,
    *YEAR_RULES,
    *ROMAN_RULES,
    *HOLIDAY_RULES,
    *FISCAL_RULES,
    *COUNTED_RULES,
    *RELATIVE_RULES,
    *WEEKDAY_RULES,
    *VAGUE_RULES,
    *CLOCK_RULES,
    *SET_RULES,
    *DURATION_RULES,
)


def find_times(
    text: str,
    *,
    anchor: str | None = None,
    breaks: Sequence[int] = (),
    ranges: bool = True,
    days: CaseDays | None = None,
) -> list[Timex]:
    """All time expressions of an English text, in order and not overlapping; linear.

    `anchor` is the text's own date in EDTF; `breaks` are offsets at which a new article starts,
    so that its dates do not lean on those before. Without `ranges`, "1914-18" and "from 1833
    until 1841" come back as their two ends, as the corpora mark them. `days` are the years that
    the other accounts of a case give its days: a day without a year takes its own from there.

    Raises:
        BadInput: the text is none, or the anchor is no date.
    """
    check_text(text, "The text to find times in")
    check_day(anchor, "The anchor")
    tokens = tokenise(text)
    story = Narrative(tokens, parse_point(anchor), days=days or CaseDays())
    found: list[Found] = []
    for first, end in _articles(tokens, breaks):
        story.start_article(first, end)
        found.extend(_read(tokens, story, first, end))
    found = join_spans(tokens, join_steps(tokens, join_calendars(tokens, found)))
    found = join_clocks(tokens, found)
    if ranges:
        found = join_ranges(tokens, found)
    else:
        found = [part for one in found for part in one.parts()]
    return list(settle_halves(text, (timex_of(tokens, one) for one in found)))


def find_timex3(text: str, *, anchor: str | None = None) -> list[Timex]:
    """The expressions that TimeML marks, each with its `timex3`; raises as `find_times` does.

    The two ends of a range stand apart, and ages are left out: TIMEX3 has dates, times, durations
    and sets. Source: TimeML 1.2.1, Pustejovsky et al. 2003.
    """
    return [one for one in find_times(text, anchor=anchor, ranges=False) if one.kind != "AGE"]


@dataclass(frozen=True)
class _Entry:
    order: int
    pattern: re.Pattern[str]
    rule: Rule


def _index() -> dict[str, list[_Entry]]:
    entries: dict[str, list[_Entry]] = defaultdict(list)
    for order, rule in enumerate(RULES):
        entry = _Entry(order, rule.compiled(), rule)
        for char in first_chars(rule.pattern):
            entries[char].append(entry)
    return dict(entries)


_ENTRIES = _index()
_START = re.compile("[" + re.escape("".join(sorted(_ENTRIES))) + "]")


def _articles(tokens: Tokens, breaks: Sequence[int]) -> list[tuple[int, int]]:
    """Token ranges of what begins at the offsets `breaks`, or below a line that dates it."""
    starts = sorted({b for b in breaks if 0 < b < len(tokens.text)})
    edges, i = [0], 0
    for offset in starts:
        while i < len(tokens.spans) and tokens.spans[i][0] < offset:
            i += 1
        edges.append(i)
    edges = sorted({*edges, *dated_lines(tokens), len(tokens.spans)})
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _read(tokens: Tokens, story: Narrative, first: int, end: int) -> list[Found]:
    found: list[Found] = []
    at = first
    while match := _START.search(tokens.classes, at, end):
        story.at = match.start()
        one = _best(tokens, story, match.start(), end)
        if one is None:
            at = match.start() + 1
            continue
        one = in_context(tokens, one, found[-1] if found else None, first)
        found.append(one)
        step = step_of(tokens, story, one)
        if step is Step.ONWARD:
            sure, firm = bool(one.reading.value), opens(tokens, one)
            story.note(one.reading.point, one.first, sure=sure, firm=firm)
        elif step is not Step.NONE:
            passing = step is Step.PASSING
            story.note_aside(one.reading.point, one.first, passing=passing)
        at = one.end
    return found


def _within_reach(reading: Reading) -> bool:
    """Whether four digits can write the year."""
    return reading.point is None or abs(reading.point.year) < LAST_YEAR


LAST_YEAR = 9999


def _best(tokens: Tokens, story: Narrative, start: int, end: int) -> Found | None:
    """The longest match at this token whose rule does not decline."""
    matches = [
        (entry, match)
        for entry in _ENTRIES[tokens.classes[start]]
        if (match := entry.pattern.match(tokens.classes, start, end)) and match.end() > start
    ]
    matches.sort(key=lambda pair: (-pair[1].end(), pair[0].order))
    for entry, match in matches:
        reading = entry.rule.handler(Hit(tokens, match), story)
        if reading is not None and _within_reach(reading):
            return Found(start, match.end(), reading, entry.rule.name)
    return None
