"""Where a sentence ends in an abbreviation: "... under Olaf I. He came", "at 9 p.m. It rained"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_NUMERAL = re.compile(r"[IVXLC]\.")
# What is numbered so, and bears no initials.
_NUMBERED = set(
    """
    act annex appendix book chapter class corps division figure grade group level mark part phase
    plate room scene schedule section series stage table type unit vol volume war zone
    """.split()
)
# Words that open a sentence, and are no surname: "built by Henry I. It burned".
_OPENERS = set(
    """
    a after although an and as at because before but by during even for from he her his however if
    in it its later meanwhile nevertheless no not of on only our she since so some soon still that
    the their then there these they this those though thus two under until we were when where
    while with yet
    """.split()
)


def split_numerals(doc: Doc) -> Doc:
    """Part a numeral from the full stop behind it, which the tokens take for an initial's."""
    found = list(_ends(doc))
    with doc.retokenize() as retokenizer:
        for token in found:
            retokenizer.split(token, [token.text[:-1], "."], heads=[(token, 0), (token, 0)])
    for n, i in enumerate(token.i for token in found):
        if (after := i + n + 2) < len(doc):
            doc[after].is_sent_start = True
    for token in doc[1:]:
        if token.lower_ in _OPENERS and token.text.istitle() and _is_hour(token.nbor(-1)):
            token.is_sent_start = True
    return doc


def _is_hour(token: Token) -> bool:
    """ "p.m.", whose full stop ends the sentence as well."""
    return token.lower_ in {"a.m.", "p.m."}


def _ends(doc: Doc) -> Iterator[Token]:
    for token in doc[1:]:
        if _NUMERAL.fullmatch(token.text) and _ends_there(token):
            yield token


def _ends_there(token: Token) -> bool:
    doc, before = token.doc, token.nbor(-1)
    if token.i + 1 == len(doc):
        return before.lower_ in _NUMBERED
    after = token.nbor(1)
    if before.lower_ in _NUMBERED:
        return after.text[:1].isupper() or after.is_space
    opens = after.text[:1].isupper() and after.lower_ in _OPENERS
    return opens and before.text.istitle()
