"""The brief of a state of a case, as people decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thurloe.case.material import Material, Shelf, material_of
from thurloe.case.rulings import rule
from thurloe.case.sources import Cast
from thurloe.heap import uncollected
from thurloe.nouns import Brief
from thurloe.pipeline import brief_of
from thurloe.weigh import Beforehand, credit_voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.case.events import Event
    from thurloe.case.settle import Conflict
    from thurloe.case.state import State
    from thurloe.nouns import Account, Claim
    from thurloe.records import Ruling
    from thurloe.resolve import Recall


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The brief after event `seq`, and the material before anybody decided about it.

    `conflicts` are where people differ, `idle` decisions that meet nothing now.
    """

    seq: int
    brief: Brief
    material: Material
    conflicts: tuple[Conflict, ...]
    idle: tuple[Event, ...]


NOTHING = Made(
    seq=0,
    brief=Brief(title="", accounts=(), sources=(), entities=(), referents=(), findings=()),
    material=Material(accounts=(), extractions=(), cast=Cast(sources={}, conflicts=()), keys={}),
    conflicts=(),
    idle=(),
)
"""What a case without accounts makes."""


def made_of(
    state: State, events: Sequence[Event], shelf: Shelf, recall: Recall | None = None
) -> Made:
    """The brief of a state that has accounts; `events` are those that led to it."""
    with uncollected():
        material = material_of(state, events, shelf)
    ruled = rule(material, state.decisions)
    brief = brief_of(
        material.accounts,
        tuple(material.cast.sources.values()),
        extractions=iter(ruled.extractions),
        beforehand=Beforehand(known=ruled.answers, settled=ruled.answers.settled),
        recall=recall,
    )
    conflicts = (*material.cast.conflicts, *ruled.conflicts, *ruled.answers.conflicts)
    disputes = tuple(conflict.dispute for conflict in conflicts)
    return Made(
        seq=state.seq,
        brief=replace(
            brief,
            title=state.title,
            left_out=state.left_out,
            rejected=_credited(ruled.rejected, material.accounts),
            disputes=disputes,
        ),
        material=material,
        conflicts=conflicts,
        idle=ruled.idle,
    )


def _credited(
    some: Sequence[tuple[Claim, Ruling]], accounts: Sequence[Account]
) -> tuple[tuple[Claim, Ruling], ...]:
    """Each claim with whose words it is, as a brief has it of all others."""
    claims = credit_voices((claim for claim, _ in some), accounts if some else ())
    return tuple(zip(claims, (ruling for _, ruling in some), strict=True))
