"""Whoever shares a word with a hidden source is not said to be that source, nor tells its name."""

import pytest

from thurloe.pipeline import make_brief
from thurloe.report import protect, to_json, veil


def shown(tmp_path, text, *, listed="a.txt,Nora Pike,yes\n"):
    """The text of the second account, as the brief shows it."""
    (tmp_path / "a.txt").write_text("I, Nora Pike, saw the mill burn on 3 May 1921.\n")
    (tmp_path / "b.txt").write_text(f"{text}\n")
    (tmp_path / "accounts.csv").write_text(f"file,source,protected\n{listed}b.txt,Ida Lund,\n")
    brief = make_brief([tmp_path])
    hidden = protect(brief)
    assert "pike" not in to_json(hidden).lower()
    account = next(a for a in hidden.accounts if a.file == "b.txt")
    told = next(a for a in brief.accounts if a.file == "b.txt")
    assert veil(brief)(told.text) == account.text or veil(brief).account(told)[0] == account
    return account.text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tom Pike was convicted of arson. Pike wept.",
            "Tom [withheld] was convicted of arson. [withheld] wept.",
        ),
        (
            "Tom Pike was convicted. Nora Pike wept, and N. Pike left.",
            "Tom [withheld] was convicted. Source A wept, and Source A left.",
        ),
        (
            "Tom Pike was convicted. Nora wept.",
            "Tom [withheld] was convicted. Source A wept.",
        ),
        (
            "Nora Finch kept the inn, and Nora knew it.",
            "[withheld] Finch kept the inn, and [withheld] knew it.",
        ),
        (
            "Tom Pike and the other Pikes lived in Pike Street.",
            "Tom [withheld] and the other [withheld] lived in [withheld] Street.",
        ),
        ("Pike was convicted of arson.", "Source A was convicted of arson."),
        ("Miss Pike and Nellie Finch wept.", "Source A and Nellie Finch wept."),
    ],
)
def test_a_surname_that_others_bear_is_withheld_and_said_of_nobody(tmp_path, text, expected):
    assert shown(tmp_path, text) == expected


def test_two_hidden_sources_of_one_surname_are_told_apart(tmp_path):
    (tmp_path / "c.txt").write_text("I, Tom Pike, saw the mill burn on 4 May 1921.\n")
    listed = "a.txt,Nora Pike,yes\nc.txt,Tom Pike,yes\n"
    text = shown(tmp_path, "Nora Pike met Tom Pike. Pike wept.", listed=listed)
    assert text == "Source A met Source C. [withheld] wept."


def test_what_is_withheld_is_no_further_name_of_an_entity(tmp_path):
    (tmp_path / "a.txt").write_text("I, Nora Pike, saw it on 3 May 1921.\n")
    (tmp_path / "b.txt").write_text("Tom Pike was arrested on 4 May 1921. Pike was convicted.\n")
    (tmp_path / "accounts.csv").write_text("file,source,protected\na.txt,Nora Pike,yes\n")
    hidden = protect(make_brief([tmp_path]))
    names = [(one.name, *one.variants) for one in hidden.entities]
    assert ("Tom [withheld]",) in names
    assert not any(
        one.name.startswith("Source") and "[withheld]" in one.variants for one in hidden.entities
    )
