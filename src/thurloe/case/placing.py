"""A file is made under another name, and gets its own once it is whole: nobody meets half of it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from thurloe.errors import BadInput, not_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """Where to make a file that is to be new; it gets its name if the block ends well.

    What somebody else put there in the meantime stays. Nothing of the block's file is left where it
    fails, nor what SQLite keeps beside one.

    Raises:
        BadInput: there is one by then.
        OSError: the system refuses.
    """
    part = _beside(path)
    _clear(part)
    try:
        yield part
        _name(part, path)
    finally:
        _clear(part)


def put_whole(path: Path, data: bytes) -> None:
    """Write all of a file or nothing; raises `BadInput` where the system refuses, or `NoRoom`."""
    part = _beside(path)
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise not_written(repr(str(path)), error) from error
    finally:
        part.unlink(missing_ok=True)


def _name(part: Path, path: Path) -> None:
    there = BadInput(f"{str(path)!r} exists already. Choose another name.")
    try:
        os.link(part, path)  # to rename would replace what is there
    except FileExistsError as error:
        raise there from error
    except OSError as error:  # a file system without links: as good as can be
        if path.exists():
            raise there from error
        part.rename(path)


def _clear(part: Path) -> None:
    for rest in ("", "-wal", "-shm"):
        part.with_name(part.name + rest).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")
