"""`thurloe case log`, `undo` and `verify`: what was done, by whom and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from thurloe.cli.brief import Reveal  # noqa: TC001  typer reads annotations
from thurloe.cli.case.options import By, CaseFile, Reason  # noqa: TC001  typer reads annotations
from thurloe.cli.exits import ALL_READ, EXIT_CODES, echo, say_doubt
from thurloe.errors import CaseAltered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from thurloe.case import Event

Numbers = Annotated[
    list[str],
    typer.Argument(
        metavar="N...", help="The numbers of the events, as the log shows them: 42, or 44-46."
    ),
]
Json = Annotated[
    bool,
    typer.Option(
        "--json", help="One JSON object a line, with the hashes; with --reveal all of each event."
    ),
]
Head = Annotated[
    str,
    typer.Option(
        "--head",
        metavar="HASH",
        help="The hash of an event that must still be there.",
    ),
]


def log(case: CaseFile, json_: Json = False, reveal: Reveal = False, by: By = "") -> None:
    """Show all that was ever done to the case, first things first: when, by whom, what and why.

    \b
    Examples:
      thurloe case log ferry.case
      thurloe case log ferry.case --json > log.jsonl

    Exit codes: 0 shown; 2 wrong use; 4 the case cannot be used; 5 it was altered behind its log; 6
    you may not.
    """
    from thurloe.case import as_json, open_case

    with open_case(case, by=by) as it:
        veil, state, events = it.veil(reveal=reveal), it.state(), it.events()
    for event in events:
        line = as_json(event, veil, whole=reveal) if json_ else _line(event, state.undone, veil)
        echo(line)
    if not json_:
        typer.echo(f"{len(events)} events; the last has the hash {events[-1].hash}")


def undo(case: CaseFile, numbers: Numbers, because: Reason = "", by: By = "") -> None:
    """Let events count no longer, and nothing else. They stay in the log; an undo can be undone.

    \b
    Examples:
      thurloe case undo ferry.case 42 --because "the letter is a forgery"
      thurloe case undo ferry.case 12 44-460 --because "the wrong folder was added"

    All are undone in one go, or none. Of a stretch that is passed over which counts no more or
    cannot be undone.

    Exit codes: 0 done; 2 wrong use, no such event, undone already, no reason; 4 the case is locked
    or the disk is full; 5 it was altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case, say, stretches

    with open_case(case, by=by) as it:
        events = it.undo_all(stretches(numbers), because=because)
        veil = it.veil()
        for event in events:
            echo(f"event {event.seq}: undone: {veil(say(it.events()[event.body['event'] - 1]))}")
            _say_still_hidden(it.events()[event.body["event"] - 1])
        for line in it.differences():
            say_doubt(line)


def _say_still_hidden(undone: Event) -> None:
    """Say that a name that was hidden once is not shown to all by an undo."""
    if undone.kind == "protect":
        say_doubt(
            "whoever is no keeper goes on seeing the pseudonym, in earlier briefs and in this one; "
            "so do the log and search, without --reveal"
        )


def verify(case: CaseFile, head: Head = "", by: By = "") -> None:
    """Check that nothing was altered behind the log: no event, no order, no text.

    \b
    Examples:
      thurloe case verify ferry.case
      thurloe case verify ferry.case --head 3f9a1c

    A log that was cut short is whole in itself. Note the hash that this prints, and give it later
    with --head: then that shows too.

    Exit codes: 0 nothing was altered; 2 wrong use; 4 the case cannot be used; 5 something was;
    6 you may not.
    """
    from thurloe.case import open_case

    with open_case(case, by=by) as it:
        problems = it.verify(head=head)
        for problem in problems:
            typer.echo(f"{problem.where}: {problem.what}")
        if not problems:
            last, place = it.events()[-1], it.store.place
            typer.echo(
                f"{place}: {last.seq} events, nothing altered; the last has the hash {last.hash}"
            )
    raise typer.Exit(EXIT_CODES[CaseAltered] if problems else ALL_READ)


def _line(event: Event, undone: Mapping[int, int], veil: Callable[[str], str]) -> str:
    """One event as the log shows it."""
    from thurloe.case import say

    mark = f" (undone by {undone[event.seq]})" if event.seq in undone else ""
    why = f" because: {event.entry.because}" if event.entry.because else ""
    line = f"{event.entry.by}: {veil(say(event))}{mark}{veil(why)}"
    return f"{event.seq:5}  {event.at[:19]}Z  {' '.join(line.split())}"
