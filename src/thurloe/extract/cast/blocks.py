"""Words of somebody's without a named turn: a paragraph behind a colon, a quotation by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.clauses import SUBJECT
from thurloe.extract.cast.lexicon import SAYING_VERBS
from thurloe.extract.cast.parse import PAIRS
from thurloe.extract.cast.transcripts import Turn
from thurloe.extract.cast.voices import QUOTING, WORDS_OF, Voice, before_colon, makes_clear
from thurloe.values.name_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.parse import Parse

_LEADING = (
    SAYING_VERBS
    | QUOTING
    | words(
        "argue assert cable claim maintain radio read report run signal speak telegraph wire write"
    )
)
_SPEECH = WORDS_OF | words("apology appeal order poem proclamation prayer remark speech toast")
_LEAST = 5
"""Words of the shortest paragraph that is somebody's; a shorter one is an entry in a list."""
_STOPS = {".", "!", "?", "…"}
_CLOSING = {")", "]", "”", '"', "’", "''"}


def blocks_of(p: Parse) -> Iterator[Turn]:
    """The paragraphs that a sentence with a verb of saying leads to: "Holm cabled Krag:"."""
    for colon in range(1, len(p) - 1):
        if not _ends_in_lead(p, colon) or not p.is_break(colon + 1) or p.quote[colon]:
            continue
        who = before_colon(p, colon) if _leads(p, colon) else ()
        start = next((i for i in range(colon + 1, len(p)) if p.tag[i] != "_SP"), len(p))
        end = next((i for i in range(start, len(p)) if p.is_break(i)), len(p))
        if who and _is_told(p, start, end, opens=p.words[colon] == ":"):
            yield Turn(start, end, who[-1], surely=p.lower[who[-1]] in {"he", "she"})


def _ends_in_lead(p: Parse, i: int) -> bool:
    """A colon; "as he argued," where a new paragraph follows."""
    said = p.words[i] == "," and p.lemma[i - 1] in _LEADING and p.tag[i - 1] in {"VBD", "VBZ"}
    return p.words[i] == ":" or (said and p.words[i + 1].count("\n") > 1)


def _leads(p: Parse, colon: int) -> bool:
    """ "Krag said this:", "her answer was short:", "made this apology:"; no "listed the boats:"."""
    first = p.sents[p.sent[colon]][0]
    verbs = (i for i in range(first, colon) if p.tag[i].startswith("VB") and p.lemma[i] in _LEADING)
    subjects = ((p.dep[k] in SUBJECT and k < i) for i in verbs for k in p.kids[i])
    spoken = (i for i in range(first, colon) if p.lemma[i] in _SPEECH)
    plain = any(makes_clear(p, i) for i in range(first, colon))
    return plain or any(subjects) or any(p.dep[i] in {"dobj", *SUBJECT} for i in spoken)


def _is_told(p: Parse, start: int, end: int, *, opens: bool) -> bool:
    """Whether a paragraph is a sentence or more, and no quotation, which has a voice of its own."""
    if end - start < _LEAST or p.words[start] in PAIRS:
        return False
    if opens and not p.words[start][:1].isupper():
        return False
    last = next(i for i in range(end - 1, start - 1, -1) if p.words[i] not in _CLOSING)
    return p.words[last][-1:] in _STOPS


_SHORT = 4
"""Words; a quotation with fewer may be a name."""
_MOST = 0.5
"""Of an account more of which stands in quotation marks, the marks tell nothing."""


def by_nobody(p: Parse, told: dict[int, Voice]) -> Iterator[Voice]:
    """The whole sentences in quotation marks of which nothing tells for sure who says them."""
    if sum(map(bool, p.quote)) > _MOST * len(p):
        return
    for number in dict.fromkeys(filter(None, p.quote)):
        if number in told and told[number].sure:
            continue
        start = p.quote.index(number)
        end = start + p.quote.count(number)
        if _is_sentence(p, start, end):
            yield Voice(start, end, ())


def _is_sentence(p: Parse, start: int, end: int) -> bool:
    """ "We called her the clerk." in marks that open and close, and verbs in it that are finite."""
    if end - start < _SHORT or p.words[start] not in PAIRS or p.quote[end - 1] != p.quote[start]:
        return False
    opens = p.starts[start + 1] == p.end(start) and p.words[start + 1][:1].isupper()
    closes = p.words[end - 1] in _CLOSING and p.words[end - 2][-1:] in _STOPS | {","}
    roots = (i for i in range(start, end) if p.tag[i] in {"VBD", "VBZ", "VBP", "MD"})
    return opens and closes and any(roots)
