"""Accounts and extractions as JSON and back; nothing that is read can run.

What is said again and again in one noun, a word, a quote or an event, is one object when it is
read back: a case of ten thousand accounts is held in memory.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from thurloe import nouns
from thurloe.case.events import canonical
from thurloe.case.runs import Runs, runs_of
from thurloe.errors import CaseAltered
from thurloe.nouns import Event, Extraction, View

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Met = dict[Hashable, Any]
"""What was read of a noun already, by what stands for it."""
SHORT = 16  # characters
_SMALL = tuple(range(1 << 15))  # offsets, mostly
Convert = Callable[[Any, Met], Any]


def to_bytes(noun: DataclassInstance) -> bytes:
    """A noun as canonical JSON; fields that have their default are left out.

    Of a claim whose event is among those of its extraction it has that event's id.
    """
    plain = _plain(noun)
    if isinstance(noun, Extraction):
        told = {event["id"]: event for event in plain["events"]}
        for claim in plain["claims"]:
            if told.get(claim["event"]["id"]) == claim["event"]:
                claim["event"] = claim["event"]["id"]
    return canonical(plain).encode()


def from_bytes(kind: type[T], data: bytes) -> T:
    """The noun behind `to_bytes`; raises `CaseAltered` if it is none of its kind."""
    try:
        found: T = _reader(kind)(json.loads(data), {})
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise CaseAltered(
            f"A {kind.__name__.lower()} in the case cannot be read: {error}."
        ) from error
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401  any part of a noun
    if value is None or isinstance(value, str | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, View):
        return {"text": value.text, "runs": runs_of(value.starts)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return {
        name: _plain(part)
        for name, default in _defaults(value.__class__)
        if (part := getattr(value, name)) != default
    }


@cache
def _defaults(kind: type[Any]) -> tuple[tuple[str, object], ...]:
    """Each field with its default, or something that equals nothing."""
    return tuple(
        (part.name, object() if part.default is MISSING else part.default) for part in fields(kind)
    )


def _view(value: Mapping[str, Any], _: Met) -> View:
    return View(text=value["text"], starts=Runs.spread(value["runs"]))


def _same(value: Any, _: Met) -> Any:  # noqa: ANN401  a plain value
    return value


def _word(value: str, met: Met) -> str:
    if len(value) < SHORT:  # a role, a kind of event: the same in every account
        return intern(value)
    word: str = met.setdefault(value, value)
    return word


def _number(value: int, met: Met) -> int:
    number: int = _SMALL[value] if type(value) is int and 0 <= value < len(_SMALL) else value
    return number


def _word_if_any(value: str | None, met: Met) -> str | None:
    return None if value is None else _word(value, met)


_PLAIN: Mapping[Any, Convert] = {View: _view, str: _word, int: _number, float: _same, bool: _same}
_FLAT = (_same, _number, _word, _word_if_any)
"""What reads fields that can be compared as they stand in JSON."""


@cache
def _reader(kind: Any) -> Convert:  # noqa: ANN401  any type of a field
    """What turns JSON into a value of a type that a noun's field may have."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = _reader(next(part for part in get_args(kind) if part is not type(None)))
        if inner in _FLAT:
            return _word_if_any if inner is _word else _same
        return lambda value, met: None if value is None else inner(value, met)
    if origin is tuple:
        part = _reader(get_args(kind)[0])
        return lambda value, met: tuple([part(one, met) for one in value])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value, _: kind(value)
    return _noun(kind)


def _noun(kind: type[Any]) -> Convert:
    hints = get_type_hints(kind, vars(nouns) | {"Sequence": Sequence})
    readers = [(part.name, _reader(hints[part.name])) for part in fields(kind)]
    turned = [(name, reader) for name, reader in readers if reader is not _same]

    def read(value: dict[str, Any], met: Met) -> Any:  # noqa: ANN401  an instance of `kind`
        for name, reader in turned:
            if name in value:
                value[name] = reader(value[name], met)
        return kind(**value)

    def read_once(value: dict[str, Any], met: Met) -> Any:  # noqa: ANN401  an instance of `kind`
        told = (kind, *value.items())
        found = met.get(told)
        if found is None:
            found = met[told] = read(value, met)
        return found

    def read_event(value: dict[str, Any] | str, met: Met) -> Any:  # noqa: ANN401  an event
        if isinstance(value, str):
            return met[kind, value]
        told = value["id"]
        found = met[kind, told] = read(value, met)
        return found

    if kind is Event:
        return read_event
    return read_once if all(reader in _FLAT for _, reader in readers) else read
