"""What the stretches of a view are: running text, title, byline, head, foot, references."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.nouns import Section, SectionKind
from thurloe.read import pieces as looks
from thurloe.read.articles import article_starts, is_mail_start, unglue
from thurloe.read.bylines import biography_of, credit_of, is_person, masthead_of
from thurloe.read.pieces import BOOK_DATA, REFERENCE_HEADING, SHORT, Piece, pieces_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEAD = 14
"""Pieces at the top of a text among which its head is looked for."""

TAIL = 12
"""Pieces at its end among which captions and notes on the author are looked for."""

BODY_SIZE = 30
"""Words from which a paragraph is running text and no heading."""

SUBTITLE = 3
"""Pieces at the top that may all be headings: site, title, subtitle."""

SUBJECT_NAMED = 2
"""Times that a lone name's last word returns in a text that is about it, not by it."""


_QUOTED = re.compile(r"On .{5,80}\bwrote:$|-+ ?(?:Original|Forwarded) [Mm]essage ?-+$")
_SPOKEN = re.compile(r"[.?!] \S|[?!][\"'”’]*$|^\w+$|^[\"“]")
"""Signs of speech or of a lone word, which are no headings inside a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece with its kind and article, and who is quoted in it."""

    piece: Piece
    kind: SectionKind
    article: int
    quoted: str | None = None


def parts_of(text: str, *, title: str = "") -> list[Part]:
    """Every paragraph of a view with what it is; `title` is what the file's format gives."""
    pieces = unglue(pieces_of(text))
    if not pieces:
        return []
    starts = article_starts(pieces)
    parts: list[Part] = []
    for article, (first, end) in enumerate(zip(starts, [*starts[1:], len(pieces)], strict=True)):
        kinds = _kinds(pieces[first:end], title)
        parts += [
            Part(piece=piece, kind=kind, article=article)
            for piece, kind in zip(pieces[first:end], kinds, strict=True)
        ]
    return parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks in one of the further texts of a file, by the source's id, and when (EDTF)."""

    source: str
    date: str | None


def sections_of(
    parts: Sequence[Part],
    voices: Mapping[int, Voice] | None = None,
    writers: Mapping[str, str] | None = None,
) -> tuple[Section, ...]:
    """The sections of a view in order: neighbours that differ in nothing are one section.

    `voices` are those of the articles that have their own, `writers` the sources of those quoted.
    """
    found: list[Section] = []
    for part in parts:
        last = found[-1] if found else None
        voice = (voices or {}).get(part.article)
        section = Section(
            start=part.piece.start,
            end=part.piece.end,
            kind=part.kind,
            article=part.article,
            quoted=part.quoted,
            writer=(writers or {}).get(part.quoted or "", ""),
            source=voice.source if voice else "",
            date=voice.date if voice else None,
        )
        if (
            last
            and part.kind in MERGED
            and replace(last, start=section.start, end=section.end) == section
        ):
            found[-1] = replace(section, start=last.start)
        else:
            found.append(section)
    return tuple(found)


MERGED = frozenset(
    {SectionKind.BODY, SectionKind.HEADER, SectionKind.FOOTER, SectionKind.REFERENCES}
)


def _kinds(pieces: Sequence[Piece], title: str) -> list[SectionKind]:
    """The kind of each piece of one article: head, then tail, then what lies between."""
    kinds: list[SectionKind | None] = [None] * len(pieces)
    _label_head(pieces, kinds, title)
    _label_references(pieces, kinds)
    _label_tail(pieces, kinds)
    for i, piece in enumerate(pieces):
        if kinds[i] is None and looks.is_footer(piece):
            kinds[i] = SectionKind.FOOTER
        elif kinds[i] is None and (is_mail_start(pieces, i) or _QUOTED.match(piece.text)):
            kinds[i] = SectionKind.HEADER
        elif kinds[i] is None and _is_subheading(pieces, i):
            kinds[i] = SectionKind.BYLINE if credit_of(piece.text) else SectionKind.TITLE
    return [kind or SectionKind.BODY for kind in kinds]


def _label_head(pieces: Sequence[Piece], kinds: list[SectionKind | None], title: str) -> None:
    """Label the first pieces until the running text begins."""
    for i in range(min(HEAD, len(pieces))):
        kind = _head_kind(pieces, i, title, titled=SectionKind.TITLE in kinds)
        if kind is None and i == 0 and _above_author(pieces):
            kind = SectionKind.TITLE
        if kind is None:
            break
        kinds[i] = kind
    titles = [i for i, kind in enumerate(kinds) if kind is SectionKind.TITLE]
    if len(titles) > 1 and pieces[titles[0]].size < min(5, pieces[titles[1]].size):
        kinds[titles[0]] = SectionKind.HEADER  # the name of a site or a series above the title


