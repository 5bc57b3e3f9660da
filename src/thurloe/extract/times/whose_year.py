"""Whose year a day or month without one has: "on 3 May" is of the year that the text is in.

An account tells its events in order, so "in October" is the October nearest to the last date
given; a report speaks from its own date, so "in October" is the October before that.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from thurloe.extract.times.edtf import MONTHS_A_YEAR, SEASON_MONTHS, Point

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative

# A month more than this many months back is taken to be that of the next year.
# Measured on WikiWars, where 8 does best of 5 to 11.
BACK = 8
_MONTH = 31  # days
_PARAGRAPH = 200  # tokens; what is said so far on is said in another
_BESIDE = (1, -1, 2, -2, 3, -3)
_SLIP = 3  # years by which the running date may be wrong on a day that other accounts date
_BESIDE_DAY = 2  # months from the last day told of, within which another day is of its story
_BESIDE_ASIDE = 1  # months: "came in May 1911. On 3 June ..."
_NEWS = 62  # days before a report, of which it tells without their year
_TODAY_NEAR = 3  # years round a report's date that its own news may mention


class Lean(Enum):
    """Which way the words about a day without a year look."""

    NEITHER = 0
    AHEAD = 1  # "was to meet in May"
    TO_COME = 3  # "will meet in May", "is showing a film in May": from the day of writing
    BACK = 2  # "found that they met in May"


def year_of(story: Narrative, month: int, *, day: int = 0, lean: Lean = Lean.NEITHER) -> int | None:
    """The year of a month (or season 21-24) named without one; None if nothing is known."""
    month = SEASON_MONTHS.get(month, month)
    ahead = lean in (Lean.AHEAD, Lean.TO_COME)
    if lean is Lean.TO_COME and not (story.written.day or story.given or _just_dated(story)):
        return None
    if story.reporting and story.anchor:
        news = _year_in_news(story.anchor, month, day, ahead=ahead)
        return news if ahead else _of_old_matter(story, story.anchor, month, day, news)
    own, case = _running_year(story, month, day), _case_year(story, month, day)
    guessed = own is None or story.now is None or case is None or abs(own - case) > _SLIP
    if case is not None and guessed:
        return case
    if _unsure(story) and _belied(story, own):
        return None  # the case is of another year, and nobody can say which is meant
    if lean is Lean.BACK:
        return _gone_by(story, month, own)
    return _still_ahead(story, month, own) if ahead else _back_from_aside(story, month) or own


def _just_dated(story: Narrative) -> bool:
    """Whether a date was given right before: "It will open on 3 May 1911, and close in June"."""
    return story.line is not None and story.is_fresh(story.noted)


def _gone_by(story: Narrative, month: int, own: int | None) -> int | None:
    """ "In March 1911 ... It found that she sailed in June": the June before, and not 1911's."""
    now = story.now
    to_come = now is not None and now.year == own and 0 < now.month <= month - _SOON
    return own - 1 if to_come and own is not None and now and now.month <= MONTHS_A_YEAR else own


_SOON = 2  # months: what is this close may be told as gone by from further on


def _of_old_matter(story: Narrative, anchor: Point, month: int, day: int, news: int) -> int:
    """The year of a day that a report dates; that of the old matter which it reports on.

    "On 12 March 1907 the mill burned. The miller died on the 20th of March", says an inquiry
    of 1908: of two years the days just before the report come first.
    """
    beside = _year_beside(story, month)
    if _is_anniversary(story.day, anchor):
        return beside or _running_year(story, month, day) or news
    if beside is not None and (month, day) > (anchor.month, anchor.day) and beside < news:
        return beside  # "It sank on 3 May 1911 ... Holm died on 9 June", says one of May 1912
    months = (anchor.year - news) * MONTHS_A_YEAR + anchor.month - month
    if months * _MONTH + (anchor.day or _MONTH) - (day or 1) <= _NEWS or not month:
        return news
    old = beside or story.days.year_of_month(month) or _long_ago(story, month)
    return old if old is not None and old < news else news


def _is_anniversary(day: Point | None, anchor: Point) -> bool:
    """ "Sixty years ago today ... The strike had begun on 20 February": of sixty years ago."""
    if day is None or anchor.year - day.year <= _TODAY_NEAR:
        return False
    return day.month == anchor.month and abs(day.day - anchor.day) <= 1


def _long_ago(story: Narrative, month: int) -> int | None:
    """The year of a month of a story of old: "ten years ago today ... I was tried in May"."""
    day, anchor = story.day, story.anchor
    if day is None or anchor is None or anchor.year - day.year <= _TODAY_NEAR:
        return None
    return _running_year(story, month, 0)


def _back_from_aside(story: Narrative, month: int) -> int | None:
    """The year of the day told of before an earlier bare year, which ended with its paragraph.

    "On 14 May 1911 the mill blew up ... It was built in 1881.\n\nOn 11 May ...": 1911, where
    the accounts of the case tell of no other May.
    """
    now, case = story.now, story.days.year_of_month(month)
    if now is None or now.unit != "Y" or case is None or case <= now.year:
        return None
    between = range(story.noted, min(story.at, story.noted + _PARAGRAPH))
    ended = story.at - story.noted > _PARAGRAPH or any(
        story.tokens.has(i, "BREAK") for i in between
    )
    return case if ended and _year_beside(story, month) == case else None


