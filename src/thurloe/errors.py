"""Everything that can go wrong on purpose, in one tree.

ThurloeError
├── BadInput            what was given cannot be used: the message says what, where, what to do
│   ├── NotThere        what was asked for by its name or number is not there
│   ├── QuoteOutOfRange a span that does not fit its account
│   └── BadValue        a date, number or duration that is none
├── NotAllowed          who asks may not do or see this
│   └── NotKnown        nobody knows who asks
├── NothingReadable     not one of the files could be read
├── CaseUnusable        a case is locked, its disk full, its file damaged
├── NoRoom              the system lets nothing more be written: a disk is full, a file may not grow
├── CaseAltered         the log of a case does not hold together
└── MissingExtra        an optional part is not installed: the message names the command

`cli` maps each to an exit code in one table.
"""

from __future__ import annotations

import errno


class ThurloeError(Exception):
    """The root: catch this to catch all that thurloe raises on purpose."""


class BadInput(ThurloeError):
    """What was given cannot be used."""


class NotThere(BadInput):
    """What was asked for by its name or number is not there."""


class QuoteOutOfRange(BadInput):
    """A span that does not fit its account; carries `account`, `start`, `end`, `length`."""

    def __init__(self, *, account: str, start: int, end: int, length: int) -> None:
        self.account, self.start, self.end, self.length = account, start, end, length
        super().__init__(
            f"Quote {start}:{end} does not fit account {account!r} ({length} characters). "
            "Offsets count code points of Account.text, not bytes: "
            "cut quotes with Quote.cut(account, start, end)."
        )


class BadValue(BadInput):
    """A text that is not a value of its kind; carries `kind` and `value`."""

    def __init__(self, *, kind: str, value: str, wanted: str) -> None:
        self.kind, self.value = kind, value
        super().__init__(f"{value!r} is no {kind}. Write it as {wanted}.")


class NotAllowed(ThurloeError):
    """Whoever asks may not do this, or may not see it."""


class NoRight(NotAllowed):
    """The role that whoever asks has in the case does not let him, or he has none."""


class NotKnown(NotAllowed):
    """Nobody knows who asks: no token was shown, or one that nobody bears."""


class NothingReadable(ThurloeError):
    """Not one of the files could be read; carries `left_out`, a reason for each."""

    def __init__(self, message: str, left_out: tuple[object, ...] = ()) -> None:
        self.left_out = left_out
        super().__init__(message)


class CaseUnusable(ThurloeError):
    """A case cannot be read or written: locked, no room, damaged; nothing was half written."""


class NoRoom(ThurloeError):
    """The system lets nothing more be written, also no temporary file; what is there stays."""


class CaseAltered(ThurloeError):
    """What a case holds is not what was logged: somebody altered it behind the log."""


class MissingExtra(ThurloeError):
    """An optional part is not installed."""

    def __init__(self, *, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{what} needs the extra {extra!r}: pip install 'thurloe[{extra}]'")


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""A disk is full, a share of it is used up, a file may not grow."""


def not_written(place: str, error: OSError, more: str = "") -> BadInput | NoRoom:
    """What to raise where a place cannot be written: `NoRoom` if there is none, else `BadInput`."""
    said = f"Cannot write {place}: {error.strerror or error}."
    if error.errno in _FULL:
        return NoRoom(f"{said} {more or 'Nothing of it is there. Make room and try again.'}")
    return BadInput(f"{said} {more}".rstrip())
