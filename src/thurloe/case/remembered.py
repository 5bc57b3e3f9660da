"""What resolving found of pairs, kept beside the log: if it is lost, it costs time and no more."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from thurloe.case.sqlite import WAIT
from thurloe.errors import CaseUnusable
from thurloe.resolve import Pairs, Recall, version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thurloe.case.store import Store

_SCHEMA = """
CREATE TABLE IF NOT EXISTS recall (
    name TEXT PRIMARY KEY, version TEXT NOT NULL, data BLOB NOT NULL
) WITHOUT ROWID
"""
_IS_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'recall'"


class Remembered:
    """A recall that outlives the process, of the very version of the code that reads it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._recall: Recall | None = None
        self._kept = (0, np.zeros(0, dtype=np.uint64))

    @property
    def recall(self) -> Recall:
        """What was found before; nothing where it was never kept, or by another version."""
        if self._recall is None:
            self._recall = _recall_of(self._rows())
            self._kept = self._size(self._recall)
        return self._recall

    def keep(self) -> None:
        """Write what was found since; where the file cannot be written now, another time."""
        recall = self.recall
        size = self._size(recall)
        if size[0] == self._kept[0] and np.array_equal(size[1], self._kept[1]):
            return
        with suppress(CaseUnusable):
            self._write({"names": recall.names, "questions": recall.questions})
            self._kept = size

    def _size(self, recall: Recall) -> tuple[int, np.ndarray[tuple[int], np.dtype[np.uint64]]]:
        return len(recall.names.keys), recall.questions.keys

    def _rows(self) -> dict[str, bytes]:
        with suppress(CaseUnusable), self._store.reading() as connection:
            if connection.execute(_IS_THERE).fetchone():
                rows = connection.execute(
                    "SELECT name, data FROM recall WHERE version = ?", (version(),)
                )
                return dict(rows.fetchall())
        return {}

    def _write(self, pairs: Mapping[str, Pairs]) -> None:
        """Write, and do not wait for others: nothing is lost if it is not written."""
        with self._store.reading() as connection:
            connection.execute("PRAGMA busy_timeout = 0")
        try:
            with self._store.writing() as connection:
                connection.execute(_SCHEMA)
                connection.executemany(
                    "INSERT OR REPLACE INTO recall VALUES (?, ?, ?)",
                    ((name, version(), some.to_bytes()) for name, some in pairs.items()),
                )
        finally:
            with self._store.reading() as connection:
                connection.execute(f"PRAGMA busy_timeout = {round(WAIT * 1000)}")


def _recall_of(rows: Mapping[str, bytes]) -> Recall:
    with suppress(ValueError, KeyError):
        names, questions = (Pairs.from_bytes(rows[name]) for name in ("names", "questions"))
        return Recall(names=names, questions=questions)
    return Recall()
