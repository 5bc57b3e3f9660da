"""What is found out about sources: how often right, of one origin, nobody; where people differ."""

from __future__ import annotations

from dataclasses import dataclass

REJECTED = "rejected"
"""What became of a claim that somebody rejected, where others have the status of a finding."""

ANYBODY = frozenset(
    "they people some others many most few everybody everyone it one rumour rumours".split()
)
"""Who is cited where nobody is: "they wrote that ...", "people said that ..."."""


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

    @property
    def told(self) -> str:
        """In a line: "Ann, 2026-03-01 08:00 UTC: it is wrong: ... (event 8)"."""
        day, _, hour = self.at.partition("T")
        because = f": {self.because}" if self.because else ""
        return f"{self.by}, {day} {hour[:5]} UTC: {self.says}{because} (event {self.seq})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """What people decided differently: none of the `rulings` counts until one is undone."""

    about: str
    rulings: tuple[Ruling, ...]
