"""Find what would give a source away in a text, replace it, and keep a map of the offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from thurloe.report.initials import find_initials
from thurloe.report.names import (
    ARTICLES,
    HONORIFICS,
    TOKEN,
    WITHHELD,
    Telltales,
    fold,
    plain,
    slug,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = re.compile(r"[\s._'’\-]{0,3}|,\s{1,2}|\s{0,2}&\s{0,2}")
_INITIAL_GAP = re.compile(r"\.\s{0,2}")
_BREAK = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011]+[\u200b-\u200d]*\s[\s>]*(?=[^\W\d_])")
_ADDRESS = re.compile(r"[@/\\#_]|\.[^\W_]{2,5}\b")
_OF_NAME = re.compile(r"\s+of\s+(?:the\s+)?[A-ZÀ-Þ]")
_OPENERS = frozenset("this that our your his her their its as at by for in on to but when".split())
_WINDOW = 12  # tokens that the longest name may have

Hit = tuple[int, int, str]
Token = re.Match[str]


@dataclass(frozen=True, slots=True)
class Redaction:
    """A text with its hits replaced; `move` takes offsets of the old text to the new."""

    text: str
    hits: tuple[Hit, ...]
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def move(self, start: int, end: int) -> tuple[int, int]:
        """The span behind `start:end`, widened to whole replacements."""
        return self._move(start, widen=False), self._move(end, widen=True)

    def _move(self, offset: int, *, widen: bool) -> int:
        place = bisect_right(self.starts, offset) - 1
        if place < 0:
            return offset
        start, end, instead = self.hits[place]
        if offset >= end:
            return offset + self.shifts[place]
        new_start = end + self.shifts[place] - len(instead)
        return new_start + len(instead) if widen and offset > start else new_start


def redact(text: str, hits: Sequence[Hit]) -> Redaction:
    """Replace `hits`, which are in order and do not overlap."""
    pieces, shifts, at, shift = [], [], 0, 0
    for start, end, instead in hits:
        pieces += [text[at:start], instead]
        at = end
        shift += len(instead) - (end - start)
        shifts.append(shift)
    pieces.append(text[at:])
    return Redaction("".join(pieces), tuple(hits), tuple(h[0] for h in hits), tuple(shifts))


def find_hits(text: str, tales: Telltales) -> list[Hit]:
    """Everything in `text` that gives a source away, in order, not overlapping."""
    folded = fold(text)
    found = [*_whole(text, folded, tales), *_broken(text, folded, tales)]
    return merge(found, folded)


def _whole(text: str, folded: str, tales: Telltales) -> Iterator[Hit]:
    """What stands in the text as it is."""
    yield from _named(text, folded, tales)
    yield from _addressed(folded, tales)
    yield from find_initials(text, tales.initials)


def merge(hits: Iterable[Hit], folded: str) -> list[Hit]:
    """Join hits that overlap, and neighbours with the same replacement ("Ann", "Lee")."""
    joined: list[Hit] = []
    for start, end, instead in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if joined:
            first, last, before = joined[-1]
            near = before == instead and _GAP.fullmatch(folded, last, start)
            if start < last or (near and not _sentence(folded, last, start)):
                joined[-1] = (first, max(last, end), before)
                continue
        joined.append((start, end, instead))
    return joined


def _sentence(folded: str, start: int, end: int) -> bool:
    """Whether a sentence or a paragraph ends between the two."""
    gap = folded[start:end]
    return ("." in gap and len(gap) > 1) or gap.count("\n") > 1


def _named(text: str, folded: str, tales: Telltales) -> Iterator[Hit]:
    words = TOKEN.findall(folded)
    if tales.first.isdisjoint(words if folded.isascii() else map(plain, words)):
        return
    tokens = list(TOKEN.finditer(folded))
    past = 0  # the place behind the last name of another
    for place, token in enumerate(tokens):
        word = plain(token[0])
        if word not in tales.first or place < past:
            continue
        window = tokens[place : place + _WINDOW]
        hit = _phrase(folded, window, tales.phrases.get(word, ()))
        if exact := _exact(folded, token.start(), tales.exact.get(word, ())):
            yield exact
        elif theirs := _foreign(folded, window, tales, hit):
            past = place + len(theirs)
            yield from ((*t.span(), WITHHELD) for t in theirs if plain(t[0]) in tales.words)
        elif hit := hit or _word(text, token, tales):
            yield (_reach_back(folded, tokens, place), *hit[1:])
        elif word in tales.short and _is_short_name(text, tokens, place):
            the = place and tokens[place - 1][0] == "the"
            yield tokens[place - 1 if the else place].start(), token.end(), tales.short[word]


def _exact(folded: str, at: int, names: Iterable[tuple[str, str]]) -> Hit | None:
    for name, instead in names:
        end = at + len(name)
        if folded.startswith(name, at) and not folded[end : end + 1].isalnum():
            return at, end, instead
    return None


def _phrase(
    folded: str, tokens: Sequence[Token], phrases: Iterable[tuple[tuple[str, ...], str]]
) -> Hit | None:
    for phrase, instead in phrases:
        run = tokens[: len(phrase)]
        if tuple(plain(token[0]) for token in run) == phrase and all(
            _GAP.fullmatch(folded, a.end(), b.start()) for a, b in pairwise(run)
        ):
            return run[0].start(), run[-1].end(), instead
    return None


def _foreign(
    folded: str, tokens: Sequence[Token], tales: Telltales, hit: Hit | None
) -> Sequence[Token]:
    """The tokens of another's name that begins here, "Tom Pike", and is longer than the hit."""
    for phrase in tales.foreign.get(plain(tokens[0][0]), ()):
        found = _phrase(folded, tokens, ((phrase, ""),))
        if found and (hit is None or found[1] > hit[1]):
            return [token for token in tokens if token.end() <= found[1]]
    return ()


