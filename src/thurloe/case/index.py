"""Full text of a case's accounts in SQLite's FTS5: a view, made from them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from thurloe.case.forms import forms_of
from thurloe.errors import BadInput, CaseAltered, CaseUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from thurloe.case.store import Store
    from thurloe.nouns import Account

LONG = 600
"""Characters after which a passage ends with its sentence; a paragraph ends one in any case."""

_PASSAGES = """
CREATE VIRTUAL TABLE IF NOT EXISTS passage USING fts5(
    text, account UNINDEXED, start UNINDEXED, stop UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2'
)"""

_STEMS = """
CREATE VIRTUAL TABLE stem USING fts5(
    text, account UNINDEXED, start UNINDEXED, stop UNINDEXED,
    content = 'passage', tokenize = 'porter unicode61 remove_diacritics 2'
)"""
"""The same passages by the stems of their words: "boats" is found by "boat", and the other way."""

_FILL = "INSERT INTO stem (rowid, text) SELECT rowid, text FROM passage WHERE rowid > ?"
_INDEXED = "CREATE TABLE IF NOT EXISTS indexed (account TEXT PRIMARY KEY) WITHOUT ROWID"

_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+")
_TERM = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the account in this blob, and how ill it fits the words sought: low is good."""

    account: str
    start: int
    end: int
    rank: float


