"""Where somebody studied, which the model may hang on what he studied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SCHOOLING = {"education", "graduation"}
_WHERE = {"at", "in"}


def schools(head: Token) -> Iterator[tuple[str, Token]]:
    """Of what was studied, "physics at the University of Ghent", the preposition and the school."""
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in _WHERE:
            below = (t for t in prep.children if t.dep_ == "pobj" and t.pos_ == "PROPN")
            yield from ((prep.lower_, noun) for noun in below)
