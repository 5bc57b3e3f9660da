"""A file that comes as bytes and a name, not from a folder."""

from __future__ import annotations

import csv
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thurloe.case.events import digest
from thurloe.errors import BadInput
from thurloe.read import LISTING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.case.desk import Added
    from thurloe.case.events import Event

_LINE = re.compile(rf"\S*/{re.escape(LISTING)}, line \d+")

FOLDER = "sent"
"""What its folder is called: part of its account's name where another has the file's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file with what is known of it: who speaks, how reliably, whether to hide him, and why.

    `also` are the other names of whom to hide, with semicolons between them. `date`, `language` and
    `passed_on_from` are what `accounts.csv` would say.
    """

    name: str
    content: bytes
    source: str = ""
    reliability: str = ""
    protected: bool = False
    because: str = ""
    also: str = ""
    date: str = ""
    language: str = ""
    passed_on_from: str = ""

    @property
    def speaks(self) -> str:
        """Who is stated to speak in it: whoever is to be hidden is named in `accounts.csv`."""
        return "" if self.protected else self.source

    @property
    def asked(self) -> str:
        """The same for the same file and all that is said of it."""
        parts = (self.name, self.source, self.reliability, self.protected, self.because)
        of_text = (self.date, self.language, self.passed_on_from)
        more = [self.also] if self.also or any(of_text) else []
        return repr((*parts, *more, *(of_text if any(of_text) else ()), digest(self.content)))

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A folder of its own with the file in it, gone afterwards.

        Raises:
            BadInput: the name leads elsewhere or is taken, or nobody is named who is to be hidden.
        """
        if Path(self.name).name != self.name or self.name.startswith("."):
            raise BadInput(f"{self.name!r} is no name of a file. Leave out its folder.")
        if self.name.casefold() == LISTING:
            raise BadInput(f"{LISTING!r} is no account: say what it says of the file itself.")
        if self.protected and not self.source.strip():
            raise BadInput("Name the source that is to be hidden.")
        if self.also.strip() and not self.protected:
            raise BadInput("Other names are kept of a source that is hidden: protected=true.")
        with tempfile.TemporaryDirectory(prefix="thurloe-") as made:
            folder = Path(made) / FOLDER
            folder.mkdir()
            (folder / self.name).write_bytes(self.content)
            with (folder / LISTING).open("w", encoding="utf-8", newline="") as file:
                row = self._row()
                csv.writer(file).writerows([row, row.values()])
            try:
                yield folder
            except BadInput as error:
                raise BadInput(self.said(str(error))) from error

    @staticmethod
    def said(text: str) -> str:
        """What is said of the line of `accounts.csv` that stands for it, as said of the request."""
        return _LINE.sub("the request", text)

    def _row(self) -> dict[str, str]:
        """Its line of `accounts.csv`."""
        hidden = {"source": self.source, "also": self.also, "protected": "yes"}
        of_text = {"date": self.date, "language": self.language}
        origin = {"passed_on_from": self.passed_on_from}
        return {"file": self.name, **of_text, **origin, **(hidden if self.protected else {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file of claims that another program wrote; `form` says its format if its name does not."""

    name: str
    content: bytes
    form: str = ""
    because: str = ""

    @property
    def asked(self) -> str:
        """The same for the same file and all that is said of it."""
        return repr(("import", self.name, self.form, self.because, digest(self.content)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of a file: its accounts, why it was left out, or that its bytes were there.

    `doubts` say what of it was not recorded, or cannot be meant so.
    """

    events: tuple[Event, ...]
    accounts: tuple[str, ...]
    left_out: tuple[str, ...]
    known: bool
    doubts: tuple[str, ...]


def received(events: tuple[Event, ...], added: Added) -> Received:
    """What became of a file by the events of its request, the same each time it is sent."""
    accounts = tuple(event.body["file"] for event in events if event.kind == "account")
    noted = tuple(_why(e.body["file"], e.body["why"]) for e in events if e.kind == "left out")
    left_out = (
        noted if accounts or noted else tuple(_why(one.file, one.why) for one in added.left_out)
    )
    return Received(
        events=events,
        accounts=accounts,
        left_out=left_out,
        known=bool(added.known) and not accounts and not left_out,
        doubts=added.doubts,
    )


def _why(file: str, why: str) -> str:
    return f"{file}: {why}"
