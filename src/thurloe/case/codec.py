"""Accounts and extractions as JSON and back; nothing that is read can run."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from thurloe import nouns
from thurloe.case.events import canonical
from thurloe.errors import CaseAltered
from thurloe.nouns import View

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")
Convert = Callable[[Any], Any]


def to_bytes(noun: DataclassInstance) -> bytes:
    """A noun as canonical JSON; fields that have their default are left out."""
    return canonical(_plain(noun)).encode()


def from_bytes(kind: type[T], data: bytes) -> T:
    """The noun behind `to_bytes`; raises `CaseAltered` if it is none of its kind."""
    try:
        found: T = _reader(kind)(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise CaseAltered(
            f"A {kind.__name__.lower()} in the case cannot be read: {error}."
        ) from error
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401  any part of a noun
    if value is None or isinstance(value, str | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, View):
        return {"text": value.text, "runs": _runs(value.starts)}
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


def _runs(starts: Sequence[int]) -> list[list[int]]:
    """Where offsets do not just count on: [how many characters, the offset of the first]."""
    runs: list[list[int]] = []
    for start in starts:
        if runs and start == runs[-1][1] + runs[-1][0]:
            runs[-1][0] += 1
        else:
            runs.append([1, start])
    return runs


def _view(value: Mapping[str, Any]) -> View:
    runs = value["runs"]
    if len(runs) == 1:
        count, start = runs[0]
        return View(text=value["text"], starts=range(start, start + count))
    return View(
        text=value["text"], starts=[at for n, first in runs for at in range(first, first + n)]
    )


def _same(value: Any) -> Any:  # noqa: ANN401  a plain value
    return value


@cache
def _reader(kind: Any) -> Convert:  # noqa: ANN401  any type of a field
    """What turns JSON into a value of a type that a noun's field may have."""
    if kind is View:
        return _view
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = _reader(next(part for part in get_args(kind) if part is not type(None)))
        return inner if inner is _same else lambda value: None if value is None else inner(value)
    if origin is tuple:
        part = _reader(get_args(kind)[0])
        return tuple if part is _same else lambda value: tuple(part(one) for one in value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if not hasattr(kind, "__dataclass_fields__"):
        return _same
    return _noun(kind)


def _noun(kind: type[Any]) -> Convert:
    hints = get_type_hints(kind, vars(nouns) | {"Sequence": Sequence})
    readers = [(part.name, _reader(hints[part.name])) for part in fields(kind)]
    turned = [(name, reader) for name, reader in readers if reader is not _same]

    def read(value: dict[str, Any]) -> Any:  # noqa: ANN401  an instance of `kind`
        for name, reader in turned:
            if name in value:
                value[name] = reader(value[name])
        return kind(**value)

    return read
