"""What a brief left behind, kept beside the log: if it is lost, it costs time and no more."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from thurloe.case.handles import Handles
from thurloe.case.seals import is_sealed, seal_of
from thurloe.case.sqlite import WAIT
from thurloe.errors import CaseUnusable
from thurloe.resolve import Recall, version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from thurloe.case.store import Store

_SCHEMA = """
CREATE TABLE recall (
    name TEXT PRIMARY KEY, version TEXT NOT NULL, data BLOB NOT NULL, seal BLOB NOT NULL
) WITHOUT ROWID
"""
_IS_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"

_KEPT = """
CREATE TABLE IF NOT EXISTS kept (
    name TEXT PRIMARY KEY, head TEXT NOT NULL, data BLOB NOT NULL, seal BLOB NOT NULL
) WITHOUT ROWID
"""
_ALL = (
    *("case", "kinds.py", "kinds.toml", "nouns.py", "pipeline.py", "report", "resolve"),
    *("values", "weigh"),
)
"""The code that says how a claim stands, and by which words a source is known."""


class Remembered:
    """A recall that outlives the process, of the very code and the very user that read it.

    What another user, or a file's sender, put there bears no seal of this one's: it is not heeded.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._recall: Recall | None = None
        self._kept = _state(Recall())

    @property
    def recall(self) -> Recall:
        """What was found before; nothing where it was never kept, or by somebody else."""
        if self._recall is None:
            self._recall = _recall_of(self._rows())
            self._kept = _state(self._recall)
        return self._recall

    def keep(self) -> None:
        """Write what was found since; where the file cannot be written now, another time."""
        recall = self.recall
        state = _state(recall)
        if state == self._kept:
            return
        with suppress(CaseUnusable):
            self._write(recall.to_rows())
            self._kept = state

    def forget(self) -> None:
        """Begin anew: the next brief is made of the log alone, whatever stands beside it."""
        self._recall, self._kept = Recall(), _state(Recall())
        with suppress(CaseUnusable):
            self._write({})
        for name in ("standing", "veil"):
            self.keep_as(name, "", "")
        Handles(self._store).forget()

    def _rows(self) -> dict[str, bytes]:
        with suppress(CaseUnusable), self._store.reading() as connection:
            if connection.execute(_IS_THERE, ("recall",)).fetchone():
                rows = connection.execute(
                    "SELECT name, data, seal FROM recall WHERE version = ?", (version(),)
                )
                return {
                    name: data
                    for name, data, seal in rows
                    if is_sealed(seal, name, version(), data)
                }
        return {}

    def kept(self, name: str, head: str) -> str | None:
        """What was kept under a name after the event of this hash, if it was."""
        with suppress(CaseUnusable), self._store.reading() as connection:
            if connection.execute(_IS_THERE, ("kept",)).fetchone():
                row = connection.execute(
                    "SELECT head, data, seal FROM kept WHERE name = ?", (name,)
                ).fetchone()
                if row and row[0] == head and is_sealed(row[2], name, head, version(_ALL), row[1]):
                    return bytes(row[1]).decode()
        return None

    def keep_as(self, name: str, head: str, told: str) -> None:
        """Keep something that holds after the event of this hash, in place of what was kept."""
        data = told.encode()
        with suppress(CaseUnusable), self._at_once() as connection:
            connection.execute(_KEPT)
            row = (name, head, data, seal_of(name, head, version(_ALL), data))
            connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", row)

    def _write(self, rows: Mapping[str, bytes]) -> None:
        """Write these alone."""
        with self._at_once() as connection:
            connection.execute("DROP TABLE IF EXISTS recall")
            connection.execute(_SCHEMA)
            connection.executemany(
                "INSERT INTO recall VALUES (?, ?, ?, ?)",
                ((n, version(), data, seal_of(n, version(), data)) for n, data in rows.items()),
            )

    @contextmanager
    def _at_once(self) -> Iterator[sqlite3.Connection]:
        """A transaction that does not wait for others: nothing is lost if nothing is written."""
        with self._store.reading() as connection:
            connection.execute("PRAGMA busy_timeout = 0")
        try:
            with self._store.writing() as connection:
                yield connection
        finally:
            with self._store.reading() as connection:
                connection.execute(f"PRAGMA busy_timeout = {round(WAIT * 1000)}")


def _recall_of(rows: Mapping[str, bytes]) -> Recall:
    with suppress(ValueError, KeyError):
        return Recall.from_rows(rows)
    return Recall()


def _state(recall: Recall) -> tuple[int, bytes, frozenset[bytes]]:
    """What differs when there is something new in it."""
    return len(recall.names.keys), recall.questions.names.tobytes(), frozenset(recall.lines)
