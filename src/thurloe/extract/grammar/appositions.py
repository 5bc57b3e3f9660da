"""Names beside what somebody is, where the model hangs them elsewhere: "by the cook, Anna Holm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIMES = {"DATE", "TIME", "GPE", "LOC"}


def mend_appositions(doc: Doc) -> Doc:
    """Hang a name that the model takes for a time or measure on the noun before its comma."""
    for at in np.flatnonzero(doc.to_array(DEP) == doc.vocab.strings["npadvmod"]).tolist():
        name = doc[at]  # few are, and to ask each token in Python takes a while
        if name.pos_ == "PROPN" and name.ent_type_ not in _TIMES:
            noun = _beside(name)
            if noun is not None:
                name.head, name.dep_ = noun, "appos"
    for at in np.flatnonzero(doc.to_array(DEP) == doc.vocab.strings["appos"]).tolist():
        noun = doc[at]
        first = noun.left_edge.i
        if first and doc[first - 1].text == ";":
            noun.dep_ = "dep"  # "was kept at Lund; a bowl brought to her": no Lund is a bowl
            continue
        last = _last_named(noun)
        if last is not None:
            noun.head = last
    return doc


def _last_named(noun: Token) -> Token | None:
    """Krag in "Anna Holm and Krag the cook", of which the model makes her the cook."""
    first = noun.left_edge.i
    before = noun.doc[first - 1] if first else noun
    named = noun.pos_ == "NOUN" and before.pos_ == "PROPN" and noun.doc[first].lower_ == "the"
    joined = before.dep_ == "conj" and before.i != noun.head.i and noun.head in before.ancestors
    return before if named and joined and noun.head.pos_ == "PROPN" else None


def _beside(name: Token) -> Token | None:
    """The noun with an article or owner that stands before the comma before a name."""
    first = name.left_edge.i
    if first < 2 or name.doc[first - 1].text != ",":  # noqa: PLR2004  (a noun and its comma)
        return None
    noun = name.doc[first - 2]
    one = noun.tag_ == "NN" and any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    return noun if one and noun.sent == name.sent else None
