"""What a store of cases keeps to, whatever it is made of."""

import errno
import os
import sqlite3

import pytest
from toys import KINDS, Toy, make_case

from thurloe.case import open_case
from thurloe.case.events import Entry, broken, digest
from thurloe.case.places import create_store, open_store
from thurloe.case.sqlite import SqliteStore
from thurloe.case.store import Moved
from thurloe.errors import BadInput, CaseUnusable
from thurloe.report import to_json

BEGIN = Entry(kind="case", by="Ann", body={"title": "t"})


def _note(text, *blobs):
    return Entry(
        kind="note", by="Ann", body={"text": text, "blobs": {b: digest(b.encode()) for b in blobs}}
    )


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def stores(place, clock):
    """Make a store, and open it again as often as one likes."""
    made = []

    def open_(*, new=False):
        store = (
            create_store(place, BEGIN, clock=clock)[0] if new else open_store(place, clock=clock)
        )
        made.append(store)
        return store

    open_(new=True)
    yield open_
    for store in made:
        store.close()


def test_what_is_appended_is_there_for_others(stores):
    first, second = stores(), stores()
    done = first.append([_note("é\ud800"), _note("b")], {}, after=1)
    assert [event.seq for event in done] == [2, 3]
    assert tuple(second.events(1)) == done
    assert list(broken(second.events())) == []


def test_who_comes_late_is_told_and_writes_nothing(stores):
    first, second = stores(), stores()
    first.append([_note("a")], {}, after=1)
    with pytest.raises(Moved):
        second.append([_note("b")], {"0" * 64: b"x"}, after=1)
    assert [event.body.get("text") for event in second.events()] == [None, "a"]
    assert list(second.blobs()) == []


def test_blobs_come_back_and_are_kept_once(stores):
    store = stores()
    store.append([_note("a", "x")], {digest(b"x"): b"x"}, after=1)
    store.append([_note("b", "x")], {digest(b"x"): b"x"}, after=2)
    assert list(store.blobs()) == [digest(b"x")]
    assert store.blob(digest(b"x")) == b"x"
    assert store.blob(digest(b"y")) is None


def test_all_or_nothing(stores):
    """Where one of the entries cannot be written, none is."""
    store = stores()
    unwritable = Entry(kind="note", by="Ann", body={"text": {1, 2}})
    with pytest.raises(TypeError):
        store.append([_note("a"), unwritable], {digest(b"x"): b"x"}, after=1)
    assert [event.seq for event in store.events()] == [1]
    assert list(store.blobs()) == []
    assert store.append([_note("b")], {}, after=1)[0].seq == 2


def test_a_clock_that_is_set_back_turns_no_order_round(stores):
    store = stores()
    late = store.append([_note("a")], {}, after=1)[0].at
    store._clock = lambda: "1999-01-01T00:00:00.000000Z"
    assert store.append([_note("b")], {}, after=2)[0].at == late


def test_a_store_finds_nothing_wrong_with_itself(stores):
    assert list(stores().faults()) == []


def test_the_log_cannot_be_altered_by_mistake(tmp_path, clock):
    SqliteStore.create(tmp_path / "a.case", BEGIN, clock=clock)[0].close()
    with sqlite3.connect(tmp_path / "a.case") as connection:
        for sql in ("DELETE FROM event", "UPDATE event SET who = 'Eve'"):
            with pytest.raises(sqlite3.IntegrityError, match="only grows"):
                connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.case", None, "There is no case"),
        ("text.case", b"Heron sank on 3 May 1962." * 90, "is no case"),
    ],
)
def test_what_is_no_case_is_not_opened(tmp_path, name, data, said):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises((BadInput, CaseUnusable), match=said):
        SqliteStore(tmp_path / name)


def test_another_database_is_no_case(tmp_path):
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(BadInput, match="no case"):
        SqliteStore(tmp_path / "other.db")


def test_a_new_case_overwrites_nothing(tmp_path):
    (tmp_path / "a.case").write_text("mine")
    with pytest.raises(BadInput, match="exists already"):
        SqliteStore.create(tmp_path / "a.case", BEGIN)
    assert (tmp_path / "a.case").read_text() == "mine"
    (tmp_path / "b.case-wal").write_text("what is left of another")
    with pytest.raises(BadInput, match="Move it away"):
        SqliteStore.create(tmp_path / "b.case", BEGIN)
    with pytest.raises(BadInput, match="no folder"):
        SqliteStore.create(tmp_path / "none" / "c.case", BEGIN)


