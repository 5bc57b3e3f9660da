"""Markdown: the marks that a printer would leave out of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thurloe.read.edits import Edits

_TELLS = re.compile(r"^#{1,6} \S|\]\(https?://", re.MULTILINE)
"""A heading or a link: without one of them a star is just a star."""

MARKS: tuple[re.Pattern[str], ...] = (  # each match is left out
    re.compile(r"^#{1,6} +", re.MULTILINE),
    re.compile(r"(?<![\w*_\\])(?:\*{1,3}|_{1,3})(?=[^\s*_])"),
    re.compile(r"(?<=[^\s*_\\])(?:\*{1,3}|_{1,3})(?![\w*_])"),
    re.compile(r"!?\[(?=[^\]\n]{1,300}\]\([^)\s]{1,500}\))"),
    re.compile(r"(?<=[^\s\[])\]\([^)\s]{1,500}\)"),
)


def mend_markdown(text: str, edits: Edits) -> None:
    """Add the edits that leave out the marks of headings, emphasis and links, if there are any."""
    if _TELLS.search(text):
        for mark in MARKS:
            for match in mark.finditer(text):
                edits.cut(*match.span())
