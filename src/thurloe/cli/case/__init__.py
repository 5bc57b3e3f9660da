"""`thurloe case`: a case that grows, in one file."""

from __future__ import annotations

import typer

from thurloe.cli.case.decide import (
    accept,
    answer,
    correct,
    grade,
    merge,
    protect,
    reject,
    split,
)
from thurloe.cli.case.find import search
from thurloe.cli.case.grow import add, at, brief, new
from thurloe.cli.case.hand import pack, unpack
from thurloe.cli.case.history import log, undo, verify
from thurloe.cli.case.people import token, user
from thurloe.cli.case.reread import reread
from thurloe.cli.case.reviewing import credit, dismiss, review
from thurloe.cli.case.trade import export, import_
from thurloe.cli.exits import Group

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    help="A case that grows: add accounts as they come, decide, look back; nothing is lost.",
    rich_markup_mode=None,
)
for command in (
    *(new, add, reread, brief, log, undo, at, verify, search, pack, unpack, export),
    *(review, dismiss, grade, protect, accept, reject, correct, credit, answer, merge, split),
    *(user, token),
):
    app.command()(command)
app.command(name="import")(import_)
