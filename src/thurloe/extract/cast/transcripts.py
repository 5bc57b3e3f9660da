"""Whose words a record of evidence has: "ANNA WEIR, sworn: ...", "Q. ... A. ...", "MR WEIR:"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from thurloe.extract.cast.voices import Voice
from thurloe.values.name_words import words
from thurloe.values.written_names import ENDING, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from thurloe.extract.cast.parse import Parse

MOST_PARAGRAPHS = 12
"""Paragraphs that the words of one witness are taken to fill, where no other head stands."""

_TITLE = r"(?:Mr|Mrs|Ms|Dr|Col|Capt|Rev|Prof|Sgt|Lt)\."
_NAME = rf"(?:{_TITLE} )?{name_of(5, ends=ENDING)}"
_STOP = r"(?:[:–—]|--|(?<! Mr)(?<!Mrs)(?<! Ms)(?<! Dr)(?<!Col)(?<!apt)(?<!Rev)(?<!rof)\.)(?=\s)"
_BY = rf"[^:.\n?!]{{0,20}}(?:\bby (?:{_TITLE} )?[^:.\n?!]{{0,60}})?"
_SWORN = re.compile(
    rf"^[ \t]*(?P<name>{_NAME}|The (?:accused|appellant|defendant|plaintiff|prisoner|witness))"
    r"(?:,[^:.\n?!;]{0,90}?)?[ ,(]+(?:(?:having )?been |being |was )?(?:duly |first |again )*"
    r"(?:(?:cross-|re-)?examined|(?:re-?)?sworn|affirmed|recalled)\b(?! in\b)"
    rf"{_BY}\)?(?:, (?:said|stated|deposed|testified|says))?{_STOP}",
    re.MULTILINE,
)
_FURTHER = re.compile(
    rf"^[ \t]*(?:Further )?(?:[Cc]ross-|[Rr]e-)?[Ee]xamin(?:ed|ation)\b{_BY}{_STOP}"
    r"|^[ \t]*(?:To|By) (?:the|an?) [a-z]+:(?=\s)",
    re.MULTILINE,
)
_LABEL = re.compile(
    rf"^[ \t]*(?P<name>{_NAME}|[Tt]he [A-Z]?[a-z]+)(?: \([^)\n]{{1,40}}\))?:(?=\s)", re.MULTILINE
)
_ASKED = re.compile(r"(?:^|(?<=[.?!–—-]))[ \t]*(?:Q|Question)[.:](?=\s)", re.MULTILINE)
_ANSWER = re.compile(r"(?:^|(?<=[.?!–—-]))[ \t]*(?:A|Answer)[.:](?=\s)", re.MULTILINE)
_ABOUT = re.compile(
    r"^.{0,40}?\b(?i:testimony|evidence|deposition|examination|interview|interrogation|statement)"
    rf" (?i:of|with|by) (?P<name>{_NAME})",
    re.MULTILINE,
)
_FIRST = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_IN_QUOTES = re.compile(r"[\"“][^\"”\n]*[\"”]")
_NOBODY = words("he she they it we i you there this that")


@dataclass(frozen=True, slots=True)
class Head:
    """Where somebody begins to speak: the characters of the head, and of the name in it.

    `name` is None where the witness goes on; `asks` is of a question put to a witness.
    """

    start: int
    end: int
    name: tuple[int, int] | None = None
    witness: bool = False
    asks: bool = False
    inline: bool = False


def heads_of(text: str) -> list[Head]:
    """The heads of all turns in a text, in order; none where it is no record of evidence."""
    sworn = [
        Head(m.start(), m.end(), m.span("name"), witness=True)
        for m in _SWORN.finditer(text)
        if m["name"].split()[0].lower() not in _NOBODY
    ]
    asked = [Head(m.start(), m.end(), asks=True, inline=True) for m in _ASKED.finditer(text)]
    found = [*sworn, *asked]
    if sworn or asked:
        found += [Head(m.start(), m.end(), witness=True) for m in _FURTHER.finditer(text)]
    if asked:
        answers = _ANSWER.finditer(text)
        found += [Head(m.start(), m.end(), witness=True, inline=True) for m in answers]
        told = (Head(m.end(), m.end(), m.span("name"), witness=True) for m in _ABOUT.finditer(text))
        found += [head for head in told if not _within(head.end, sworn)]
    taken = {head.start for head in found}
    labels = (Head(m.start(), m.end(), m.span("name")) for m in _LABEL.finditer(text))
    found += [head for head in labels if head.start not in taken]
    return sorted(found, key=lambda head: (head.start, head.end))


def _within(end: int, heads: Sequence[Head]) -> bool:
    """Whether one of the heads, in order, holds the character before `end`."""
    at = bisect_left(heads, end, key=lambda head: head.start) - 1
    return at >= 0 and end <= heads[at].end


@dataclass(frozen=True, slots=True)
class Turn:
    """The tokens `start:end` of one who speaks in a record, and at which token he is named.

    `speaker` is None where nobody says who asks; `you` is the token of the witness who is asked;
    `surely` a person speaks who is a witness, be the name one that the text knows or not.
    """

    start: int
    end: int
    speaker: int | None
    you: int | None = None
    surely: bool = False


def turns_of(p: Parse) -> list[Turn]:
    """The turns of a record of evidence in order."""
    heads = heads_of(p.text)
    if not heads:
        return []
    ends = [*(head.start for head in heads[1:]), len(p.text)]
    talk = _in_talk(p.text, heads)
    found: list[Turn] = []
    witness: int | None = None
    for head, end in zip(heads, ends, strict=True):
        name = _last_token(p, head.name)
        if head.witness and name is not None:
            witness = name
        speaker = name if head.name else None if head.asks else witness
        stop = _stop(p.text, head, end)
        first, last = bisect_left(p.starts, head.end), bisect_left(p.starts, stop)
        own = head.inline or head.start in talk or _says_i(p.text[head.end : stop])
        if first < last and own and (head.asks or speaker is not None):
            you = witness if head.asks else None
            found.append(Turn(first, last, speaker, you, surely=head.witness))
    return found


def _in_talk(text: str, heads: Sequence[Head]) -> set[int]:
    """Where heads of names begin that take turns, paragraph by paragraph, some of them again."""
    rows: list[list[Head]] = [[]]
    for head in heads:
        row = rows[-1]
        if row and text[_paragraph_end(text, row[-1].end, head.start) : head.start].strip():
            rows.append(row := [])
        if head.name is not None:
            row.append(head)
    found: set[int] = set()
    for row in rows:
        names = {text[slice(*head.name)] for head in row if head.name is not None}
        if 1 < len(names) < len(row):
            found |= {head.start for head in row}
    return found


def _last_token(p: Parse, span: tuple[int, int] | None) -> int | None:
    """The token that a name's last word begins."""
    return bisect_left(p.starts, span[1]) - 1 if span is not None else None


