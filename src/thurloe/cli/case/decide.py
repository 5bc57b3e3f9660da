"""`thurloe case grade`, `protect`, `accept`, `merge` and the like: people decide."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from thurloe.cli.case.options import By, CaseFile, Reason  # noqa: TC001  typer reads annotations
from thurloe.cli.exits import echo, say_doubt

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.case import Case, Event

Claim = Annotated[
    str, typer.Argument(metavar="CLAIM", help="A claim's handle, or words of its quote.")
]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A person or thing, by any of its names.")
]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Who or what that is, by any name.")]
Force = Annotated[
    bool, typer.Option("--force", help="Even if they were read as a person and a place, say.")
]
SourceName = Annotated[
    str, typer.Argument(metavar="SOURCE", help="The source's name, or its pseudonym.")
]
Also = Annotated[
    list[str] | None,
    typer.Option("--also", metavar="NAME", help="What else it is called; may be given again."),
]
Letter = Annotated[
    str, typer.Argument(metavar="A-F", help="How reliable it is (Admiralty); F: unknown.")
]
Value = Annotated[
    str,
    typer.Argument(
        metavar="VALUE",
        help="The value, as claims or briefs have it: 46, 1961-11-16 or 16 November 1961, 21:40.",
    ),
]
Question = Annotated[
    str,
    typer.Argument(
        metavar="QUESTION", help="A question of the brief, or words of it, or a claim's handle."
    ),
]
AccountFile = Annotated[
    str, typer.Argument(metavar="ACCOUNT", help="The account, by the name it has in the case.")
]


def grade(
    case: CaseFile, source: SourceName, letter: Letter, because: Reason = "", by: By = ""
) -> None:
    """Say how reliable a source is. It counts before what was stated when accounts were added.

    \b
    Examples:
      thurloe case grade ferry.case "Ines Hallam" C --because "a novel, but she saw the papers"

    Exit codes: 0 done; 2 wrong use, no such source, no reason; 4 the case cannot be used; 5 it was
    altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.grade(source, letter, because=because))


def protect(
    case: CaseFile, source: SourceName, also: Also = None, because: Reason = "", by: By = ""
) -> None:
    """Hide who a source is, under a pseudonym, and by whatever other names accounts call it.

    \b
    Examples:
      thurloe case protect ferry.case "Margaret Ostler" --because "she asked us to"
      thurloe case protect ferry.case "Source F" --also Peg --also "Mrs Dunn" --because "her names"

    Exit codes: 0 done; 2 wrong use, no such source, hidden already, no reason; 4 the case cannot be
    used; 5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.protect(source, also=also or (), because=because))


def accept(case: CaseFile, claim: Claim, because: Reason = "", by: By = "") -> None:
    """Say that a claim is read right: its account does say so.

    \b
    Examples:
      thurloe case accept ferry.case "We had left about nine" --because "read in the original"

    Exit codes: 0 done; 2 wrong use, no such claim or several, no reason; 4 the case cannot be used;
    5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.accept(claim, because=because), _warn_beyond(claim))


def reject(case: CaseFile, claim: Claim, because: Reason = "", by: By = "") -> None:
    """Say that a claim is read wrong or worth nothing. It counts no more, and shows as rejected.

    \b
    Examples:
      thurloe case reject ferry.case "We got two boats away" --because "he was below by then"

    Exit codes: 0 done; 2 wrong use, no such claim or several, no reason; 4 the case cannot be used;
    5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.reject(claim, because=because), _warn_beyond(claim))


def correct(case: CaseFile, claim: Claim, value: Value, because: Reason = "", by: By = "") -> None:
    """Say what a claim says instead: its value was read wrong.

    \b
    Examples:
      thurloe case correct ferry.case "Forty-six died" 45 --because "a misprint"

    Exit codes: 0 done; 2 wrong use, no such claim or several, a value that is none, no reason; 4
    the case cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.correct(claim, value, because=because), _warn_beyond(claim))


def answer(
    case: CaseFile, question: Question, value: Value, because: Reason = "", by: By = ""
) -> None:
    """Say what turned out true: the question is settled, and each source's record counts it.

    \b
    Examples:
      thurloe case answer ferry.case "How many people were killed?" 46 --because "the register"

    Exit codes: 0 done; 2 wrong use, no such question or several, a value that is none, no reason; 4
    the case cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.answer(question, value, because=because), _warn_beside)


def merge(
    case: CaseFile,
    name: Name,
    other: Other,
    force: Force = False,
    because: Reason = "",
    by: By = "",
) -> None:
    """Say that two names are one person or thing. Undone, each is what it was before.

    \b
    Examples:
      thurloe case merge ferry.case "Good Intent" "Thornwick" --because "renamed in 1960"

    Exit codes: 0 done; 2 wrong use, a name that nobody or several bear, things of two types, no
    reason; 4 the case cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.merge(name, other, because=because, force=force))


def split(
    case: CaseFile, name: Name, account: AccountFile, because: Reason = "", by: By = ""
) -> None:
    """Say that whom one account calls by a name is somebody else than in the others.

    All that the account says of him goes along, and is listed.

    \b
    Examples:
      thurloe case split ferry.case Rennick hallam.md --because "she means the captain's brother"

    Exit codes: 0 done; 2 wrong use, a name that nobody or several bear, no reason; 4 the case
    cannot be used; 5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.split(name, account, because=because), _say_moved)


def _say_moved(case: Case, event: Event) -> None:
    from thurloe.case import moved

    passages = moved(case.sight(), case.events()[event.seq - 1].body)
    echo("with it goes what this account says there:")
    for passage in passages:
        echo(f"  {passage}")
    if len(passages) > 1:
        echo(f"If one of these is somebody else: thurloe case undo CASE {event.seq}")


def _warn_beyond(given: str) -> Callable[[Case, Event], None]:
    """A warning where the words given are none of the value that was decided about."""

    def warn(case: Case, event: Event) -> None:
        from thurloe.case import is_beyond
        from thurloe.case.anchors import statement_from

        statement = statement_from(case.events()[event.seq - 1].body["statement"])
        if is_beyond(given, statement):
            value = case.veil()(f"the {statement.attribute} in “{statement.words}”")
            say_doubt(
                f"only {value} was decided about, since no other claim has these words; if you "
                f"meant another: thurloe case undo CASE {event.seq}"
            )

    return warn


def _warn_beside(case: Case, event: Event) -> None:
    from thurloe.case import asked_elsewhere, is_beside

    value = event.body["value"]
    if not is_beside(event, case.findings()):
        return
    body = case.events()[event.seq - 1].body
    if other := asked_elsewhere(case.sight(), body):
        say_doubt(
            f"accounts give {value} to another question that reads the same; to settle it too: "
            f'thurloe case answer CASE {other} {shlex.quote(value)} --because "..."'
        )
    else:
        say_doubt(f"no account gives {value}: the brief has it beside what they say")


def decide(
    place: str,
    by: str,
    decision: Callable[[Case], Event],
    then: Callable[[Case, Event], None] = lambda case, event: None,
) -> None:
    """Let somebody decide, and say what was decided, and if somebody else differs."""
    from thurloe.case import open_case, say

    with open_case(place, by=by) as case:
        event = decision(case)
        echo(f"event {event.seq}: {case.veil()(say(event))}")
        then(case, event)
        for line in case.differences():
            say_doubt(line)
