"""Who says "I": the speaker of a quotation, by the verb of saying or the colon beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.clauses import SUBJECT
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
BEFORE, AFTER = 9, 7
"""Tokens before and behind a quotation in which its verb of saying stands."""
NAME = 6
"""Tokens in which a name and a colon stand: "Mr Karl Weir:"."""
NOBODY = "speaker"
"""What the speaker is called of whom nothing is said."""


def voices(p: Parse) -> dict[int, int]:
    """For each quotation with a verb of saying or a colon beside it the token of who says it."""
    found = {}
    for number, (start, end) in _bounds(p).items():
        speaker = _speaker(p, start, end)
        if speaker is not None:
            found[number] = speaker
    return found


def give_voice(mind: Mind) -> None:
    """Let "I" in a quotation stand for its speaker; for nobody known, where none is named.

    "We" is the speaker and others. Outside of quotations both are the author's, but for a
    turn in a dialogue and a paragraph that somebody's words end in a colon before.
    """
    turns = dict(_turns(mind.p))
    heard: dict[int, Thing] = {}
    together: dict[int, Thing] = {}
    for i, word in enumerate(mind.p.lower):
        if word not in SPEAKER | SPEAKERS:
            continue
        speaker = _voice(mind, i, turns, heard)
        if speaker is not None and word in SPEAKERS:
            speaker = together.setdefault(speaker.number, _and_others(mind, speaker))
        if speaker is not None:
            mind.heads[i] = (speaker.number,)
            speaker.mentions.append((i, i + 1))


def _voice(mind: Mind, i: int, turns: dict[int, int], heard: dict[int, Thing]) -> Thing | None:
    """Whose "I" stands at token `i`; None is the author."""
    p, number = mind.p, mind.p.quote[i]
    at = mind.voices.get(number) if number else turns.get(p.paragraph[i])
    if at is not None and p.lower[at] in SPEAKER | SPEAKERS:
        return None  # "I said"
    numbers = mind.heads.get(at, ()) if at is not None else ()
    if len(numbers) == 1 and mind.things[numbers[0]].type is EntityType.PERSON:
        return mind.things[numbers[0]]
    if not number:
        return None
    if number not in heard:
        heard[number] = mind.add(EntityType.PERSON, label=NOBODY)
    return heard[number]


def _and_others(mind: Mind, speaker: Thing) -> Thing:
    spans = [n.span for n in speaker.names]
    span = max(spans, key=lambda s: (s.end - s.core, -s.core), default=None)
    called = mind.p.slice(span.core, span.end) if span else speaker.label
    group = mind.add(EntityType.GROUP, label=f"{called} and others")
    group.plural = True
    return group


def _turns(p: Parse) -> Iterator[tuple[int, int]]:
    """The paragraphs that are somebody's words, as "WEIR: Go on", and who says them."""
    starts = [i for i in range(1, len(p)) if p.paragraph[i] != p.paragraph[i - 1]]
    for start in (0, *starts):
        end = next((k for k in range(start, min(start + NAME, len(p))) if p.words[k] == ":"), 0)
        if end > start:
            yield p.paragraph[start], end - 1
        last = next((k for k in range(start - 1, -1, -1) if p.tag[k] != "_SP"), None)
        speaker = _before_colon(p, last) if last is not None else None
        if speaker is not None:
            yield p.paragraph[start], speaker


def _before_colon(p: Parse, colon: int) -> int | None:
    """The last subject of a sentence that a colon ends: "he made this speech:"."""
    if p.words[colon] != ":":
        return None
    for k in range(colon - 1, p.sents[p.sent[colon]][0] - 1, -1):
        subject = next((j for j in p.kids[k] if p.dep[j] in SUBJECT and j < k), None)
        if subject is not None:
            return subject
    return None


def _bounds(p: Parse) -> dict[int, tuple[int, int]]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for i, number in enumerate(p.quote):
        if number:
            first.setdefault(number, i)
            last[number] = i
    return {n: (first[n], last[n]) for n in first}


def _speaker(p: Parse, start: int, end: int) -> int | None:
    """Who says a quotation: by a colon before it, by the verb of saying behind or before it."""
    led = start > 0 and p.words[start - 1] == ":"
    if led and (speaker := _before_colon(p, start - 1)) is not None:
        return speaker
    behind = range(end + 1, min(end + AFTER, len(p)))
    before = range(start - 1, max(start - BEFORE, -1), -1)
    verbs = (_verb_of_saying(p, spots) for spots in (behind, before))
    verb = next((v for v in verbs if v is not None), None)
    subjects = p.kids[verb] if verb is not None else ()
    return next((k for k in subjects if p.dep[k] in SUBJECT), None)


def _verb_of_saying(p: Parse, spots: range) -> int | None:
    """The first one within reach, unless a colon behind it leads to something else."""
    for i in spots:
        if p.is_break(i) or p.quote[i]:
            break
        if p.lemma[i] in lexicon.SAYING_VERBS and p.tag[i].startswith("VB"):
            leads = spots.step > 0 and ":" in p.words[i : i + AFTER]
            return None if leads else i
    return None
