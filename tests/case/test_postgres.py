"""What the database itself holds a team to, whatever program they use."""

import os

import psycopg
import pytest
from toys import Clock, Toy, make_case
from typer.testing import CliRunner

import thurloe
from thurloe.case.case import Case
from thurloe.case.events import Problem
from thurloe.case.places import open_store
from thurloe.case.postgres import PostgresStore, place_of
from thurloe.cli.main import app
from thurloe.errors import BadInput, CaseUnusable, NotAllowed
from thurloe.report import to_json

COURT = "By Ruth Ammon, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. Forty people died.\n"
TEXT = "By Ann Lee\n\nHeron sank on 3 May 1962. The harbour was dark.\n"


@pytest.fixture
def kind():
    return "postgresql"


@pytest.fixture
def ann(place, server):
    """The URL of the same case for a database role that may add to it, and signs as itself."""
    with make_case(place, Toy(), Clock()) as case:
        name = f"ann{os.getpid()}_{case.store.name}"
        server.say(f"CREATE ROLE {name} LOGIN")
        case.store.admit(name, "analyst")
    return place.replace("thurloe@", f"{name}@"), name


def run(*args, code=0):
    done = CliRunner().invoke(app, ["case", *map(str, args)])
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.output


def test_the_commands_take_a_url(place, write):
    file = write("a.txt", COURT)
    assert "a new case" in run("new", place)
    assert "1 account in the case" in run("add", place, file)
    assert "Heron" in run("brief", place)
    assert "Forty" in run("search", place, "forty")
    run("reject", place, "Forty people died", "--because", "a test")
    assert "nothing altered" in run("verify", place)
    assert "rejected" in run("log", place)
    assert "holds a case already" in run("new", place, code=2)


def test_from_python_too(place):
    with thurloe.new(place) as case:
        assert case.by == "thurloe"
        assert case.log()[0].entry.by == "thurloe"
    with thurloe.open(place) as case:
        assert case.state().title == case.store.name


def test_what_is_no_case(server, place):
    with pytest.raises(BadInput, match="There is no case in postgresql://thurloe@/heron"):
        PostgresStore(place)
    with pytest.raises(CaseUnusable, match='"nowhere" does not exist'):
        PostgresStore(server.url("nowhere"))
    with pytest.raises(CaseUnusable, match="cannot be opened"):
        PostgresStore("postgresql://ann:secret@/ferry?host=/nowhere&connect_timeout=2")
    with pytest.raises(BadInput, match="no database that a case can be in"):
        thurloe.open("mysql://ann@/ferry")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ann:secret@db/ferry", "postgresql://ann@db/ferry"),
        ("postgresql://ann@db/ferry?password=secret", "postgresql://ann@db/ferry?password=***"),
        ("postgresql://ann@db/ferry", "postgresql://ann@db/ferry"),
        ("postgresql://ann:s%65cret%2F@db/ferry", "postgresql://ann@db/ferry"),
    ],
)
def test_a_password_is_never_shown(url, shown):
    assert place_of(url) == shown


def test_the_database_signs(ann, write):
    url, name = ann
    with Case(open_store(url), extractor=Toy) as case:
        case.add(write("a.txt", TEXT))
        assert {event.entry.by for event in case.log()[1:]} == {name}
    with pytest.raises(NotAllowed, match="cannot sign as Ben"):
        Case(open_store(url), by="Ben")


FORGED = "INSERT INTO thurloe.event VALUES (9, '', '{who}', '', '{kind}', '{body}', '', 'x')"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (FORGED.format(who="Eve", kind="note", body="{}"), "signed by Eve"),
        (FORGED.format(who="{me}", kind="user", body="{}"), "for the owner"),
        (FORGED.format(who="{me}", kind="undo", body='{"event": 3}'), "for the owner"),
        (FORGED.format(who="{me}", kind="undo", body='{"event": 4}'), "for the owner"),
        (FORGED.format(who="{me}", kind="undo", body='{"event": 2, "event": 4}'), "for the owner"),
        (FORGED.format(who="{me}", kind="undo", body='{"event": 9}'), "no such event"),
        (FORGED.format(who="{me}", kind="undo", body='{"event": 10}'), "no such event"),
        (FORGED.format(who="{me}", kind="undo", body="{}"), "no such event"),
        ("UPDATE thurloe.event SET who = 'Eve'", "permission denied"),
        ("DELETE FROM thurloe.event", "permission denied"),
        ("TRUNCATE thurloe.blob", "permission denied"),
        ("DROP TRIGGER event_is_signed ON thurloe.event", "must be owner"),
    ],
)
def test_no_other_program_forges_or_alters(ann, place, statement, said):
    url, name = ann
    with psycopg.connect(place) as owner:  # who may say who may do what, and take it back
        for seq, kind, body in ((3, "user", "{}"), (4, "undo", '{"event": 3}')):
            row = (seq, "", "thurloe", "", kind, body, "", str(seq))
            owner.execute("INSERT INTO thurloe.event VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", row)
    with (
        psycopg.connect(url) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match=said),
    ):
        connection.execute(statement.replace("{me}", name))


