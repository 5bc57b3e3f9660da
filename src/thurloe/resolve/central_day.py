"""The day that the accounts turn on: where most of them date something to one and the same day."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from thurloe.nouns import Claim, Mode, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = 2  # of events; one alone has its own question
FEWEST = 3  # accounts; two that share a day are lined up by their events
SHARE = 0.5  # of all accounts; a day that fewer of them date something to is one day among others


def central_day(claims: Iterable[Claim], accounts: int) -> Question | None:
    """On which day did it happen? The day to which at least half of the accounts date something.

    Retellings of one event put its date into different clauses: one says when the ship sailed,
    another when she sank. None where no day is shared by `FEWEST` and by `SHARE` of the accounts.
    """
    by_day: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (
            claim.attribute == "date"
            and claim.mode is Mode.ASSERTED
            and _DAY.fullmatch(claim.value)
        ):
            by_day[claim.value].append(claim)
    if not by_day:
        return None
    _, some = max(by_day.items(), key=lambda pair: (len(_files(pair[1])), pair[0]))
    kinds = {claim.event.kind for claim in some}
    if len(kinds) < KINDS or len(_files(some)) < max(FEWEST, SHARE * accounts):
        return None
    group = tuple(sorted(some, key=lambda c: (c.quote.account, c.quote.start)))
    text = "On which day did the events happen that most accounts tell of?"
    return Question(
        id="", text=text, subject=None, event="central day", attribute="date", groups=(group,)
    )


def _files(claims: Iterable[Claim]) -> set[str]:
    return {claim.quote.account for claim in claims}
