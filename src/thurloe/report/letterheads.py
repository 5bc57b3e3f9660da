"""Where whoever writes a letter lives, and how to reach him: street, telephone, e-mail.

They stand above "Dear Anna", below the close or the name that signs, or where the text says "I live
at"; mail and telephone anywhere. All would tell who a hidden writer is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.report.names import fold
from thurloe.values.name_words import STREETS, words
from thurloe.values.written_names import ENDING, name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

HEAD, FOOT = 14, 8
"""Lines at either end of a text, empty ones too, among which an address may stand."""

_WORDS = 6  # of a line's part, between commas, that is no more than a name
_FOLLOWING = 3  # lines of one address

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"\b(?i:tel|telephone|phone|mobile|cell|fax)\b[.:]*\s*(?P<number>[+(]?\d[\d ()/.-]{2,}\d)"
    r"|(?P<bare>[+(]\d[\d ()/-]{6,}\d)"
)
_NAME = name_of(4)
_NUMBER = r"\d{1,4}(?:[a-zA-Z]|[-/]\d{1,4}[a-z]?)?"
_HOUSE = re.compile(rf"{_NUMBER},? (?P<street>{_NAME})|(?P<road>{_NAME}) {_NUMBER}")
_ALONE = re.compile(_NAME)
_CODE = re.compile(
    rf"(?:{_NAME} )?[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}|\d{{3}} ?\d{{1,2}} {_NAME}"
    rf"|{_NAME} \d{{5}}(?:-\d{{4}})?|(?i:p\.? ?o\.? box) \d+"
    r"|(?i:flat|apartment|apt\.?|room|unit) \w{1,4}"
)
_AT = r"(?:,? (?:of|at|in|living at|residing at|resident at) |, | \()"
_HOME = re.compile(
    r"\b(?:I|[Ww]e)(?: [a-z]+)? (?:live|reside|lodge|dwell|stay)[a-z]*\b"
    r"|\b(?:[Mm]y|[Oo]ur)(?: [a-z]+)? (?:home|house|flat|rooms?|lodgings?|address|place)\b"
)
_NUMBERED = re.compile(rf"{_AT}(?P<place>{_NUMBER},? (?P<street>{name_of(3, ends=ENDING)}))")
_OTHERS = re.compile(r"\s*>|.*\bwrote:\s*$")
"""Lines of a mail that is answered."""
_MONTH = r"(?i:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH}\.? \d|\b[12]\d{{3}}$")
_GREETING = re.compile(
    r"\s*(?:my |my very )?"
    r"(?:(?:dear|dearest|darling|gentlemen|madam)\b|sirs?\b[,:]?\s*$|to whom\b)",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"\s*(?:.{0,40}\b)?(?:yours?|sincerely|faithfully|truly|affectionately|love|regards|wishes"
    r"|respectfully|obedient|signed)\b.{0,30}",
    re.IGNORECASE,
)
_ROADS = words("""
    street road lane avenue terrace square gardens crescent close drive grove row place walk mews
    hill court boulevard highway parade quay alley cottage house villa villas lodge farm cottages
    rectory vicarage parsonage manse
""") | frozenset(STREETS.values())


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two commas of a line, or a number in it; `telling` if it says where.

    A part that does not is a town, or the name of a house, if it stands with one that does.
    """

    start: int
    end: int
    telling: bool
    street: str = ""


def addresses_in(text: str, names: Collection[str] = ()) -> list[Part]:
    """The parts of the addresses of whoever wrote a text, and bears `names`.

    Above a letter's greeting, below its close or its writer's name; none of these without them.
    """
    lines = [(m.start(), m[0]) for m in re.finditer(r"[^\n]+|(?<=\n)(?=\n)|^(?=\n)", text)]
    own = [line for line in lines if not _OTHERS.match(line[1])]
    found = {*_parts_of(_above(lines[:HEAD])), *_parts_of(_below(own[-FOOT:]))}
    found.update(_parts_of(_signed(own, {fold(name) for name in names})), _reached(0, text))
    found.update(part for part in _houses(text) if _is_home(text, part.start))
    return sorted(found, key=lambda part: (part.start, part.end))