def _above_author(pieces: Sequence[Piece]) -> bool:
    """Whether the first line is short and the next says by whom it is: a title like a sentence."""
    below = credit_of(pieces[1].text) if len(pieces) > 2 and pieces[0].size < BODY_SIZE else None  # noqa: PLR2004
    return below is not None and below.author != ""


def _head_kind(pieces: Sequence[Piece], i: int, title: str, *, titled: bool) -> SectionKind | None:
    piece = pieces[i]
    if title and piece.text == title:
        return SectionKind.TITLE
    if looks.is_mail_head(piece) or (piece.size < BODY_SIZE and BOOK_DATA.search(piece.text)):
        return SectionKind.HEADER
    if _is_byline(pieces, i):
        return SectionKind.BYLINE
    if looks.is_footer(piece):
        return SectionKind.FOOTER
    heading = (
        looks.is_heading(piece) and i + 1 < len(pieces) and not looks.is_reference_heading(piece)
    )
    return SectionKind.TITLE if heading and (i < SUBTITLE or not titled) else None


def _is_byline(pieces: Sequence[Piece], i: int) -> bool:
    """A line of author, outlet or date, or a lone name under a first line that is not about it."""
    if pieces[i].size >= BODY_SIZE or len(pieces) == 1 or 0 < i == len(pieces) - 1:
        return False
    lone = i > 0 and is_person(pieces[i].text) and not _is_subject(pieces, i)
    return lone or credit_of(pieces[i].text) is not None or _is_masthead(pieces, i)


def _is_masthead(pieces: Sequence[Piece], i: int) -> bool:
    """ "The Lantern, 5 March 2019" below "By Anna Berg"."""
    above = credit_of(pieces[i - 1].text) if i else None
    return bool(above and above.author and masthead_of(pieces[i].text))


def _is_subject(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a lone name is what the text is about: its last word returns in the text."""
    surname = pieces[i].text.split()[-1]
    text = " ".join(piece.text[:2000] for piece in pieces[i + 1 : i + 12])
    return text.count(surname) >= SUBJECT_NAMED


def _label_references(pieces: Sequence[Piece], kinds: list[SectionKind | None]) -> None:
    """Label what follows a heading of references, and runs of two entries or more without one."""
    i = 0
    while i < len(pieces):
        end = _references_end(pieces, i)
        for j in range(i, end):
            kinds[j] = kinds[j] or SectionKind.REFERENCES
        i = max(end, i + 1)


def _references_end(pieces: Sequence[Piece], i: int) -> int:
    """The end of the references that begin at piece `i`, or `i` if none do."""
    headed = looks.is_reference_heading(pieces[i]) or _run_in_heading(pieces[i])
    j = i + 1 if headed else i
    signs = 1 if headed else 3
    while (
        j < len(pieces)
        and looks.is_reference(pieces[j], signs=signs)
        and not looks.is_footer(pieces[j])
    ):
        j += 1
    entries = j - i - headed
    if headed:
        return j if entries or _run_in_heading(pieces[i]) else i
    return j if entries > 1 else i


def _run_in_heading(piece: Piece) -> bool:
    """ "References: A; B; C" in one paragraph."""
    head, colon, rest = piece.text[:SHORT].partition(":")
    entry = Piece(start=0, end=len(rest), text=rest.strip())
    return bool(colon and REFERENCE_HEADING.fullmatch(head) and looks.is_reference(entry, signs=2))


def _label_tail(pieces: Sequence[Piece], kinds: list[SectionKind | None]) -> None:
    """Label captions and notes on the author from the end back, until the running text ends."""
    for i in _signature(pieces):
        kinds[i] = kinds[i] or SectionKind.FOOTER
    left = TAIL
    for i in range(len(pieces) - 1, 0, -1):
        if kinds[i] is SectionKind.REFERENCES:
            continue
        kind = _tail_kind(pieces[i])
        left -= 1
        if kind is None or not left:
            break
        kinds[i] = kinds[i] or kind


def _signature(pieces: Sequence[Piece]) -> range:
    """What follows "--" at the end of a mail, if it is nothing but short lines."""
    for i in range(max(0, len(pieces) - TAIL), len(pieces)):
        if pieces[i].text == "--" and all(piece.size < BODY_SIZE for piece in pieces[i:]):
            return range(i, len(pieces))
    return range(0)


def _tail_kind(piece: Piece) -> SectionKind | None:
    if looks.is_footer(piece) or looks.is_tail(piece):
        return SectionKind.FOOTER
    if piece.size < BODY_SIZE and credit_of(piece.text):
        return SectionKind.BYLINE
    return SectionKind.NOTE if biography_of(piece.text) else None


def _is_subheading(pieces: Sequence[Piece], i: int) -> bool:
    """A heading inside the text, with running text after it."""
    if not looks.is_heading(pieces[i]) or i + 1 >= len(pieces) or _SPOKEN.search(pieces[i].text):
        return False
    return pieces[i + 1].size > pieces[i].size and not looks.is_heading(pieces[i + 1])
