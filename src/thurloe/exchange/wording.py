"""Text made fit for where it goes."""

from __future__ import annotations

import re

# What XML 1.0 has no place for, not even escaped (W3C, "Extensible Markup Language", 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit_for_xml(text: str) -> str:
    """The text without characters that no XML may hold; each gives way to U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def in_words(attribute: str, about: str, value: str) -> str:
    """A value with what it is of: "number (person): 46"."""
    return f"{attribute}{f' ({about})' if about else ''}: {value}"
