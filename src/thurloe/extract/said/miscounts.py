"""Numbers whose words count or measure something else than the question would ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import PERSON_NOUNS
from thurloe.extract.grammar.place_nouns import WAYS
from thurloe.values import number_range

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc, Span, Token

    from thurloe.extract.said.telling import Draft

_LENGTHS = {"ft", "km", "m", "mi", "nmi", "yd", "cm", "inch"}
# Behind a measure, what makes a distance of it: "two miles off the point", "from the quay".
_FAR = WAYS | set(
    "ahead apart away before beyond distant east from north off out past short south west".split()
)
_BEHIND = 7  # tokens in which that word stands: "14 miles (23 km) off the point"
_LYING = {"be", "lie", "situate", "locate", "measure"}
_AS_MANY = {"as", "more", "less", "larger", "bigger", "higher", "greater", "the", "that", "its"}


def _doc(draft: Draft) -> Doc:
    return draft.telling.trigger.token.doc


def _words(draft: Draft) -> Span:
    return _doc(draft)[slice(*draft.span)]


def _no_distance(draft: Draft) -> bool:
    """ "Struck the cliff at a height of 900 feet", "read two feet too high": nothing is so far."""
    measured = draft.attribute == "number" and number_range(draft.value).unit in _LENGTHS
    telling = draft.telling
    sized = {draft.kind, telling.kind} & {"size", "amount"} or telling.trigger.lemma in _LYING
    if not measured or sized or _goes_so_far(draft):
        return False
    doc, end = _doc(draft), draft.span[1]
    behind = doc[end : end + _BEHIND]
    inside = {t.lower_ for t in _words(draft)} | {t.lower_ for t in behind if not t.is_punct}
    return not any(w in _FAR or w.endswith(("ward", "wards")) for w in inside)


def _goes_so_far(draft: Draft) -> bool:
    """ "Drove ninety miles", "lowered the bar by two feet": what the verb itself is measured by."""
    verb, (first, end) = draft.telling.trigger.token, draft.span
    inside = [t for t in verb.doc[first:end] if not first <= t.head.i < end]
    beside = any(t.head == verb and t.dep_ in {"dobj", "npadvmod"} for t in inside)
    return beside or any(t.head.lower_ in {"by", "for", "to"} for t in inside)


def _times_as_many(draft: Draft) -> bool:
    """ "Nine, almost twice as many as he owned to": nothing was done twice."""
    if draft.attribute != "number" or draft.about != "time":
        return False
    doc, end = _doc(draft), draft.span[1]
    return end < len(doc) and doc[end].lower_ in _AS_MANY


def _again(draft: Draft) -> bool:
    """ "Pressed her hand once more", "at once": again, or without delay."""
    doc, (first, end) = _doc(draft), draft.span
    once = draft.about == "time" and draft.value == "1"
    behind = end < len(doc) and doc[end].lower_ in {"more", "again"}
    said = first > 0 and doc[first - 1].lower_ == "at"
    opens = end < len(doc) and doc[end].dep_ in {"nsubj", "nsubjpass"} and doc[end].i == end
    return once and (behind or said or opens)


def _a_decimal(draft: Draft) -> bool:
    """ "Hit .292 that year": no two hundred and ninety-two."""
    return draft.attribute == "number" and any(
        t.text.startswith(".") and t.text[1:].isdigit() for t in _words(draft)
    )


def _a_label(draft: Draft) -> bool:
    """ "Tape 114", "latitude 71": which one it is, and not how many."""
    if draft.attribute != "number" or number_range(draft.value).unit:
        return False
    words = _words(draft)
    at = next((t for t in words if t.like_num), None)
    if at is None or not at.text.isdigit():
        return False
    before = at.nbor(-1) if at.i else at
    named = before.tag_ in {"NN", "NNP"} and before.i >= draft.span[0] and draft.about
    return bool(named) and before.lemma_.lower() == draft.about.rpartition(" ")[2]


def _is_the_price(draft: Draft) -> bool:
    """ "Ninety pounds was the price of a boat", "under it was £90": of nobody's money."""
    verb = draft.telling.trigger.token
    money = draft.attribute == "number" and len(number_range(draft.value).unit or "") == _CODE
    money = money and (number_range(draft.value).unit or "").isupper()
    if not money or verb.lemma_ != "be" or draft.subject is not None or draft.kind:
        return False
    first, end = draft.span
    return not any(c.dep_ == "nsubj" and not first <= c.i < end for c in verb.lefts)


_CODE = 3  # letters of a currency


def _known_ones(draft: Draft) -> bool:
    """ "The fall of the two towns was prevented": counted by the way, and nothing told of them.

    A count of people is left, as in "the deaths of two men".
    """
    if draft.attribute != "number" or draft.kind or number_range(draft.value).unit:
        return False
    noun = _counted(draft)
    if noun is None or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    above = noun.head.head
    the = any(c.lower_ in {"the", "these", "those", "all"} for c in noun.lefts)
    plain = above.pos_ in {"NOUN", "PROPN"} and above.lemma_.lower() not in _GROUPS
    of_deed = above == draft.telling.trigger.token
    return plain and the and not of_deed and noun.lemma_.lower() not in PERSON_NOUNS | {"person"}


_GROUPS = set(
    """
    band body company crew crowd gang group half list lot majority most number one part party rest
    series set some team total
    """.split()
)


def _counted(draft: Draft) -> Token | None:
    words = _words(draft)
    number = next((t for t in words if t.like_num), None)
    return number.head if number is not None and number.dep_ == "nummod" else None


MISCOUNTS: tuple[tuple[str, Callable[[Draft], bool]], ...] = (
    ("a measure, and no distance", _no_distance),
    ("so many times as many, and not how often", _times_as_many),
    ("again or without delay, and not how often", _again),
    ("a share of one, and no count", _a_decimal),
    ("which one it is, and not how many", _a_label),
    ("a price, and nobody's money", _is_the_price),
    ("counted by the way, and nothing is told of them", _known_ones),
)
