"""What is read out of invented sentences; `*` in a case stands for anything."""

import json
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thurloe.extract import english
from thurloe.nouns import Account, Section, SectionKind, View

FILES = sorted((Path(__file__).parent.parent / "cases").glob("claims*.json"))
CASES = [case for file in FILES for case in json.loads(file.read_text("utf-8"))]


@pytest.fixture(scope="module")
def extractor():
    return english()


def account(text):
    sections = (Section(start=0, end=len(text)),) if text else ()
    return Account(
        file="a.txt", sha256="", text=text, view=View.plain(text), sections=sections, source="s1"
    )


def extracted(extractor, text):
    (extraction,) = extractor.extract([account(text)])
    return extraction


def rows(extraction):
    for claim in extraction.claims:
        subject = claim.event.subject.text if claim.event.subject else ""
        yield [claim.event.kind, subject, claim.attribute, claim.value, str(claim.mode)]


def like(row, pattern):
    return all(fnmatchcase(value, wanted) for value, wanted in zip(row, pattern, strict=False))


@pytest.mark.parametrize("case", CASES, ids=[c["label"] for c in CASES])
def test_case(extractor, case):
    found = list(rows(extracted(extractor, case["text"])))
    missing = [p for p in case["expect"] if not any(like(r, p) for r in found)]
    unwanted = [p for p in case.get("never", []) if any(like(r, p) for r in found)]
    assert (missing, unwanted) == ([], []), found


def test_a_thing_named_with_its_stuff_has_the_colour(extractor):
    told = extracted(extractor, "Anna Holm wore a heavy red linen coat.").claims
    assert [c.about for c in told if c.attribute == "colour"] == ["coat"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Three letters were sent back by the clerk.", "transfer"),
        ("Two letters to Anna Holm were found in the mill.", "discovery"),
        ("There were three letters.", "correspondence"),
    ],
)
def test_letters_are_counted_by_what_was_done_with_them(extractor, text, kind):
    told = extracted(extractor, text).claims
    assert [c.event.kind for c in told if c.attribute == "number"] == [kind]


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("When Karl Holm was eleven, his aunt went to Lima.", "his aunt went to Lima"),
        ("His aunt went home when Karl Holm was eleven.", "his aunt went home"),
        ("Karl Holm was eleven years old when the mill burned down.", "the mill burned down"),
        ("Karl Holm was eleven years old.", ""),
    ],
)
def test_an_age_is_told_with_what_happened_then(extractor, text, then):
    (age,) = (c for c in extracted(extractor, text).claims if c.attribute == "age")
    assert (age.value, age.about) == ("P11Y", then)
    assert all(word in age.quote.text.lower() for word in ("when", then.lower()) if then)


def test_a_byline_names_people_and_states_nothing(extractor):
    text = "Posted by Olaf Lind\n\nErik Strand was arrested in Torvik on 3 May 1911."
    sections = (Section(start=0, end=19, kind=SectionKind.BYLINE), Section(start=21, end=len(text)))
    (extraction,) = extractor.extract([replace(account(text), sections=sections)])
    assert {row[0] for row in rows(extraction)} == {"arrest"}
    assert "Olaf Lind" in {referent.name for referent in extraction.referents}


def test_what_a_mail_quotes_is_reported_and_cited_to_its_writer(extractor):
    text = "Erik Strand was shot on 3 May 1911.\n\nOlaf Lind was not shot in 1912. Dahl said he was arrested in Oslo."
    quoted = Section(start=37, end=len(text), quoted="Anna Berg")
    sections = (Section(start=0, end=35), quoted)
    (extraction,) = extractor.extract([replace(account(text), sections=sections)])
    said = {(c.quoted, str(c.mode), c.cited) for c in extraction.claims}
    assert (False, "asserted", None) in said
    assert (True, "denied", "Anna Berg") in said
    assert (True, "reported", "Dahl") in said
    unnamed = (sections[0], replace(quoted, quoted=""))
    (extraction,) = extractor.extract([replace(account(text), sections=unnamed)])
    assert (True, "denied", None) in {(c.quoted, str(c.mode), c.cited) for c in extraction.claims}


