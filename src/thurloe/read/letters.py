"""Who says "I" in a text, and when: by a letter's head and foot, by a statement's heading."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.read.bylines import NAME, is_person, tidy_name
from thurloe.read.calendar_dates import DATES, first_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.read.sections import Part

HEAD = 4  # pieces in which a heading stands
FOOT = 4  # pieces in which a letter's close and its signature stand
HEAD_WORDS = 25

_SALUTATION = re.compile(
    r"(?:my |my very )?(?:dear|dearest|darling)\b|sirs?[,:]|gentlemen\b|madam\b", re.IGNORECASE
)
_CLOSE = re.compile(
    r"(?:(?:i (?:am|remain|have)\b.{0,60}?)?(?:ever |always |very |most )*"
    r"(?:yours?\b|sincerely|faithfully|respectfully|truly|cordially|affectionately|love\b)"
    r"|(?:with )?(?:all |my |our |much |many |kind|best|warm|good|friendl)[a-z]* ?"
    r"(?:(?:and )?[a-z]+ )*(?:regards|wishes|greetings|love|thanks|respects|compliments)).{0,40}",
    re.IGNORECASE,
)
_CLOSE_WORDS = 9
_OWN_WORDS = re.compile(
    r"\b(?:statement|testimony|deposition|affidavit|confession|diary|memoirs?|recollections"
    r"|reminiscences|autobiography|letters?|address|speech|lecture|told|dictated|made|given|written)"
    rf"(?: of| by| from)(?: (?:the|an?))? (?P<name>{NAME})",
    re.IGNORECASE,
)
_NAMED = re.compile(NAME)
_FIRST_PERSON = re.compile(r"\b(?:I|my)\b")


def date_of_letter(parts: Sequence[Part]) -> str | None:
    """The day above "Dear Anna", or in a heading, "Address by Olaf Lind, 3 May 1921"; else None."""
    texts = [part.piece.text for part in parts[: HEAD + 1]]
    if _headed(parts):
        return next(filter(None, map(first_date, filter(_is_head, texts))), None)
    heads: list[str] = []
    for text in texts:
        if _SALUTATION.match(text):
            return next(filter(None, map(first_date, heads)), None)
        if len(text.split()) > HEAD_WORDS:
            break
        heads.append(text)
    return None


def writer_of_words(parts: Sequence[Part]) -> str:
    """Who says "I" in a text, by the foot of a letter or a heading; "" where neither names one."""
    if not any(_FIRST_PERSON.search(part.piece.text) for part in parts):
        return ""
    return _signed(parts) or _headed(parts)


def _signed(parts: Sequence[Part]) -> str:
    """The name below "Yours sincerely", in one paragraph with it or in the next."""
    lines = [
        line for part in parts[-FOOT:] for line in part.piece.text.splitlines() if line.strip()
    ]
    for close, name in pairwise(lines):
        short = len(close.split()) <= _CLOSE_WORDS
        if short and _CLOSE.fullmatch(close.strip(" ,.")) and is_person(tidy_name(name)):
            return tidy_name(name)
    return ""


def _headed(parts: Sequence[Part]) -> str:
    """ "Statement of Anna Berg, cook", "Address by Olaf Lind at the opening"."""
    for part in parts[:HEAD]:
        text = DATES.sub(" ", part.piece.text)
        match = _OWN_WORDS.search(text) if _is_head(text) else None
        name = _NAMED.match(text, match.start("name")) if match else None
        if name and is_person(tidy_name(name[0])):
            return tidy_name(name[0])
    return ""


def _is_head(text: str) -> bool:
    return len(text.split()) <= HEAD_WORDS
