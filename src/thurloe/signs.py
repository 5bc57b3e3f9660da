"""Signs that are no writing: what a terminal acts on, or what turns the direction of a line."""

from __future__ import annotations

import re

# C0 but for tab and end of line, delete, C1 (ECMA-48), and the marks, embeddings and isolates of
# the bidirectional algorithm (Unicode UAX 9), by which a line can be made to read as another.
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def tame(text: str) -> str:
    """Other people's text without what a terminal acts on; lines and tabs stay."""
    return _ACTS.sub("", text)


def escape_in_json(text: str) -> str:
    """JSON that says the same without any such sign: they stand in strings alone."""
    return _ACTS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
