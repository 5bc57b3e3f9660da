"""The date that a text has reached: it gives dates without a year their year.

An account tells its events in order, so "in October" is the October nearest to the last date
given; a report speaks from its own date, so "on Friday" is the Friday before that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thurloe.extract.times.case_days import CaseDays
from thurloe.extract.times.edtf import MONTHS_A_YEAR, SEASON_MONTHS, Point
from thurloe.extract.times.patterns import compile_pattern
from thurloe.extract.times.tokens import value_of
from thurloe.values.datelines import dateline, day_in, month_and_day

if TYPE_CHECKING:
    import re

    from thurloe.extract.times.tokens import Tokens

# A month more than this many months back is taken to be that of the next year.
# Measured on WikiWars, where 8 to 11 do alike.
BACK = 9

_YEAR_AHEAD = compile_pattern("(?<=(IN|MONTH|MAY|COMMA|OF|SINCE|BY|UNTIL|FROM|LPAR|SEASON)) y=YEAR")
_DEICTIC = compile_pattern(
    "TODAY | TONIGHT | LAST (WEEKDAY|UNIT|MONTH|PART) | THIS (UNIT|PART)"
    " | ON? WEEKDAY (?!COMMA|DAY|MONTH)"
)
# A bare year further than this from the running one is an aside, until the text stays
# there; the running year counts as settled after so many dates.
DEICTIC = 3  # words of a report, "yesterday", "on Friday", that suffice among many old years
ASIDE, SETTLED = 12, 3
_BEFORE_CHRIST = compile_pattern("BC")
ASIDES = 2  # dates vaguer than a day, of times before the last day told of
QUARTER_REACH = 2000  # tokens
_MONTH = 31  # days
_PARAGRAPH = 200  # tokens; what is said so far on is said in another
_LEAP = 2000  # a year that has all days
_BESIDE = (1, -1, 2, -2, 3, -3)
_SLIP = 3  # years by which the running date may be wrong on a day that other accounts date
_BESIDE_DAY = 2  # months from the last day told of, within which another day is of its story
_NEWS = 62  # days before a report, of which it tells without their year
_TODAY_NEAR = 3  # years round a report's date that its own news may mention


@dataclass
class Narrative:
    """Where in time the text is: `anchor` is its own date, `now` the last date it gave.

    `given` is the anchor of the whole; that of a dispatch is the day in its dateline.
    `reporting` is true of a text that speaks from its own date: news and letters. `ahead` is the
    first year that an article will name, for the dates before it. `undated` is true of a dispatch
    whose dateline has no year: nobody can say which May its May is. `recent` is true once it has
    told of a day in the month in which it was written. `day` is the last day told of, `day_at` its
    token, `day_sure` whether a claim may rest on it, `day_alone` whether the text tells of no
    other, and `since` how many dates it has given after it. `days` are the years that other
    accounts of the case give its days. `noted` is the token at which `now` was given.
    """

    tokens: Tokens
    anchor: Point | None
    now: Point | None = None
    ahead: Point | None = None
    reporting: bool = False
    quarter: tuple[Point, int] | None = None
    aside: Point | None = None
    settled: int = 0
    undated: bool = False
    recent: bool = False
    day: Point | None = None
    day_at: int = 0
    day_sure: bool = True
    day_alone: bool = True
    since: int = 0
    days: CaseDays = field(default_factory=CaseDays)
    noted: int = 0
    given: Point | None = field(init=False)

    def __post_init__(self) -> None:
        self.given = self.anchor

    def start_article(self, first: int, end: int) -> None:
        """Forget the running date: tokens `first:end` are an article of their own."""
        match = _YEAR_AHEAD.search(self.tokens.classes, first, end)
        self.settled, self.recent, self.day_alone = 0, False, True
        self.now = self.quarter = self.aside = self.day = None
        year = self._first_year(first, match.start("y") if match else end)
        year = int(self.tokens.word(match.start("y"))) if match and year is None else year
        self.ahead = Point(year) if year is not None else None
        opening = dateline(self.tokens.text, self.tokens.spans[first][0])
        given = self.given or self._of_case(opening)
        self.anchor = (_dispatched(opening, given) if opening else None) or self.given
        self.undated = opening is not None and self.anchor is None
        dated = bool(self.anchor and self.anchor.day)
        self.reporting = dated and self._reports(first, end, dispatch=opening is not None)

    def _of_case(self, line: re.Match[str] | None) -> Point | None:
        """The day of a dateline without a year: it reports what others date the days before."""
        if line is None or line["year"]:
            return None
        month, day = month_and_day(line)
        year = self.days.year_before(month, day) if Point(_LEAP, month, day).real else None
        return Point(year, month, day) if year is not None else None

    def _first_year(self, first: int, end: int) -> int | None:
        """The year that the case gives the days which the article names before any year."""
        days = [_day_of(self.tokens, i) for i in range(first, end)] if self.days.some else []
        exact = (self.days.year_of(*day) for day in days if day)
        months = (self.days.year_of_month(day[0]) for day in days if day)
        return next((y for y in (*exact, *months) if y is not None), None)

    def _reports(self, first: int, end: int, *, dispatch: bool) -> bool:
        """Whether it speaks of yesterday and last week as often as of years long past.

        A dispatch does where it speaks of them at all.
        """
        classes, anchor = self.tokens.classes, self.anchor
        deictic = sum(1 for _ in _DEICTIC.finditer(classes, first, end))
        if dispatch and deictic:
            return True
        told = sum(
            (anchor.year if anchor else 0) - int(self.tokens.word(m.start("y"))) > _TODAY_NEAR
            for m in _YEAR_AHEAD.finditer(classes, first, end)
        )
        told += sum(1 for _ in _BEFORE_CHRIST.finditer(classes, first, end))
        return deictic >= told or deictic >= max(DEICTIC, told / 4)

    def note(self, point: Point | None, at: int, *, sure: bool = True) -> None:
        """The text has given this date at token `at`; decades and centuries are too vague."""
        if point is None or point.unit in ("E", "C") or self._to_come(point):
            return
        self.since = 0 if point.day else self.since + 1
        if point.day:
            self.day_alone &= self.day in (None, point, self.anchor)
            self.day, self.day_at, self.day_sure = point, at, sure
        anchor = self.anchor
        if anchor and point.day and (point.year, point.month) == (anchor.year, anchor.month):
            self.recent = True
        far = self.now is not None and abs(point.year - self.now.year) > ASIDE
        if far and point.unit == "Y" and self.settled >= SETTLED and not self._returns_to(point):
            self.aside = point
            return
        self.settled = 1 if far else self.settled + 1
        self.now, self.aside, self.noted = point, None, at

    def _to_come(self, point: Point) -> bool:
        """Whether a report speaks of a year that is yet to come: its plans are no part of it."""
        return self.reporting and self.anchor is not None and point.year > self.anchor.year + 1

    def holds(self, point: Point) -> bool:
        """Whether the running date lies within this month or year and is finer."""
        now = self.now
        inside = (
            now is not None and point.unit in "YM" and now.unit in "DM" and now.unit != point.unit
        )
        return inside and now is not None and now.cut(point.unit) == point

    def _returns_to(self, point: Point) -> bool:
        return self.aside is not None and abs(point.year - self.aside.year) <= ASIDE

    def note_quarter(self, point: Point, at: int) -> None:
        """The text speaks of this quarter of a year at token `at`."""
        self.quarter = point, at

    def quarter_near(self, at: int) -> Point | None:
        """The quarter spoken of shortly before token `at`."""
        return self.quarter[0] if self.quarter and at - self.quarter[1] < QUARTER_REACH else None

    @property
    def base(self) -> Point | None:
        """What relative words start from: the running date, else the anchor."""
        if self.reporting:
            return self.anchor
        return None if self.undated else self.now or self.anchor

    @property
    def day_told(self) -> Point | None:
        """The last day told of, while all that came since is a few asides on earlier times."""
        day, now = self.day, self.now
        if day is None or self.since > ASIDES:
            return None
        onward = now is not None and not now.day and (now.year, now.month) > (day.year, day.month)
        return None if onward else day

    @property
    def then(self) -> Point | None:
        """What "that summer" and "the following year" start from: a report may tell of long ago."""
        now, anchor = self.now, self.anchor
        far = now and anchor and abs(now.year - anchor.year) > _TODAY_NEAR
        return now if far else self.base

    @property
    def mentioned(self) -> Point | None:
        """What "that year" means: the year last named, be it only an aside."""
        return self.aside or self.now or self.base

    @property
    def year(self) -> int | None:
        """The year that the text has reached."""
        if self.reporting and self.anchor:
            return self.anchor.year
        known = None if self.undated else self.now or self.ahead or self.anchor
        return known.year if known else None

    def year_of(
        self, month: int, *, day: int = 0, ahead: bool = False, at: int | None = None
    ) -> int | None:
        """The year of a month (or season 21-24) named without one; None if nothing is known.

        It is named at token `at`, None for right behind the last date.
        """
        month = SEASON_MONTHS.get(month, month)
        if self.reporting and self.anchor:
            news = self._year_in_news(self.anchor, month, day, ahead=ahead)
            return news if ahead else self._of_old_matter(self.anchor, month, day, news)
        own, case = self._running_year(month, day), self._case_year(month, day)
        guessed = own is None or self.now is None or case is None or abs(own - case) > _SLIP
        if case is not None and guessed:
            return case
        back = self._back_from_aside(month, at)
        return self._still_ahead(month, own) if ahead else back or own

    def _of_old_matter(self, anchor: Point, month: int, day: int, news: int) -> int:
        """The year of a day that a report dates; that of the old matter which it reports on.

        "On 12 March 1907 the mill burned. The miller died on the 20th of March", says an inquiry
        of 1908: of two years the days just before the report come first.
        """
        beside = self._year_beside(month)
        if beside is not None and (month, day) > (anchor.month, anchor.day) and beside < news:
            return beside  # "It sank on 3 May 1911 ... Holm died on 9 June", says one of May 1912
        months = (anchor.year - news) * MONTHS_A_YEAR + anchor.month - month
        if months * _MONTH + (anchor.day or _MONTH) - (day or 1) <= _NEWS or not month:
            return news
        old = self._year_beside(month) or self._long_ago(month) or self.days.year_of_month(month)
        return old if old is not None and old < news else news

    def _long_ago(self, month: int) -> int | None:
        """The year of a month of a story of old: "ten years ago today ... I was tried in May"."""
        day, anchor = self.day, self.anchor
        if day is None or anchor is None or anchor.year - day.year <= _TODAY_NEAR:
            return None
        return self._running_year(month, 0)

    def _back_from_aside(self, month: int, at: int | None) -> int | None:
        """The year of the day told of before an earlier bare year, which ended with its paragraph.

        "On 14 May 1911 the mill blew up ... It was built in 1881.\n\nOn 11 May ...": 1911, where
        the accounts of the case tell of no other May.
        """
        now, case = self.now, self.days.year_of_month(month)
        if at is None or now is None or now.unit != "Y" or case is None or case <= now.year:
            return None
        between = range(self.noted, min(at, self.noted + _PARAGRAPH))
        ended = at - self.noted > _PARAGRAPH or any(self.tokens.has(i, "BREAK") for i in between)
        return case if ended and self._year_beside(month) == case else None

    def _year_beside(self, month: int) -> int | None:
        """The year of a month that is that of the last day told of, or near to it."""
        day = self.day or (self.now if self.now and self.now.unit == "M" else None)
        if day is None or self.undated:
            return None
        gap = (month - day.month + MONTHS_A_YEAR // 2) % MONTHS_A_YEAR - MONTHS_A_YEAR // 2
        return (
            day.year + (day.month - 1 + gap) // MONTHS_A_YEAR if abs(gap) <= _BESIDE_DAY else None
        )

    def _still_ahead(self, month: int, own: int | None) -> int | None:
        """ "It will open in May", of a letter of 2019 that told of 2018: May 2019 or the next."""
        anchor = self.anchor
        if own is None or anchor is None or not anchor.month:
            return own
        gone = (own, month) < (anchor.year, anchor.month) and anchor.year - own <= _TODAY_NEAR
        return anchor.year + (month < anchor.month) if gone else own

    def _case_year(self, month: int, day: int) -> int | None:
        """The year that two accounts give a day, or one that speaks of the year of the case."""
        sure, told, main = (
            self.days.sure_year_of(month, day),
            self.days.year_of(month, day),
            self.days.year,
        )
        weak = self._yearless or self._only_ahead
        return main if sure is None and main is not None and (told == main or weak) else sure

    @property
    def _only_ahead(self) -> bool:
        """Whether all that is known of the year is one that the text will name further on."""
        return self.ahead is not None and not (self.now or self.anchor or self.undated)

    @property
    def _yearless(self) -> bool:
        """Whether neither the text nor who gave it says of which year it is."""
        return not (self.now or self.ahead or self.anchor or self.undated)

    def year_with(self, month: int, day: int, weekday: int, guess: int | None) -> int | None:
        """The year nearest to the guess in which a day is that day of the week; else the guess.

        "Sunday, 22 May" tells one year in six or so: those that the text or the case names come
        first, then those next to the guess.
        """
        named = [p.year for p in (self.aside, self.ahead, self.day, self.anchor) if p]
        case = [y for y in (self.days.year_of(month, day), self.days.year) if y is not None]
        beside = [guess + step for step in _BESIDE] if guess is not None else []
        tried = [*([guess] if guess is not None else []), *case, *named, *beside]
        fits = (y for y in tried if Point(y, month, day).real)
        return next((y for y in fits if Point(y, month, day).weekday == weekday), guess)

    def _running_year(self, month: int, day: int) -> int | None:
        """The year that the text itself has reached in that month."""
        if self.recent and self.anchor and day and self._just_before(month, day):
            return self.anchor.year
        known = None if self.undated else self.now or self.ahead or self.anchor
        if known is None:
            return None
        start = SEASON_MONTHS.get(known.month, known.month)
        year = known.year + (1 if start and month - start <= -BACK else 0)
        return self._years_before(month) or year if self._is_own(known) else year

    def _is_own(self, known: Point) -> bool:
        """Whether a year is that in which the text was written, as on the title of a memoir."""
        return bool(self.anchor and known.year == self.anchor.year and not known.month)

    def _years_before(self, month: int) -> int | None:
        """The year before its own that a text means by a month, if the case knows but one."""
        case = self.days.year_of_month(month) if self.days.some and not self.reporting else None
        return case if case is not None and self.anchor and case < self.anchor.year else None

    def _just_before(self, month: int, day: int) -> bool:
        """Whether a day without a year is one of the last before the text's own, as in an obituary.

        Only after a bare year: "in 1910 he married ... He was buried on 12 October".
        """
        anchor, now = self.anchor, self.now
        if anchor is None or not anchor.day or now is None or now.unit != "Y":
            return False
        days = (anchor.month - month) * _MONTH + anchor.day - day
        return 0 <= days <= _MONTH

    @staticmethod
    def _year_in_news(anchor: Point, month: int, day: int, *, ahead: bool) -> int:
        """The last such month before the report, or the next where it looks ahead."""
        later = (month, day or anchor.day) > (anchor.month, anchor.day + (0 if ahead else 1))
        near = (month - anchor.month) % MONTHS_A_YEAR
        if ahead:
            return anchor.year + (0 if later or month == anchor.month else 1)
        if later and near > 2:  # noqa: PLR2004 - a coming month is named so up to two months ahead
            return anchor.year - 1
        return anchor.year


def _dispatched(line: re.Match[str], given: Point | None) -> Point | None:
    """The day that a dateline names; without a year the last such day before the text's own."""
    if line["year"]:
        day = day_in(line, int(line["year"]))
    elif given is None:
        return None
    else:
        ahead = bool(given.month) and month_and_day(line) > (given.month, given.day or _MONTH)
        day = day_in(line, given.year - ahead)
    return Point(day.year, day.month, day.day) if day else None


def _day_of(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The month and day of "26 February" and "February 26th" at a token; None elsewhere."""
    name = next((cls for cls in ("MONTH", "MAY") if tokens.has(at, cls)), None)
    if name is None:
        return None
    month = int(value_of(tokens.word(at), name))
    for beside in (at - 1, at + 1):
        digits = tokens.word(beside).rstrip("stndrh") if tokens.has(beside, "DAY") else ""
        if digits.isdigit():
            return month, int(digits)
    return None
