"""A file is made under another name, and gets its own once it is whole: nobody meets half of it."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from thurloe.errors import BadInput, not_written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """Where to make a file that is to be new; it gets its name, for good, if the block ends well.

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
        _keep_names(path.parent)
    finally:
        _clear(part)


def keep_private(path: Path) -> None:
    """Make an empty file that nobody but its owner may read, whatever is written into it later.

    What SQLite keeps beside a file may be read by whoever may read that.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def put_whole(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write all of a file or nothing, if it is to be `private` for its owner alone.

    Raises:
        BadInput: the system refuses.
        NoRoom: the disk is full.
    """
    part = _beside(path)
    try:
        if private:
            part.unlink(missing_ok=True)
            keep_private(part)
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


def _keep_names(folder: Path) -> None:
    """Have the folder itself on the disk: without that a power cut takes the name of a file."""
    if not hasattr(os, "O_DIRECTORY"):  # a system that opens no folders
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in _NO_SUCH_THING:
            raise
    finally:
        os.close(opened)


_NO_SUCH_THING = (errno.EINVAL, errno.ENOTSUP)
"""What a file system says that cannot do this for a folder."""


def _clear(part: Path) -> None:
    for rest in ("", "-wal", "-shm"):
        part.with_name(part.name + rest).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")
