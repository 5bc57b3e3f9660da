"""Who speaks: of the names on a text and around it, the one whose words they are."""

import pytest

MAIL = "From: Anna Berg <anna@example.org>\nDate: Sat, 16 Nov 2019 10:00:00 +0000\nSubject: {subject}\n\n{head}\n\n{ferry}\n"
PRESS = "Harbour Press, 12 November 2019"
MAILS = {
    "the sender before a publisher": ("The fire", PRESS, "Anna Berg"),
    "a publisher where the mail is passed on": ("Fwd: The fire", PRESS, "Harbour Press"),
    "an author before the sender": ("The fire", f"{PRESS}\n\nBy Olaf Lind", "Olaf Lind"),
    "a reviewer before the sender": (
        "Review: The fire",
        "Karin Dahl. The Fire. Oslo: Harbour Press, 2001. 312 pp.\n\nReviewed by Olaf Lind (University of Torvik)",
        "Olaf Lind",
    ),
    "a reviewer before the author of the book": (
        "The fire",
        "By Karin Dahl\n\nReviewed by Olaf Lind",
        "Olaf Lind",
    ),
}
PAGES = {
    "its author": (
        "<title>Fire</title><meta name='author' content='Anna Berg'><meta property='og:site_name' content='Torvik Herald'>",
        "Anna Berg",
    ),
    "its site": (
        "<title>Fire</title><meta property='og:site_name' content='Torvik Herald'>",
        "Torvik Herald",
    ),
    "the site in its title": ("<title>Fire | Torvik Herald</title>", "Torvik Herald"),
    "the site behind a dash": ("<title>The fire – Torvik Herald</title>", "Torvik Herald"),
    "its address": (
        "<title>Fire</title><link rel='canonical' href='https://www.torvik.example/fire'>",
        "torvik.example",
    ),
    "its title": ("<title>Fire – a night in Torvik</title>", "Fire – a night in Torvik"),
    "no title that says nothing": ("<title>Untitled document</title>", "page"),
}


@pytest.mark.parametrize("case", MAILS)
def test_a_mail_is_by(read, ferry, case):
    subject, head, name = MAILS[case]
    [source] = read({"a.eml": MAIL.format(subject=subject, head=head, ferry=ferry)}).sources
    assert source.name == name


def test_a_mail_saved_as_text_is_by_its_sender(read, ferry):
    head = "From: Anna Berg <anna@example.org>\nSent: Saturday, 16 November 2019\nSubject: The fire"
    [source] = read({"a.txt": f"{head}\n\n{PRESS}\n\n{ferry}\n\n{ferry}\n"}).sources
    assert source.name == "Anna Berg"


@pytest.mark.parametrize("case", PAGES)
def test_a_page_is_named_by(read, ferry, case):
    head, name = PAGES[case]
    heading = "<h1>The fire</h1>" if "dash" in case else ""
    page = f"<html><head>{head}</head><body>{heading}<p>{ferry}</p><p>{ferry}</p></body></html>"
    [source] = read({"page.html": page}).sources
    assert source.name == name


def test_a_page_s_site_goes_before_a_publisher_in_its_text(read, ferry):
    head = "<meta property='og:site_name' content='Torvik Herald'>"
    page = f"<html><head>{head}</head><body><h1>The fire</h1><p>{PRESS}</p><p>{ferry}</p></body></html>"
    [source] = read({"page.html": page}).sources
    assert source.name == "Torvik Herald"


@pytest.mark.parametrize("headline", ["TEN PERSONS PERISH", "Pilots' Leader Arrested".upper()])
def test_a_paper_speaks_and_no_headline(read, headline):
    """The name of the paper and the day stand over the headlines."""
    text = f"TORVIK EVENING MERCURY\nThursday 8 March 1956\n\n{headline}\n\nThe ferry sank in the harbour.\n"
    assert [source.name for source in read({"a.txt": text}).sources] == ["Torvik Evening Mercury"]


def test_a_chapter_is_no_author(read):
    text = (
        'From "Cold Water", by Ines Weir (London, 1938)\n\nChapter Six. The Quay\n\nI was there.\n'
    )
    assert [source.name for source in read({"a.txt": text}).sources] == ["Ines Weir"]
