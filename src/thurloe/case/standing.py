"""How the question stands that each claim answers, small enough to be kept from brief to brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.nouns import Status
from thurloe.resolve import origin_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thurloe.case.making import Made

NONE = "-"
"""The letter of a claim that answers no question: it is rejected."""

_LETTERS = {status: status.value[0] for status in Status}
_STATUSES = {letter: status.value for status, letter in _LETTERS.items()} | {NONE: ""}

Standing = dict[str, str]
"""Of each account, by its file, a letter for each claim in the order in which they were read."""


def standing_of(made: Made) -> Standing:
    """How all claims stand in a brief; one that answers several questions by the first."""
    found: dict[str, str] = {}
    for finding in made.brief.findings:
        for answer in finding.answers:
            for claim in answer.claims:
                found.setdefault(claim.id, _LETTERS[finding.status])
                found.setdefault(origin_id(claim), _LETTERS[finding.status])
    return {
        extraction.account: "".join(found.get(claim.id, NONE) for claim in extraction.claims)
        for extraction in made.material.extractions
    }


def statuses(standing: Mapping[str, str], file: str) -> list[str]:
    """The status of each claim of an account, "" of one without; none of an account not known."""
    return [_STATUSES[letter] for letter in standing.get(file, "")]
