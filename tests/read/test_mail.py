"""Mail: one message, or a box of them."""

import pytest

from thurloe.read.mail import read_mail, read_mbox
from thurloe.read.raw import Unreadable


def test_plain_part_subject_sender_and_date(make, ferry):
    [raw] = read_mail(
        make["mail"](ferry + "\n", html=f"<html><body><p>Other {ferry}</p></body></html>")
    )
    assert raw.text == f"The ferry\n\n{ferry}\n"
    assert (raw.told.title, raw.told.sender, raw.told.date) == (
        "The ferry",
        "Anna Berg",
        "2019-11-16",
    )


def test_html_part_where_there_is_no_other(ferry):
    data = f"From: a@example.org\nSubject: =?utf-8?q?F=C3=A4hre?=\nContent-Type: text/html\n\n<html><body><p>{ferry}</p></body></html>"
    [raw] = read_mail(data.encode())
    assert raw.text == f"Fähre\n\n{ferry}"
    assert raw.told.sender == "a"


def test_attachment_is_named(make, ferry):
    [raw] = read_mail(make["mail"](ferry, attachment=b"%PDF-1.4"))
    assert len(raw.unread) == 1
    assert "scan.pdf" in raw.unread[0]


def test_mail_without_text_says_so():
    with pytest.raises(Unreadable, match="no text"):
        list(read_mail(b"From: a@example.org\nSubject: x\n\n"))


def test_box_gives_each_message(make, ferry):
    one = b"From a@example.org Tue Apr  5 11:20:36 2016\n" + make["mail"](
        ferry + "\n>From here on it rained.\n"
    )
    empty = b"From b@example.org Tue Apr  5 11:20:37 2016\nFrom: b@example.org\n\n"
    raws = list(read_mbox(one + b"\n" + empty))
    assert [raw.part for raw in raws] == [1, 2]
    assert "\nFrom here on" in raws[0].text
    assert "no text" in raws[1].unread[0]


def test_unknown_charset_does_no_harm(ferry):
    [raw] = read_mail(
        f"From: =?x-none?q?a?= <a@b.cd>\nDate: never\nContent-Type: text/plain; charset=x-none\n\n{ferry}".encode()
    )
    assert ferry in raw.text
    assert raw.told.date is None
