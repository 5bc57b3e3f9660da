"""How many did what a "who" or "which" tells of them: "five clerks, who were sent to Ghent"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.extract.grammar.subjects import SUBJECTS
from thurloe.nouns import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Token

    from thurloe.extract.finders.how_many.counted import Counted
    from thurloe.extract.said.telling import Draft, Telling

_TOLD = {Mode.ASSERTED, Mode.REPORTED}
_THINGS = {"which", "that"}


def counted_again(counted: Counted, tellings: Mapping[int, Telling]) -> Iterator[Draft]:
    """ "Five clerks, who were sent to Ghent", "the five who were sent": so many were sent."""
    head = counted.noun if counted.noun is not None else counted.placed.root
    if counted.placed.thing.unit or counted.substance is not None:
        return
    for verb in head.rights:
        telling = tellings.get(verb.i) if verb.dep_ == "relcl" else None
        who = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if telling is None or who is None or telling.stance.mode not in _TOLD:
            continue
        if _is_of_all(counted, who) and (who.lower_ == "who" or counted.noun is not None):
            draft = counted.draft(telling)
            yield replace(draft, about=draft.about or "person")


def _is_of_all(counted: Counted, who: Token) -> bool:
    """ ", who fled", "the nine who fled"; of "nine men who fled" there may be more who did."""
    if who.lower_ != "who" and not (who.lower_ in _THINGS and who.dep_ == "nsubjpass"):
        return False
    doc, left = who.doc, who.head.left_edge.i
    set_off = doc[left - 1].text == ","
    first = doc[counted.placed.first - 1] if counted.placed.first else doc[0]
    return set_off or first.lower_ == "the"
