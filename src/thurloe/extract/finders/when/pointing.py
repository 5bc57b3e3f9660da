"""What "that" points back to: "She crossed the bay. That was at 2:10."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.said.telling import Draft, Telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_ATTRIBUTE = {"DATE": "date", "TIME": "time"}
_POINTING = {"that", "this"}  # "it was 5:30" tells the hour


def find_pointing(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each time that a sentence gives to the event of the sentence before."""
    for placed in scene.times:
        attribute = _ATTRIBUTE.get(placed.thing.kind)
        sentence = placed.root.sent
        verb = sentence.root
        if not attribute or not placed.thing.value or not _points(verb):
            continue
        event = _last_event(scene, tellings, sentence.start)
        if event is not None:
            value = placed.thing.value.rpartition("T")[2] if attribute == "time" else None
            yield Draft(event, attribute, value or placed.thing.value, placed.span)


def past_elision(telling: Telling, tellings: Mapping[int, Telling]) -> Telling:
    """ "On that day they fail to. The boats collide": the day is that of the collision."""
    verb = telling.trigger.token
    alone = any(c.lower_ == "to" and c.tag_ == "TO" and not any(c.children) for c in verb.rights)
    if not alone or verb.sent.end >= len(verb.doc):
        return telling
    return tellings.get(verb.doc[verb.sent.end].sent.root.i, telling)


def _points(verb: Token) -> bool:
    """Whether the sentence says no more than "that was" and when."""
    if verb.lemma_ not in {"be", "happen"} or verb.tag_ != "VBD":
        return False
    if any(c.dep_ in {"attr", "acomp", "ccomp", "expl"} and c.pos_ != "NUM" for c in verb.children):
        return False
    return any(c.dep_ == "nsubj" and c.lower_ in _POINTING for c in verb.children)


def _last_event(scene: Scene, tellings: Mapping[int, Telling], start: int) -> Telling | None:
    """The event of the main clause before token `start`, else the last of those joined to it."""
    if start == 0:
        return None
    root = scene.doc[start - 1].sent.root
    chain = [root]
    while joined := [c for c in chain[-1].children if c.dep_ == "conj" and c.i in tellings]:
        chain.append(joined[-1])
    found = [tellings[t.i] for t in chain if t.i in tellings and t.pos_ == "VERB"]
    known = [t for t in found if t.trigger.known]
    best = known or found
    return best[-1] if best else None
