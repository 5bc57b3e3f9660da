"""The text as it would be printed: lines joined, tokens put together, all mapped back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.read.edits import Edits
from thurloe.read.lines import UNSEEN, Lines, is_break, split_lines, wrap_of
from thurloe.read.markdown import mend_markdown
from thurloe.read.tokens import mend_tokens

if TYPE_CHECKING:
    from thurloe.nouns import View

SPACES = " \t\u00a0\u202f\u3000\x0b\x0c\x1c\x1d\x1e\x1f" + "".join(map(chr, range(0x2000, 0x200B)))
VOCABULARY = 2_000_000
"""Characters from which the words that settle a hyphen at a line's end are taken."""

KEPT_BEFORE = frozenset(
    """all anti co counter cross ex far half high ill inter long low mid mini multi near neo non
    over post pre pro quasi re self semi short so sub super then trans twenty thirty forty fifty
    sixty seventy eighty ninety two three four five six ultra under vice well""".split()
)
"""Words whose hyphen at a line's end is most likely their own."""

KEPT_AFTER = frozenset(
    """a an and as at by called chief class de down en for general in la law like made minded of off
    old on or out over the time to up""".split()
)

_HYPHEN = re.compile(r"([A-Za-z’']+)[-\u2010]$")
_FIRST = re.compile(r"[A-Za-z]+")
_BROKEN = re.compile(r"[A-Za-z’']{1,40}[-\u2010][ \t]*\r?\n[ \t>]*[A-Za-z]{1,40}")
_WORDS = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*")


def mend(text: str) -> View:
    """The view of a text: one line a paragraph, a blank line between, its words as printed.

    Hard wraps, hyphens at line ends, reply marks, runs of spaces, characters that nobody sees and
    the traces of a tokenizer are mended; nothing is added, moved or reworded. Linear in time.
    """
    edits = Edits()
    lines = split_lines(text)
    if not len(lines):
        edits.cut(0, len(text))
        return edits.view(text)
    edits.cut(0, lines.start[0])
    edits.cut(lines.end[-1], len(text))
    _mend_spaces(text, edits)
    _mend_joints(lines, edits)
    mend_tokens(text, edits)
    mend_markdown(text, edits)
    return edits.view(text)


def _mend_joints(lines: Lines, edits: Edits) -> None:
    wrap = wrap_of(lines)
    words = _Vocabulary(lines.text)
    for i in range(1, len(lines)):
        start, end = lines.end[i - 1], lines.start[i]
        if is_break(lines, wrap, i):
            edits.break_paragraph(start, end)
        elif lines.text[start] == "\u00ad" or lines.text[start - 1] in "-\u2010":
            _mend_hyphen(lines, words, i, edits)
        else:
            edits.swap(start, end, " ")


def _mend_hyphen(lines: Lines, words: _Vocabulary, i: int, edits: Edits) -> None:
    """Join two lines at a hyphen; without the hyphen where it is sure to be the printer's."""
    start, end = lines.end[i - 1], lines.start[i]
    before = _HYPHEN.search(lines.words(i - 1)[-40:])
    after = _FIRST.match(lines.words(i)[:40])
    if lines.text[start] == "\u00ad":
        edits.cut(start, end)
    elif not before:
        edits.swap(start, end, " ")
    elif after and words.one_word(before.group(1), after.group()):
        edits.cut(start - 1, end)
    else:
        edits.cut(start, end)


class _Vocabulary:
    """The words of a text, gathered when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def one_word(self, before: str, after: str) -> bool:
        """Whether a hyphen between the two, at a line's end, only marks the break."""
        if not (before.islower() or before.istitle()) or not after.islower():
            return False
        before = before.lower()
        if self._words is None:
            whole = _BROKEN.sub(" ", self._text[:VOCABULARY]).lower()
            self._words = frozenset(_WORDS.findall(whole))
        if f"{before}-{after}" in self._words:
            return False
        if before + after in self._words:
            return True
        if before in KEPT_BEFORE or after in KEPT_AFTER:
            return False
        return not (before in self._words and after in self._words)


def _mend_spaces(text: str, edits: Edits) -> None:
    """Show runs of spaces as one, odd spaces as plain ones, and unseen characters not at all."""
    odd = "".join(mark for mark in SPACES[1:] if mark in text)
    if odd or "  " in text:
        runs = f"[ {odd}]{{2,}}|[{odd}]" if odd else " {2,}"
        for match in re.finditer(runs, text):
            edits.swap(*match.span(), " ")
    unseen = "".join(mark for mark in UNSEEN if mark in text)
    if unseen:
        for match in re.finditer(f"[{unseen}]", text):
            edits.cut(*match.span())
