"""Cells of any type as text or as numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
from arro3.core import Array, DataType

from thurloe.errors import BadInput
from thurloe.weigh.arrow_memory import float_values
from thurloe.weigh.table_files import ROWS_AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from arro3.core import ChunkedArray, Table
    from numpy.typing import NDArray

TEXT = DataType.large_utf8()
NUMBERS = ("confidence", "tolerance", "reliability", "weight")  # columns that hold numbers
_WRITE = "Write a number, or leave it empty."
_WHOLE = 1e15  # whole numbers up to here are written without a fraction


def array_of(cells: Sequence[object], name: str, what: str) -> Array:
    """A column of Python cells as text; NaN is written out only where numbers are wanted.

    Raises:
        BadInput: a cell holds several things.
    """
    texts = [_text(cell, name, row, what) for row, cell in enumerate(cells, 1)]
    if name in NUMBERS:
        nan = (text is None and cell is not None for text, cell in zip(texts, cells, strict=True))
        texts = ["nan" if is_nan else text for text, is_nan in zip(texts, nan, strict=True)]
    return Array(texts, TEXT)


def text_column(table: Table, name: str, what: str) -> list[Array]:
    """A column as batches of large UTF-8; a number as it is written, whole ones without `.0`.

    Raises:
        BadInput: it holds lists, structures or bytes.
    """
    column = table.column(name)
    kind = column.type
    if not len(column) or DataType.is_null(kind):
        return [Array([None] * len(column), TEXT)]
    if DataType.is_floating(kind):
        return [_number_texts(column)]
    if not DataType.is_nested(kind) and "inary" not in str(kind):
        batches = column.rechunk(max_chunksize=ROWS_AT_ONCE).chunks
        with suppress(Exception):  # a cast that is not there raises no more than that
            return [batch.cast(TEXT) for batch in batches]
    message = (
        f"Column {name!r} of the {what} holds {_named(kind)}, not texts. "
        "Write what stands in each row as one text."
    )
    raise BadInput(message)


def number_column(table: Table, name: str, what: str) -> NDArray[np.float64]:
    """A column as numbers, NaN where it is empty; shape (rows,).

    Raises:
        BadInput: a cell is no number; or it says NaN, which is not the same as empty.
    """
    column = table.column(name)
    if DataType.is_numeric(column.type):
        numbers = _floats(column)
        nan = np.flatnonzero(np.isnan(numbers))
        if len(nan) > column.null_count:
            row = next(int(n) for n in nan if column.slice(int(n), 1).null_count == 0)
            raise BadInput(f"Row {row + 1} of the {what} has nan as its {name}. {_WRITE}")
        return numbers
    numbers = np.full(len(column), np.nan)
    texts = (text for batch in text_column(table, name, what) for text in batch.to_pylist())
    for row, text in enumerate(texts):
        if text is not None and text.strip():
            numbers[row] = _number(text, name, row + 1, what)
    return numbers


def _number(text: str, name: str, row: int, what: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if math.isnan(number):
        raise BadInput(f"Row {row} of the {what} has {text!r} as its {name}. {_WRITE}")
    return number


def _floats(column: ChunkedArray) -> NDArray[np.float64]:
    """The numbers, NaN for null."""
    parts = [float_values(part.cast(DataType.float64())) for part in column.chunks]
    return np.concatenate([np.zeros(0), *parts])


def _number_texts(column: ChunkedArray) -> Array:
    values, codes = np.unique(_floats(column), return_inverse=True)
    texts = Array([_written(float(value)) for value in values], TEXT)
    return texts.take(Array.from_numpy(codes.astype(np.uint64)))


def _text(cell: Any, name: str, row: int, what: str) -> str | None:  # noqa: ANN401  a cell of theirs
    if cell is None:
        return cell
    if isinstance(cell, str):
        return _encodable(cell, name, row, what)
    if isinstance(cell, bool | np.bool_):
        return str(cell).lower()
    if isinstance(cell, float | np.floating):
        return _written(float(cell))
    if isinstance(cell, Iterable):
        message = (
            f"Row {row} of the {what} has a {type(cell).__name__} as its {name}: {cell!r}. "
            "Write it as one text."
        )
        raise BadInput(message)
    return str(cell)


def _encodable(text: str, name: str, row: int, what: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = (
            f"Row {row} of the {what} has {text!r} as its {name}, which holds half a character "
            "(a lone surrogate). Write it anew."
        )
        raise BadInput(message) from error
    return text


def _written(number: float) -> str | None:
    """A number as one would write it; None for NaN."""
    if math.isnan(number):
        return None
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)


def _named(kind: DataType) -> str:
    return str(kind).removeprefix("arro3.core.DataType<").strip().removesuffix(">")
