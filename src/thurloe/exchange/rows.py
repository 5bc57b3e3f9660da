"""What other formats have room for: one claim in plain words and figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from thurloe.errors import BadInput
from thurloe.records import REJECTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from thurloe.nouns import Brief, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim with who makes it, what it answers, and what came of that.

    `subject_type` is an entity type. `quote` stands at `start:end` of the text of `account`, and
    `words`, the value's own, in or near it. `lemma` is the word that tells the event, `roles` who
    else takes part: "object: Maid of Orran; place: Kelleray". `passed_on_from` is the account, or
    the source, that this account repeats; `cited` whose words a claim is, and `through` who passed
    them on, "; " between them, the outermost first. `probability` is that of its answer,
    in [0, 1]. A claim that somebody rejected has the status "rejected", and in `rejected` who did,
    when and why; it answers nothing. What a format does not carry is "" or None. A row without an
    `attribute` is a text to be read.
    """

    id: str = ""
    source: str
    reliability: str = "F"
    credibility: int | None = None
    account: str = ""
    start: int | None = None
    end: int | None = None
    quote: str
    words: str = ""
    date: str = ""
    passed_on_from: str = ""
    subject: str = ""
    subject_type: str = ""
    event: str = ""
    lemma: str = ""
    roles: str = ""
    event_date: str = ""
    attribute: str = ""
    about: str = ""
    value: str = ""
    mode: str = "asserted"
    cited: str = ""
    through: str = ""
    confidence: float = 0.8
    question: str = ""
    status: str = ""
    probability: float | None = None
    rejected: str = ""


BETWEEN = "; "
"""What stands between several in one cell."""

COLUMNS = tuple(part.name for part in fields(Row))
_KINDS = {"credibility": int, "start": int, "end": int, "confidence": float, "probability": float}


def rows_of(brief: Brief) -> Iterator[Row]:
    """A row for each claim of a brief, in the order of its findings; then those rejected."""
    told = _Told(brief)
    for finding in brief.findings:
        for answer in finding.answers:
            for claim in answer.claims:
                yield Row(
                    **told.cells(claim, finding.subject or ""),
                    question=finding.question,
                    status=finding.status.value,
                    probability=round(answer.probability, 4),
                )
    for claim, ruling in brief.rejected:
        yield Row(**told.cells(claim), status=REJECTED, rejected=ruling.told)


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "credibility": claim.credibility,
        "account": claim.quote.account,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "quote": claim.quote.text,
        "words": claim.words.text,
        "event": claim.event.kind,
        "lemma": claim.event.lemma,
        "roles": BETWEEN.join(f"{role.name}: {role.text}" for role in claim.event.roles),
        "event_date": claim.event.date or "",
        "attribute": claim.attribute,
        "about": claim.about,
        "value": claim.value,
        "mode": claim.mode.value,
        "cited": claim.cited or "",
        "through": BETWEEN.join(claim.through),
        "confidence": round(claim.confidence, 4),
    }


class _Told:
    """What a brief tells of each claim: who makes it, of whom, and when."""

    def __init__(self, brief: Brief) -> None:
        self._entities = {entity.id: entity for entity in brief.entities}
        self._owners = {r: entity for entity in brief.entities for r in entity.referents}
        self._sources = {source.id: source for source in brief.sources}
        self._accounts = {account.file: account for account in brief.accounts}

    def cells(self, claim: Claim, asked_of: str = "") -> dict[str, Any]:
        """The cells of a claim; `asked_of` is the entity of its question, "" for none."""
        account = self._accounts[claim.quote.account]
        source = self._sources[claim.source or account.source]
        subject = claim.event.subject
        referent = subject.referent or "" if subject else ""
        entity = self._entities.get(asked_of) or self._owners.get(referent)
        return _claim(claim) | {
            "source": source.name,
            "reliability": source.reliability,
            "date": account.date or "",
            "passed_on_from": account.copies or "",
            "subject": entity.name if entity else "",
            "subject_type": entity.type.value if entity else "",
        }


def as_dict(row: Row) -> dict[str, Any]:
    """A row's columns, in order."""
    return asdict(row)


def row_from(given: Mapping[str, Any], place: str) -> Row:
    """A row of named cells, some of which may be left out or be text; others are not looked at.

    Raises:
        BadInput: no source or quote, or a cell that is no number; `place` says where.
    """
    cells: dict[str, Any] = {}
    for name in COLUMNS:
        value = given.get(name)
        if value is None or value == "":
            continue
        try:
            cells[name] = _KINDS[name](value) if name in _KINDS else str(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise BadInput(
                f"{place}: {name} is {str(value)[:40]!r}, which is no number."
            ) from error
    if missing := [name for name in ("source", "quote") if not cells.get(name, "").strip()]:
        raise BadInput(f"{place}: there is no {missing[0]}. Each claim needs a source and a quote.")
    return Row(**cells)
