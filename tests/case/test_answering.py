"""What turned out true is told with who settled it and why."""

import json
from dataclasses import replace

from typer.testing import CliRunner

import thurloe
from thurloe.case import asked_elsewhere
from thurloe.cli.main import app

TEXT = "By {}\n\nThe ferry Heron sank on 3 May 1962. {} people died.\n"


def run(*args):
    done = CliRunner().invoke(app, ["case", *map(str, args)], env={"THURLOE_BY": "Ann Lee"})
    assert done.exit_code == 0, done.output
    return done


def made(folder):
    place = folder / "in"
    place.mkdir()
    (place / "court.txt").write_text(TEXT.format("Ruth Ammon", "Forty"))
    (place / "diller.txt").write_text(TEXT.format("Paul Diller", "Fifty"))
    (place / "accounts.csv").write_text("file,source,protected\ndiller.txt,Paul Diller,yes\n")
    with thurloe.new(folder / "heron.case", by="Ann Lee") as case:
        case.add(place)
    return folder / "heron.case"


def test_a_brief_says_who_settled_a_question_and_why(tmp_path):
    case = made(tmp_path)
    done = run("answer", case, "Forty people died", 40, "--because", "Paul Diller counted")
    assert "no account gives" not in done.stderr
    for form, said in (("md", "Settled by"), ("html", "Settled by"), ("text", "by")):
        shown = run("brief", case, "--format", form).stdout
        assert f"{said} Ann Lee: " in shown
        assert "Diller counted" not in shown


def test_what_is_settled_is_contested_no_longer(tmp_path):
    case = made(tmp_path)
    counts = {True: "Contested", False: "Settled"}
    for open_, heading in counts.items():
        for form, sign in (("md", "## "), ("html", "</span> "), ("text", " ")):
            shown = run("brief", case, "--format", form).stdout
            assert f"{sign}{heading}" in shown
            assert (f"{sign}{counts[not open_]}" in shown) == (form == "html" and not open_)
        brief = json.loads(run("brief", case, "--format", "json").stdout)
        (asked,) = (f for f in brief["findings"] if len(f["answers"]) > 1)
        assert (asked["status"], asked["settled"] is None) == ("contested", open_)
        assert (brief["counts"]["contested"], brief["counts"]["settled"]) == (open_, not open_)
        parts = [brief["counts"][part] for part in ("contested", "settled", "agreed", "single")]
        assert sum(parts) == brief["counts"]["findings"]
        page = tmp_path / "brief.html"
        assert f", {open_:d} of them contested" in run("brief", case, "-o", page).stderr
        said = (
            "Nothing is contested that nobody settled: no two accounts contradict each other on any"
        )
        assert (said in page.read_text()) == (not open_)
        if open_:
            run("answer", case, "Forty people died", 40, "--because", "the register")
    assert "by Ann Lee: the register (also said: 5" in shown


def test_a_value_that_no_account_gives_is_warned_of(tmp_path):
    case = made(tmp_path)
    done = run("answer", case, "Forty people died", 46, "--because", "the register")
    assert "warning: no account gives 46" in done.stderr
    brief = json.loads(run("brief", case, "--format", "json").stdout)
    told = [r["detail"] for f in brief["findings"] for a in f["answers"] for r in a["reasons"]]
    said = "known to be 46: nothing was weighed; settled by Ann Lee: the register"
    assert said in told


def test_a_value_given_to_another_question_of_the_same_words_is_told(case, write):
    case.add(write("a.txt", "By Ann Lee\n\nHeron sank on 3 May 1962.\n"))
    case.add(write("b.txt", "By Bo Kerr\n\nHeron sank on 4 May 1962.\n"))
    (asked,) = case.findings()
    event = case.answer(asked.question, "1962-05-03", because="x")
    assert asked_elsewhere(case.sight(), event.body) == ""
    parted = [replace(asked, id=a.value, answers=(a,)) for a in asked.answers]
    parted[0] = replace(parted[0], settled="Ann: x")
    brief = replace(case.sight().brief, findings=tuple(parted))
    sight = replace(case.sight(), made=lambda: (brief, brief))
    (other,) = (s.handle for s, c in sight.statements() if c.value == parted[1].answers[0].value)
    body = {**event.body, "value": parted[1].answers[0].value}
    assert asked_elsewhere(sight, body) == other
    assert asked_elsewhere(sight, body | {"value": parted[0].answers[0].value}) == ""


def test_a_brief_has_whatever_was_set_aside_with_who_when_and_why(tmp_path):
    case = made(tmp_path)
    run(
        "reject", case, "Forty people died", "--because", "Diller <b>counted</b>", "--by", "Ann Lee"
    )
    plain = run("brief", case, "--format", "json").stdout
    assert json.loads(plain)["disputes"] == []
    run("accept", case, "Forty people died", "--because", "in the register", "--by", "Ben Ray")
    (dispute,) = json.loads(run("brief", case, "--format", "json").stdout)["disputes"]
    assert dispute["about"] == "whether “Forty people” in “Forty people died” is 40"
    told = [(one["by"], one["says"]) for one in dispute["rulings"]]
    assert told == [("Ann Lee", "it is wrong"), ("Ben Ray", "it is right")]
    day, last = dispute["rulings"][0]["at"][:10], dispute["rulings"][1]["seq"]
    for form in ("html", "md", "text"):
        shown = run("brief", case, "--format", form).stdout
        assert "et aside, as people differ" in shown
        for words in (
            day,
            "Ann Lee",
            "it is wrong",
            "Ben Ray",
            "in the register",
            f"(event {last})",
        ):
            assert words in shown.replace("\\", "")
        assert "Diller" not in shown  # a protected source
    assert "<b>counted" not in run("brief", case, "--format", "html").stdout
    run("undo", case, dispute["rulings"][0]["seq"], "--because", "Ben is right")
    assert "et aside" not in run("brief", case, "--format", "md").stdout
