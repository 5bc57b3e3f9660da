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

_APART = 1  # breaks between one of many days and "that evening": the paragraph before at most
_LINE = 6  # tokens of a date that ends a heading
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
    base = story.day_told or now or story.base
    return None if _is_of_the_book(base, story) else base


def _is_of_the_book(base: Point | None, story: Narrative) -> bool:
    """A year alone, in which the account was written or told: none of its days is known by it."""
    written = story.anchor
    known = base is not None and written is not None and not (base.day or written.day)
    return known and base is not None and written is not None and base.year == written.year


def is_near(hit: Hit, story: Narrative) -> bool:
    """Whether the day that "that evening" counts from was told of right before it, or alone.

    The date of the text itself, in its heading or from whoever gave it, is none of what it tells.
    """
    if story.day_told is None:
        base = event_base(story)
        return base is None or not base.day
    tokens, start = hit.tokens, story.day_at
    line = range(start, min(start + _LINE, hit.first))
    ended = next((i for i in line if tokens.has(i, "BREAK", "DOT")), None)
    heads = ended is not None and tokens.has(ended, "BREAK") and story.day == story.anchor
    breaks = sum(tokens.has(i, "BREAK") for i in range(start, hit.first))
    return story.day_sure and not heads and (story.day_alone or breaks <= _APART)


def nearby(found: Reading | None, hit: Hit, story: Narrative) -> Reading | None:
    """The reading; no value where the day that it counts from stands far off.

    Its TIMEX3 and the running date stay: they are the likeliest, and only too weak for a claim.
    """
    if found is None or is_near(hit, story):
        return found
    return replace(found, value="", clock="")


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
