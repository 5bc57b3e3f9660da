"""The command line as its users have it: in a process of its own, or on a brief that is ready."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path  # noqa: TC003  pytest reads annotations

import pytest
from typer.testing import CliRunner

from thurloe.cli.main import app
from thurloe.nouns import (
    Account,
    Answer,
    Brief,
    Claim,
    Entity,
    EntityType,
    Event,
    Finding,
    LeftOut,
    Quote,
    Reason,
    Role,
    Section,
    Source,
    Status,
    View,
)
from thurloe.records import Standing

GOOD = {
    "court.txt": "By Ruth Ammon, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. Forty people died.\n",
    "clerk.txt": "By Paul Diller, 5 May 1962\n\nThe ferry Heron sank on 3 May 1962. Fifty people died.\n",
}


@pytest.fixture
def thurloe():
    """Run `thurloe ARGS` in a process of its own; returns it completed, with text outputs."""

    def run(*args, cwd=None, **env):
        command = [
            sys.executable,
            "-c",
            "from thurloe.cli.main import main; main()",
            *map(str, args),
        ]
        return subprocess.run(
            command,
            cwd=cwd,
            env=os.environ | env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with two readable accounts."""
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    for name, text in GOOD.items():
        (accounts / name).write_text(text, encoding="utf-8")
    return accounts


def _account(source: str, file: str, text: str) -> Account:
    view = View.plain(text)
    section = Section(start=0, end=len(text))
    return Account(
        file=file, sha256="0" * 64, text=text, view=view, sections=(section,), source=source
    )


def _claim(account: Account, number: int, word: str, value: str) -> Claim:
    start = account.text.index(word)
    words = Quote.cut(account, start, start + len(word))
    whole = Quote.cut(account, 0, len(account.text) - 1)
    trigger = Quote.cut(account, account.text.index("died"), account.text.index("died") + 4)
    ship = Role(name="place", text="Heron", referent=None)
    event = Event(
        id=f"v{number}",
        account=account.file,
        kind="death",
        lemma="die",
        trigger=trigger,
        subject=ship,
    )
    return Claim(
        id=f"c{number}", event=event, attribute="number", value=value, quote=whole, words=words
    )


@pytest.fixture
def made() -> Brief:
    """A small brief, made by hand: two accounts, one contested question, one protected source."""
    court = _account("s1", "court.txt", "Forty people died on the Heron.\n")
    clerk = _account("s2", "diller-note.txt", "Paul Diller: fifty people died on the Heron.\n")
    claims = (_claim(court, 1, "Forty", "40"), _claim(clerk, 2, "fifty", "50"))
    answers = tuple(
        Answer(
            value=claim.value,
            probability=0.5,
            reasons=(Reason(name="prior", bits=0.0, detail="2 answers found"),),
            claims=(claim,),
        )
        for claim in claims
    )
    finding = Finding(
        id="f1",
        question="How many people died on the Heron?",
        subject="e1",
        event="death",
        attribute="number",
        status=Status.CONTESTED,
        answers=answers,
    )
    return Brief(
        title="The Heron",
        accounts=(court, clerk),
        sources=(
            Source(id="s1", name="Ruth Ammon"),
            Source(id="s2", name="Paul Diller", inferred=False, protected=True),
        ),
        entities=(Entity(id="e1", type=EntityType.VESSEL, name="Heron", variants=("Heron",)),),
        referents=(),
        findings=(finding,),
        standings=tuple(
            Standing(source=one, claims=1, shared=1, agrees=1, reliability=0.75, low=0.5, high=0.9)
            for one in ("s1", "s2")
        ),
        sentences=2,
    )


@pytest.fixture
def left_out() -> LeftOut:
    return LeftOut(file="scan.pdf", why="It has no text layer.")


@pytest.fixture
def ready(monkeypatch):
    """Let `thurloe brief` find a brief that is ready, or meet an error, instead of reading."""

    def prepare(outcome):
        def make_brief(paths, *, progress, warn, reveal=False):
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr("thurloe.pipeline.make_brief", make_brief)
        return lambda *args: CliRunner().invoke(app, ["brief", "accounts", *map(str, args)])

    return prepare
