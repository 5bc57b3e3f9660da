"""How long after another event: "sank an hour after the blast", "three days later he died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.finders.when.moments import bearer
from thurloe.extract.finders.when.undated import is_anothers
from thurloe.extract.said.telling import Draft
from thurloe.extract.times.periods import iso
from thurloe.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.said.telling import Telling
    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

# Ends, of which it is asked outright after how long they came.
_ENDS = {kind.name for kind in KINDS if kind.happens == "once"} | {"release", "escape", "dead"}
# Events of which it matters how long after another they came, whichever that was.
_FATES = _ENDS | {"arrest", "discovery", "recovery", "rescue", "collapse"}
_LATER = ("later", "afterwards", "after that")


def find_intervals(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each length of time that is told to lie between two events."""
    for placed in scene.times:
        length = _length(scene, placed)
        if length is None:
            continue
        after, waited = _after(scene, placed), _waited(placed, tellings)
        if waited is not None:
            yield Draft(waited, "duration", length, placed.span, about=_about(waited))
        elif after is not None:
            yield from _between(placed, after, length, tellings)
        elif scene.doc[placed.first : placed.end].text.lower().endswith(_LATER):
            telling = bearer(placed, tellings)
            if telling is not None and telling.kind in _FATES and not is_anothers(placed):
                yield Draft(telling, "duration", length, placed.span, about=_about(telling))


def _length(scene: Scene, placed: Placed[Timex]) -> str | None:
    """The time between: counted in words that date nothing, or plain "two years and a month"."""
    step, first = placed.thing.step, scene.doc[placed.first]
    if not (first.like_num or first.lower_ in _COUNTING):
        return None  # "ten years to the day after"
    if placed.thing.kind == "DURATION" and "X" not in placed.thing.value:
        return placed.thing.value
    if step is None:
        return None
    before = scene.doc[max(0, placed.first - 2) : placed.first].text.lower().split()
    sign = next((sign for sign, words in _BOUNDS if words & set(before)), "")
    return sign + iso(abs(step[1]), step[0])


_COUNTING = {"a", "an", "half", "some", "several", "only", "just", "about", "less", "more"}
_BOUNDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("<", frozenset({"less", "under", "within", "inside"})),
    (">", frozenset({"more", "over"})),
    (
        "~",
        frozenset({"about", "some", "around", "roughly", "nearly", "almost", "hardly", "barely"}),
    ),
)


def _after(scene: Scene, placed: Placed[Timex]) -> Token | None:
    """The "after" or "before" that ends the time or stands behind it, with an event behind it."""
    doc = scene.doc
    for i in (placed.end - 1, placed.end):
        if i + 1 < len(doc) and doc[i].lower_ == "after":
            return doc[i] if list(doc[i].children) or doc[i].dep_ == "mark" else None
    return None


def _waited(placed: Placed[Timex], tellings: Mapping[int, Telling]) -> Telling | None:
    """ "It was ten months before he came home": he came ten months later."""
    near = placed.root.doc[placed.end - 1 : placed.end + 1]
    mark = next((t for t in near if t.lower_ == "before" and t.dep_ == "mark"), None)
    be = mark.head.head if mark is not None else None
    if mark is None or be is None or be.lemma_ not in {"be", "take"}:
        return None
    it = any(c.lower_ == "it" and c.i < placed.first for c in be.lefts)
    return tellings.get(mark.head.i) if it else None


def _between(
    placed: Placed[Timex], after: Token, length: str, tellings: Mapping[int, Telling]
) -> Iterator[Draft]:
    """ "An hour after the blast she sank", "an hour after it had struck": of her sinking."""
    telling = _later_event(placed, after, tellings)
    if telling is None or telling.subject is None or telling.trigger.nominal:
        return
    behind = next((c for c in after.children if c.dep_ == "pobj"), None)
    if behind is None and after.dep_ != "mark":
        return  # "a week after hearing of it"
    if behind is not None and (behind.pos_ in {"PRON", "PROPN"} or behind.ent_type_ == "DATE"):
        return  # "eight days after him": told of him, who did the same
    if placed.root.dep_ == "pobj" and placed.root.head.lower_ == "for":
        return  # "it rose for two weeks after it": so long it rose
    span = (placed.first, max(placed.end, after.i + 1))
    yield Draft(telling, "duration", length, span, about=_about(telling))


def _later_event(
    placed: Placed[Timex], after: Token, tellings: Mapping[int, Telling]
) -> Telling | None:
    if after.dep_ != "mark":
        return bearer(placed, tellings)
    verb = after.head
    return tellings.get(verb.head.i) if verb.dep_ == "advcl" else None


def _about(telling: Telling) -> str:
    """Of the end of somebody or something it is asked outright, of the rest as compared."""
    return "" if telling.kind in _ENDS else "afterwards"
