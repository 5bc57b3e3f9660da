"""A case in a PostgreSQL database, for a team: the server says who works on it."""

from __future__ import annotations

import re
import zlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from thurloe.case.guards import SCHEMA, THERE, guard_faults
from thurloe.case.rows import COLUMNS, NOTHING, chained, event_of, row_of
from thurloe.case.store import Moved
from thurloe.case.views import Views
from thurloe.errors import BadInput, CaseUnusable, MissingExtra, NotAllowed

try:
    import psycopg
    from psycopg import errors, sql
except ImportError as error:
    raise MissingExtra(what="a case in PostgreSQL", extra="team") from error

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from psycopg.rows import TupleRow

    from thurloe.case.events import Entry, Event
    from thurloe.case.rows import Tail

WAIT = 30
"""Seconds that a writer waits for its turn."""

TURN = 0x7468_6C31
"""The advisory lock that a writer holds: there is one case in a database."""

RIGHTS = {
    "reader": ("SELECT",),
    "analyst": ("SELECT", "INSERT"),
    "keeper": ("SELECT", "INSERT"),
}
"""What the database lets each role do with the tables; the log itself is what `guards` hold to."""


class PostgresStore:
    """An open case in a database, see `Store`."""

    def __init__(
        self,
        url: str,
        *,
        clock: Callable[[], str] | None = None,
        connection: psycopg.Connection[TupleRow] | None = None,
    ) -> None:
        """Open the database; raises `BadInput` if there is no case in it.

        Args:
            url: as libpq has it; what it leaves out libpq takes from its environment.
            clock: what time it is; by default the server's clock, which all share.
            connection: to use this one.
        """
        self._url, self._clock = url, clock or self._server_time
        with _trouble(url):
            self.connection = connection or _connect(url)
            there = self._one("SELECT to_regnamespace('thurloe') IS NOT NULL")
        if not there:
            self.connection.close()
            raise BadInput(
                f"There is no case in {self.place}. Make it first: thurloe case new {self.place}"
            )
        self._views = Views()

    @classmethod
    def create(
        cls, url: str, entry: Entry, *, clock: Callable[[], str] | None = None
    ) -> tuple[PostgresStore, Event]:
        """Make the tables with their first event, all or nothing.

        Raises:
            BadInput: a case is there.
        """
        with cls.making(url, entry, clock=clock) as made:
            (event,) = made.events()
        return cls(url, clock=clock), event

    @classmethod
    @contextmanager
    def making(
        cls, url: str, entry: Entry, *, clock: Callable[[], str] | None = None
    ) -> Iterator[PostgresStore]:
        """A new case with its first event, in one transaction with all that the block puts into it.

        Raises:
            BadInput: a case is there.
        """
        with _trouble(url), _connect(url) as connection, connection.transaction():
            _take_turn(connection)
            if connection.execute("SELECT to_regnamespace('thurloe')").fetchone() != (None,):
                raise BadInput(f"{place_of(url)} holds a case already. Name another database.")
            connection.execute(SCHEMA)
            store = cls(url, clock=clock, connection=connection)
            signed = replace(entry, by=entry.by or connection.info.user)
            store.append([signed], {}, after=0)
            yield store

    @property
    def name(self) -> str:
        """The database's name."""
        return self.connection.info.dbname

    @property
    def place(self) -> str:
        """The URL without its password."""
        return place_of(self._url)

    def signature(self, by: str = "") -> str:
        """The database role that logged in; who has the rights of the owner may sign for others."""
        with _trouble(self._url):
            role = str(self._one("SELECT session_user"))
            if by.strip() not in {"", role} and not self._one(_OWNS):
                raise NotAllowed(
                    f"You are logged in to {self.place} as {role} and cannot sign as {by.strip()}."
                )
        return by.strip() or role

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up; what was acknowledged is there."""
        self.connection.close()
        self._views.close()

    def events(self, after: int = 0) -> Iterator[Event]:
        """The events after this one, as they are stored."""
        with _trouble(self._url):
            rows = self._live.execute(_EVENTS, (after,)).fetchall()
        return map(event_of, rows)

    def append(
        self, entries: Sequence[Entry], blobs: Mapping[str, bytes], *, after: int
    ) -> tuple[Event, ...]:
        """Append all or nothing; see `Store`."""
        with _trouble(self._url), self._live.transaction():
            _take_turn(self.connection)
            tail: Tail = self.connection.execute(_TAIL).fetchone() or NOTHING
            if tail[0] != after:
                raise Moved
            events = chained(entries, tail, self._clock())
            _insert(self.connection, events, blobs)
        return events

    def blob(self, digest: str) -> bytes | None:
        """The blob of this hash; None if there is none, or what is there is none."""
        with _trouble(self._url):
            query = "SELECT data FROM thurloe.blob WHERE digest = %s"
            row = self._live.execute(query, (digest,)).fetchone()
        try:
            return zlib.decompress(row[0]) if row else None
        except zlib.error:
            return None

    def blobs(self) -> Iterator[str]:
        """The hashes of all blobs, in order."""
        with _trouble(self._url):
            query = 'SELECT digest FROM thurloe.blob ORDER BY digest COLLATE "C"'
            rows = self._live.execute(query).fetchall()
        return (row[0] for row in rows)

    def faults(self) -> Iterator[str]:
        """The guards of the log that somebody took away or changed, and what acts there besides."""
        with _trouble(self._url), self._live.transaction():
            self.connection.execute("SET LOCAL search_path = ''")  # so that names are told in full
            rows = self.connection.execute(THERE).fetchall()
        yield from guard_faults((str(kind), str(name), str(what)) for kind, name, what in rows)

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """Views live as long as this store is open, and leave no text on this machine's disk."""
        return self._views.reading()

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """The same in a transaction of its own."""
        return self._views.writing()

    def admit(self, name: str, role: str) -> None:
        """Grant a database role of that name, if there is one, what the role needs."""
        with _trouble(self._url), self._live.transaction():
            if self._one("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)) is None:
                return
            for statement in _grants(name, role):
                self.connection.execute(statement)

    @property
    def _live(self) -> psycopg.Connection[TupleRow]:
        """The connection, made anew if the server has hung up in the meantime."""
        if self.connection.closed:
            self.connection = _connect(self._url)
        return self.connection

    def _one(self, query: str, given: tuple[str, ...] = ()) -> object:
        row = self._live.execute(query.encode(), given).fetchone()
        return row[0] if row else None

    def _server_time(self) -> str:
        return _server_time(self.connection)


_EVENTS = f"SELECT {COLUMNS} FROM thurloe.event WHERE seq > %s ORDER BY seq".encode()  # noqa: S608
_TAIL = "SELECT seq, at, hash FROM thurloe.event ORDER BY seq DESC LIMIT 1"
_OWNS = (
    "SELECT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class"
    " WHERE oid = 'thurloe.event'::regclass"
)


def place_of(url: str) -> str:
    """A URL without its password, wherever it stands."""
    return _IN_QUERY.sub(r"\1***", _BEFORE_HOST.sub(r"\1@", url))


_BEFORE_HOST = re.compile(r"^(\w+://[^:/?]*):[^/?]*@")
_IN_QUERY = re.compile(r"([?&]password=)[^&]*")


def _connect(url: str) -> psycopg.Connection[TupleRow]:
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=WAIT)
    except psycopg.OperationalError as error:
        raise CaseUnusable(f"{place_of(url)} cannot be opened: {_first(error)}") from error
    connection.execute("SET synchronous_commit = on")
    connection.execute("SET client_min_messages = warning")
    connection.execute(f"SET lock_timeout = '{WAIT}s'".encode())
    return connection


