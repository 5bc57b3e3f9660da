"""Values with several readings: `[05:30,17:30]`, `[1911-05-08,1911-05-15]`; which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.values.clock import clock_members
from thurloe.values.compare import agree

if TYPE_CHECKING:
    from collections.abc import Iterable


def read_as(attribute: str, value: str, others: Iterable[str]) -> str:
    """The one reading of a value that agrees with what others say, who leave none open.

    The value itself where it has but one reading, or where not just one agrees.
    """
    members = clock_members(value)
    if len(members) == 1:
        return value
    plain = {other for other in others if "[" not in other}
    said = [one for one in members if any(agree(attribute, one, other) for other in plain)]
    return said[0] if len(said) == 1 else value
