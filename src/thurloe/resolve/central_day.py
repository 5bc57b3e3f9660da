"""The day that the accounts turn on: where most of them date something to one and the same day.

A story of days has one; a life, of which the accounts share one day among many years, has none.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from thurloe.errors import BadValue
from thurloe.nouns import Claim, Mode, Question
from thurloe.values import day_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = 2  # of events; one alone has its own question
FEWEST = 3  # accounts; two that share a day are lined up by their events
SHARE = 0.5  # of all accounts; a day that no more of them date something to is one among others
NEAR = 42  # days round the day within which most dated claims lie, where the story is of that day


def central_day(claims: Iterable[Claim], accounts: int) -> Question | None:
    """On which day did it happen? The day to which more than half of the accounts date something.

    Retellings of one event put its date into different clauses: one says when the ship sailed,
    another when she sank. None where no day is shared by `FEWEST` and by more than `SHARE` of the
    accounts, or most of what they date lies further than `NEAR` from it.
    """
    dated = [c for c in claims if c.attribute == "date" and c.mode is Mode.ASSERTED]
    by_day: dict[str, list[Claim]] = defaultdict(list)
    for claim in dated:
        if _DAY.fullmatch(claim.value) and not claim.quoted:
            by_day[claim.value].append(claim)
    if not by_day:
        return None
    day, some = max(by_day.items(), key=lambda pair: (len(_files(pair[1])), pair[0]))
    kinds = {claim.event.kind for claim in some}
    shared = len(_files(some))
    if len(kinds) < KINDS or shared < FEWEST or shared <= SHARE * accounts:
        return None
    if not _of_days(day, dated):
        return None
    group = tuple(sorted(some, key=lambda c: (c.quote.account, c.quote.start)))
    text = "On which day did the events happen that most accounts tell of?"
    return Question(
        id="", text=text, subject=None, event="central day", attribute="date", groups=(group,)
    )


def _of_days(day: str, dated: Sequence[Claim]) -> bool:
    """Whether most of what is dated lies near the day: the story is of days."""
    middle, _ = day_span(day)
    near = 0
    for claim in dated:
        first, last = _span(claim.value)
        near += first - NEAR <= middle <= last + NEAR
    return near * 2 > len(dated)


def _span(value: str) -> tuple[float, float]:
    """Its first and last day; far off what has no end or no year, which is near nothing."""
    with suppress(BadValue):
        first, last = day_span(value)
        if math.isfinite(first) and math.isfinite(last):
            return first, last
    return math.inf, -math.inf


def _files(claims: Iterable[Claim]) -> set[str]:
    return {claim.quote.account for claim in claims}
