"""Search a case: passages by their words, narrowed by who, when, about whom, with what status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from thurloe.case.anchors import Statement
from thurloe.case.index import Index, is_in
from thurloe.case.pointing import find_members, find_source
from thurloe.case.rulings import corrector
from thurloe.errors import BadInput, BadValue
from thurloe.nouns import Account, Status
from thurloe.records import REJECTED
from thurloe.values import day_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thurloe.case.index import Passage
    from thurloe.case.material import Shelf
    from thurloe.case.meaning import Meanings
    from thurloe.case.pointing import Sight
    from thurloe.case.state import State
    from thurloe.case.store import Store
    from thurloe.nouns import Claim

STATUSES = (*(status.value for status in Status), REJECTED)


class Narrow(TypedDict, total=False):
    """What a search is narrowed to: each may be left out.

    `before` and `after` are EDTF dates. A passage meets them by the dates of what it tells, or by
    its account's date where it tells none; a vague date meets them if it may.
    """

    source: str
    before: str
    after: str
    entity: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim in a passage: what it states, and what became of it: a status, or "rejected".

    `value` is what it says now; where that is not what was read, `corrected_by` says who said so.
    """

    statement: Statement
    status: str
    value: str
    corrected_by: str = ""


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


def still_found(words: str, sight: Sight, text: str) -> bool:
    """Whether a passage has the words as it is shown, too: no search tells who is hidden.

    Without words it is found by its meaning, of which a hidden name is part.
    """
    shown = sight.veil(text)
    return shown == text or (bool(words) and is_in(words, shown))


class Tables:
    """What hits are told from, and what a search may be narrowed to, of one state of a case."""

    def __init__(self, state: State, sight: Sight) -> None:
        self.sight = sight
        self.accounts = {account.file: account for account in sight.brief.accounts}
        self.files = {held.account: held.file for held in state.accounts.values()}
        self.names = {source.id: source.name for source in sight.brief.sources}
        self.claims = _claims(sight)
        self.now = _now(sight)
        self.status = _status(sight)


class Lookup:
    """Searches in what is there after event `seq`; of a case without accounts `tables` is None."""

    def __init__(
        self,
        store: Store,
        state: State,
        shelf: Shelf,
        meanings: Meanings,
        tables: Tables | None,
    ) -> None:
        self.seq, self.meanings, self.tables = state.seq, meanings, tables
        self._keys = [held.account for held in state.accounts.values()]
        self._shelf, self._index = shelf, Index(store)
        self._fresh: set[bool] = set()

    def find(self, words: str, *, meaning: bool) -> Iterable[Passage]:
        """The passages, with all accounts indexed by now; those of undone ones among them."""
        kept: Meanings | Index = self.meanings if meaning else self._index
        if meaning not in self._fresh:
            if due := kept.missing(self._keys):
                kept.take((key, self._shelf.noun(Account, key)) for key in due)
            self._fresh.add(meaning)
        return kept.find(words)

    def hits(self, found: Iterable[Passage], narrow: Narrow) -> Iterator[Hit]:
        """The hits; raises `BadInput` for a narrowing to what is not there."""
        if self.tables is None:
            return iter(())
        return _Search(self.tables, narrow).hits(found)


class _Search:
    """One search in what is there now."""

    def __init__(self, tables: Tables, narrow: Narrow) -> None:
        self._tables, self._sight, self._narrow = tables, tables.sight, narrow
        self._check()

    def hits(self, found: Iterable[Passage]) -> Iterator[Hit]:
        """Those of the passages that are in the case and meet what the search is narrowed to."""
        for passage in found:
            file = self._tables.files.get(passage.account)
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
            self._source = self._sight.material.cast.sources[key].id
        if "entity" in narrow:
            self._entity = find_members(self._sight, narrow["entity"])
        if narrow.get("status", STATUSES[0]) not in STATUSES:
            raise BadInput(
                f"{narrow['status']!r} is no status. Allowed are: {', '.join(STATUSES)}."
            )
        self._before = _span(narrow["before"])[0] if "before" in narrow else None
        self._after = _span(narrow["after"])[1] if "after" in narrow else None

    def _hit(self, file: str, passage: Passage) -> Hit:
        account = self._tables.accounts[file]
        key = self._sight.material.keys[file]
        inside = [
            claim
            for claim in self._tables.claims.get(file, ())
            if passage.start <= claim.quote.start < passage.end
        ]
        return Hit(
            account=account,
            start=passage.start,
            end=passage.end,
            source=self._tables.names[account.source],
            told=tuple(self._told(claim, key) for claim in inside),
        )

    def _told(self, claim: Claim, key: str) -> Told:
        now = self._tables.now.get(claim.id, claim)
        return Told(
            statement=Statement.of(claim, key),
            status=self._tables.status.get(claim.id, REJECTED),
            value=now.value,
            corrected_by=corrector(now) if now.value != claim.value else "",
        )

    def _meets(self, hit: Hit) -> bool:
        status = self._narrow.get("status")
        return (
            (self._source is None or self._source in hit.account.speakers)
            and (status is None or any(told.status == status for told in hit.told))
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
        inside = (
            self._tables.now.get(claim.id, claim).event.date
            for claim in self._tables.claims.get(hit.account.file, ())
            if hit.start <= claim.quote.start < hit.end and claim.id in self._tables.status
        )
        dates = sorted(set(filter(None, inside))) or [hit.account.date or ""]
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


def _claims(sight: Sight) -> dict[str, list[Claim]]:
    return {
        extraction.account: sorted(extraction.claims, key=lambda claim: claim.quote.start)
        for extraction in sight.material.extractions
    }


def _now(sight: Sight) -> dict[str, Claim]:
    """The claims that answer a question, by id, as people corrected them."""
    return {
        claim.id: claim
        for finding in sight.brief.findings
        for answer in finding.answers
        for claim in answer.claims
    }


def _status(sight: Sight) -> dict[str, str]:
    """The status of the question that each claim answers; rejected ones answer none."""
    return {
        claim.id: finding.status.value
        for finding in reversed(sight.brief.findings)
        for answer in finding.answers
        for claim in answer.claims
    }
