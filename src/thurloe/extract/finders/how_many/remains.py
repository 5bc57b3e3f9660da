"""The dead by what was done with them: "twenty bodies have been recovered", "we buried eleven".

Of those who were found or buried there may be more: each such number is a lower bound.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thurloe.extract.finders.how_many.counted import Counted
    from thurloe.extract.said.telling import Draft, Telling

_BODIES = {"body", "corpse"}
_BROUGHT_TO_LIGHT = {"discovery", "recovery"}
_BURIED = {"", "man", "person", "victim", "brother", "comrade"}


def are_remains(counted: Counted, telling: Telling) -> bool:
    """Whether the number is of bodies that were found or people who were buried, anywhere."""
    if counted.placed.thing.unit or telling.trigger.nominal:
        return False
    words = {t.i for t in (counted.noun, counted.placed.root) if t is not None}
    undergone = any(a.role == "object" and a.head.i in words for a in telling.arguments)
    if telling.kind == "burial":
        return undergone and counted.about in _BURIED
    somewhere = any(a.role == "place" for a in telling.arguments)
    found = telling.kind in _BROUGHT_TO_LIGHT and not telling.others("agent")
    return found and undergone and counted.about in _BODIES and not somewhere


def at_least(draft: Draft) -> Draft:
    """So many and perhaps more are dead."""
    value = draft.value if draft.value[:1] in "<>~" else f">={draft.value}"
    return replace(draft, value=value, about="person")
