"""Whole files: each becomes an account or says why not, and none loses another."""

import gzip
import hashlib
import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thurloe.errors import BadInput
from thurloe.nouns import LeftOut, Quote
from thurloe.read import find_files, iter_accounts, read_accounts

GERMAN = (
    "Das Schiff verließ am Abend den Hafen, und niemand an Bord wusste, dass ein Sturm kommen würde. "
    * 3
)

BAD = {
    "empty.txt": (b"", "empty"),
    "spaces.txt": (b" \n\t \n", "empty"),
    "figures.txt": (b"12 34 56", "not a word"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "german.txt": (GERMAN.encode(), "German"),
    "photo.jpg": (b"\xff\xd8\xff\xe0" + bytes(99), "image"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + bytes(99), "old Office"),
    "text.txt.gz": (gzip.compress(b"words"), "gzip"),
    "broken.pdf": (b"%PDF-1.4 nothing more", "damaged"),
    "broken.docx": (b"PK\x03\x04word/document.xml", "damaged"),
    "some.zip": (b"PK\x03\x04" + bytes(50), "ZIP"),
    "data.json": (b'{"a": [1, 2]}', "data file"),
    "table.csv": (b"a,b\n1,2\n", "data file"),
    "run.sh": (b"echo The mill burned on 3 May 1921.\n", "program"),
    "count.py": (b"print('The mill burned on 3 May 1921.')\n", "program"),
    "run.txt": (b"#!/bin/sh\necho The mill burned on 3 May 1921.\n", "program"),
    "blank.html": (b"<html><body><nav>Home</nav></body></html>", "no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_left_out_and_the_rest_is_read(read, ferry, name):
    data, why = BAD[name]
    reading = read({name: data, "good one 🚢.txt": ferry})
    assert [account.file for account in reading.accounts] == ["good one 🚢.txt"]
    assert [left.file for left in reading.left_out] == [name]
    assert why in reading.left_out[0].why
    assert reading.left_out[0].why.endswith(".") or reading.left_out[0].why.endswith(").")


def test_every_format_becomes_an_account(read, make, ferry):
    box = b"From a@example.org Tue Apr  5 11:20:36 2016\n" + make["mail"](ferry)
    reading = read({
        "a.txt": ferry, "b.md": f"# The ferry\n\n{ferry}", "c.html": make["page"](f"<p>{ferry}</p>"), "d.pdf": make["pdf"]([[ferry[:90]]]),
        "e.docx": make["docx"]([ferry]), "f.eml": make["mail"](ferry), "g.mbox": box + b"\n" + box, "h": make["page"](f"<p>{ferry}</p>"),
    })  # fmt: skip
    assert reading.left_out == ()
    assert [account.file for account in reading.accounts] == [
        "a.txt",
        "b.md",
        "c.html",
        "d.pdf",
        "e.docx",
        "f.eml",
        "g.mbox#1",
        "g.mbox#2",
        "h",
    ]
    assert [account.plain for account in reading.accounts] == [True, True, *[False] * 7]
    assert {source.name for source in reading.sources} == {"a", "b", "d", "e", "Anna Berg"}
    assert reading.accounts[2].date == "2019-11-21"
    assert reading.accounts[5].date == "2019-11-16"


def test_plain_text_is_the_file_to_the_byte(read, ferry):
    data = b"\xef\xbb\xbf" + f"“{ferry}”\r\n\r\n  End.\r\n".encode()
    [account] = read({"a.txt": data}).accounts
    assert account.text.encode() == data
    assert account.sha256 == hashlib.sha256(data).hexdigest()


def test_byline_gives_source_date_and_title(read, ferry):
    text = f"The Night of the Ferry\n\nAnna Berg, Harbour Review, 21 November 2019\n\n{ferry}\n\n{ferry}\n"
    reading = read({"a.txt": text})
    [account], [source] = reading.accounts, reading.sources
    assert (source.name, source.inferred, account.date, account.title) == (
        "Anna Berg",
        True,
        "2019-11-21",
        "The Night of the Ferry",
    )


SECOND = "The Board of Torvik\n\nBy Olaf Lind, 9 May 1962\n\n"


def test_a_second_article_has_its_own_source_and_date(read, ferry):
    text = f"The Ferry\n\nBy Anna Berg, 6 May 1962\n\n{ferry}\n\n\n{SECOND}{ferry}\n"
    reading = read({"a.txt": text})
    [account] = reading.accounts
    names = {source.id: source.name for source in reading.sources}
    voices = {(s.article, names.get(s.source, ""), s.date) for s in account.sections}
    assert (names[account.source], account.date) == ("Anna Berg", "1962-05-06")
    assert voices == {(0, "", None), (1, "Olaf Lind", "1962-05-09")}


def test_who_accounts_csv_names_speaks_in_all_the_file(read, ferry):
    text = f"The Ferry\n\nBy Anna Berg, 6 May 1962\n\n{ferry}\n\n\n{SECOND}{ferry}\n"
    reading = read({"a.txt": text, "accounts.csv": "file,source\na.txt,The Archive\n"})
    assert [source.name for source in reading.sources] == ["The Archive"]
    assert {section.source for section in reading.accounts[0].sections} == {""}


def test_program_names_are_no_authors(read, make, ferry):
    reading = read({"report.docx": make["docx"]([ferry], author="python-docx")})
    assert [source.name for source in reading.sources] == ["report"]


def test_streaming_gives_the_same(read, tmp_path, ferry):
    reading = read({"a.txt": ferry, "b.txt": b"", "c.txt": ferry})
    seen = []
    items = list(iter_accounts(find_files([tmp_path]), progress=lambda *step: seen.append(step)))
    assert tuple(item for item in items if isinstance(item, LeftOut)) == reading.left_out
    assert (
        tuple(item.account for item in items if not isinstance(item, LeftOut)) == reading.accounts
    )
    assert seen[0] == ("read", 0, 3, "a.txt")
    assert seen[-1][:3] == ("read", 3, 3)


def test_links_pipes_and_folders_that_cannot_be_read(tmp_path, ferry):
    (tmp_path / "good.txt").write_text(ferry)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    reading = read_accounts(find_files([tmp_path]))
    assert [account.file for account in reading.accounts] == ["good.txt"]
    assert [left.file for left in reading.left_out] == ["dangling.txt", "loop", "pipe"]
    assert "pipe, not a file" in reading.left_out[2].why


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_file_without_rights(tmp_path, ferry):
    (tmp_path / "secret.txt").write_text(ferry)
    (tmp_path / "secret.txt").chmod(0)
    assert "rights" in read_accounts(find_files([tmp_path])).left_out[0].why


def test_file_that_is_too_large_is_not_opened(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(201 * 2**20)
    assert "201 MB" in read_accounts(find_files([tmp_path])).left_out[0].why


def test_nothing_readable_is_still_a_reading(read):
    assert read({"a.txt": b""}).accounts == ()


def test_a_long_text_is_read_and_one_that_is_a_shelf_is_left_out(read, ferry):
    wrapped = "\n".join(ferry[i : i + 70] for i in range(0, len(ferry), 70)) + "\n\n"
    [account] = read({"long.txt": wrapped * (4_000_000 // len(wrapped))}).accounts
    assert len(account.view.text) > 3_500_000
    [left] = read({"shelf.txt": wrapped * (6_000_000 // len(wrapped))}).left_out
    assert "6 MB" in left.why


DOCUMENTS = ("pdf", "docx", "mail", "page")


def whole(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    reading = read_accounts(find_files([path]))
    for account in reading.accounts:
        starts = account.view.starts
        assert len(starts) == len(account.view.text)
        if account.view.text:
            assert Quote.seen(account, 0, len(account.view.text)).text
    assert reading.accounts or reading.left_out
    return reading


fuzzing = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@fuzzing
@given(
    st.binary(max_size=400),
    st.sampled_from([".txt", ".html", ".pdf", ".docx", ".eml", ".mbox", ".md"]),
)
def test_random_bytes_never_raise(tmp_path, data, ending):
    whole(tmp_path, data, f"x{ending}")


@fuzzing
@given(
    st.sampled_from(
        [
            b"%PDF-1.4\n",
            b"PK\x03\x04word/document",
            b"<html>",
            b"From: a\nTo: b\nMIME-Version: 1.0\n",
            b"From a@b Tue Apr  5 11:20:36 2016\nX: ",
        ]
    ),
    st.binary(max_size=300),
)
def test_random_bytes_behind_a_real_beginning_never_raise(tmp_path, head, data):
    whole(tmp_path, head + data, "x")


@pytest.mark.parametrize("kind", DOCUMENTS)
@fuzzing
@given(seed=st.integers(0, 2**32))
def test_mutated_documents_never_raise(tmp_path, make, ferry, kind, seed):
    arguments = {
        "pdf": [[[ferry[:80]]] * 2],
        "docx": [[ferry]],
        "mail": [ferry, f"<p>{ferry}</p>"],
        "page": [f"<p>{ferry}</p>"],
    }
    made = make[kind](*arguments[kind])
    data = bytearray(made if isinstance(made, bytes) else made.encode())
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(data))
        data[at : at + chance.choice([0, 1, 1, 50])] = chance.randbytes(chance.choice([0, 1, 1, 8]))
    whole(tmp_path, bytes(data), "x")


def test_shared_accounts_are_read_whole(shared):
    reading = read_accounts(find_files([f"{shared}/*/*.txt"]))
    assert len(reading.accounts) >= 20
    assert reading.left_out == ()
    assert [a.file for a in reading.accounts if {s.article for s in a.sections} != {0}] == [
        "001_e8e22ba04de17303.txt"
    ]


def test_missing_path_is_wrong_use():
    with pytest.raises(BadInput):
        find_files(["nowhere at all"])
