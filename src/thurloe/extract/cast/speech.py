"""Who says "I": the speaker of a quotation, by the verb of saying beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.clauses import SUBJECT
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.parse import Parse

SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
BEFORE, AFTER = 9, 7
"""Tokens before and behind a quotation in which its verb of saying stands."""


def voices(p: Parse) -> dict[int, int]:
    """For each quotation with a verb of saying beside it the token of who says it."""
    found = {}
    for number, (start, end) in _bounds(p).items():
        speaker = _speaker(p, start, end)
        if speaker is not None:
            found[number] = speaker
    return found


def give_voice(mind: Mind) -> None:
    """Let "I" in a quotation stand for its speaker, where that is one person."""
    for i, word in enumerate(mind.p.lower):
        if word not in SPEAKER or mind.p.quote[i] not in mind.voices:
            continue
        numbers = mind.heads.get(mind.voices[mind.p.quote[i]], ())
        if len(numbers) == 1 and mind.things[numbers[0]].type is EntityType.PERSON:
            mind.heads[i] = numbers
            mind.things[numbers[0]].mentions.append((i, i + 1))


def _bounds(p: Parse) -> dict[int, tuple[int, int]]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for i, number in enumerate(p.quote):
        if number:
            first.setdefault(number, i)
            last[number] = i
    return {n: (first[n], last[n]) for n in first}


def _speaker(p: Parse, start: int, end: int) -> int | None:
    """The subject of the verb of saying behind a quotation, else before it."""
    behind = range(end + 1, min(end + AFTER, len(p)))
    before = range(start - 1, max(start - BEFORE, -1), -1)
    for spots in (behind, before):
        for i in spots:
            if p.is_break(i) or p.quote[i]:
                break
            if p.lemma[i] in lexicon.SAYING_VERBS and p.tag[i].startswith("VB"):
                return next((k for k in p.kids[i] if p.dep[k] in SUBJECT), None)
    return None
