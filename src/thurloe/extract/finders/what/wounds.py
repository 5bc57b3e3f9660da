"""Where a body was hit or hurt: "shot in the chest", "felt a pain in his knee", "into her arm"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import BODY, PERSON_NOUNS
from thurloe.extract.grammar.arguments import is_passive
from thurloe.extract.grammar.place_nouns import PLACE_NOUNS
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.grammar.subjects import subject_of
from thurloe.extract.said.stance import Stance, stance_of
from thurloe.extract.said.telling import Draft, Telling, named, state
from thurloe.extract.scenes.words import Word
from thurloe.nouns import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

# Verbs and nouns that tell of a hurt, in their dictionary form.
_HURTS = frozenset(
    """
    ache attack bayonet beat bite bleed blow break bruise bruising bullet bump burn capsule catch
    clip club cut dart discharge drive embed enter fire fracture gash graze hit hurt impale implant
    inject injection injure injury jab knife knock laceration land lodge lose mark needle pain
    pass pellet penetrate pierce plunge prick puncture put scar scratch shoot shot shrapnel
    slash slice smash splinter stab sting strike tear thrust wound
    """.split()
)
_INTO = {"in", "into", "to", "through", "on", "across", "at", "above", "below", "behind"}


def find_wounds(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each part of somebody's body that is told to have been hit or hurt."""
    for token in Word(lemma=BODY, pos={"NOUN"}).among(scene.words):
        if _of_a_place(token):
            continue
        if token.dep_ == "pobj" and token.head.lower_ in _INTO | {"of"}:
            yield from _behind_preposition(scene, tellings, token)
        elif (sufferer := _sufferer(token)) is not None:
            yield from _part(scene, tellings, token, token.head, sufferer)
        elif token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in _HURTS - _MOVING:
            yield from _part(scene, tellings, token, token.head, _possessor(token))


# Done with a part of the body more often than to it: "put his hand on it".
_MOVING = {"put", "pass", "catch", "drive", "discharge", "fire", "lodge"}


def _of_a_place(part: Token) -> bool:
    """ "At the foot of Quay Street", "in the heart of the town": nobody's."""
    of = (t for c in part.rights if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return any(t.lemma_.lower() in PLACE_NOUNS or t.ent_type_ in _SITES for t in of)


_SITES = {"GPE", "LOC", "FAC"}
_BROKEN = frozenset(
    """
    amputated broken bruised burned burnt crushed cut dislocated fractured injured lacerated mangled
    ruptured severed shattered smashed sprained torn twisted wounded
    """.split()
)
_SUFFERING = {"suffer", "sustain", "receive", "have", "get", "incur"}


def _sufferer(part: Token) -> Token | None:
    """Who "suffered a broken leg", "was taken away with a broken leg"; None elsewhere."""
    if not any(c.dep_ == "amod" and c.lower_ in _BROKEN for c in part.lefts):
        return None
    above = part.head
    if part.dep_ == "dobj" and above.lemma_ in _SUFFERING:
        return subject_of(above)
    carried = part.dep_ == "pobj" and above.lower_ == "with" and above.head.pos_ == "VERB"
    return subject_of(above.head) if carried else None


def _behind_preposition(
    scene: Scene, tellings: Mapping[int, Telling], part: Token
) -> Iterator[Draft]:
    """ "in his thigh", "in the back of his thigh": of whatever hurt there."""
    above = part.head.head if part.head.dep_ != "conj" else part.head.head.head
    if part.head.lower_ == "of" and above.lemma_.lower() not in BODY:
        return  # "the muscles of his arm"
    if part.head.lower_ != "of" and any(_is_part(t) for t in _of(part)):
        return  # the inner part tells more: "the back of his thigh"
    if part.head.lower_ == "of":
        above = above.head.head if above.dep_ == "pobj" else above.head
    hurt = _hurt(above)
    into = part.head.lower_ == "into" and above.pos_ == "VERB"
    gap = _gapped(above) if hurt is None and part.head.lower_ == "in" else None
    if gap is not None:
        yield from _part(scene, tellings, part, gap, above)
        return
    if hurt is None and into and part.lemma_ != "hand":  # "fell into the hands of the police"
        hurt = above  # "was deflected into her arm"
    if hurt is not None:
        yield from _part(scene, tellings, part, hurt, _possessor(part))


def _is_part(token: Token) -> bool:
    return token.lemma_.lower() in BODY


def _of(noun: Token) -> Iterator[Token]:
    for prep in noun.children:
        if prep.lower_ == "of":
            yield from (t for t in prep.children if t.dep_ == "pobj")


def _hurt(above: Token) -> Token | None:
    """The word that tells of the hurt: what the preposition hangs on, or its object."""
    if above.lemma_.lower() in _HURTS:
        return above
    things = (c for c in above.children if c.dep_ in {"dobj", "nsubjpass"})
    return next((t for t in things if t.lemma_.lower() in _HURTS), None)


def _possessor(part: Token) -> Token | None:
    return next((c for c in part.children if c.dep_ == "poss"), None)


def _part(
    scene: Scene,
    tellings: Mapping[int, Telling],
    part: Token,
    hurt: Token,
    owner: Token | None,
) -> Iterator[Draft]:
    """Of the one whose body it is: the possessor, else whom the verb was done to."""
    span = phrase(part, tail=0)
    body = owner if owner is not None else _victim(hurt)
    verb = hurt if hurt.pos_ in {"VERB", "AUX"} else hurt.head
    stance = stance_of(verb) if verb.pos_ in {"VERB", "AUX"} else Stance()
    telling = tellings.get(hurt.i) or state(hurt, "injury", stance)
    if not telling.trigger.known:
        telling = replace(telling, kind="injury")
    draft = Draft(telling, "part", words_of(scene.doc, span), span, subject=body)
    who = named(scene, body) if body is not None else None
    if who is not None and who.type is EntityType.PERSON:
        yield draft
    elif body is not None and who is None and _is_somebody(body):
        yield replace(draft, subject=body)
    elif body is None or body.pos_ == "PRON":
        yield replace(draft, subject=None, impersonal=True)


def _is_somebody(noun: Token) -> bool:
    """ "hit the sheriff in the throat": a person, if none with a name."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in PERSON_NOUNS


def _gapped(above: Token) -> Token | None:
    """ "shot her in the head and Krag in the chest": the verb that is told but once."""
    verb = above.head
    joined = above.dep_ == "conj" and above.pos_ in {"PROPN", "NOUN"} and verb.pos_ == "VERB"
    if above.dep_ == "conj" and not joined and verb.dep_ == "dobj":
        verb, joined = verb.head, True
    return verb if joined and verb.lemma_.lower() in _HURTS else None


def _victim(hurt: Token) -> Token | None:
    """ "shot him in the chest", "was shot in the chest": him whom it was done to."""
    done = next((c for c in hurt.children if c.dep_ == "dobj"), None)
    return done if done is not None or not is_passive(hurt) else subject_of(hurt)
