"""What resolving found of pairs, kept beside the log: if it is lost, it costs time and no more."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from thurloe.case.seals import is_sealed, seal_of
from thurloe.case.sqlite import WAIT
from thurloe.errors import CaseUnusable
from thurloe.resolve import Recall, version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thurloe.case.store import Store

_SCHEMA = """
CREATE TABLE recall (
    name TEXT PRIMARY KEY, version TEXT NOT NULL, data BLOB NOT NULL, seal BLOB NOT NULL
) WITHOUT ROWID
"""
_IS_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'recall'"


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

    def _rows(self) -> dict[str, bytes]:
        with suppress(CaseUnusable), self._store.reading() as connection:
            if connection.execute(_IS_THERE).fetchone():
                rows = connection.execute(
                    "SELECT name, data, seal FROM recall WHERE version = ?", (version(),)
                )
                return {
                    name: data
                    for name, data, seal in rows
                    if is_sealed(seal, name, version(), data)
                }
        return {}

    def _write(self, rows: Mapping[str, bytes]) -> None:
        """Write these alone, and do not wait for others: nothing is lost if it is not written."""
        with self._store.reading() as connection:
            connection.execute("PRAGMA busy_timeout = 0")
        try:
            with self._store.writing() as connection:
                connection.execute("DROP TABLE IF EXISTS recall")
                connection.execute(_SCHEMA)
                connection.executemany(
                    "INSERT INTO recall VALUES (?, ?, ?, ?)",
                    ((n, version(), data, seal_of(n, version(), data)) for n, data in rows.items()),
                )
        finally:
            with self._store.reading() as connection:
                connection.execute(f"PRAGMA busy_timeout = {round(WAIT * 1000)}")


def _recall_of(rows: Mapping[str, bytes]) -> Recall:
    with suppress(ValueError, KeyError):
        return Recall.from_rows(rows)
    return Recall()


def _state(recall: Recall) -> tuple[int, bytes, frozenset[str]]:
    """What differs when there is something new in it."""
    return len(recall.names.keys), recall.questions.names.tobytes(), frozenset(recall.lines)
