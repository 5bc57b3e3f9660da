"""Clauses: whose verb it is, what stands under it, and how deep a word stands in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.extract.cast.parse import Parse

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECT = frozenset({"dobj", "dative", "oprd"})
CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl", "pcomp", "xcomp", "csubj", "parataxis"})
"""How a clause hangs on another."""

OPENINGS = frozenset({"prep", "advcl", "npadvmod", "advmod", "mark"})
"""How what comes before a subject hangs on the verb."""

NAMING = frozenset({"as", "like", "unlike", "according"})
"""Words before somebody else: "as to his opponent, X"."""

UNMARKED = frozenset({"VB", "VBG", "VBN", "TO"})
RESULTS = frozenset({
    "allow", "enable", "cause", "force", "make", "help", "let", "leave", "give", "bring", "earn",
    "cost", "permit", "drive", "win", "lead",
})  # fmt: skip
"""What a deed, rather than its doer, does to somebody."""

HIGHEST = 12
"""Steps up a tree, after which it is none."""
LONGEST = 12
"""Names in one list."""


def sentence_end(p: Parse, i: int) -> int:
    """The token just after the sentence of token `i`."""
    return p.sents[p.sent[i]][1]


def above(p: Parse, i: int) -> Iterator[int]:
    """What token `i` hangs on, up to the root."""
    for _ in range(HIGHEST):
        up = p.head[i]
        if up == i:
            return
        yield up
        i = up


def is_under(p: Parse, i: int, top: int) -> bool:
    """Whether token `i` stands somewhere under token `top`."""
    return any(up == top for up in above(p, i))


def depth(p: Parse, i: int) -> int:
    """In how many clauses within clauses token `i` stands: 0 in the main one."""
    return sum(p.dep[up] in CLAUSES for up in above(p, i)) + (p.dep[i] in CLAUSES)


def all_listed(p: Parse, i: int) -> Iterator[int]:
    """Token `i` and those joined to it by "and"."""
    found = [i]
    for token in found:
        yield token
        if len(found) < LONGEST:
            found += [k for k in p.kids[token] if p.dep[k] == "conj" and k not in found]


def subject_meant(p: Parse, verb: int) -> int | None:
    """Whose deed a verb is, said or understood.

    "X was told to go", "X left without seeing Y", "X's way of seeing Y", "X had a plan to go".
    """
    for _ in range(HIGHEST):
        own = next((k for k in p.kids[verb] if p.dep[k] in SUBJECT | {"poss"}), None)
        own = own if own is not None else _driven(p, verb)
        if own is not None:
            return own
        if p.head[verb] == verb or not _shares(p, verb):
            return None
        verb = p.head[verb]
    return None


def _driven(p: Parse, verb: int) -> int | None:
    """Who does it and is no subject: "told X to go", "blamed X for losing", "X, seen there"."""
    up = p.head[verb]
    if p.dep[verb] == "acl" and p.tag[verb] in {"VBG", "VBN"}:
        return up
    if p.dep[verb] == "pcomp" and p.lower[up] in {"for", "from", "of"}:
        up = p.head[up]
    elif p.dep[verb] not in {"xcomp", "ccomp"}:
        return None
    return next((k for k in p.kids[up] if p.dep[k] == "dobj" and k < verb), None)


def _shares(p: Parse, verb: int) -> bool:
    """Whether a verb without a subject has that of what it hangs on."""
    if p.dep[verb] in {"conj", "prep", "xcomp", "ccomp"}:
        return True
    if p.dep[verb] == "dobj" or (p.dep[verb] == "acl" and p.tag[verb] == "VB"):
        return True  # "had a way of doing", "had a plan to do"
    if p.dep[verb] == "advcl" and p.lemma[verb] in RESULTS:
        return False  # "X won, allowing him to go": that X won, and not X, allows it
    return p.dep[verb] in {"advcl", "pcomp"} and p.tag[verb] in UNMARKED


def subject_to_come(p: Parse, i: int) -> int | None:
    """The subject behind the opening phrase in which token `i` stands: "after his return, X"."""
    inside = i
    for up in above(p, i):
        subject = next((k for k in p.kids[up] if p.dep[k] in SUBJECT and k != inside), None)
        if subject is not None:
            opens = p.dep[inside] in OPENINGS and p.lower[inside] not in NAMING
            return subject if opens and subject > max(i, inside) else None
        if p.dep[inside] in SUBJECT and inside != i:
            return None
        inside = up
    return None
