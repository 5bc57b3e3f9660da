"""Cases opened and made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.case.case import Case
from thurloe.case.events import FORMAT, Entry
from thurloe.case.places import create_store, open_store, title_of
from thurloe.progress import Progress, silent

if TYPE_CHECKING:
    from pathlib import Path


def open_case(path: str | Path, *, by: str = "", progress: Progress = silent) -> Case:
    """Open a case that is there; raises `BadInput` if it is not, or is no case.

    Args:
        path: the file, or the URL of a PostgreSQL database.
        by: who signs what is decided; by default `THURLOE_BY` or the user of this machine, in a
            database the role that logs in.
        progress: told how far reading and extracting have come.
    """
    return Case(open_store(path), by=by, progress=progress)


def new_case(path: str | Path, *, title: str = "", by: str = "") -> Case:
    """Make a case in a new file or an empty database; raises `BadInput` if one is there.

    Args:
        path: the file, or the URL of a PostgreSQL database.
        title: what its briefs are headed with; by default the name of the file or database.
        by: who makes it, as for `open_case`.
    """
    body = {"format": FORMAT, "title": " ".join(title.split()) or title_of(path)}
    store, _ = create_store(path, Entry(kind="case", by=by.strip(), body=body))
    return Case(store, by=by)
