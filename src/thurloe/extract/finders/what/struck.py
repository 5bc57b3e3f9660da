"""Which part of a thing was hit: "hit the port bow below the bridge", "struck her amidships"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.cast.lexicon import BODY
from thurloe.extract.grammar.spans import phrase, words_of
from thurloe.extract.said.telling import Draft, Telling, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_HITTING = {"collision", "attack", "shooting", "hit", "strike", "pierce", "rip", "tear"}
_PARTS = set(
    """
    bow stern side hull deck bridge keel funnel mast rudder engine-room boiler port starboard
    wing tail cockpit engine roof wall tower door windscreen wheel
    """.split()
)
_NEAR = {"below", "beneath", "under", "above", "near", "behind", "abaft"}
_AMIDSHIPS = {"amidships", "midships", "astern", "broadside"}


def find_struck(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each part of a thing that is told to have been hit."""
    for telling in tellings.values():
        verb = telling.trigger.token
        if telling.kind not in _HITTING or telling.trigger.nominal:
            continue
        for token in verb.children:
            if token.dep_ == "dobj" and token.lemma_.lower() in _PARTS:
                yield from _part(scene, telling, token)
            elif token.lower_ in _AMIDSHIPS:
                yield from _amidships(scene, telling, token)


def _part(scene: Scene, telling: Telling, part: Token) -> Iterator[Draft]:
    """ "the port bow of the Selma just below the bridge": the part with what tells it apart."""
    first, end = phrase(part, tail=0)
    near = [c for t in (part, telling.trigger.token) for c in t.children if c.lower_ in _NEAR]
    beside = [t for c in near for t in c.children if t.dep_ == "pobj" and t.i > part.i]
    if beside and len(scene.doc[first : beside[0].i].text.split()) <= _LONGEST:
        end = beside[0].i + 1
    owner = _owner(part)
    span = (first, end)
    words = words_of(scene.doc, span)
    hitting = (c.lemma_.lower() for c in telling.trigger.token.lefts if c.dep_ == "nsubj")
    if owner is None and not BODY.isdisjoint(hitting):
        return  # "his head struck the wall": no part of anything
    if owner is not None and scene.referents_at(owner):
        yield Draft(telling, "part", words, span, subject=owner)
    else:
        yield Draft(telling, "part", words, span, impersonal=True)


_LONGEST = 9  # words


def _owner(part: Token) -> Token | None:
    poss = next((c for c in part.children if c.dep_ == "poss"), None)
    of = (t for c in part.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return poss if poss is not None else next(of, None)


def _amidships(scene: Scene, telling: Telling, word: Token) -> Iterator[Draft]:
    """ "struck her amidships": the model takes "her" for the owner."""
    beside = [c for c in (*word.children, *telling.trigger.token.children) if c.i != word.i]
    owner = next((c for c in beside if c.dep_ in {"poss", "compound", "dobj", "nsubjpass"}), None)
    span = (word.i, word.i + 1)
    if owner is not None and named(scene, owner) is not None:
        yield Draft(telling, "part", word.lower_, span, subject=owner)
    else:
        yield Draft(telling, "part", word.lower_, span, impersonal=True)
