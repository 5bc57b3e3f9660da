"""Offices and those below them: a deputy manager is no manager."""

from __future__ import annotations

from thurloe.values.words import contained, content_words

_BELOW = {"deputy", "vice", "assistant", "sub", "under", "acting", "junior", "second", "joint"}


def offices_apart(a: str, b: str) -> bool:
    """Whether of one office one text names the holder, and the other who stands in for him."""
    one, other = (set(content_words(text.replace("-", " "))) for text in (a, b))
    ours, theirs = one & _BELOW, other & _BELOW
    if bool(ours) == bool(theirs):
        return False
    rest = [" ".join(sorted(words - _BELOW)) for words in (one, other)]
    return all(rest) and contained(*rest)
