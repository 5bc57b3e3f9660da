"""A quotation that goes on behind a reporting clause: "'Krag,' Holm wrote, 'sank the ferry'"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from thurloe.extract.cast.lexicon import SAYING_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

_MARKS = set("'\"‘’“”") | {"``", "''"}
_WRITING = SAYING_VERBS | {"note", "report", "think"}
_LONGEST = 40  # tokens from the verb back to where its quotation opens
_BEFORE = {"AUX", "ADV", "PART"}  # what may stand between the mark and the verb
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


class Resumed(NamedTuple):
    """The subject of a verb, told before the reporting clause, and the verb of saying in that."""

    subject: Token
    saying: Token


def resumed(verb: Token) -> Resumed | None:
    """What a verb goes on with right behind a reporting clause; None where it does not.

    A quotation that has a verb before the clause may go on with anything: None.
    """
    opens = _opening(verb)
    marks = [i for i in range(opens - 1, max(0, verb.i - _LONGEST) - 1, -1) if _is_mark(verb, i)]
    if opens < 0 or len(marks) <= 1 or verb.doc[marks[0] - 1].text != ",":
        return None
    told = verb.doc[marks[1] + 1 : marks[0] - 1]
    saying = [t for t in verb.doc[marks[0] + 1 : opens] if t.lemma_.lower() in _WRITING]
    if not saying or any(t.tag_ in _FINITE for t in told):
        return None
    heads = (t for t in told if t.head not in told and t.pos_ in {"NOUN", "PROPN", "PRON"})
    subject = next(heads, None)
    return Resumed(subject, saying[-1]) if subject is not None else None


def _opening(verb: Token) -> int:
    """Where the mark stands that opens the quotation with the verb; -1 where none does."""
    i = verb.i - 1
    while i > 0 and verb.doc[i].pos_ in _BEFORE:
        i -= 1
    return i if i > 0 and _is_mark(verb, i) and verb.doc[i - 1].text == "," else -1


def _is_mark(near: Token, i: int) -> bool:
    token = near.doc[i]
    return token.text in _MARKS and token.tag_ != "POS"