def _word(text: str, token: Token, tales: Telltales) -> Hit | None:
    word, end = plain(token[0]), token.end()
    if word not in tales.words and word.endswith("s"):
        word, end = word[:-1], end - 1
    if word not in tales.words or (word in tales.capital and not text[token.start()].isupper()):
        return None
    end = token.end() if word in tales.shared else end  # of "the Pikes" nothing stays
    return token.start(), end, tales.instead_of(word)


def _is_short_name(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether "Courier" names somebody here, and nobody else: not "Evening Courier".

    It has a capital, and neither a name stands before it nor "of" and a name behind.
    """
    token = tokens[place]
    behind = _OF_NAME.match(text, token.end())
    if behind or not text[token.start()].isupper():
        return False
    before = tokens[place - 1] if place else token
    joined = text[before.end() : token.start()] in {" ", "-", "\n", "\u00a0"}
    opens = plain(before[0]) in ARTICLES | _OPENERS
    return not joined or opens or not text[before.start()].isupper()


def _reach_back(folded: str, tokens: Sequence[Token], place: int) -> int:
    """Where the name begins with the initials and the "Mrs." that stand before it."""
    start = tokens[place].start()
    for token in reversed(tokens[max(0, place - 4) : place]):
        letter = len(token[0]) == 1 and token[0].isalpha()  # "6. Pike left" is a paragraph's number
        initial = letter and _INITIAL_GAP.fullmatch(folded, token.end(), start)
        title = token[0] in HONORIFICS and _GAP.fullmatch(folded, token.end(), start)
        if not (initial or title):
            break
        start = token.start()
    return start


def _broken(text: str, folded: str, tales: Telltales) -> Iterator[Hit]:
    """Names that a hyphen breaks at the end of a line, "Sal-" and "lick".

    The line may have ended where by now a space stands, as in a passage shown on one line. So all
    words broken so are joined, and what is found across a break is taken back to where it stands.
    """
    breaks = [match.span() for match in _BREAK.finditer(folded)]
    if not breaks:
        return
    joined = redact(text, [(start, end, "") for start, end in breaks])
    seams = [start + shift for (start, _), shift in zip(breaks, (0, *joined.shifts), strict=False)]
    for start, end, instead in _whole(joined.text, fold(joined.text), tales):
        first, last = bisect_right(seams, start), bisect_left(seams, end)
        if first < last:
            yield start - _shift(joined, first), end - _shift(joined, last), instead


def _shift(joined: Redaction, breaks: int) -> int:
    """By how much offsets have moved after so many breaks."""
    return joined.shifts[breaks - 1] if breaks else 0


def _addressed(folded: str, tales: Telltales) -> Iterator[Hit]:
    """Words of an address or path that hold a name: "mhalvorsen@" as a whole."""
    if not tales.held or not _ADDRESS.search(folded):
        return
    for chunk in re.finditer(r"\S+", folded):
        if not _ADDRESS.search(chunk[0]):
            continue
        for token in TOKEN.finditer(folded, *chunk.span()):
            if name := tales.held_in(plain(token[0])):
                yield token.start(), token.end(), slug(tales.instead_of(name))
