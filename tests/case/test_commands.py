"""`thurloe case` as its users have it."""

import json
import os
import re
import stat

import pytest
from typer.testing import CliRunner

import thurloe
from thurloe.cli.main import app
from thurloe.errors import CaseUnusable

COURT = "By Ruth Ammon, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. Forty people died.\n"
CLERK = "By Paul Diller, 5 May 1962\n\nThe ferry Heron sank on 3 May 1962. Fifty people died.\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with two accounts, one of them by a protected source."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THURLOE_BY", "Ann Lee")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "court.txt").write_text(COURT)
    (tmp_path / "in" / "diller.txt").write_text(CLERK)
    (tmp_path / "in" / "accounts.csv").write_text(
        "file,source,protected\ndiller.txt,Paul Diller,yes\n"
    )
    return tmp_path


def run(*args, code=0):
    done = CliRunner().invoke(app, ["case", *map(str, args)])
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done


@pytest.fixture
def heron(here):
    run("new", "heron.case", "--title", "The Heron")
    run("add", "heron.case", "in")
    return here / "heron.case"


def test_new_add_brief(here):
    assert "a new case" in run("new", "heron.case").stdout
    added = run("add", "heron.case", "in/court.txt").stdout
    assert added.splitlines() == ["added: court.txt (event 2)", "1 account in the case"]
    again = run("add", "heron.case", "in").stdout
    assert again.splitlines() == [
        "added: source-b-1.txt (event 5)",
        "already there: court.txt",
        "2 accounts in the case",
    ]
    printed = json.loads(run("brief", "heron.case", "--format", "json").stdout)
    assert printed["title"] == "Heron"
    assert printed["counts"]["accounts"] == 2
    assert {a["file"] for a in printed["accounts"]} >= {"court.txt"}


def test_what_would_be_added_is_listed_first(here):
    run("new", "heron.case")
    run("add", "heron.case", "in/court.txt")
    (here / "in" / "note.txt").write_text("By Cy Dunn\n\nThe ferry Heron sank.\n")
    before = run("log", "heron.case").stdout
    assert run("add", "heron.case", "in", "--dry-run").stdout.splitlines() == [
        "would be read: Source B.txt",
        "would be read: note.txt",
        "already there: court.txt",
        "2 files would be read",
    ]
    assert run("log", "heron.case").stdout == before


def test_each_text_of_a_mailbox_is_named_when_it_comes_again(here):
    mail = "From bo Thu May  3 10:00:00 1962\nFrom: Bo Kerr <bo@x.org>\nSubject: {0}\n\nThe ferry sank {0}.\n\n"
    (here / "letters.mbox").write_text(mail.format("on 3 May 1962") + mail.format("at ten"))
    run("new", "heron.case")
    run("add", "heron.case", "letters.mbox")
    again = run("add", "heron.case", "letters.mbox").stdout
    for number in (1, 2):
        assert f"already there: letters.mbox, as letters.mbox#{number}" in again


def test_nobody_but_the_owner_may_read_a_case_or_what_names_are_in(here):
    before = os.umask(0o022)
    try:
        run("new", "heron.case")
        run("add", "heron.case", "in")
        run("pack", "heron.case", "-o", "heron.tar.zst", "--reveal")
        run("unpack", "heron.tar.zst", "theirs.case")
        run("export", "heron.case", "-o", "names.csv", "--reveal")
        run("export", "heron.case", "-o", "heron.csv")
        run("brief", "heron.case", "-o", "names.html", "--reveal")
        run("brief", "heron.case", "-o", "heron.html")
        with thurloe.open("heron.case") as case:
            case.reject("Forty people died", because="x")
            made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in here.glob("*.c*")}
            made |= {path.name: stat.S_IMODE(path.stat().st_mode) for path in here.glob("*.zst")}
    finally:
        os.umask(before)
    assert made.pop("heron.csv") == 0o644
    assert stat.S_IMODE((here / "heron.html").stat().st_mode) == 0o644
    assert stat.S_IMODE((here / "names.html").stat().st_mode) == 0o600
    names = ("heron.case", "heron.case-wal", "heron.case-shm", "theirs.case", "names.csv")
    assert made == dict.fromkeys((*names, "heron.tar.zst"), 0o600)


