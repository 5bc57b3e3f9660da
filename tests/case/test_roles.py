"""Who may do what; and the name of a protected source reaches no screen but a keeper's."""

import hashlib
import json
from dataclasses import replace
from itertools import product

import pytest
from toys import KINDS, Clock, Toy, make_case
from typer.testing import CliRunner

import thurloe
from thurloe.case import say
from thurloe.case.case import Case
from thurloe.case.events import Entry, digest, hash_of
from thurloe.case.places import open_store
from thurloe.case.roles import RIGHTS, Right, Role, check_keeper, has
from thurloe.cli.case import app as case_app
from thurloe.cli.main import app
from thurloe.errors import BadInput, NotAllowed

COURT = "By Ruth Ammon, 4 May 1962\n\nThe ferry Heron sank on 3 May 1962. Forty people died.\n"
CLERK = (
    "By Paul Diller, 5 May 1962\n\nThe ferry Heron sank on 3 May 1962. Fifty people died.\n\n"
    "I, Paul Diller, saw it from the quay.\n"
)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with two accounts, one of them by a protected source."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "court.txt").write_text(COURT)
    (tmp_path / "in" / "diller.txt").write_text(CLERK)
    (tmp_path / "in" / "accounts.csv").write_text(
        "file,source,protected\ndiller.txt,Paul Diller,yes\n"
    )
    return tmp_path


def run(*args, by, code=0, command="case"):
    done = CliRunner().invoke(app, [command, *map(str, args)], env={"THURLOE_BY": by})
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    return done.output


@pytest.fixture
def team(here):
    """A case with a keeper, an analyst and a reader."""
    run("new", "heron.case", by="Kay")
    run("add", "heron.case", "in", by="Kay")
    for name, role in (("Kay", "keeper"), ("Ann", "analyst"), ("Rob", "reader")):
        run("user", "heron.case", name, role, by="Kay")
    return "heron.case"


def test_the_rights_are_a_list():
    users = {role: role for role in Role}
    assert {role: tuple(r for r in Right if has(users, role, r)) for role in Role} == RIGHTS
    assert all(has({}, "anybody", right) for right in Right)
    assert not any(has(users, "stranger", right) for right in Right)


def test_who_may_do_what_is_listed(team):
    assert run("user", team, by="Rob").splitlines() == [
        "analyst  Ann",
        "keeper   Kay",
        "reader   Rob",
    ]


WORK = (
    ("add", "in/more.txt"),
    ("grade", "Ruth Ammon", "B", "--because", "x"),
    ("reject", "Forty people died", "--because", "x"),
    ("undo", "2", "--because", "x"),
    ("credit", "Forty people died", "2", "--because", "x"),
    ("import", "in/theirs.csv"),
)
KEEP = (
    ("user", "Rob", "analyst"),
    ("token", "Rob"),
    ("log", "--reveal"),
    ("brief", "--reveal"),
    ("search", "quay", "--reveal"),
    ("review", "--reveal"),
    ("export", "--reveal", "-o", "all.csv"),
    ("pack", "--reveal", "-o", "all.tar.zst"),
)


@pytest.mark.parametrize(("by", "what"), [*product(["Rob"], WORK), *product(["Rob", "Ann"], KEEP)])
def test_who_may_not_is_told_so(team, here, by, what):
    (here / "in" / "more.txt").write_text(COURT.replace("Ammon", "Bell"))
    (here / "in" / "theirs.csv").write_text("source,quote\nBo Kerr,Heron sank on 3 May 1962.\n")
    before = run("log", team, "--json", by="Kay")
    said = run(what[0], team, *what[1:], by=by, code=6)
    assert f"{by} is " in said
    assert "thurloe case user CASE NAME ROLE" in said
    assert run("log", team, "--json", by="Kay") == before


@pytest.mark.parametrize("what", [*WORK, *KEEP])
def test_a_keeper_may_do_all(team, here, what):
    (here / "in" / "more.txt").write_text(COURT.replace("Ammon", "Bell"))
    (here / "in" / "theirs.csv").write_text("source,quote\nBo Kerr,Heron sank on 3 May 1962.\n")
    run(what[0], team, *what[1:], by="Kay")


