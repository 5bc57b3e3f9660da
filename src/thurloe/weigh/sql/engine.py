"""What a database has to do for us, and how its tables are made, in parts where memory is short."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from string import Template
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Cell = str | int | float | bool | None

SCHEMA = "weighing"  # ours alone: dropped, with all that is in it, before and after
WHOLE = "1 = 1"


class Engine(Protocol):
    """A database that runs plain SQL: DuckDB, Spark, or another that knows the same words."""

    claims_at_once: int | None
    """How many claims to work on at a time, so that memory is enough; None for all."""

    def execute(self, sql: str) -> None:
        """Run a statement that returns nothing."""

    def rows(self, sql: str) -> Sequence[tuple[Cell, ...]]:
        """Run a query; its rows, which are few."""

    def arrays(self, sql: str) -> Mapping[str, NDArray[Any]]:
        """Run a query; its columns by name, numbers none of which is NULL."""

    def columns(self, relation: str) -> Sequence[str]:
        """The names of the columns of what may stand after FROM."""

    def store(self, name: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Make a table of columns of numbers, which may be many."""

    def load(self, name: str, columns: Mapping[str, str], rows: Sequence[tuple[Cell, ...]]) -> None:
        """Make a table of some rows; `columns` maps names to SQL types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """An engine, and the parts of the items that it takes one after the other.

    Attributes:
        parts: conditions on a column `item`; every item fulfils one of them.
        reading: of who copies whom; stands for `$reading` in queries and names of tables.
        table: the claims to learn from, all or a part; stands for `$table`.
        step: every so many items are in that part; stands for `$step`.
    """

    engine: Engine
    parts: Sequence[str] = (WHOLE,)
    reading: str = ""
    table: str = "claims"
    step: int = 1

    def make(self, name: str, query: str, **given: object) -> None:
        """Make a table of what a query finds; `$name` in it stands for what is given."""
        self.drop(name)
        self._put(f"CREATE TABLE {SCHEMA}.{name} AS {filled(query, **given)}")

    def make_in_parts(self, name: str, query: str, **given: object) -> None:
        """The same part by part: `$part` in the query stands for the items of one."""
        query = filled(query, **given)
        first, *others = self.parts
        self.make(name, query, part=first)
        for part in others:
            self._put(f"INSERT INTO {SCHEMA}.{name} {filled(query, part=part)}")

    def in_parts(self, name: str, query: str) -> str:
        """What stands after FROM for what a query finds: a table, made in parts, or the query."""
        if len(self.parts) == 1:
            return f"({filled(query, part=self.parts[0])})"
        self.make_in_parts(name, query)
        return f"{SCHEMA}.{name}"

    def many(self, query: str, **given: object) -> Sequence[tuple[Cell, ...]]:
        """The rows that a query finds, which are few."""
        return self.engine.rows(self._named(filled(query, **given)))

    def one(self, query: str, **given: object) -> tuple[Cell, ...]:
        """The one row that a query finds."""
        (row,) = self.many(query, **given)
        return row

    def fetch(self, query: str, **given: object) -> Mapping[str, NDArray[Any]]:
        """The columns of numbers that a query finds, by name."""
        return self.engine.arrays(self._named(filled(query, **given)))

    def totals(self, query: str, **given: object) -> list[float]:
        """The one row of numbers that a query finds, added up over the parts; NULL counts 0."""
        query = filled(query, **given)
        rows = [self.one(query, part=part) for part in self.parts]
        return [sum(float(cell or 0.0) for cell in column) for column in zip(*rows, strict=True)]

    def drop(self, *names: str) -> None:
        """Forget tables, those that are not there too."""
        for name in names:
            self._put(f"DROP TABLE IF EXISTS {SCHEMA}.{name}")

    def _put(self, statement: str) -> None:
        self.engine.execute(self._named(statement))

    def _named(self, query: str) -> str:
        return filled(query, reading=self.reading, table=self.table, step=self.step)


def in_parts(engine: Engine, items: int, claims: int) -> Work:
    """Work on items numbered from 0, in as many parts as the engine wants."""
    most = engine.claims_at_once or claims
    many = max(1, -(-claims // most))
    if many == 1:
        return Work(engine=engine)
    bounds = [items * n // many for n in range(many + 1)]
    parts = [f"item >= {low} AND item < {high}" for low, high in pairwise(bounds)]
    return Work(engine=engine, parts=parts)


def filled(query: str, **given: object) -> str:
    """A query with what is given in place of `$name`; floats as doubles, not as decimals."""
    texts = {
        name: double(value) if isinstance(value, float) else value for name, value in given.items()
    }
    return Template(query).safe_substitute(texts)


def double(value: float) -> str:
    """A number that every engine reads as the same double."""
    return f"{value:.17e}"
