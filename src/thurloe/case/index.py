"""Full text of a case's accounts in SQLite's FTS5: a view, made from them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thurloe.case.store import Store
    from thurloe.nouns import Account

LONG = 600
"""Characters after which a passage ends with its sentence; a paragraph ends one in any case."""

_SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS passage USING fts5(
    text, account UNINDEXED, start UNINDEXED, stop UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE IF NOT EXISTS indexed (account TEXT PRIMARY KEY) WITHOUT ROWID;
"""

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
            for statement in _SCHEMA.strip().split(";\n"):
                connection.execute(statement)
            there = {row[0] for row in connection.execute("SELECT account FROM indexed")}
        return [key for key in keys if key not in there]

    def take(self, accounts: Iterable[tuple[str, Account]]) -> None:
        """Index accounts, each given with the hash of its blob."""
        with self._store.writing() as connection:
            for key, account in accounts:
                connection.execute("INSERT OR IGNORE INTO indexed VALUES (?)", (key,))
                connection.executemany(
                    "INSERT INTO passage VALUES (?, ?, ?, ?)", _rows(key, account)
                )

    def find(self, words: str) -> list[Passage]:
        """The passages that have all the words, phrases in quotes and prefixes*, the best first.

        Ranked by BM25, ties by place. Raises `BadInput` where no word is given.
        """
        with self._store.reading() as connection:
            return [_passage(row) for row in _matches(connection, query_of(words))]


def is_in(words: str, text: str) -> bool:
    """Whether a text has the words, by the rules of `Index.find`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(_SCHEMA.split(";", maxsplit=1)[0])
        connection.execute("INSERT INTO passage VALUES (?, '', 0, 0)", (text,))
        return bool(_matches(connection, query_of(words)))


def _matches(connection: sqlite3.Connection, query: str) -> list[tuple[str, int, int, float]]:
    return connection.execute(
        "SELECT account, start, stop, bm25(passage) AS rank FROM passage WHERE passage MATCH ?"
        " ORDER BY rank, account, start",
        (query,),
    ).fetchall()


def _passage(row: tuple[str, int, int, float]) -> Passage:
    account, start, end, rank = row
    return Passage(account=account, start=start, end=end, rank=rank)


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


def query_of(words: str) -> str:
    """What FTS5 is asked for words, `"phrases"` and `prefix*`: all of them, nothing else it knows.

    Raises:
        BadInput: there is no letter or digit in it.
    """
    terms = []
    for match in _TERM.finditer(words):
        given = match[1] if match[1] is not None else match[2]
        bare = given.replace('"', " ").replace("\0", " ").strip()
        if any(letter.isalnum() for letter in bare):
            prefix = match[1] is None and bare.endswith("*")
            terms.append(f'"{bare.rstrip("*")}"{"*" if prefix else ""}')
    if not terms:
        raise BadInput(
            f'{words!r} has no word. Give words, a "phrase" or the beginning of a word*.'
        )
    return " AND ".join(terms)
