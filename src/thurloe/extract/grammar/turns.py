"""Turns of phrase of the table that mean something else in their clause: he drew out his watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import ORGANISATION_NOUNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

Stray = tuple[str, "Callable[[Token, Sequence[Token]], bool]"]


def is_other_turn(verb: Token, lemma: str, words: Sequence[Token]) -> bool:
    """Whether a verb with the words of a phrase below it means something else here."""
    return any(lemma in verbs.split() and strays(verb, words) for verbs, strays in STRAYS)


def _of_a_boat(_: Token, words: Sequence[Token]) -> bool:
    """ "took charge of the boat", and not "of the Northern Office": no post."""
    post = next((w for w in words if w.lower_ in {"charge", "command"}), None)
    if post is None:
        return False
    of = (t for c in post.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    body = next(of, None)
    return body is None or (
        body.pos_ != "PROPN" and body.lemma_.lower() not in ORGANISATION_NOUNS | _POSTED
    )


_POSTED = set("army bank bureau corps department division expedition fleet garrison office".split())


def _has_object(verb: Token, _: Sequence[Token]) -> bool:
    """ "drew out his watch", and not "drew out of the station"."""
    return any(c.dep_ == "dobj" for c in verb.children)


def _within(_: Token, words: Sequence[Token]) -> bool:
    """ "got in touch", and not "got in at nine": into something."""
    return any(
        w.lower_ == "in" and any(c.dep_ == "pobj" for c in w.children)
        for w in words
        if w.dep_ == "prep"
    )


def _before_a_noun(_: Token, words: Sequence[Token]) -> bool:
    """ "left the government offices"."""
    return any(w.dep_ == "compound" for w in words)


def _light_of_what(_: Token, words: Sequence[Token]) -> bool:
    """ "saw the light of day", and not "saw a light in the hall"."""
    return not any("day" in {t.lower_ for t in w.subtree} for w in words)


def _no_text(verb: Token, words: Sequence[Token]) -> bool:
    """ "the novel came out", "brought out a novel", and not "he came out of the house"."""
    if any(w.lower_ in {"prison", "jail", "gaol"} for w in words):
        return False
    things = (c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"})
    out = next((c for c in verb.children if c.lower_ == "out"), None)
    return out is not None and not any(t.lemma_.lower() in _TEXTS for t in things)


_TEXTS = set(
    """
    album atlas biography book edition gazette issue journal magazine memoir newspaper novel number
    pamphlet paper poem sequel story study translation volume
    """.split()
)


def _doors_of_another(_: Token, words: Sequence[Token]) -> bool:
    """ "opened a door", and not "opened its doors"."""
    return not any(c.lower_ == "its" for w in words for c in w.children)


def _put_elsewhere(_: Token, words: Sequence[Token]) -> bool:
    """ "put together from the names", and not "put their names to it"."""
    named = [w for w in words if w.lemma_.lower() in {"name", "signature"}]
    return any(w.dep_ != "dobj" for w in named)


STRAYS: tuple[Stray, ...] = (
    ("open", _doors_of_another),
    ("put", _put_elsewhere),
    ("see", _light_of_what),
    ("come bring", _no_text),
    ("take assume", _of_a_boat),
    ("draw pull steam", _has_object),
    ("draw pull steam get", _within),
    ("leave quit give lay", _before_a_noun),
)
