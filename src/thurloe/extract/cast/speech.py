"""Who says "I": the speaker of a quotation, by the verb of saying or the colon beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.voices import before_colon
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.mind import Mind
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.things import Thing

SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
ADDRESSED = frozenset({"you", "your", "yours", "yourself"})
NAME = 6
"""Tokens in which a name and a colon stand: "Mr Karl Weir:"."""
NOBODY = "speaker"
"""What the speaker is called of whom nothing is said."""


def give_voice(mind: Mind) -> None:
    """Let "I" in a quotation stand for its speaker; for nobody known, where none is named.

    "We" is the speaker and others. Outside of quotations both are the author's, but for a
    turn in a dialogue, a record of evidence, where "you" in a question is the witness, and a
    paragraph that somebody's words end in a colon before.
    """
    turns = dict(_turns(mind.p))
    heard: dict[int, Thing] = {}
    together: dict[int, Thing] = {}
    for i, word in enumerate(mind.p.lower):
        if word in ADDRESSED and (turn := mind.turn_at(i)) and turn.you is not None:
            witness = _teller(mind, turn.you, heard)
            mind.heads[i] = (witness.number,)
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
    turn = None if number else mind.turn_at(i)
    if turn is not None:
        return _teller(mind, turn.speaker, heard) if turn.speaker is not None else None
    at = mind.speaker_at(i) if number else turns.get(p.paragraph[i])
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


def _teller(mind: Mind, at: int, heard: dict[int, Thing]) -> Thing:
    """Who is named at the head of a turn: "The plumber, sworn" is somebody if nobody else."""
    numbers = mind.heads.get(at, ())
    if len(numbers) == 1 and mind.things[numbers[0]].type is EntityType.PERSON:
        return mind.things[numbers[0]]
    if -at not in heard:
        heard[-at] = mind.add(EntityType.PERSON, label=mind.p.words[at])
    return heard[-at]


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
        ends_in_colon = last is not None and p.words[last] == ":"
        speakers = before_colon(p, last) if last is not None and ends_in_colon else ()
        if speakers:
            yield p.paragraph[start], speakers[-1]
