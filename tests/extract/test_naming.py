"""Whose a thing is that a question speaks of: by name where the text has only "his"."""

import pytest

from thurloe.extract import english
from thurloe.nouns import Account, Section, View

OWNED = [
    ("Anna Holm sang at Lund. Thieves stole her coat in May 1907.", "Anna Holm’s coat"),
    (
        "The harbour board met for a week and published its findings in April 1965.",
        "the harbour board’s findings",
    ),
    ("The drovers came to Lund. In 1907 the company burned their huts.", "their huts"),
    ("The firm sold its mill in 1907.", "its mill"),
]


@pytest.fixture(scope="module")
def extractor():
    return english()


@pytest.mark.parametrize(("text", "called"), OWNED)
def test_what_is_owned_is_called_by_its_owner_unless_the_question_names_him(
    extractor, text, called
):
    account = Account(
        file="a.txt", sha256="", text=text, view=View.plain(text),
        sections=(Section(start=0, end=len(text)),), source="s1",
    )  # fmt: skip
    (read,) = extractor.extract([account])
    dated = [c.event for c in read.claims if c.attribute == "date"]
    roles = {role.text for event in dated for role in (event.subject, *event.roles) if role}
    assert called in roles
