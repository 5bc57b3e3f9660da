"""Offices: a deputy manager is no manager, and a former one need not be one."""

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


_GIVEN_UP = {"former", "formerly", "once", "ex", "erstwhile", "onetime", "one-time"}


def one_given_up(a: str, b: str) -> bool:
    """Whether one text says that the office is held no more, and the other does not."""
    one, other = (set(content_words(text)) for text in (a, b))
    return _is_given_up(one) != _is_given_up(other)


def _is_given_up(words: set[str]) -> bool:
    return bool(words & _GIVEN_UP) or any(word.startswith("ex-") for word in words)