@pytest.fixture
def hiding(place, server):
    """A case that hides its source (event 3), with an analyst and a keeper who log in, not as owner."""
    with make_case(place, Toy(), Clock(), by="thurloe") as case:
        names = [f"{who}{os.getpid()}_{case.store.name}" for who in ("ben", "kay")]
        server.say(*(f"CREATE ROLE {name} LOGIN" for name in names))
        for name, role in (("thurloe", "keeper"), (names[0], "analyst"), (names[1], "keeper")):
            case.user(name, role)
        yield case, [(place.replace("thurloe@", f"{name}@"), name) for name in names]


def _undo(url, name, seq, event):
    statement = FORGED.format(who=name, kind="undo", body=f'{{"event": {event}}}')
    with psycopg.connect(url) as connection:
        connection.execute(statement.replace("9,", f"{seq},").replace("'x'", f"'{seq}'"))


def test_the_database_lets_keepers_alone_show_who_was_hidden(hiding, write):
    """Whatever program an analyst uses, and however he comes round to it."""
    case, [(ben, bens), (kay, kays)] = hiding
    case.add(write("a.txt", TEXT))
    hidden = case.protect("Ann Lee", because="she asked for it").seq
    undone = case.undo(hidden, because="she does not mind").seq
    again = case.undo(undone, because="she does").seq
    for event in (hidden, undone, again):
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="for a keeper"):
            _undo(ben, bens, again + 1, event)
    with Case(open_store(ben), extractor=Toy) as his, pytest.raises(NotAllowed):
        his.undo(hidden, because="he is curious")
    with Case(open_store(kay), extractor=Toy) as hers:
        hers.undo(hidden, because="all know by now")
        assert [source.name for source in hers.brief().sources if not source.protected]
    demoted = case.user(kays, "analyst", because="she left the desk").seq
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="for a keeper"):
        _undo(kay, kays, demoted + 1, again)
    case.undo(demoted, because="she is back")
    _undo(kay, kays, demoted + 2, again)
    assert list(case.store.faults()) == []


def test_nor_take_away_the_account_that_says_whom_to_hide(hiding, write):
    case, [(ben, bens), (kay, _)] = hiding
    write("accounts.csv", "file,source,protected\na.txt,Ann Lee,yes\n")
    said = case.add(write("a.txt", TEXT).parent).events[0].seq
    other = case.add(write("b.txt", TEXT.replace("Ann", "Bo"))).events[0].seq
    last = case.log()[-1].seq
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="for a keeper"):
        _undo(ben, bens, last + 1, said)
    with Case(open_store(ben), extractor=Toy) as his:
        with pytest.raises(NotAllowed):
            his.undo(said, because="he is curious")
        assert his.undo(other, because="a copy").seq == last + 1
    with Case(open_store(kay), extractor=Toy) as hers:
        assert hers.undo(said, because="all know by now").seq == last + 2


def test_no_table_of_a_writers_own_stands_for_one_of_the_servers(ann):
    """The guard looks up who owns the case: a temporary table would say that the writer does."""
    url, name = ann
    mine = (
        "CREATE TEMPORARY TABLE pg_class AS SELECT oid,"
        f" (SELECT oid FROM pg_roles WHERE rolname = '{name}') AS relowner FROM pg_catalog.pg_class"
    )
    with psycopg.connect(url) as connection:
        connection.execute(mine)
        connection.execute("SET search_path = pg_temp, pg_catalog")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="signed by Eve"):
            connection.execute(FORGED.format(who="Eve", kind="user", body="{}"))


def test_the_owner_alters_nothing_by_mistake_either(ann, place):
    for statement in ("DELETE FROM thurloe.event", "UPDATE thurloe.blob SET data = ''"):
        with (
            psycopg.connect(place) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="only grows"),
        ):
            connection.execute(statement)


def test_a_guard_that_was_taken_away_is_found(ann, place, server):
    server.say(
        "ALTER TABLE thurloe.event DISABLE TRIGGER event_is_signed", database=place_name(place)
    )
    with open_store(place) as store:
        assert list(store.faults()) == ["its guard event_is_signed was taken away"]


