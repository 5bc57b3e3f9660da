"""What of a mail is quoted from another, and whose words that is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.nouns import SectionKind
from thurloe.read.bylines import NAME, first_month
from thurloe.read.pieces import MAIL_FIELD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thurloe.nouns import View
    from thurloe.read.sections import Part

LONGEST = 300
"""Characters of a line that says who wrote what follows."""

FIELDS = 4
"""Paragraphs below "-----Original Message-----" among which its sender is looked for."""

_NEAR = 1_000  # characters before a paragraph in which its line begins
_MARKS = re.compile(r"[ \t]*((?:>[ \t]?)+)")
_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?[\w.+-]+(?:@| at )[\w-]+\.[\w.-]+[>)\]]?")
_WROTE = re.compile(r"(?P<lead>.{2,250}?),? (?:wrote|writes)(?: on .{3,60})?:")
_DAY = re.compile(r"\d{4}|\d{1,2}[:.]\d\d|\d[-/]\d|\b\d{1,2}\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_CLOCK = re.compile(r"\d[:.]\d\d")
_LAST_NAME = re.compile(rf"(?P<name>{NAME})\W*$|[,>] *(?P<small>[\w .'-]{{2,40}})$")
_LAST_FIRST = re.compile(r"[\"“]([^\"“”,]+), ([^\"“”,]+)[\"”]")
_NO_NAME = re.compile(r"(?:[AaPp]\.?[Mm]\.?|[A-Z]{2,4}|at)\b[ ,]*(?=\S)")
_FORWARDED = re.compile(
    r"-{2,} ?(?:original|forwarded) message(?: (?:from|by) (?P<name>.{2,60}?))? ?-*"
    r"|begin forwarded message:?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\bFrom: +[\"']?(?P<name>[^\"'<(\[@]{2,60}?)[\"']?"
    r"(?= *[<(\[]|$| (?:Sent|Date|To|Cc|Subject): )"
)


def with_quoted(parts: Sequence[Part], text: str, view: View, *, mail: bool) -> list[Part]:
    """The parts with `quoted` set on those that the writer of another mail wrote.

    These are lines with reply marks (">"), and what follows "-----Original Message-----", or "On
    3 May 2001 at 10:15, X wrote:" where it has no marks; in a `mail` the hour may be missing. A
    text in reply marks from end to end, of whose writer nothing is said, was saved so.
    """
    depths = [_depth_at(text, view.starts[part.piece.start]) for part in parts]
    found = list(_walk(parts, depths, mail=mail))
    own = any(part.quoted is None and part.kind is SectionKind.BODY for part in found)
    return found if own or any(part.quoted for part in found) else list(parts)


def _depth_at(text: str, at: int) -> int:
    """How many reply marks begin the line of the character at `at`."""
    low = max(0, at - _NEAR)
    start = max(low, max(text.rfind(mark, low, at) for mark in "\n\r\u2028\u2029\x85") + 1)
    match = _MARKS.match(text, start, at)
    return match[1].count(">") if match else 0


def _walk(parts: Sequence[Part], depths: Sequence[int], *, mail: bool) -> Iterator[Part]:
    """Each part with its writer: `writers` are those named so far, by the depth they write at.

    `under` counts the mails without marks that the part lies in; they end with the article.
    """
    writers: dict[int, str] = {}
    under = 0
    for i, part in enumerate(parts):
        if i and part.article != parts[i - 1].article and not _forwards(parts[i - 1]):
            under = 0
        depth = depths[i] + under
        quoted = writers.get(depth, "") if depth else None
        name = writer_of(part.piece.text)
        marked = name is not None and i + 1 < len(parts) and depths[i + 1] > depths[i]
        unmarked = not marked and (
            _forwards(part) or (name is not None and _is_sure(part, mail=mail))
        )
        if marked or unmarked:
            writers[depth + 1] = name or _sender(parts[i + 1 : i + 1 + FIELDS])
            under += unmarked
        head = marked or unmarked or (depth and MAIL_FIELD.match(part.piece.text))
        yield replace(part, quoted=quoted, kind=SectionKind.HEADER if head else part.kind)


def writer_of(text: str) -> str | None:
    """Who wrote what follows, as "On 3 May 2001, X wrote:" says.

    Empty where the line names nobody, None where it is no such line.
    """
    if len(text) > LONGEST:
        return None
    text = " ".join(text.split())
    if forwarded := _FORWARDED.fullmatch(text):
        return forwarded["name"] or ""
    wrote = _WROTE.fullmatch(text)
    if not wrote or (wrote["lead"].startswith("On ") and not _DAY.search(wrote["lead"])):
        return None
    lead = _LAST_FIRST.sub(r"\2 \1", _ADDRESS.sub("", wrote["lead"])).strip(" ,\"“”'")
    address = _ADDRESS.search(wrote["lead"])
    found = _LAST_NAME.search(lead) if lead.startswith("On ") else re.fullmatch(rf"({NAME})", lead)
    name = next(filter(None, found.groups()), "") if found else ""
    while name and (junk := _month_or_clock(name)):
        name = name[junk:]
    if not name and not address and not lead.startswith("On "):
        return None
    return name or (address[0].strip("<>()[]") if address else "")


def _month_or_clock(name: str) -> int:
    """Characters of a month, a day or "AM" at the beginning of what was taken for a name."""
    if first_month(name):
        return len(name.split(" ", 1)[0]) + 1
    junk = _NO_NAME.match(name)
    return junk.end() if junk else 0


def _forwards(part: Part) -> bool:
    return len(part.piece.text) <= LONGEST and bool(_FORWARDED.fullmatch(part.piece.text))


def _is_sure(part: Part, *, mail: bool) -> bool:
    """Whether a mail program wrote the line: with an address or an hour, in a mail with a day."""
    text = part.piece.text
    return bool(_ADDRESS.search(text) or _CLOCK.search(text)) or (mail and text.startswith("On "))


def _sender(parts: Sequence[Part]) -> str:
    found = (_FROM.search(part.piece.text) for part in parts if len(part.piece.text) <= LONGEST)
    return next((match["name"].strip() for match in found if match), "")
