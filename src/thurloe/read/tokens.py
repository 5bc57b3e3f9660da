"""Tokenised text: the rules that put its punctuation back where a printer would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
BRACKETS: tuple[Rule, ...] = (
    _opening("-LRB-", r"-(?:LRB|lrb)-", "("),
    _closing("-RRB-", r"-(?:RRB|rrb)-", ")"),
    _opening("-LSB-", r"-(?:LSB|lsb)-", "["),
    _closing("-RSB-", r"-(?:RSB|rsb)-", "]"),
    _opening("-LCB-", r"-(?:LCB|lcb)-", "{"),
    _closing("-RCB-", r"-(?:RCB|rcb)-", "}"),
)
RULES: tuple[Rule, ...] = (
    _opening("` opens a single quotation", r"(?<![`\w])`(?= )", "‘"),
    _space("no space before punctuation", r"( )(?=[,;:?!.%)\]}”’](?:[\s'\"”’)\]]|$))"),
    _space("nor after an opening bracket", r"(?<=[(\[{“‘])( )"),
    _space(
        "'s, 're, n't lean on their word",
        r"( )(?=(?:['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)|[nN]['’][tT])\b)",
    ),
    _space("a plural's or closing apostrophe", r"(?<=[\w,.!?])( )(?='(?: |$|\n))"),
    _space(
        "pro- Soviet",
        r"(?<=\w-)(?<!-[LR][RSC]B-)(?<!-[lr][rsc]b-)( )"
        r"(?=\w)(?!(?:and|or|nor|to|but|through|versus)\b)",
    ),
    _space("$ 25", r"(?<=[$£€#])( )(?=\d)"),
    _space(r"\/ of the treebanks", r"(\\)(?=[/*])"),
)

_BRACKET = re.compile(r"-(?:[LR][RSC]B|[lr][rsc]b)-")
_BETWEEN_WORDS = re.compile(r",(?! ?\d)")
_SPACED_NUMBER = re.compile(r"(?<![\w.,])(?<!\d, )(?<!\d , )[1-9]\d{0,2}(?: ?, \d{3})+(?!\w|, ?\d)")
_SURE_GROUP = re.compile(r", 0\d\d$|, 0\d\d ?,")
_MONTH_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $", re.IGNORECASE
)
_LISTED = re.compile(r",? (?:and|or|to) \d")
_ALONE = re.compile(r'\n|(?<![^\s])"(?![^\s])')


def is_tokenised(text: str) -> bool:
    """Whether most commas but those of numbers, or most full stops, stand alone between spaces."""
    commas, stops = text.count(" , "), text.count(" . ") + text.count(" .\n") + text.count(" .\r")
    stops += text.endswith(" .")
    if commas >= FEWEST:
        return 2 * commas >= len(_BETWEEN_WORDS.findall(text))
    all_stops = text.count(". ") + text.count(".\n") + text.count(".\r") + text.endswith(".")
    return stops >= FEWEST and 2 * stops >= all_stops


def mend_tokens(text: str, edits: Edits) -> None:
    """Add the edits that undo tokenisation where a stretch is tokenised, and the surest anywhere.

    Nobody but a tokenizer writes ``, -LRB- and 20, 000. A file may be tokenised in part, so each
    stretch of some `STRETCH` characters is looked at.
    """
    whole = (0, len(text))
    for rule in (*(QUOTES if "``" in text else ()), *(BRACKETS if _BRACKET.search(text) else ())):
        _apply(rule, text, whole, edits)
    tokenised = []
    if " ," in text or " ." in text:
        tokenised = [span for span in _stretches(text) if is_tokenised(text[slice(*span)])]
    for span in tokenised:
        for rule in RULES:
            _apply(rule, text, span, edits)
        for space in _straight(text, *span):
            edits.cut(*space)
    _mend_numbers(text, tokenised, edits)


def _mend_numbers(text: str, tokenised: Sequence[tuple[int, int]], edits: Edits) -> None:
    """Join "20, 000" and "1, 250, 000", but not the day and the count of "on May 3, 200 men".

    A group with a leading zero is part of a number anywhere. Without one, it is where the text is
    tokenised, since a comma between two numbers would stand alone there, or where the text breaks
    other numbers in this way and it is not one of a list.
    """
    found = list(_SPACED_NUMBER.finditer(text))
    sure = [match for match in found if _SURE_GROUP.search(match[0])]
    likely = (match for match in found if sure and not _apart(match))
    glued = (m for span in tokenised for m in _SPACED_NUMBER.finditer(text, *span))
    joined = {*sure, *likely, *(match for match in glued if " ," not in match[0])}
    for start, end in sorted(match.span() for match in joined):
        for space in re.finditer(" ", text[start:end]):
            edits.cut(start + space.start(), start + space.end())


def _apart(match: re.Match[str]) -> bool:
    """Whether the numbers may be meant one by one: in a list, or after a month."""
    text = match.string
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(_MONTH_BEFORE.search(before) or _LISTED.match(text, match.end()))


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
