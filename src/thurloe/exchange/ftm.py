"""FollowTheMoney: statements, the source of each being its dataset.

A question is an Event; what a source answers is a statement of that Event in the source's dataset:
`date`, `location`, or in words as `summary`. A statement's `origin` is the place of the quote
("courier.txt#120-148"), its `original_value` the quote. Who is spoken of is `involved`, and a
source is a LegalEntity whose `classification` is its Admiralty letter. What people rejected is a
Note of the source's, its `notes` saying who did and why.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING, Any

from thurloe.errors import BadInput, MissingExtra
from thurloe.exchange.rows import Row, rows_of
from thurloe.exchange.wording import in_words
from thurloe.records import REJECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import ModuleType

    from thurloe.nouns import Brief

_SCHEMA = {
    "person": "Person",
    "organisation": "Organization",
    "group": "Organization",
    "place": "Address",
    "vessel": "Vessel",
    "other": "Asset",
}
_TYPE = {schema: type_ for type_, schema in reversed(_SCHEMA.items())} | {
    "Company": "organisation",
    "LegalEntity": "organisation",
    "PublicBody": "organisation",
}
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_WORDS = re.compile(r"(\w+)(?: \(([^)]*)\))?: (.*)", re.DOTALL)
_ORIGIN = re.compile(r"(.*)#(\d+)-(\d+)", re.DOTALL)
_PLACES = {"place": "location", "date": "date"}
_ATTRIBUTES = {prop: attribute for attribute, prop in _PLACES.items()}
_SAYS = frozenset({"name", "keywords", "involved", "classification"})
"""What a statement of ours says besides the value of a claim."""


def write(brief: Brief, *, at: str) -> bytes:
    """The statements as JSON, one a line, as `ftm` reads and writes them."""
    library = _library()
    made = [library.Statement(**given) for given in _statements(brief)]
    made = list({statement.id: statement for statement in made}.values())
    out = io.BytesIO()
    writer = library.get_statement_writer(out, library.JSON)
    for statement in made:
        writer.write(statement)
    return out.getvalue()


def read(data: bytes) -> list[Row]:
    """The claims in statements of any dataset; what they are about goes by their entities' names.

    Raises:
        BadInput: they are no statements.
    """
    library = _library()
    try:
        found = list(library.read_statements(io.BytesIO(data), format=library.JSON))
    except Exception as error:
        raise BadInput(f"These are no FollowTheMoney statements in JSON: {error}.") from error
    return list(_rows(found))


def _library() -> ModuleType:
    try:
        from followthemoney.statement import serialize  # noqa: PLC0415  an extra, and slow to load
    except ImportError as error:
        raise MissingExtra(what="FollowTheMoney", extra="ftm") from error
    return serialize


def _id(*parts: str) -> str:
    return "thurloe-" + hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _dataset(source: str) -> str:
    """A dataset's name for a source: letters, figures and "_", and what tells it from others."""
    bare = re.sub(r"[^a-z0-9]+", "_", source.lower()).strip("_")[:40]
    return f"{bare or 'source'}_{_id(source)[-6:]}"


def _statements(brief: Brief) -> Iterator[dict[str, Any]]:
    for source in brief.sources:
        dataset = _dataset(source.name)
        told = {"entity_id": _id("source", source.name), "schema": "LegalEntity"}
        yield told | {"prop": "name", "value": source.name, "dataset": dataset}
        grade = f"Admiralty {source.reliability}"
        yield told | {"prop": "classification", "value": grade, "dataset": dataset}
    for row in rows_of(brief):
        yield from _rejected(row) if row.status == REJECTED else _claim(row)


def _claim(row: Row) -> Iterator[dict[str, Any]]:
    dataset = _dataset(row.source)
    origin = f"{row.account}#{row.start}-{row.end}"
    event = {"entity_id": _id("question", row.question, row.event, row.subject)}
    event |= {"schema": "Event", "dataset": dataset, "origin": origin}
    yield event | {"prop": "name", "value": row.question}
    yield event | {"prop": "keywords", "value": row.event}
    prop, value = _value(row)
    yield event | {"prop": prop, "value": value, "original_value": row.quote}
    yield from _of(row, event, "involved")


def _rejected(row: Row) -> Iterator[dict[str, Any]]:
    note = {"entity_id": _id("rejected", row.id), "schema": "Note", "dataset": _dataset(row.source)}
    note |= {"origin": f"{row.account}#{row.start}-{row.end}"}
    said = in_words(row.attribute, row.about, row.value)
    yield note | {"prop": "name", "value": f"Rejected: {said}"}
    yield note | {"prop": "description", "value": row.quote}
    yield note | {"prop": "notes", "value": row.rejected}
    yield from _of(row, note, "entity")


