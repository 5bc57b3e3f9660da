"""Verbs that tell how a deed below or beside them is meant: "could sell it and leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.said.governors import MODE_OF, verbs_above
from thurloe.extract.said.intended import infinitive
from thurloe.extract.said.negation import negated
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

# What is not begun or dared is not done; what is not helped may be done all the same.
_DOING = set("bear begin bother come dare deign get go happen manage start".split())
_LETTING = set("allow cause compel enable force help lead let make oblige permit".split())
_UNSETTLED = {Mode.SUPPOSED, Mode.PLANNED, Mode.FORECAST}
_OWN = {"aux", "auxpass", "nsubj", "nsubjpass", "expl", "mark"}
_SHARING = {"VB": {"MD", "TO", "VBD", "VBZ", "VBP"}, "VBN": {"MD"}}
_FAR = 6  # deeds in one row


def row_of(token: Token) -> tuple[Token, ...]:
    """The verbs before that lend a deed their helping verb: "could sell it, burn it or leave".

    "Sold it and left" lends nothing, nor does a verb with a subject or a helping verb of its own.
    """
    found: list[Token] = []
    while token.dep_ == "conj" and len(found) < _FAR and _lends(token.head, token):
        token = token.head
        found.append(token)
    return tuple(found)


def _lends(first: Token, second: Token) -> bool:
    if any(c.dep_ in _OWN and c.i < second.i for c in second.children):
        return False
    helping = {c.tag_ for c in first.children if c.dep_ in {"aux", "auxpass"}}
    have = any(c.dep_ == "aux" and c.lower_ == "have" for c in first.children)
    between = {t.lower_ for t in first.doc[first.i : second.i]}
    have = have and not between & {",", "but"}
    tag = "VBN" if have and second.tag_ == "VBD" else second.tag_
    apart = between & {";", ":"}
    return bool(helping & _SHARING.get(tag, set())) and not apart


def means_above(token: Token) -> Iterator[tuple[Token, bool]]:
    """The verbs by which a deed comes about, and whether denying them denies it.

    "Will begin to sell it", "did not dare to sell it", "might help Krag to sell it".
    """
    for verb, link in verbs_above(token):
        lemma = verb.lemma_.lower()
        if link not in {"xcomp", "ccomp"} or lemma not in _DOING | _LETTING:
            return
        if link == "ccomp" and not (infinitive(token) or token.tag_ == "VB"):
            return  # "allowed that she had sold it"
        yield verb, lemma in _DOING
        token = verb


def is_to_be_prevented(token: Token) -> bool:
    """ "Tried to prevent her from leaving", "might fail to leave": whether she left is not told."""
    above = list(verbs_above(token))
    for n, (verb, link) in enumerate(above):
        if link == "ccomp" or MODE_OF.get(verb.lemma_.lower()) is not Mode.DENIED:
            continue
        modal = any(c.dep_ == "aux" and c.lower_ in _OPEN for c in verb.children)
        wanted = any(
            how == "xcomp" and MODE_OF.get(over.lemma_.lower()) in _UNSETTLED
            for over, how in above[n + 1 :]
        )
        purpose = infinitive(verb) and verb.dep_ in {"advcl", "acl", "relcl"}
        return (modal or wanted or purpose) and negated(verb) is None
    return False


_OPEN = {"must", "should", "may", "might", "could", "can"}
