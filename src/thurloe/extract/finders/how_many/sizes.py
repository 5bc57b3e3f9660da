"""How high, long, wide, deep or roomy a thing was: "50 feet tall", "could hold 900 gallons"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import ancestors
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, state
from thurloe.extract.scenes.meant import meant_by
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed, Scene

_LENGTHS = {"ft", "m", "yd", "inch", "cm", "mm", "mi", "km"}
# The words for a dimension, and its name.
DIMENSIONS: tuple[tuple[str, str], ...] = (
    ("tall high height", "height"),
    ("long length", "length"),
    ("wide broad width breadth", "width"),
    ("deep depth", "depth"),
    ("thick thickness", "thickness"),
    ("diameter", "diameter"),
    ("circumference", "circumference"),
)
_DIMENSION_OF = {word: name for words, name in DIMENSIONS for word in words.split()}
_ADJECTIVES = {"tall", "high", "long", "wide", "broad", "deep", "thick"}
# To have room for so much.
_HOLDING = {"hold", "seat", "accommodate", "sleep"}
_ABLE = {"can", "could", "might", "would"}


def sized(scene: Scene, placed: Placed[Quantity]) -> Iterator[Draft]:
    """The claim that a thing measured so much, none where a number measures none."""
    word = _dimension(scene, placed) or _told_by(placed)
    if word is not None:
        name = _DIMENSION_OF.get(word.lower_) or word.lemma_.lower()
        end = word.i + 1 if word.i >= placed.end else placed.end
        span = min(placed.first, word.i), end
        yield from _size(scene, placed, name, span, _bearer(placed, word))
    elif placed.thing.unit in _SPEEDS:
        yield from _size(scene, placed, "speed", placed.span, _mover(scene, placed))
    elif _is_capacity(placed) and placed.owner is not None:
        thing = subject_of(placed.owner.token)
        yield from _size(scene, placed, "capacity", placed.span, thing)


_SPEEDS = {"kn", "km/h", "mph", "mi/h", "m/s"}


def _mover(scene: Scene, placed: Placed[Quantity]) -> Token | None:
    """What was so fast: "her speed was nine knots"; a captain who slowed down is no ship."""
    subject = subject_of(placed.owner.token) if placed.owner is not None else None
    owner = _owner(subject) if subject is not None and subject.lemma_ == "speed" else subject
    people = owner is not None and any(
        r.type is EntityType.PERSON for r in scene.referents_at(owner)
    )
    return None if owner is None or people or owner.lemma_ == "speed" else owner


def _size(
    scene: Scene,
    placed: Placed[Quantity],
    name: str,
    span: tuple[int, int],
    thing: Token | None,
) -> Iterator[Draft]:
    value = placed.thing.value
    if name == "capacity":
        value = value.removeprefix("<=")  # "could hold up to" says how much it could
    telling = state(placed.root, "size", _stance(placed.root))
    whose = meant_by(scene, thing) if thing is not None else None
    nobody = whose is None or (whose.lower_ in _ITS and not scene.referents_at(whose))
    draft = Draft(telling, "number", value, span, about=name, impersonal=nobody)
    yield draft if nobody else replace(draft, subject=whose)


def _stance(root: Token) -> Stance:
    """ "Has been put at 72 feet", "is 72 feet long, says Holm": on somebody's word, or told."""
    above = (t for t in ancestors(root, limit=_NEAR) if t.pos_ in {"VERB", "AUX"})
    verb = next(above, None)
    stance = stance_of(verb) if verb is not None else Stance()
    own = stance.cited is not None and stance.cited.lower_ in {"i", "we"}
    return stance if stance.mode is Mode.REPORTED and not own else Stance()


_NEAR = 4  # words between a length and its verb
_ITS = {"its", "their"}