def test_whoever_reads_may_say_who_he_is(team, here):
    for command in ("brief", "at 2099-01-01", "log", "search quay", "verify", "review", "user"):
        run(*command.split()[:1], team, *command.split()[1:], "--by", "Rob", by="Eve")
    run("export", team, "-o", "all.csv", "--by", "Rob", by="Eve")
    run("pack", team, "-o", "all.tar.zst", "--reveal", "--by", "Kay", by="Eve")
    said = run("brief", team, by="Eve", code=6)
    assert "--by" in said and "THURLOE_BY" in said


def test_every_command_takes_a_name():
    for command in case_app.registered_commands:
        name = command.name or command.callback.__name__
        helped = CliRunner().invoke(app, ["case", name, "--help"], terminal_width=200).output
        assert ("--by" in helped) == (name != "unpack"), name
        assert ("6" in helped.rpartition("Exit codes")[2]) == (name != "unpack"), name


def test_python_shows_whoever_is_no_keeper_what_the_command_line_does(team, here):
    """Whatever it gives has no name of a protected source in it, nor a hash to try one against."""
    text = (here / "in" / "diller.txt").read_bytes()
    with thurloe.open(team, by="Rob") as case:
        hits = list(case.search("died")) + list(case.search("quay"))
        seen = [hits, case.log(), case.brief(), case.findings(), list(case.claims())]
        seen += [case.review(), case.conflicts(), case.idle()]
        shown = {account.file: account.text for account in case.brief().accounts}
        for hit in hits:
            assert hit.account.text == shown[hit.account.file]
            assert hit.text == hit.account.text[hit.start : hit.end]
            for told in hit.told:
                quote = told.statement.quote
                assert hit.account.text[told.at :].startswith(quote)
        handles = {told.statement.handle for hit in hits for told in hit.told}
    with thurloe.open(team, by="Ann") as case:
        assert handles <= {one.handle for one in case.claims()}
        seen += [case.reject("Fifty people", because="Diller was not there")]
        seen += [case.grade("Source B", "C", because="x"), case.undo(2, because="x")]
        said = [say(event) for event in case.log()]
    with thurloe.open(team, by="Kay") as case:
        assert said == [case.veil()(say(event)) for event in case.log()]
        assert any("Diller" in say(event) for event in case.log())
        assert any("Diller" in hit.account.text for hit in case.search("quay"))
    assert "iller" not in repr(seen)
    assert hashlib.sha256(text).hexdigest() not in repr(seen)


def test_a_stranger_sees_nothing(team):
    for command in ("log", "brief", "verify", "user"):
        assert "no role in this case" in run(command, team, by="Eve", code=6)


LOOKS = (
    ("brief",),
    ("brief", "--format", "json"),
    ("brief", "--format", "html", "-o", "-.html"),
    ("brief", "--format", "md"),
    ("at", "2099-01-01"),
    ("log",),
    ("log", "--json"),
    ("search", "quay"),
    ("search", "died", "--status", "contested"),
    ("search", "who saw it from the quay", "--meaning"),
    ("verify",),
    ("user",),
    ("review",),
    ("export", "-o", "-.csv"),
)


@pytest.mark.parametrize("by", ["Rob", "Ann"])
@pytest.mark.parametrize("what", LOOKS, ids=" ".join)
def test_the_name_of_a_protected_source_reaches_no_screen(team, here, by, what):
    shown = run(what[0], team, *what[1:], by=by)
    if "-o" in what:
        shown += (here / what[-1]).read_text()
    assert shown.strip()
    assert "diller" not in shown.casefold()


