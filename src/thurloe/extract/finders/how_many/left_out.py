"""Years that a number leaves out: "got eighteen years and served nine", "cut the term to five"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.extract.said.telling import Draft, Telling

if TYPE_CHECKING:
    from spacy.tokens import Token

    from thurloe.extract.numbers.quantities import Quantity
    from thurloe.extract.scenes.scene import Placed, Scene

_SERVING = {"serve"}
_CHANGING = {"bring", "commute", "cut", "extend", "lower", "raise", "reduce", "shorten"}
_TERMS = {"sentence", "term", "penalty", "imprisonment"}
_LENGTH = re.compile(r"~?P\d+([YMD])")
_LONGEST = 99


def years_left_out(scene: Scene, placed: Placed[Quantity], telling: Telling | None) -> list[Draft]:
    """The length of a term whose unit another word of the sentence says, none for no term."""
    root, value = placed.root, placed.thing.value
    if telling is None or not value.isdigit() or int(value) > _LONGEST or placed.thing.unit:
        return []
    verb = telling.trigger.token
    served = root.dep_ == "dobj" and verb.lemma_ in _SERVING
    cut = root.dep_ == "pobj" and root.head.lower_ == "to" and verb.lemma_ in _CHANGING
    unit = _unit_before(scene, root) if served or cut else ""
    if not unit and cut and any(t.lemma_.lower() in _TERMS for t in verb.subtree):
        unit = "Y"
    return [Draft(telling, "duration", f"P{value}{unit}", placed.span)] if unit else []


def _unit_before(scene: Scene, root: Token) -> str:
    """The unit of the last length of time before a number in its sentence."""
    before = [
        p
        for p in scene.times
        if p.end <= root.i and p.thing.kind == "DURATION" and p.first >= root.sent.start
    ]
    found = _LENGTH.fullmatch(before[-1].thing.value) if before else None
    return found[1] if found else ""
