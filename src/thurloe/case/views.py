"""Views of a log that is kept elsewhere: a SQLite database of this process, gone with it."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Views:
    """A database in memory, opened when it is first needed."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection."""
        if self._connection is None:
            self._connection = sqlite3.connect(":memory:", isolation_level=None)
        yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Forget all of it."""
        if self._connection is not None:
            self._connection.close()
