"""The findings file `thurloe-findings/1`: every finding with its quotes, for other programs."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from thurloe.report.index import Index, Part, each_once, index_of, part_of, word_count
from thurloe.report.pseudonyms import is_pseudonym
from thurloe.signs import escape_in_json

if TYPE_CHECKING:
    from thurloe.nouns import Account, Answer, Brief, Claim, Finding, Role, Source
    from thurloe.records import Ruling

FORMAT = "thurloe-findings/1"

_LINE = re.compile(r"^", re.MULTILINE)

Row = dict[str, Any]


def to_json(brief: Brief, *, texts: bool = True) -> str:
    """The findings file as one string; see `write_json`."""
    out = io.StringIO()
    write_json(brief, out, texts=texts)
    return out.getvalue()


def write_json(brief: Brief, out: TextIO, *, texts: bool = True) -> None:
    """Write the findings file row by row. Offsets count code points, probabilities 4 places.

    Bits carry 6 places, so that 2 to their sums, normalised, is the probability to within 0.0005.
    `text` is given for accounts whose text is not the content of the file, unless `texts` is off.
    """
    out.write("{")
    separator = "\n"
    for key, value in _parts(index_of(brief), texts=texts):
        out.write(f"{separator} {json.dumps(key)}: ")
        separator = ",\n"
        _write_value(value, out)
    out.write("\n}\n")


def _write_value(value: object, out: TextIO) -> None:
    if not isinstance(value, Iterator):
        out.write(_indented(value, " ").lstrip())
        return
    separator = "["
    for row in value:
        out.write(f"{separator}\n{_indented(row, '  ')}")
        separator = ","
    out.write("[]" if separator == "[" else "\n ]")


def _indented(value: object, by: str) -> str:
    return _LINE.sub(by, escape_in_json(json.dumps(value, ensure_ascii=False, indent=1)))


def _parts(index: Index, *, texts: bool) -> Iterator[tuple[str, object]]:
    brief = index.brief
    yield "format", FORMAT
    yield "title", brief.title
    yield "about", brief.about
    yield "counts", _counts(brief)
    yield "accounts", (_account(account, texts=texts) for account in brief.accounts)
    yield "sources", (_source(source) for source in brief.sources)
    yield "entities", _entities(brief)
    yield "findings", (_finding(finding, index) for finding in brief.findings)
    yield (
        "standings",
        (
            {"source": s.source, "claims": s.claims, "shared": s.shared, "agrees": s.agrees}
            | {"reliability": round(s.reliability, 4), "low": round(s.low, 4)}
            | {"high": round(s.high, 4)}
            for s in brief.standings
        ),
    )
    yield (
        "skipped",
        (
            {"account": s.quote.account, "start": s.quote.start, "end": s.quote.end}
            | {"quote": s.quote.text, "why": s.why}
            for s in brief.skipped
        ),
    )
    yield "rejected", (_rejected(*one, index) for one in brief.rejected)
    yield "disputes", (asdict(dispute) for dispute in brief.disputes)
    yield "left_out", ({"file": one.file, "why": one.why} for one in brief.left_out)


def _counts(brief: Brief) -> Row:
    parts = Counter(map(part_of, brief.findings))
    return {
        "accounts": len(brief.accounts),
        "words": word_count(brief),
        "sentences": brief.sentences,
        "silent_sentences": brief.silent,
        "findings": len(brief.findings),
        **{part.value: parts[part] for part in Part},
        "skipped": len(brief.skipped),
        "rejected": len(brief.rejected),
        "left_out": len(brief.left_out),
    }


def _account(account: Account, *, texts: bool) -> Row:
    row: Row = {
        "file": account.file,
        "sha256": account.sha256,
        "encoding": account.encoding if account.plain else None,
        "source": account.source,
        "date": account.date,
        "date_inferred": account.date_inferred,
        "copies": account.copies,
        "title": account.title,
        "language": account.language,
    }
    if further := list(_further(account)):
        row["further_texts"] = further
    return row if account.plain or not texts else row | {"text": account.text}


def _further(account: Account) -> Iterator[Row]:
    """The texts in the file that have a source of their own, each with its place."""
    own = [
        section for section in account.sections if section.source and section.start < section.end
    ]
    for _, group in groupby(own, key=lambda section: section.article):
        first, *rest = group
        start, end = account.view.origin(first.start, [first, *rest][-1].end)
        yield {"source": first.source, "date": first.date, "start": start, "end": end}


def _source(source: Source) -> Row:
    return {
        "id": source.id,
        "name": source.name,
        "reliability": source.reliability,
        "inferred": source.inferred,
        "protected": source.protected,
        "pseudonym": is_pseudonym(source),
    }


def _entities(brief: Brief) -> Iterator[Row]:
    for entity in brief.entities:
        yield {
            "id": entity.id,
            "type": entity.type.value,
            "name": entity.name,
            "variants": list(entity.variants),
        }


def _finding(finding: Finding, index: Index) -> Row:
    return {
        "id": finding.id,
        "question": finding.question,
        "subject": finding.subject,
        "event": finding.event,
        "attribute": finding.attribute,
        "about": finding.about,
        "status": finding.status.value,
        "origins": finding.origins,
        "settled": finding.settled or None,
        "one_origin": [
            {"sources": [pair.one, pair.other], "probability": round(pair.probability, 4)}
            for pair in finding.linked
        ],
        "answers": [_answer(answer, index) for answer in finding.answers],
    }


def _answer(answer: Answer, index: Index) -> Row:
    return {
        "value": answer.value,
        "probability": round(answer.probability, 4),
        "reasons": [
            {"name": reason.name, "bits": round(reason.bits, 6), "detail": reason.detail}
            for reason in answer.reasons
        ],
        "claims": [_claim(claim, index) for claim in each_once(answer.claims)],
    }


def _claim(claim: Claim, index: Index) -> Row:
    return {
        "id": claim.id,
        "account": claim.quote.account,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "quote": claim.quote.text,
        "cited": claim.cited,
        **({"through": list(claim.through)} if claim.through else {}),
        "mode": claim.mode.value,
        "value": claim.value,
        **({"asked": claim.asked} if claim.asked else {}),
        "words": {
            "start": claim.words.start,
            "end": claim.words.end,
            "quote": claim.words.text,
        },
        "event": _event(claim, index),
        **({"source": claim.source} if claim.source else {}),
        **({"quoted_from": claim.held or None} if claim.quoted else {}),
        "extractor": claim.extractor,
        "confidence": round(claim.confidence, 4),
        **({"credibility": claim.credibility} if claim.credibility else {}),
    }


def _rejected(claim: Claim, ruling: Ruling, index: Index) -> Row:
    told = {"attribute": claim.attribute, "about": claim.about}
    return _claim(claim, index) | told | {"ruling": asdict(ruling)}


def _event(claim: Claim, index: Index) -> Row:
    event = claim.event
    return {
        "id": event.id,
        "kind": event.kind,
        "lemma": event.lemma,
        "date": event.date,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "trigger": event.trigger.text,
        "subject": _role(event.subject, index) if event.subject else None,
        "roles": _roles(event.roles, index),
    }


def _roles(roles: Iterable[Role], index: Index) -> list[Row]:
    return [_role(role, index) for role in roles]


def _role(role: Role, index: Index) -> Row:
    return {
        "name": role.name,
        "text": role.text,
        "entity": index.owners.get(role.referent or ""),
    }
