"""Quoted mail: what is another's, whose it is, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thurloe.nouns import SectionKind
from thurloe.read.mend import mend
from thurloe.read.quotes import with_quoted, writer_of
from thurloe.read.sections import parts_of, sections_of

WRITERS = {
    "On Sat, 19 May 1962 at 10:00, Anna Berg <anna@example.org> wrote:": "Anna Berg",
    "On 3 May Karin Holm wrote:": "Karin Holm",
    "On May 3, 2001, at 10:15 AM, Anna Berg wrote:": "Anna Berg",
    'On Thu, 3 May 2001 10:15:00 +0200 "Berg, Anna" <a@b.cd> wrote:': "Anna Berg",
    "On 03/05/2001 10:15, anna wrote:": "anna",
    "Anna Berg <a@b.cd> wrote:": "Anna Berg",
    "Anna Berg wrote:": "Anna Berg",
    "a@b.cd wrote:": "a@b.cd",
    "-----Original Message-----": "",
    "---------- Forwarded message ---------": "",
    "He went home and wrote:": None,
    "On the whole nobody wrote:": None,
    "In the spring of 1901 Anna Berg wrote:": None,
}
OWN = "That is wrong. Strand was arrested in Oslo on 6 May 1962."
HERS = "Strand was arrested in Torvik on 5 May 1962."
TEXTS = {
    "marks": (f"{OWN}\n\nOn 19 May 1962 Anna Berg wrote:\n> {HERS}\n\n{OWN}", "Anna Berg"),
    "marks and no blank line": (f"On 19 May 1962 Anna Berg wrote:\n> {HERS}\n{OWN}", "Anna Berg"),
    "a line over two": (
        f"{OWN}\nOn 19 May 1962, Anna Berg <a@b.cd>\nwrote:\n> {HERS}",
        "Anna Berg",
    ),
    "marks of nobody": (f"{OWN}\n\n> {HERS}", ""),
    "an older mail within": (
        f"{OWN}\n\nOn 20 May Olaf Lind wrote:\n> On 19 May Anna Berg wrote:\n>> {HERS}\n> No.",
        "Anna Berg",
    ),
    "no marks but an hour": (
        f"{OWN}\n\nOn 19 May 1962 at 10:00, Anna Berg wrote:\n\n{HERS}",
        "Anna Berg",
    ),
    "an original message": (
        f"{OWN}\n\n-----Original Message-----\nFrom: Anna Berg\nSent: 19 May 1962\nTo: x\n\n{HERS}",
        "Anna Berg",
    ),
    "a story": (f"{OWN}\n\nOn 19 May 1962 Anna Berg wrote:\n\n{HERS}", None),
    "a text saved with marks": (f"> {OWN}\n>\n> {HERS}", None),
}


def said(text, *, mail=False):
    """What is read as running text, and who is quoted in it."""
    view = mend(text)
    parts = with_quoted(parts_of(view.text), text, view, mail=mail)
    sections = [s for s in sections_of(parts) if s.kind is not SectionKind.HEADER]
    return {view.text[s.start : s.end]: s.quoted for s in sections}


@pytest.mark.parametrize("line", WRITERS)
def test_who_wrote_what_follows(line):
    assert writer_of(line) == WRITERS[line]


@pytest.mark.parametrize("case", TEXTS)
def test_who_is_quoted(case):
    text, writer = TEXTS[case]
    found = said(text)
    assert [quoted for words, quoted in found.items() if HERS in words] == [writer]
    assert [quoted for words, quoted in found.items() if OWN in words] == [None]


def test_in_a_mail_a_day_is_enough():
    text = f"{OWN}\n\nOn 19 May 1962 Anna Berg wrote:\n\n{HERS}"
    assert said(text, mail=True) == {OWN: None, HERS: "Anna Berg"}


def test_quoted_bylines_and_senders_do_not_name_the_source(read, ferry):
    mail = "From: Olaf Lind <olaf@example.org>\nSubject: Re: fire\n\n{0}\n\nOn 3 May Anna Berg wrote:\n> By Jens Dahl\n>\n> {0}\n"
    source, quoted = read({"a.eml": mail.format(ferry)}).sources
    assert quoted.name == "Anna Berg"
    assert source.name == "Olaf Lind"


def test_whom_a_mail_quotes_is_not_also_called_what_its_writer_is(read, ferry):
    mail = (
        f"From: Olaf Lind <olaf@example.org>\n\n{ferry}\n\nOn 3 May Anna Berg wrote:\n> {ferry}\n"
    )
    listed = "file,source,also\na.eml,Olaf Lind,Pip\n"
    source, quoted = read({"a.eml": mail, "accounts.csv": listed}).sources
    assert (source.also, quoted.also) == (("Pip",), ())


lines = st.lists(
    st.sampled_from(
        [
            OWN,
            HERS,
            "",
            f"> {HERS}",
            f"> > {OWN}",
            ">",
            *WRITERS,
            *(f"> {line}" for line in WRITERS),
        ]
    ),
    max_size=20,
)


@given(lines, st.booleans())
def test_quotes_change_no_stretch_of_the_text(some, mail):
    text = "\n".join(some)
    view = mend(text)
    parts = parts_of(view.text)
    found = with_quoted(parts, text, view, mail=mail)
    assert [(p.piece, p.article) for p in found] == [(p.piece, p.article) for p in parts]
