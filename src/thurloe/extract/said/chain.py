"""On whose word a claim stands: those who pass it on, the outermost first, and who says it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.cast.voices import Voice
    from thurloe.extract.said.telling import Draft
    from thurloe.extract.scenes.scene import Scene


def chain_of(scene: Scene, draft: Draft) -> tuple[Token, ...]:
    """The head words of all who are cited for a draft, by its clause and by the quotation it is in.

    What cites around the quotation comes first, then who speaks in it, then whom he cites.
    """
    stance = draft.telling.stance
    told = (*stance.through, *((stance.cited,) if stance.cited is not None else ()))
    answer = stance.answer if stance.answer is not None else draft.telling.trigger.token
    voice = voice_at(scene, answer.i)
    if voice is None or stance.rejected is not None:
        return told
    inside = [t for t in told if voice.start <= t.i < voice.end]
    around = [t for t in told if t not in inside]
    speakers = [scene.doc[i] for i in voice.speakers]
    return tuple(dict.fromkeys((*around, *speakers, *inside)))


def voice_at(scene: Scene, i: int) -> Voice | None:
    """The quotation around token `i`, if it is known for sure whose words it is."""
    voices = scene.cast.voices
    before = bisect_right(voices, i, key=lambda voice: voice.start)
    voice = voices[before - 1] if before else None
    return voice if voice is not None and i < voice.end and voice.sure else None