def homes_of(text: str) -> Iterator[tuple[str, Part]]:
    """What stands before "of 12 Mill Lane", which may name who lives there, and the address."""
    for part in _houses(text):
        before = text[max(0, part.start - _BEFORE) : part.start]
        yield _WHO.sub("", before), part


_BEFORE = 60  # characters
_WHO = re.compile(_AT + "$")


def _houses(text: str) -> Iterator[Part]:
    """ "12 Mill Lane" in a sentence."""
    for match in _NUMBERED.finditer(text):
        if _is_road(match["street"]):
            yield Part(*match.span("place"), telling=True)


def _is_home(text: str, at: int) -> bool:
    """Whether "I live" or "my flat" stands before in the sentence."""
    before = text[max(0, at - _BEFORE) : at]
    return _HOME.search(before.rpartition(". ")[2]) is not None


def line_at(text: str, at: int) -> str:
    """The words of the line that has the character `at`."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else None].strip(" \t.*_#")


def _above(lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """The lines before "Dear Anna"."""
    end = next((n for n, (_, line) in enumerate(lines) if _GREETING.match(line)), 0)
    return lines[:end]


def _below(lines: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """The lines after "Yours sincerely"."""
    ends = [n for n, (_, line) in enumerate(lines) if _CLOSE.fullmatch(line.strip(" ,."))]
    return lines[ends[0] + 1 :] if ends else ()


def _signed(lines: Sequence[tuple[int, str]], names: Collection[str]) -> list[tuple[int, str]]:
    """The lines below one that says no more than a name, up to the next paragraph."""
    found = []
    below = False
    for start, line in lines:
        if below and line.strip():
            found.append((start, line))
        below = bool(line.strip()) and (below or fold(line).strip(" \t.,*_#—–-") in names)
    return found


def _reached(start: int, line: str) -> Iterator[Part]:
    """Mail and telephone."""
    numbers = [(m.start(), m.end()) for m in MAIL.finditer(line)]
    numbers += [m.span("number") if m["number"] else m.span("bare") for m in _PHONE.finditer(line)]
    yield from (Part(start + a, start + b, telling=True) for a, b in numbers)


def _parts_of(lines: Sequence[tuple[int, str]]) -> Iterator[Part]:
    """The parts of the lines that say where, and the names beside them, above and below."""
    read = [list(_read(*line)) for line in lines]
    telling = [n for n, parts in enumerate(read) if any(part.telling for part in parts)]
    for n, parts in enumerate(read):
        if any(abs(n - other) < _FOLLOWING for other in telling):
            yield from parts


def _read(start: int, line: str) -> Iterator[Part]:
    numbers = list(_reached(start, line))
    yield from numbers
    if numbers or len(line.split()) > 2 * _WORDS:
        return
    for match in re.finditer(r"[^,;|•·]+", line):
        said = match[0].strip(" \t.*_")
        at = start + match.start() + match[0].find(said)
        if said and len(said.split()) <= _WORDS:
            yield from _part(said, at)


def _part(said: str, at: int) -> Iterator[Part]:
    if _DAY.search(said):
        return
    house = None if _CODE.fullmatch(said) else _HOUSE.fullmatch(said)
    street = (house["street"] or house["road"]) if house else said if _is_road(said) else ""
    if street or _CODE.fullmatch(said):
        yield Part(at, at + len(said), telling=True, street=street)
    elif _ALONE.fullmatch(said) or said.isdigit():
        yield Part(at, at + len(said), telling=False)


def _is_road(said: str) -> bool:
    """ "Mill Lane", "The Rectory"."""
    several = len(said.split()) > 1 and _ALONE.fullmatch(said)
    return bool(several) and fold(said).split()[-1].strip(".") in _ROADS