def test_no_name_can_be_tried_against_the_hashes_that_a_reader_sees(team):
    run("protect", team, "Ruth Ammon", "--because", "asked", by="Kay")
    with Case(open_store(team), by="Kay", extractor=Toy) as case:
        events = {event.seq: event for event in case.log()}
    rows = [json.loads(line) for line in run("log", team, "--json", by="Rob").splitlines()]
    row = next(row for row in rows if row["kind"] == "protect")
    event = events[row["seq"]]
    place, before = (row["seq"], row["at"]), rows[row["seq"] - 2]["hash"]
    entry = Entry(kind="protect", by=row["by"], because=row["because"], body=event.body)
    assert hash_of(entry, place, before) == row["hash"]
    guess = {key: value for key, value in event.body.items() if key != "salt"}
    assert set(guess) == {"source"}  # which holds what can be guessed, and no more
    assert hash_of(replace(entry, body=guess), place, before) != row["hash"]
    salts = [event.body["salt"] for event in events.values() if event.kind != "case"]
    assert len(set(salts)) == len(salts)
    assert not any(salt in json.dumps(rows) for salt in salts)


PROBES = (
    ("search", "Diller"),
    ("search", "dill*"),
    ("search", "Paul"),
    ("search", "quay", "--source", "Paul Diller"),
    ("search", "quay", "--entity", "Paul Diller"),
    ("brief", "--about", "Paul Diller"),
    ("grade", "Paul Diller", "B", "--because", "x"),
    ("reject", "I, Paul Diller, saw it", "--because", "x"),
    ("merge", "Paul Diller", "Heron", "--because", "x"),
    ("split", "Heron", "diller.txt", "--because", "x"),
    ("credit", "I, Paul Diller, saw it", "2", "--because", "x"),
    ("answer", "Paul Diller", "46", "--because", "x"),
)


@pytest.mark.parametrize("what", PROBES, ids=" ".join)
def test_nobody_learns_by_trying(team, what):
    """What the right name is told differs in nothing from what a wrong one is told."""

    def told(name, file):
        words = [w.replace("Paul Diller", name).replace("Diller", name.split()[1]) for w in what]
        words = [
            w.replace("dill*", f"{name.split()[1][:4].lower()}*").replace("Paul", name.split()[0])
            for w in words
        ]
        words = [w.replace("diller.txt", file) for w in words]
        done = CliRunner().invoke(
            app, ["case", words[0], team, *words[1:]], env={"THURLOE_BY": "Ann"}
        )
        return done.exit_code, done.output.replace(name, "N").replace(file, "F")

    assert told("Paul Diller", "diller.txt") == told("Karl Jensen", "jensen.txt")


def test_a_keeper_finds_him(team):
    assert "2 found" in run("search", team, "Diller", "--reveal", by="Kay")
    assert "Paul Diller" in run("log", team, "--reveal", by="Kay")
    assert "Paul Diller" in run("brief", team, "--reveal", by="Kay")
    assert "diller" not in run("brief", team, by="Kay").casefold()


def test_who_was_protected_later_is_hidden_in_what_was_before(here):
    (here / "in" / "accounts.csv").rename(here / "later.csv")
    run("new", "heron.case", by="Kay")
    run("add", "heron.case", "in", by="Kay")
    (here / "later.csv").rename(here / "in" / "accounts.csv")
    with Case(open_store("heron.case"), by="Kay") as case:
        case.user("Kay", "keeper")
        then = case.user("Rob", "reader").at
        (here / "in" / "more.txt").write_text(CLERK + "\nIt was a dark night, too.\n")
        (here / "in" / "accounts.csv").write_text(
            "file,source,protected\nmore.txt,Paul Diller,yes\n"
        )
        case.add(["in/more.txt", "in/accounts.csv"])
    assert "diller" not in run("at", "heron.case", then[:19], by="Rob").casefold()


def test_what_is_said_while_adding_names_nobody(team, here):
    again = run("add", team, "in", by="Ann")
    assert "already there: source-b-1.txt" in again
    assert "diller" not in again.casefold()
    (here / "again.txt").write_text(CLERK)
    assert "diller" not in run("add", team, "again.txt", by="Ann").casefold()


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_keeps_a_keeper(place):
    with make_case(place, Toy(), Clock()) as case:
        with pytest.raises(BadInput, match="Name one first"):
            case.user("Rob", "reader")
        with pytest.raises(BadInput, match="no role"):
            case.user("Rob", "king")
        made = case.user("Ann", "keeper")
        case.user("Rob", "reader")
        with pytest.raises(BadInput, match="has a keeper"):
            case.user("Ann", "none")
        with pytest.raises(BadInput, match="has a keeper"):
            case.undo(made.seq, because="x")
        case.user("Kay", "keeper")
        case.user("Ann", "none")
        with pytest.raises(NotAllowed):
            case.log()


