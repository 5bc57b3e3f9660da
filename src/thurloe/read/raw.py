"""What every format reader hands over: a text, and what the file itself says about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from thurloe.errors import BadInput


class Unreadable(BadInput):
    """A file that gives no text; the message says what it is, why not, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a format says beside the text: empty where it says nothing.

    `date` is EDTF. `sender` is who sent a mail, who need not be its author. `label` is what to
    call the text by where nothing says who speaks.
    """

    title: str = ""
    author: str = ""
    sender: str = ""
    outlet: str = ""
    label: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One text out of a file, before it is mended.

    `plain` says that `text` is the file's decoded content and nothing else, in `encoding`. `part`
    counts the texts of a file that holds many (an mbox), from 1. `unread` names what was in it and
    not read.
    """

    text: str
    plain: bool = False
    encoding: str = ""
    told: Told = field(default_factory=Told)
    part: int | None = None
    unread: tuple[str, ...] = ()
