"""Where a case is: a file, or a database by its URL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.case.sqlite import SqliteStore
from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.case.events import Entry, Event
    from thurloe.case.store import Store

SCHEMES = ("postgresql://", "postgres://")


def is_url(place: str | Path) -> bool:
    """Whether a place is the URL of a database."""
    return str(place).startswith(SCHEMES)


def open_store(place: str | Path, *, clock: Callable[[], str] | None = None) -> Store:
    """Open a case that is there; raises `BadInput` if it is not, or is no case."""
    if is_url(place):
        from thurloe.case.postgres import PostgresStore  # noqa: PLC0415  an extra

        return PostgresStore(str(place), clock=clock)
    return SqliteStore(_file(place), **({"clock": clock} if clock else {}))


def create_store(
    place: str | Path, entry: Entry, *, clock: Callable[[], str] | None = None
) -> tuple[Store, Event]:
    """Make a case with its first event; raises `BadInput` if one is there."""
    if is_url(place):
        from thurloe.case.postgres import PostgresStore  # noqa: PLC0415  an extra

        return PostgresStore.create(str(place), entry, clock=clock)
    return SqliteStore.create(_file(place), entry, **({"clock": clock} if clock else {}))


def title_of(place: str | Path) -> str:
    """What a case is called that nobody gave a title: by its file, or by its database."""
    if not is_url(place):
        return Path(place).stem
    return str(place).partition("://")[2].partition("?")[0].rpartition("/")[2] or "case"


def _file(place: str | Path) -> Path:
    scheme, mark, _ = str(place).partition("://")
    if mark:
        raise BadInput(
            f"{scheme!r} is no database that a case can be in. Name a file, or postgresql://..."
        )
    return Path(place)
