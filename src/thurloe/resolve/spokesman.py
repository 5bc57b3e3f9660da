"""The question that claims answer together, in the words of the one that tells it best."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from thurloe.kinds import BY_NAME, family_of
from thurloe.nouns import Claim, Question
from thurloe.resolve.narrators import tells_of_self
from thurloe.resolve.several import elsewhere
from thurloe.resolve.wording import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.resolve.keys import Register
    from thurloe.resolve.same_value import Group


def question_of(groups: tuple[Group, ...], register: Register, *, rivals: bool = False) -> Question:
    """What these groups of claims answer; `rivals` where two of them cannot both be right."""
    claim = _spokesman([c for group in groups for c in group], register)
    if claim.attribute == "number" and not claim.about:  # "about sixty", of what others count
        counted = Counter(c.about for group in groups for c in group if c.about)
        about = min(counted, key=lambda a: (-counted[a], a), default="")
        claim = replace(claim, about=about)
    claim = _accused(claim, [c for group in groups for c in group])
    subject = register.subject(claim.event)
    told = elsewhere(claim, [c for group in groups for c in group])
    return Question(
        id="",
        text=f"{word(claim, subject).removesuffix('?')}{told}?",
        subject=subject.id if subject else None,
        event=claim.event.kind,
        attribute=claim.attribute,
        about=claim.about,
        groups=groups,
        rivals=rivals,
    )


def _accused(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """Arrested for it, tried for it, shot as it: what all have in common is to be accused of it."""
    if claim.attribute != "charge" or len({c.event.kind for c in claims}) == 1:
        return claim
    return replace(claim, event=replace(claim.event, kind="charge", lemma="accuse"))


def _spokesman(claims: Sequence[Claim], register: Register) -> Claim:
    """The claim that words the question: told as most tell it, of a subject that has a name.

    Of one that says how many there were, and one how many did something, the first holds of both.
    """
    voices = {(c.voice, c.event.kind, c.attribute) for c in claims}
    told = Counter((kind, attribute) for _, kind, attribute in voices)
    return min(
        claims,
        key=lambda c: (
            c.event.kind != "amount",
            -told[c.event.kind, c.attribute],
            register.subject(c.event) is None or tells_of_self(c),
            c.event.kind not in BY_NAME,
            c.event.kind != family_of(c.event.kind),
        ),
    )