def test_to_undo_a_protection_says_who_goes_on_seeing_the_pseudonym(heron):
    run("protect", heron, "Ruth Ammon", "--because", "x")
    last = run("log", heron).stdout.splitlines()[-2].split()[0]
    assert "goes on seeing the pseudonym" in run("undo", heron, last, "--because", "y").stderr
    assert "pseudonym" not in run("undo", heron, "2", "--because", "z").stderr


def test_a_wrong_folder_is_undone_in_one_command(here):
    run("new", "heron.case")
    run("add", "heron.case", "in")
    done = run("undo", "heron.case", "2-5", "--because", "the wrong folder").stdout
    assert done.count("undone: added") == 2
    assert "holds no account" in run("brief", "heron.case", code=2).output
    again = run("undo", "heron.case", "2", "6", "--because", "x", code=2).output
    assert "undone already" in again
    assert "7 events" in run("log", "heron.case").stdout


def test_a_brief_of_a_case_hides_whom_a_brief_hides(heron):
    for form in ("json", "md", "html", "text"):
        assert "Diller" not in run("brief", heron, "--format", form).stdout
    assert "Diller" in run("brief", heron, "--reveal").stdout


def test_adding_names_the_files_of_protected_sources_as_the_brief_does(here):
    (here / "in" / "diller-scan.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (here / "in" / "court.txt").write_text(COURT + "\nPaul Diller kept the list.\n")
    run("new", "heron.case")
    first = run("add", "heron.case", "in", code=3)
    assert "added: source-b-1.txt (event 3)" in first.output
    assert "added: court.txt" in first.output
    assert "left out: Source B-scan.png" in first.output
    (here / "copy.txt").write_text(CLERK)
    again = run("add", "heron.case", "in", "copy.txt", code=3)
    assert again.output.count("already there: source-b-1.txt") == 2
    for done in (first, again):
        assert "iller" not in done.output and "copy.txt" not in done.output
    assert "already there: diller.txt" in run("add", "heron.case", "in", "--reveal", code=3).output


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_a_name_broken_at_the_end_of_a_line_is_hidden_everywhere(here, hyphen):
    told = f"\nForty people, said Paul Dil{hyphen}  \nler, were on the ferry Heron.\n"
    (here / "in" / "court.txt").write_text(COURT + told)
    run("new", "heron.case")
    run("add", "heron.case", "in")
    run("export", "heron.case", "-o", "out.jsonl")
    said = [run("search", "heron.case", "forty ferry").stdout, (here / "out.jsonl").read_text()]
    said += [run("brief", "heron.case", "--format", form).stdout for form in ("json", "html")]
    assert all("Dil" not in shown and "ler," not in shown for shown in said)


def test_the_log_hides_them_too_also_when_undone(heron):
    assert "Diller" not in run("log", heron).stdout
    done = run("undo", heron, 3, "--because", "Paul Diller was never there", "--by", "Ben")
    assert "Diller" not in done.stdout
    for shape in ([], ["--json"]):
        said = run("log", heron, *shape).stdout
        assert "iller" not in said
        assert "Ben" in said
        assert "never there" in said
        assert "Diller" in run("log", heron, "--reveal", *shape).stdout


def test_the_log_for_machines(heron):
    rows = [json.loads(line) for line in run("log", heron, "--json").stdout.splitlines()]
    assert [row["seq"] for row in rows] == [1, 2, 3, 4, 5]
    assert {row["by"] for row in rows} == {"Ann Lee"}
    assert "body" not in rows[1]
    whole = [
        json.loads(line) for line in run("log", heron, "--json", "--reveal").stdout.splitlines()
    ]
    assert whole[1]["body"]["file"] == "court.txt"


def test_verify_says_the_hash_that_it_can_be_held_to(heron):
    said = run("verify", heron).stdout
    head = re.search(r"hash ([0-9a-f]{64})", said)[1]
    assert head in run("log", heron).stdout
    run("verify", heron, "--head", head[:10])
    assert "was cut or rewritten" in run("verify", heron, "--head", "0" * 64, code=5).stdout


def test_at_a_day_before_it_began(heron):
    assert "The case began on" in run("at", heron, "1999-01-01", code=2).stderr
    assert "Heron" in run("at", heron, "2999-01-01").stdout


def test_what_could_not_be_read_is_named_with_exit_code_3(heron, here):
    (here / "in" / "scan.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    assert "left out: scan.pdf: " in run("add", heron, "in", code=3).stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["new", "heron.case"], 2, "exists already"),
        (["new", ""], 2, "Name a file"),
        (["add", "none.case", "in"], 2, "There is no case"),
        (["add", "in/court.txt", "in"], 4, "is no case"),
        (["add", "heron.case", "nowhere"], 2, "There is no file or folder"),
        (["add", "heron.case", "in", "--reliability", "Z"], 2, ""),
        (["undo", "heron.case", "2"], 2, "Say why"),
        (["undo", "heron.case", "77", "--because", "x"], 2, "no event 77"),
        (["brief", "heron.case", "-o", "heron.case"], 2, ""),
    ],
)
def test_wrong_use_ends_in_a_sentence(heron, here, args, code, said):
    (here / "in" / "new.txt").write_text(COURT.replace("Forty", "Sixty"))
    assert said in run(*args, code=code).stderr


