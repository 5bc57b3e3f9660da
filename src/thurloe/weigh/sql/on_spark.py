"""Spark as an engine: a session that is running already, on one machine or on many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.weigh.sql.engine import Cell


class Spark:
    """A Spark session, version 4 or later; tables go to its warehouse.

    Spark divides the work by itself, so that nothing is done in parts.
    """

    claims_at_once: int | None = None

    def __init__(self, session: Any) -> None:  # noqa: ANN401  pyspark need not be there
        self._session = session

    def execute(self, sql: str) -> None:
        """Run a statement that returns nothing."""
        self._session.sql(sql)

    def rows(self, sql: str) -> Sequence[tuple[Cell, ...]]:
        """Run a query; its rows."""
        return [tuple(row) for row in self._session.sql(sql).collect()]

    def arrays(self, sql: str) -> Mapping[str, NDArray[Any]]:
        """Run a query; its columns by name, numbers none of which is NULL."""
        found = self._session.sql(sql)
        cells = zip(*found.collect(), strict=True)
        columns = [np.array(column) for column in cells] or [np.zeros(0) for _ in found.columns]
        return dict(zip(found.columns, columns, strict=True))

    def columns(self, relation: str) -> Sequence[str]:
        """The names of the columns of what may stand after FROM."""
        found: list[str] = self._session.sql(f"SELECT * FROM {relation} LIMIT 0").columns  # noqa: S608
        return found

    def load(self, name: str, columns: Mapping[str, str], rows: Sequence[tuple[Cell, ...]]) -> None:
        """Make a table of some rows."""
        schema = ", ".join(" ".join(column) for column in columns.items())
        self._session.createDataFrame(list(rows), schema).write.saveAsTable(name)

    def store(self, name: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Make a table of columns of numbers."""
        rows = zip(*(column.tolist() for column in columns.values()), strict=True)
        kinds = {"i": "BIGINT", "f": "DOUBLE"}
        self.load(name, {n: kinds[c.dtype.kind] for n, c in columns.items()}, list(rows))
