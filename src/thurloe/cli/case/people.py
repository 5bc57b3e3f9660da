"""`thurloe case user` and `token`: who may do what."""

from __future__ import annotations

from typing import Annotated

import typer

from thurloe.cli.case.options import Because, By, CaseFile  # noqa: TC001  typer reads annotations

Who = Annotated[str, typer.Argument(metavar="[NAME]", help="Who: the name under which they sign.")]
Whom = Annotated[str, typer.Argument(metavar="NAME", help="Whom: a user of the case.")]
RoleName = Annotated[
    str, typer.Argument(metavar="[ROLE]", help="reader, analyst, keeper, or none to shut out.")
]


def user(
    case: CaseFile, name: Who = "", role: RoleName = "", because: Because = "", by: By = ""
) -> None:
    """Say what somebody may do: read; add and decide too; or see who protected sources are too.

    \b
    Examples:
      thurloe case user ferry.case "Ann Lee" keeper
      thurloe case user postgresql://ann@db.example.org/ferry ben analyst
      thurloe case user ferry.case

    Without a name it lists who may do what. In a case without users everybody may do everything.

    Exit codes: 0 done; 2 wrong use, or no keeper would be left; 4 the case cannot be used; 5 it was
    altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case, say

    with open_case(case, by=by) as it:
        if name:
            event = it.user(name, role, because=because)
            typer.echo(f"event {event.seq}: {say(event)}")
            return
        for known, what in sorted(it.state().users.items()):
            typer.echo(f"{what:8} {known}")


def token(case: CaseFile, name: Whom, because: Because = "", by: By = "") -> None:
    """Give a user a token, by which `thurloe serve` knows them. It is shown this once.

    \b
    Examples:
      thurloe case token ferry.case "Ben Ray"

    To take it back, undo its event.

    Exit codes: 0 done; 2 wrong use, or no such user; 4 the case cannot be used; 5 it was altered
    behind its log; 6 you may not.
    """
    from thurloe.case import open_case

    with open_case(case, by=by) as it:
        typer.echo(it.token(name, because=because))
