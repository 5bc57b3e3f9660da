"""The formats that a case can be handed on in, and which of them can be taken in: one table."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from thurloe.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.exchange.rows import Row
    from thurloe.nouns import Brief


class Writer(Protocol):
    """Writes a brief, in which names are hidden already; the same brief gives the same bytes."""

    def __call__(self, brief: Brief, *, at: str) -> bytes:
        """The brief in this format; `at` is when it was so, as `2026-03-01T14:30:00Z`."""
        ...


class Reader(Protocol):
    """Reads what somebody else may have written."""

    def __call__(self, data: bytes) -> Sequence[Row]:
        """The claims and texts in it; raises `BadInput` if it is not of this format."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: the module that has its `write` and, where it can be taken in, its `read`.

    `lacks` is what it has no room for, so that what comes back may be weighed otherwise.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    module: str
    reads: bool
    lacks: str = ""

    @property
    def doubt(self) -> str:
        """What whoever hands claims on in it, or takes them in, should know; "" for nothing."""
        return f"{self.what} has no room for {self.lacks}" if self.lacks else ""

    @property
    def write(self) -> Writer:
        """Its writer; raises `MissingExtra` when called where its library is not installed."""
        writer: Writer = import_module(f"thurloe.exchange.{self.module}").write
        return writer

    @property
    def read(self) -> Reader:
        """Its reader; raises `BadInput` if it has none."""
        if not self.reads:
            able = ", ".join(one.name for one in FORMATS if one.reads)
            raise BadInput(f"{self.what} holds no claims that a case could take in. Use {able}.")
        reader: Reader = import_module(f"thurloe.exchange.{self.module}").read
        return reader


FORMATS = (
    Format(
        name="ftm",
        what="FollowTheMoney",
        endings=(".ftm.json", ".ftm.jsonl", ".ftm"),
        module="ftm",
        reads=True,
        lacks="who passes on whom, the dates of accounts, or whether a claim is hearsay, so that "
        "answers may come out otherwise where it is taken in (csv, jsonl and stix have it)",
    ),
    Format(
        name="stix",
        what="STIX 2.1",
        endings=(".stix.json", ".stix"),
        module="stix",
        reads=True,
    ),
    Format(name="csv", what="CSV", endings=(".csv",), module="cells", reads=True),
    Format(
        name="jsonl",
        what="JSON Lines",
        endings=(".jsonl", ".ndjson"),
        module="json_lines",
        reads=True,
    ),
    Format(name="graphml", what="GraphML", endings=(".graphml",), module="graphml", reads=False),
    Format(
        name="claimreview",
        what="ClaimReview",
        endings=(".claimreview.json", ".jsonld"),
        module="claim_review",
        reads=False,
    ),
)
NAMES = tuple(one.name for one in FORMATS)


def format_of(file: str, name: str = "") -> Format:
    """The format of this name or, where none is given, of a file's ending; the longest counts.

    Raises:
        BadInput: there is no such format, or the ending says none.
    """
    if name:
        found = next((one for one in FORMATS if one.name == name.lower()), None)
        if found is None:
            raise BadInput(f"There is no format {name!r}. There are: {', '.join(NAMES)}.")
        return found
    low = file.lower()
    meant = [(len(e), one) for one in FORMATS for e in one.endings if low.endswith(e)]
    if not meant:
        endings = ", ".join(ending for one in FORMATS for ending in one.endings)
        raise BadInput(
            f"Cannot tell the format of {file!r} from its ending. End it in {endings}, or name it: "
            f"--as {'|'.join(NAMES)}."
        )
    return max(meant, key=lambda pair: pair[0])[1]
