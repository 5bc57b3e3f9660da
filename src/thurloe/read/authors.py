"""Whose text it is, from when, under what title: read off the text and what its format says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.nouns import SectionKind
from thurloe.read.bylines import (
    BYLINE_WORDS,
    Credit,
    biography_of,
    credit_of,
    first_month,
    is_outlet_line,
    masthead_of,
    tidy_name,
    work_author_of,
)
from thurloe.read.calendar_dates import first_date
from thurloe.read.dispatches import agency_of_dispatch, date_of_dispatch
from thurloe.read.letters import date_of_letter, writer_of_words
from thurloe.read.pieces import BOOK_DATA, is_mail_head
from thurloe.read.quotes import writer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thurloe.read.raw import Told
    from thurloe.read.sections import Part

NOBODY = re.compile(
    r"(?:python-docx|user|admin(?:istrator)?|owner|author|unknown|anonymous|default|root|office|pc|none"
    r"|untitled\b.*|document|home(?: ?page)?|index|news|article"
    r"|microsoft\b.*|adobe\b.*|libreoffice|writer|.*\b(?:editorial team|web ?master)|.{81,}"
    r"|https?:.*|\W*)",
    re.IGNORECASE,
)
"""Names that programs write into the author's field where nobody has given one."""

_SENDER = re.compile(r"(?:From: +)?\"?(?P<name>[^\"<(@]{2,60}?)\"? +[<(]?[\w.+-]+(?:@| at )[\w.-]+")
_FIELDS = re.compile(
    r"\b(?P<field>From|Sent|Date|Subject): +(?P<value>.*?)"
    r"(?=\s(?:From|To|Cc|Sent|Date|Subject): |$)"
)
_PASSED_ON = re.compile(r"\W*(?:fwd?|forwarded)\b", re.IGNORECASE)
_REVIEWED = re.compile(r"\W*review(?:ed)?:? by\b", re.IGNORECASE)
_TAG = re.compile(r"^(?:(?:re|fwd?|aw): *|\[[^\]]{1,40}\] *)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inferred:
    """Who speaks (empty where nothing says so), when (EDTF), and under what title."""

    name: str = ""
    date: str | None = None
    title: str = ""


def infer(parts: Sequence[Part], told: Told, *, article: int = 0) -> Inferred:
    """Read name, date and title off the own lines of one of a file's texts, and its format.

    An author goes before whoever sent the mail, who goes before an outlet named in it, but where
    the mail is passed on. A date in the byline goes before that of the mail that carries it.
    """
    first = [part for part in parts if part.article == article and part.quoted is None]
    credits_ = [*_credits(first)]
    heads = [part.piece.text for part in first if part.kind is SectionKind.HEADER]
    heads = [head for head in heads if writer_of(head) is None]
    outlets = (told.outlet, *(credit.outlet for credit in credits_))
    senders = (told.sender, *map(_sender, heads))
    title = told.title or _title(first)
    names = (
        *(credit.author for credit in credits_),
        told.author,
        writer_of_words(first),
        _work_author(first),
        _biography(first),
        *(outlets if _PASSED_ON.match(title) else ()),
        *senders,
        *outlets,
        agency_of_dispatch(first),
        _site(first),
        told.label,
    )
    dispatched = date_of_dispatch(first)
    own = (dispatched, date_of_letter(first))
    dates = (*(credit.date for credit in credits_), *own, told.date, *map(_mail_date, heads))
    date = next((date for date in dates if date), None)
    return Inferred(
        name=next(
            (
                tidy_name(name)
                for name in names
                if not NOBODY.fullmatch(name) and not first_month(name)
            ),
            "",
        ),
        date=dispatched if dispatched and dispatched.startswith(date or "") else date,
        title=title,
    )


def _credits(parts: Sequence[Part]) -> Iterator[Credit]:
    """What each byline says, a reviewer's first; a line that is but a name tells the author."""
    masthead = _masthead(parts)
    for part in sorted(parts, key=lambda part: not _REVIEWED.match(part.piece.text)):
        if part.kind is SectionKind.BYLINE:
            text = part.piece.text
            said = credit_of(text) or masthead_of(text)
            headline = _CHAPTER.match(text) or (masthead and text.isupper())
            yield said or Credit(author="" if headline else text)
    if masthead:
        yield Credit(outlet=tidy_name(masthead))


_CHAPTER = re.compile(r"(?:chapter|part|book|section)\b", re.IGNORECASE)


def _masthead(parts: Sequence[Part]) -> str:
    """The paper that the first line names, where the next one gives the day: no author's name."""
    lines = [line for part in parts[:3] for line in part.piece.text.splitlines() if line.strip()]
    told = len(lines) > 1 and is_outlet_line(lines[0]) and len(lines[1].split()) <= _OF_A_DAY
    return lines[0] if told and first_date(lines[1]) else ""


_OF_A_DAY = 6  # words: "Price twopence. Monday, 3 May 1903"


def _work_author(parts: Sequence[Part]) -> str:
    """Whoever wrote the book that the lines at the top say the text is from; a review's is not."""
    heads = [part.piece.text for part in parts[:4] if part.piece.size <= BYLINE_WORDS]
    if any(_REVIEW.search(head) for head in heads):
        return ""
    return next(filter(None, map(work_author_of, heads)), "")


_REVIEW = re.compile(r"\breview", re.IGNORECASE)


def _biography(parts: Sequence[Part]) -> str:
    """The author presented in a note, unless the text itself is about that person."""
    for part in reversed(parts):
        name = biography_of(part.piece.text) if part.kind is SectionKind.NOTE else ""
        if name and not _told_about(parts, part, name.split()[-1]):
            return name
    return ""


def _told_about(parts: Sequence[Part], note: Part, surname: str) -> bool:
    text = " ".join(p.piece.text[:2000] for p in parts[:40] if p is not note)
    return text.count(surname) > 1


def _sender(head: str) -> str:
    match = _SENDER.match(_field(head, ("From",)) or head)
    return match.group("name").strip() if match and _of_mail(head) else ""


def _of_mail(head: str) -> bool:
    return "@" in head or " at " in head or head.startswith("From:")


def _mail_date(head: str) -> str | None:
    return first_date(_field(head, ("Date", "Sent")) or ("" if BOOK_DATA.search(head) else head))


def _field(head: str, names: tuple[str, ...]) -> str:
    for match in _FIELDS.finditer(head):
        if match.group("field") in names:
            return match.group("value")
    return ""


def _site(parts: Sequence[Part]) -> str:
    """The line above the title that names a site or a series."""
    heads = (part.piece for part in parts[:3] if part.kind is SectionKind.HEADER)
    return next((p.text for p in heads if not is_mail_head(p) and not BOOK_DATA.search(p.text)), "")


def _title(parts: Sequence[Part]) -> str:
    """The first heading before the text, else the subject of the mail at its top."""
    for part in parts:
        if part.kind is SectionKind.TITLE:
            return part.piece.text
        if part.kind is SectionKind.BODY:
            break
    for part in parts[:4]:
        if part.kind is SectionKind.HEADER:
            subject = _field(part.piece.text, ("Subject",))
            if subject or _TAG.match(part.piece.text):
                return _TAG.sub("", subject or part.piece.text)
    return ""
