"""Progress as bars on standard error, where somebody is there to see them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from thurloe.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def bars(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a progress that draws one bar a step; silent if `quiet` or if nobody is looking."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield silent
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[detail]}", style="dim"),
    )
    with Bars(*columns, console=console, transient=True) as shown:
        yield _teller(shown)


def _teller(shown: Bars) -> Progress:
    tasks: dict[str, TaskID] = {}

    def tell(step: str, done: int, total: int, detail: str = "") -> None:
        if step not in tasks:
            tasks[step] = shown.add_task(step, total=total, detail=detail)
        shown.update(tasks[step], completed=done, total=total, detail=detail[:40])

    return tell
