"""Pages: their main text, and what their head says."""

import pytest

from thurloe.read.raw import Unreadable
from thurloe.read.web import read_web


def page(html):
    [raw] = read_web(html if isinstance(html, bytes) else html.encode())
    return raw


def test_main_text_without_navigation_banner_and_footer(make, ferry):
    raw = page(make["page"](f"<p>{ferry}</p><p>Second <b>para</b>graph.</p>"))
    assert raw.text == f"The ferry\n\n{ferry}\n\nSecond paragraph."
    assert not raw.plain


def test_title_author_site_and_date_come_from_the_head(make, ferry):
    told = page(make["page"](f"<p>{ferry}</p>")).told
    assert (told.title, told.author, told.outlet, told.date) == (
        "The ferry",
        "Anna Berg",
        "Evening Post",
        "2019-11-21",
    )


def test_linked_data(ferry):
    data = '{"@graph": [{"@type": "Person"}, {"author": [{"name": "Olaf Lind"}], "datePublished": "2001-05-03T10:00"}]}'
    told = page(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{ferry}</p></body>'
    ).told
    assert (told.author, told.date) == ("Olaf Lind", "2001-05-03")


def test_lists_tables_breaks_and_comments(ferry):
    raw = page(
        f"<html><body><!-- no --><p>{ferry}</p><ul><li>One<li>Two</ul><table><tr><td>Dead<td>12<tr><td>Saved<td>30</table>a<br>b</body>"
    )
    assert raw.text.split("\n\n")[1:] == ["One", "Two", "Dead | 12", "Saved | 30", "a\nb"]


def test_lists_of_links_and_hidden_parts_are_left_out(ferry):
    raw = page(
        f'<html><body><ul><li><a href="x">More</a></ul><p style="display: none">Hidden</p><p>{ferry}</p><div hidden>No</div></body>'
    )
    assert raw.text == ferry


def test_declared_encoding_is_used(ferry):
    html = (
        f'<html><head><meta charset="iso-8859-1"></head><body><p>Café – {ferry}</p></body></html>'
    )
    assert page(html.encode("cp1252")).text.startswith("Café – The ferry")


def test_entities_do_not_explode():
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + "".join(
            f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};">'
            for a, b in zip("abcdefghij", "bcdefghijk", strict=True)
        )
        + "]><html><body><p>The words of it &k;</p></body></html>"
    )
    assert len(page(bomb).text) < 1000


def test_deep_nesting_does_no_harm(ferry):
    assert "ferry" in page("<html><body>" + "<div>" * 1000 + ferry).text


def test_nothing_there():
    with pytest.raises(Unreadable):
        page(b"")
