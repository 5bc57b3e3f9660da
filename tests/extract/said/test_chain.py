"""On whose word a claim stands, the outermost first, and how it is said."""

import pytest

from thurloe.extract import english
from thurloe.read import account_of
from thurloe.report.wording import say_mode

CHAINS = [
    ("Anna Holm said that Peter Krag was shot in Lima.", ("Anna Holm",)),
    ("Vera Lund notes that Anna Holm said that Peter Krag was shot in Lima.", ("Vera Lund", "Anna Holm")),
    ("According to Vera Lund, Anna Holm said that Peter Krag was shot in Lima.", ("Vera Lund", "Anna Holm")),
    ("“Anna Holm said that Peter Krag was shot in Lima,” wrote Vera Lund.", ("Vera Lund", "Anna Holm")),
    ("“It was late,” said Anna Holm. “Peter Krag was shot in Lima.”", ("Anna Holm",)),
    ("Anna Holm looked away. “Peter Krag was shot in Lima.”", ("Anna Holm",)),
    ("Anna Holm writes:\n\n“It was late.\n\n“Peter Krag was shot in Lima.”", ("Anna Holm",)),
    ("Anna Holm's answer was short: “Peter Krag was shot in Lima.”", ("Anna Holm",)),
    ("Vera Lund quotes Anna Holm: “Peter Krag was shot in Lima.”", ("Vera Lund", "Anna Holm")),
    ("As Anna Holm tells it, Peter Krag was shot in Lima.", ("Anna Holm",)),
    ("As Anna Holm said goodbye, Peter Krag was shot in Lima.", ()),
    ("In Anna Holm's view, Peter Krag was shot in Lima.", ("Anna Holm",)),
    ("In view of the danger, Peter Krag was shot in Lima.", ()),
    ("The inquest found that Peter Krag was shot in Lima.", ("The inquest",)),
    ("Anna Holm found that Peter Krag was shot in Lima.", ()),
    ("Nobody told Anna Holm that Peter Krag was shot in Lima.", ()),
    ("Anna Holm, quoted in the Herald, said that Peter Krag was shot in Lima.", ("Herald", "Anna Holm")),
    ("The Herald, citing Anna Holm, reported that Peter Krag was shot in Lima.", ("Herald", "Anna Holm")),
    ("In the words of Anna Holm, Peter Krag was shot in Lima.", ("Anna Holm",)),
    ("Anna Holm: “Peter Krag was shot in Lima.”", ("Anna Holm",)),
    ("Torvik: “Peter Krag was shot in Lima.”", ()),
    ("From the diary of Anna Holm: “Peter Krag was shot in Lima.”", ("Anna Holm",)),
    ("Vera Lund met Anna Holm.\n\nAnna Holm cabled Vera Lund:\n\nPeter Krag was shot in Lima.", ("Anna Holm",)),
    ("Vera Lund met Anna Holm.\n\nAnna Holm listed the dead:\n\nPeter Krag was shot in Lima.", ()),
    ("Anna Holm wrote in her report that Peter Krag was shot in Lima.", ("Anna Holm",)),
]  # fmt: skip


@pytest.fixture(scope="module")
def read():
    extractor = english()

    def claims(text):
        (extraction,) = extractor.extract([account_of(text)])
        return [c for c in extraction.claims if c.event.trigger.text == "shot"]

    return claims


@pytest.mark.parametrize(("text", "chain"), CHAINS, ids=[text for text, _ in CHAINS])
def test_chain(read, text, chain):
    assert {claim.chain for claim in read(text)} == {chain}


def test_a_chain_is_told_from_its_end(read):
    (claim, *_) = read(CHAINS[1][0])
    assert say_mode(claim) == "reported, citing Anna Holm, by way of Vera Lund"


MODES = [
    ("Was Peter Krag shot in Lima?", "supposed"),
    ("When was Peter Krag shot in Lima?", "asserted"),
    ("It is likely that Peter Krag was shot in Lima.", "supposed"),
    ("It is not unlikely that Peter Krag was shot in Lima.", "asserted"),
    ("In all probability Peter Krag was shot in Lima.", "supposed"),
    ("It was not Peter Krag who was shot in Lima.", "denied"),
    ("Nobody told Anna Holm that Peter Krag was shot in Lima.", "asserted"),
    ("Nobody said that Peter Krag was shot in Lima.", "supposed"),
    ("Some wrote that Peter Krag was shot in Lima. The story is false.", "denied"),
]


@pytest.mark.parametrize(("text", "mode"), MODES, ids=[text for text, _ in MODES])
def test_mode(read, text, mode):
    assert {claim.mode for claim in read(text)} == {mode}
