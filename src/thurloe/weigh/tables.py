"""Tables in: files, Arrow, polars and pandas tables, dicts of columns, and rows, all as Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arro3.core import Field, Schema, Table

from thurloe.errors import BadInput
from thurloe.weigh.cells import TEXT, array_of
from thurloe.weigh.table_files import READERS, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a table is called in messages, and which columns it must and may have."""

    what: str
    columns: Sequence[str]
    optional: Sequence[str] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """All columns that are read."""
        return (*self.columns, *self.optional)

    def __str__(self) -> str:
        return ", ".join((*self.columns, *(f"{name} (optional)" for name in self.optional)))


def as_arrow(table: object, wanted: Wanted) -> Table:
    """The wanted columns of a table; those that it lacks and may lack are left out.

    Args:
        table: the path of a file, anything with `__arrow_c_stream__`, a mapping from names to
            columns, or rows: mappings, or sequences in the order of `wanted.every`.

    Raises:
        BadInput: it is nothing of the kind, or lacks a column, or has one twice.
    """
    if isinstance(table, str | Path):
        found = read_table(Path(table), wanted.what, wanted.every)
    elif hasattr(table, "to_dict") and hasattr(table, "iloc"):  # pandas, which may lack pyarrow
        found = _from_columns(_of_pandas(table, wanted), wanted)
    elif hasattr(table, "__arrow_c_stream__"):
        found = _from_arrow(table, wanted)
    elif isinstance(table, Mapping):
        found = _from_columns(table, wanted)
    elif isinstance(table, Iterable) and not isinstance(table, bytes):
        found = _from_rows(table, wanted)
    else:
        message = (
            f"A {type(table).__name__} is no table of {wanted.what}. Give an Arrow, polars or "
            f"pandas table, a dict of columns, rows, or the path of a file ({', '.join(READERS)})."
        )
        raise BadInput(message)
    return _checked(found, wanted)


def _checked(table: Table, wanted: Wanted) -> Table:
    there = table.column_names
    lacking = [name for name in wanted.columns if name not in there]
    if lacking:
        message = (
            f"The table of {wanted.what} has no column {' and none '.join(map(repr, lacking))}; it "
            f"has {', '.join(map(repr, there)) or 'none'}. It needs {wanted}. Rename its columns."
        )
        raise BadInput(message)
    _check_once(there, wanted)
    return table.select([name for name in wanted.every if name in there])


def _check_once(there: Sequence[str], wanted: Wanted) -> None:
    doubled = [name for name in wanted.every if there.count(name) > 1]
    if doubled:
        message = f"The table of {wanted.what} has two columns {doubled[0]!r}. Drop one of them."
        raise BadInput(message)


def _from_arrow(table: Any, wanted: Wanted) -> Table:  # noqa: ANN401  any library's table
    try:
        return Table.from_arrow(table)
    except Exception as error:
        if hasattr(table, "to_dict"):  # polars hands out columns of nothing in a way of its own
            return _from_columns(table.to_dict(as_series=False), wanted)
        message = f"The table of {wanted.what} cannot be read as Arrow: {error}"
        raise BadInput(message) from error


def _of_pandas(table: Any, wanted: Wanted) -> dict[str, list[Any]]:  # noqa: ANN401  pandas is none of ours
    names = [name for name in table.columns if name in wanted.every] or list(table.columns)
    _check_once([str(name) for name in names], wanted)
    missing = table.isna()
    return {
        str(name): table[name].astype(object).where(~missing[name], None).tolist() for name in names
    }


def _from_columns(columns: Mapping[Any, Any], wanted: Wanted) -> Table:
    named = {name: list(columns[name]) for name in wanted.every if name in columns}
    sizes = {name: len(column) for name, column in named.items()}
    if len(set(sizes.values())) > 1:
        listed = ", ".join(f"{name} has {size}" for name, size in sizes.items())
        raise BadInput(f"The columns of the {wanted.what} differ in length: {listed}.")
    if not named:
        return Table.from_batches([], schema=Schema([Field(str(name), TEXT) for name in columns]))
    return Table.from_pydict(
        {name: array_of(column, name, wanted.what) for name, column in named.items()}
    )


def _from_rows(rows: Iterable[Any], wanted: Wanted) -> Table:
    columns: dict[str, list[Any]] = {name: [] for name in wanted.every}
    for number, row in enumerate(rows, 1):
        for name, cell in _cells(row, wanted, number):
            columns[name].append(cell)
    return _from_columns(columns, wanted)


def _cells(row: Any, wanted: Wanted, number: int) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  a row of theirs
    """The cells of a row by name, None where an optional one is absent."""
    if isinstance(row, Mapping):
        lacking = [name for name in wanted.columns if name not in row]
        if lacking:
            raise BadInput(f"Row {number} of the {wanted.what} has no {lacking[0]!r}: {row!r}.")
        yield from ((name, row.get(name)) for name in wanted.every)
        return
    sizes = range(len(wanted.columns), len(wanted.every) + 1)
    if not isinstance(row, Sequence) or isinstance(row, str | bytes) or len(row) not in sizes:
        message = (
            f"Row {number} of the {wanted.what} is {row!r}. "
            f"Give each row as a dict, or as a tuple of {wanted}."
        )
        raise BadInput(message)
    yield from zip(wanted.every, [*row, *[None] * (sizes[-1] - len(row))], strict=True)
