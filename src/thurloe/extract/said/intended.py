"""What somebody is ready, due or able to do, and what is wanted done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.nouns import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

STANDING: dict[str, Mode | None] = {
    "able": None,
    **dict.fromkeys("unable unwilling".split(), Mode.DENIED),
    **dict.fromkeys("certain sure destined".split(), Mode.FORECAST),
    **dict.fromkeys(
        "due about set ready willing eager prepared scheduled slated booked poised".split(),
        Mode.PLANNED,
    ),
}


def standing(token: Token) -> Mode | None:
    """ "was due to sail", "is certain to lose"; "was able to sail" is a deed, "is able to" none."""
    word = token.head
    if token.dep_ != "xcomp" or not infinitive(token) or word.lower_ not in STANDING:
        return None
    be = word.head
    if any(c.dep_ == "neg" for t in (word, be) for c in t.children):
        return Mode.DENIED if word.lower_ == "able" else Mode.SUPPOSED
    unsure = word.lower_ == "able" and be.tag_ != "VBD"
    return Mode.SUPPOSED if unsure else STANDING[word.lower_]


def wanted(token: Token) -> Mode | None:
    """ "They wanted him arrested"."""
    over = token.head if token.dep_ in {"ccomp", "oprd"} else token.head.head
    by_itself = not any(c.dep_ in {"aux", "auxpass", "mark"} for c in token.children)
    object_ = token.dep_ in {"ccomp", "oprd"} or (token.dep_ == "acl" and token.head.dep_ == "dobj")
    wanted = object_ and token.tag_ == "VBN" and by_itself and over.lemma_ in _WANTING
    return Mode.PLANNED if wanted else None


_WANTING = {"want", "wish", "order", "demand"}


def infinitive(token: Token) -> bool:
    """ "To sail"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)
