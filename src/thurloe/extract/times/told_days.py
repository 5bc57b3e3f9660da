"""What "the next day" counts from, and that nothing told as past is later than its teller."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.times.rules_dates import AHEAD, DAYS_BACK, looks_ahead

if TYPE_CHECKING:
    from thurloe.extract.times.edtf import Point
    from thurloe.extract.times.narrative import Narrative
    from thurloe.extract.times.patterns import Hit
    from thurloe.extract.times.reading import Reading

_AHEAD = AHEAD - {"next"}
_BEHIND = 6  # tokens behind a time in which "will" makes it one to come
FEW_DAYS = {"D", "N", "W", "F"}


def event_base(story: Narrative) -> Point | None:
    """The day of what was told before; where no day was, the date that the text has reached.

    An aside on earlier years leaves it: "On 6 May the mill burned. It was built in 1911. The
    next day ...".
    """
    if story.undated and story.day is None:
        return None
    now = story.now if story.reporting else story.then
    return story.day_told or now or story.base


def to_come(hit: Hit) -> bool:
    """Whether the words about a time speak of the future."""
    behind = {hit.tokens.word(i).lower() for i in range(hit.end, hit.end + _BEHIND)}
    return looks_ahead(hit, DAYS_BACK) or bool(_AHEAD & behind)


def told(found: Reading | None, hit: Hit, story: Narrative) -> Reading | None:
    """The reading; no day of a date where it is later than the text that tells of it as past."""
    anchor, point = story.anchor, found.point if found else None
    if found is None or anchor is None or point is None or not (anchor.day and point.day):
        return found
    later = (point.year, point.month, point.day) > (anchor.year, anchor.month, anchor.day)
    if not later or to_come(hit):
        return found
    _, mark, clock = found.timex3.partition("T")
    return replace(found, value="", timex3="XXXX-XX-XX" + mark + clock, point=None)
