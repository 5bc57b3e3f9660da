"""Doers that the model hangs on a clause put in: "rammed, while she lay there, by the barque"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import LOWER

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PUT_IN = {"advcl", "relcl"}
_TIMES = {"DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY", "ORDINAL", "MONEY"}
_FAR = 4  # words between a verb and the passive over it


def mend_agents(doc: Doc) -> Doc:
    """Hang a "by" behind the comma that ends such a clause on the passive verb before it."""
    for at in np.flatnonzero(doc.to_array(LOWER) == doc.vocab.strings["by"]).tolist():
        by = doc[at]
        verb = _passive_before(by) if at and doc[at - 1].text == "," else None
        if verb is not None and _may_do(by):
            by.head, by.dep_ = verb, "agent"
    return doc


def _passive_before(by: Token) -> Token | None:
    """The passive verb without a doer over the clause that a "by" is hung on."""
    inner = by.head
    if inner.dep_ not in _PUT_IN or inner.i > by.i or _is_passive(inner):
        return None
    above = [t for t, _ in zip(inner.ancestors, range(_FAR), strict=False)]
    verb = next((t for t in above if t.pos_ in {"VERB", "AUX"}), None)
    done = verb is not None and _is_passive(verb) and verb.i < inner.i
    done = done and verb is not None and all(c.dep_ != "agent" for c in verb.children)
    return verb if done else None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "agent"} for c in verb.children)


def _may_do(by: Token) -> bool:
    """ "By the censor", "by soldiers", and neither "by forty votes" nor "by noon", "by running"."""
    doer = next((c for c in by.children if c.dep_ == "pobj"), None)
    if doer is None or doer.pos_ not in {"NOUN", "PROPN"} or doer.ent_type_ in _TIMES:
        return False
    return not any(c.dep_ == "nummod" for c in doer.lefts)
