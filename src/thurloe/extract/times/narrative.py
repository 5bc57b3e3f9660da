"""The date that a text has reached, on its main line and in asides from it.

An account tells its events in order: each date carries its main line onward, unless `steps` finds
it to be an aside, which holds for its sentence alone. A report speaks from its own date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thurloe.extract.times.case_days import CaseDays
from thurloe.extract.times.opening import Written, first_year, written
from thurloe.extract.times.patterns import compile_pattern

if TYPE_CHECKING:
    from thurloe.extract.times.edtf import Point
    from thurloe.extract.times.tokens import Tokens

# A bare year further than this from the running one is an aside, until the text stays
# there; the running year counts as settled after so many dates.
ASIDE, SETTLED = 12, 3
_SENTENCE_END = compile_pattern("DOT | BREAK")
FRESH = 2  # ends of sentences behind an aside that may still be meant
LONGEST = 200  # tokens of a sentence
ASIDES = 2  # dates vaguer than a day, of times before the last day told of
QUARTER_REACH = 2000  # tokens
_TODAY_NEAR = 3  # years round a report's date that its own news may mention


@dataclass
class Narrative:
    """Where in time the text is: `anchor` is its own date, `now` the last date it gave.

    `line` is the date that its main line has reached, `noted` the token at which it was given,
    `firm` whether more than a bare year in passing gave it. `aside` is the date last named by the
    way, at token `aside_at`; where that was in `passing`, what comes next may count from it. `at`
    is the token that is being read, `first` the first of the article.

    `given` is the anchor of the whole; `written` is when this article was written, by its own
    dateline or heading. `ahead` is the first year that an article will name, for the dates before
    it. `recent` is true once it has told of a day in the month in which it was written. `day` is
    the last day told of, `day_at` its token, `day_sure` whether a claim may rest on it,
    `day_alone` whether the text tells of no other, and `since` how many dates it has given after
    it. `days` are the years that other accounts of the case give its days.
    """

    tokens: Tokens
    anchor: Point | None
    line: Point | None = None
    ahead: Point | None = None
    quarter: tuple[Point, int] | None = None
    aside: Point | None = None
    aside_at: int = 0
    passing: bool = False
    at: int = 0
    first: int = 0
    settled: int = 0
    recent: bool = False
    day: Point | None = None
    day_at: int = 0
    day_sure: bool = True
    day_alone: bool = True
    since: int = 0
    days: CaseDays = field(default_factory=CaseDays)
    noted: int = 0
    firm: bool = True
    given: Point | None = field(init=False)
    written: Written = field(default_factory=Written)

    def __post_init__(self) -> None:
        self.given = self.anchor

    def start_article(self, first: int, end: int) -> None:
        """Forget the running date: tokens `first:end` are an article of their own."""
        self.first = first
        self.settled, self.recent, self.day_alone = 0, False, True
        self.line = self.quarter = self.aside = self.day = None
        self.ahead = first_year(self.tokens, first, end, self.days)
        self.written = written(self.tokens, (first, end), self.given, self.days)
        spoken_from = self.written.reporting or self.given or self.written.undated
        self.anchor = self.written.day if spoken_from else None

    def note(self, point: Point | None, at: int, *, sure: bool = True, firm: bool = True) -> None:
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
        line = self.line
        far = line is not None and abs(point.year - line.year) > ASIDE
        if far and point.unit == "Y" and self.settled >= SETTLED and not self.returns_to(point):
            self.note_aside(point, at, passing=True)
            return
        self.settled = 1 if far else self.settled + 1
        self.line, self.aside, self.noted, self.firm = point, None, at, firm

    def note_aside(self, point: Point | None, at: int, *, passing: bool = False) -> None:
        """The text has named this date by the way at token `at`; what follows is as before."""
        self.aside, self.aside_at, self.passing = point, at, passing

    @property
    def now(self) -> Point | None:
        """The last date given: that of the main line, or of an aside until its sentence ends."""
        return self.aside if self.aside and self._in_sentence_of(self.aside_at) else self.line

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

    def returns_to(self, point: Point) -> bool:
        """Whether an aside in a sentence before was of these years too: the text stays there."""
        here = self.aside is None or self._in_sentence_of(self.aside_at)
        return not here and self.aside is not None and abs(point.year - self.aside.year) <= ASIDE

    def _in_sentence_of(self, token: int) -> bool:
        """Whether no sentence has ended since this token."""
        near = self.at - token <= LONGEST
        return near and _SENTENCE_END.search(self.tokens.classes, token, self.at) is None

    def note_quarter(self, point: Point, at: int) -> None:
        """The text speaks of this quarter of a year at token `at`."""
        self.quarter = point, at

    def quarter_near(self, at: int) -> Point | None:
        """The quarter spoken of shortly before token `at`."""
        return self.quarter[0] if self.quarter and at - self.quarter[1] < QUARTER_REACH else None

    @property
    def reporting(self) -> bool:
        """Whether the text speaks from its own date."""
        return self.written.reporting

    @property
    def undated(self) -> bool:
        """Whether nobody can say of which year the text is."""
        return self.written.undated

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
    def day_here(self) -> Point | None:
        """The day told of in this very sentence."""
        return self.day if self.day and self._in_sentence_of(self.day_at) else None

    @property
    def then(self) -> Point | None:
        """What "that summer" and "the following year" start from: a report may tell of long ago."""
        now, anchor = self.now, self.anchor
        far = now and anchor and abs(now.year - anchor.year) > _TODAY_NEAR
        return now if far else self.base

    @property
    def passed(self) -> Point | None:
        """The date named in passing in this sentence or in the two before."""
        return self.aside if self.passing and self.is_fresh(self.aside_at) else None

    def is_fresh(self, token: int) -> bool:
        """Whether no more than two sentences have ended since this token."""
        ends = _SENTENCE_END.finditer(self.tokens.classes, token, self.at)
        return self.at - token <= LONGEST * FRESH and sum(1 for _ in ends) <= FRESH

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
