"""spaCy's parse as plain lists, so that the rules below read words and not objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

PAIRS = {"“": "”", "„": "“”", "«": "»", "``": "''", "‘": "’", '"': '"'}
END_MARKS = frozenset(".!?…”\"'’)")
WIDTH = 96
"""Numbers in the small model's vector of a token."""
QUOTE_LIMIT = 250
"""Tokens: a quotation that is not closed within so many is no quotation."""


@dataclass(frozen=True, slots=True)
class Parse:
    """One entry a token in every list but `sents`; `head` and `kids` are token indices.

    `sent[i]` counts sentences; `sents[n]` is the half-open range of tokens of sentence n.
    `step[i]` counts only those that end like sentences, so that headings take no room;
    `paragraph[i]` counts line ends.
    `quote[i]` counts quotations from 1 and is 0 outside of them. `vectors` are what the model
    makes of each token in its place, (tokens, `WIDTH`); zeros where it keeps none.
    """

    text: str
    words: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    ent: list[str]
    begins: list[bool]
    starts: list[int]
    sent: list[int]
    sents: list[tuple[int, int]]
    step: list[int]
    paragraph: list[int]
    kids: list[list[int]]
    quote: list[int]
    vectors: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.words)

    def end(self, i: int) -> int:
        """The offset in the text just after token `i`."""
        return self.starts[i] + len(self.words[i])

    def slice(self, start: int, end: int) -> str:
        """The text of tokens `start:end`, white space collapsed."""
        return " ".join(self.text[self.starts[start] : self.end(end - 1)].split())

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        return i > 0 and self.end(i - 1) == self.starts[i]

    def is_break(self, i: int) -> bool:
        """Whether token `i` is nothing but white space with a line end in it."""
        return self.tag[i] == "_SP" and "\n" in self.words[i]


def parse_of(doc: Doc) -> Parse:
    """Read a parsed document once, token by token."""
    tokens = list(doc)
    words = [t.text for t in tokens]
    head = [t.head.i for t in tokens]
    kids: list[list[int]] = [[] for _ in words]
    for i, h in enumerate(head):
        if h != i:
            kids[h].append(i)
    sents = [part for s in _sentences(doc) for part in _lines(doc, *s)]
    sent = [n for n, (start, end) in enumerate(sents) for _ in range(start, end)]
    return Parse(
        text=doc.text,
        words=words,
        lower=[w.lower() for w in words],
        lemma=[t.lemma_.lower() for t in tokens],
        tag=[t.tag_ for t in tokens],
        dep=[t.dep_ for t in tokens],
        head=head,
        ent=[t.ent_type_ for t in tokens],
        begins=[t.ent_iob == 3 for t in tokens],  # noqa: PLR2004
        starts=[t.idx for t in tokens],
        sent=sent,
        sents=sents,
        step=_steps(words, sents),
        paragraph=_paragraphs(words),
        kids=kids,
        quote=_quotations(doc),
        vectors=_vectors(doc),
    )


def _vectors(doc: Doc) -> NDArray[np.float32]:
    """The layer that the tagger and the parser share."""
    if doc.tensor.shape == (len(doc), WIDTH):
        return np.asarray(doc.tensor, dtype=np.float32)
    return np.zeros((len(doc), WIDTH), dtype=np.float32)


def _sentences(doc: Doc) -> list[tuple[int, int]]:
    """The parser's sentences, put together again where it has cut through a name."""
    found: list[tuple[int, int]] = []
    for s in doc.sents:
        if found and (_is_inside_name(doc[s.start - 1], doc[s.start]) or _is_titled(doc, s.start)):
            found[-1] = (found[-1][0], s.end)
        else:
            found.append((s.start, s.end))
    return found


def _is_inside_name(one: Token, other: Token) -> bool:
    """Whether two words with capitals follow each other without a mark: Karl | Otto Weir."""
    return one.text.isalpha() and all(t.tag_ == "NNP" and t.text[0].isupper() for t in (one, other))


def _is_titled(doc: Doc, start: int) -> bool:
    """Whether what was cut off begins behind the stop of a title: Mme. | Anna Weir."""
    stop = start > 1 and doc[start - 1].text == "." and not doc[start - 2].whitespace_
    return stop and doc[start - 2].lower_ in _CUT_SHORT and doc[start].text[0].isupper()


_CUT_SHORT = frozenset("adm capt col gen hon maj mlle mme prof rev sgt supt".split())
"""Titles that are hardly ever the last word of a sentence."""


def _lines(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut at its line breaks: a heading is no part of what follows it."""
    cuts = [t.i + 1 for t in doc[start : end - 1] if t.tag_ == "_SP" and "\n" in t.text]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _steps(words: list[str], sents: list[tuple[int, int]]) -> list[int]:
    """For each token the number of finished sentences before it."""
    found: list[int] = []
    number = 0
    for start, end in sents:
        found += [number] * (end - start)
        last = next((w for w in reversed(words[start:end]) if not w.isspace()), "")
        number += last[-1:] in END_MARKS
    return found


def _paragraphs(words: list[str]) -> list[int]:
    """For each token the number of line ends before it."""
    found, number = [], 0
    for word in words:
        found.append(number)
        number += "\n" in word
    return found


def _quotations(doc: Doc) -> list[int]:
    """Number the quotations; what is inside of another belongs to the outer one."""
    found = [0] * len(doc)
    number, start = 0, -1
    for token in doc:
        i, word = token.i, token.text
        if start >= 0 and (i - start > QUOTE_LIMIT or _breaks(doc[start], token)):
            start = -1
        elif start >= 0 and _goes_on(doc[start], token):
            number += 1  # the paragraph before it was left open
            found[start : i - 1] = [number] * (i - 1 - start)
            start = i
            continue
        if start < 0:
            start = i if word in PAIRS or _opens(token) else -1
        elif word and (word in PAIRS.get(doc[start].text, "") or _closes(doc[start], token)):
            number += 1
            found[start : i + 1] = [number] * (i + 1 - start)
            start = -1
    return found


def _goes_on(start: Token, token: Token) -> bool:
    """Whether a quotation that is open goes on with a mark of its own in a new paragraph."""
    opens = token.text == start.text and not token.whitespace_ and start.text not in {"'", "''"}
    return opens and token.i > 0 and "\n" in token.doc[token.i - 1].text


def _opens(token: Token) -> bool:
    """Whether "'" begins a quotation: it has a space before it and none behind it."""
    if token.text != "'" or token.whitespace_ or token.i + 1 == len(token.doc):
        return False
    before = token.doc[token.i - 1] if token.i else None
    return before is None or before.is_space or bool(before.whitespace_) or before.text in "(—–"


def _breaks(start: Token, token: Token) -> bool:
    """Whether a line ends before "'" has been closed."""
    return start.text == "'" and token.is_space and "\n" in token.text


def _closes(start: Token, token: Token) -> bool:
    """Whether "'" ends what "'" has begun: it is no apostrophe."""
    before = token.doc[token.i - 1]
    return start.text == token.text == "'" and token.tag_ != "POS" and not before.whitespace_
