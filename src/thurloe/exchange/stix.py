"""STIX 2.1: sources and whom they speak of as identities, claims as notes, judgements as opinions.

A note's `confidence` is the claim's credibility on the Admiralty scale of STIX 2.1, appendix A
(1 is 90, 2 70, 3 50, 4 30, 5 10; 6 has none), a source's reliability the property
`x_thurloe_reliability`, since that scale has no room for it. An opinion on a note says what the
weighing made of it and, where somebody judged the claim, what he did.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from thurloe.errors import BadInput, MissingExtra
from thurloe.exchange.rows import COLUMNS, Row, as_dict, row_from, rows_of
from thurloe.exchange.wording import in_words
from thurloe.records import REJECTED
from thurloe.signs import escape_in_json
from thurloe.values.said import say_credibility, say_share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from thurloe.nouns import Brief

CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
CREDIBILITY = {confidence: figure for figure, confidence in CONFIDENCE.items()}
_OPINIONS = {1: "strongly-agree", 2: "agree", 3: "neutral", 4: "disagree", 5: "strongly-disagree"}
_FROM = ((0.9, 1), (0.65, 2), (0.35, 3), (0.1, 4), (0.0, 5))
_CLASS = {"person": "individual", "organisation": "organization", "group": "group"}
_NAMES = uuid.UUID("7468756c-6f65-4000-8000-636c61696d73")
_TEXTS = {"note": "content", "opinion": "explanation", "report": "description"}


def write(brief: Brief, *, at: str) -> bytes:
    """A bundle as JSON, validated by the `stix2` library; the same brief gives the same ids."""
    library = _library()
    made = {one["id"]: one for one in _objects(brief, _moment(at))}
    objects = [library.parse(one, allow_custom=True) for one in made.values()]
    bundle = library.Bundle(objects=objects, id=_id("bundle", brief.title, at), allow_custom=True)
    text = escape_in_json(str(bundle.serialize(ensure_ascii=False, indent=1)))
    return f"{text}\n".encode("utf-8", "replace")


def read(data: bytes) -> list[Row]:
    """The claims of our notes, and the texts of other people's notes, opinions and reports.

    Raises:
        BadInput: it is no STIX bundle.
    """
    library = _library()
    try:
        bundle = json.loads(library.parse(data.decode("utf-8"), allow_custom=True).serialize())
        return list(_rows(bundle["objects"]))
    except BadInput:
        raise
    except Exception as error:
        raise BadInput(f"This is no STIX 2.1 bundle: {str(error)[:200]}") from error


def _library() -> ModuleType:
    try:
        import stix2  # noqa: PLC0415  an extra
    except ImportError as error:
        raise MissingExtra(what="STIX", extra="stix") from error
    library: ModuleType = stix2
    return library


def _id(kind: str, *parts: str) -> str:
    return f"{kind}--{uuid.uuid5(_NAMES, json.dumps([kind, *parts]))}"


def _moment(at: str) -> str:
    """A time as STIX has it: to the millisecond, in UTC."""
    return f"{at[:19]}.000Z"


def _objects(brief: Brief, at: str) -> Iterator[dict[str, Any]]:
    ours = _base("identity", at, "thurloe", brief.title) | {
        "name": f"thurloe: {brief.title}",
        "identity_class": "system",
    }
    yield ours
    for source in brief.sources:
        yield _base("identity", at, "source", source.name) | {
            "name": source.name,
            "identity_class": "unknown",
            "roles": ["source"],
            "x_thurloe_reliability": source.reliability,
        }
    for row in rows_of(brief):
        yield from _claim(row, at, str(ours["id"]))


def _base(kind: str, at: str, *parts: str) -> dict[str, Any]:
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, *parts),
        "created": at,
        "modified": at,
    }


def _claim(row: Row, at: str, ours: str) -> Iterator[dict[str, Any]]:
    source = _id("identity", "source", row.source)
    about = source
    if row.subject:
        subject = _base("identity", at, "subject", row.subject_type, row.subject)
        class_ = _CLASS.get(row.subject_type, "unknown")
        more = {"name": row.subject, "identity_class": class_}
        yield subject | more | {"x_thurloe_type": row.subject_type}
        about = subject["id"]
    note = _note(row, at, about) | {"created_by_ref": source}
    yield note
    for by, figure, why in _judgements(row):
        opinion = _base("opinion", at, by, note["id"])
        said = {"opinion": _OPINIONS[figure], "explanation": why, "object_refs": [note["id"]]}
        yield opinion | said | {"created_by_ref": ours}


def _note(row: Row, at: str, about: str) -> dict[str, Any]:
    place = f"characters {row.start}-{row.end}"
    note = _base("note", at, row.id) | {
        "abstract": f"{row.question} {in_words(row.attribute, row.about, row.value)}".strip(),
        "content": row.quote,
        "authors": [row.source],
        "object_refs": [about],
        "external_references": [{"source_name": row.account, "description": place}],
        "x_thurloe_claim": {k: v for k, v in as_dict(row).items() if v not in {"", None}},
    }
    figure = CONFIDENCE.get(row.credibility or 6)
    return note if figure is None else note | {"confidence": figure}


def _judgements(row: Row) -> Iterator[tuple[str, int, str]]:
    """Who judged a claim, on STIX's scale of five, and in which words."""
    if row.status == REJECTED:
        yield "people", 5, f"rejected: {row.rejected}"
        return
    share = row.probability or 0.0
    figure = next(figure for least, figure in _FROM if share >= least)
    yield "weighing", figure, f"weighed with all that answers it: {say_share(share)} probable"
    if row.credibility in _OPINIONS:
        said = say_credibility(row.credibility or 6)
        yield "people", row.credibility or 6, f"judged by itself: {said} ({row.credibility})"


def _rows(objects: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    every = list(objects)
    by_id = {str(one.get("id")): one for one in every}
    for place, one in enumerate(every, 1):
        claim = one.get("x_thurloe_claim")
        if isinstance(claim, dict):
            yield row_from({k: claim.get(k) for k in COLUMNS}, f"Object {place}")
        elif text := _text(one, by_id):
            who = by_id.get(str(one.get("created_by_ref")), {})
            authors = one.get("authors") or [who.get("name") or one.get("id")]
            yield Row(
                source=str(authors[0]),
                reliability=str(who.get("x_thurloe_reliability", "F")),
                credibility=CREDIBILITY.get(one.get("confidence") or 0),
                account=f"{one['id']}.txt",
                quote=text,
                date=str(one.get("created", ""))[:10],
            )


def _text(one: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of an object; "" of one that has none, and of opinions on claims of ours."""
    if any("x_thurloe_claim" in by_id.get(str(r), {}) for r in one.get("object_refs") or ()):
        return ""
    return str(one.get(_TEXTS.get(str(one.get("type")), ""), "")).strip()
