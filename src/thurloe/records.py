"""What is found out about sources, how often right, which of one origin; where people differ."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What somebody decided: event `seq` of the log of a case, at an instant in UTC."""

    seq: int
    at: str
    by: str
    says: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What people decided differently: none of the `rulings` counts until one is undone."""

    about: str
    rulings: tuple[Ruling, ...]
