"""Which account a claim's handle is of: a view, made from what was read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from thurloe.case.anchors import Statement
from thurloe.errors import CaseUnusable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thurloe.case.store import Store
    from thurloe.nouns import Claim

_HANDLES = """
CREATE TABLE IF NOT EXISTS handle (
    handle TEXT NOT NULL, extraction TEXT NOT NULL, PRIMARY KEY (handle, extraction)
) WITHOUT ROWID
"""
_HANDLED = "CREATE TABLE IF NOT EXISTS handled (extraction TEXT PRIMARY KEY) WITHOUT ROWID"


class Handles:
    """The handles of all claims that were ever read, by the extraction and the account's key.

    It says where to look; whoever looks there makes the handle anew of what he finds.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def missing(self, extractions: Iterable[str]) -> list[str]:
        """Those of the extractions whose handles are not known yet."""
        with self._store.writing() as connection:
            connection.execute(_HANDLES)
            connection.execute(_HANDLED)
            there = {row[0] for row in connection.execute("SELECT extraction FROM handled")}
        return [one for one in extractions if one not in there]

    def forget(self) -> None:
        """Begin anew with the next one that is sought."""
        with suppress(CaseUnusable), self._store.writing() as connection:
            connection.execute("DROP TABLE IF EXISTS handle")
            connection.execute("DROP TABLE IF EXISTS handled")

    def take(self, extractions: Iterable[tuple[str, str, Iterable[Claim]]]) -> None:
        """Note the claims of extractions, each with its name here and its account's key."""
        with self._store.writing() as connection:
            for extraction, key, claims in extractions:
                connection.execute("INSERT OR IGNORE INTO handled VALUES (?)", (extraction,))
                connection.executemany(
                    "INSERT OR IGNORE INTO handle VALUES (?, ?)",
                    {(Statement.of(claim, key).handle, extraction) for claim in claims},
                )

    def find(self, handle: str) -> list[str]:
        """The extractions that have a claim of this handle, in order."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT extraction FROM handle WHERE handle = ? ORDER BY extraction", (handle,)
            )
            return [row[0] for row in rows]
