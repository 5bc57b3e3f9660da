"""DOCX: paragraphs and tables, damage, and bombs."""

import io
import zipfile

import pytest

from thurloe.read import word
from thurloe.read.raw import Unreadable
from thurloe.read.word import read_word


def test_paragraphs_and_tables_in_order(make, ferry):
    [raw] = read_word(
        make["docx"]([ferry, "Second."], rows=[("Dead", "12"), ("Saved", "30")], author="Anna Berg")
    )
    assert raw.text.split("\n\n") == [
        ferry,
        "Second.",
        "Dead | 12\nSaved | 30",
        "After the table the report goes on for one line.",
    ]
    assert raw.told.author == "Anna Berg"


def test_damaged(make, ferry):
    data = make["docx"]([ferry])
    with pytest.raises(Unreadable, match="damaged"):
        list(read_word(data[: len(data) // 2]))


def test_bomb_is_not_unpacked(make, ferry, monkeypatch):
    monkeypatch.setattr(word, "INFLATED", 1_000)
    with pytest.raises(Unreadable, match="unpacks to"):
        list(read_word(make["docx"]([ferry])))


def test_entities_are_not_expanded(make, ferry):
    source = zipfile.ZipFile(io.BytesIO(make["docx"]([ferry])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
                head, end, rest = data.partition(b"?>")
                data = head + end + bomb + rest.replace(b"The ferry", b"The &b; ferry")
            target.writestr(name, data)
    source.close()
    [raw] = read_word(out.getvalue())
    assert "aaaa" not in raw.text
