"""A disk that is full and a file that is held: a clear error, nothing half written, and it goes on."""

import resource
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

import thurloe
from thurloe.case.sqlite import SqliteStore
from thurloe.errors import CaseUnusable


def _sentences(many):
    """English that packs badly."""
    return " ".join(f"The boat with the number {n * n * n} came in after {n}." for n in range(many))


SMALL = 96 * 1024  # bytes that a file may have
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from thurloe.cli.main import main
main()
"""


def _thurloe(*words, most=resource.RLIM_INFINITY):
    given = [str(most), *map(str, words)]
    return subprocess.run(
        [sys.executable, "-c", LIMITED, *given], capture_output=True, text=True, check=False
    )


def test_a_file_that_may_not_grow(tmp_path, write):
    """The system lets the file have no more bytes: `add` says so, and goes on once it may."""
    path = tmp_path / "ferry.case"
    _thurloe("case", "new", path)
    big = write("big.txt", f"By Ann Lee\n\n{_sentences(1_500)}\n")
    small = write("small.txt", "By Bo Kerr\n\nThe Heron sank on 3 May 1962. It was dark.\n")
    done = _thurloe("case", "add", path, small, most=SMALL)
    assert done.returncode == 0, done.stderr
    failed = _thurloe("case", "add", path, big, most=SMALL)
    assert failed.returncode == 4
    assert "nothing of this was written" in failed.stderr
    assert "Traceback" not in failed.stderr
    with thurloe.open(path) as case:
        assert [held.file for held in case.state().accounts.values()] == ["small.txt"]
        assert case.verify() == ()
        assert case.grade("Bo Kerr", "B", because="he was there").seq == 4


def test_a_disk_that_is_full(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"))
    before = case.log()
    pages = case.store.connection.execute("PRAGMA page_count").fetchone()[0]
    case.store.connection.execute(f"PRAGMA max_page_count = {pages}")
    words = _sentences(2_000)
    big = write("b.txt", f"By Bo Kerr\n\nHeron sank on 4 May 1962. {words}\n")
    with pytest.raises(CaseUnusable, match=r"the disk is full; nothing of this was written\. Make"):
        case.add(big)
    assert case.log() == before
    assert case.verify() == ()
    case.store.connection.execute("PRAGMA max_page_count = 1000000")
    assert case.add(big).accounts == ("b.txt",)


def test_a_file_that_another_program_holds(case, write, monkeypatch):
    path = write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    monkeypatch.setattr("thurloe.case.sqlite.WAIT", 0.1)
    case.store.connection.close()
    case.store.connection = SqliteStore(case.store.path).connection  # waits no longer than that
    with closing(sqlite3.connect(case.store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CaseUnusable, match="another program has held it for"):
            case.add(path)
        other.execute("ROLLBACK")
    assert case.state().accounts == {}
    assert case.add(path).accounts == ("a.txt",)
