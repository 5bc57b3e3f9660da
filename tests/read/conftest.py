"""Real documents, made here, and a folder to read."""

import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from thurloe.read import find_files, read_accounts

FERRY = (
    "The ferry left the harbour at nine in the evening with more people on board than she was "
    "allowed to carry. The captain said later that nobody had told him of the storm, and that he "
    "would have stayed in port if he had known."
)


def make_pdf(pages, title="", author=""):
    """A PDF with a text layer: each page is a list of lines."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 780 Td {shown}ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    objects.append(f"<< /Title ({title}) /Author ({author}) >>".encode("latin-1"))
    return _joined(objects)


def _joined(objects):
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def make_docx(paragraphs, rows=(), author=""):
    document = docx.Document()
    document.core_properties.author = author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        document.add_paragraph("After the table the report goes on for one line.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_mail(body, html="", subject="The ferry", attachment=None):
    message = EmailMessage()
    message["From"] = "Anna Berg <anna@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = "Sat, 16 Nov 2019 23:58:36 -0700"
    message["Subject"] = subject
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    if attachment:
        message.add_attachment(
            attachment, maintype="application", subtype="pdf", filename="scan.pdf"
        )
    return message.as_bytes()


def make_page(body):
    return (
        "<!DOCTYPE html><html><head><title>The ferry | Evening Post</title>"
        '<meta name="author" content="Anna Berg"><meta property="og:site_name" content="Evening Post">'
        '<meta property="article:published_time" content="2019-11-21T08:00:00Z"></head>'
        '<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>'
        '<div class="cookie-banner">We use cookies. Accept all cookies?</div>'
        f"<main><h1>The ferry</h1>{body}</main>"
        "<footer>All rights reserved. Imprint.</footer></body></html>"
    )


@pytest.fixture(scope="session")
def ferry():
    return FERRY


@pytest.fixture(scope="session")
def make():
    """The makers of documents, by format."""
    return {"pdf": make_pdf, "docx": make_docx, "mail": make_mail, "page": make_page}


@pytest.fixture
def read(tmp_path):
    """Write files by name into a folder and read it."""

    def write_and_read(files):
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_accounts(find_files([tmp_path]))

    return write_and_read


@pytest.fixture(scope="session")
def shared():
    """The accounts that lie beside the repository, where they do."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "accounts"
    if not folder.is_dir():
        pytest.skip("no shared accounts beside the repository")
    return folder