def _take_turn(connection: psycopg.Connection[TupleRow]) -> None:
    """Wait until nobody else writes; the turn ends with the transaction."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (TURN,))


def _insert(
    connection: psycopg.Connection[TupleRow],
    events: Sequence[Event],
    blobs: Mapping[str, bytes],
) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO thurloe.blob VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [(key, zlib.compress(data)) for key, data in blobs.items()],
        )
        cursor.executemany(
            "INSERT INTO thurloe.event VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            [row_of(event) for event in events],
        )


def _server_time(connection: psycopg.Connection[TupleRow]) -> str:
    form = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
    query = "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', %s)"
    row = connection.execute(query, (form,)).fetchone()
    return str(row[0]) if row else ""


def _grants(name: str, role: str) -> Iterator[sql.Composed]:
    who = sql.Identifier(name)
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA thurloe FROM {}").format(who)
    yield sql.SQL("REVOKE ALL ON SCHEMA thurloe FROM {}").format(who)
    if role in RIGHTS:
        rights = sql.SQL(", ").join(map(sql.SQL, RIGHTS[role]))
        yield sql.SQL("GRANT USAGE ON SCHEMA thurloe TO {}").format(who)
        yield sql.SQL("GRANT {} ON ALL TABLES IN SCHEMA thurloe TO {}").format(rights, who)


@contextmanager
def _trouble(url: str) -> Iterator[None]:
    """What the server says, in words for whoever has to put it right."""
    try:
        yield
    except errors.InsufficientPrivilege as error:
        raise NotAllowed(
            f"{place_of(url)}: the database does not let you: {_first(error)}"
        ) from error
    except errors.UniqueViolation as error:  # somebody wrote without waiting for his turn
        raise Moved from error
    except psycopg.Error as error:
        raise CaseUnusable(f"{place_of(url)} cannot be used: {_why(error)}") from error


def _first(error: psycopg.Error) -> str:
    """What the server said, in one line."""
    return " ".join((error.diag.message_primary or str(error)).split()).rstrip(".") + "."


def _why(error: psycopg.Error) -> str:
    for kind, words in _TROUBLES:
        if isinstance(error, kind):
            return f"{words} ({_first(error)[:-1]})."
    return _first(error)


_TROUBLES: Sequence[tuple[type[psycopg.Error], str]] = (
    (errors.LockNotAvailable, f"somebody has been writing for {WAIT} seconds; try again later"),
    (errors.DiskFull, "the server's disk is full; nothing of this was written"),
    (errors.ReadOnlySqlTransaction, "the server lets nobody write; nothing of this was written"),
    (errors.UndefinedTable, "what it has under the name of thurloe is no case"),
    (psycopg.OperationalError, "the server hung up; look at the log before you try again"),
)
