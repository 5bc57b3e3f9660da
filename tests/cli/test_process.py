"""The whole program in a process of its own: bad files, exit codes, speed, the same bytes."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = bytes(range(256)) * 40
RUN = [sys.executable, "-c", "from thurloe.cli.main import main; main()"]


def test_all_read(thurloe, folder):
    done = thurloe("brief", folder)
    assert done.returncode == 0, done.stderr
    assert "Heron" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("corrupt.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
        ("empty.txt", b""),
        ("binary.txt", BINARY),
        ("broken.docx", b"PK\x03\x04 not a document"),
        ("dutch.txt", b"Het schip is in de nacht van donderdag op vrijdag gezonken. " * 9),
    ],
)
def test_a_bad_file_is_named_and_the_others_go_on(thurloe, folder, name, data):
    (folder / name).write_bytes(data)
    done = thurloe("brief", folder, "--format", "md")
    assert done.returncode == 3, done.stderr
    assert f"left out: {name}: " in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "Heron" in done.stdout


@pytest.mark.slow
def test_a_file_of_fifty_megabytes(thurloe, folder):
    """Too large to be read: named with the reason; the others lose nothing."""
    line = "The ferry Heron sank on 3 May 1962 and forty people died, said the clerk.\n"
    (folder / "huge.txt").write_text(line * (50 * 2**20 // len(line) + 1))
    done = thurloe("brief", folder)
    assert done.returncode == 3, done.stderr
    assert "left out: huge.txt: " in done.stderr
    assert "MB" in done.stderr
    assert "Heron" in done.stdout


@pytest.mark.parametrize(
    "name", ["a name with spaces.txt", "⛴️ naufragé.txt", "-o.txt", "[red].txt"]
)
def test_odd_names_are_names(thurloe, folder, name):
    shutil.copy(folder / "court.txt", folder / name)
    done = thurloe("brief", folder, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert name in done.stdout


def test_odd_names_on_a_terminal_that_knows_only_ascii(thurloe, folder):
    (folder / "⛴️.txt").write_bytes(b"")
    done = thurloe("brief", folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "left out: " in done.stderr


def test_nothing_readable(thurloe, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4")
    done = thurloe("brief", tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "left out: a.txt: " in done.stderr
    assert "left out: b.pdf: " in done.stderr


def test_an_empty_folder(thurloe, tmp_path):
    done = thurloe("brief", tmp_path)
    assert done.returncode == 1
    assert "Nothing readable" in done.stderr


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["brief"], "Missing argument"),
        (["brief", "no-such-folder"], "no-such-folder"),
        (["brief", "*.none"], "No file matches"),
        (["brief", ".", "--format", "pdf"], "pdf"),
        (["brief", ".", "--no-such-option"], "no-such-option"),
        (["brief", ".", "-o", "absent/brief.html"], "There is no folder"),
        (["brief", ".", "-o", "brief.doc"], "Cannot tell the format"),
        (["nonsense"], "nonsense"),
        ([], "Usage"),
    ],
)
def test_wrong_use(thurloe, folder, args, said):
    done = thurloe(*args, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_mistake_in_accounts_csv_names_the_line(thurloe, folder):
    (folder / "accounts.csv").write_text("file,source\ncourt.txt,A,B,C\n")
    done = thurloe("brief", folder)
    assert done.returncode == 2
    assert "line 2" in done.stderr


def test_a_brief_written_among_its_accounts_is_warned_of(thurloe, folder):
    """`thurloe brief . -o brief.html`: the next run would read it as an account."""
    inside = thurloe("brief", ".", "-o", "brief.html", cwd=folder)
    assert inside.returncode == 0
    assert "brief.html lies in ., which was read" in inside.stderr
    outside = thurloe("brief", ".", "-o", "../brief.html", cwd=folder)
    assert "lies in" not in outside.stderr


def test_the_reader_of_our_output_goes_away(folder):
    for number in range(40):  # more than a pipe holds
        shutil.copy(folder / "court.txt", folder / f"{number}.txt")
    command = [*RUN, "brief", str(folder), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        error = process.stderr.read()
    assert process.returncode == 141
    assert error == b""


def test_interrupt_ends_quietly(folder):
    slow = "import time, thurloe.pipeline as p; p.make_brief = lambda *a, **k: time.sleep(60); "
    with subprocess.Popen(
        [sys.executable, "-c", slow + "print('up', flush=True); " + RUN[-1], "brief", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        error = process.stderr.read()
    assert process.returncode == 130
    assert error == b""


def test_help_is_quick(thurloe):
    """Processor time, so that what else runs on the machine does not count."""
    assert min(_seconds(thurloe) for _ in range(3)) < 0.5


def _seconds(thurloe):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert thurloe("brief", "--help").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_help_loads_no_model():
    code = (
        "import sys, thurloe.cli.main; "
        "print([m for m in ('spacy', 'numpy', 'lxml', 'thurloe.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version(thurloe):
    done = thurloe("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("thurloe 0.")


DIGESTS = """
import hashlib, sys
from thurloe.cli.dress import Dress, dress, render
from thurloe.cli.targets import Form
from thurloe.pipeline import make_brief
brief = make_brief([sys.argv[1]])
for clothes in (Dress(), Dress(pseudonyms=True), Dress(reveal=True)):
    shown = dress(brief, clothes)
    for form in Form:
        print(form, hashlib.sha256(render(shown, form).encode()).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes():
    seen = set()
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", DIGESTS, str(ROOT / "examples" / "ferry")],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert len(done.stdout.splitlines()) == 12
        seen.add(done.stdout)
    assert len(seen) == 1


def test_the_order_of_the_files_changes_nothing(thurloe, folder):
    files = sorted(folder.iterdir())
    one, other = (thurloe("brief", *some, "--format", "json") for some in (files, files[::-1]))
    assert one.stdout == other.stdout
    assert json.loads(one.stdout)["title"] == "Accounts"


def test_our_own_briefs_are_no_accounts(thurloe, folder):
    for ending in ("html", "md", "json", "txt"):
        thurloe("brief", folder, "-o", folder / f"brief.{ending}")
    again = thurloe("brief", folder, "--format", "json")
    assert again.returncode == 3
    read = json.loads(again.stdout)
    assert [account["file"] for account in read["accounts"]] == ["clerk.txt", "court.txt"]
    assert len(read["left_out"]) == 4
    assert all("brief that thurloe wrote" in one["why"] for one in read["left_out"])


def test_an_empty_folder_says_why(thurloe, tmp_path):
    done = thurloe("brief", tmp_path)
    assert done.returncode == 1
    assert "there is no file" in done.stderr
    assert "plain text" in done.stderr


def test_a_lineage_that_leads_nowhere_is_told(thurloe, folder):
    (folder / "accounts.csv").write_text("file,passed_on_from\nclerk.txt,The Times\n")
    done = thurloe("brief", folder)
    assert done.returncode == 0
    assert "warning: " in done.stderr
    assert "line 2, column passed_on_from: no account" in done.stderr


SECRET = ("--pseudonyms", "--pseudonyms --without-texts", "--pseudonyms --about Heron")


@pytest.mark.parametrize("options", [*SECRET, "", "--without-texts", "--about Heron"])
@pytest.mark.parametrize("form", ["html", "md", "json", "text"])
def test_a_hidden_firm_is_in_no_output(thurloe, folder, options, form):
    (folder / "holm.txt").write_text(
        "Holm & Sons built the ferry Heron in 1950. Forty people died on the Heron.\n"
    )
    (folder / "clerk.txt").write_text(
        "By Paul Diller, 5 May 1962\n\nEdward Holm of Holm & Sons was arrested on 5 May 1962. "
        "The ferry Heron was built by Holm and Sons.\n"
    )
    (folder / "holm-scan.png").write_bytes(b"\x89PNG\r\n")
    mark = "no" if options in SECRET else "yes"
    (folder / "accounts.csv").write_text(
        f"file,source,protected\nholm.txt,Holm & Sons,{mark}\nholm-scan.png,Holm & Sons,{mark}\n"
    )
    done = thurloe("brief", folder, *options.split(), "--format", form)
    assert done.returncode == 3
    assert "Heron" in done.stdout
    assert "holm" not in done.stdout.lower() + done.stderr.lower()
    shown = thurloe("brief", folder, "--reveal", "--format", form)
    assert "Holm" in shown.stdout


@pytest.mark.parametrize("form", ["html", "md", "json", "text"])
def test_whoever_is_protected_in_a_file_not_given_is_in_no_output(thurloe, folder, form):
    """Neither by the name of a row, nor by that of a byline, nor by an outlet's short name."""
    (folder / "paper.txt").write_text("Forty people died on the ferry Heron on 3 May 1962.\n")
    (folder / "letter.txt").write_text("By Euan Sallick, 5 May 1962\n\nForty died on the Heron.\n")
    (folder / "clerk.txt").write_text(
        "By Paul Diller, 5 May 1962\n\nThe Harbour Courier said that the ferry Heron sank on 3 May "
        "1962. Euan Sallick was arrested on 5 May 1962. Sallick told the Courier that forty people "
        "died on the Heron. The Courier was closed by the police on 6 May 1962.\n"
    )
    (folder / "accounts.csv").write_text(
        "file,source,protected\npaper.txt,The Harbour Courier,yes\nletter.txt,,yes\n"
    )
    done = thurloe("brief", folder / "clerk.txt", "--format", form)
    assert done.returncode == 0, done.stderr
    assert "Heron" in done.stdout
    said = done.stdout.lower() + done.stderr.lower()
    assert [name for name in ("sallick", "euan", "courier") if name in said] == []
    shown = thurloe("brief", folder / "clerk.txt", "--reveal", "--format", form)
    assert "Sallick" in shown.stdout


def test_a_protected_row_without_a_file_stops(thurloe, folder, tmp_path):
    (folder / "accounts.csv").write_text("file,source,protected\nclark.txt,Paul Diller,yes\n")
    done = thurloe("brief", folder, "-o", tmp_path / "brief.json")
    assert done.returncode == 2
    assert "line 2, column protected: there is no such file" in done.stderr
    assert "--reveal" in done.stderr
    assert "Diller" not in done.stderr
    assert not (tmp_path / "brief.json").exists()
    assert thurloe("brief", folder, "--reveal").returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", ["html", "md", "json", "text"])
def test_a_full_disk_behind_standard_output_is_said(folder, form):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*RUN, "brief", str(folder), "--format", form],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 4
    [line] = done.stderr.splitlines()
    assert line.startswith("thurloe: Cannot write to standard output: No space left")


def test_the_title_can_be_said(thurloe, folder):
    said = thurloe("brief", folder, "--title", "Two letters", "--format", "json")
    assert json.loads(said.stdout)["title"] == "Two letters"