def _stop(text: str, head: Head, end: int) -> int:
    """Where the words end: with the paragraph, of a witness with the last that says "I"."""
    stop = _paragraph_end(text, head.end, end)
    if not head.witness or head.inline:
        return stop
    for _ in range(MOST_PARAGRAPHS):
        further = _paragraph_end(text, stop, end)
        if further <= stop or not _says_i(text[stop:further]):
            break
        stop = further
    return stop


def _paragraph_end(text: str, start: int, end: int) -> int:
    """The end of the next paragraph that has words."""
    while start < end and text[start].isspace():
        start += 1
    found = text.find("\n", start, end)
    return end if found < 0 else found


def _says_i(text: str) -> bool:
    """Whether anybody says "I", and not in quotation marks alone."""
    return bool(_FIRST.search(_IN_QUOTES.sub(" ", text)))


def with_turns(p: Parse, turns: Iterable[Turn], quoted: Mapping[int, Voice]) -> tuple[Voice, ...]:
    """All voices in order: a quotation in a turn is what its speaker passes on."""
    spoken = [voice for turn in turns for voice in _pieces(p, turn, quoted)]
    within = {i for voice in spoken for i in range(voice.start, voice.end)}
    rest = (voice for voice in quoted.values() if voice.start not in within)
    return tuple(sorted((*spoken, *rest), key=lambda voice: (voice.start, voice.end)))


def _pieces(p: Parse, turn: Turn, quoted: Mapping[int, Voice]) -> Iterator[Voice]:
    """A turn, cut at the quotations in it whose speaker can be told."""
    who = () if turn.speaker is None else (turn.speaker,)
    numbers = ((n if (n := p.quote[i]) in quoted else 0, i) for i in range(turn.start, turn.end))
    for number, group in groupby(numbers, key=lambda pair: pair[0]):
        places = [i for _, i in group]
        inner = quoted.get(number)
        speakers = (*who, *inner.speakers) if inner else who
        yield Voice(places[0], places[-1] + 1, speakers, inner.sure if inner else True)