def test_the_name_of_a_new_case_outlives_a_power_cut(tmp_path, monkeypatch):
    """Its folder is written to the disk once the name stands in it."""
    path, fsync, synced = tmp_path / "a.case", os.fsync, []

    def noted(opened):
        if os.path.samestat(os.fstat(opened), tmp_path.stat()):
            synced.append(path.exists())
        fsync(opened)

    monkeypatch.setattr(os, "fsync", noted)
    SqliteStore.create(path, BEGIN)[0].close()
    assert synced == [True]


@pytest.mark.parametrize(("number", "made"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_a_folder_that_cannot_be_written_to_the_disk(tmp_path, monkeypatch, number, made):
    """Some file systems have no such thing; a broken disk is said to be one."""

    def refused(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refused)
    if made:
        SqliteStore.create(tmp_path / "a.case", BEGIN)[0].close()
    else:
        with pytest.raises(CaseUnusable, match="cannot be made"):
            SqliteStore.create(tmp_path / "a.case", BEGIN)


@pytest.mark.parametrize("links", [True, False])
def test_of_two_who_make_one_case_at_once_the_second_is_told(tmp_path, clock, monkeypatch, links):
    """And what the first has written since stays; a file system without links has the name only."""
    path, append = tmp_path / "a.case", SqliteStore.append

    def late(*given, **more):
        monkeypatch.setattr(SqliteStore, "append", append)
        done = append(*given, **more)
        monkeypatch.setattr(os, "getpid", lambda: 1)  # another process
        with SqliteStore.create(path, BEGIN, clock=clock)[0] as first:
            first.append([_note("mine")], {}, after=1)
        return done

    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    monkeypatch.setattr(SqliteStore, "append", late)
    with pytest.raises(BadInput, match="exists already"):
        SqliteStore.create(path, BEGIN, clock=clock)
    with SqliteStore(path) as store:
        assert len(list(store.events())) == 2
    assert [file.name for file in tmp_path.iterdir() if "part" in file.name] == []


def _no_links(*_):
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_case_that_somebody_holds_says_so(tmp_path, monkeypatch, clock):
    monkeypatch.setattr("thurloe.case.sqlite.WAIT", 0.05)
    with SqliteStore.create(tmp_path / "a.case", BEGIN, clock=clock)[0] as store:
        holder = sqlite3.connect(tmp_path / "a.case", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with (
            SqliteStore(tmp_path / "a.case") as late,
            pytest.raises(CaseUnusable, match="another program"),
        ):
            late.append([_note("a")], {}, after=1)
        holder.execute("ROLLBACK")
        holder.close()
        assert store.append([_note("a")], {}, after=1)[0].seq == 2


def test_a_full_disk_says_so_and_nothing_is_half_written(tmp_path, clock):
    with SqliteStore.create(tmp_path / "a.case", BEGIN, clock=clock)[0] as store:
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(CaseUnusable, match="disk is full"):
            store.append([_note("a" * 100_000)], {}, after=1)
        assert [event.seq for event in store.events()] == [1]
        assert store.append([_note("b")], {}, after=1)[0].seq == 2


def test_a_case_on_a_disk_that_can_only_be_read_is_read(tmp_path, monkeypatch, clock):
    path = tmp_path / "a.case"
    with make_case(path, Toy(), clock) as case:
        case.add(_account(tmp_path))
        brief = to_json(case.brief())
    before = path.read_bytes()
    monkeypatch.setattr("thurloe.case.sqlite.is_read_only", lambda _: True)
    with open_case(path) as case:
        assert to_json(case.brief()) == brief
        assert [hit.account.file for hit in case.search("heron")] == ["told.txt"]
        assert case.verify() == ()
        with pytest.raises(CaseUnusable, match="copy it elsewhere"):
            case.reject("Heron sank on 3 May 1962", because="x")
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.case", "told.txt"]
    (tmp_path / "a.case-wal").write_bytes(b"the last events")
    with pytest.raises(CaseUnusable, match="Copy both into one folder"):
        open_case(path)


def _account(folder):
    path = folder / "told.txt"
    path.write_text("By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n")
    return path
