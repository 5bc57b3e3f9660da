"""A sentence that several accounts have word for word is one voice."""

import pytest

from thurloe.nouns import Status
from thurloe.pipeline import make_brief

SHARED = (
    "Captain Jan Holm steered the ferry on to the Skell rocks at ten o'clock on the night of "
    "4 May 1911."
)
OWN = {
    "a.txt": "A grey sky lay over the harbour and the widows stood on the quay in the rain, waiting "
    "for news that did not come. {} Nobody in the town slept that night, the school was opened for "
    "the families, and the company had nothing to say to those who asked at its door.",
    "b.txt": "We reached the village by cart after a long ride through the hills and found every "
    "door shut and the church full of people. {} The priest read a list of names, the bells rang "
    "all day, and the shops put up their shutters one after the other.",
    "c.txt": "Divers have gone down twice without result, and will try once more when the weather "
    "allows. {} A fund has been begun by the bank, to which the mayor gave the first hundred "
    "crowns; letters may be sent to the usual address before Friday.",
}
RETOLD = "I saw the lamp. Captain Jan Holm steered the ferry on to the Skell rocks on 4 May 1911."


@pytest.fixture
def dated(tmp_path):
    """The finding on when the ferry was steered, of accounts with these texts."""

    def of(texts):
        for name, text in texts.items():
            (tmp_path / name).write_text(text)
        made = make_brief([tmp_path])
        [found] = [f for f in made.findings if (f.event, f.attribute) == ("steer", "date")]
        return found

    return of


def borrowed(finding):
    return {c.quote.account: c.origin for a in finding.answers for c in a.claims}


def test_three_who_have_one_sentence_are_one_origin(dated):
    found = dated({name: text.format(SHARED) for name, text in OWN.items()})
    assert (found.status, found.origins) == (Status.SINGLE, 1)
    assert borrowed(found) == {"a.txt": "", "b.txt": "a.txt", "c.txt": "a.txt"}


def test_who_says_it_in_his_own_words_is_another(dated):
    found = dated({name: text.format(SHARED) for name, text in OWN.items()} | {"d.txt": RETOLD})
    assert (found.status, found.origins) == (Status.AGREED, 2)


def test_a_short_sentence_may_be_anybodys(dated):
    short = "Jan Holm steered it on 4 May 1911."
    found = dated({name: text.format(short) for name, text in OWN.items()})
    assert set(borrowed(found).values()) == {""}
