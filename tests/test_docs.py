"""The documentation is held to account: what it shows runs, what exists is described."""

import csv
import io
import json
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from thurloe.cli.exits import EXIT_CODES, INTERRUPTED, READER_GONE, SOME_LEFT_OUT
from thurloe.cli.main import app
from thurloe.cli.targets import ENDINGS
from thurloe.nouns import Mode, Status
from thurloe.read.listing import COLUMNS
from thurloe.read.reading import LONGEST

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)\)")
SETUP = ("python3 -m venv", "scripts/", ".venv/", ".ci/")  # run by .ci/run, or by hand


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: str
    line: int
    kind: str
    text: str

    def __str__(self):
        return f"{self.page}:{self.line}"


def _blocks():
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield Block(page.name, line, match[1], match[2])


BLOCKS = list(_blocks())


def _of(kind):
    return [block for block in BLOCKS if block.kind == kind]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder with the examples in it."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_block_is_of_a_kind_that_is_tested():
    assert {block.kind for block in BLOCKS} == {"console", "python", "json", "csv"}


@pytest.mark.parametrize("block", _of("python"), ids=str)
def test_python_runs(block, here, monkeypatch):
    for extra in ("polars", "pandas", "pyarrow"):  # a plain install has none of them
        monkeypatch.setitem(sys.modules, extra, None)
    names = {}
    exec(compile(block.text, str(block), "exec"), names)
    assert len(names) > 1


FERRY = (
    "The ferry “Héron” left the harbour of Torvik at nine. She sank on 3 May 1962; forty died.\r\n"
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-32")


def test_every_quote_can_be_checked_by_the_findings_file_alone(tmp_path):
    """The documented check, on files in many encodings, finds nothing, and finds what is wrong."""
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    for encoding in ENCODINGS:
        (accounts / f"{encoding}.txt").write_bytes((FERRY * 4).encode(encoding))
    (accounts / "broken.txt").write_bytes(("é" * 9 + FERRY).encode() + b"\xe9\n")
    (accounts / "page.html").write_text(f"<html><body><p>{FERRY}</p><p>{FERRY}</p></body></html>")
    printed = CliRunner().invoke(app, ["brief", str(accounts), "--format", "json", "-q"])
    findings = json.loads(printed.stdout)
    check = {}
    exec(next(b.text for b in _of("python") if "def wrong_quotes" in b.text), check)
    said = {c["account"] for f in findings["findings"] for a in f["answers"] for c in a["claims"]}
    assert said == {path.name for path in accounts.iterdir()}
    assert check["wrong_quotes"](findings, accounts) == []
    findings["accounts"][1]["encoding"] = "utf-16-be"
    assert check["wrong_quotes"](findings, accounts) != []


@pytest.mark.parametrize("block", _of("console"), ids=str)
def test_commands_run(block, here):
    lines = [line.removeprefix("$ ") for line in block.text.splitlines()]
    ours = [line for line in lines if line.startswith("thurloe ")]
    assert [line for line in lines if line not in ours and not line.startswith(SETUP)] == []
    for line in ours:
        done = CliRunner().invoke(app, shlex.split(line)[1:])
        assert done.exit_code == 0, f"{line}: {done.output}"


@pytest.mark.parametrize("block", _of("json"), ids=str)
def test_json_parses(block):
    assert json.loads(block.text)


def _shows(part, whole):
    """Whether `part` is of `whole`: strings cut at "...", figures near, ids and counts aside."""
    if isinstance(part, dict):
        free = {key for key in IDS if not isinstance(part.get(key), list)}
        return all(key in whole and (key in free or _shows(part[key], whole[key])) for key in part)
    if isinstance(part, list):
        return len(part) <= len(whole) and all(any(_shows(p, w) for w in whole) for p in part)
    if isinstance(part, str):
        plain = [re.sub(r"[\d.]+", "0", text) for text in (part.removesuffix("..."), whole)]
        return plain[1].startswith(plain[0]) if part.endswith("...") else plain[0] == plain[1]
    if isinstance(part, float):
        return part == pytest.approx(whole, abs=0.15)
    return part == whole


IDS = ("id", "subject", "claims", "shared", "agrees")  # change with what is read elsewhere


def test_the_findings_file_shown_is_that_of_the_example(here):
    printed = CliRunner().invoke(app, ["brief", "examples/ferry", "--format", "json", "-q"])
    real = json.loads(printed.stdout)
    (shown,) = (json.loads(block.text) for block in _of("json") if "standings" in block.text)
    assert [key for key in shown if not _shows(shown[key], real[key])] == []
    for answers in (finding["answers"] for finding in shown["findings"]):
        odds = [2 ** sum(r["bits"] for r in answer["reasons"]) for answer in answers]
        told = [answer["probability"] for answer in answers]
        assert told == pytest.approx([one / sum(odds) for one in odds], abs=1e-4)


@pytest.mark.parametrize("block", _of("csv"), ids=str)
def test_csv_has_our_columns(block):
    header, *rows = csv.reader(io.StringIO(block.text))
    assert tuple(header) == COLUMNS
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def _options(commands=None, group=""):
    """Each command, of groups too, with each of its options."""
    for name, command in (commands or get_command(app).commands).items():
        if hasattr(command, "commands"):
            yield from _options(command.commands, f"{group}{name} ")
            continue
        for parameter in command.params:
            if parameter.param_type_name == "option":
                yield from ((f"{group}{name}", option) for option in parameter.opts)


def _command_pages():
    return "".join(
        (ROOT / "docs" / page).read_text("utf-8") for page in ("command-line.md", "case.md")
    )


def test_every_option_is_documented():
    page = _command_pages()
    options = list(_options())
    assert len(options) > 9
    assert [option for _, option in options if f"`{option}`" not in page] == []
    assert [name for name, _ in options if f"`thurloe {name} " not in page] == []


def test_every_documented_option_exists():
    known = {option for _, option in _options()} | {"--help", "--version"}
    assert set(re.findall(r"`(--[\w-]+)`", _command_pages())) <= known


def test_every_ending_is_documented():
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert [ending for ending in ENDINGS if f"`{ending}`" not in page] == []


def test_the_longest_text_that_is_read_is_documented():
    said = f"{LONGEST // 1_000_000} MB"
    runner = CliRunner().invoke(app, ["brief", "--help"])
    assert said in (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert said in runner.stdout


def test_every_exit_code_is_documented():
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    codes = {0, *EXIT_CODES.values(), SOME_LEFT_OUT, INTERRUPTED, READER_GONE}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)} == codes


def test_every_column_of_accounts_csv_is_documented():
    page = (ROOT / "docs" / "accounts-csv.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(COLUMNS)


def test_every_status_and_mode_is_documented():
    page = (ROOT / "docs" / "findings-file.md").read_text(encoding="utf-8")
    assert [word for word in (*Status, *Mode) if f"`{word}`" not in page] == []


def test_the_readme_has_two_commands():
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert section.startswith("Two commands")
    first, second = re.findall(r"^\$ (.+)$", section, re.MULTILINE)
    assert first.endswith("thurloe brief examples/ferry/")
    assert second.endswith("pytest")
