"""What one account quotes of another is not said twice."""

import textwrap

import pytest

from thurloe.nouns import Status
from thurloe.pipeline import make_brief
from thurloe.report import to_markdown

HERS = (
    "The ferry Heron left Torvik at nine in the evening. Captain Erik Strand was arrested on 5 May "
    "1962, and the pilot Jens Dahl was released on 7 May 1962 by the police of Oslo."
)
MARKED = "\n".join(f"> {line}" for line in textwrap.wrap(HERS, 60))


def mail(name, day, body):
    head = f"From: {name} <a@example.org>\nDate: {day} May 1962 10:00:00 +0000\nSubject: Re: Heron"
    return f"{head}\n\n{body}\n"


MAILS = {
    "a.eml": mail("Anna Berg", 19, HERS),
    "b.eml": mail("Olaf Lind", 20, f"No, Strand was arrested on 6 May 1962.\n\nOn 19 May Anna Berg wrote:\n{MARKED}"),
    "c.eml": mail("Karin Dahl", 21, f"Who knows.\n\nOn 19 May Anna Berg wrote:\n{MARKED}"),
}  # fmt: skip


@pytest.fixture
def brief(tmp_path):
    def of(*names):
        for name in names:
            (tmp_path / name).write_text(MAILS[name])
        return make_brief([tmp_path])

    return of


def answers(brief, event, attribute):
    """Value to the names of the reasons for it, the prior aside, of one question."""
    [finding] = [f for f in brief.findings if (f.event, f.attribute) == (event, attribute)]
    names = {source.id: source.name for source in brief.sources}
    votes = {a.value: [names[r.name] for r in a.reasons[1:]] for a in finding.answers}
    return finding.status, votes


def test_a_quoted_mail_is_its_writers_and_adds_no_vote(brief):
    status, votes = answers(brief("a.eml", "b.eml", "c.eml"), "release", "date")
    assert (status, votes) == (Status.SINGLE, {"1962-05-07": ["Anna Berg"]})


def test_a_reply_may_contradict_what_it_quotes(brief):
    status, votes = answers(brief("a.eml", "b.eml"), "arrest", "date")
    assert status is Status.CONTESTED
    assert votes == {"1962-05-05": ["Anna Berg"], "1962-05-06": ["Olaf Lind"]}


def test_two_who_quote_a_mail_that_is_not_there_are_one_voice(brief):
    status, votes = answers(brief("b.eml", "c.eml"), "release", "date")
    assert (status, votes) == (Status.SINGLE, {"1962-05-07": ["Anna Berg"]})


def test_a_reply_is_no_copy_of_what_it_quotes(brief):
    made = brief("a.eml", "b.eml", "c.eml")
    assert [account.copies for account in made.accounts] == [None, None, None]


def test_quoted_claims_say_so(brief):
    made = brief("a.eml", "b.eml")
    claims = [c for f in made.findings for a in f.answers for c in a.claims]
    quoted = [c for c in claims if c.quoted]
    assert {(c.quote.account, c.origin, c.cited) for c in quoted} == {
        ("b.eml", "a.eml", "Anna Berg")
    }
    assert all(c.origin == "" for c in claims if not c.quoted)


def test_who_quotes_a_mail_that_is_not_there_may_contradict_it(brief):
    made = brief("b.eml")
    status, votes = answers(made, "arrest", "date")
    assert status is Status.CONTESTED
    assert votes == {"1962-05-05": ["Anna Berg"], "1962-05-06": ["Olaf Lind"]}
    assert "Anna Berg (F, quoted by Olaf Lind)" in to_markdown(made)
    assert [(s.name, s.reliability) for s in made.sources] == [
        ("Olaf Lind", "F"),
        ("Anna Berg", "F"),
    ]


def test_who_is_quoted_from_an_account_that_is_there_is_one_source(brief):
    made = brief("a.eml", "b.eml", "c.eml")
    assert [s.name for s in made.sources] == ["Anna Berg", "Olaf Lind", "Karin Dahl"]
    own = [c for f in made.findings for a in f.answers for c in a.claims if c.quoted]
    assert {c.source for c in own} == {""}


def test_who_quotes_an_earlier_mail_of_his_own_has_one_voice(tmp_path):
    earlier = mail(
        "Olaf Lind",
        20,
        f"As I said.\n\nOn 19 May Olaf Lind wrote:\n{MARKED}\n\nStrand was arrested on 5 May 1962.",
    )
    (tmp_path / "b.eml").write_text(earlier)
    status, votes = answers(make_brief([tmp_path]), "arrest", "date")
    assert (status, votes) == (Status.SINGLE, {"1962-05-05": ["Olaf Lind"]})
