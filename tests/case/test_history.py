"""What was done is never lost, can be taken back, looked back at, and not altered unnoticed."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tampering import alter
from toys import KINDS
from typer.testing import CliRunner

from thurloe.case.check import problems_of
from thurloe.case.events import Entry, broken, seal
from thurloe.case.sqlite import SqliteStore
from thurloe.case.state import undone_by
from thurloe.case.undoing import stretches
from thurloe.cli.main import app
from thurloe.errors import BadInput, CaseAltered
from thurloe.report import protect, to_json

A = "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"
B = "By Bo Kerr\n\nHeron sank on 4 May 1962. There was no wind at all.\n"


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def two(case, write):
    """A case with two accounts, added an hour apart."""
    case.add(write("a.txt", A), because="it came by post")
    case.add(write("b.txt", B))
    return case


def test_the_log_says_who_when_and_why(two):
    begun, added, read, *_ = two.log()
    assert (begun.kind, added.kind, read.kind) == ("case", "account", "extraction")
    assert (added.seq, added.entry.by, added.entry.because) == (2, "Ann", "it came by post")
    assert added.at == "2026-03-01T01:00:00.000000Z"
    assert added.before == begun.hash


def test_undone_and_back_again(two):
    before = to_json(two.brief())
    undo = two.undo(4, because="the wrong ferry")
    assert [a.file for a in two.brief().accounts] == ["a.txt"]
    two.undo(undo.seq, because="it was the right one")
    assert to_json(two.brief()) == before
    assert len(two.log()) == 7


def test_an_account_that_was_undone_can_be_added_anew(two, write):
    two.undo(2, because="no name on it")
    two.add(write("better name.txt", A))
    assert [a.file for a in two.brief().accounts] == ["b.txt", "better name.txt"]
    assert len(two.findings()[0].answers) == 2


def test_who_was_protected_stays_so_when_his_account_is_taken_away(case, write):
    """Others may name him; only his account added anew without it lets all know him."""
    write("accounts.csv", "file,source,protected\nb.txt,Bo Kerr,yes\n")
    write("c.txt", "By Cy Dunn\n\nHeron sank on 5 May 1962, Bo Kerr told me.\n")
    added = case.add(write("b.txt", B).parent)
    number = next(e.seq for e in added.events if e.body.get("file") == "b.txt")

    def told():
        texts = {account.file: account.text for account in protect(case.brief()).accounts}
        return texts["c.txt"]

    assert "Kerr" not in told()
    case.undo(number, because="he took it back")
    assert "Kerr" not in told()
    assert [source.name for source in protect(case.brief()).sources] == ["Cy Dunn"]
    write("accounts.csv", "file,source\nb.txt,Bo Kerr\n")
    case.add(write("b.txt", B))
    assert "Bo Kerr told me" in told()


@pytest.mark.parametrize(
    ("number", "because", "said"),
    [
        (1, "x", "no decision"),
        (3, "x", "no decision"),
        (9, "x", "no event 9"),
        (0, "x", "no event 0"),
        (2, "  ", "Say why"),
    ],
)
def test_what_cannot_be_undone(two, number, because, said):
    with pytest.raises(BadInput, match=said):
        two.undo(number, because=because)
    assert len(two.log()) == 5


def test_several_are_undone_in_one_go(two):
    before = two.log()
    undos = two.undo_all((4, 2), because="the wrong ferry")
    assert [undo.body["event"] for undo in undos] == [2, 4]
    assert two.state().accounts == {}
    for numbers in ((2,), (undos[0].seq, 2), (undos[0].seq, 99), ()):
        with pytest.raises(BadInput):
            two.undo_all(numbers, because="x")
    assert two.log() == (*before, *undos)


def test_of_a_stretch_all_is_undone_that_can_be(two):
    undos = two.undo_all((range(1, 6),), because="the wrong folder")
    assert [undo.body["event"] for undo in undos] == [2, 4]
    first = two.undo(undos[0].seq, because="the right one after all")
    assert len(two.state().accounts) == 1
    (last,) = two.undo_all((range(2, first.seq + 1),), because="no")
    assert last.body["event"] == 2
    assert two.state().accounts == {}
    for stretch, said in (
        (range(1, 6), "None of the events 1-5"),
        (range(4, 4), "no events 4-3"),
        (range(3), "no events 0-2"),
        (range(2, 99), "no events 2-98"),
    ):
        with pytest.raises(BadInput, match=said):
            two.undo_all((stretch,), because="x")


def test_stretches_as_they_are_typed():
    assert list(stretches(["42", "44-46"])) == [42, range(44, 47)]
    for word in ("x", "4-", "-4", "4-x", "1.5", "", "9" * 5000, "1-" + "9" * 5000):
        with pytest.raises(BadInput, match="no number of an event"):
            list(stretches([word]))


def test_nothing_is_undone_twice(two):
    undo = two.undo(2, because="x")
    with pytest.raises(BadInput, match=f"by event {undo.seq}. To have it again, undo {undo.seq}"):
        two.undo(2, because="y")


@given(st.lists(st.integers(0, 100), max_size=12))
def test_an_event_counts_unless_an_undo_that_counts_names_it(choices):
    events = [seal(Entry(kind="note", by="Ann"), seq=1, at="", before="")]
    for choice in choices:
        body = {"event": choice % len(events) + 1}
        entry = (
            Entry(kind="undo", by="Ann", body=body) if choice % 3 else Entry(kind="note", by="Ann")
        )
        events.append(seal(entry, seq=len(events) + 1, at="", before=""))
    undone = undone_by(events)
    counts = [e for e in events if e.seq not in undone]
    assert set(undone) == {e.body["event"] for e in counts if e.kind == "undo"}


@pytest.mark.parametrize("named", [0, -1, 1, 3, 6, 7, 99, "2", None, [2]])
def test_a_forged_undo_undoes_nothing(two, named, seen):
    """Of what is to come, of itself, of what a machine read, of no number."""
    before = seen(two.brief())
    two.store.append([Entry(kind="undo", by="Eve", body={"event": named})], {}, after=5)
    two.user("Ann", "keeper")
    assert two.state().undone == {}
    assert seen(two.brief()) == before
    assert two.verify() == ()


def test_a_day_shows_what_was_known_then(two):
    assert [a.file for a in two.brief(at="2026-03-01T01:00").accounts] == ["a.txt"]
    assert [a.file for a in two.brief(at="2026-03-01T02:00:00Z").accounts] == ["a.txt", "b.txt"]
    assert len(two.brief(at="2026-03-01").accounts) == 2
    two.undo(2, because="x")
    assert len(two.brief(at="2026-03-01T02:30").accounts) == 2


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-02-28", "after 2026-02-28"),
        ("yesterday", "no day or time"),
        ("2026-13-01", "no day"),
        ("9999-12-31", "no day"),
        ("2026", "no day"),
        ("2026-03-01T00:30", "holds no account by then"),
    ],
)
def test_days_that_are_none(two, at, said):
    with pytest.raises(BadInput, match=said):
        two.brief(at=at)


ALTERED = [
    ("UPDATE event SET who = 'Eve' WHERE seq = 2", "event 2", "it was altered"),
    ("UPDATE event SET because = 'no reason' WHERE seq = 2", "event 2", "it was altered"),
    (
        "UPDATE event SET at = '2026-03-01T01:30:00.000000Z' WHERE seq = 2",
        "event 2",
        "it was altered",
    ),
    (
        "UPDATE event SET body = replace(body, 'a.txt', 'c.txt') WHERE seq = 2",
        "event 2",
        "it was altered",
    ),
    ("UPDATE event SET body = '[' WHERE seq = 4", "event 4", "it was altered"),
    ("DELETE FROM event WHERE seq = 3", "event 4", "it follows event 2"),
    ("DELETE FROM event", "the log", "it is empty"),
]


@pytest.mark.parametrize(("sql", "where", "what"), ALTERED)
def test_what_is_altered_is_found_where_it_is(two, sql, where, what):
    alter(two, sql)
    found = [(p.where, p.what) for p in two.verify()]
    assert any(w == where and what in said for w, said in found)


def test_events_in_another_order_are_found(two):
    alter(
        two,
        "UPDATE event SET seq = 40 WHERE seq = 4",
        "UPDATE event SET seq = 4 WHERE seq = 5",
        "UPDATE event SET seq = 5 WHERE seq = 40",
    )
    found = {p.where for p in two.verify()}
    assert {"event 4", "event 5"} <= found


def test_a_text_that_is_altered_is_found_and_not_used(two, also):
    key = two.log()[1].body["blobs"]["account"]
    alter(
        two,
        f"UPDATE blob SET data = (SELECT data FROM blob WHERE digest <> '{key}' LIMIT 1) WHERE digest = '{key}'",
    )
    assert [p.where for p in two.verify()] == [f"blob {key[:12]} of event 2"]
    with pytest.raises(CaseAltered, match=key[:12]):
        also().brief()
    alter(
        two,
        f"DELETE FROM blob WHERE digest = '{key}'",
        f"INSERT INTO blob VALUES ('{'0' * 64}', x'00')",
    )
    assert [p.what for p in two.verify()] == ["it is missing", "no event speaks of it"]


@pytest.mark.parametrize("data", ["'text'", "7", "1.5"])
@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_text_that_is_no_bytes_is_named(two, also, data):
    key = two.log()[1].body["blobs"]["account"]
    alter(
        two,
        f"UPDATE blob SET data = {data} WHERE digest = '{key}'",
        f"INSERT INTO blob VALUES (x'00', x'00'), ('{'0' * 64}', x'00')",
    )
    found = [p.what for p in two.verify()]
    assert found == ["it was altered: its hash is another", *["no event speaks of it"] * 2]
    with pytest.raises(CaseAltered, match=key[:12]):
        also().brief()


FORGED = "CREATE TRIGGER event_is_kept BEFORE DELETE ON event BEGIN SELECT 1; END"
GUARDS = [
    (["DROP TRIGGER event_is_kept"], "its trigger event_is_kept is gone"),
    (["DROP TRIGGER event_is_kept", FORGED], "its trigger event_is_kept was changed"),
    (["DROP TABLE blob"], "its table blob is gone"),
    (["DROP TABLE event"], "its table event is gone"),
    (["ALTER TABLE blob ADD COLUMN note TEXT"], "its table blob was changed"),
    (
        ["CREATE TRIGGER sly AFTER INSERT ON event BEGIN DELETE FROM blob; END"],
        "it has a trigger sly, which no case has",
    ),
    (["CREATE VIEW old AS SELECT * FROM event"], "it has a view old, which no case has"),
    (
        ["CREATE UNIQUE INDEX once ON event(kind) WHERE kind = 'undo'"],
        "it has an index once, which no case has",
    ),
]


@pytest.mark.parametrize(("statements", "said"), GUARDS)
@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_guard_or_table_that_is_gone_or_another_is_named(two, statements, said):
    assert two.verify() == ()
    list(two.search("heron"))  # the tables of the index are none of these
    assert two.verify() == ()
    with sqlite3.connect(two.store.path) as connection:
        for one in statements:
            connection.execute(one)
    connection.close()
    assert said in [problem.what for problem in two.verify()]
    done = CliRunner().invoke(app, ["case", "verify", str(two.store.path)])
    assert done.exit_code == 5
    assert f"the case: {said}" in done.output


def test_an_altered_case_is_not_worked_on(two, also):
    alter(two, ALTERED[0][0])
    with pytest.raises(CaseAltered, match="event 2: it was altered"):
        also().undo(4, because="x")


def test_a_log_that_was_cut_short_shows_against_a_hash(two):
    head = two.log()[-1].hash
    assert two.verify(head=head) == two.verify(head=head[:8].upper()) == ()
    alter(two, "DELETE FROM event WHERE seq > 3", "DELETE FROM blob")
    assert [p for p in two.verify() if p.where == "the log"] == []
    assert "was cut" in next(p.what for p in two.verify(head=head) if p.where == "the log")


@given(st.data())
def test_any_one_change_breaks_the_chain(data):
    """Whatever is changed, swapped or taken out of the middle of a log, it shows."""
    log, before = [], "0" * 64
    for seq in range(1, 6):
        entry = Entry(kind="note", by="Ann", body={"n": seq})
        log.append(seal(entry, seq=seq, at=f"2026-03-0{seq}", before=before))
        before = log[-1].hash
    assert list(broken(log)) == []
    at = data.draw(st.integers(0, 3))
    other = data.draw(st.sampled_from(["drop", "swap", "twice"]))
    changed = {
        "drop": [*log[:at], *log[at + 1 :]],
        "swap": [*log[:at], log[at + 1], log[at], *log[at + 2 :]],
        "twice": [*log[: at + 1], *log[at:]],
    }[other]
    assert list(broken(changed))


def test_verify_needs_no_whole_log(tmp_path, clock):
    store, _ = SqliteStore.create(
        tmp_path / "a.case", Entry(kind="case", by="Ann", body={}), clock=clock
    )
    with store:
        assert list(problems_of(store)) == []
