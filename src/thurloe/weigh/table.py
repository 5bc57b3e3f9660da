"""Tables out: made column by column when somebody asks, and taken by every table library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from arro3.core import Array
from arro3.core import Table as ArrowTable

from thurloe.errors import MissingExtra
from thurloe.weigh.table_files import write_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_SHOWN = 10  # rows of a table that stand for it where it is printed


class Table:
    """A table whose columns are made when they are first asked for.

    Give it to any library that takes Arrow tables (`polars.DataFrame(table)`,
    `pyarrow.table(table)`, `duckdb.from_arrow(table)`), or call `to_polars` or `to_pandas`.
    """

    def __init__(
        self,
        size: int,
        columns: Mapping[str, Callable[[], Array]],
        *,
        held_back: Sequence[str] = (),
    ) -> None:
        """Columns `held_back` take long: they go along only where they are asked for by name."""
        self._size, self._columns, self._held_back = size, dict(columns), tuple(held_back)
        self._made: dict[str, Array] = {}

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(self._columns)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, name: str) -> Array:
        """A column; raises `KeyError` if there is none of that name."""
        if name not in self._columns:
            raise KeyError(
                f"no column is called {name!r}: there are {', '.join(self._columns)}; rows are "
                "dicts, the first of them next(iter(table))"
            )
        if name not in self._made:
            self._made[name] = self._columns[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        rows = [[_short(cell) for cell in row.values()] for row in self.rows(_SHOWN)]
        names = self._going_along
        widths = [max(map(len, cells)) for cells in zip(names, *rows, strict=True)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
            for cells in (names, *rows)
        ]
        return "\n".join([*lines, f"({len(self):,} rows)"])

    def rows(self, most: int | None = None) -> list[dict[str, Any]]:
        """The rows as dicts, or only so many of the first."""
        size = len(self) if most is None else min(most, len(self))
        names = self._going_along
        cells = (self[name].slice(0, size).to_pylist() for name in names)
        return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]

    @property
    def _going_along(self) -> tuple[str, ...]:
        return tuple(name for name in self._columns if name not in self._held_back)

    def with_column(self, name: str, make: Callable[[], Array]) -> Table:
        """The table with one more column."""
        return Table(self._size, {**self._columns, name: make}, held_back=self._held_back)

    def select(self, names: Sequence[str]) -> Table:
        """The table with only these columns; the others are not made."""
        chosen = Table(self._size, {name: self._columns[name] for name in names})
        chosen._made = self._made
        return chosen

    def to_arrow(self) -> ArrowTable:
        """The table as one of `arro3`, which speaks the Arrow PyCapsule interface."""
        return ArrowTable.from_pydict({name: self[name] for name in self._going_along})

    def to_polars(self) -> Any:  # noqa: ANN401  polars need not be there
        """The table as a `polars.DataFrame`; raises `MissingExtra` where polars is not there."""
        try:
            import polars as pl  # noqa: PLC0415  an extra
        except ImportError as error:
            raise MissingExtra(what="A polars table", extra="tables") from error
        return pl.DataFrame(self.to_arrow())

    def to_pandas(self) -> Any:  # noqa: ANN401  pandas need not be there
        """The table as a `pandas.DataFrame`; raises `MissingExtra` where pandas is not there."""
        try:
            import pandas as pd  # noqa: PLC0415  an extra
        except ImportError as error:
            raise MissingExtra(what="A pandas table", extra="tables") from error
        return pd.DataFrame({name: self[name].to_pylist() for name in self._going_along})

    def write(self, path: str | Path) -> None:
        """Write the table to a file: `.parquet`, `.csv`, `.tsv`, `.arrow` or `.feather`.

        Raises:
            BadInput: the ending is none of these.
        """
        write_table(self.to_arrow(), Path(path))


def _short(cell: object) -> str:
    text = f"{cell:.3f}" if isinstance(cell, float) else str(cell)
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004  columns of a screen
