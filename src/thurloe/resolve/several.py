"""What a question adds where accounts tell of one day or number by deeds of several kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.kinds import MOVEMENT, ONE_OCCASION, family_of
from thurloe.values.words import akin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.nouns import Claim

_MEASURED = {"date", "time", "duration", "number", "place", "destination", "origin"}
_FEW = 3  # of so many claims one that tells of another deed goes by the question of the others
_VERBS = 2  # that a question has room for


def elsewhere(spokesman: Claim, claims: Sequence[Claim]) -> str:
    """ "When did the Selma sink (elsewhere “was crushed”)?": the verbs in the brackets.

    Without them the question says of each claim what the words of one alone tell; "" for one deed.
    """
    others = [c for c in claims if not _one_deed(spokesman, c)]
    if spokesman.attribute not in _MEASURED or _FEW * len(others) < len(claims):
        return ""
    own = spokesman.event.trigger.text.lower()
    told = dict.fromkeys(c.event.trigger.text.lower() for c in others)
    verbs = ", ".join(f"“{verb}”" for verb in [v for v in told if v != own][:_VERBS])
    return f" (elsewhere {verbs})" if verbs else ""


def _one_deed(one: Claim, other: Claim) -> bool:
    """Whether the words of one can ask for the other: a kind, a verb, a journey, an occasion."""
    a, b = one.event, other.event
    kinds = {family_of(a.kind), family_of(b.kind)}
    alike = len(kinds) == 1 or akin(a.lemma, b.lemma) or frozenset(kinds) in ONE_OCCASION
    return alike or kinds <= MOVEMENT or "amount" in kinds
