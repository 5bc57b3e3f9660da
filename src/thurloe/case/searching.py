"""Search a case: passages by their words, narrowed by who, when, about whom, with what status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from thurloe.case.anchors import Statement
from thurloe.case.index import is_in
from thurloe.case.pointing import find_members, find_source
from thurloe.case.rulings import corrector
from thurloe.case.written import check_value
from thurloe.errors import BadInput, BadValue
from thurloe.nouns import Account, Status
from thurloe.records import REJECTED
from thurloe.values import day_span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from thurloe.case.holdings import Holdings
    from thurloe.case.index import Passage
    from thurloe.case.pointing import Sight

STATUSES = (*(status.value for status in Status), REJECTED)

UNWEIGHED = "unweighed"
"""What stands for a claim's status where no brief was made since something changed."""


class Narrow(TypedDict, total=False):
    """What a search is narrowed to: each may be left out.

    `before` and `after` are EDTF dates, or dates in words. A passage meets them by the dates of
    what it tells, or by its account's date where it tells none; a vague date meets them if it may.
    """

    source: str
    before: str
    after: str
    entity: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim in a passage: what it states, and what became of it.

    `status` is that of the question which it answers, "rejected", or `UNWEIGHED`; `besides` are
    those of others, to which it is a yes because it tells of the deed. `value` is what
    it says now; where that is not what was read, `corrected_by` says who said so. `date` is that
    of the event it tells of (EDTF), "" where none is known; `at` is where its quote begins.
    """

    statement: Statement
    status: str
    value: str
    date: str
    at: int
    corrected_by: str = ""
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that was found: `account.text[start:end]`, its source's name, and its claims."""

    account: Account
    start: int
    end: int
    source: str
    told: tuple[Told, ...]

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.account.text[self.start : self.end]

    def place(self, veil: Callable[[str], str]) -> tuple[int, int]:
        """Where it stands in the account as `veil` shows it, so that no name gives its length."""
        if veil is str:
            return self.start, self.end
        start = len(veil(self.account.text[: self.start]))
        return start, start + len(veil(self.text))


def still_found(words: str, sight: Sight, text: str) -> bool:
    """Whether a passage has the words as it is shown, too: no search tells who is hidden.

    Without words it is found by its meaning, of which a hidden name is part.
    """
    shown = sight.veil(text)
    return shown == text or (bool(words) and is_in(words, shown))


class Search:
    """One search in what is there now, narrowed to this or that.

    `standing` gives, for an account, the status of each of its claims in the order in which they
    were read, or nothing where it is not known.
    """

    def __init__(
        self,
        holdings: Holdings,
        sight: Sight,
        standing: Callable[[str], Sequence[str]],
        narrow: Narrow,
    ) -> None:
        self._holdings, self._sight, self._narrow = holdings, sight, narrow
        self._standing = standing
        self._read: dict[str, list[Told]] = {}
        self._check()

    def hits(self, found: Iterable[Passage]) -> Iterator[Hit]:
        """Those of the passages that are in the case and meet what the search is narrowed to."""
        for passage in found:
            file = self._holdings.files.get(passage.account)
            if file is not None:
                hit = self._hit(file, passage)
                if self._meets(hit):
                    yield hit

    def _check(self) -> None:
        """Settle what the narrowing names; raises `BadInput` for what is not there."""
        narrow = self._narrow
        self._source = self._entity = None
        if "source" in narrow:
            key, _ = find_source(self._sight, narrow["source"])
            self._source = self._holdings.cast.sources[key].id
        if "entity" in narrow:
            self._entity = find_members(self._sight, narrow["entity"])
        if narrow.get("status", STATUSES[0]) not in STATUSES:
            raise BadInput(
                f"{narrow['status']!r} is no status. Allowed are: {', '.join(STATUSES)}."
            )
        self._before = (
            _span(check_value("date", narrow["before"]))[0] if "before" in narrow else None
        )
        self._after = _span(check_value("date", narrow["after"]))[1] if "after" in narrow else None

    def _hit(self, file: str, passage: Passage) -> Hit:
        account = self._holdings.account(file)
        if file not in self._read:
            self._read[file] = list(self._told_in(file))
        return Hit(
            account=account,
            start=passage.start,
            end=passage.end,
            source=self._holdings.names[account.source],
            told=tuple(t for t in self._read[file] if passage.start <= t.at < passage.end),
        )

    def _told_in(self, file: str) -> Iterator[Told]:
        """The claims of an account in the order of its text, as people decided."""
        key = self._holdings.keys[file]
        now = {claim.id: claim for claim in self._holdings.ruled(file).claims}
        claims = self._holdings.extraction(file).claims
        standing = self._standing(file) or [UNWEIGHED] * len(claims)
        pairs = zip(claims, standing, strict=True)
        for claim, status in sorted(pairs, key=lambda pair: pair[0].quote.start):
            said = now.get(claim.id, claim)
            first, *besides = status.split() or [""]
            yield Told(
                statement=Statement.of(claim, key),
                status=first if claim.id in now else REJECTED,
                besides=tuple(besides) if claim.id in now else (),
                value=said.value,
                date=said.event.date or "",
                at=claim.quote.start,
                corrected_by=corrector(said) if said.value != claim.value else "",
            )

    def _meets(self, hit: Hit) -> bool:
        status = self._narrow.get("status")
        return (
            (self._source is None or self._source in hit.account.speakers)
            and (status is None or any(status in (told.status, *told.besides) for told in hit.told))
            and (self._entity is None or self._speaks_of(hit))
            and self._is_in_time(hit)
        )

    def _speaks_of(self, hit: Hit) -> bool:
        return any(
            hit.start <= mention.start < hit.end
            for referent in self._entity or ()
            if referent.account == hit.account.file
            for mention in referent.mentions
        )

    def _is_in_time(self, hit: Hit) -> bool:
        if self._before is None and self._after is None:
            return True
        inside = {told.date for told in hit.told if told.status != REJECTED}
        dates = sorted(inside - {""}) or [hit.account.date or ""]
        return any(self._meets_date(date) for date in dates)

    def _meets_date(self, date: str) -> bool:
        try:
            first, last = _span(date)
        except BadInput:  # no date is known, or one that lies nowhere
            return False
        return (self._before is None or first < self._before) and (
            self._after is None or last > self._after
        )


def _span(date: str) -> tuple[float, float]:
    try:
        first, last = day_span(date)
    except BadValue as error:
        raise BadInput(f"{date!r} is no date. Write it as 1987-03-07, 1987-03 or 1987.") from error
    return first, last
