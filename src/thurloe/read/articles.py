"""Where one text of a file ends and the next begins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.read import pieces as looks
from thurloe.read.bylines import Credit, biography_of, credit_of
from thurloe.read.listing import key_of
from thurloe.read.pieces import MAIL_FIELD, SHORT, TITLE_WORDS, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOW = 10_000
"""Characters before and after a heading whose names are compared."""

FEWEST_WORDS = 60
"""Words that a text must have on both sides of a heading to be two articles."""

FEWEST_SIGNED = 25
"""The same where the byline of somebody new stands below the heading."""

ALIKE = 0.45
"""Cosine of the names before and after, up to which two texts divided by an end mark are two."""

STRANGERS = 0.12
"""The same without an end mark: sections of one article share its people and places."""

MOST = 400
"""Headings weighed in one file; a file with more is a book of many chapters and stays one text."""

REFERENCES_WITHIN = 3
_LONGEST_HEADING = 20  # words

_NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][\w’'-]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_GLUE = re.compile(r"(?<=[a-z0-9)”\"’][.!?])(?=[A-Z“][\w’'-]+[ ,:])|(?<=\d{4})(?=[A-Z][a-z]+[ ,:])")


def unglue(pieces: Sequence[Piece]) -> list[Piece]:
    """Cut a paragraph in two where the title of the next text is stuck to its last words.

    That is where a sentence or a reference ends without a space before the next word, and what
    follows is a heading, or what precedes is an entry of a bibliography.
    """
    found: list[Piece] = []
    for piece in pieces:
        cut = _glued_at(piece)
        if cut is None:
            found.append(piece)
            continue
        at = piece.start + cut
        found.append(replace(piece, end=at, text=piece.text[:cut]))
        found.append(Piece(start=at, end=piece.end, text=piece.text[cut:], glued=True))
    return found


def _glued_at(piece: Piece) -> int | None:
    tail = max(SHORT, len(piece.text) - SHORT)
    cuts = [match.start() for match in _GLUE.finditer(piece.text[: SHORT + 20])]
    cuts += [match.start() for match in _GLUE.finditer(piece.text, tail)]
    for cut in reversed(cuts):
        before = Piece(start=0, end=cut, text=piece.text[:cut])
        after = Piece(start=cut, end=len(piece.text), text=piece.text[cut:])
        if looks.is_reference(before) or (looks.is_heading(after) and after.size > 1):
            return cut
    return None


def article_starts(pieces: Sequence[Piece]) -> list[int]:
    """The indices of the pieces that begin a text; the first is 0.

    A heading, or the head of a mail, begins a new text where the text before it had an end mark
    (references, a note on the author, a caption, a list's footer) or a byline follows, and the
    names on both sides differ; without any mark they must be strangers and the heading name one.
    A line with the byline of somebody new begins one whatever the names: two papers may tell of
    one event.
    """
    starts = [0]
    candidates = [i for i in range(1, len(pieces)) if _may_start(pieces, i)]
    for i in candidates if len(candidates) <= MOST else []:
        if i > starts[-1] and _begins(pieces, starts[-1], i):
            starts.append(i)
    return starts


def _may_start(pieces: Sequence[Piece], i: int) -> bool:
    piece = pieces[i]
    if piece.glued:
        return True
    if is_mail_start(pieces, i):
        return True
    tail = looks.is_footer(piece) or looks.is_tail(piece) or looks.is_reference(piece)
    if piece.size > _LONGEST_HEADING or tail or looks.is_reference_heading(piece):
        return False
    heading = looks.is_heading(piece) or (looks.is_line(piece) and _signers(pieces, i + 1, i + 2))
    return bool(heading) and not credit_of(piece.text)


def _signers(pieces: Sequence[Piece], first: int, end: int) -> set[str]:
    """The authors and outlets that bylines among the pieces name; "— X" may sign a motto alone."""
    found = _credits(pieces, first, end)
    return {key_of(name) for c in found for name in (c.author, c.outlet) if name}


def _credits(pieces: Sequence[Piece], first: int, end: int) -> list[Credit]:
    texts = [piece.text for piece in pieces[first:end] if piece.text[0] not in "—–-"]
    return [credit for text in texts if (credit := credit_of(text))]


def _newly_signed(pieces: Sequence[Piece], first: int, i: int) -> bool:
    """Whether the lines below heading `i` name somebody new: by another author, in any outlet."""
    spans = ((first, i), (i + 1, i + 3))
    before, after = ({key_of(c.author) for c in _credits(pieces, *s) if c.author} for s in spans)
    if before and after:
        return before.isdisjoint(after)
    signed = _signers(pieces, i + 1, i + 3)
    return bool(signed) and signed.isdisjoint(_signers(pieces, first, i))


def is_mail_start(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a block of at least two mail header fields begins at piece `i`."""
    if not MAIL_FIELD.match(pieces[i].text) or (i and MAIL_FIELD.match(pieces[i - 1].text)):
        return False
    fields = sum(len(MAIL_FIELD.findall(piece.text)) for piece in pieces[i : i + 3])
    return fields > 1


def _begins(pieces: Sequence[Piece], first: int, i: int) -> bool:
    before, after = _before(pieces, first, i), _after(pieces, i)
    fewest = min(len(before.split()), len(after.split()))
    if fewest >= FEWEST_SIGNED and _newly_signed(pieces, first, i):
        return True
    if fewest < FEWEST_WORDS:
        return False
    if is_mail_start(pieces, i):
        return True
    names, others = _names(before), _names(after)
    likeness = _cosine(names, others)
    ended, opened = _ended(pieces, first, i), _opened(pieces, i)
    if (ended and opened) or (pieces[i].glued and looks.is_reference(pieces[i - 1])):
        return True
    if ended or opened or pieces[i].glued:
        return likeness <= ALIKE
    return likeness <= STRANGERS and _names_newcomer(pieces[i], names, others)


def _before(pieces: Sequence[Piece], first: int, i: int) -> str:
    """The running text before piece `i`, back to the article's first piece or for a window."""
    kept: list[str] = []
    size = 0
    for j in range(i - 1, first - 1, -1):
        if not looks.is_reference(pieces[j]):
            kept.append(pieces[j].text[-WINDOW:])
            size += len(kept[-1])
        if size > WINDOW:
            break
    return "\n".join(reversed(kept))


def _after(pieces: Sequence[Piece], i: int) -> str:
    kept: list[str] = []
    size = 0
    begin = i if pieces[i].size > TITLE_WORDS else i + 1  # a body may be glued to a reference
    for j in range(begin, len(pieces)):
        kept.append(pieces[j].text[:WINDOW])
        size += len(kept[-1])
        if size > WINDOW:
            break
    return "\n".join(kept)


def _names(text: str) -> Counter[str]:
    """The capitalised words inside sentences, how often each."""
    return Counter(_POSSESSIVE.sub("", word) for word in _NAME.findall(text))


def _cosine(some: Counter[str], others: Counter[str]) -> float:
    product = sum(count * others[name] for name, count in some.items())
    norms = sum(c * c for c in some.values()) * sum(c * c for c in others.values())
    return product / norms**0.5 if norms else 1.0


def _names_newcomer(heading: Piece, before: Counter[str], after: Counter[str]) -> bool:
    """Whether the heading speaks of somebody or something that the text after it often names."""
    words = {_POSSESSIVE.sub("", word) for word in re.findall(r"[A-Z][\w’'-]+", heading.text)}
    return any(after[word] > 1 and not before[word] for word in words)


def _ended(pieces: Sequence[Piece], first: int, i: int) -> int:
    """How many of the three pieces before `i` mark the end of a text."""
    last = pieces[max(first + 1, i - REFERENCES_WITHIN) : i]
    return sum(
        looks.is_reference(piece)
        or looks.is_footer(piece)
        or looks.is_tail(piece)
        or bool(biography_of(piece.text))
        for piece in last
    )


def _opened(pieces: Sequence[Piece], i: int) -> int:
    """Whether a byline or a mail's head follows the heading."""
    following = pieces[i + 1 : i + 3]
    return sum(bool(credit_of(piece.text)) or looks.is_mail_head(piece) for piece in following)
