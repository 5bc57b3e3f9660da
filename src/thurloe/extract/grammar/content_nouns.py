"""Clauses and nouns that stand for a whole statement: "the rumour that he fled"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns that a whole statement hangs on.
CONTENTS = set(
    """
    belief charge claim conclusion evidence fact fear hope idea impression legend myth news notion
    opinion proof report rumor rumour statement story suspicion tale theory thought view word
    """.split()
)


def hangs_on_contents(that: Token, noun: Token) -> bool:
    """ "A rumour in a letter that she sang": that is the rumour, and she sang no letter."""
    if noun.lemma_.lower() in CONTENTS:
        return True
    inside = noun.dep_ == "pobj" and noun.head.dep_ == "prep"
    return that.lower_ == "that" and inside and hangs_on_contents(that, noun.head.head)


def sums_up(verb: Token, noun: Token) -> bool:
    """ "She heard that he was held, a charge that": the noun sums up what was heard."""
    first = noun.left_edge.i
    clause = any(c.dep_ == "ccomp" and verb.i < c.i < first for c in verb.children)
    return clause and noun.doc[first - 1].text in {",", "-", "–", "—"}
