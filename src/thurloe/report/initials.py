"""Initials by which an account labels or signs what a hidden source says: "MB: I saw it"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.report.names import ARTICLES, HONORIFICS, TOKEN, fold, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from thurloe.report.redact import Hit

_LEAST = 2
"""Letters of the shortest initials: "A:" is an answer, and "M:" anybody's."""


def initials(name: str) -> frozenset[str]:
    """The capitals that may stand for a name: "MB" and "MKB" for "Dr Maud K. Bexley"."""
    last, comma, first = name.partition(",")
    words = TOKEN.findall(f"{first} {last}" if comma else name)
    letters = [word[0].upper() for word in words if plain(fold(word)) not in HONORIFICS]
    bare = [word[0].upper() for word in words if plain(fold(word)) not in HONORIFICS | ARTICLES]
    found = ("".join(letters), "".join(bare), "".join((*bare[:1], *bare[-1:])))
    return frozenset(one for one in found if len(one) >= _LEAST and one.isalpha())


def labels(texts: Iterable[str], letters: Iterable[str]) -> Iterator[str]:
    """Those of the initials that label a turn ("MB:"), or stand alone on a line, as a signature."""
    patterns = [(one, _label(one)) for one in sorted(letters)]
    for text in texts:
        yield from (one for one, pattern in patterns if pattern.search(text))


def _label(letters: str) -> re.Pattern[str]:
    said = _spelled(letters)
    opens, ends = (
        r"^[^\S\n]*[>*_\[(\u2013\u2014-]*[^\S\n]*",
        r"[\])*_]*[^\S\n]*(?:[:\u2013\u2014\t]|$)",
    )
    signed = rf"[\[(\u2013\u2014-][^\S\n]*{said}[\])]?[^\S\n]*$"
    return re.compile(f"{opens}{said}{ends}|{signed}", re.MULTILINE)


def _spelled(letters: str) -> str:
    """The letters with and without stops: "MB", "M.B.", "M. B."."""
    dotted = r"\.[^\S\n]?".join(letters)
    return rf"(?:{letters}|{dotted}\.?)(?![^\W_])"


def find_initials(text: str, known: Mapping[str, str]) -> Iterator[Hit]:
    """Where initials stand in a text, in capitals as they are; `known` says what replaces each."""
    for letters, instead in known.items():
        if letters[0] in text:
            for match in re.finditer(rf"(?<![^\W_]){_spelled(letters)}", text):
                yield *match.span(), instead
