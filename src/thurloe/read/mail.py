"""Mail: single messages (EML) and mailboxes (mbox), where every message is a text of its own."""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from thurloe.read.calendar_dates import first_date
from thurloe.read.plain import decode
from thurloe.read.raw import Raw, Told, Unreadable
from thurloe.read.web import read_web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

PARTS = 1_000
"""Parts of one message that are looked at."""

_START = re.compile(
    rb"^From \S+(?: at \S+)? +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} [^\n]*\n",
    re.MULTILINE,
)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_LISTS_AT = re.compile(r"(\S+) at (\S+\.\w+)")
_NO_TEXT = "The mail has no text in it, only attachments. Save them as files and give those."


def read_mail(data: bytes) -> Iterator[Raw]:
    """Yield the text of one message, its subject as the first paragraph.

    The plain part is preferred to the HTML one; attachments are named in `unread`.

    Raises:
        Unreadable: no text part.
    """
    yield _message(data, None)


def read_mbox(data: bytes) -> Iterator[Raw]:
    """Yield the text of each message of a mailbox, `part` from 1, as `read_mail` would.

    A message without text yields an empty `Raw` that names what was in it.
    """
    starts = [match.span() for match in _START.finditer(data)]
    for part, (_, begin) in enumerate(starts, start=1):
        end = starts[part][0] if part < len(starts) else len(data)
        try:
            yield _message(_QUOTED_FROM.sub(rb"\1", data[begin:end]), part)
        except Unreadable as error:
            yield Raw(text="", part=part, unread=(str(error),))


def _message(data: bytes, part: int | None) -> Raw:
    message = message_from_bytes(data, policy=policy.compat32)
    texts, unread = _texts(message)
    body = next((text for text in texts if text.strip()), "")
    subject = _header(message, "Subject")
    if not body:
        raise Unreadable(_NO_TEXT)
    text = f"{subject}\n\n{body}" if subject else body
    return Raw(text=text, told=_told(message, subject), part=part, unread=tuple(unread))


def _texts(message: Message) -> tuple[list[str], list[str]]:
    """The plain texts, then the texts of HTML parts, and the names of what is attached."""
    plain: list[str] = []
    pages: list[str] = []
    unread: list[str] = []
    for _, part in zip(range(PARTS), message.walk(), strict=False):
        kind = part.get_content_type()
        name = _filename(part)
        if part.is_multipart():
            continue
        if name or not kind.startswith("text/"):
            unread.append(_attachment(name or kind))
        elif kind == "text/html":
            pages.append(_page(_payload(part)))
        else:
            plain.append(_plain(part))
    return ["\n\n".join(plain), "\n\n".join(pages)], unread


def _attachment(name: str) -> str:
    return f"The attachment {name!r} was not read. Save it beside the mail and give that too."


def _filename(part: Message) -> str:
    try:
        return str(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        return "without a readable name"


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _plain(part: Message) -> str:
    payload = _payload(part)
    if not payload:
        return ""
    try:
        text = payload.decode(str(part.get_content_charset("utf-8")))
    except (LookupError, ValueError, TypeError):
        text = _guess(payload)
    return text.replace("\r\n", "\n")


def _guess(payload: bytes) -> str:
    try:
        return decode(payload)
    except Unreadable:
        return ""


def _page(payload: bytes) -> str:
    try:
        return "\n\n".join(raw.text for raw in read_web(payload)) if payload else ""
    except Unreadable:
        return ""


def _header(message: Message, name: str) -> str:
    value = str(message.get(name, ""))
    with suppress(LookupError, ValueError):  # an unknown charset, bytes that are not in it
        value = str(make_header(decode_header(value)))
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _told(message: Message, subject: str) -> Told:
    name, address = parseaddr(_LISTS_AT.sub(r"\1@\2", _header(message, "From")))
    return Told(title=subject, sender=name or address.split("@")[0], date=_date(message))


def _date(message: Message) -> str | None:
    """The day in the sender's own zone, as the Date header gives it."""
    value = _header(message, "Date")
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return first_date(value)
