"""What denies a clause by its own words: "not", "nobody", "nor", "without", "almost"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.subjects import cleft_above
from thurloe.extract.said.asking import inverted
from thurloe.extract.said.belied import is_no
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token


def negated(token: Token) -> Mode | None:
    """ "Did not flee", "nobody fled", "left without fleeing"; "did not flee until May": he did."""
    signs = [c for c in token.children if c.dep_ == "neg" or c.lower_ in _BARELY]
    if any(c.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and is_no(c) for c in token.children):
        return Mode.DENIED
    if token.pos_ == "NOUN" and is_no(token):
        return Mode.DENIED  # "there was no exchange"
    if token.dep_ == "pcomp" and _without(token.head):
        return Mode.DENIED
    be = inverted(token)
    before = (*token.lefts, *(be.lefts if be is not None else ()))
    if any(_at_no_point(c) or _is_nor(c) for c in before):
        return Mode.DENIED
    if _after_nor(token) or _joined_to_a_no(token):
        return Mode.DENIED
    who = any(c.tag_ == "WP" and c.dep_ == "nsubj" for c in token.lefts)
    be = cleft_above(token) if token.dep_ == "relcl" or (who and token.dep_ == "ccomp") else None
    if be is not None:
        signs += [c for c in be.children if c.dep_ == "neg"]  # "it was not Holm who fled"
    signs = [s for s in signs if not _only(s) and not _of_another(s)]
    return Mode.DENIED if signs and not waits(token) else None


def _without(prep: Token) -> bool:
    """ "Without waking anybody", "far from being awake"."""
    return prep.lower_ == "without" or (prep.lower_ == "from" and prep.head.lower_ == "far")


# "Almost took the town": it was not taken.
_BARELY = {"never", "hardly", "almost", "nearly"}


def waits(token: Token) -> bool:
    """Whether it came at last: "did not arrive until May", "not until May did it arrive"."""
    if not any(c.dep_ == "neg" and c.lower_ != "never" for c in token.children):
        return False
    until = (
        c
        for c in token.subtree
        if c.lower_ in {"until", "till"} and (c.i > token.i or (c.i and c.nbor(-1).lower_ == "not"))
    )
    return any(c.dep_ in {"prep", "mark"} and token in (c.head, c.head.head) for c in until)


# "At no time had she the key", "under no circumstances": the adverb denies the clause.
_NO_OCCASION = set("point time stage moment circumstance means account way occasion".split())


def _after_nor(token: Token) -> bool:
    """ "Nor was Anna Holm born in May": the first clause of the sentence, however it is parsed."""
    start = token.sent.start
    if token.doc[start].lower_ != "nor":
        return False
    return not any(t.text in {",", ";", ":"} for t in token.doc[start : token.i])


def _is_nor(word: Token) -> bool:
    """ "Nor was he tried", and not "it is not denied that he fled, nor that he hid"."""
    last = word.i + 1 == len(word.doc)
    return word.lower_ in {"nor", "neither"} and (last or word.nbor(1).lower_ != "that")


def _joined_to_a_no(token: Token) -> bool:
    """ "Neither signed the letter nor read it", "did not sign it or read it"."""
    verb = token.head
    if token.dep_ != "conj" or any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
        return False
    words = {c.lower_ for c in verb.children if verb.i < c.i < token.i and c.dep_ == "cc"}
    denied = any(c.dep_ == "neg" or c.lower_ == "neither" for c in verb.lefts)
    return denied and bool(words & {"or", "nor"})


def _at_no_point(prep: Token) -> bool:
    if prep.dep_ != "prep":
        return False
    return any(
        t.dep_ == "pobj"
        and t.lemma_.lower() in _NO_OCCASION
        and any(c.lower_ == "no" for c in t.children)
        for t in prep.children
    )


def _only(sign: Token) -> bool:
    """ "not only did he": no denial."""
    alone = {"only", "just", "merely", "simply"}
    return sign.i + 1 < len(sign.doc) and sign.nbor(1).lower_ in alone


def _of_another(sign: Token) -> bool:
    """ "He paid forty pounds, not the thirty that were asked": so much for the thirty."""
    before = sign.nbor(-1) if sign.i else sign
    told = any(c.dep_ in {"dobj", "attr", "pobj"} and c.i < sign.i for c in sign.head.rights)
    return before.text == "," and sign.lower_ == "not" and told
