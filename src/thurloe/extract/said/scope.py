"""Which clause a clause below it is told with: what goes along with a report is reported too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.said.governors import CHARGES, MODE_OF
from thurloe.extract.said.negation import negated
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

# What whoever passes a report on sets against it himself.
_OF_THE_TELLER = {"although", "though", "whereas", "albeit", "but", "however"}
_NOUNS = set("agent attr conj dative dobj nmod nsubj nsubjpass npadvmod oprd pobj prep".split())
_APART = {",", "(", "-", "–", "—", "--", ";"}
_ON = {"when", "where", "whereupon"}  # these go on with what is told, behind a comma too
_VERBS = {"VERB", "AUX"}


def clause_around(token: Token) -> Token | None:
    """The "was" of "he was out when the lamp fell", the "fell" of "fell after being struck".

    None where the clause of `token` is an aside of whoever passes the report on.
    """
    around = next((over for rule in RULES if (over := rule(token)) is not None), None)
    if around is None or around.i == token.i:
        return None
    saying = around.head
    denied = negated(saying) is not None or MODE_OF.get(saying.lemma_.lower()) is Mode.DENIED
    return None if around.dep_ == "ccomp" and denied else around


def is_within(token: Token, who: Token) -> bool:
    """Whether what `who` is cited for around a clause takes it in: it is no part of who it is.

    "According to a sailor who fled, the boat sank" does not tell his flight on his own word.
    """
    if who.is_ancestor(token) or token.is_ancestor(who) or who.i == token.i:
        return False
    between = token.doc[min(token.i, who.i) : max(token.i, who.i)]
    return not any(t.text == ";" or t.lower_ in _OF_THE_TELLER for t in between)


def _beside(token: Token) -> Token | None:
    """ "When the lamp fell", "because it was late", "swinging the lamp".

    With a subject and nothing to join it the model has missed a second main clause.
    """
    if token.dep_ != "advcl" or token.head.pos_ not in _VERBS:
        return None
    joining = [c.lower_ for c in token.lefts if c.dep_ in {"mark", "advmod", "prep"}]
    alone = not joining and any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts)
    return None if alone or set(joining) & _OF_THE_TELLER else token.head


def _by_doing_it(token: Token) -> Token | None:
    """ "Fell after being struck", "by starting the fire"."""
    verb = token.head.head
    if token.dep_ != "pcomp" or verb.pos_ not in _VERBS or verb.lemma_.lower() in CHARGES:
        return None
    return verb


def _able_to(token: Token) -> Token | None:
    """ "Was able to sell it"."""
    able = token.dep_ == "xcomp" and token.head.dep_ == "acomp"
    return token.head.head if able else None


def _of_a_noun(token: Token) -> Token | None:
    """ "Met few men who knew it", "it was the mate who fell", and no ", who was born in Lima"."""
    if token.dep_ not in {"relcl", "acl"} or any(c.dep_ == "mark" for c in token.lefts):
        return None
    if any(c.tag_ == "TO" for c in token.lefts):
        return None
    first = token.left_edge
    apart = first.i > 0 and first.nbor(-1).text in _APART
    if apart and first.lower_ not in _ON:
        return None
    noun = token.head
    while noun.pos_ not in _VERBS:
        if noun.dep_ not in _NOUNS:
            return None
        noun = noun.head
    return noun


def _beside_another(token: Token) -> Token | None:
    """ "When he was led out and taken to the yard": the second goes where the first does."""
    first = token.head
    if token.dep_ != "conj" or first.pos_ not in _VERBS:
        return None
    opposed = any(c.lower_ in _OF_THE_TELLER for c in first.children if c.dep_ == "cc")
    return None if opposed else next((o for rule in RULES[:-1] if (o := rule(first))), None)


RULES: tuple[Callable[[Token], Token | None], ...] = (
    _beside,
    _by_doing_it,
    _able_to,
    _of_a_noun,
    _beside_another,
)
