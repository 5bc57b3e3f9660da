"""A hidden source is hidden by its other names too, whoever says them and wherever they stand."""

import json

import pytest
from typer.testing import CliRunner

from thurloe.case import Case, open_case
from thurloe.case.places import open_store
from thurloe.case.uploads import Upload
from thurloe.cli.main import app
from thurloe.errors import BadInput
from thurloe.report import to_json

MAIL = "By Euan Sallick\n\nThe ferry Heron sank on 3 May 1962. I was at the wheel all night.\n"
TALK = "By Ann Lee\n\nThe ferry Heron sank on 4 May 1962. Spanner told us so, and Old Pike too.\n"
NAMES = ("Sallick", "Spanner", "Pike")


def run(*args, code=0):
    done = CliRunner().invoke(app, list(map(str, args)), env={"THURLOE_BY": "Ann Lee"})
    assert done.exit_code == code, done.output
    return done


def hidden_in(text):
    return [name for name in NAMES if name in text]


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    (place / "mail.txt").write_text(MAIL)
    (place / "talk.txt").write_text(TALK)
    return place


def list_also(folder):
    (folder / "accounts.csv").write_text(
        "file,source,also,protected\nmail.txt,Euan Sallick,Spanner; Old Pike,yes\n"
    )


@pytest.mark.parametrize("form", ["json", "html", "md", "text"])
def test_accounts_csv_says_what_else_a_source_is_called(folder, form):
    list_also(folder)
    assert hidden_in(run("brief", folder, "--format", form, "-q").stdout) == []
    assert hidden_in(run("brief", folder, "--format", "html", "-q", "--reveal").stdout)


def test_words_are_counted_before_names_are_hidden(folder):
    """A pseudonym has two words whatever it stands for."""
    list_also(folder)
    counts = set()
    for more in ((), ("--pseudonyms",), ("--reveal",)):
        shown = run("brief", folder, "--format", "json", "-q", *more).stdout
        counts.add(json.loads(shown)["counts"]["words"])
    assert counts == {len(f"{MAIL} {TALK}".split())}


def test_a_case_keeps_the_other_names_and_hides_them_everywhere(folder, tmp_path):
    list_also(folder)
    case = tmp_path / "heron.case"
    run("case", "new", case)
    said = run("case", "add", case, folder).output
    said += run("case", "search", case, "heron").output + run("case", "log", case).output
    for ending in ("csv", "jsonl", "graphml"):
        run("case", "export", case, "-o", tmp_path / f"x.{ending}")
        said += (tmp_path / f"x.{ending}").read_text()
    assert hidden_in(said + run("case", "brief", case, "--format", "json").output) == []
    run("case", "undo", case, 2, "--because", "forged")
    assert hidden_in(run("case", "search", case, "heron").output) == []


def test_a_source_is_protected_and_named_besides_when_it_is_there_already(folder, tmp_path):
    case = tmp_path / "heron.case"
    run("case", "new", case)
    run("case", "add", case, folder)
    assert "Spanner" in run("case", "search", case, "heron").output
    done = run("case", "protect", case, "Euan Sallick", "--because", "he asked us to")
    assert hidden_in(done.output) == []
    assert hidden_in(run("case", "search", case, "heron").output) == ["Spanner", "Pike"]
    more = ("--also", "Spanner", "--also", "Old Pike; Red Jo", "--because", "x")
    done = run("case", "protect", case, "Source A", *more)
    assert hidden_in(done.output + run("case", "log", case).output) == []
    assert hidden_in(run("case", "search", case, "heron").output) == []
    assert hidden_in(run("case", "brief", case, "--format", "json").output) == []
    again = run(
        "case", "protect", case, "Euan Sallick", "--also", "Spanner", "--because", "x", code=2
    )
    assert "hidden already" in again.output
    assert "No source" in run("case", "protect", case, "Zed", "--because", "x", code=2).output
    assert run("case", "verify", case).exit_code == 0
    assert "Spanner" in run("case", "log", case, "--reveal").output


def test_the_other_names_change_no_finding(folder, tmp_path):
    case = tmp_path / "heron.case"
    run("case", "new", case)
    run("case", "add", case, folder)
    with open_case(case, by="Ann Lee") as held:
        before = [(f.question, [a.probability for a in f.answers]) for f in held.findings()]
        held.protect("Euan Sallick", also=["Spanner"], because="x")
        after = [(f.question, [a.probability for a in f.answers]) for f in held.findings()]
        assert before == after
        revealed = to_json(held.brief())
        assert "Spanner" in revealed


def test_an_analyst_finds_nothing_by_another_name(folder, tmp_path):
    list_also(folder)
    case = tmp_path / "heron.case"
    run("case", "new", case)
    run("case", "add", case, folder)
    with open_case(case, by="Ann Lee") as keeper:
        keeper.user("Ann Lee", "keeper")
        keeper.user("Ben Ray", "analyst")
    with Case(open_store(case), by="Ben Ray") as ben:
        assert list(ben.search("spanner")) == []
        assert len(list(ben.search("heron"))) == 2
        assert hidden_in(to_json(ben.brief())) == []
        with pytest.raises(BadInput):
            ben.protect("Spanner", because="x")


def test_what_is_sent_may_say_the_other_names_of_whom_it_hides():
    sent = Upload(
        name="mail.txt", content=MAIL.encode(), source="Euan Sallick", also="Spanner; Pike"
    )
    with pytest.raises(BadInput, match="protected=true"), sent.folder():
        pass
    hiding = Upload(
        name="mail.txt", content=b"x", source="Euan Sallick", also="Spanner; Pike", protected=True
    )
    with hiding.folder() as folder:
        assert "Spanner; Pike" in (folder / "accounts.csv").read_text()
    assert hiding.asked != sent.asked
