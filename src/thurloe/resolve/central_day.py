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
from thurloe.kinds import BY_NAME
from thurloe.nouns import Claim, Mode, Question
from thurloe.values import day_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = 2  # of events; one alone has its own question
FEWEST = 3  # accounts; two that share a day are lined up by their events
SHARE = 0.5  # of all accounts; a day that no more of them date something to is one among others
CENTRAL = "central day"  # no kind of event: that on which most of them fell
OCCASION = "occasion"  # "it was the 13th", of nothing in particular
NEAR = 42  # days round the day within which most dated claims lie, where the story is of that day


def central_day(claims: Iterable[Claim], accounts: int) -> Question | None:
    """On which day did it happen? The day to which more than half of the accounts date something.

    Retellings of one event put its date into different clauses: one says when the ship sailed,
    another when she sank. None where no day is shared by `FEWEST` and by more than `SHARE` of the
    accounts, or most of what they date lies further than `NEAR` from it. Of two days that as many
    share it is that with more deeds of known kinds, then the earlier: reports come after. Who
    says of nothing in particular that "it was the 13th" contradicts it.
    """
    dated = [c for c in claims if c.attribute == "date" and c.mode is Mode.ASSERTED]
    by_day: dict[str, list[Claim]] = defaultdict(list)
    for claim in dated:
        if _DAY.fullmatch(claim.value) and not claim.quoted:
            by_day[claim.value].append(claim)
    if not by_day:
        return None
    day, some = min(by_day.items(), key=lambda pair: (-len(_files(pair[1])), *_deeds(pair)))
    kinds = {claim.event.kind for claim in some}
    shared = len(_files(some))
    if len(kinds) < KINDS or shared < FEWEST or shared <= SHARE * accounts:
        return None
    if not _of_days(day, dated):
        return None
    group = tuple(sorted(some, key=lambda c: (c.quote.account, c.quote.start)))
    others = _otherwise(day, by_day, _files(some))
    text = "On which day did the events happen that most accounts tell of?"
    return Question(
        id="",
        text=text,
        subject=None,
        event=CENTRAL,
        attribute="date",
        groups=(group, *others),
        rivals=bool(others),
    )


def _deeds(pair: tuple[str, Sequence[Claim]]) -> tuple[int, str]:
    """Sorts first the day with the most deeds of known kinds, then the earliest."""
    day, some = pair
    return -sum(claim.event.kind in BY_NAME for claim in some), day


def _otherwise(
    day: str, by_day: Mapping[str, Sequence[Claim]], heard: set[str]
) -> list[tuple[Claim, ...]]:
    """What accounts that date nothing to the day say "it" was instead, not far from it."""
    middle, _ = day_span(day)
    found = []
    for other, some in sorted(by_day.items()):
        told = [c for c in some if c.event.kind == OCCASION and c.quote.account not in heard]
        if other != day and told and abs(day_span(other)[0] - middle) <= NEAR:
            found.append(tuple(sorted(told, key=lambda c: (c.quote.account, c.quote.start))))
    return found


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
