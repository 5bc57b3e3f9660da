"""Names that stand where a text says whose it is: hidden though nobody knows whom they name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.report.names import fold
from thurloe.values.known_places import KNOWN_PLACES
from thurloe.values.written_names import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HEAD, FOOT = 8, 6
"""Lines with words at either end of a text among which whose it is may be told."""

LONGEST = 14
"""Words of a line that says no more than that."""

_NAME = name_of(4)
_HANDLE = rf"(?:{_NAME}|@?(?=\S*[^\W\d])(?=\S*[\d_.@-])[\w.@-]+)"
"""A name, or what nobody else is called: "mudlark77"."""

_BY = re.compile(
    r"(?i:(?:written|posted|submitted|told|compiled|reported|story|text|words)\b.{0,20}?)?"
    rf"\b(?i:by):? (?P<name>{_HANDLE})"
)
_TRADE = re.compile(
    r"(?:\b(?i:words|text|story|author|writer|reporter|editor|pictures?|photos?|photographs?"
    rf"|illustrations?|signed|correspondent|contact|copyright)\b|©|\((?i:c)\)),?:? ?"
    rf"(?:\d{{4}}[,:]? )?(?:(?i:by) )?(?P<name>{_NAME})(?![\w’'-]| \d)"
)
_MARKED = re.compile(r"[:,©)]|\b(?i:by)\b|\d")
"""What stands between a trade and one who plies it: of "Photo Essay" nobody is called Essay."""

_OWN = re.compile(
    r"\b(?i:statement|testimony|evidence|deposition|diar(?:y|ies)|memoirs?|letters?|account) "
    r"(?P<by>(?i:of|by|from)) (?:[a-z]+ ){0,3}"
    rf"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bour )(?P<name>{_NAME})"
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
            yield from (name.rstrip(".,") for name in rule(part) if _may_be_a_name(name))
    yield from filter(_may_be_a_name, _at_the_end(text))


_NOBODY = frozenset(
    """amen and appendix chapter continued copyright end contents facts claim it me my no our own
    page part the their this us we you your
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december
    """.split()
)
"""Words of heads and ends that begin, or are in, no name: "The End", "By Monday"."""


def _may_be_a_name(name: str) -> bool:
    """ "Anna March" is one, and "March" and "By Our Own Correspondent" are none."""
    said = [word.strip(".,") for word in name.lower().split()]
    return said[0] not in _NOBODY and "and" not in said


def _said_in(pattern: re.Pattern[str]) -> Callable[[Sequence[str]], Iterator[str]]:
    """What a pattern finds in the lines that are short."""

    def find(lines: Sequence[str]) -> Iterator[str]:
        for line in lines:
            if len(line.split()) <= LONGEST:
                yield from (match["name"] for match in pattern.finditer(line) if _tells(match))

    return find


def _tells(match: re.Match[str]) -> bool:
    """Whether what stands before makes it a name: a mark or "by", or the name has two words.

    "Letters from Norway" are by nobody of that name.
    """
    if "by" in match.re.groupindex:
        return match["by"].lower() != "from" or fold(match["name"]) not in KNOWN_PLACES
    before = match.string[match.start() : match.start("name")]
    return " " in match["name"] or _MARKED.search(before) is not None


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
