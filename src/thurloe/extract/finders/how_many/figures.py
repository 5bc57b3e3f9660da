"""Which numbers without a noun tell how many: "nine were put ashore", "of the forty two fled"."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import CALENDAR, PERSON_NOUNS
from thurloe.extract.finders.who.siblings import RANKS
from thurloe.extract.grammar.subjects import SUBJECTS
from thurloe.values import number_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed

_FIGURE = 20  # a bare number from here on is no pronoun and no hour
_MARKS = {"det", "predet", "poss"}  # "the two", "all two", "their two"
_ORDERS = {"first", "last", "next"}
_STRIKING = {"strike", "chime", "sound", "pass", "ring", "be"}  # as hours do, and "nine is"


_COUNTING = {"count", "number", "total"}


def parts_counted(quantities: Sequence[Placed[Quantity]]) -> Iterator[Placed[Quantity]]:
    """The numbers, "three of five witnesses" as three witnesses, and not as five."""
    for i, placed in enumerate(quantities):
        after = quantities[i + 1] if i + 1 < len(quantities) else None
        before = quantities[i - 1] if i else None
        if after is None or not _is_part(placed, after):
            part = before if before is not None and _is_part(before, placed) else None
            whole = replace(placed, thing=part.thing, first=part.first) if part else placed
            yield _unhedged(whole)


def _unhedged(placed: Placed[Quantity]) -> Placed[Quantity]:
    """ "Tried over eleven sessions", "a guard under three officers": eleven, and three."""
    before = placed.root.doc[placed.first]
    led = before.lower_ == "under" and placed.root.head.lemma_.lower() in PERSON_NOUNS
    goes = before.dep_ == "prep" and (led or before.lower_ in _SPREAD)
    if not goes or placed.thing.value[:1] not in "<>":
        return placed
    thing = replace(placed.thing, value=placed.thing.value.lstrip("<>="))
    return replace(placed, thing=thing, first=placed.first + 1)


_SPREAD = {"over", "across"}


def _is_part(part: Placed[Quantity], whole: Placed[Quantity]) -> bool:
    """Whether "of" alone stands between two plain numbers, the second with its noun."""
    values = part.thing.value, whole.thing.value
    of = part.end + 1 == whole.first and part.root.doc[part.end].lower_ == "of"
    plain = all(v.isdigit() for v in values) and not (part.thing.unit or whole.thing.unit)
    return of and plain and int(values[0]) <= int(values[1]) and whole.root.dep_ == "nummod"


def is_ranked(noun: Token) -> bool:
    """ "The eldest of six": told as the order of birth."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in RANKS


def is_figure(placed: Placed[Quantity]) -> bool:
    """Whether a bare number is a figure and no pronoun: "nine were put ashore", "about fifty"."""
    root, numbers = placed.root, number_range(placed.thing.value)
    if root.dep_ == "pobj" and root.head.lower_ in {"of", "among"} and _is_whole(root.head):
        return False
    if root.dep_ in {"attr", "acomp"} and any(c.dep_ == "neg" for c in root.head.children):
        return False  # "I was not yet twenty"
    large = numbers.low >= _FIGURE or (math.isinf(numbers.low) and numbers.high >= _FIGURE)
    return large or _is_subject(root) or _is_dated(placed)


def _is_subject(root: Token) -> bool:
    """ "Nine were put ashore", "two of them hit": told of so many, and of no hour."""
    if root.dep_ == "dobj" and root.head.lemma_ in _COUNTING:
        return True  # "he counted seven"
    rest = any(c.lower_ == "other" for c in root.lefts)  # "the other six would not wait"
    marked = any(c.dep_ in _MARKS or c.lower_ in _ORDERS for c in root.lefts)
    bare = root.dep_ in SUBJECTS and (rest or not marked)
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in root.children)
    told = root.head.pos_ == "VERB" and root.head.lemma_ not in _STRIKING
    return bare and (of or (told and root.lower_ != "one"))


def _is_dated(placed: Placed[Quantity]) -> bool:
    """ "On 11 October five of them fled": the model hangs the five on the month."""
    of = placed.root.doc[placed.end : placed.end + 1].text == "of"
    return of and placed.root.head.lower_ in CALENDAR


def _is_whole(token: Token) -> bool:
    """ "Of the forty who sailed, two came home", "not one of the forty": so many were there."""
    above = token.head
    if above.lower_ == "none" or (above.lower_ == "one" and above.left_edge.lower_ == "not"):
        return True
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    return before is None or before.is_punct or before.dep_ == "cc"
