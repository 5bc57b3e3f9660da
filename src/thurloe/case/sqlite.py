"""A case in one SQLite file, in WAL mode: readers never wait, writers take turns."""

from __future__ import annotations

import getpass
import os
import sqlite3
import zlib
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from thurloe.case.events import FORMAT
from thurloe.case.placing import keep_private, made_whole
from thurloe.case.rows import COLUMNS, NOTHING, chained, event_of, row_of
from thurloe.case.store import Moved
from thurloe.case.views import Views
from thurloe.errors import BadInput, CaseUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from thurloe.case.events import Entry, Event

WAIT = 30.0
"""Seconds that a writer waits for its turn."""

APPLICATION = 0x7468_6C31
"""What marks a SQLite file as a case (`PRAGMA application_id`): "thl1"."""

_SCHEMA = f"""
PRAGMA application_id = {APPLICATION};
CREATE TABLE event (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, because TEXT NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL, before TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
);
CREATE TABLE blob (digest TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log of a case only grows'); END;
CREATE TRIGGER event_is_final BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log of a case only grows'); END;
"""


ACTING = ("trigger", "view", "index")
"""What acts by itself, or stands for a table: a case has none but its own guards."""


def author() -> str:
    """Who works here: `THURLOE_BY`, else the name of the user of this machine."""
    try:
        return os.environ.get("THURLOE_BY", "").strip() or getpass.getuser()
    except (OSError, KeyError):  # a user without a name
        return "somebody"


