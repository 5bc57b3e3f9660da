"""Which common nouns are said of a name: "the tug X", "X, the captain", "X was a dancer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast import lexicon

if TYPE_CHECKING:
    from thurloe.extract.cast.parse import Parse
    from thurloe.extract.cast.spans import Span


def describing(p: Parse, s: Span, head: int) -> list[int]:
    """The common nouns that are said of the name: before it, in apposition, by "is a"."""
    found = []
    if s.start and _is_before(p, s):
        found.append(s.start - 1)
    for kid in p.kids[head]:
        modifies = kid == s.end and p.dep[head] == "appos"  # Weir, the Skell son of a pastor
        if p.dep[kid] == "appos" and p.tag[kid] == "NN" and not s.start <= kid < s.end:
            found += [kid] * (not modifies)
    first = _first_of_list(p, head)
    if p.dep[first] == "appos" and p.tag[p.head[first]] in {"NN", "NNS"}:
        found.append(p.head[first])
    elif first != head and _announces(p, first):
        found.append(first)
    if p.dep[head] == "nsubj":
        verb = p.head[head]
        if p.lemma[verb] in {"be", "become"}:
            found += [k for k in p.kids[verb] if p.dep[k] == "attr" and p.tag[k] == "NN"]
    return found


def _first_of_list(p: Parse, i: int) -> int:
    for _ in range(6):
        if p.dep[i] != "conj":
            break
        i = p.head[i]
    return i


def _announces(p: Parse, i: int) -> bool:
    """ "Two ships, the X and the Y": a number of them before a comma."""
    counted = p.tag[i] == "NNS" and any(p.dep[k] == "nummod" for k in p.kids[i])
    return counted and i + 1 < len(p) and p.words[i + 1] in {",", ":", "–", "—"}


def _is_before(p: Parse, s: Span) -> bool:
    """ "the tug X": whatever the parser makes of it, a ship's or a person's noun right before."""
    word = p.lower[s.start - 1]
    if word in lexicon.VESSEL_NOUNS or word in lexicon.PERSON_NOUNS:
        return True
    return p.tag[s.start - 1] == "NN" and p.head[s.start - 1] in range(s.start, s.end)