def _dimension(scene: Scene, placed: Placed[Quantity]) -> Token | None:
    """The word for the dimension beside a length: "tall", "in diameter", "a height of"."""
    if placed.thing.unit not in _LENGTHS:
        return None
    doc, first, end = scene.doc, placed.first, placed.end
    behind = [t for t in doc[end : end + 3] if t.text != "-"][:2]
    if behind and behind[0].lower_ in _ADJECTIVES and _measures(behind[0]):
        return behind[0]
    if len(behind) > 1 and behind[0].lower_ == "in" and behind[1].lower_ in _DIMENSION_OF:
        return behind[1]
    before = [t for t in doc[max(0, first - 4) : first] if t.lower_ in _DIMENSION_OF]
    of = any(t.lower_ == "of" for t in doc[max(0, first - 3) : first])
    return before[-1] if before and of and before[-1].pos_ == "NOUN" else None


def _told_by(placed: Placed[Quantity]) -> Token | None:
    """ "Its height was 72 feet", "put at 72 feet", "and its length two miles": of the tank."""
    root, doc = placed.root, placed.root.doc
    above = root.head
    if root.dep_ in {"attr", "acomp"} and above.lemma_ == "be":
        noun = next((c for c in above.lefts if c.dep_ == "nsubj"), None)
    elif root.dep_ == "pobj" and above.lower_ == "at":
        noun = next((c for c in above.head.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    else:  # the verb left out
        noun = doc[placed.first - 1] if placed.first else None
    told = noun is not None and noun.pos_ == "NOUN" and noun.i < placed.first
    if noun is None or not told or not placed.thing.unit or _owner(noun) is None:
        return None
    return noun if noun.lower_ in _DIMENSION_OF.keys() | _OTHER_MEASURES else None


_OTHER_MEASURES = {"area", "volume", "weight"}


def _measures(adjective: Token) -> bool:
    """ "50 feet long", and not "50 feet long before"; "100 yards deep into" is no depth."""
    after = adjective.nbor(1).lower_ if adjective.i + 1 < len(adjective.doc) else ""
    return after not in {"before", "after", "ago", "since", "into", "above"}


def _bearer(placed: Placed[Quantity], word: Token) -> Token | None:
    """Whose size it is: "the tank was 50 feet tall", "a 50-foot-tall tank", "the tank's height"."""
    described = word if word.pos_ == "ADJ" else placed.root
    if word.pos_ == "NOUN" and word.i < placed.first:
        owner = _owner(word)
        if owner is not None:
            return _said_before(word, owner)
    for token in (described, described.head, described.head.head):
        if token.dep_ in {"amod", "appos", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}:
            if token.head.i not in {word.i, placed.root.i}:
                return token.head
        elif token.pos_ in {"VERB", "AUX"}:
            return subject_of(token)
    return subject_of(placed.owner.token) if placed.owner is not None else None


def _owner(noun: Token) -> Token | None:
    """ "the height of the tank", "its height"."""
    poss = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = (c for c in noun.children if c.lower_ == "of")
    found = (t for c in of for t in c.children if t.dep_ == "pobj")
    named = next((t for t in found if not any(c.dep_ == "nummod" for c in t.children)), None)
    return poss if poss is not None else named


def _said_before(noun: Token, owner: Token) -> Token:
    """ "The area of the lake was 400 acres and its length two miles": the lake's."""
    be = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    first = next((c for c in be.lefts if c.dep_ == "nsubj"), None) if be is not None else None
    if owner.lower_ != "its" or first is None or first.i == noun.i:
        return owner
    return _owner(first) or owner


def _is_capacity(placed: Placed[Quantity]) -> bool:
    """ "could hold 900 gallons", "can seat 1,600", "had a capacity of 900 gallons"."""
    verb = placed.owner.token if placed.owner is not None else None
    if verb is None:
        return False
    before = {t.lower_ for t in placed.root.doc[max(0, placed.first - 5) : placed.first]}
    if "capacity" in before and "of" in before:
        return True
    able = any(c.dep_ == "aux" and c.lower_ in _ABLE for c in verb.children)
    negated = any(c.dep_ == "neg" for c in verb.children)
    return verb.lemma_ in _HOLDING and able and not negated and _is_object(placed, verb)


def _is_object(placed: Placed[Quantity], verb: Token) -> bool:
    inside = placed.root.doc[placed.first : placed.end]
    tops = (*inside, *(t.head for t in inside))
    return any(t.dep_ == "dobj" and t.head.i == verb.i for t in tops)
