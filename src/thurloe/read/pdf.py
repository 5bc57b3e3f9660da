"""PDF with a text layer, page by page."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2

from thurloe.read.raw import Raw, Told, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = 20_000
"""Pages beyond which a file is left out: a book has hundreds, an attack has millions."""

EDGE = 2
"""Lines at the top and at the foot of a page that may be running headers or page numbers."""

REPEATED = 3
"""Pages on which the same line, figures aside, must stand to be a running header."""

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s+)?"
    r"(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_NO_TEXT = (
    "The PDF has {pages} pages and no text in it, so it is probably a scan. "
    "Run text recognition on it (OCR) and give the result."
)
_FAILED = {
    pypdfium2.raw.FPDF_ERR_PASSWORD: "The PDF is encrypted. Save it without a password.",
}
_BROKEN = "The PDF is damaged and cannot be opened. Fetch it again, or print it to a new PDF."


def read_pdf(data: bytes) -> Iterator[Raw]:
    """Yield the text layer, a form feed between pages, running headers and page numbers taken out.

    Raises:
        Unreadable: damaged, encrypted, without text, or of more than `PAGES` pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_FAILED.get(getattr(error, "err_code", None), _BROKEN)) from error
    try:
        pages, metadata = _pages(document), document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_BROKEN) from error
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise Unreadable(_NO_TEXT.format(pages=len(pages)))
    told = Told(title=metadata.get("Title", "").strip(), author=metadata.get("Author", "").strip())
    yield Raw(text="\n\f".join(_without_running(pages)), told=told)


def _pages(document: pypdfium2.PdfDocument) -> list[str]:
    if len(document) > PAGES:
        raise Unreadable(f"The PDF has {len(document)} pages, more than {PAGES}. Split it.")
    return [_page_text(document, number) for number in range(len(document))]


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    try:
        text = str(textpage.get_text_bounded())
    finally:
        textpage.close()
        page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\0", "")


def _without_running(pages: list[str]) -> list[str]:
    split = [page.strip("\n").split("\n") for page in pages]
    counts = Counter(_shape(line) for lines in split for line in {*_edges(lines)})
    repeated = {shape for shape, count in counts.items() if shape and count >= REPEATED}
    return ["\n".join(_core(lines, repeated)) for lines in split]


def _edges(lines: list[str]) -> list[str]:
    return lines[:EDGE] + lines[max(EDGE, len(lines) - EDGE) :]


def _shape(line: str) -> str:
    return _FIGURES.sub("#", line).strip().lower()


def _core(lines: list[str], repeated: set[str]) -> list[str]:
    """The lines of a page without those at its edges that are no text of its own."""
    kept = list(lines)
    for at in (0, -1):
        for _ in range(EDGE):
            if len(kept) > 1 and _running(kept[at], repeated):
                kept.pop(at)
    return kept


def _running(line: str, repeated: set[str]) -> bool:
    return _shape(line) in repeated or bool(_PAGE_NUMBER.fullmatch(line))
