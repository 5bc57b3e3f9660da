"""`thurloe brief`: accounts in, one cited brief out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thurloe.cli.exits import ALL_READ, SOME_LEFT_OUT, say_doubt, say_left_out
from thurloe.cli.sharing import share
from thurloe.cli.targets import aim
from thurloe.forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.cli.dress import Dress
    from thurloe.cli.targets import Target

Paths = Annotated[
    list[str], typer.Argument(metavar="PATHS", help="Folders, files or globs to read.")
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write to this file; .html, .md, .json or .txt."),
]
Format = Annotated[
    Form | None, typer.Option("--format", help="Name the format where the ending does not.")
]
About = Annotated[
    str | None,
    typer.Option("--about", help="Narrow it to one entity, by any of its names, or to some words."),
]
Title = Annotated[str | None, typer.Option("--title", help="Head the brief with this title.")]
Open = Annotated[bool, typer.Option("--open", help="Open the written brief in the browser.")]
WithoutTexts = Annotated[
    bool, typer.Option("--without-texts", help="Leave out the full texts; quotes stay.")
]
Pseudonyms = Annotated[bool, typer.Option("--pseudonyms", help="Show every source by a pseudonym.")]
Reveal = Annotated[bool, typer.Option("--reveal", help="Show protected sources by their names.")]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help="Nothing but what is asked for: no progress, no word that all went well.",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What brief is wanted, and where: the options of every command that gives one."""

    output: Output = None
    format_: Format = None
    about: About = None
    title: Title = None
    open_: Open = False
    without_texts: WithoutTexts = False
    pseudonyms: Pseudonyms = False
    reveal: Reveal = False
    quiet: Quiet = False

    def aim(self, reading: Sequence[str]) -> Target:
        """Where it goes; raises as `targets.aim` does."""
        target = aim(self.output, self.format_, open_=self.open_, reading=reading)
        return replace(target, private=self.reveal)

    @property
    def clothes(self) -> Dress:
        """What of it may be seen."""
        from thurloe.cli.dress import Dress

        return Dress(
            title=self.title,
            about=self.about,
            texts=not self.without_texts,
            pseudonyms=self.pseudonyms,
            reveal=self.reveal,
        )


@share
def brief(paths: Paths, wanted: Wanted) -> None:
    """Read many accounts of the same events and print, or write, one cited brief.

    \b
    Examples:
      thurloe brief examples/ferry/
      thurloe brief accounts/ -o brief.html --open
      thurloe brief 'letters/*.eml' report.pdf --about "Maid of Orran"
      thurloe brief accounts/ --without-texts --pseudonyms -o to-share.html

    A text of more than 5 MB (some 800,000 words) is left out by name; split it into its texts.

    Exit codes: 0 all was read; 1 nothing was readable; 2 wrong use; 3 some files were left out.
    """
    target = wanted.aim(paths)
    from thurloe.cli.dress import deliver, dress, warn_if_read_again
    from thurloe.cli.progress import bars
    from thurloe.pipeline import make_brief

    with bars(quiet=wanted.quiet) as progress:
        made = make_brief(paths, progress=progress, warn=say_doubt, reveal=wanted.reveal)
    shown = dress(made, wanted.clothes)
    deliver(shown, target, texts=not wanted.without_texts, quiet=wanted.quiet)
    warn_if_read_again(target, paths)
    say_left_out(shown.left_out)
    raise typer.Exit(SOME_LEFT_OUT if shown.left_out else ALL_READ)