def _of(row: Row, one: Mapping[str, Any], prop: str) -> Iterator[dict[str, Any]]:
    """Whom a claim is of, and that `one` is so by its property."""
    if row.subject:
        schema = _SCHEMA.get(row.subject_type, "Asset")
        id_ = _id(schema, row.subject)
        who = {**one, "entity_id": id_, "schema": schema}
        yield who | {"prop": "name", "value": row.subject}
        yield {**one, "prop": prop, "value": id_}


def _value(row: Row) -> tuple[str, str]:
    """The property that has room for the value as it is; in words where none has."""
    if row.attribute == "place" or (row.attribute == "date" and _DAY.fullmatch(row.value)):
        return _PLACES[row.attribute], row.value
    return "summary", in_words(row.attribute, row.about, row.value)


def _rows(found: Sequence[Any]) -> Iterator[Row]:
    names = _names(found)
    sources = _sources(found)
    events = _events(found)
    for one in found:
        ours = events.get(one.entity_id)
        if one.schema == "Note" and one.entity_id.startswith("thurloe-"):
            continue  # rejected where it comes from
        if one.prop == "id" or (ours and one.prop in _SAYS) or one.prop == "classification":
            continue
        name, letter = sources.get(one.dataset, (one.dataset, "F"))
        if not ours and one.prop == "name":
            continue
        yield _row(one, ours, names) if not ours else _ours(one, ours, (name, letter))


def _names(found: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """Each entity's name and type."""
    names: dict[str, tuple[str, str]] = {}
    for one in found:
        if one.prop == "name":
            names.setdefault(one.entity_id, (one.value, _TYPE.get(one.schema, "other")))
    return names


def _sources(found: Iterable[Any]) -> dict[str, tuple[str, str]]:
    """The name and letter of each dataset that one of our sources is."""
    names: dict[str, str] = {}
    letters: dict[str, str] = {}
    for one in found:
        if one.prop == "classification" and one.value.startswith("Admiralty "):
            letters[one.dataset] = one.value[-1]
        if one.schema == "LegalEntity" and one.prop == "name":
            names.setdefault(one.dataset, one.value)
    return {dataset: (names.get(dataset, dataset), letter) for dataset, letter in letters.items()}


def _events(found: Sequence[Any]) -> Mapping[str, dict[str, Any]]:
    """What we said of each Event that is a question of ours: its words, kind, and whom it is of."""
    names = _names(found)
    events: dict[str, dict[str, Any]] = {}
    for one in found:
        if one.schema != "Event" or not one.entity_id.startswith("thurloe-"):
            continue
        event = events.setdefault(one.entity_id, {"of": ("", "")})
        if one.prop == "involved":
            event["of"] = names.get(one.value, ("", ""))
        elif one.prop in {"name", "keywords"}:
            event[one.prop] = one.value
    return events


def _ours(one: Any, event: Mapping[str, Any], source: tuple[str, str]) -> Row:  # noqa: ANN401
    """The claim behind a statement that we wrote."""
    place = _ORIGIN.fullmatch(one.origin or "")
    said = _WORDS.fullmatch(one.value) if one.prop == "summary" else None
    attribute, about, value = (
        said.groups() if said else (_ATTRIBUTES.get(one.prop, one.prop), "", one.value)
    )
    return Row(
        source=source[0],
        reliability=source[1],
        account=place[1] if place else "",
        start=int(place[2]) if place else None,
        end=int(place[3]) if place else None,
        quote=one.original_value or one.value,
        subject=event["of"][0],
        subject_type=event["of"][1],
        event=event.get("keywords", ""),
        attribute=attribute,
        about=about or "",
        value=value,
        question=event.get("name", ""),
    )


def _row(one: Any, ours: object, names: Mapping[str, tuple[str, str]]) -> Row:  # noqa: ANN401
    """The claim of somebody else's statement: of its entity, the property is the value."""
    subject, type_ = names.get(one.entity_id, (one.entity_id, "other"))
    value = names.get(one.value, (one.value, ""))[0]
    return Row(
        source=one.dataset,
        quote=f"{subject}: {one.prop}: {one.original_value or value}",
        words=one.original_value or value,
        subject=subject,
        subject_type=type_,
        event=one.prop,
        attribute="date" if _DAY.fullmatch(value) and "ate" in one.prop else one.prop,
        value=value,
        date=(one.first_seen or "")[:10],
    )
