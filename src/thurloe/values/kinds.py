"""Which kind of value an attribute takes."""

from __future__ import annotations

from enum import StrEnum


class ValueKind(StrEnum):
    """What sort of thing a value is; each kind is compared in its own way."""

    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    DURATION = "duration"
    PLACE = "place"
    ENTITY = "entity"
    POLARITY = "polarity"
    TEXT = "text"


KINDS: dict[ValueKind, tuple[str, ...]] = {
    ValueKind.DATE: ("date",),
    ValueKind.TIME: ("time",),
    ValueKind.NUMBER: ("number", "count", "quantity", "measure"),
    ValueKind.DURATION: ("duration", "age"),
    ValueKind.PLACE: ("place", "origin", "destination", "location"),
    ValueKind.ENTITY: (
        "person",
        "organisation",
        "agent",
        "object",
        "vessel",
        "recipient",
        "participant",
        "employer",
        "spouse",
        "parent",
        "child",
        "with",
        "against",
    ),
    ValueKind.POLARITY: ("polarity",),
}

_KIND_OF = {attribute: kind for kind, attributes in KINDS.items() for attribute in attributes}


def kind(attribute: str) -> ValueKind:
    """The kind of value that `attribute` takes; TEXT for any word not listed in `KINDS`."""
    return _KIND_OF.get(attribute, ValueKind.TEXT)
