"""How likely a name is a person's: what is seen of each mention, weighed by a fitted table.

Logistic regression (Cox, 1958) on what the rules of `votes.py` say one by one, what the parsing
model labels, and the vectors that it has of the name's words. The table is fitted to GUM and
LitBank by `training/persons.py`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from thurloe.extract.cast import lexicon
from thurloe.extract.cast.given_names import GIVEN
from thurloe.extract.cast.person_bits import BITS, VECTOR
from thurloe.extract.cast.votes import CONTEXT
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.spans import Span
    from thurloe.extract.cast.votes import Vote

PART_OF_SENTENCE = frozenset({"compound", "nsubj", "poss", "appos", "pobj", "conj"})
LONG = 3
"""Words: a longer name is rather that of a body or a work."""

ELSE = ", else"
"""Behind the name of a rule: that it is something else."""

Seen = dict[str, float]


def seen(p: Parse, s: Span, head: int, said: Sequence[Vote]) -> Seen:
    """What is seen of one mention: feature -> its value; `said` is the vote of each rule."""
    found = dict(_rules(said))
    found |= dict.fromkeys(_words(p, s), 1.0)
    found |= dict.fromkeys(_place(p, s, head), 1.0)
    return found


def _rules(said: Sequence[Vote]) -> Iterator[tuple[str, float]]:
    """The bits of each rule for a person, or against, and those for what it rather is."""
    for rule, vote in zip(CONTEXT, said, strict=True):
        if vote:
            name = rule.__name__.replace("_", " ")
            person = vote.get(EntityType.PERSON, 0.0)
            yield name, person
            most = max(vote.values())
            if most > max(person, 0.0):
                yield f"{name}{ELSE}", most


def _words(p: Parse, s: Span) -> Iterator[str]:
    """What the words of the name are."""
    words = p.lower[s.core : s.end]
    yield f"last word {p.ent[s.end - 1] or 'unlabelled'}"
    yield f"first word {p.ent[s.core] or 'unlabelled'}"
    known, many = words[0] in GIVEN, len(words) > 1
    yield f"{'several words' if many else 'one word'}, first name {'known' if known else 'unknown'}"
    if len(words) > LONG:
        yield "long"
    if s.core > s.start:
        yield "titled"
    if p.words[s.end - 1].isupper():
        yield "capitals"
    if p.tag[s.end - 1] in {"NNP", "NNPS"}:
        yield f"tagged {p.tag[s.end - 1]}"
    if any(c.isdigit() for word in words for c in word):
        yield "digits"
    if {words[0], words[-1].rstrip(".")} & lexicon.PERSON_NOUNS:
        yield "office"
    if {"of", "for", "and", "&"} & {*words}:
        yield "of or and"
    if words[-1].endswith("s"):
        yield "ends with s"


def _place(p: Parse, s: Span, head: int) -> Iterator[str]:
    """Where the name stands."""
    if s.start and p.lower[s.start - 1] in {"the", "a", "an"}:
        yield "the" if p.lower[s.start - 1] == "the" else "a"
    if p.dep[head] in PART_OF_SENTENCE:
        yield f"as {p.dep[head]}"


def vector(p: Parse, s: Span) -> NDArray[np.float64]:
    """The mean of the model's vectors of the words of a name, titles left out."""
    return np.asarray(p.vectors[s.core : s.end].mean(axis=0, dtype=np.float64))


def odds_of(p: Parse, s: Span, found: Mapping[str, float]) -> float:
    """What one mention says for a person, in bits."""
    weighed = (BITS.get(name, 0.0) * value for name, value in found.items())
    return math.fsum(weighed) + float(np.dot(vector(p, s), VECTOR)) / HUNDRED


HUNDRED = 100
"""The weights of vectors are kept in hundredths of a bit."""


def together(count: int, *, full: int, voted: bool) -> Seen:
    """What is seen of a name as a whole: `count` mentions, `full` of them of several words.

    `voted` is whether the rules' bits of all mentions, added up, have it a person.
    """
    return {
        "any name": 1.0,
        "mentions, doublings": math.log2(count),
        "share in full": full / count,
        "voted a person": float(voted),
    }


def odds_together(each: Sequence[float], *, full: int, voted: bool) -> float:
    """Log odds in bits that a name is a person's, by the odds of each mention and as a whole."""
    whole = together(len(each), full=full, voted=voted)
    own = sum(BITS.get(name, 0.0) * value for name, value in whole.items())
    return own + math.fsum(each) / len(each)
