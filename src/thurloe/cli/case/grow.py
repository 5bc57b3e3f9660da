"""`thurloe case new`, `add`, `brief` and `at`: accounts into a case, briefs out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from thurloe.cli.brief import (  # noqa: TC001  typer reads annotations
    Paths,
    Quiet,
    Reveal,
    Wanted,
)
from thurloe.cli.case.options import Because, By, CaseFile  # noqa: TC001  typer reads annotations
from thurloe.cli.exits import ALL_READ, SOME_LEFT_OUT, echo, say, say_doubt, say_left_out
from thurloe.cli.sharing import share
from thurloe.nouns import LeftOut

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.case import Added, Case
    from thurloe.progress import Progress

CaseTitle = Annotated[
    str, typer.Option("--title", help="What its briefs are headed with; else the file's name.")
]
SourceName = Annotated[
    str, typer.Option("--source", metavar="NAME", help="Who speaks in all of these accounts.")
]
Reliability = Annotated[
    str,
    typer.Option("--reliability", metavar="A-F", help="How reliable that source is; F: unknown."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="List the files that would be read, and do nothing.")
]
Moment = Annotated[
    str, typer.Argument(metavar="DATE", help="A day or a time in UTC: 2026-03-01T14:30.")
]


def new(case: CaseFile, title: CaseTitle = "", by: By = "", quiet: Quiet = False) -> None:
    """Make a case: one file, or database, that will hold accounts and what is decided about them.

    \b
    Examples:
      thurloe case new ferry.case
      thurloe case new ferry.case --title "The loss of the Maid of Orran" --by "Ann Lee"
      thurloe case new postgresql://ann@db.example.org/ferry

    Exit codes: 0 made; 2 wrong use, or a case is there; 4 it could not be written; 6 the database
    does not let you.
    """
    from thurloe.case import new_case

    with new_case(case, title=title, by=by) as made:
        place = made.store.place
    if not quiet:
        typer.echo(f"{place}: a new case. Add accounts: thurloe case add {place} PATHS")


def add(
    case: CaseFile,
    paths: Paths,
    source: SourceName = "",
    reliability: Reliability = "",
    because: Because = "",
    by: By = "",
    reveal: Reveal = False,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> None:
    """Add accounts: only new ones are read; one whose bytes are there already is passed over.

    \b
    Examples:
      thurloe case add ferry.case examples/ferry/
      thurloe case add ferry.case reports/*.pdf --source "Harbour police" --reliability B
      thurloe case add ferry.case reports/ --dry-run
      thurloe case add ferry.case letter.eml --because "came by post on Monday"

    Each account that is named as added is there for good, whatever happens to the rest. Files of
    protected sources are named as the brief names them, once all are there.

    Exit codes: 0 all was read; 2 wrong use; 3 some files were left out; 4 the case is locked or the
    disk is full; 5 the case was altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case
    from thurloe.cli.progress import bars

    kept: list[str] = []
    with bars(quiet=quiet) as bar, open_case(case, by=by, progress=_telling(bar, kept)) as it:
        _check(it, reveal=reveal)
        if dry_run:
            _preview(it, paths, it.veil(reveal=reveal))
            return
        added = it.add(paths, source=source, reliability=reliability, because=because)
        held, veil = len(it.state().accounts), it.veil(reveal=reveal)
    for name in kept:
        echo(f"added: {veil(name)}")
    say_added(added, held, veil, told=True)
    raise typer.Exit(SOME_LEFT_OUT if added.left_out else ALL_READ)


@share
def brief(case: CaseFile, *, by: By = "", wanted: Wanted) -> None:
    """Print, or write, the brief of all that the case holds, as `thurloe brief` does of files.

    \b
    Examples:
      thurloe case brief ferry.case
      thurloe case brief ferry.case -o brief.html --open
      thurloe case brief ferry.case --about Rennick --format md

    Exit codes: 0 a brief was made; 2 wrong use, or no account in the case; 4 the case cannot be
    used; 5 it was altered behind its log; 6 you may not.
    """
    _brief((case, by), "", wanted)


@share
def at(case: CaseFile, moment: Moment, *, by: By = "", wanted: Wanted) -> None:
    """Print, or write, the brief as it was at the end of a day: what was known and decided then.

    \b
    Examples:
      thurloe case at ferry.case 2026-03-01
      thurloe case at ferry.case 2026-03-01T14:30 -o then.html

    Exit codes: 0 a brief was made; 2 wrong use, or the case had no account by then; 4 the case
    cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    _brief((case, by), moment, wanted)


def _brief(asked: tuple[str, str], moment: str, wanted: Wanted) -> None:
    """Make the brief of a case for somebody, dress it and deliver it; say where people differ."""
    path, by = asked
    target = wanted.aim([path])
    from thurloe.case import open_case
    from thurloe.cli.dress import deliver, dress

    with open_case(path, by=by) as case:
        made = case.brief(at=moment)
        shown = dress(made, wanted.clothes)
        _say_conflicts(case, moment, reveal=wanted.reveal)
        if moment and not wanted.quiet:
            say(f"thurloe: {case.store.place} as it was after event {case.state(at=moment).seq}")
    deliver(shown, target, texts=not wanted.without_texts, quiet=wanted.quiet)


def _telling(progress: Progress, kept: list[str]) -> Progress:
    """The progress, and a line for each account once it is in the case for good.

    Where a source is protected the names go to `kept`: what hides them goes by all accounts.
    """
    from thurloe.case import KEPT, KEPT_HIDDEN

    def tell(step: str, done: int, total: int, detail: str = "") -> None:
        if step == KEPT:
            echo(f"added: {detail}")
        elif step == KEPT_HIDDEN:
            kept.append(detail)
        else:
            progress(step, done, total, detail)

    return tell


def say_added(added: Added, held: int, veil: Callable[[str], str], *, told: bool = False) -> None:
    """What came of adding, and how many accounts there are now; each is `told` already."""
    for doubt in added.doubts:
        say_doubt(veil(doubt))
    for event in added.events:
        if event.kind == "account" and not told:
            echo(f"added: {veil(event.body['file'])} (event {event.seq})")
        if event.kind == "protect" and not added.accounts:
            echo(f"hidden: {veil(event.body['source']['name'])} (event {event.seq})")
    for file, there in added.known:
        echo(f"already there: {_known(file, there, veil)}")
    for file in added.reread:
        echo(f"read anew: {veil(file)}: the accounts give its days other years now")
    typer.echo(f"{held} account{'' if held == 1 else 's'} in the case")
    say_left_out(LeftOut(file=veil(item.file), why=veil(item.why)) for item in added.left_out)


def _check(it: Case, *, reveal: bool) -> None:
    """Refuse whoever may not see what he asks to be revealed, before anything is read."""
    from thurloe.case.roles import Right

    if reveal:
        it.require(Right.KEEP)


def _preview(it: Case, paths: list[str], veil: Callable[[str], str]) -> None:
    """Name the files that would be read, and those that are there."""
    seen = it.preview(paths)
    for file in seen.files:
        echo(f"would be read: {veil(file)}")
    for file, there in seen.known:
        echo(f"already there: {_known(file, there, veil)}")
    typer.echo(f"{len(seen.files)} file{'' if len(seen.files) == 1 else 's'} would be read")


def _known(file: str, there: str, veil: Callable[[str], str]) -> str:
    """A file that was given and the account that has its bytes.

    Of a hidden account the file's other name is not said: it may be as telling as the first.
    """
    shown = veil(there)
    return shown if file == there or shown != there else f"{veil(file)}, as {shown}"


def _say_conflicts(case: Case, moment: str, *, reveal: bool) -> None:
    for line in case.differences(at=moment, reveal=reveal):
        say_doubt(line)
