"""What a file is: by its content first, by its ending second."""

from __future__ import annotations

import json
import re
from enum import StrEnum

from thurloe.read.raw import Unreadable


class Kind(StrEnum):
    """A format that has a reader."""

    PLAIN = "plain"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"
    MBOX = "mbox"


OTHERS: tuple[tuple[bytes, str, str], ...] = (  # first bytes, what it is, what to do
    (b"\x89PNG", "an image (PNG)", "Run text recognition on it and give the text."),
    (b"\xff\xd8\xff", "an image (JPEG)", "Run text recognition on it and give the text."),
    (b"GIF8", "an image (GIF)", "Run text recognition on it and give the text."),
    (b"II*\x00", "an image (TIFF)", "Run text recognition on it and give the text."),
    (b"MM\x00*", "an image (TIFF)", "Run text recognition on it and give the text."),
    (b"\xd0\xcf\x11\xe0", "an old Office file (DOC, XLS, PPT)", "Save it as DOCX or PDF."),
    (b"{\\rtf", "an RTF document", "Save it as DOCX or plain text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and give the files inside."),
    (b"BZh", "a bzip2 archive", "Unpack it and give the files inside."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it and give the files inside."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it and give the files inside."),
    (b"Rar!", "a RAR archive", "Unpack it and give the files inside."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"SQLite format 3", "a database", "Export the texts in it."),
    (b"%!PS", "a PostScript file", "Convert it to PDF."),
    (b"ID3", "a sound file", "Transcribe it and give the text."),
    (b"OggS", "a sound file", "Transcribe it and give the text."),
    (b"fLaC", "a sound file", "Transcribe it and give the text."),
    (b"RIFF", "a sound, video or image file", "Transcribe it and give the text."),
)
ZIPS: tuple[tuple[bytes, str, str], ...] = (  # a name inside, what the archive then is, what to do
    (b"application/vnd.oasis", "an OpenDocument file", "Save it as DOCX or PDF."),
    (b"application/epub", "an e-book (EPUB)", "Convert it to HTML or plain text."),
    (b"xl/workbook", "a spreadsheet", "Save what it tells as text."),
    (b"ppt/presentation", "a presentation", "Save it as PDF."),
)
DATA_ENDINGS = frozenset({".json", ".jsonl", ".geojson", ".csv", ".tsv", ".xml", ".yaml", ".yml"})
CODE_ENDINGS = frozenset(
    """.sh .bash .bat .cmd .ps1 .py .pyc .ipynb .rb .pl .js .mjs .ts .css .java .c .h .cpp .hpp .cs
    .go .rs .php .sql .ini .toml .cfg""".split()
)
"""What is for a program and tells of nothing that happened to anybody."""
TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ""})
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MBOX = re.compile(
    rb"From \S+(?: at \S+)? +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} "
    rb"[\d:]{4,8} [^\n]*\d{4}[^\n]*\n[A-Za-z][A-Za-z-]*: "
)
_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.MULTILINE)
_ENVELOPE = frozenset(
    {b"from", b"to", b"subject", b"date", b"message-id", b"received", b"return-path"}
)
_MIME = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|DKIM-Signature):[ \t]",
    re.IGNORECASE | re.MULTILINE,
)


# What `report` writes into its own files, so that they are not taken for accounts.
_OUR_HEAD = re.compile(
    rb'<meta name="generator" content="thurloe-brief/|^<!-- thurloe-brief/'
    rb'|\A\s*\{\s*"format": "thurloe-findings/',
    re.MULTILINE,
)
_OUR_END = re.compile(rb"\n\[thurloe-brief/\d+\]\s*\Z")


def sniff(data: bytes, ending: str) -> Kind:
    """Tell the format of `data`; `ending` is the file name's, lower case, with its dot.

    Raises:
        Unreadable: it is something that has no reader: the message names it.
    """
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _OUR_HEAD.search(head) or _OUR_END.search(data[-200:]):
        raise Unreadable(
            "It is a brief that thurloe wrote, not an account. Keep briefs outside the folder."
        )
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(b"PK"):
        return _zip(data)
    for magic, what, advice in OTHERS:
        if head.startswith(magic):
            raise Unreadable(f"It is {what}, which is not read. {advice}")
    return _written(data, head, ending)


def _zip(data: bytes) -> Kind:
    if b"word/document" in data:
        return Kind.DOCX
    for name, what, advice in ZIPS:
        if name in data:
            raise Unreadable(f"It is {what}, which is not read. {advice}")
    raise Unreadable("It is a ZIP archive or a broken DOCX. Unpack it and give the files inside.")


def _written(data: bytes, head: bytes, ending: str) -> Kind:
    """The formats that are written in letters."""
    if _MBOX.match(head):
        return Kind.MBOX
    if _HTML.match(head) or ending in HTML_ENDINGS:
        return Kind.HTML
    if _is_mail(head, ending):
        return Kind.EML
    if ending in DATA_ENDINGS or _is_json(data, head):
        raise Unreadable("It is a data file, not a text. Give the texts it was made from.")
    if ending in CODE_ENDINGS or head.startswith(b"#!"):
        raise Unreadable("It is a program, not an account. If it is one, call it .txt.")
    return Kind.PLAIN


def _is_mail(head: bytes, ending: str) -> bool:
    """Header fields at the top; in a file called text only where it is a mail as sent."""
    top = head.replace(b"\r\n", b"\n").split(b"\n\n")[0]
    first = top.split(b"\n", 1)[0]
    fields = {name.lower() for name in _FIELD.findall(top)}
    if not _FIELD.match(first + b" ") or len(fields & _ENVELOPE) < 2:  # noqa: PLR2004  From and one more
        return ending == ".eml" and bool(fields & _ENVELOPE)
    return ending not in TEXT_ENDINGS or bool(_MIME.search(top))


def _is_json(data: bytes, head: bytes) -> bool:
    if not re.match(rb'\s*[\[{]\s*["\[{\]}\d]', head):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
