"""Infinitives that tell what came of a deed, and not what it was meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

# What is told of a deed that was done is its outcome; behind an effort it is what was wanted.
_OUTCOMES = frozenset("clinch eclipse surpass".split())
_OF_RECORDS = frozenset("break equal retain set".split())
_RECORDS = frozenset("belt mark record title".split())
_EFFORTS = frozenset("attempt campaign fight plan seek strive struggle try work".split())
# What somebody comes upon, or grows to be, by no purpose: the verb -> what comes of it.
_BEFALLING: Mapping[str, str] = {
    "arrive": "discover find",
    "awake": "discover find",
    "awaken": "discover find",
    "emerge": "discover find",
    "return": "discover find",
    "wake": "discover find",
    "come": "be become",
    "grow": "be become",
    "rise": "be become",
    "live": "be become regret see",
}


def came_of_it(token: Token) -> bool:
    """ "Swam two miles to equal the record", "woke to find him gone": so it was, unplanned."""
    deed, outcome = token.head, token.lemma_
    if deed.tag_ != "VBD" or any(c.dep_ == "neg" for c in deed.children):
        return False
    record = any(c.dep_ == "dobj" and c.lemma_ in _RECORDS for c in token.children)
    won = outcome in _OUTCOMES or (outcome in _OF_RECORDS and record)
    fell = outcome in _BEFALLING.get(deed.lemma_, "").split()
    return fell or (won and deed.lemma_ not in _EFFORTS)
