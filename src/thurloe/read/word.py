"""DOCX: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from thurloe.read.raw import Raw, Told, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document
    from docx.table import Table

INFLATED = 256 * 2**20
"""Bytes a DOCX may unpack to: a thousand pages of text take 10 MB."""

STEP = 2**16
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How parts may be packed (ISO/IEC 29500-2)."""

PARTS = 10_000
"""Files that may be inside one DOCX."""

SAID_AGAIN = 200
"""Characters at most of a cell over several rows that each of them says: a heading, a name."""

_BROKEN = (
    "The DOCX is damaged and cannot be opened ({error}). "
    "Open it in a word processor and save it anew."
)


def read_word(data: bytes) -> Iterator[Raw]:
    """Yield paragraphs and tables as blocks, a table's row as a line with ` | ` between its cells.

    Raises:
        Unreadable: damaged, encrypted, or it unpacks to more than `INFLATED` bytes.
    """
    try:
        document = docx.Document(_honest(data))
        text = "\n\n".join(block for block in _blocks(document) if block)
        told = _told(document)
    except Unreadable:
        raise
    except Exception as error:  # python-docx lets KeyError, lxml and zlib errors through
        raise Unreadable(_BROKEN.format(error=type(error).__name__)) from error
    yield Raw(text=text, told=told)


def _honest(data: bytes) -> io.BytesIO:
    """The same archive with each part as long as it said: what lies would unpack without an end.

    Raises:
        Unreadable: it says that it is too large, is encrypted, or packed as no DOCX is.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        _check(infos)
        parts = {info.filename: _part(archive, info) for info in infos}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as honest:
        for name, part in parts.items():
            honest.writestr(name, part)
    made.seek(0)
    return made


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A part bit by bit, so that no more is unpacked than it said."""
    with archive.open(info) as part:
        return b"".join(iter(lambda: part.read(STEP), b""))


def _check(infos: Sequence[zipfile.ZipInfo]) -> None:
    size = sum(info.file_size for info in infos)
    if size > INFLATED or len(infos) > PARTS:
        raise Unreadable(
            f"The DOCX unpacks to {size / 2**20:.0f} MB in {len(infos)} files, which no document "
            "needs and an attack would. Save its text alone."
        )
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("The DOCX is encrypted. Save it without a password.")
    if any(info.compress_type not in PACKED for info in infos):
        raise Unreadable(_BROKEN.format(error="it is packed as no DOCX is"))


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield _lines(block.text)
        else:
            yield "\n".join(_rows(block))


def _rows(table: Table) -> Iterator[str]:
    """Each row as a line; what is merged with the cell above it says what that one says.

    Cells are taken as they stand in the file: how far one says that it spans is never counted out.
    """
    above: dict[int, str] = {}
    for row in table._tbl.tr_lst:  # noqa: SLF001  `row.cells` repeats a cell as often as it says
        cells: list[str] = []
        column = row.grid_before
        for cell in row.tc_lst:
            if cell.vMerge != "continue":
                above[column] = " ".join(_Cell(cell, table).text.split())
            text = above.get(column, "")
            if cell.vMerge == "continue" and len(text) > SAID_AGAIN:
                text = ""
            column += cell.grid_span
            if text and (not cells or cells[-1] != text):
                cells.append(text)
        if cells:
            yield " | ".join(cells)


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.replace("\t", " ").split("\n")).strip()


def _told(document: Document) -> Told:
    core = document.core_properties
    return Told(title=(core.title or "").strip(), author=(core.author or "").strip())
