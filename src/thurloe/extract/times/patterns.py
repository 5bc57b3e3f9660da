"""Rules as a reader can check them: a pattern of word classes, and a short handler.

In a pattern a name in capitals is a class of `lexicon` or `tokens`; `d=DAY` gives it a name,
`(... | ...)?` and the rest are as in regular expressions, and spaces count for nothing:

    "d=DAY OF? m=MONTH (COMMA? y=YEAR)?"
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.extract.times.tokens import CHARS, Tokens, value_of

if TYPE_CHECKING:
    from thurloe.extract.times.narrative import Narrative
    from thurloe.extract.times.reading import Reading

_PIECE = re.compile(r"(?:([a-z]\w*)=)?(?:([A-Z]+)|(\((?:\?<?[=!])?))|(\S)")
_NAME = re.compile(r"(?:[a-z]\w*=)?(?:([A-Z]+)|(\(\?<?[=!])|([()?|*+]))")


@dataclass(frozen=True)
class Hit:
    """Where a pattern matched: the tokens, and which of them each name of the pattern took."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index behind the last token."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether this name of the pattern took a token."""
        return name in self.match.re.groupindex and self.match[name] is not None

    def words(self, name: str) -> list[str]:
        """The tokens that this name took, as written; empty if none."""
        if not self.has(name):
            return []
        return [self.tokens.word(i) for i in range(*self.match.span(name))]

    def word(self, name: str) -> str:
        """The text that this name took, in lower case; "" if none."""
        return " ".join(self.words(name)).lower()

    def value(self, name: str, cls: str) -> int | str:
        """What the token under `name` is worth as a word of class `cls`; 0 if none."""
        return value_of(self.word(name), cls)

    def number(self, name: str, cls: str = "") -> int:
        """The token under `name` as a whole number: digits, or by its value in `cls`."""
        word = self.word(name)
        digits = re.sub(r"\D", "", word)
        return int(digits[:9]) if digits else int(value_of(word, cls) or 0)


Handler = Callable[[Hit, "Narrative"], "Reading | None"]


@dataclass(frozen=True)
class Rule:
    """A pattern of word classes and what it means; a handler may decline by returning None."""

    name: str
    pattern: str
    handler: Handler

    def compiled(self) -> re.Pattern[str]:
        """The pattern as a regular expression over class characters; raises `KeyError`."""
        return compile_pattern(self.pattern)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of classes as a regular expression over class characters; raises `KeyError`."""
    return re.compile("".join(_piece(match) for match in _PIECE.finditer(pattern)))


def first_chars(pattern: str) -> frozenset[str]:
    """Class characters with which a match may begin."""
    pieces = [m.groups() for m in _NAME.finditer(pattern)]
    chars, _, _ = _alternatives(pieces, 0)
    return frozenset(chars)


def _piece(match: re.Match[str]) -> str:
    name, cls, group, other = match.groups()
    if group:
        return group if len(group) > 1 else f"(?P<{name}>" if name else "(?:"
    if not cls:
        return str(other)
    chars = "[" + re.escape(CHARS[cls]) + "]"
    return f"(?P<{name}>{chars})" if name else chars


Pieces = list[tuple[str | None, ...]]


def _alternatives(pieces: Pieces, i: int) -> tuple[set[str], bool, int]:
    """First characters of `a | b | c`, whether it may be empty, and where it ends."""
    chars, empty, i = _sequence(pieces, i)
    while i < len(pieces) and pieces[i][2] == "|":
        more, also, i = _sequence(pieces, i + 1)
        chars, empty = chars | more, empty or also
    return chars, empty, i


def _sequence(pieces: Pieces, i: int) -> tuple[set[str], bool, int]:
    chars: set[str] = set()
    empty = True
    while i < len(pieces) and pieces[i][2] not in ("|", ")"):
        cls, look, _ = pieces[i]
        if cls:
            more, also, i = set(CHARS[cls]), False, i + 1
        else:
            more, also, i = _alternatives(pieces, i + 1)
            i += 1  # the closing bracket
            more, also = (set(), True) if look else (more, also)
        if i < len(pieces) and pieces[i][2] in ("?", "*", "+"):
            also = also or pieces[i][2] != "+"
            i += 1
        chars |= more if empty else set()
        empty = empty and also
    return chars, empty, i
