"""DOCX: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.text.paragraph import Paragraph

from thurloe.read.raw import Raw, Told, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table

INFLATED = 256 * 2**20
"""Bytes a DOCX may unpack to: a thousand pages of text take 10 MB."""

PARTS = 10_000
"""Files that may be inside one DOCX."""

_BROKEN = (
    "The DOCX is damaged and cannot be opened ({error}). "
    "Open it in a word processor and save it anew."
)


def read_word(data: bytes) -> Iterator[Raw]:
    """Yield paragraphs and tables as blocks, a table's row as a line with ` | ` between its cells.

    Raises:
        Unreadable: damaged, encrypted, or it unpacks to more than `INFLATED` bytes.
    """
    _check_size(data)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n\n".join(block for block in _blocks(document) if block)
        told = _told(document)
    except Exception as error:  # python-docx lets KeyError, lxml and zlib errors through
        raise Unreadable(_BROKEN.format(error=type(error).__name__)) from error
    yield Raw(text=text, told=told)


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(_BROKEN.format(error=type(error).__name__)) from error
    size = sum(info.file_size for info in infos)
    if size > INFLATED or len(infos) > PARTS:
        raise Unreadable(
            f"The DOCX unpacks to {size / 2**20:.0f} MB in {len(infos)} files, which no document "
            "needs and an attack would. Save its text alone."
        )
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("The DOCX is encrypted. Save it without a password.")


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _lines(block.text)
        else:
            yield "\n".join(_rows(block))


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        for cell in row.cells:  # a merged cell comes once for each column it spans
            text = " ".join(cell.text.split())
            if text and (not cells or cells[-1] != text):
                cells.append(text)
        if cells:
            yield " | ".join(cells)


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.replace("\t", " ").split("\n")).strip()


def _told(document: Document) -> Told:
    core = document.core_properties
    return Told(title=(core.title or "").strip(), author=(core.author or "").strip())
