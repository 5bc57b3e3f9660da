"""Who says "I": the speaker of a quotation, by the verb of saying beside it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.parse import Parse

SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
BEFORE, AFTER = 9, 7
"""Tokens before and behind a quotation in which its verb of saying stands."""


def give_voice(mind: Mind) -> None:
    """Let "I" in a quotation stand for its speaker, where a verb of saying names one person."""
    said: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(mind.p.lower):
        if word in SPEAKER and mind.p.quote[i]:
            said[mind.p.quote[i]].append(i)
    if not said:
        return
    bounds = _bounds(mind.p)
    for number, tokens in said.items():
        speaker = _speaker(mind, *bounds[number])
        if speaker is not None:
            for i in tokens:
                mind.heads[i] = (speaker,)
                mind.things[speaker].mentions.append((i, i + 1))


def _bounds(p: Parse) -> dict[int, tuple[int, int]]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for i, number in enumerate(p.quote):
        if number:
            first.setdefault(number, i)
            last[number] = i
    return {n: (first[n], last[n]) for n in first}


def _speaker(mind: Mind, start: int, end: int) -> int | None:
    p = mind.p
    behind = range(end + 1, min(end + AFTER, len(p)))
    before = range(start - 1, max(start - BEFORE, -1), -1)
    for spots in (behind, before):
        for i in spots:
            if p.is_break(i) or p.quote[i]:
                break
            if p.lemma[i] in lexicon.SAYING_VERBS and p.tag[i].startswith("VB"):
                subject = next((k for k in p.kids[i] if p.dep[k] == "nsubj"), None)
                numbers = mind.heads.get(subject, ()) if subject is not None else ()
                person = len(numbers) == 1 and mind.things[numbers[0]].type is EntityType.PERSON
                return numbers[0] if person else None
    return None
