"""Who wrote which book: "the historian X, who wrote Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_WRITING = {"write", "author", "pen", "publish", "compose"}


def find_authors(scene: Scene, _: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each work with a title whose author is named."""
    for verb in Word(lemma=_WRITING, pos={"VERB"}).among(scene.words):
        if is_passive(verb):
            by = next((c for c in verb.children if c.dep_ == "agent"), None)
            who = _object(by) if by is not None else None
            work = subject_of(verb)
        else:
            who, work = subject_of(verb), _object(verb)
        if who is not None and work is not None and _is_title(scene, work):
            yield from _author(scene, verb, who, work)


def _author(scene: Scene, verb: Token, who: Token, work: Token) -> Iterator[Draft]:
    author = named(scene, who)
    if author is not None and author.type is EntityType.PERSON and author.names:
        span = phrase(who, tail=0)
        value = words_of(scene.doc, span) if who.pos_ == "PROPN" else author.name
        yield Draft(state(verb, "author"), "person", value, span, subject=work)


def _object(token: Token) -> Token | None:
    return next((c for c in token.children if c.dep_ in {"dobj", "pobj"}), None)


def _is_title(scene: Scene, noun: Token) -> bool:
    """Whether a noun is a work by its name or its quotation marks."""
    if noun.pos_ != "PROPN" or scene.is_time(noun):
        return False
    known = scene.referents_at(noun)
    people = {EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION}
    if noun.ent_type_ == "PERSON" or any(r.gender for r in known):
        return False
    # An unknown name said once is taken for a person's; nobody writes a person.
    return all(r.type not in people or len(r.mentions) == 1 for r in known)
