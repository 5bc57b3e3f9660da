"""How somebody ceased to belong to a body: "left the party", "was expelled from the union"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.extract.said.telling import Draft, Telling, named
from thurloe.nouns import EntityType, Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.scenes.scene import Scene

_BODIES = set(
    """
    academy association church club college congregation guild league lodge movement order
    organisation organization party regiment school society union university
    """.split()
)
_GOING, _DRIVING = {"leave", "quit"}, {"expel", "exclude", "oust", "eject"}


def find_leavings(scene: Scene, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """A claim for each member that is told to have left a body, or to have been driven out."""
    for telling in tellings.values():
        lemma, verb = telling.trigger.lemma, telling.trigger.token
        gone, driven = lemma in _GOING, lemma in _DRIVING
        if not gone and not driven:
            continue
        member = _argument(telling, "agent" if gone else "object")
        body = _argument(telling, "object") if gone else _argument(telling, "agent", "origin")
        if member is None or body is None or not _is_body(scene, body):
            continue
        if telling.stance.mode in {Mode.ASSERTED, Mode.REPORTED}:
            span = (verb.i, verb.i + 1)
            value = verb.text.lower()
            yield Draft(telling, "manner", value, span, kind="leaving", subject=member)


def _argument(telling: Telling, *roles: str) -> Token | None:
    return next((a.head for a in telling.arguments if a.role in roles), None)


def _is_body(scene: Scene, token: Token) -> bool:
    who = named(scene, token)
    party = token.lemma_.lower() in _BODIES
    return party or (who is not None and who.type is EntityType.ORGANISATION)
