"""Two articles in one file are two voices, each from its own day."""

import json

import pytest

from thurloe.nouns import Status
from thurloe.pipeline import make_brief
from thurloe.report import protect, to_html, to_json, to_markdown

FIRST = (
    "The ferry Heron sank off Torvik on 3 May 1962. Forty people died on the Heron, and the pilot "
    "Jens Dahl was arrested yesterday by the police of Oslo. Captain Erik Strand was born in 1911."
)
OTHER = (
    "The loss of the ferry Heron is the worst that Torvik has seen. Fifty people died on the Heron. "
    "The pilot Jens Dahl was released yesterday by the police of Oslo. Erik Strand was born in 1912."
)
FILE = (
    f"Ferry Lost Off Torvik\n\nBy Anna Berg, 6 May 1962\n\n{FIRST}\n\n\n"
    f"More Dead Than Was Feared\n\nBy Olaf Lind, 9 May 1962\n\n{OTHER}\n"
)


@pytest.fixture
def brief(tmp_path):
    def of(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.{'csv' if name == 'accounts' else 'txt'}").write_text(text)
        return make_brief([tmp_path])

    return of


def voices(brief, event, attribute):
    """Value to the names of the reasons for it, the prior aside, of one question."""
    [finding] = [f for f in brief.findings if (f.event, f.attribute) == (event, attribute)]
    names = {source.id: source.name for source in brief.sources}
    return finding.status, {
        a.value: [names[r.name] for r in a.reasons[1:]] for a in finding.answers
    }


def test_two_articles_in_one_file_contradict_each_other(brief):
    found = voices(brief(a=FILE), "birth", "date")
    assert found == (Status.CONTESTED, {"1911": ["Anna Berg"], "1912": ["Olaf Lind"]})


def test_each_counts_its_days_from_its_own(brief):
    made = brief(a=FILE)
    assert voices(made, "arrest", "date")[1] == {"1962-05-05": ["Anna Berg"]}
    assert voices(made, "release", "date")[1] == {"1962-05-08": ["Olaf Lind"]}


@pytest.mark.parametrize(
    "signed",
    [
        "By {} / The Evening Echo, {}",
        "By {}\nThe Evening Echo, {}",
        "By {}\n\nThe Torvik Lantern, {}",
        "By {}\n\n{}",
    ],
)
def test_the_day_below_a_second_byline_is_that_articles(brief, signed):
    text = FILE
    for name, day in (("Anna Berg", "6 May 1962"), ("Olaf Lind", "9 May 1962")):
        text = text.replace(f"By {name}, {day}", signed.format(name, day))
    made = brief(a=text)
    assert voices(made, "arrest", "date")[1] == {"1962-05-05": ["Anna Berg"]}
    assert voices(made, "release", "date")[1] == {"1962-05-08": ["Olaf Lind"]}
    [further] = json.loads(to_json(made))["accounts"][0]["further_texts"]
    assert further["date"] == "1962-05-09"


def test_a_second_article_that_another_file_holds_adds_no_vote(brief):
    made = brief(a=FILE, b=f"By Olaf Lind, 9 May 1962\n\n{OTHER}\n")
    assert voices(made, "release", "date") == (Status.SINGLE, {"1962-05-08": ["Olaf Lind"]})
    assert [account.copies for account in made.accounts] == [None, None]


def test_the_findings_file_says_where_it_stands_and_who_speaks(brief):
    findings = json.loads(to_json(brief(a=FILE)))
    [place] = findings["accounts"][0]["further_texts"]
    assert FILE[place["start"] : place["end"]].startswith("More Dead")
    said = {
        claim["quote"]: claim.get("source")
        for finding in findings["findings"]
        for answer in finding["answers"]
        for claim in answer["claims"]
    }
    assert said["Fifty people died on the Heron"] == place["source"]
    assert said["Forty people died on the Heron"] is None


@pytest.mark.parametrize("write", [to_json, to_html, to_markdown])
def test_whoever_speaks_in_it_can_be_hidden(brief, write):
    made = brief(a=FILE, accounts="file,protected\na.txt,yes\n")
    shown = write(protect(made)).lower()
    assert [name for name in ("berg", "anna", "lind", "olaf") if name in shown] == []
