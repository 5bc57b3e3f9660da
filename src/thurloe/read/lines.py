"""The lines of a text: where the words of each begin and end, and how it is wrapped."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from thurloe.read.tokens import is_tokenised

SAMPLE = 4_000
"""Joints (newlines with words on both sides) looked at to tell how a text is wrapped."""

LOWER = 0.35
"""Share of open joints, where no sentence ends before and no item begins after, followed by a small
letter, that betrays a hard wrap: wrapped English prose has 0.7 or more, a file with a paragraph on
each line nearly none."""

FEW = 0.15
"""Share of all joints that these must be: one line in a list is no wrap."""

GOES_ON = frozenset(
    """
    a an the in on at by of to from with for and or as that into under between during until is was
    were are be been had has have his her its their our my this these those
    """.split()
)
"""Small words in which no paragraph ends."""

WIDEST = 160
"""Characters a hard-wrapped line may have: mail uses 72, typewriters 80, wide windows 120."""

FITS = 0.8
"""A line that stops before this share of the width, though the next word would have fitted, was
broken on purpose."""

FLOWED = 0.8
"""Share of joints before a small letter whose line ends in a space: RFC 3676, format=flowed."""

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width spaces and joiners, byte order mark: nobody reads them."""

_EDGES = (
    UNSEEN
    + " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_NEWLINE = re.compile("\r\n|[\n\r\u2028\u2029\x85]")
_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)+")
_ITEM = re.compile(r"(?:[•‣◦▪●·*–—-]|\(?[0-9]{1,3}[.)]|\(?[a-z]\)|\[\d{1,3}\])\s")
_FIRST = re.compile(r"\(?1[.)] [A-Z]")
_LABEL = re.compile(
    r"[A-Z][A-Z]+(?: [A-Z]+)* ?:\s|(?:From|To|Cc|Date|Sent|Subject|Reply-To|Newsgroups): \S"
)
_RULE = re.compile(r"[-=_*~#+ ]{3,}$")
_BYLINE = re.compile(r"[Bb]y:? [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}$")
_FORWARDED = re.compile(r"-{2,} ?(?:Original|Forwarded) [Mm]essage|Begin forwarded message")
_HYPHEN = re.compile(r"[^\W_]-$")
_FINAL = re.compile(r"[.!?:…][\"'”’)\]]*$|''$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The lines that have words: `text[start[i]:end[i]]`, spaces and reply marks left aside.

    `blank[i]` is 1 where an empty line stands before line `i`, `indent[i]` counts its leading
    spaces, `soft[i]` is 1 where the line ends in a space, `depth[i]` counts its reply marks.
    """

    text: str
    start: array[int]
    end: array[int]
    blank: bytearray
    indent: array[int]
    soft: bytearray
    depth: array[int]

    def words(self, i: int) -> str:
        """Line `i`."""
        return self.text[self.start[i] : self.end[i]]

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """How a text breaks its lines: hard-wrapped at `width`, a sentence a line, or neither."""

    hard: bool = False
    sentences: bool = False
    flowed: bool = False
    width: int = 0


def split_lines(text: str) -> Lines:
    """Cut a text into its lines, in one pass; every sort of newline counts."""
    lines = Lines(
        text=text,
        start=array("q"),
        end=array("q"),
        blank=bytearray(),
        indent=array("I"),
        soft=bytearray(),
        depth=array("I"),
    )
    quoted = text.startswith(">") or "\n>" in text or "\n >" in text
    blank, begin = True, 0
    for stop, after in _stops(text):
        full = text[begin:stop]
        mark = _MARKS.match(full) if quoted else None
        shown = full[mark.end() :] if mark else full
        bare = shown.strip(_EDGES)
        if bare:
            indent = len(shown) - len(shown.lstrip(_EDGES))
            first = stop - len(shown) + indent
            _add(lines, (first, first + len(bare)), blank=blank, indent=indent)
            lines.soft.append(shown[-1] == " ")
            lines.depth.append(mark[0].count(">") if mark else 0)
        blank, begin = not bare, after
    return lines


def _stops(text: str) -> list[tuple[int, int]]:
    """Where each line stops and the next begins."""
    if any(mark in text for mark in "\r\u2028\u2029\x85"):
        spans = [match.span() for match in _NEWLINE.finditer(text)]
    else:
        spans = [(match.start(), match.end()) for match in re.finditer("\n", text)]
    return [*spans, (len(text), len(text))]


def _add(lines: Lines, span: tuple[int, int], *, blank: bool, indent: int) -> None:
    lines.start.append(span[0])
    lines.end.append(span[1])
    lines.blank.append(blank)
    lines.indent.append(indent)


def wrap_of(lines: Lines) -> Wrap:
    """How the text is wrapped, told from a sample of its joints."""
    joints = [i for i in range(1, len(lines)) if not lines.blank[i]][:SAMPLE]
    joints = [i for i in joints if not _BYLINE.match(lines.words(i))]
    if is_tokenised(lines.text):
        ends = sum(bool(_FINAL.search(lines.words(i - 1))) for i in joints)
        return Wrap(sentences=2 * ends >= len(joints))
    unended = [i for i in joints if not _FINAL.search(lines.words(i - 1))]
    open_ = [i for i in unended if not _ITEM.match(lines.words(i))]
    lower = [i for i in joints if lines.words(i)[0].islower()]
    width = _width(lines, joints)
    few = len(lower) < max(LOWER * len(open_), FEW * len(joints))
    if not lower or few or width > WIDEST:
        return Wrap()
    soft = sum(lines.soft[i - 1] for i in lower)
    return Wrap(hard=True, width=width, flowed=soft >= FLOWED * len(lower))


def _width(lines: Lines, joints: list[int]) -> int:
    """The length that nineteen lines in twenty before a joint do not pass."""
    lengths = sorted(lines.end[i - 1] - lines.start[i - 1] for i in joints)
    return lengths[len(lengths) * 19 // 20] if lengths else 0


def is_break(lines: Lines, wrap: Wrap, i: int) -> bool:
    """Whether a paragraph ends before line `i`."""
    if lines.blank[i] or lines.depth[i] != lines.depth[i - 1] or _is_mail_line(lines, i):
        return True
    before, after = lines.words(i - 1), lines.words(i)
    ended = bool(_FINAL.search(before))
    if _RULE.match(after) or _RULE.match(before) or (_BYLINE.match(after) and not wrap.hard):
        return True
    if _ITEM.match(after) and (ended or not wrap.hard or _FIRST.match(after)):
        return True
    if wrap.sentences:
        return bool(_LABEL.match(after))
    goes_on = before.rsplit(None, 1)[-1] in GOES_ON
    if goes_on or after[0].islower() or (_HYPHEN.search(before) and after[0].isalnum()):
        return ended and not wrap.hard
    return not wrap.hard or _on_purpose(lines, wrap, i)


def _is_mail_line(lines: Lines, i: int) -> bool:
    """Whether line `i` begins or follows what a mail program puts above the mail it quotes."""
    after = lines.words(i)
    if _FORWARDED.match(after) or _FORWARDED.match(lines.words(i - 1)):
        return True
    if not after.startswith("On "):
        return False
    ends = (lines.words(j) for j in range(i, min(i + 2, len(lines))))
    return any(line.endswith("wrote:") for line in ends)


def _on_purpose(lines: Lines, wrap: Wrap, i: int) -> bool:
    """Whether the wrapped line before `i`, which begins with no small letter, was meant to stop."""
    if wrap.flowed:
        return not lines.soft[i - 1]
    if lines.indent[i] > lines.indent[i - 1] + 1 or _LABEL.match(lines.words(i)):
        return True
    length = lines.end[i - 1] - lines.start[i - 1]
    word = lines.words(i).split(None, 1)[0]
    return length + 1 + len(word) < FITS * wrap.width
