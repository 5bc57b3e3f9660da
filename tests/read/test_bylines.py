"""Bylines: who, where, when, and what is none."""

import pytest

from thurloe.read.bylines import (
    Credit,
    agency_of,
    biography_of,
    credit_of,
    is_person,
    work_author_of,
)

CREDITS = {
    "By: Anna Berg": Credit(author="Anna Berg"),
    "by Anna de la Cruz": Credit(author="Anna de la Cruz"),
    "BY ANNA BERG": Credit(author="Anna Berg"),
    "By Anna Berg and Olaf Lind": Credit(author="Anna Berg and Olaf Lind"),
    "By Anna Berg, Evening Post, 3 May 2001": Credit(
        author="Anna Berg", outlet="Evening Post", date="2001-05-03"
    ),
    "Posted by Anna Berg": Credit(author="Anna Berg"),
    "Posted by: annaberg, 3 May 2001": Credit(author="annaberg", date="2001-05-03"),
    "Posted May 3, 2001 at 10:15 by Anna Berg": Credit(author="Anna Berg", date="2001-05-03"),
    "Submitted by anna on Thu, 3 May 2001 - 10:15": Credit(author="anna", date="2001-05-03"),
    "Text: Anna Berg": Credit(author="Anna Berg"),
    "Text and photos: Anna Berg": Credit(author="Anna Berg"),
    "Words: Anna Berg Pictures: Olaf Lind": Credit(author="Anna Berg"),
    "Photo: Anna Berg": Credit(),
    "Edited by Anna Berg": Credit(),
    "Reporting by Anna Berg": Credit(author="Anna Berg"),
    "(Reporting by Anna Berg in Torvik and Jens Dahl; editing by Olaf Lind)": Credit(
        author="Anna Berg"
    ),
    "(Additional reporting by Olaf Lind; Writing by Anna Berg.)": Credit(author="Anna Berg"),
    "Written by J. B. Stone | Senior Correspondent": Credit(author="J. B. Stone"),
    "— Anna Berg": Credit(author="Anna Berg"),
    "Anna Berg, Harbour Review of Books, 21 November 2019": Credit(
        author="Anna Berg", outlet="Harbour Review of Books", date="2019-11-21"
    ),
    "HRB, Vol. 38 No. 7 · 5 April 2016": Credit(outlet="HRB", date="2016-04-05"),
    "By Anna Berg / The Evening Echo, 5 March 1962": Credit(
        author="Anna Berg", outlet="The Evening Echo", date="1962-03-05"
    ),
    "By Anna Berg\nThe Evening Echo, 5 March 1962": Credit(
        author="Anna Berg", outlet="The Evening Echo", date="1962-03-05"
    ),
    "Evening Post, Nov. 3, 1921": Credit(outlet="Evening Post", date="1921-11-03"),
    "EVENING MERCURY, 18 November 1961": Credit(outlet="Evening Mercury", date="1961-11-18"),
    "Thursday, 3 May 2001 10:15 GMT": Credit(date="2001-05-03"),
    "Published in the Evening Post on 3 May 2001": Credit(date="2001-05-03"),
    "Posted on a board, 2016-04-05. The calm before the storm.": Credit(date="2016-04-05"),
    "The loss of the ferry, from an Eastern Cable Service report of May 3, 1901.": Credit(
        outlet="Eastern Cable Service", date="1901-05-03"
    ),
}
NO_CREDITS = [
    "By December, Smith had fled to the coast.",
    "By the time he came she was gone.",
    "By Tuesday",
    "The Loss of the Aurora, 3 May 1901",
    "On 3 May 1901 the ship sailed.",
    "He came from the Evening Post with a question for everybody who had been on board that night.",
    "Posted by mail, the letter came in May 1901 and was never opened by anybody.",
    "Written by hand",
    "Text: The ship was lost",
    "Photos by Anna Berg show the quay.",
    "From May 1901 on, nobody spoke of it.",
    "",
]


@pytest.mark.parametrize("line", CREDITS)
def test_credit(line):
    assert credit_of(line) == CREDITS[line]


@pytest.mark.parametrize("line", NO_CREDITS)
def test_no_credit(line):
    assert credit_of(line) is None


def test_dateline_names_an_agency_only_in_brackets():
    assert agency_of("OSLO, May 3 (Northern Wire) - The ferry was lost.") == "Northern Wire"
    assert agency_of("BERGEN -- The quay is empty.") == ""


def test_note_on_the_author():
    assert biography_of("Anna Berg is a reporter working for the Evening Post.") == "Anna Berg"
    assert biography_of("Anna Berg is the owner of the ferry.") == ""


def test_person_is_a_name_and_no_outlet():
    assert is_person("Anna Berg")
    assert not is_person("Evening Post")
    assert not is_person("Anna went home")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "From the book by Ines Hallam, published in 1994. Chapter 4: The Sixteenth",
            "Ines Hallam",
        ),
        ("From Cold Water, a memoir by Ines Hallam", "Ines Hallam"),
        ("Excerpt from the book 'Cold Water' by Ines Hallam. London 1994", "Ines Hallam"),
        ('From "Cold Water: Ten Years at Sea", by Ines Hallam (London, 1938)', "Ines Hallam"),
        ("The history of Rome by foot", ""),
        ("An account by the Court of Inquiry", ""),
    ],
)
def test_who_wrote_the_work_a_line_names(line, name):
    assert work_author_of(line) == name


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("# Cold Water\n\n*From the book by Ines Hallam, published in 1994.*", "Ines Hallam"),
        ("# Cold Water\n\nReview of the book by Ines Hallam", "Cold Water"),
    ],
)
def test_the_author_of_the_book_goes_before_its_title(read, head, source):
    text = "She had been launched in 1936, and carried the mails for a quarter of a century. "
    reading = read({"a.md": f"{head}\n\n{text * 4}"})
    assert reading.sources[0].name == source
