"""How long a thing lasted that a noun names: "an eleven-day search", "a recess of an hour"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.said.telling import Draft, state

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Placed, Scene
    from thurloe.extract.times import Timex

# Nouns for any length of time, and what is no length of the thing: "a ten-year anniversary".
_LENGTHS = set(
    """
    anniversary average difference distance duration gap interval jubilee lapse maximum minimum
    period plan space span term time total
    """.split()
)
_FRAMING = {"after", "following", "during"}
_JOINED = {"compound", "amod", "nmod"}


def length_of(placed: Placed[Timex]) -> Draft | None:
    """The claim that something told by a noun lasted so long, None where a verb tells it."""
    if placed.thing.kind != "DURATION":
        return None
    noun = _noun_of(placed)
    if noun is None or noun.lemma_.lower() in _LENGTHS | PERSON_NOUNS:
        return None
    if placed.owner is not None and placed.owner.token.i == noun.i:
        return None  # an event of the table, which has its own subject
    value = placed.thing.value
    named = state(noun, "last")
    telling = replace(named, trigger=replace(named.trigger, lemma="last"))
    return Draft(telling, "duration", value, placed.span, subject=noun)


def _noun_of(placed: Placed[Timex]) -> Token | None:
    root = placed.root
    if root.dep_ in _JOINED and root.head.pos_ == "NOUN" and root.head.i >= placed.end:
        written = root.doc[placed.first : placed.end].text
        return root.head if "-" in written else None
    noun = root.head.head if root.dep_ == "pobj" and root.head.lower_ == "of" else None
    if noun is None or noun.pos_ != "NOUN" or noun.dep_ != "pobj":
        return None
    return noun if noun.head.lower_ in _FRAMING else None


def _of_a_delay(placed: Placed[Timex]) -> bool:
    """ "With some four weeks delay", "after two days' delay": no length of what was done."""
    noun, owner = placed.root.head, placed.owner
    joined = placed.root.dep_ in _JOINED | {"poss"} and noun.lemma_.lower() in _DELAYS
    return joined and noun.i >= placed.end and (owner is None or owner.token.i != noun.i)


def _of_a_rate(scene: Scene, placed: Placed[Timex]) -> bool:
    """ "Four dollars a day": so much in each."""
    each = placed.root.doc[placed.first].lower_ in {"a", "an"}
    return each and any(p.end == placed.first for p in scene.quantities)


def _of_a_sort(placed: Placed[Timex]) -> bool:
    """ "A day of mourning was kept": which day, and not how long it was kept."""
    doc, root = placed.root.doc, placed.root
    one = doc[placed.first].lower_ in {"a", "an"} and placed.end - placed.first == _ONE_DAY
    of = placed.end < len(doc) and doc[placed.end].lower_ == "of"
    return one and of and root.dep_ in {"nsubjpass", "dobj"} and root.head.lemma_ not in _TAKING


_ONE_DAY = 2  # tokens of "a day"
_TAKING = {"spend", "take", "last", "serve", "get", "need", "have"}
_DELAYS = {"break", "delay", "difference", "interval", "notice", "pause", "rest", "warning"}


def is_no_length(scene: Scene, placed: Placed[Timex]) -> bool:
    """ "One day she left", "two meals a day": some day or other, and how often."""
    if placed.thing.kind != "DURATION":
        return False
    if _of_a_delay(placed) or _of_a_rate(scene, placed) or _of_a_sort(placed):
        return True
    if placed.root.dep_ != "npadvmod":
        return False
    words = scene.doc[placed.first : placed.end].text.lower()
    owner = placed.owner
    some_day = words == "one day" and owner is not None and placed.end <= owner.token.i
    rate = words.split()[0] in {"a", "an"} and placed.first > 0
    return some_day or (rate and scene.is_time(scene.doc[placed.first - 1]))
