"""Which work was given, and by whom: "a matinee of the musical X", "the comedy X, with Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.spans import words_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token

    from thurloe.extract.scenes.scene import Scene

_WORKS = set(
    """
    ballad ballet comedy drama farce film movie musical novel opera operetta pantomime play poem
    revue sitcom show song tragedy
    """.split()
)
_GIVING = {"performance", "matinee", "showing", "screening", "staging", "rehearsal", "premiere"}
_SMALL = {"of", "the", "and", "a", "in", "on", "to", "for"}
_LONGEST = 7  # words of a title
_QUOTES = {'"', "'", "``", "''"}


def find_works(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each work that is named as one, and for each who is told to have been in it."""
    plain = Word(lemma=_WORKS | _GIVING, also=lambda t: t.text.islower() and t.pos_ != "VERB")
    for token in plain.among(scene.words):
        title = _title(scene, token)
        if title is not None:
            yield Draft(
                state(token, "performance"),
                "work",
                words_of(scene.doc, title).strip("\"' "),
                title,
                impersonal=True,
            )
        if title is not None or token.lemma_ in _WORKS:
            yield from _with(scene, token, title[1] if title is not None else token.i + 1)


def _title(scene: Scene, noun: Token) -> tuple[int, int] | None:
    """The title behind "the play", "a performance of", "the play ... was"."""
    doc, at = scene.doc, noun.i + 1
    if noun.lemma_ in _GIVING:
        of = at < len(doc) and doc[at].lower_ == "of"
        found = _run(doc, at + 1) if of else None
        return None if found is None or _is_nobodys(scene, found) else found
    be = noun.head
    title = next((c for c in be.children if c.dep_ == "attr" and c.pos_ == "PROPN"), None)
    if be.lemma_ == "be" and noun.dep_ == "nsubj" and title is not None:
        return _run(doc, title.left_edge.i)
    return _run(doc, at)


def _is_nobodys(scene: Scene, title: tuple[int, int]) -> bool:
    """Whether "a performance of X" is one by an orchestra or in a town."""
    kinds = {r.type for t in scene.doc[title[0] : title[1]] for r in scene.referents_at(t)}
    return bool(kinds & {EntityType.ORGANISATION, EntityType.PLACE, EntityType.VESSEL})


def _run(doc: Doc, first: int) -> tuple[int, int] | None:
    """The words of a title from a token on: in quotation marks, or with capitals."""
    if first < len(doc) and doc[first].text in _QUOTES:
        ends = (i for i in range(first + 2, min(len(doc), first + _LONGEST)) if _closes(doc[i]))
        end = next(ends, None)
        return (first + 1, end) if end is not None else None
    last = first
    while last < min(len(doc), first + _LONGEST) and (
        doc[last].text[:1].isupper() or (last > first and doc[last].lower_ in _SMALL)
    ):
        last += 1
    while last > first and doc[last - 1].text in _SMALL:
        last -= 1
    return (first, last) if last > first else None


def _closes(token: Token) -> bool:
    return token.text in _QUOTES


def _with(scene: Scene, noun: Token, behind: int) -> Iterator[Draft]:
    """ "a comedy with Jan Holm", "the play X, with the comedian Jan Holm": who was in it."""
    doc = scene.doc
    at = behind + 1 if behind < len(doc) and doc[behind].text == "," else behind
    if at >= len(doc) or doc[at].lower_ not in {"with", "starring"}:
        return
    for token in doc[at + 1 : at + 1 + _LONGEST]:
        who = named(scene, token)
        if who is not None and who.type is EntityType.PERSON and token.pos_ == "PROPN":
            yield Draft(
                state(noun, "performance"),
                "performer",
                who.name,
                (token.left_edge.i, token.i + 1),
                impersonal=True,
            )
            return
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN"}:
            return
