"""`thurloe case reread`: a better extractor over old accounts."""

from __future__ import annotations

from typing import Annotated

import typer

from thurloe.cli.brief import Quiet  # noqa: TC001  typer reads annotations
from thurloe.cli.case.options import Because, By, CaseFile  # noqa: TC001  typer reads annotations

Every = Annotated[
    bool, typer.Option("--every", help="Also accounts that this very version has read.")
]


def reread(
    case: CaseFile,
    every: Every = False,
    because: Because = "",
    by: By = "",
    quiet: Quiet = False,
) -> None:
    """Read again the accounts that another version of the extractor read. Decisions stay.

    \b
    Examples:
      thurloe case reread ferry.case
      thurloe case reread ferry.case --every --because "the new version reads dates better"

    Each account is written as soon as it is read. Claims that `thurloe case import` took in stay as
    they came. A decision whose words nothing is read out of any more is named.

    Exit codes: 0 done; 2 wrong use; 4 the case cannot be used; 5 it was altered behind its log; 6
    you may not.
    """
    from thurloe.case import open_case, say
    from thurloe.cli.exits import say_doubt
    from thurloe.cli.progress import bars

    with bars(quiet=quiet) as progress, open_case(case, by=by, progress=progress) as it:
        events, held = it.reread(because=because, every=every), len(it.state().accounts)
        veil = it.veil()
        for event in events:
            typer.echo(f"read anew: {veil(event.body['file'])} (event {event.seq})")
        for idle in it.idle():
            say_doubt(f"event {idle.seq} meets nothing now: {veil(say(idle))}")
    typer.echo(f"{len(events)} of {held} accounts are read otherwise or by another version")
