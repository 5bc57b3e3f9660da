"""Which dates carry an account onward, and which are asides that leave it where it was.

An aside holds for the rest of its sentence: "The mill, which was built in 1881 and opened in May,
burned on 3 June 1911. On the 5th ..." is at June 1911 behind it.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from thurloe.extract.times.lexicon import words
from thurloe.extract.times.patterns import compile_pattern
from thurloe.extract.times.tokens import CHARS

if TYPE_CHECKING:
    from collections.abc import Callable

    from thurloe.extract.times.edtf import Point
    from thurloe.extract.times.narrative import Narrative
    from thurloe.extract.times.timex import Found
    from thurloe.extract.times.tokens import Tokens

    Reason = Callable[[Tokens, Narrative, Found], bool]


class Step(Enum):
    """What a date does to the date that the text has reached."""

    ONWARD = 0  # it is the new one
    ASIDE = 1  # it holds for its sentence
    PASSING = 2  # so it does, and what comes next may still count from it
    NONE = 3  # it is that of another thing, or says nothing new


def step_of(tokens: Tokens, story: Narrative, found: Found) -> Step:
    """What a date that was found does to the story's running date."""
    point = found.reading.point
    if point is None or not found.reading.moves:
        return Step.NONE
    if any(reason(tokens, story, found) for reason in _OF_ANOTHER_THING):
        return Step.NONE
    if _looks_back(tokens, story, found):
        return Step.ASIDE
    if any(reason(tokens, story, found) for reason in _IN_PASSING):
        return Step.PASSING
    return Step.NONE if found.reading.relative and story.holds(point) else Step.ONWARD


def _in_brackets(tokens: Tokens, story: Narrative, found: Found) -> bool:
    """Whether a date stands in brackets: what it dates is no part of the story's course."""
    start, classes = max(0, found.first - BRACKET_REACH), tokens.classes
    opened = max(classes.rfind(c, start, found.first) for c in CHARS["LPAR"])
    return opened > max(classes.rfind(c, start, found.first) for c in CHARS["RPAR"])


BRACKET_REACH = 25  # tokens


def _in_name(tokens: Tokens, story: Narrative, found: Found) -> bool:
    """ "the Great Fire of 1871": the year tells it from other fires, and the story is elsewhere."""
    of = found.first - 1
    if of < 1 or tokens.word(of).lower() != "of" or found.end - found.first > 1:
        return False
    return tokens.word(of - 1)[:1].isupper() and tokens.has(of - 1, "OTHER")


def _of_the_text(tokens: Tokens, story: Narrative, found: Found) -> bool:
    """ "Torvik, 22 March 1915." above a report: the day of its writing is none that it tells of."""
    if story.line is not None or found.reading.point != story.written.day:
        return False
    if story.first and not story.reporting:
        return False  # "12 March 1907", above what happened then
    heads = any(tokens.has(i, "BREAK") for i in range(found.end, found.end + HEADING))
    return heads or story.given is None


HEADING = 4  # tokens from the date of a heading to its end


def _looks_back(tokens: Tokens, story: Narrative, found: Found) -> bool:
    """ "those who had come in 1935": what had been before the story's now is no step of it."""
    point, now = found.reading.point, story.line
    if point is None or (now is not None and not _earlier(point, now)):
        return False
    start = _sentence_start(tokens, found.first, PAST_REACH)
    return "had" in _words(tokens, start, found.first) or _had_then(tokens, found.end)


def _earlier(point: Point, now: Point) -> bool:
    """Whether a date lies before another, as far as both are told."""
    months = (point.year, point.month), (now.year, now.month)
    days = point.day and now.day and months[0] == months[1]
    return point.day < now.day if days else months[0] < months[1]


def _had_then(tokens: Tokens, end: int) -> bool:
    """ "On 4 August its menagerie had burned": the date stands before what had been."""
    if not tokens.has(end, "COMMA"):
        return False
    for i in range(end + 1, min(end + PAST_REACH, len(tokens.classes) - 1)):
        if tokens.has(i, "DOT", "SEMI", "BREAK", "COMMA"):
            return False
        if tokens.word(i) == "had":
            return tokens.word(i + 1).endswith(PARTICIPLE)
    return False


PARTICIPLE = ("ed", "en", "wn", "one")  # burned, taken, blown, gone: "had a boat" is no past of it
PAST_REACH = 8  # tokens between "had" and its date


def _beside_the_point(tokens: Tokens, story: Narrative, found: Found) -> bool:
    """ "Holm, born at Weir in 1861, fired", "which was built in 1871": said of a thing by the way.

    A day that comes after the running date is a step all the same: "where he died on 3 May".
    """
    point, now = found.reading.point, story.line
    if point is None or (point.day and not (now and _earlier(point, now))):
        return False
    start = _sentence_start(tokens, found.first, CLAUSE)
    clause = _words(tokens, start, found.first)
    comma = max((n for n, word in enumerate(clause) if word == ","), default=-1)
    opening = clause[comma + 1] if comma >= 0 and comma + 1 < len(clause) else ""
    apposed = opening.endswith(PARTICIPLE[:2]) or opening in _RELATIVES
    return apposed or bool(_RELATIVES.intersection(clause)) or "born" in clause


_RELATIVES = words("who which whom whose where")
CLAUSE = 16  # tokens


def _vaguer(tokens: Tokens, story: Narrative, found: Found) -> bool:
    """ "He fell on 3 May 1911. The mill closed for good in 1938": vaguer than the days told of.

    "In 1913 ..." at the start of a sentence is where the story goes on, and so is where it stays.
    """
    point, now = found.reading.point, story.line
    if point is None or now is None or not now.day or point.day or point.year == now.year:
        return False
    return not (story.returns_to(point) or opens(tokens, found))


def opens(tokens: Tokens, found: Found) -> bool:
    """Whether a sentence begins with this date: "But in the autumn of 1913 ..."."""
    return found.first - _sentence_start(tokens, found.first, OPENING + 1) <= OPENING


OPENING = 3  # tokens before a date that opens a sentence


def _sentence_start(tokens: Tokens, at: int, reach: int) -> int:
    """The first token of a sentence, or `at` less `reach` where that is further on."""
    floor = max(0, at - reach)
    return max((match.end() for match in _ENDS.finditer(tokens.classes, floor, at)), default=floor)


def _words(tokens: Tokens, start: int, end: int) -> list[str]:
    return [tokens.word(i).lower() for i in range(start, end)]


_ENDS = compile_pattern("DOT | SEMI | BREAK")
_OF_ANOTHER_THING: tuple[Reason, ...] = (_in_brackets, _in_name, _of_the_text)
_IN_PASSING: tuple[Reason, ...] = (_beside_the_point, _vaguer)
