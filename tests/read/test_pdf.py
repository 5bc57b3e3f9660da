"""PDF: pages, running headers, and the ways a file can fail."""

import pytest

from thurloe.read.mend import mend
from thurloe.read.pdf import read_pdf
from thurloe.read.raw import Unreadable

PAGES = [
    [
        "Harbour Papers 1",
        "The ferry left the harbour at nine in the evening with more people on",
        "board than she was allowed to carry, and the captain knew that very",
        "1",
    ],
    [
        "Harbour Papers 2",
        "well. He said later that nobody had told him of the storm that was",
        "about to come over the sea.",
        "2",
    ],
    ["Harbour Papers 3", "Nobody believed him.", "3"],
]


def test_pages_without_running_header_and_number(make):
    [raw] = read_pdf(make["pdf"](PAGES, title="The Ferry", author="Anna Berg"))
    assert raw.text.count("\f") == 2
    assert "Harbour Papers" not in raw.text
    assert (raw.told.title, raw.told.author, raw.plain) == ("The Ferry", "Anna Berg", False)


def test_sentence_goes_on_over_the_page(make):
    [raw] = read_pdf(make["pdf"](PAGES))
    assert "knew that very well. He said later" in mend(raw.text).text


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"%PDF-1.4\nnot really", "damaged"), (b"%PDF-1.7\n" + bytes(500), "damaged")],
)
def test_damaged(data, why):
    with pytest.raises(Unreadable, match=why):
        list(read_pdf(data))


def test_scan_without_text(make):
    with pytest.raises(Unreadable, match="2 pages and no text"):
        list(read_pdf(make["pdf"]([[], []])))