def _year_beside(story: Narrative, month: int) -> int | None:
    """The year of a month that is that of the last day told of, or near to it."""
    day = story.day or (story.now if story.now and story.now.unit == "M" else None)
    if day is None or story.undated:
        return None
    gap = (month - day.month + MONTHS_A_YEAR // 2) % MONTHS_A_YEAR - MONTHS_A_YEAR // 2
    return day.year + (day.month - 1 + gap) // MONTHS_A_YEAR if abs(gap) <= _BESIDE_DAY else None


def _still_ahead(story: Narrative, month: int, own: int | None) -> int | None:
    """ "It will open in May", of a letter of 2019 that told of 2018: May 2019 or the next."""
    anchor = story.anchor
    if own is None or anchor is None or not anchor.month:
        return own
    gone = (own, month) < (anchor.year, anchor.month) and anchor.year - own <= _TODAY_NEAR
    return anchor.year + (month < anchor.month) if gone else own


def _case_year(story: Narrative, month: int, day: int) -> int | None:
    """The year that two accounts give a day, or one that speaks of the year of the case."""
    days = story.days
    told, main = days.year_of(month, day), days.year
    sure = days.sure_year_of(month, day)
    if sure is None and _unsure(story):
        return told or main or days.year_of_month(month)
    return main if sure is None and main is not None and told == main else sure


def _unsure(story: Narrative) -> bool:
    """Whether all that is known of the year is one that the text names in passing or later on."""
    if story.anchor or story.undated:
        return False
    return story.now is None or (story.now.unit == "Y" and not story.firm)


def _belied(story: Narrative, own: int | None) -> bool:
    """Whether the case is of other years than the one that the text names only further on."""
    some = story.days.some_year
    slip = _SLIP if story.now else 0
    return own is not None and some is not None and abs(own - some) > slip


def year_with(
    story: Narrative, month: int, day: int, weekday: int, guess: int | None
) -> int | None:
    """The year nearest to the guess in which a day is that day of the week; else the guess.

    "Sunday, 22 May" tells one year in six or so: those that the text or the case names come
    first, then those next to the guess.
    """
    named = [p.year for p in (story.aside, story.ahead, story.day, story.anchor) if p]
    case = [y for y in (story.days.year_of(month, day), story.days.year) if y is not None]
    beside = [guess + step for step in _BESIDE] if guess is not None else []
    tried = [*([guess] if guess is not None else []), *case, *named, *beside]
    fits = (y for y in tried if Point(y, month, day).real)
    return next((y for y in fits if Point(y, month, day).weekday == weekday), guess)


def _running_year(story: Narrative, month: int, day: int) -> int | None:
    """The year that the text itself has reached in that month."""
    if story.recent and story.anchor and day and _just_before(story, month, day):
        return story.anchor.year
    known = None if story.undated else story.now or story.ahead or story.anchor
    if known is None:
        return None
    aside = story.passed
    if aside is not None and aside.month and 0 <= month - aside.month <= _BESIDE_ASIDE:
        return aside.year
    start = SEASON_MONTHS.get(known.month, known.month)
    return known.year + (1 if start and month - start <= -BACK else 0)


def _just_before(story: Narrative, month: int, day: int) -> bool:
    """Whether a day without a year is one of the last before the text's own, as in an obituary.

    Only after a bare year: "in 1910 he married ... He was buried on 12 October".
    """
    anchor, now = story.anchor, story.now
    if anchor is None or not anchor.day or now is None or now.unit != "Y":
        return False
    days = (anchor.month - month) * _MONTH + anchor.day - day
    return 0 <= days <= _MONTH


def _year_in_news(anchor: Point, month: int, day: int, *, ahead: bool) -> int:
    """The last such month before the report, or the next where it looks ahead."""
    later = (month, day or anchor.day) > (anchor.month, anchor.day + (0 if ahead else 1))
    near = (month - anchor.month) % MONTHS_A_YEAR
    if ahead:
        return anchor.year + (0 if later or month == anchor.month else 1)
    if later and near > 2:  # noqa: PLR2004 - a coming month is named so up to two months ahead
        return anchor.year - 1
    return anchor.year


def year_near(number: int, near: int, latest: int | None = None) -> int:
    """The year that two digits mean: "'93" near 1911 is 1893, "'42" is 1942.

    A year to come is twice as far off as one gone by; none is past ten years from `latest`.
    """
    if number > 99:  # noqa: PLR2004 - all digits are there
        return number
    near = near if latest is None else min(near, latest + _PLANNED)
    centuries = (near // 100 + step for step in (-1, 0, 1))
    years = [100 * century + number for century in centuries]
    told = [y for y in years if latest is None or y <= latest + _PLANNED]
    return min(told, key=lambda y: 2 * (y - near) if y > near else near - y)


_PLANNED = 10  # years to come that a text may name
