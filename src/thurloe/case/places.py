"""Where a case is: a file, or a database by its URL."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.case.placing import made_whole
from thurloe.case.sqlite import SqliteStore
from thurloe.errors import BadInput, not_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


@contextmanager
def making_store(place: str | Path, entry: Entry, *, clock: Callable[[], str]) -> Iterator[Store]:
    """A new case to fill, that nobody meets before the block ends, nor ever where the block fails.

    Raises:
        BadInput: one is there, or there can be none.
    """
    if is_url(place):
        from thurloe.case.postgres import PostgresStore  # noqa: PLC0415  an extra

        with PostgresStore.making(str(place), entry, clock=clock) as store:
            yield store
        return
    path = check_new(place)
    try:
        with made_whole(path) as part:
            made, _ = SqliteStore.create(part, entry, clock=clock)
            with made:
                yield made
                made.gather()
    except OSError as error:
        raise not_written(repr(str(path)), error) from error


def check_new(place: str | Path) -> Path:
    """The file of a case that is to be; raises `BadInput` where it is there or cannot be."""
    path = _file(place)
    if path.exists():
        raise BadInput(f"{str(path)!r} exists already. Choose another name.")
    if not path.parent.is_dir():
        raise BadInput(f"There is no folder {str(path.parent)!r}. Make it first.")
    return path


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
    if Path(place).is_dir():
        raise BadInput(f"{str(place)!r} names no file but a folder. Name a file, as ferry.case.")
    return Path(place)