def test_a_busy_case_exits_with_4(heron, monkeypatch):
    def busy(*_):
        raise CaseUnusable("another program has held it")

    monkeypatch.setattr("thurloe.case.sqlite.SqliteStore.events", busy)
    assert "another program" in run("log", heron, code=4).stderr


def test_people_decide(heron):
    run("grade", heron, "ruth ammon", "B", "--because", "a careful clerk")
    done = run("reject", heron, "Fifty people died", "--because", "hearsay", "--by", "Ben")
    assert "rejected the number 50 in “Fifty people died”" in done.stdout
    run("correct", heron, "Forty people died", "41", "--because", "a misprint")
    run("accept", heron, "Fifty people died", "--because", "he counted")
    printed = run("brief", heron, "--format", "json")
    assert "people differ on whether “Fifty people” in “Fifty people died” is 50" in printed.stderr
    assert "Ben says it is wrong (event 7)" in printed.stderr
    found = json.loads(printed.stdout)
    values = {a["value"] for f in found["findings"] for a in f["answers"]}
    assert {"41", "50"} <= values
    assert [s["reliability"] for s in found["sources"]] == ["B", "F"]
    log = run("log", heron).stdout
    assert "corrected the number 40 in “Forty people died” to 41 because: a misprint" in log


def test_search_shows_handles_and_hides_whom_it_must(heron):
    said = run("search", heron, "people died").stdout
    assert "court.txt:" in said
    handle = re.search(r"([0-9a-f]{8})  number 50 \(\w+\)", said)[1]
    run("reject", heron, handle, "--because", "hearsay")
    assert "number 50 (rejected)" in run("search", heron, "fifty", "--status", "rejected").stdout
    for words in ("diller", "fifty", "by*"):
        assert "iller" not in run("search", heron, words).stdout
    assert "diller.txt" in run("search", heron, "fifty", "--reveal").stdout
    assert "\nmore than 1 found; --limit" in run("search", heron, "died", "--limit", "1").stdout
    assert run("search", heron, "nothing like it").stdout == "0 found\n"
    run("search", heron, "died", "--before", "soon", code=2)


def test_whom_a_decision_is_about_stays_hidden(heron):
    done = run("grade", heron, "Source B", "C", "--because", "as Paul Diller says himself")
    assert "graded Source B C" in done.stdout
    refused = run("grade", heron, "Nobody", "C", "--because", "x", code=2).stderr
    assert "Source B" in refused
    assert "iller" not in run("log", heron).stdout + refused


@pytest.mark.parametrize("command", ["accept", "reject", "grade", "correct", "merge", "split"])
def test_nobody_decides_without_a_reason(heron, command):
    more = ["x"] if command not in {"accept", "reject"} else []
    assert "Say why" in run(command, heron, "Ruth Ammon", *more, code=2).stderr


def test_every_command_has_examples_and_exit_codes():
    listed = run("--help").stdout
    commands = re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE)
    assert {"new", "add", "brief", "log", "undo", "at", "verify"} <= set(commands)
    for command in commands:
        said = run(command, "--help").stdout
        assert f"thurloe case {command} " in said.partition("Examples:")[2]
        assert "Exit codes: 0" in said


def test_reread(heron):
    kept = run("reread", heron).stdout
    assert kept == "0 of 2 accounts are read otherwise or by another version\n"
    run("reject", heron, "Forty people died", "--because", "a slip")
    again = run("reread", heron, "--every", "--because", "to be sure")
    assert again.stdout == kept
    assert again.stderr == ""
