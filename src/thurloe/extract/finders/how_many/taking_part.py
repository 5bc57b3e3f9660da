"""Whether those who are counted take part in what a clause tells, or stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from thurloe.extract.said.telling import Telling

_PARTS = {"agent", "object", "with", "recipient"}


def is_beside(noun: Token, telling: Telling) -> bool:
    """ "The board rests on eleven members": they did nothing, and nothing was done to them.

    Where somebody else did it, that tells not how many there were, but that some were there.
    """
    verb = telling.trigger.token
    if telling.subject is None or telling.trigger.nominal or _goes_with(noun, verb):
        return False
    parts = [a.head for a in telling.arguments if a.role in _PARTS]
    among = {t.i for t in listed(noun)}
    within = any(head.left_edge.i <= noun.i < phrase(head)[1] for head in parts)
    return not within and all(head.i not in among for head in parts)


def _goes_with(noun: Token, verb: Token) -> bool:
    """ "Played in nine games": in how many, a question asks of the verb itself."""
    top = list(listed(noun))[-1]
    over = top.head.head if top.dep_ == "pobj" else top.head
    return over.i == verb.i


def listed(noun: Token) -> Iterator[Token]:
    """A noun and those it stands beside in a list: "a crew of 25, 153 persons in all"."""
    yield noun
    for _ in range(4):
        if noun.dep_ in {"conj", "appos"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head
        else:
            return
        yield noun