def now() -> str:
    """This moment, as events have it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class SqliteStore:
    """An open case file, see `Store`."""

    def __init__(self, path: Path, *, clock: Callable[[], str] = now) -> None:
        """Open the file; raises `BadInput` if it is not there or no case."""
        if not path.is_file():
            raise BadInput(
                f"There is no case {str(path)!r}. Make it first: thurloe case new {path}"
            )
        self.path, self._clock = path, clock
        self._views = Views() if is_read_only(path) else None
        with self._trouble():
            self.connection = _connect(path)
            kind = self.connection.execute("PRAGMA application_id").fetchone()[0]
        if kind != APPLICATION:
            self.close()
            raise BadInput(f"{str(path)!r} is a database, but no case. Name a file of {FORMAT}.")

    @classmethod
    def create(
        cls, path: Path, entry: Entry, *, clock: Callable[[], str] = now
    ) -> tuple[SqliteStore, Event]:
        """Make the file with its first event, whole or not at all; raises `BadInput` if it exists.

        Nobody but its owner may read it.

        It is made under another name first, so that nobody meets half a case.
        """
        if path.exists():
            raise BadInput(f"{str(path)!r} exists already. Choose another name, or add to it.")
        rest = path.with_name(f"{path.name}-wal")
        if rest.exists():  # SQLite would take it for the end of the new case
            raise BadInput(
                f"{str(rest)!r} is left of a case that is gone. Move it away, or to its case."
            )
        if not path.parent.is_dir():
            raise BadInput(f"There is no folder {str(path.parent)!r}. Make it first.")
        try:
            with made_whole(path) as part:
                keep_private(part)
                with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                    connection.executescript(_SCHEMA)
                with cls(part, clock=clock) as store:
                    signed = replace(entry, by=store.signature(entry.by))
                    event = store.append([signed], {}, after=0)[0]
                    store.gather()
        except (sqlite3.Error, OSError) as error:
            raise CaseUnusable(f"{str(path)!r} cannot be made: {error}.") from error
        return cls(path, clock=clock), event

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def place(self) -> str:
        """The file, as it was given."""
        return str(self.path)

    def signature(self, by: str = "") -> str:
        """Whoever says so: a file does not know who opens it."""
        return by.strip() or author()

    def admit(self, name: str, role: str) -> None:
        """Nothing: whoever can read the file can read all of it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was acknowledged is in it."""
        self.connection.close()
        if self._views is not None:
            self._views.close()

    def gather(self) -> None:
        """Bring all of it into the file itself, so that this can go without what is beside it.

        To close it does so too, but says nothing where there was no room for it.
        """
        with self._trouble():
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def events(self, after: int = 0) -> Iterator[Event]:
        """The events after this one, as they are stored."""
        with self._trouble():
            rows = self.connection.execute(
                f"SELECT {COLUMNS} FROM event WHERE seq > ? ORDER BY seq",  # noqa: S608  constant
                (after,),
            ).fetchall()
        return map(event_of, rows)

    def append(
        self, entries: Sequence[Entry], blobs: Mapping[str, bytes], *, after: int
    ) -> tuple[Event, ...]:
        """Append all or nothing; see `Store`."""
        with self._trouble(), self._transaction():
            row = self.connection.execute(
                "SELECT seq, at, hash FROM event ORDER BY seq DESC LIMIT 1"
            ).fetchone()
            tail = row or NOTHING
            if tail[0] != after:
                raise Moved
            events = chained(entries, tail, self._clock())
            self._insert(events, blobs)
        return events

    def _insert(self, events: Sequence[Event], blobs: Mapping[str, bytes]) -> None:
        self.connection.executemany(
            "INSERT OR IGNORE INTO blob VALUES (?, ?)",
            ((key, zlib.compress(data)) for key, data in blobs.items()),
        )
        self.connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(row_of, events)
        )

    def blob(self, digest: str) -> bytes | None:
        """The blob of this hash; None if there is none, or what is there is none."""
        with self._trouble():
            row = self.connection.execute(
                "SELECT data FROM blob WHERE digest = ?", (digest,)
            ).fetchone()
        try:
            return zlib.decompress(row[0]) if row else None
        except (zlib.error, TypeError):  # a column of SQLite may hold what is no bytes
            return None

    def blobs(self) -> Iterator[str]:
        """The hashes of all blobs, in order."""
        with self._trouble():
            rows = self.connection.execute("SELECT digest FROM blob ORDER BY digest").fetchall()
        return (str(row[0]) for row in rows)

    def faults(self) -> Iterator[str]:
        """What SQLite's own check finds, and what of the tables and guards is gone or another.

        The log has no index: one that allows a thing but once would refuse what people add.
        """
        with self._trouble():
            found = self.connection.execute("PRAGMA integrity_check").fetchall()
            there = _made(self.connection)
        yield from (row[0] for row in found if row[0] != "ok")
        with closing(sqlite3.connect(":memory:")) as fresh:
            fresh.executescript(_SCHEMA)
            wanted = _made(fresh)
        for (kind, name), sql in wanted.items():
            if (kind, name) not in there:
                yield f"its {kind} {name} is gone"
            elif there[kind, name] != sql:
                yield f"its {kind} {name} was changed"
        for kind, name in there.keys() - wanted.keys():
            if kind in ACTING:
                yield f"it has {'an' if kind == 'index' else 'a'} {kind} {name}, which no case has"

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for views beside the log, in memory where the disk can only be read.

        What SQLite says is put in words.
        """
        with self._trouble():
            if self._views is None:
                yield self.connection
            else:
                with self._views.reading() as connection:
                    yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The same connection in a transaction of its own."""
        with self._trouble():
            if self._views is None:
                with self._transaction():
                    yield self.connection
            else:
                with self._views.writing() as connection:
                    yield connection

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        """What SQLite says, in words for whoever has to put it right."""
        try:
            yield
        except sqlite3.Error as error:
            raise CaseUnusable(f"{str(self.path)!r} cannot be used: {_why(error)}") from error


def _connect(path: Path) -> sqlite3.Connection:
    if is_read_only(path):
        return _connect_to_read(path)
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def is_read_only(path: Path) -> bool:
    """Whether the file lies on a disk that nobody here can write to."""
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a file that stays as it is, so that SQLite needs no file beside it.

    Raises:
        CaseUnusable: what was written last stands in such a file, and would not be read.
    """
    rest = path.with_name(f"{path.name}-wal")
    if rest.exists() and rest.stat().st_size:
        raise CaseUnusable(
            f"{str(path)!r} lies on a disk that can only be read, and a part of it in "
            f"{str(rest)!r}. Copy both into one folder on another disk, and open the case there."
        )
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _made(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The SQL of tables, triggers, views and the indexes of the log, by kind and name."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'trigger', 'view')"
        " OR type = 'index' AND sql IS NOT NULL AND tbl_name IN ('event', 'blob')"
    )
    return {(kind, name): sql for kind, name, sql in rows}


def _why(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    for sign, words in _TROUBLES:
        if name.startswith(sign):
            return f"{words} ({error})."
    return f"{error}."


_TROUBLES = (
    ("SQLITE_BUSY", f"another program has held it for {WAIT:.0f} seconds; try again later"),
    ("SQLITE_LOCKED", "another program holds it; try again later"),
    ("SQLITE_FULL", "the disk is full; nothing of this was written. Make room and try again"),
    ("SQLITE_IOERR_SHM", "there is no room beside it; nothing of this was written. Make some"),
    ("SQLITE_IOERR", "the disk cannot be read or written; nothing of this was written"),
    (
        "SQLITE_READONLY",
        "it may not be written to; check your rights to it and its folder, or copy it elsewhere",
    ),
    ("SQLITE_CANTOPEN", "it cannot be opened; check your rights to it and to its folder"),
    ("SQLITE_NOTADB", "it is no case, or it is damaged"),
    ("SQLITE_CORRUPT", "it is damaged; take a copy that is whole"),
)