MADE = """
CREATE FUNCTION thurloe.let() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER last AFTER INSERT ON thurloe.blob FOR EACH ROW EXECUTE FUNCTION thurloe.let();
"""
OPEN = """
CREATE OR REPLACE FUNCTION thurloe.check_signature() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN RETURN NEW; END';
"""
LESS = """
DROP TRIGGER event_is_kept ON thurloe.event;
CREATE TRIGGER event_is_kept BEFORE DELETE ON thurloe.event FOR EACH STATEMENT
    EXECUTE FUNCTION thurloe.refuse();
"""


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (
            OPEN,
            ["its function check_signature was changed"],
        ),
        (
            "ALTER FUNCTION thurloe.refuse() SET search_path = public",
            ["its function refuse was changed"],
        ),
        (
            "ALTER FUNCTION thurloe.check_signature() RESET search_path",
            ["its function check_signature was changed"],
        ),
        (
            LESS,
            ["its guard event_is_kept was changed"],
        ),
        (
            MADE,
            ["it has a function let, which no case has", "it has a guard last, which no case has"],
        ),
        (
            "CREATE RULE quiet AS ON INSERT TO thurloe.event DO INSTEAD NOTHING",
            ["it has a rule quiet, which no case has"],
        ),
        (
            "ALTER TABLE thurloe.event ENABLE ROW LEVEL SECURITY",
            ["it has a policy event, which no case has"],
        ),
    ],
)
def test_a_guard_that_does_something_else_is_found(ann, place, server, done, found):
    with open_store(place) as store:
        assert list(store.faults()) == []
    server.say(done, database=place_name(place))
    with open_store(place) as store:
        assert list(store.faults()) == found


def place_name(place):
    return place.partition("@/")[2].partition("?")[0]


def test_a_reader_writes_nothing_and_who_is_shut_out_reads_nothing(ann, place, write):
    url, name = ann
    with open_store(place) as owner:
        owner.admit(name, "reader")
        with Case(open_store(url), extractor=Toy) as case, pytest.raises(NotAllowed):
            case.add(write("a.txt", TEXT))
        owner.admit(name, "")
    with pytest.raises(NotAllowed, match="permission denied"), open_store(url) as store:
        list(store.events())


def test_who_is_held_up_says_so(place, monkeypatch, write):
    monkeypatch.setattr("thurloe.case.postgres.WAIT", 1)
    with make_case(place, Toy(), Clock()) as case, psycopg.connect(place) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", (0x7468_6C31,))
        with pytest.raises(CaseUnusable, match="somebody has been writing"):
            case.add(write("a.txt", TEXT))


def test_the_server_crashes_and_what_was_acknowledged_is_there(place, server, write):
    with make_case(place, Toy(), Clock()) as case:
        case.add(write("a.txt", TEXT))
        head = case.log()[-1].hash
        server.crash()
        with pytest.raises(CaseUnusable, match="hung up"):
            case.add(write("b.txt", TEXT.replace("Ann", "Bea")))
        assert case.verify(head=head) == ()
        assert case.add(write("b.txt", TEXT.replace("Ann", "Bea"))).accounts == ("b.txt",)


@pytest.fixture
def packed(tmp_path, write):
    """A case from a file, of which something was decided, with users, one a database role."""
    with make_case(tmp_path / "heron.case", Toy(), Clock()) as case:
        case.add(write("a.txt", TEXT))
        case.reject("Heron sank on 3 May 1962", because="hearsay")
        case.user("Ann", "keeper")
        case.user(f"eve{os.getpid()}", "reader")
        case.pack(tmp_path / "heron.tar.zst")
        yield case, tmp_path / "heron.tar.zst"


def test_a_pack_becomes_a_teams_case(packed, server, tmp_path):
    case, pack = packed
    place, eve = server.new(), f"eve{os.getpid()}"
    server.say(f"CREATE ROLE {eve} LOGIN")
    head = case.log()[-1].hash
    said = run("unpack", pack, place.replace("thurloe@", "thurloe:secret@"))
    assert said.startswith(f"{place}: {len(case.log())} events")
    assert head in said
    with Case(open_store(place), by="Ann", extractor=Toy) as new:
        assert new.log() == case.log()
        assert new.state() == case.state()
        assert to_json(new.brief()) == to_json(case.brief())
        assert sorted(new.store.blobs()) == sorted(case.store.blobs())
        assert new.verify(head=head) == ()
        new.pack(tmp_path / "again.tar.zst")
        assert (tmp_path / "again.tar.zst").read_bytes() == pack.read_bytes()
        assert new.undo(4, because="it goes on").seq == len(case.log()) + 1
    with Case(open_store(place.replace("thurloe@", f"{eve}@")), extractor=Toy) as hers:
        assert hers.log()[-1].kind == "undo"
        with pytest.raises(NotAllowed):
            hers.undo(7, because="x")


def test_what_is_no_whole_pack_leaves_nothing_in_the_database(packed, server, monkeypatch):
    case, pack = packed
    place = server.new()
    whole = pack.read_bytes()
    pack.write_bytes(whole[:-1])
    assert "Nothing was written" in run("unpack", pack, place, code=2)
    pack.write_bytes(whole)
    monkeypatch.setattr(
        "thurloe.case.handing.unpacking.problems_of",
        lambda *_, **__: iter([Problem(where="a", what="b")]),
    )
    assert "Nothing was written" in run("unpack", pack, place, code=2)
    monkeypatch.undo()
    with pytest.raises(BadInput, match="There is no case"):
        open_store(place)
    run("unpack", pack, place)
    assert "holds a case already" in run("unpack", pack, place, code=2)
    with open_store(place) as store:
        assert len(list(store.events())) == len(case.log())
    assert "cannot be opened" in run("unpack", pack, server.url("nowhere"), code=4)
