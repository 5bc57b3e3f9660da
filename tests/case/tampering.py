"""Doing to a case what no command does."""

import sqlite3

import psycopg

TABLES = ("event", "blob")


def alter(case, *statements):
    """Run SQL on the tables of a case, its guards put aside."""
    if case.store.place.startswith("postgresql:"):
        _in_postgres(case.store.place, statements)
        return
    with sqlite3.connect(case.store.path) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = guards.fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        for one in (*statements, *(sql for _, sql in kept)):
            connection.execute(one)
    connection.close()


def _in_postgres(url, statements):
    with psycopg.connect(url) as connection:
        connection.execute("SET search_path = thurloe")
        for table in TABLES:
            connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for one in statements:
            connection.execute(one.replace("x'00'", r"'\x00'::bytea"))
        for table in TABLES:
            connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
