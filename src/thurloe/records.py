"""What is found out about sources: how often they are right, and which seem to have one origin."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a source agrees: with the best answer in `agrees` of `shared` questions with others.

    `reliability`, within the 90 % interval `low` to `high`, is how often it is taken to be right.
    """

    source: str
    claims: int
    shared: int
    agrees: int
    reliability: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOrigin:
    """Two sources, by id, that seem to have one origin, and how probable that is, in (0.5, 1]."""

    one: str
    other: str
    probability: float