def test_the_last_word_on_somebody_counts_and_can_be_undone(case):
    case.user("Ann", "keeper")
    case.user("Rob", "reader")
    later = case.user("Rob", "analyst")
    assert case.state().users == {"Ann": "keeper", "Rob": "analyst"}
    case.undo(later.seq, because="too early")
    assert case.state().users["Rob"] == "reader"


def test_an_analyst_undoes_no_keepers_word(case, also):
    case.user("Ann", "keeper")
    named = case.user("Ben", "analyst")
    back = case.undo(case.user("Ben", "none").seq, because="x")
    for number in (named.seq, back.seq):
        with pytest.raises(NotAllowed):
            also("Ben").undo(number, because="x")


def test_check_keeper():
    check_keeper({}, {})
    check_keeper({}, {"a": "keeper"})
    with pytest.raises(BadInput):
        check_keeper({"a": "keeper"}, {})


def test_a_token_is_shown_once_and_kept_as_a_hash(case):
    case.user("Ann", "keeper")
    token = case.token("Ann")
    event = case.log()[-1]
    assert len(token) > 40
    assert case.state().tokens == {digest(token.encode()): "Ann"}
    assert token not in json.dumps(event.body)
    case.undo(event.seq, because="lost")
    assert case.state().tokens == {}
    with pytest.raises(BadInput, match="no role yet"):
        case.token("Eve")


def test_a_role_said_again_lets_in_who_came_to_the_database_since(server):
    url = server.new()
    with make_case(url, Toy(), Clock(), by="thurloe") as case:
        name = f"late_{case.store.name}"
        theirs = url.replace("thurloe@", f"{name}@")
        case.user("thurloe", "keeper")
        case.user(name, "reader")
        server.say(f"CREATE ROLE {name} LOGIN")
        with pytest.raises(NotAllowed, match="permission denied"), open_store(theirs) as store:
            list(store.events())
        case.user(name, "reader")
        with Case(open_store(theirs), extractor=Toy) as late:
            assert late.log() == case.log()


def test_in_a_database_roles_are_what_the_database_lets_them_do(server, tmp_path):
    """A keeper's word grants and revokes: here a reader becomes an analyst, and then nobody."""
    url = server.new()
    (tmp_path / "a.txt").write_text("By Bo Kerr\n\nHeron sank on 4 May 1962. So be it.\n")
    with make_case(url, Toy(), Clock(), by="thurloe") as case:
        name = f"rob_{case.store.name}"
        server.say(f"CREATE ROLE {name} LOGIN")
        theirs = url.replace("thurloe@", f"{name}@")
        case.user("thurloe", "keeper")
        case.user(name, "reader")
        with Case(open_store(theirs), extractor=Toy) as rob:
            assert len(rob.log()) == 3
            with pytest.raises(NotAllowed, match="is reader here"):
                rob.add(tmp_path / "a.txt")
            later = case.user(name, "analyst")
            assert rob.add(tmp_path / "a.txt").accounts == ("a.txt",)
            with pytest.raises(NotAllowed):
                rob.undo(later.seq, because="x")
            case.user(name, "none")
            with pytest.raises(NotAllowed, match="permission denied"):
                rob.log()


def test_a_keeper_alone_takes_away_the_account_that_says_whom_to_hide(team, here):
    (here / "more.txt").write_text("By Paul Diller\n\nThe ferry Heron sank on 4 May 1962.\n")
    run("add", team, "more.txt", by="Kay")
    with Case(open_store(team), by="Ann") as case:
        events = [e for e in case.events() if e.kind == "account"]
        said = next(e.seq for e in events if e.body["file"] == "diller.txt")
    undo = ("undo", team, str(said), "--because", "x")
    run(*undo, by="Ann", code=6)
    run("export", team, "-o", "kays.csv", by="Kay")
    assert "Diller" not in (here / "kays.csv").read_text()
    run(*undo, by="Kay")
