"""How many, how much, how often: claims from the numbers of a scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from thurloe.extract.quantities import Form, Quantity
from thurloe.extract.scene import Placed, Scene, owner_of
from thurloe.extract.stance import stance_of
from thurloe.extract.telling import Draft, Telling, state
from thurloe.kinds import family_of

PEOPLE = {
    "person", "people", "man", "woman", "child", "soul", "life", "passenger", "victim", "sailor", "soldier", "civilian",
    "inhabitant", "resident", "citizen", "boy", "girl", "troop", "crew", "worker", "other", "human", "being", "dead",
}
# What happened to the people counted, by the kind of event or by the noun itself.
TOLLS: tuple[tuple[str, str], ...] = (
    ("death killing execution dead death fatality toll corpse body", "killing"),
    ("injury injured wounded casualty hurt", "injury"),
    ("survival survivor", "survival"),
    ("homelessness homeless", "homelessness"),
    ("missing", "missing"),
)
_TOLL_OF = {word: toll for words, toll in TOLLS for word in words.split()}


def find_counts(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each number that counts or measures something in an event's clause."""
    for placed in scene.quantities:
        if placed.thing.form in {Form.ORDINAL, Form.LABEL, Form.FRACTION} or not placed.thing.value:
            continue
        if placed.thing.form is Form.TIMES:
            telling = tellings.get(placed.owner.token.i) if placed.owner else None
            if telling:
                yield Draft(telling, "number", placed.thing.value, placed.span, about="time")
            continue
        yield from _counted(scene, placed, tellings)


def _counted(scene: Scene, placed: Placed[Quantity], tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    noun = _noun(placed)
    substance = _substance(noun) if noun is not None else None
    about = _name(substance) if substance is not None else _name(noun) if noun is not None else ""
    trigger = owner_of(noun if noun is not None else placed.root, scene.triggers)
    telling = tellings.get(trigger.token.i) if trigger else None
    span = _span(placed, noun, substance)
    toll = _toll(noun, about, telling)
    if toll:
        telling = telling or state(placed.root, "amount", stance_of(placed.root))
        yield Draft(telling, "number", placed.thing.value, span, about="person", kind=toll, impersonal=True)
    elif placed.thing.unit and substance is not None:
        telling = telling or state(placed.root, "amount", stance_of(placed.root))
        yield Draft(telling, "number", placed.thing.value, span, about=about, kind="amount")
    elif telling is not None:
        yield Draft(telling, "number", placed.thing.value, span, about=_squash(about, placed.thing.unit))
    elif noun is not None:
        yield Draft(state(noun, "amount", stance_of(noun)), "number", placed.thing.value, span, about=about, kind="amount")


def _squash(about: str, unit: str) -> str:
    return about or unit


def _noun(placed: Placed[Quantity]) -> Token | None:
    """What is counted: the noun above the number, or the measure itself."""
    root = placed.root
    if root.pos_ in {"NOUN", "PROPN"} and root.dep_ not in {"nummod", "compound", "quantmod"}:
        return root
    if root.dep_ in {"nummod", "compound", "quantmod", "amod", "nmod"} and root.head.pos_ in {"NOUN", "PROPN"}:
        return root.head
    return None


def _substance(noun: Token) -> Token | None:
    """ "tons of coal", "dozens of ships": what the measure is of."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i <= noun.i + 2:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def _name(noun: Token) -> str:
    """A noun and the nouns before it, in their dictionary form: "picric acid"."""
    parts = [c.lemma_.lower() for c in noun.lefts if c.dep_ == "compound" and c.pos_ in {"NOUN", "PROPN"} and c.i >= noun.i - 2]
    return " ".join([*parts, noun.lemma_.lower()])


def _span(placed: Placed[Quantity], noun: Token | None, substance: Token | None) -> tuple[int, int]:
    ends = [placed.end] + [t.i + 1 for t in (noun, substance) if t is not None and placed.first <= t.i <= placed.end + 8]
    return placed.first, max(ends)


def _toll(noun: Token | None, about: str, telling: Telling | None) -> str | None:
    """The toll that a number is, where people are counted who died, were hurt, survived."""
    if noun is not None and noun.lemma_.lower() in _TOLL_OF:
        return _TOLL_OF[noun.lemma_.lower()]
    if telling is None or (about and about.split()[-1] not in PEOPLE):
        return None
    return _TOLL_OF.get(family_of(telling.kind)) or _TOLL_OF.get(telling.kind)
