"""One table from errors to exit codes, and the group that applies it to every command."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from thurloe.errors import (
    BadInput,
    BadValue,
    CaseAltered,
    CaseUnusable,
    MissingExtra,
    NoRight,
    NoRoom,
    NotAllowed,
    NothingReadable,
    QuoteOutOfRange,
    ThurloeError,
)
from thurloe.signs import tame

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thurloe.nouns import LeftOut

ALL_READ = 0
SOME_LEFT_OUT = 3
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
READER_GONE = 141  # 128 + SIGPIPE

FAULT = 70  # EX_SOFTWARE of sysexits.h

EXIT_CODES: Mapping[type[ThurloeError], int] = {
    BadValue: FAULT,
    QuoteOutOfRange: FAULT,
    NothingReadable: 1,
    BadInput: 2,
    MissingExtra: 2,
    CaseUnusable: 4,
    NoRoom: 4,
    CaseAltered: 5,
    NotAllowed: 6,
}


_OURS = " This is a fault of thurloe, not of your files: please report it with this line."
_WHO = (
    " He types: thurloe case user CASE NAME ROLE. If you are somebody else here, say so: --by "
    "NAME, or THURLOE_BY in the environment."
)


def _more(error: ThurloeError) -> str:
    """What is to be said of an error to whoever typed a command."""
    return _OURS if exit_code(error) == FAULT else _WHO if isinstance(error, NoRight) else ""


def exit_code(error: ThurloeError) -> int:
    """The code of the first family in `EXIT_CODES` that `error` belongs to."""
    return next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), 1)


class Group(TyperGroup):
    """Commands whose expected errors end in a sentence and an exit code, never in a traceback."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  typer keeps its own copy of click's types
        """Run the command; raises `typer.Exit` for all that went wrong on purpose."""
        try:
            return super().invoke(ctx)
        except ThurloeError as error:
            say(f"thurloe: {error}{_more(error)}")
            say_left_out(getattr(error, "left_out", ()))
            raise typer.Exit(exit_code(error)) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            drop_output()
            raise typer.Exit(READER_GONE) from error
        except OSError as error:
            say(f"thurloe: {refused(error)}")
            raise typer.Exit(EXIT_CODES[NoRoom]) from error


def refused(error: OSError) -> str:
    """What the system would not do, where nobody foresaw it, in one sentence."""
    place = f" ({error.filename})" if error.filename else ""
    return (
        f"The system refuses: {error.strerror or error}{place}. Look whether a disk is "
        "full, that of temporary files (TMPDIR) too, and what you may write."
    )


def echo(text: str) -> None:
    """Print what may hold other people's words, on standard output."""
    coding = getattr(sys.stdout, "encoding", None) or "utf-8"
    typer.echo(tame(text).encode(coding, "backslashreplace").decode(coding))


def say(line: str) -> None:
    """One line on standard error; what its encoding lacks is escaped, never a reason to fail."""
    coding = getattr(sys.stderr, "encoding", None) or "utf-8"
    typer.echo(tame(line).encode(coding, "backslashreplace").decode(coding), err=True)


def say_doubt(doubt: str) -> None:
    """What was read and cannot be meant so, on standard error."""
    say(f"warning: {doubt}")


def say_left_out(left_out: Iterable[LeftOut]) -> None:
    """Name each file that was left out on standard error, and why."""
    for item in left_out:
        say(f"left out: {item.file}: {item.why}")


def drop_output() -> None:
    """Send what is still buffered nowhere: nobody can take it any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
