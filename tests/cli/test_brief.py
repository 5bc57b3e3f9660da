"""`thurloe brief` on a brief that is ready: outputs, formats, errors, exit codes."""

import json
from dataclasses import replace

import pytest

from thurloe.errors import BadInput, BadValue, MissingExtra, NothingReadable, QuoteOutOfRange


def test_without_output_the_brief_is_printed(ready, made):
    done = ready(made)()
    assert done.exit_code == 0
    assert "How many people died on the Heron?" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("form", "head"),
    [("json", "{"), ("html", "<!doctype html"), ("md", "#"), ("text", "")],
)
def test_format_names_what_is_printed(ready, made, form, head):
    done = ready(made)("--format", form)
    assert done.exit_code == 0
    assert done.stdout.lower().startswith(head)
    assert "Heron" in done.stdout


@pytest.mark.parametrize("name", ["b.html", "b.HTM", "b.md", "b.markdown", "b.json", "b.txt"])
def test_the_ending_says_the_format(ready, made, tmp_path, name):
    done = ready(made)("-o", tmp_path / name)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "2 accounts, 1 findings, 1 of them contested" in done.stderr
    written = (tmp_path / name).read_text(encoding="utf-8")
    is_json = name.endswith("json")
    assert (
        (json.loads(written)["format"] == "thurloe-findings/1") if is_json else "Heron" in written
    )


def test_format_wins_over_the_ending(ready, made, tmp_path):
    ready(made)("-o", tmp_path / "findings.data", "--format", "json")
    assert json.loads((tmp_path / "findings.data").read_text())["findings"]


def test_an_unknown_ending_is_wrong_use(ready, made, tmp_path):
    done = ready(made)("-o", tmp_path / "brief.pdf")
    assert done.exit_code == 2
    assert "Cannot tell the format" in done.stderr
    assert "--format" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_quiet_says_nothing_when_all_is_well(ready, made, tmp_path):
    done = ready(made)("-o", tmp_path / "brief.md", "--quiet")
    assert (done.exit_code, done.output) == (0, "")


def test_left_out_files_are_named_and_change_the_exit_code(ready, made, left_out):
    done = ready(replace(made, left_out=(left_out,)))("--quiet")
    assert done.exit_code == 3
    assert "left out: scan.pdf: It has no text layer." in done.stderr
    assert "Heron" in done.stdout


def test_nothing_readable(ready, left_out):
    done = ready(NothingReadable("Nothing readable in accounts.", (left_out,)))()
    assert done.exit_code == 1
    assert done.stdout == ""
    lines = ["thurloe: Nothing readable in accounts.", "left out: scan.pdf: It has no text layer."]
    assert done.stderr.splitlines() == lines


@pytest.mark.parametrize(
    ("error", "code"),
    [(BadInput("No such thing."), 2), (MissingExtra(what="Reading scans", extra="ocr"), 2)],
)
def test_expected_errors_end_in_a_sentence(ready, error, code):
    done = ready(error)()
    assert done.exit_code == code
    assert done.stderr == f"thurloe: {error}\n"


def test_what_nobody_expected_is_not_hidden(ready):
    done = ready(ZeroDivisionError("a fault of ours"))()
    assert isinstance(done.exception, ZeroDivisionError)


def test_interrupt_is_quiet(ready):
    done = ready(KeyboardInterrupt())()
    assert (done.exit_code, done.output) == (130, "")


def test_about_an_unknown_name(ready, made):
    done = ready(made)("--about", "Nobody Atall")
    assert done.exit_code == 2
    assert "Nobody Atall" in done.stderr


def test_about_narrows(ready, made):
    done = ready(made)("--about", "Heron", "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["about"] == "Heron"


@pytest.mark.parametrize("form", ["json", "html", "md", "text"])
def test_protected_sources_are_hidden_until_revealed(ready, made, form):
    run = ready(made)
    hidden, shown = run("--format", form).output, run("--format", form, "--reveal").output
    assert "diller" not in hidden.lower()
    assert "Ruth Ammon" in hidden
    assert "Diller" in shown


def test_pseudonyms_hide_every_source(ready, made):
    done = ready(made)("--pseudonyms", "--format", "json")
    assert done.exit_code == 0
    assert "Ammon" not in done.output
    assert "diller" not in done.output.lower()


def test_pseudonyms_and_reveal_exclude_each_other(ready, made):
    done = ready(made)("--pseudonyms", "--reveal")
    assert done.exit_code == 2
    assert "Choose one" in done.stderr


def test_without_texts_keeps_the_quotes(ready, made):
    other = replace(made.accounts[0], plain=False)
    run = ready(replace(made, accounts=(other, made.accounts[1])))
    full = json.loads(run("--format", "json").stdout)
    bare = json.loads(run("--format", "json", "--without-texts").stdout)
    assert any("text" in account for account in full["accounts"])
    assert not any("text" in account for account in bare["accounts"])
    assert bare["findings"][0]["answers"][0]["claims"][0]["quote"]


def test_open_opens_what_was_written(ready, made, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    done = ready(made)("--open", "-o", tmp_path / "brief.html")
    assert done.exit_code == 0
    assert opened == [(tmp_path / "brief.html").as_uri()]


def test_open_without_output_writes_to_a_temporary_file(ready, made, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert ready(made)("--open").exit_code == 0
    assert opened[0].startswith(tmp_path.as_uri())
    assert opened[0].endswith("/brief.html")


def test_a_missing_browser_is_said_and_no_failure(ready, made, tmp_path, monkeypatch):
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    done = ready(made)("--open", "-o", tmp_path / "brief.html")
    assert done.exit_code == 0
    assert "no browser could be opened" in done.stderr


@pytest.mark.parametrize(
    "error",
    [
        BadValue(kind="date", value="1943-13", wanted="1943-12"),
        QuoteOutOfRange(account="a", start=1, end=9, length=3),
    ],
)
def test_a_fault_of_ours_is_not_wrong_use(ready, error):
    done = ready(error)()
    assert done.exit_code == 70
    assert "fault of thurloe" in done.stderr
