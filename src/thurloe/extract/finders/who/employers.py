"""For whom somebody worked, said beside what he was: "an SRF journalist", "the CIA officer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import words_of
from thurloe.extract.said.telling import Draft, state
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_SHORTEST = 2  # letters of a body's initials


def find_employers(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Of each claim of what somebody was, the claim of the body that its first words name."""
    for draft in drafts:
        first, end = draft.span
        if draft.attribute != "position" or draft.telling.kind != "being":
            continue
        last = next((i for i in range(first, end) if scene.doc[i].pos_ != "PROPN"), end)
        if first < last < end and scene.doc[last].tag_ == "NN" and _is_body(scene, first, last):
            telling = state(scene.doc[last], "work", draft.telling.stance)
            value = words_of(scene.doc, (first, last))
            who = draft.subject if draft.subject is not None else _subject(draft)
            if who is not None:
                yield Draft(telling, "employer", value, (first, last), subject=who)


def _subject(draft: Draft) -> Token | None:
    return draft.telling.subject.head if draft.telling.subject is not None else None


def _is_body(scene: Scene, first: int, last: int) -> bool:
    """Whether the words name an organisation; a title, "Captain", names none."""
    words = scene.doc[first:last]
    kinds = {r.type for t in words for r in scene.referents_at(t)}
    loud = len(words) == 1 and words[0].text.isupper() and len(words[0]) >= _SHORTEST
    return EntityType.ORGANISATION in kinds or (loud and not kinds - {EntityType.OTHER})
