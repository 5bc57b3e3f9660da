"""`thurloe case review`, `dismiss` and `credit`: what wants a human to decide."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Annotated, Any

import typer

from thurloe.cli.brief import Reveal  # noqa: TC001  typer reads annotations
from thurloe.cli.case.decide import Claim, decide
from thurloe.cli.case.options import By, CaseFile, Reason  # noqa: TC001  typer reads annotations
from thurloe.cli.exits import echo
from thurloe.signs import escape_in_json

if TYPE_CHECKING:
    from thurloe.case import Item

Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="No more than so many.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Handle = Annotated[str, typer.Argument(metavar="ITEM", help="The handle that review shows.")]
Figure = Annotated[
    int,
    typer.Argument(
        metavar="1-6",
        min=1,
        max=6,
        help="How credible it is (Admiralty): 1 confirmed by other sources, 2 probably true, "
        "3 possibly true, 4 doubtful, 5 improbable, 6 its truth cannot be judged.",
    ),
]


def review(
    case: CaseFile,
    limit: Limit = 20,
    json_: Json = False,
    reveal: Reveal = False,
    by: By = "",
) -> None:
    """Show what wants a human, most useful first, why, and what to type to decide it.

    \b
    Conflicts between people, close calls, likely merges, doubtful claims that decide something,
    and decisions that meet nothing any more. What was decided or dismissed does not come back.

    \b
    Examples:
      thurloe case review ferry.case
      thurloe case review ferry.case --limit 5
      thurloe case review ferry.case --json > open.jsonl

    Exit codes: 0 shown, whether or not anything is open; 2 wrong use; 4 the case cannot be used; 5
    it was altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case

    with open_case(case, by=by) as it:
        items = it.review(limit=limit + 1, reveal=reveal)
    for item in items[:limit]:
        echo(_as_json(item) if json_ else _told(item, case))
    if not json_:
        some = f"more than {limit} open; --limit shows more"
        echo(some if len(items) > limit else f"{len(items)} open")


def dismiss(case: CaseFile, item: Handle, because: Reason = "", by: By = "") -> None:
    """Say that something `review` shows is well as it is: it does not come back.

    \b
    Examples:
      thurloe case dismiss ferry.case 3f9a1b2c --because "two ships of one owner"

    Exit codes: 0 done; 2 wrong use, nothing of that handle, no reason; 4 the case cannot be used; 5
    it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.dismiss(item, because=because))


def credit(case: CaseFile, claim: Claim, figure: Figure, because: Reason = "", by: By = "") -> None:
    """Say how credible a claim is by itself, apart from how reliable its source is.

    \b
    Examples:
      thurloe case credit ferry.case "Forty-six died" 2 --because "fits the parish register"

    It adds bits to the claim's answer (4, 2, 0, -2, -4; 6 adds none) and leaves its source's record
    alone. The brief shows it beside the source's letter: B2.

    Exit codes: 0 done; 2 wrong use, no such claim or several, no reason; 4 the case cannot be used;
    5 it was altered behind its log; 6 you may not.
    """
    decide(case, by, lambda it: it.credit(claim, figure, because=because))


def _told(item: Item, case: str) -> str:
    """One item: what is open, why, and a line for each way to decide it."""
    orders = [*item.orders, ("dismiss", item.handle)]
    return "\n".join(
        [
            f"{item.handle}  {item.kind}: {item.what}",
            f"    {item.why}",
            *(f"    {_command(order, case)}" for order in orders),
        ]
    )


def _command(order: tuple[str, ...], case: str) -> str:
    name, *arguments = order
    return f'thurloe case {shlex.join([name, str(case), *arguments])} --because "..."'


def _as_json(item: Item) -> str:
    row: dict[str, Any] = {
        "handle": item.handle,
        "kind": item.kind,
        "worth": round(item.worth, 4),
        "what": item.what,
        "why": item.why,
        "decide": [list(order) for order in (*item.orders, ("dismiss", item.handle))],
    }
    return escape_in_json(json.dumps(row, ensure_ascii=False))
