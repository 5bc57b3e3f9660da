"""Numbers that count nothing: "one night", "Three Rivers" in a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.grammar.place_nouns import WAYS
from thurloe.extract.numbers.quantity_words import UNIT_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Span, Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed

    Rule = Callable[[Placed[Quantity], Token | None], bool]


def counts_nothing(placed: Placed[Quantity], noun: Token | None) -> bool:
    """Whether a number beside this noun says of nothing how many there are of it."""
    return any(rule(placed, noun) for rule in RULES)


def _of_others(_: Placed[Quantity], noun: Token | None) -> bool:
    """ "Three younger ones", "three such men": of what, stands elsewhere."""
    such = noun is not None and any(c.lower_ == "such" for c in noun.lefts)
    return such or (noun is not None and noun.lower_ == "ones")


def _of_an_address(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "12 Quay Street", "she rang 4011"."""
    if placed.root.head.lemma_ in _DIALLING:
        return True
    named = noun is not None and noun.tag_ == "NNP" and noun.i > placed.root.i
    return named and not placed.thing.unit


_DIALLING = {"ring", "dial", "call", "phone", "telephone"}


def _some_time(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "One night they came", "on one occasion": some night or other."""
    told = noun is not None and noun.dep_ not in _DONE
    return _is_one(placed) and told and noun is not None and noun.lemma_.lower() in _OCCASIONS


_DONE = {"dobj", "attr", "nsubjpass"}
_OCCASIONS = set(
    "afternoon day evening instance moment month morning night occasion week year".split()
)


def _some_thing(placed: Placed[Quantity], _: Token | None) -> bool:
    """ "One hill after another", "between one clerk and another", "one last letter"."""
    behind = placed.root.doc[placed.end : placed.end + 6].text
    one_of_many = _OTHERS.match(behind) is not None or _AMONG.match(behind) is not None
    return _is_one(placed) and one_of_many


_OTHERS = re.compile(r"(?:\w+ )?(?:after|and|to|or|by|from|than) (?:another|the (?:next|other))\b")
_AMONG = re.compile(r"(?:final|last|further|more|other)\b")


def _no_thing(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "The last, one suspects, to leave": the model takes the verb for things."""
    beside = noun is not None and noun.i == placed.end
    return _is_one(placed) and beside and noun is not None and noun.tag_ in {"NNS", "NNPS"}


def _of_a_title(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "He read from Lost Rivers: Three Walks in Lund": of no walks that he took."""
    first = placed.root.doc[placed.first]
    written = first.text.istitle() and first.text.isalpha() and not first.is_sent_start
    before = first.nbor(-1) if first.i else first
    opens = before.is_punct and before.text in _OPENING
    if not written or _is_headline(first.sent) or (opens and not _is_title_word(first)):
        return False
    return noun is None or noun.i < placed.first or noun.text[:1].isupper()


_OPENING = {".", "!", "?", "“", '"', "‘", "'", "(", ":", ";", "-", "--", "–", "—"}


def _is_headline(line: Span) -> bool:
    """ "The Lake of Sixty Men": every word of a line is written so."""
    return sum(t.is_alpha and t.is_lower and len(t) > _SHORT for t in line) < _TWO


_SHORT = 4  # letters of "that", "from"


def _is_title_word(first: Token) -> bool:
    """Whether behind a colon, say, a title goes on that was begun before it."""
    before = first.nbor(-2) if first.i > 1 else first
    return before.text[:1].isupper() and not before.is_sent_start


def _said_already(placed: Placed[Quantity], _: Token | None) -> bool:
    """ "Five miles (8 km)", "six foot two": of what the measure before it tells."""
    before = placed.root.doc[max(0, placed.first - 2) : placed.first]
    if len(before) < _TWO:
        return False
    again = before[1].text == "(" and bool(placed.thing.unit)
    measure = before[0] if again else before[1]
    inches = not placed.thing.unit and measure.lower_ in _FEET and _words(placed) != "one"
    return (again and measure.lower_ in UNIT_OF) or (not again and inches)


_TWO = 2
_FEET = {"foot", "feet"}


def _each_of(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "In groups of three": so many in each, and no three groups."""
    of = placed.root.dep_ == "pobj" and placed.root.head.lower_ == "of"
    bare = noun is not None and noun.i == placed.root.head.head.i and not placed.thing.unit
    return of and bare and noun is not None and noun.tag_ == "NNS" and noun.i < placed.first


def _of_a_limit(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "More than the limit of five": five of what, stands elsewhere."""
    of = placed.root.dep_ == "pobj" and placed.root.head.lower_ == "of"
    return of and noun is not None and noun.i < placed.first and noun.lemma_.lower() in _LIMITS


_LIMITS = {"average", "limit", "maximum", "minimum", "pace", "rate", "record", "speed"}


def _of_a_year(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "Not baptised until about 360", "a new law (594)", "the winter of 373": a year."""
    doc, first = placed.root.doc, placed.first
    written = doc[placed.end - 1].text
    if placed.thing.unit or not written.isdigit() or len(written) != _EARLY:
        return False
    if noun is not None:
        return noun.lemma_.lower() in _SEASONS and noun.i < first
    before = {t.lower_ for t in doc[max(0, first - 1) : placed.end - 1]}
    alone = doc[placed.end : placed.end + 1].text == ")" and "(" in before
    return alone or bool(before & {"until", "since", "circa"})


_EARLY = 3  # digits of a year before the year 1000
_SEASONS = {"spring", "summer", "autumn", "fall", "winter", "year"}


def _off(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "A shop four houses from the quay": how far."""
    behind = noun.doc[noun.i + 1 : noun.i + 2].text.lower() if noun is not None else ""
    near = noun is not None and noun.lemma_.lower() in _STEPS and behind in _FROM
    return near and not placed.thing.unit


_STEPS = {"block", "door", "floor", "house", "pace", "seat", "step", "street", "table"}
_FROM = {"away", "down", "from", "off", "up", "above", "below"}


def _near(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "Within three yards of the gate": how near, and nothing that there is."""
    within = placed.root.doc[max(0, placed.first - 1) : placed.first].text.lower() == "within"
    measure = bool(placed.thing.unit) and noun is not None
    return measure and (within or placed.root.doc[placed.first].lower_ == "within")


def _along(placed: Placed[Quantity], noun: Token | None) -> bool:
    """ "Two blocks upriver", where the model takes the way for what is counted."""
    near = () if noun is None else noun.doc[noun.i : noun.i + 2]
    return not placed.thing.unit and any(t.lower_ in WAYS for t in near)


def _is_one(placed: Placed[Quantity]) -> bool:
    return _words(placed).lower() == "one"


def _words(placed: Placed[Quantity]) -> str:
    return placed.root.doc[placed.first : placed.end].text


RULES: tuple[Rule, ...] = (
    _of_others,
    _of_an_address,
    _some_time,
    _some_thing,
    _no_thing,
    _of_a_title,
    _said_already,
    _each_of,
    _of_a_limit,
    _of_a_year,
    _off,
    _near,
    _along,
)
