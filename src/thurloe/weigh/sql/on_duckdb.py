"""DuckDB as an engine: one machine, tables on disk, memory limited."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from thurloe.errors import BadInput, MissingExtra

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.sql.engine import Cell

_AT_ONCE = 2_000_000  # claims; measured to be quicker than all at once, and it bounds the memory
_ROWS = 500  # loaded with one statement


class DuckDB:
    """A DuckDB database file of its own, with a limit on its memory; close it, or use `with`.

    Args:
        memory: such as "2GB"; what does not fit goes to files beside the database.
        database: where to keep the tables; a temporary folder, removed at the end, if not given.
        threads: how many to use; as many as there are processors if not given.

    Raises:
        MissingExtra: duckdb is not installed.
        BadInput: the memory is none, or the file cannot be opened.
    """

    def __init__(
        self,
        *,
        memory: str = "2GB",
        database: str | Path | None = None,
        threads: int | None = None,
        claims_at_once: int | None = _AT_ONCE,
    ) -> None:
        try:
            import duckdb  # noqa: PLC0415  an extra, and so is pyspark
        except ImportError as error:
            raise MissingExtra(what="Weighing in DuckDB", extra="duckdb") from error
        self.claims_at_once = claims_at_once
        self._folder = None if database else tempfile.TemporaryDirectory(prefix="thurloe-")
        path = Path(database) if database else Path(self._folder.name) / "store.duckdb"  # type: ignore[union-attr]
        self._error = duckdb.Error
        config: dict[str, Any] = {"memory_limit": memory, "temp_directory": f"{path}.tmp"}
        if threads:
            config["threads"] = threads
        try:
            self._connection: Any = duckdb.connect(config=config)
            # Under a name of our own, as a file may be called what a schema is called.
            self._connection.execute(f"ATTACH {quoted(str(path))} AS store")
        except duckdb.Error as error:
            if self._folder:
                self._folder.cleanup()
            message = f"DuckDB cannot work in {memory!r} of memory and in {str(path)!r}: {error}"
            raise BadInput(message) from error
        self.execute("USE store")
        self.execute("SET enable_progress_bar = false")
        self.execute("SET preserve_insertion_order = false")

    def execute(self, sql: str) -> None:
        """Run a statement that returns nothing; raises `BadInput` if DuckDB cannot."""
        self._run(sql)

    def rows(self, sql: str) -> Sequence[tuple[Cell, ...]]:
        """Run a query; its rows."""
        found: list[tuple[Cell, ...]] = self._run(sql).fetchall()
        return found

    def arrays(self, sql: str) -> Mapping[str, NDArray[Any]]:
        """Run a query; its columns by name, numbers none of which is NULL."""
        found: Mapping[str, NDArray[Any]] = self._run(sql).fetchnumpy()
        return found

    def columns(self, relation: str) -> Sequence[str]:
        """The names of the columns of what may stand after FROM."""
        found = self._run(f"SELECT * FROM {relation} LIMIT 0")  # noqa: S608
        return [column[0] for column in found.description]

    def load(self, name: str, columns: Mapping[str, str], rows: Sequence[tuple[Cell, ...]]) -> None:
        """Make a table of some rows."""
        self.execute(f"CREATE TABLE {name} ({', '.join(' '.join(c) for c in columns.items())})")
        marks = f"({', '.join('?' * len(columns))})"
        for start in range(0, len(rows), _ROWS):
            some = rows[start : start + _ROWS]
            self._run(
                f"INSERT INTO {name} VALUES {', '.join([marks] * len(some))}",  # noqa: S608
                [cell for row in some for cell in row],
            )

    def store(self, name: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Make a table of columns of numbers."""
        self._connection.register("stored", dict(columns))
        self.execute(f"CREATE TABLE {name} AS SELECT * FROM stored")  # noqa: S608
        self._connection.unregister("stored")

    def write(self, query: str, path: str | Path) -> None:
        """Write what a query finds to a file, in its order: Parquet, or by its ending CSV, TSV."""
        form = {".csv": "csv, HEADER", ".tsv": "csv, HEADER, DELIMITER '\t'"}.get(
            Path(path).suffix.lower(), "parquet, COMPRESSION zstd"
        )
        self.execute("SET preserve_insertion_order = true")
        self.execute(f"COPY ({query}) TO {quoted(str(path))} (FORMAT {form})")
        self.execute("SET preserve_insertion_order = false")

    def _run(self, sql: str, cells: Sequence[Cell] = ()) -> Any:  # noqa: ANN401  duckdb need not be there
        try:
            return self._connection.execute(sql, cells)
        except self._error as error:
            message = f"DuckDB cannot go on: {str(error).splitlines()[0]}"
            raise BadInput(message) from error

    def close(self) -> None:
        """Close the database, and remove it if it was a temporary one."""
        self._connection.close()
        if self._folder:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def table_in_file(path: str | Path) -> str:
    """What stands after FROM for a file of claims; raises `BadInput` where DuckDB reads none."""
    ending = Path(path).suffix.lower()
    if not Path(path).is_file() or ending not in {".csv", ".tsv", ".parquet"}:
        message = f"{str(path)!r} is no file that ends in .parquet, .csv or .tsv, as DuckDB reads."
        raise BadInput(message)
    if ending == ".parquet":
        return f"read_parquet({quoted(str(path))})"
    return f"read_csv({quoted(str(path))}, header = true, all_varchar = true)"


def quoted(text: str) -> str:
    """A text as DuckDB writes it."""
    return "'" + text.replace("'", "''") + "'"