def test_no_account_tells_as_past_what_came_after_it(extractor):
    text = "Anna Holm was arrested on 3 May 1921. Peter Krag will be tried on 9 June 1921."
    written = replace(account(text), date="1921-05-02")
    (extraction,) = extractor.extract([written])
    assert [r[:4] for r in rows(extraction) if r[2] == "date"] == [
        ["trial", "Peter Krag", "date", "1921-06-09"]
    ]
    assert any("later than the account" in s.why for s in extraction.skipped)


def test_no_account_foretells_what_was_past(extractor):
    text = "In 1918 the mill burned. The school will open on 3 April 1919. It will close in 1930."
    (extraction,) = extractor.extract([replace(account(text), date="1921-05-02")])
    told = [r[3] for r in rows(extraction) if r[4] == "forecast" and r[2] == "date"]
    assert told == ["1930"]
    assert any("earlier than the account" in s.why for s in extraction.skipped)


TEXTS = st.lists(st.sampled_from([c["text"] for c in CASES]), max_size=4).map(" ".join)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS, cut=st.integers(0, 40), noise=st.text(max_size=12))
def test_every_quote_is_the_words_of_the_account(extractor, text, cut, noise):
    """Also where the text is torn and odd characters stand in it."""
    torn = text[cut:] + noise + text[:cut]
    extraction = extracted(extractor, torn)
    quotes = [c.quote for c in extraction.claims] + [c.words for c in extraction.claims]
    quotes += [s.quote for s in extraction.skipped]
    assert [torn[q.start : q.end] for q in quotes] == [q.text for q in quotes]


def test_nothing_is_dropped_in_silence(extractor):
    """A sentence is told of by a claim or comes back with a reason."""
    extraction = extracted(extractor, "It rained. Anna Holm was arrested in 1932. So it goes.")
    assert (extraction.sentences, extraction.silent) == (3, 2)
    assert [s.quote.text for s in extraction.skipped] == ["It rained.", "So it goes."]


def test_an_empty_account_has_nothing_to_say(extractor):
    assert extracted(extractor, "").claims == ()


def test_accounts_come_back_in_order_and_alone(extractor):
    many = [
        Account(
            file=f"{n}.txt",
            sha256="",
            text=t,
            view=View.plain(t),
            sections=(Section(start=0, end=len(t)),),
            source="s1",
        )
        for n, t in enumerate(c["text"] for c in CASES)
    ]
    extractions = list(extractor.extract(many))
    assert [e.account for e in extractions] == [a.file for a in many]
    assert {c.quote.account for c in extractions[3].claims} == {"3.txt"}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Of the 1,477 persons on board, 1,012 perished.", {"person"}),
        ("Six died of the cold.", {"person of cold"}),
    ],
)
def test_those_on_board_are_no_cause_of_death(extractor, text, about):
    told = extracted(extractor, text).claims
    assert {c.about for c in told if c.attribute == "number"} == about


@pytest.mark.parametrize(
    "text",
    ["See the mill was burned.", "Note the mill was hurt by boys."],
)
def test_a_command_at_the_very_beginning_is_read(extractor, text):
    (extraction,) = extractor.extract([account(text)])
    assert all(text[c.quote.start : c.quote.end] == c.quote.text for c in extraction.claims)


def test_the_harbour_is_the_one_named_last_on_the_day_told_last(extractor):
    told = "On 3 May 1921 the tug Orla lay in the harbour of Narva. "
    text = "On 9 May 1921 it rained in the harbour of Ghent. " * 30 + told
    text += "She was leaving the harbour."
    (extraction,) = extractor.extract([account(text)])
    courses = [(c.about, c.value) for c in extraction.claims if c.attribute == "course"]
    assert courses == [("1921-05-03", "leaving Narva")]
