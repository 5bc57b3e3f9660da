"""`thurloe case search`: passages by their words."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from thurloe.cli.brief import Reveal  # noqa: TC001  typer reads annotations
from thurloe.cli.case.options import By, CaseFile  # noqa: TC001  typer reads annotations
from thurloe.cli.exits import echo

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.case import Hit, Narrow, Told

Words = Annotated[str, typer.Argument(metavar="WORDS", help='Words, "a phrase", or a prefix*.')]
Source = Annotated[str, typer.Option("--source", metavar="NAME", help="Only where it speaks.")]
Before = Annotated[
    str, typer.Option("--before", metavar="DATE", help="Only what may have been before that day.")
]
After = Annotated[
    str, typer.Option("--after", metavar="DATE", help="Only what may have been after that day.")
]
Entity = Annotated[
    str, typer.Option("--entity", metavar="NAME", help="Only where it is spoken of, by any name.")
]
Status = Annotated[
    str,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="Only with a claim that is agreed, contested, single, rejected.",
    ),
]
Meaning = Annotated[
    bool, typer.Option("--meaning", help="By what is said, in whatever words, not by the words.")
]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="No more than so many.")]


def search(
    case: CaseFile,
    words: Words,
    source: Source = "",
    before: Before = "",
    after: After = "",
    entity: Entity = "",
    status: Status = "",
    meaning: Meaning = False,
    limit: Limit = 20,
    reveal: Reveal = False,
    by: By = "",
) -> None:
    """Find the passages that have all the words, the best first, with the claims in each.

    \b
    Examples:
      thurloe case search ferry.case "life jackets" --before 1987-03-07
      thurloe case search ferry.case '"went down with" capt*' --status contested
      thurloe case search ferry.case "who was blamed for the loss" --meaning
      thurloe case search ferry.case sank --entity Rennick --source "Ines Hallam"

    Each claim stands with its handle, by which it can be accepted, rejected or corrected.

    Exit codes: 0 searched, whether or not anything was found; 2 wrong use; 4 the case cannot be
    used; 5 it was altered behind its log; 6 you may not.
    """
    from thurloe.case import open_case

    with open_case(case, by=by) as it:
        hits = it.search(words, meaning=meaning, **_narrow(source, before, after, (entity, status)))
        shown = list(islice(hits, limit + 1))
        veil = it.veil(reveal=reveal)
    for hit in shown[:limit]:
        echo(_told(hit, veil))
    some = f"more than {limit} found; --limit shows more"
    typer.echo(some if len(shown) > limit else f"{len(shown)} found")


def _narrow(source: str, before: str, after: str, rest: tuple[str, str]) -> Narrow:
    """What was given of all that a search may be narrowed to."""
    found: Narrow = {}
    if source:
        found["source"] = source
    if before:
        found["before"] = before
    if after:
        found["after"] = after
    if rest[0]:
        found["entity"] = rest[0]
    if rest[1]:
        found["status"] = rest[1]
    return found


def _told(hit: Hit, veil: Callable[[str], str]) -> str:
    """One passage: where it stands, who speaks, the words, and a line a claim."""
    words = " ".join(hit.text.split())
    name, source = (" ".join(said.split()) for said in (hit.account.file, hit.source))
    start, end = hit.place(veil)
    lines = [f"{name}:{start}-{end}  {source}", f"    {words}"]
    lines += map(_claim, hit.told)
    return "\n".join(map(veil, lines))


def _claim(told: Told) -> str:
    """One claim in a line: its handle, what it says now, how that stands, the value's words."""
    s = told.statement
    was = f"; {told.corrected_by} corrected it from {s.value}" if told.corrected_by else ""
    words = " ".join(s.words.split())
    return f"    {s.handle}  {s.attribute} {told.value} ({told.status}{was}): {words}"
