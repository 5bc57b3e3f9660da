"""Numbers that the model hangs on a noun they do not count: "of forty accused nine were shot"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import TAG

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF = {"of", "among", "from"}
_BEING = {"were", "was", "are", "had", "have"}
_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
_FAR = 12  # tokens from "of" to the number of those it is told of
_SPLIT = 6  # tokens between a number and the noun it is no number of


def mend_shares(doc: Doc) -> Doc:
    """Hang a number on the verb or preposition that it belongs to."""
    for at in np.flatnonzero(doc.to_array(TAG) == doc.vocab.strings["CD"]).tolist():
        number = doc[at]
        verb = _verb_behind(number)
        of = _opening_of(number, verb) if verb is not None else None
        if verb is not None and of is not None:
            _make_subject(number, verb, of)
        else:
            _part(number)
    return doc


def _verb_behind(number: Token) -> Token | None:
    """The verb without a subject of its own right behind a number."""
    doc, behind = number.doc, number.i + 1
    if behind >= len(doc) or doc[behind].lower_ not in _BEING:
        return None
    verb = doc[behind].head if doc[behind].dep_ in {"aux", "auxpass"} else doc[behind]
    told = any(c.dep_ in _SUBJECTS and _stray_of(c) is None for c in verb.children)
    return verb if verb.i >= behind and verb.sent == number.sent and not told else None


def _stray_of(subject: Token) -> Token | None:
    """ "Of forty accused nine were shot": the "of" that the model leaves without its noun."""
    first = subject.left_edge.i
    before = subject.doc[first - 1] if first > subject.sent.start else None
    stray = before is not None and before.lower_ == "of" and not list(before.children)
    return before if stray else None


def _opening_of(number: Token, verb: Token) -> Token | None:
    """The "of" over a number with which a clause begins."""
    stray = (_stray_of(c) for c in verb.lefts if c.dep_ in _SUBJECTS and c.i < number.i)
    if (of := next((t for t in stray if t is not None), None)) is not None:
        return of
    above = [t for t in number.ancestors if t.lower_ in _OF and 0 < number.i - t.i <= _FAR]
    of = above[-1] if above else None
    if of is None or of.i + 1 == number.i:
        return None
    before = of.doc[of.i - 1] if of.i > of.sent.start else None
    opens = before is None or before.is_punct or before.dep_ == "cc"
    return of if opens else None


def _make_subject(number: Token, verb: Token, of: Token) -> None:
    """ "Of thirty-one accused five were condemned", "of these nine were shot": they were."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    articles = [c for c in number.lefts if c.dep_ == "det"]
    if verb.i not in {t.i for t in of.subtree}:
        of.head = verb
    for word in [c for c in verb.lefts if c.dep_ in _SUBJECTS and _stray_of(c) == of]:
        word.head, word.dep_ = of, "pobj"
    number.head, number.dep_ = verb, "nsubjpass" if passive else "nsubj"
    for word in articles:  # "these": the model takes it for an article of the number
        word.head, word.dep_ = of, "pobj"


def _part(number: Token) -> None:
    """ "A crew of nine and a staff of two", "the other three the sea has": of no staff, no sea."""
    noun = number.head
    if number.dep_ != "nummod" or not 1 < noun.i - number.i <= _SPLIT:
        return
    between = number.doc[number.i + 1 : noun.i]
    if not any(t.tag_ in {"DT", "PRP$"} and t.head.i == noun.i for t in between):
        return
    first = number.left_edge.i
    prep = number.doc[first - 1] if first else number
    if prep.dep_ == "prep" and noun.head.i == prep.i:
        number.head, number.dep_ = prep, "pobj"
        noun.head, noun.dep_ = prep.head, "conj"
    elif noun.dep_ in _SUBJECTS:
        number.head, number.dep_ = noun.head, "dep"