class Index:
    """The passages of all accounts that were ever indexed, by the hash of the account's blob."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def missing(self, keys: Iterable[str]) -> list[str]:
        """Those of the accounts that are not indexed yet."""
        with self._store.writing() as connection:
            _make(connection)
            connection.execute(_INDEXED)
            there = {row[0] for row in connection.execute("SELECT account FROM indexed")}
        return [key for key in keys if key not in there]

    def take(self, accounts: Iterable[tuple[str, Account]]) -> None:
        """Index accounts, each given with the hash of its blob."""
        with self._store.writing() as connection:
            for key, account in accounts:
                connection.execute("INSERT OR IGNORE INTO indexed VALUES (?)", (key,))
                _put(connection, _rows(key, account))

    def find(self, words: str) -> Iterator[Passage]:
        """The passages that have all the words, phrases in quotes and prefixes*, the best first.

        A word is found in any form that has its stem (Porter 1980, DOI 10.1108/eb046814) or is an
        irregular form of it, phrases and prefixes as they are written. Ranked by BM25, ties by
        place. Raises `BadInput` where no word is given.
        """
        query = Query.of(words)
        with self._looking() as connection:
            found = _matches(connection, query)
        return map(self._passage, found)

    def accounts_with(self, letters: str) -> list[str]:
        """The accounts in whose words these letters may stand together, in any case."""
        sought = "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in letters)
        with self._looking() as connection:
            rows = connection.execute(_WITH, (f"%{sought}%", f"*[{FOLDED}]*"))
            return [row[0] for row in rows]

    def is_whole(self, account_of: Callable[[str], Account]) -> bool:
        """Whether it has the very passages of each account that it is said to have, and no other.

        One that has not is thrown away, and made anew by the next search. The stems are made anew
        of the passages in any case.
        """
        with self._store.writing() as connection:
            whole = _is_whole(connection, account_of)
            for table in ("stem",) if whole else ("stem", "passage", "indexed"):
                _drop(connection, table)
            _make(connection)
        return whole

    @contextmanager
    def _looking(self) -> Iterator[sqlite3.Connection]:
        """A connection to look into it; raises `CaseUnusable` where somebody damaged it."""
        with self._store.reading() as connection:
            try:
                yield connection
            except sqlite3.Error as error:
                if not getattr(error, "sqlite_errorname", "").startswith(_DAMAGED):
                    raise
                raise self._unusable(str(error)) from error

    def _unusable(self, why: str) -> CaseUnusable:
        return CaseUnusable(
            f"The index for searches of {self._store.name!r} is damaged ({why}), and nothing else: "
            "`thurloe case verify` throws it away, and the next search makes it anew."
        )

    def _passage(self, row: tuple[str, int, int, float]) -> Passage:
        """A row as a passage; who can write the file may have put there what is none."""
        account, start, end, rank = row
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
            raise self._unusable("a passage that is none")
        return Passage(account=account, start=start, end=end, rank=rank)


def is_in(words: str, text: str) -> bool:
    """Whether a text has the words, by the rules of `Index.find`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        _make(connection)
        _put(connection, [(text, "", 0, 0)])
        return bool(_matches(connection, Query.of(words)))


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables that are missing; that of stems of the passages there are."""
    connection.execute(_PASSAGES)
    there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'stem'").fetchone()
    if there is None:
        connection.execute(_STEMS)
        connection.execute(_FILL, (0,))


def _put(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, int, int]]) -> None:
    (last,) = connection.execute("SELECT COALESCE(MAX(rowid), 0) FROM passage").fetchone()
    connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?)", rows)
    connection.execute(_FILL, (last,))


_DAMAGED = ("SQLITE_ERROR", "SQLITE_CORRUPT")
"""What SQLite says where a table is gone or another, or holds what FTS5 cannot read."""


def _is_whole(connection: sqlite3.Connection, account_of: Callable[[str], Account]) -> bool:
    """Whether the passages are found by their words (FTS5's own check), and are all there are."""
    try:
        _make(connection)
        connection.execute(_INDEXED)
        connection.execute("INSERT INTO passage(passage) VALUES ('integrity-check')")
        return _has_all(connection, account_of)
    except sqlite3.DatabaseError:
        return False


_PARTS = ("data", "idx", "content", "docsize", "config")
"""The tables that FTS5 makes for one of its own."""


def _drop(connection: sqlite3.Connection, table: str) -> None:
    """Throw a table away, also one that FTS5 does not open any more, for want of a part of it."""
    try:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    except sqlite3.DatabaseError:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
        connection.execute("PRAGMA writable_schema = RESET")
        for part in _PARTS:
            connection.execute(f"DROP TABLE IF EXISTS {table}_{part}")


def _has_all(connection: sqlite3.Connection, account_of: Callable[[str], Account]) -> bool:
    keys = [row[0] for row in connection.execute("SELECT account FROM indexed ORDER BY account")]
    made = (row for key in keys for row in _rows(key, account_of(key)))
    there = connection.execute(
        "SELECT text, account, start, stop FROM passage ORDER BY account, start"
    )
    try:
        return all(one == other for one, other in zip_longest(made, there))
    except CaseAltered:  # said to have what is no account of the case
        return False


def _matches(connection: sqlite3.Connection, query: Query) -> list[tuple[str, int, int, float]]:
    given = [part for part in (query.stems, query.exact) if part]
    asked = _BOTH if len(given) > 1 else _STEM if query.stems else _EXACT
    return connection.execute(asked, given).fetchall()


FOLDED = "ßẞſİŉǰẖẗẘẙẚ\u212aﬀﬁﬂﬃﬄﬅﬆ"
"""What is no ASCII letter and has some where case is folded ("ß" is "ss"), as SQLite does not."""

_WITH = r"SELECT DISTINCT account FROM passage WHERE text LIKE ? ESCAPE '\' OR text GLOB ?"

_STEM = """
SELECT account, start, stop, bm25(stem) AS fit FROM stem WHERE stem MATCH ?
ORDER BY fit, account, start"""

_EXACT = """
SELECT account, start, stop, bm25(passage) AS fit FROM passage WHERE passage MATCH ?
ORDER BY fit, account, start"""

_BOTH = """
WITH one AS MATERIALIZED (SELECT rowid AS id, bm25(stem) AS fit FROM stem WHERE stem MATCH ?),
other AS MATERIALIZED (SELECT rowid AS id, bm25(passage) AS fit FROM passage WHERE passage MATCH ?)
SELECT account, start, stop, one.fit + other.fit AS fits
FROM one JOIN other USING (id) JOIN passage ON passage.rowid = id
ORDER BY fits, account, start"""
"""Each index is asked once: joined outright, one would be asked anew for each row of the other."""


def _rows(key: str, account: Account) -> Iterator[tuple[str, str, int, int]]:
    for start, end in passages(account.text):
        yield account.text[start:end], key, start, end


def passages(text: str) -> Iterator[tuple[int, int]]:
    """The spans of a text's paragraphs, long ones cut after a sentence; all words are in one."""
    at = 0
    for match in [*_BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        yield from _cut(text, at, end)
        at = match.end() if match else end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONG:
        stop = _SENTENCE.search(text, start + LONG, end)
        if stop is None:
            break
        yield start, stop.end()
        start = stop.end()
    if text[start:end].strip():
        yield start, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What FTS5 is asked: words by their `stems`, phrases and prefixes `exact`; "" for none."""

    stems: str
    exact: str

    @classmethod
    def of(cls, words: str) -> Query:
        """Words, `"phrases"` and `prefix*`: all of them, and nothing else that FTS5 knows.

        Raises:
            BadInput: there is no letter or digit in it.
        """
        stems: list[str] = []
        exact: list[str] = []
        for match in _TERM.finditer(words):
            given = match[1] if match[1] is not None else match[2]
            bare = given.replace('"', " ").replace("\0", " ").strip()
            if not any(letter.isalnum() for letter in bare):
                continue
            prefix = match[1] is None and bare.endswith("*")
            if prefix or match[1] is not None:
                exact.append(f'"{bare.rstrip("*")}"{"*" if prefix else ""}')
            else:
                quoted = [f'"{form}"' for form in forms_of(bare)]
                stems.append(quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})")
        if not stems and not exact:
            raise BadInput(
                f'{words!r} has no word. Give words, a "phrase" or the beginning of a word*.'
            )
        return cls(stems=" AND ".join(stems), exact=" AND ".join(exact))
