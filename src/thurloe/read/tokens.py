"""Tokenised text: the rules that put its punctuation back where a printer would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.read.edits import Edits

STRETCH = 1_000
"""Characters looked at together to tell whether they are tokenised."""

FEWEST = 2
"""Spaced commas or full stops below which a text is not called tokenised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Where `pattern` matches, cut the space in group 1 and show group 2, if any, as `shown`."""

    name: str
    pattern: re.Pattern[str]
    shown: str = ""
    closing: bool = False


def _opening(name: str, word: str, shown: str) -> Rule:
    return Rule(name=name, pattern=re.compile(rf"({word})( ?)"), shown=shown)


def _closing(name: str, word: str, shown: str) -> Rule:
    return Rule(name=name, pattern=re.compile(rf"( ?)({word})"), shown=shown, closing=True)


def _space(name: str, pattern: str) -> Rule:
    return Rule(name=name, pattern=re.compile(pattern))


QUOTES: tuple[Rule, ...] = (
    _opening("`` opens a quotation", "``", "“"),
    _closing("'' closes one", "''", "”"),
)
RULES: tuple[Rule, ...] = (
    *QUOTES,
    _opening("-LRB-", r"-LRB-", "("),
    _closing("-RRB-", r"-RRB-", ")"),
    _opening("-LSB-", r"-LSB-", "["),
    _closing("-RSB-", r"-RSB-", "]"),
    _opening("-LCB-", r"-LCB-", "{"),
    _closing("-RCB-", r"-RCB-", "}"),
    _opening("` opens a single quotation", r"(?<![`\w])`(?= )", "‘"),
    _space("no space before punctuation", r"( )(?=[,;:?!.%)\]}”’](?:[\s'\"”’)\]]|$))"),
    _space("nor after an opening bracket", r"(?<=[(\[{“‘])( )"),
    _space(
        "'s, 're, n't lean on their word",
        r"( )(?=(?:['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)|[nN]['’][tT])\b)",
    ),
    _space("a plural's or closing apostrophe", r"(?<=[\w,.!?])( )(?='(?: |$|\n))"),
    _space("pro- Soviet", r"(?<=\w-)( )(?=\w)(?!(?:and|or|nor|to|but|through|versus)\b)"),
    _space("$ 25", r"(?<=[$£€#])( )(?=\d)"),
    _space(r"\/ of the treebanks", r"(\\)(?=[/*])"),
)


_ALONE = re.compile(r'\n|(?<![^\s])"(?![^\s])')


def is_tokenised(text: str) -> bool:
    """Whether most commas, or most full stops, stand alone between spaces."""
    commas, stops = text.count(" , "), text.count(" . ") + text.count(" .\n") + text.count(" .\r")
    stops += text.endswith(" .")
    if commas >= FEWEST:
        return 2 * commas >= text.count(",")
    all_stops = text.count(". ") + text.count(".\n") + text.count(".\r") + text.endswith(".")
    return stops >= FEWEST and 2 * stops >= all_stops


def mend_tokens(text: str, edits: Edits) -> None:
    """Add the edits that undo tokenisation where a stretch is tokenised, and `` and '' anywhere.

    A file may be tokenised in part, so each stretch of some `STRETCH` characters is looked at.
    """
    if "``" in text:
        for rule in QUOTES:
            _apply(rule, text, (0, len(text)), edits)
    if " ," not in text and " ." not in text:
        return
    for start, end in _stretches(text):
        if is_tokenised(text[start:end]):
            for rule in RULES:
                _apply(rule, text, (start, end), edits)
            for space in _straight(text, start, end):
                edits.cut(*space)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text after line ends into stretches of `STRETCH` characters or a line more."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + STRETCH) + 1 or len(text)
        yield start, end
        start = end


def _apply(rule: Rule, text: str, span: tuple[int, int], edits: Edits) -> None:
    for match in rule.pattern.finditer(text, *span):
        if not rule.shown:
            edits.cut(*match.span(1))
            continue
        space, mark = (1, 2) if rule.closing else (2, 1)
        edits.cut(*match.span(space))
        edits.swap(*match.span(mark), rule.shown, at_end=rule.closing)


def _straight(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Of straight quotes standing alone, the space inside: after the first, before the second."""
    opened = False
    for match in _ALONE.finditer(text, start, end):
        at = match.start()
        if text[at] == "\n":
            opened = False
        elif opened:
            opened = False
            yield max(0, at - 1), at
        else:
            opened = True
            yield at + 1, min(len(text), at + 2)
