"""Records of evidence: whose words they are, whose "I" it is, and what an answer makes of it."""

import pytest

from thurloe.extract import english
from thurloe.nouns import Mode
from thurloe.read import account_of

TOLD = [  # a record, and of "locked" who did it and on whose word
    ("PETER HOLT, sworn: I locked the chest at nine.", "PETER HOLT", "PETER HOLT"),
    ("Peter HOLT, porter, sworn. I locked the chest at nine.", "Peter HOLT", "Peter HOLT"),
    ("Peter Holt (sworn), examined by Mr. Sand: I locked the chest.", "Peter Holt", "Peter Holt"),
    ("MR HOLT: I locked the chest at nine.\n\nMR SAND: You may go.", "MR HOLT", "MR HOLT"),
    (
        "Peter HOLT, sworn. I am a porter.\n\nCross-examined by Mr. Sand: I locked the chest.",
        "Peter HOLT",
        "Peter HOLT",
    ),
    ("The plaintiff, sworn. I locked the chest at nine.", "plaintiff", "The plaintiff"),
    (
        "Evidence of Peter Holt\n\nQ. Where did you go? A. I locked the chest.",
        "Peter Holt",
        "Peter Holt",
    ),
    ("Peter Holt was sworn in as mayor. I locked the chest at nine.", "I", None),
    ("Torvik: I locked the chest at nine.", "I", None),
    ("PETER HOLT, sworn: I was ill.\n\nThe clerk locked the chest.", "clerk", None),
]


@pytest.fixture(scope="module")
def read():
    extractor = english()

    def claims(text):
        (extraction,) = extractor.extract([account_of(text)])
        return extraction.claims

    return claims


@pytest.mark.parametrize(("text", "who", "cited"), TOLD, ids=[text for text, *_ in TOLD])
def test_whose_words(read, text, who, cited):
    locked = [c for c in read(text) if c.event.trigger.text == "locked"]
    doers = {c.value for c in locked if c.attribute == "agent"}
    assert (doers, {c.cited for c in locked}) == ({who}, {cited})


def test_what_a_witness_passes_on(read):
    told = read("PETER HOLT, sworn: I was there. Anna Lund said that the clerk sold the lamp.")
    assert {c.chain for c in told if c.event.trigger.text == "sold"} == {
        ("PETER HOLT", "Anna Lund")
    }


STATES = [
    ("Was the cellar door bolted? No.", ["not bolted"]),
    ("Was the cellar door bolted? Yes.", ["bolted"]),
    ("Q. Was the cellar door bolted? A. No. Q. Were you there? A. I was.", ["not bolted"]),
    ("[Was the cellar door bolted?] It was not. I had no key.", ["not bolted"]),
    ("Was the cellar door bolted? No doubt the porter knows.", []),
    ("Was the cellar door bolted? The porter always denied it.", []),
    ("Was the cellar door bolted? I ask you.", []),
]


@pytest.mark.parametrize(("text", "states"), STATES, ids=[text for text, _ in STATES])
def test_an_answer_makes_a_claim_of_a_question(read, text, states):
    assert [c.value for c in read(text) if c.attribute == "state"] == states


def test_you_in_a_question_is_the_witness_who_says_no(read):
    told = read("ANNA LUND, sworn: I am a cook.\n\nQ. Did you strike the miller? A. I did not.")
    (no,) = (c for c in told if c.attribute == "polarity")
    assert (no.event.subject.text, no.value, no.mode) == ("ANNA LUND", "no", Mode.DENIED)
    assert (no.cited, no.quote.text[-9:]) == ("ANNA LUND", "I did not")
