"""Plain text and Markdown in any common encoding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from thurloe.read.raw import Raw, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = 200_000
"""Bytes or characters looked at to tell an encoding, or text from binary."""

BOMS = (  # UTF-32 first: its little-endian mark starts with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
WESTERN = ("cp1252", "mac_roman")
"""One-byte encodings of English text, tried before any other guess."""

Decoded = tuple[str, str]
"""A text and the Python name of its encoding."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_RIGHT = re.compile(r"[‘’“”–—…•°£©®½¼é]|(?<=[a-z])[à-öø-ÿœšž]|(?<![A-Za-z])[À-ÖØ-ÞŠŒŽ](?=[a-z])")
_WRONG = re.compile(r"(?<=[a-z])[À-ÖØ-ÞŠŒŽ\x80-\x9f¤¶§]|[À-ÖØ-ÞŸ](?=\s)|[\x80-\x9f∂∑∏π∫ΩƒÈÍÎÏÌ]")

_BINARY = (
    "It looks like a binary file, not text. "
    "If it is a document, save it as text, PDF, DOCX or HTML and read that."
)


def read_plain(data: bytes) -> Iterator[Raw]:
    """Yield the decoded content, newlines as in the file; raises `Unreadable` for binary data."""
    text, encoding = _decoded(data)
    yield Raw(text=text, plain=True, encoding=encoding)


def decode(data: bytes) -> str:
    """Decode by mark, strict UTF-8, then a guess that prefers the Western encodings.

    Of a UTF-8 file this is `data.decode("utf-8")`, a leading mark included.

    Raises:
        Unreadable: the bytes are no text in any encoding tried.
    """
    return _decoded(data)[0]


def _decoded(data: bytes) -> Decoded:
    """The text, and the name by which `data.decode(name, "replace")` gives it again."""
    found = _by_mark(data) or _utf8(data) or _guess(data)
    if not found or not found[0] or _binary(found[0]):
        raise Unreadable(_BINARY)
    return found


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _try(data, encoding)
    if b"\0" not in data[:SAMPLE]:
        return None
    head = data[:SAMPLE]
    low, high = head[0::2].count(0), head[1::2].count(0)
    if max(low, high) * 5 < len(head):  # English in UTF-16: nearly every second byte is zero
        raise Unreadable(_BINARY)
    return _try(data, "utf-16-le" if high > low else "utf-16-be")


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also where some bytes are broken but most that are not ASCII fit it."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        sample = data[:SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    good = sum(ord(c) > 127 for c in sample) - broken  # noqa: PLR2004  the end of ASCII
    return (data.decode("utf-8", "replace"), "utf-8") if good > 4 * broken else None


def _guess(data: bytes) -> Decoded | None:
    head = data[:SAMPLE]
    if sum(byte > 127 for byte in head) * 5 < len(head):  # noqa: PLR2004  mostly ASCII
        encoding = max(WESTERN, key=lambda name: (_likely(head, name), name == "cp1252"))
        return data.decode(encoding, "replace"), encoding
    best = from_bytes(head).best()
    return _try(data, best.encoding) if best else None


def _likely(head: bytes, encoding: str) -> int:
    """How much `head` looks like English in `encoding`: quotes and accents where they belong."""
    text = head.decode(encoding, "replace")
    return len(_RIGHT.findall(text)) - 2 * len(_WRONG.findall(text)) - 2 * text.count("\ufffd")


def _binary(text: str) -> bool:
    """More than a few control characters at the beginning, in the middle or at the end."""
    middle = len(text) // 2
    part = SAMPLE // 3
    sample = (
        text[:part] + text[max(part, middle) : middle + part] + text[max(part, len(text) - part) :]
    )
    odd = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    return odd > 2 + len(sample) // 200
