"""Passages by what they mean: static word vectors, averaged, compared by their cosine.

It finds what is said in other words. A vector is kept as 256 whole numbers, an index in the case's
file that is made anew where it is missing, of another model, or does not bear the user's own seal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from thurloe.case.index import Passage, passages
from thurloe.case.seals import is_sealed, seal_of
from thurloe.errors import BadInput
from thurloe.values.sense import FINE, WIDTH, SenseModel

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.case.store import Store
    from thurloe.nouns import Account
    from thurloe.values.sense import Vectors

LEAST = 0.2
"""Cosine below which nothing is a hit: 6 in 100 pairs of passages of two examples have more."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sense (
    account TEXT NOT NULL, model TEXT NOT NULL, spans BLOB NOT NULL, vectors BLOB NOT NULL,
    seal BLOB NOT NULL, PRIMARY KEY (account, model)
) WITHOUT ROWID
"""


class Meanings:
    """The vectors of the passages of all accounts that were ever asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._model = SenseModel()
        self._keys: list[str] = []
        self._held: tuple[list[tuple[str, int, int]], Vectors] | None = None

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of the accounts whose passages have no vectors yet; remembers all of them."""
        wanted = sorted(keys)
        if wanted != self._keys:  # others may have given the new ones their vectors
            self._keys, self._held = wanted, None
        with self._store.writing() as connection:
            connection.execute(_SCHEMA)
            rows = connection.execute(
                "SELECT account, model, spans, vectors, seal FROM sense WHERE model = ?",
                (self._model.name,),
            )
            there = {parts[0] for *parts, seal in rows if is_sealed(seal, *parts)}
        return [key for key in self._keys if key not in there]

    def take(self, accounts: Iterable[tuple[str, Account]]) -> None:
        """Give the passages of accounts vectors, each account with the hash of its blob."""
        self._held = None
        with self._store.writing() as connection:
            for key, account in accounts:
                parts = (key, self._model.name, *self._row(account.text))
                connection.execute(
                    "INSERT OR REPLACE INTO sense VALUES (?, ?, ?, ?, ?)", (*parts, seal_of(*parts))
                )

    def _row(self, text: str) -> tuple[bytes, bytes]:
        spans = list(passages(text))
        vectors = self._model.vectors([text[start:end] for start, end in spans])
        whole = np.rint(vectors * FINE).astype(np.int8)
        return np.array(spans, dtype="<i4").tobytes(), whole.tobytes()

    def find(self, words: str) -> Iterator[Passage]:
        """The passages whose meaning is near that of the words, the nearest first.

        Raises:
            BadInput: the model knows none of the words.
        """
        (sought,) = self._model.vectors([words])
        if not sought.any():
            raise BadInput(f"{words!r} has no word that the model knows.")
        places, vectors = self._load()
        likeness = vectors @ sought
        near = np.flatnonzero(likeness >= LEAST)
        order = near[np.argsort(-likeness[near], kind="stable")]
        return (_passage(places[at], float(likeness[at])) for at in order.tolist())

    def _load(self) -> tuple[list[tuple[str, int, int]], Vectors]:
        """Where each passage stands, in order, and the vectors; kept once read."""
        if self._held is None:
            with self._store.reading() as connection:
                self._held = _read(connection, self._model.name, self._keys)
        return self._held


def _passage(place: tuple[str, int, int], likeness: float) -> Passage:
    account, start, end = place
    return Passage(account=account, start=start, end=end, rank=-likeness)


def _read(
    connection: sqlite3.Connection, model: str, keys: Sequence[str]
) -> tuple[list[tuple[str, int, int]], Vectors]:
    places: list[tuple[str, int, int]] = []
    parts = [np.zeros((0, WIDTH), dtype=np.int8)]
    for key in keys:
        row = connection.execute(
            "SELECT spans, vectors FROM sense WHERE account = ? AND model = ?", (key, model)
        ).fetchone()
        spans = np.frombuffer(row[0], dtype="<i4").reshape(-1, 2)
        places += [(key, start, end) for start, end in spans.tolist()]
        parts.append(np.frombuffer(row[1], dtype=np.int8).reshape(-1, WIDTH))
    vectors = np.concatenate(parts).astype(np.float32)
    vectors /= FINE
    return places, vectors
