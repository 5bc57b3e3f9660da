"""What of a case is shown: parts of its brief, log and claims, as JSON has them."""

from __future__ import annotations

import json
import tempfile
from collections import OrderedDict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from thurloe.case import as_json
from thurloe.errors import NotThere
from thurloe.report import to_json
from thurloe.report.dressing import Dress, dress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from thurloe.case import Case, Event, Hit, Narrow
    from thurloe.web.asked import Export, Look, LookAtClaims, LookAtLog, Pack, Page, SearchFor

    Row = dict[str, Any]

KEPT = 8
"""Briefs that are kept as JSON, each of one moment for one sort of reader."""

PART = 1 << 18
"""Bytes of a file that are sent at once."""

NONE: Row = {"accounts": [], "sources": [], "entities": [], "findings": []}


class Looks:
    """Findings files of a case, the last few kept; used by one thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Row] = OrderedDict()

    def at(self, case: Case, look: Look, about: str = "") -> Row:
        """The findings file as somebody may see it; of an empty case one without anything."""
        veil = case.veil(reveal=look.reveal)
        state = case.state(at=look.at)
        if not state.accounts:
            return NONE
        key = (state.seq, case.events()[-1].hash, look.at, look.reveal, case.by, about, veil is str)
        if key not in self._kept:
            clothes = Dress(about=about or None, reveal=look.reveal)
            self._kept[key] = json.loads(to_json(dress(case.brief(at=look.at), clothes)))
        self._kept.move_to_end(key)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]


def page_of(rows: Sequence[Any], page: Page) -> Row:
    """A page of rows."""
    end = page.cursor + page.limit
    more = end if end < len(rows) else None
    return {"items": list(rows[page.cursor : end]), "total": len(rows), "next": more}


def one_of(rows: Sequence[Row], key: str, value: object) -> Row:
    """The row that has a value; raises `NotThere` if there is none."""
    found = next((row for row in rows if row[key] == value), None)
    if found is None:
        raise NotThere(f"There is no {value!r} here.")
    return found


def overview(case: Case) -> Row:
    """The case in a few figures, and who asks."""
    events, state = case.events(), case.state()
    return {
        "title": case.veil()(state.title),
        "accounts": len(state.accounts),
        "events": len(events),
        "head": events[-1].hash,
        "you": case.by,
        "role": state.users.get(case.by, ""),
    }


def account(case: Case, file: str, rows: Sequence[Row], look: Look) -> Row:
    """An account with its text, as somebody may see it."""
    row = one_of(rows, "file", file)
    shown = dress(case.brief(at=look.at), Dress(reveal=look.reveal))
    text = next(account.text for account in shown.accounts if account.file == file)
    return row | {"text": text}


def log_page(case: Case, page: LookAtLog) -> Row:
    """A page of the log."""
    events, tell = case.events(), teller(case, reveal=page.reveal)
    return page_of(events, page) | {
        "items": [tell(event) for event in events[page.cursor : page.cursor + page.limit]]
    }


def teller(case: Case, *, reveal: bool = False) -> Callable[[Event], Row]:
    """What tells of an event."""
    veil, undone = case.veil(reveal=reveal), case.state().undone

    def tell(event: Event) -> Row:
        row: Row = json.loads(as_json(event, veil, whole=reveal))
        return row | {"undone_by": undone.get(event.seq)}

    return tell


def open_page(case: Case, page: LookAtLog) -> Row:
    """A page of what wants a human."""
    items = case.review(reveal=page.reveal)
    rows = [
        {
            "handle": item.handle,
            "kind": item.kind,
            "what": item.what,
            "why": item.why,
            "decide": [list(order) for order in item.orders],
        }
        for item in items
    ]
    return page_of(rows, page)


def exported(case: Case, asked: Export) -> bytes:
    """The claims in a format of other programs."""
    with tempfile.TemporaryDirectory(prefix="thurloe-") as folder:
        path = Path(folder) / "claims"
        case.export(path, form=asked.form, reveal=asked.reveal)
        return path.read_bytes()


def packed(case: Case, asked: Pack) -> tuple[BinaryIO, str]:
    """The whole case as a file without a name, which is gone once closed, and its last hash."""
    with tempfile.TemporaryDirectory(prefix="thurloe-") as folder:
        path = Path(folder) / "case.tar.zst"
        made = case.pack(path, reveal=asked.reveal)
        return path.open("rb"), made.head


def parts(data: BinaryIO) -> Iterator[bytes]:
    """A file bit by bit, so that a large one fills no memory."""
    with data:
        while part := data.read(PART):
            yield part


def claims_page(case: Case, page: LookAtClaims) -> Row:
    """A page of the claims that answer a question or were rejected."""
    if not case.state(at=page.at).accounts:
        return page_of([], page)
    rows = [
        {
            "handle": one.handle,
            "account": one.claim.quote.account,
            "start": one.claim.quote.start,
            "end": one.claim.quote.end,
            "quote": one.claim.quote.text,
            "attribute": one.claim.attribute,
            "value": one.claim.value,
            "question": one.question,
            "status": one.status,
            "rejected": one.ruling.told if one.ruling else None,
        }
        for one in case.claims(at=page.at, reveal=page.reveal)
        if page.status in {"", one.status}
    ]
    return page_of(rows, page)


def found(case: Case, asked: SearchFor) -> Row:
    """A page of what a search finds; how many there are in all is known once all are found."""
    given = {key: getattr(asked, key) for key in _NARROWS}
    narrow = cast("Narrow", {key: value for key, value in given.items() if value})
    veil = case.veil(reveal=asked.reveal)
    hits = list(case.search(asked.words, meaning=asked.meaning, **narrow))
    shown = islice(hits, asked.cursor, asked.cursor + asked.limit)
    return page_of(hits, asked) | {"items": [_hit(hit, veil) for hit in shown]}


_NARROWS = ("source", "before", "after", "entity", "status")


def _hit(hit: Hit, veil: Callable[[str], str]) -> Row:
    start, end = hit.place(veil)
    return {
        "account": veil(hit.account.file),
        "start": start,
        "end": end,
        "source": veil(hit.source),
        "text": veil(hit.text),
        "claims": [
            {
                "handle": told.statement.handle,
                "attribute": told.statement.attribute,
                "value": veil(told.value),
                "corrected_by": veil(told.corrected_by) or None,
                "read_as": veil(told.statement.value) if told.corrected_by else None,
                "words": veil(told.statement.words),
                "status": told.status,
            }
            for told in hit.told
        ],
    }
