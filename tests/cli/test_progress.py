"""Bars where somebody looks, silence elsewhere."""

import io

from rich.console import Console

from thurloe.cli import progress
from thurloe.progress import silent


def test_silent_where_standard_error_is_no_terminal(capsys):
    with progress.bars() as tell:
        tell("read", 1, 2, "a.txt")
        assert tell is silent
    assert capsys.readouterr().err == ""


def _on_terminal(monkeypatch):
    seen = io.StringIO()
    console = Console(file=seen, force_terminal=True, width=100)
    monkeypatch.setattr(progress, "Console", lambda stderr: console)
    return seen


def test_one_bar_a_step_on_a_terminal(monkeypatch):
    seen = _on_terminal(monkeypatch)
    with progress.bars() as tell:
        tell("read", 1, 2, "a.txt")
        tell("read", 2, 2, "b.txt")
        tell("extract", 1, 2, "a[1].txt")
    assert "read" in seen.getvalue()
    assert "2/2" in seen.getvalue()
    assert "extract" in seen.getvalue()
    assert "a[1].txt" in seen.getvalue()


def test_quiet_on_a_terminal(monkeypatch):
    seen = _on_terminal(monkeypatch)
    with progress.bars(quiet=True) as tell:
        tell("read", 1, 2, "a.txt")
    assert seen.getvalue() == ""
