"""Names as police, courts and indexes write them: WEIR, Anna Maria; Weir, Anna (b 1880)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.given_names import GIVEN
from thurloe.extract.cast.spans import Span
from thurloe.values.known_places import KNOWN_PLACES
from thurloe.values.name_words import TITLES
from thurloe.values.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.parse import Parse

SHORTEST = 4
"""Letters of a last name in capitals; fewer are commonly initials."""

MOST_GIVEN = 3
"""First names behind the last one."""

_BORN = re.compile(r"(?: \[[^\[\]\n]{3,60}\])? \((?:b|d|c|born|died|fl)\b|; | \(")
"""What stands behind a headword in small letters: when somebody lived."""


def surnames_first(p: Parse) -> Iterator[Span]:
    """The spans of names whose last name stands first, comma and all."""
    for i in range(len(p) - 1):
        end = _end(p, i)
        if end:
            yield Span(start=i, core=i, end=end)


def core_turned(p: Parse, s: Span) -> tuple[str, ...]:
    """The folded words of such a name in the order of speech; empty of any other name."""
    if s.end - s.start < 2 or _end(p, s.start) != s.end:  # noqa: PLR2004
        return ()
    given = s.start + 1 + (p.words[s.start + 1] == ",")
    return (*fold(p.slice(given, s.end)).split(), *fold(p.words[s.start]).split())


def parts_turned(p: Parse, s: Span) -> tuple[tuple[int, int], ...]:
    """The last name and the first names of such a name, as token ranges; none of any other name."""
    if not core_turned(p, s):
        return ()
    given = s.start + 1 + (p.words[s.start + 1] == ",")
    return (s.start, s.start + 1), (given, s.end)


def _end(p: Parse, i: int) -> int:
    """Where the name ends whose last name stands at token `i`; 0 where there is none."""
    loud = p.words[i].isupper()
    last = p.words[i]
    if not last.replace("-", "").isalpha() or len(last) < SHORTEST or not last[0].isupper():
        return 0
    comma = p.words[i + 1] == ","
    first = i + 1 + comma
    end = _given(p, first) if comma or not _is_letter(p, first) else _letters(p, first)
    if end == first or fold(last) in KNOWN_PLACES | lexicon.SECTION_WORDS | TITLES:
        return 0
    after = p.words[end] if end < len(p) else ""
    if not loud:
        opens = i == 0 or p.is_break(i - 1)
        really = after == "]" and i > 0 and p.words[i - 1] == "["  # Weir, Anna [Wehr, Anna]
        return end if comma and ((opens and _lived(p, end)) or really) else 0
    if is_dated(p, end):
        return 0  # SKELLBURG, Ada, Oct. 4: a dateline
    if comma:
        return end if not after or after in _CLOSING or p.is_break(end) else 0
    closed = after in _CLOSING or after.islower()
    return end if closed and not _is_dateline(p, i, end) else 0


def _given(p: Parse, first: int) -> int:
    """The end of the first names that begin at `first`: the first of them common, or a person's."""
    end = first
    while end < len(p) and end - first < MOST_GIVEN and _is_given(p, end):
        end += 1
    known = end > first and (
        fold(p.words[first]) in GIVEN or all(p.ent[k] == "PERSON" for k in range(first, end))
    )
    return end if known and fold(p.slice(first, end)) not in KNOWN_PLACES else first


def _letters(p: Parse, first: int) -> int:
    """The end of the initials behind a last name: WEIR A. B."""
    end = first
    while end < len(p) and end - first < MOST_GIVEN and _is_letter(p, end):
        end += 1
    return end


def _is_letter(p: Parse, i: int) -> bool:
    return i < len(p) and len(p.words[i]) == 2 and p.words[i][0].isupper() and p.words[i][1] == "."  # noqa: PLR2004


def _is_given(p: Parse, i: int) -> bool:
    word = p.words[i]
    return word[:1].isupper() and not word.isupper() and word.replace("-", "").isalpha()


def is_dated(p: Parse, end: int) -> bool:
    """Whether a comma and a day follow: "SKELLBURG, Karvenia, Oct. 4" is a dateline."""
    if end + 1 >= len(p) or p.words[end] != ",":
        return False
    low = p.lower[end + 1].rstrip(".")
    return low in lexicon.CALENDAR | lexicon.CALENDAR_SHORT or low.isdigit()


def _is_dateline(p: Parse, i: int, end: int) -> bool:
    """ "SKELLBURG Anna Weir writes:": a town that opens a line, and who is there."""
    return (i == 0 or p.is_break(i - 1)) and end - i > 2  # noqa: PLR2004


def _lived(p: Parse, end: int) -> bool:
    return bool(_BORN.match(p.text[p.end(end - 1) :]))


_CLOSING = frozenset({",", "(", "[", ";", ":", ".", ")"})
