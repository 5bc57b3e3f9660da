"""Tokenised text: the rules that put its punctuation back where a printer would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thurloe.read.edits import Edits

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


def is_tokenised(text: str) -> bool:
    """Whether most commas, or most full stops, stand alone between spaces."""
    commas, stops = text.count(" , "), text.count(" . ") + text.count(" .\n") + text.count(" .\r")
    stops += text.endswith(" .")
    if commas >= FEWEST:
        return 2 * commas >= text.count(",")
    all_stops = text.count(". ") + text.count(".\n") + text.count(".\r") + text.endswith(".")
    return stops >= FEWEST and 2 * stops >= all_stops


def mend_tokens(text: str, edits: Edits) -> None:
    """Add the edits that undo tokenisation, and those for `` and '' in any text."""
    tokenised = is_tokenised(text)
    if not tokenised and "``" not in text:
        return
    for rule in RULES if tokenised else QUOTES:
        _apply(rule, text, edits)
    if tokenised and '"' in text:
        for start, end in _straight(text):
            edits.cut(start, end)


def _apply(rule: Rule, text: str, edits: Edits) -> None:
    for match in rule.pattern.finditer(text):
        if not rule.shown:
            edits.cut(*match.span(1))
            continue
        space, mark = (1, 2) if rule.closing else (2, 1)
        edits.cut(*match.span(space))
        edits.swap(*match.span(mark), rule.shown, at_end=rule.closing)


def _straight(text: str) -> Iterator[tuple[int, int]]:
    """Of straight quotes standing alone, the space inside: after the first, before the second."""
    opened = False
    for match in re.finditer(r'\n|(?<![^\s])"(?![^\s])', text):
        at = match.start()
        if text[at] == "\n":
            opened = False
        elif opened:
            opened = False
            yield max(0, at - 1), at
        else:
            opened = True
            yield at + 1, min(len(text), at + 2)
