"""accounts.csv: what it may say, and what is said of it when it is wrong."""

import re

import pytest

from thurloe.errors import BadInput

TEXTS = (
    "The ferry left the harbour at nine. ",
    "She was lost with all the people who were on board. ",
)


def files(csv):
    return {"a.txt": TEXTS[0] * 3, "b.txt": TEXTS[1] * 3, "accounts.csv": csv}


def test_what_is_stated_goes_before_what_is_inferred(read):
    reading = read(
        files("file,source,date,reliability,protected\na.txt,Anna Berg,2019-11~,b,yes\n")
    )
    [source, other] = reading.sources
    assert (source.id, source.name, source.reliability, source.protected, source.inferred) == (
        "s1",
        "Anna Berg",
        "B",
        True,
        False,
    )
    assert (other.id, other.name, other.reliability, other.inferred) == ("s2", "b", "F", True)
    assert [account.date for account in reading.accounts] == ["2019-11~", None]


def test_one_source_for_one_name(read):
    reading = read(files("file;source\nb.txt;anna  berg\na.txt;Anna Berg\n"))
    assert [source.name for source in reading.sources] == ["Anna Berg"]
    assert {account.source for account in reading.accounts} == {"s1"}


@pytest.mark.parametrize(
    ("given", "copies"),
    [("a.txt", "a.txt"), ("Anna Berg", "a.txt"), ("A lost letter", "A lost letter")],
)
def test_passed_on_from(read, given, copies):
    reading = read(files(f"file,source,passed_on_from\na.txt,Anna Berg,\nb.txt,,{given}\n"))
    assert [account.copies for account in reading.accounts] == [None, copies]


def test_row_of_a_missing_file_is_left_out(read):
    reading = read(files("file\na.txt\ngone.txt\n"))
    assert [left.file for left in reading.left_out] == ["gone.txt"]
    assert "line 3" in reading.left_out[0].why


def test_nearest_listing_has_the_last_word(read):
    reading = read({
        "x/a.txt": TEXTS[0] * 3, "accounts.csv": "file,source\nx/a.txt,Outer\n", "x/accounts.csv": "file,source\na.txt,Inner\n",
    })  # fmt: skip
    assert [source.name for source in reading.sources] == ["Inner"]


def test_language_is_taken_at_its_word(read):
    reading = read(files("file,language\na.txt,de\nb.txt,en-GB\n"))
    assert [account.language for account in reading.accounts] == ["en-gb"]
    assert "'de'" in reading.left_out[0].why


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("file,colour\na.txt,red\n", r"line 1.*'colour'.*Allowed are: file"),
        ("source\nAnna\n", r"line 1.*'file' must"),
        ("file,reliability\na.txt,G\n", r"line 2, column reliability.*'G'.*A, B, C"),
        ("file,date\na.txt,last May\n", r"line 2, column date.*'last May'.*EDTF"),
        ("file,protected\na.txt,maybe\n", r"line 2, column protected.*yes and no"),
        ("file,language\na.txt,Old English\n", r"line 2, column language.*en"),
        ("file\na.txt\na.txt\n", r"line 3, column file.*line 2"),
        ("file,source\n,Anna\n", r"line 2, column file"),
        ("file\na.txt,Anna\n", r"line 2: 2 cells under 1 columns"),
        (
            "file,source,reliability\na.txt,Anna,A\nb.txt,Anna,B\n",
            r"line 3, column reliability.*'Anna'",
        ),
        (b"file\n\xff\xfe\n", r"accounts\.csv cannot be read.*UTF-8"),
    ],
)
def test_what_cannot_be_right_is_named(read, csv, message):
    with pytest.raises(BadInput, match=message):
        read(files(csv))


@pytest.mark.parametrize(
    ("rows", "copies", "message"),
    [
        (
            "b.txt,,A lost letter",
            [None, "A lost letter"],
            r"line 2, column passed_on_from: no account.*of its own",
        ),
        ("b.txt,,b.txt", [None, None], r"line 2, column passed_on_from: a file.*from itself"),
        ("b.txt,Anna,anna", [None, None], r"line 2.*from itself.*leave the cell empty"),
        ("a.txt,,b.txt\nb.txt,,a.txt", ["b.txt", "a.txt"], r"line 2, .*line 3, column.*circle"),
    ],
)
def test_doubtful_lineage_is_told_once(read, rows, copies, message):
    reading = read(files(f"file,source,passed_on_from\n{rows}\n"))
    assert [account.copies for account in reading.accounts] == copies
    [doubt] = reading.doubts
    assert re.search(message, doubt)
    assert "b.txt" not in doubt.replace("accounts.csv", "")  # its source may be protected


def test_a_source_that_was_only_inferred_can_be_passed_on(read):
    given = files("file,passed_on_from\nb.txt,Anna Berg\n")
    reading = read(given | {"a.txt": f"The loss\n\nBy Anna Berg\n\n{given['a.txt']}"})
    assert [account.copies for account in reading.accounts] == [None, "a.txt"]
    assert reading.doubts == ()


def test_two_files_of_one_name_and_no_source_are_two_sources(read):
    reading = read({"x/01.txt": TEXTS[0] * 3, "y/01.txt": TEXTS[1] * 3})
    assert [source.name for source in reading.sources] == ["x/01", "y/01"]


def test_the_protected_source_of_an_unread_file_is_kept(read):
    reading = read(
        files("file,source,protected\nc.png,Anna Berg,yes\n") | {"c.png": b"\x89PNG\r\n"}
    )
    assert [s.name for s in reading.sources if s.protected] == ["Anna Berg"]
