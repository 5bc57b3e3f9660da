"""Where a brief goes and in which form: settled, with all that can go wrong, before any reading."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.errors import BadInput, not_written
from thurloe.forms import ENDINGS, Form

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A file to write (None: standard output), its form, and whether to open it afterwards."""

    path: Path | None
    form: Form
    open_: bool = False
    private: bool = False


def aim(
    output: Path | None, form: Form | None, *, open_: bool = False, reading: Sequence[str] = ()
) -> Target:
    """Settle where the brief goes; with `open_` and no `output`, to a new temporary folder.

    Raises:
        BadInput: the ending says nothing, the folder is missing or closed, or the file is one
            of those in `reading`.
    """
    if output is None and not open_:
        return Target(path=None, form=form or Form.TEXT)
    if output is None:
        form = form or Form.HTML
        folder = Path(tempfile.mkdtemp(prefix="thurloe-"))
        return Target(path=folder / f"brief{_ending(form)}", form=form, open_=True)
    check_folder(output)
    check_not_read(output, reading)
    return Target(path=output, form=form or _form_of(output), open_=open_)


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write all of `data` or nothing, see `write_whole`; if `private` for its owner alone."""

    def put(part: Path) -> None:
        if private:
            part.touch(0o600)
        part.write_bytes(data)

    write_whole(path, put)


def write_whole(path: Path, put: Callable[[Path], object]) -> None:
    """Let `put` write all of a file or nothing: one beside `path`, which then takes its name.

    Raises:
        BadInput: the system refuses; the message carries its reason.
        NoRoom: there is none for it.
    """
    path = path.resolve()
    part = path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")
    try:
        if path.exists() and not path.is_file():  # a pipe or a device keeps its place
            put(path)
            return
        put(part)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise not_written(repr(str(path)), error) from error


def lies_in(path: Path, reading: Sequence[str]) -> str | None:
    """The folder of `reading` that holds `path`, so that the next run would read it, or None."""
    return next((p for p in reading if Path(p).resolve() in path.resolve().parents), None)


def _form_of(path: Path) -> Form:
    form = ENDINGS.get(path.suffix.lower())
    if form is None:
        given = repr(path.suffix) if path.suffix else "no ending"
        message = (
            f"Cannot tell the format of {str(path)!r} from {given}. "
            f"End the name in {', '.join(ENDINGS)}, or name it: --format {'|'.join(Form)}."
        )
        raise BadInput(message)
    return form


def _ending(form: Form) -> str:
    return next(ending for ending, known in ENDINGS.items() if known is form)


def check_folder(path: Path, example: str = "brief.html") -> None:
    """Raise `BadInput` unless a file can be made at `path`; `example` names one for the message."""
    if path.is_dir():
        message = f"{str(path)!r} is a folder. Name a file in it: {str(path / example)!r}."
        raise BadInput(message)
    if not path.parent.is_dir():
        message = (
            f"There is no folder {str(path.parent)!r} to write {path.name!r} to. Make it first."
        )
        raise BadInput(message)
    if not os.access(path.parent, os.W_OK):
        message = f"The folder {str(path.parent)!r} may not be written to. Choose another for -o."
        raise BadInput(message)


def check_not_read(path: Path, reading: Sequence[str], what: str = "accounts") -> None:
    """Raise `BadInput` if `path` is one of the files that are read."""
    if path.exists() and any(Path(p).exists() and path.samefile(p) for p in reading):
        message = f"{str(path)!r} is one of the {what} to read. Write to another file."
        raise BadInput(message)
