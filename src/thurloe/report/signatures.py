"""Names that stand where a text says whose it is: hidden though nobody knows whom they name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HEAD, FOOT = 8, 6
"""Lines with words at either end of a text among which whose it is may be told."""

LONGEST = 14
"""Words of a line that says no more than that."""

_LETTERS = r"A-Za-zÀ-ÖØ-öø-ÿŠšŽžČčĆćŁłŚśŹźŻż"
_WORD = rf"[{_LETTERS}][\w'’.-]*"
_CAPITAL = rf"(?=[^a-zà-öø-ÿ]){_WORD}"
_SMALL = r"(?:de|del|della|di|la|le|van|von|der|ten|zu|bin|al)"
_NAME = rf"{_CAPITAL}(?: (?:{_SMALL} )*{_CAPITAL}){{0,3}}"
_HANDLE = rf"(?:{_NAME}|@?(?=\S*[^\W\d])(?=\S*[\d_.@-])[\w.@-]+)"
"""A name, or what nobody else is called: "mudlark77"."""

_BY = re.compile(
    r"(?i:(?:written|posted|submitted|told|compiled|reported|story|text|words)\b.{0,20}?)?"
    rf"\b(?i:by):? (?P<name>{_HANDLE})"
)
_TRADE = re.compile(
    r"(?:\b(?i:words|text|story|author|writer|reporter|editor|pictures?|photos?|photographs?"
    rf"|illustrations?|signed|correspondent|contact|copyright)\b|©|\((?i:c)\)),?:? ?"
    rf"(?:\d{{4}}[,:]? )?(?:(?i:by) )?(?P<name>{_NAME})"
)
_OWN = re.compile(
    r"\b(?i:statement|testimony|evidence|deposition|diar(?:y|ies)|memoirs?|letters?|account) "
    rf"(?i:of|by|from) (?:[a-z]+ ){{0,3}}(?P<name>{_NAME})"
)
_DASHED = re.compile(rf"(?:[—–]|--?) ?(?P<name>{_HANDLE})(?:[,(].*)?\.?$")
_CLOSING = re.compile(
    r"(?:.{0,40}\b)?(?:yours?|sincerely|faithfully|truly|affectionately|love|loving|regards|wishes"
    r"|respectfully|obedient|servant|friend|brother|sister|son|daughter|signed)\b.{0,30}",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?P<name>{_NAME})[,.]?")


def signed_names(text: str) -> Iterator[str]:
    """What looks like the name of whoever wrote a text, in its first lines and in its last."""
    lines = [line.strip(" \t*_#>") for line in text.splitlines()]
    lines = [line for line in lines if line]
    for part, rules in ((lines[:HEAD], IN_HEAD), (lines[-FOOT:], IN_FOOT)):
        for rule in rules:
            for name in rule(part):
                yield name.rstrip(".,")
    yield from _at_the_end(text)


def _said_in(pattern: re.Pattern[str]) -> Callable[[Sequence[str]], Iterator[str]]:
    """What a pattern finds in the lines that are short."""

    def find(lines: Sequence[str]) -> Iterator[str]:
        for line in lines:
            if len(line.split()) <= LONGEST:
                yield from (match["name"] for match in pattern.finditer(line))

    return find


def _opening(lines: Sequence[str]) -> Iterator[str]:
    """ "By mudlark77": a line that begins so."""
    for line in lines:
        match = _BY.match(line) if len(line.split()) <= LONGEST else None
        if match:
            yield match["name"]


def _dashed(lines: Sequence[str]) -> Iterator[str]:
    """ "— Anna W."."""
    yield from (match["name"] for line in lines if (match := _DASHED.match(line)))


def _below_a_close(lines: Sequence[str]) -> Iterator[str]:
    """ "Pip", below "Your loving,"."""
    for close, line in pairwise(lines):
        alone = _ALONE.fullmatch(line)
        if alone and len(close.split()) <= LONGEST and _CLOSING.fullmatch(close.strip(" ,.")):
            yield alone["name"]


def _at_the_end(text: str) -> Iterator[str]:
    """ "Vaska", alone in the last paragraph, with nothing below or "Torvik, 9 May 1921"."""
    match = _LAST.search(text)
    if match and len(match["name"].split()) <= _FEW and len(text.split()) >= _TEXT:
        yield match["name"]


_LAST = re.compile(
    rf"\n[ \t]*\n[ \t]*(?P<name>{_NAME})[,.]?[ \t]*(?:\n[ \t]*[^\n]{{0,40}}\d[^\n]*)?\s*\Z"
)
_FEW, _TEXT = 3, 12  # words

IN_HEAD = (_opening, _said_in(_TRADE), _said_in(_OWN))
IN_FOOT = (_opening, _said_in(_TRADE), _dashed, _below_a_close)
