"""A disk that is full and a file that is held: a clear error, nothing half written, and it goes on."""

import errno
import json
import os
import pathlib
import random
import resource
import shutil
import sqlite3
import string
import subprocess
import sys
from contextlib import closing

import pytest
from typer.testing import CliRunner

import thurloe
from thurloe.case.sqlite import SqliteStore
from thurloe.cli.main import app
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


def _gibberish(many):
    """Words of no language: what tells languages apart is asked, which unpacks its model."""
    draw = random.Random(3)
    words = ("".join(draw.choices(string.ascii_lowercase, k=6)) for _ in range(many))
    return " ".join(words)


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, 4), (errno.EDQUOT, 4), (errno.EACCES, 2)]
)
def test_a_pack_an_export_and_a_brief_that_find_no_room(case, write, monkeypatch, number, code):
    """Each is the system's want of room, with its exit code; what may not be written is wrong use."""
    path = write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    case.add(path)
    case.brief()
    place = case.store.place

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    for what in ("replace", "rename"):
        monkeypatch.setattr(pathlib.Path, what, refuse)
    monkeypatch.setattr(os, "link", refuse)
    for command, ending in (("pack", "tar.zst"), ("export", "csv"), ("brief", "html")):
        out = str(path.parent / f"x.{ending}")
        done = CliRunner().invoke(app, ["case", command, place, "-o", out])
        assert done.exit_code == code, done.output
        assert ("Make room and try again" in done.output) is (code == 4)
        assert f"Cannot write '{out}'" in done.output
    assert list(path.parent.iterdir()) == [path]


def test_no_room_for_a_temporary_file(tmp_path, write):
    """The model of languages is unpacked into one; the limit leaves no room for it."""
    path = tmp_path / "ferry.case"
    _thurloe("case", "new", path)
    file = write("odd.txt", f"By Ann Lee\n\n{_gibberish(20_000)}.\n")
    for command in (("case", "add", path, file), ("brief", file)):
        done = _thurloe(*command, most=512 * 1024)
        assert done.returncode == 4, done.stderr
        assert done.stderr.startswith("thurloe: No temporary file can be written")
        assert "TMPDIR" in done.stderr
        assert "Traceback" not in done.stderr
    with thurloe.open(path) as case:
        assert case.state().accounts == {}
        assert case.verify() == ()


def test_what_nobody_foresaw_the_system_refuses(monkeypatch, tmp_path):
    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/x/y")

    monkeypatch.setattr("thurloe.case.new_case", refuse)
    done = CliRunner().invoke(app, ["case", "new", str(tmp_path / "x.case")])
    assert done.exit_code == 4
    assert done.stderr.startswith("thurloe: The system refuses: No space left on device (/x/y).")


FULL = """
import json, os, pathlib, subprocess, sys
disk, small, big = map(pathlib.Path, sys.argv[1:])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], check=True)
case = disk / "ferry.case"
def thurloe(*words):
    code = "from thurloe.cli.main import main; main()"
    done = subprocess.run([sys.executable, "-c", code, *map(str, words)],
                          capture_output=True, text=True)
    return done.returncode, done.stderr
def fill():
    with open(disk / "fill", "wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
def tried():
    return {
        "add": thurloe("case", "add", case, big, "--quiet"),
        "grade": thurloe("case", "grade", case, "Bo Kerr", "B", "--because", "x"),
        "new": thurloe("case", "new", disk / "other.case"),
        "pack": thurloe("case", "pack", case, "-o", disk / "x.tar.zst"),
        "brief": thurloe("case", "brief", case, "-o", disk / "x.html", "--quiet"),
    }
made = [thurloe("case", "new", case), thurloe("case", "add", case, small, "--quiet")]
fill()
full = tried()
left = sorted(os.listdir(disk))
os.remove(disk / "fill")
after = [thurloe("case", "verify", case), thurloe("case", "grade", case, "Bo Kerr", "B",
         "--because", "x")]
print(json.dumps({"made": made, "full": full, "left": left, "after": after}))
"""


def _own_mounts():
    """A command that may mount, seen by nobody else; none where the system has no such thing."""
    if shutil.which("unshare") is None:
        return None
    words = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "-r"]
    tried = [*words, "mount", "-t", "tmpfs", "none", "/mnt"]
    return (
        words if subprocess.run(tried, capture_output=True, check=False).returncode == 0 else None
    )


def test_a_real_disk_of_one_megabyte_that_is_full(tmp_path, write):
    """Every command says so with exit code 4, and all goes on once there is room."""
    words = _own_mounts()
    if words is None:
        pytest.skip("the system lets nobody mount a file system of his own")
    (tmp_path / "disk").mkdir()
    small = write("small.txt", "By Bo Kerr\n\nThe Heron sank on 3 May 1962. It was dark.\n")
    big = write("big.txt", f"By Ann Lee\n\n{_sentences(300)}\n")
    given = [sys.executable, "-c", FULL, *map(str, (tmp_path / "disk", small, big))]
    done = subprocess.run([*words, *given], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [code for code, _ in told["made"]] == [0, 0]
    for command, (code, said) in told["full"].items():
        assert code == 4, (command, said)
        assert "room" in said or "full" in said, (command, said)
        assert "Traceback" not in said
    assert not any(name.endswith((".part", "x.html", "zst")) for name in told["left"])
    assert [code for code, _ in told["after"]] == [0, 0], told["after"]


UNPACKED = """
import json, pathlib, subprocess, sys
import thurloe
from thurloe.case import unpack
from thurloe.errors import ThurloeError
disk, pack, whole = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
told = []
for tenths in range(5, 28):
    size = f"size={whole * tenths // 10}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", disk], check=True)
    try:
        unpack(pack, disk / "ferry.case")
    except ThurloeError as error:
        told.append(["refused", str(error), [path.name for path in disk.iterdir()]])
    else:
        with thurloe.open(disk / "ferry.case") as case:
            told.append(["unpacked", len(case.log()), [p.what for p in case.verify()]])
    subprocess.run(["umount", "--lazy", disk], check=True)
print(json.dumps(told))
"""


def test_a_pack_is_unpacked_whole_or_not_at_all_however_small_the_disk(case, write, tmp_path):
    """What is written twice, into the log of SQLite and then its file, may find room but once."""
    words = _own_mounts()
    if words is None:
        pytest.skip("the system lets nobody mount a file system of his own")
    (tmp_path / "disk").mkdir()
    case.add(write("a.txt", f"By Ann Lee\n\nHeron sank on 3 May 1962. {_sentences(9_000)}\n"))
    case.pack(tmp_path / "p.tar.zst")
    case.store.gather()
    given = [tmp_path / "disk", tmp_path / "p.tar.zst", case.store.path.stat().st_size]
    script = [sys.executable, "-c", UNPACKED, *map(str, given)]
    done = subprocess.run([*words, *script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {said for said, *_ in told} == {"refused", "unpacked"}
    for said, what, left in told:
        assert left == []
        assert "room" in what or "full" in what if said == "refused" else what == len(case.log())


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
