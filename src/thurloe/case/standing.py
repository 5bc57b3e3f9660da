"""How the question stands that each claim answers, small enough to be kept from brief to brief."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thurloe.nouns import Status
from thurloe.resolve import origin_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thurloe.case.making import Made

NONE = "-"
"""The letter of a claim that answers no question: it is rejected."""

_CLAIM = re.compile("[a-z-][A-Z]*")
_LETTERS = {status: status.value[0] for status in Status}
_STATUSES = {letter: status.value for status, letter in _LETTERS.items()} | {NONE: ""}

Standing = dict[str, str]
"""Of each account, by its file, a letter for each claim in the order in which they were read.

What a claim says besides, that a deed was done at all, may answer questions that stand otherwise:
a great letter for each.
"""


def standing_of(made: Made) -> Standing:
    """How all claims stand in a brief, each by what it says itself first."""
    own: dict[str, str] = {}
    besides: dict[str, str] = {}
    for finding in made.brief.findings:
        for answer in finding.answers:
            for claim in answer.claims:
                of = own if origin_id(claim) == claim.id else besides
                letter, told = _LETTERS[finding.status], of.get(origin_id(claim), "")
                of[origin_id(claim)] = told if letter in told else told + letter
    return {
        extraction.account: "".join(
            _letters(own.get(claim.id, "") + besides.get(claim.id, ""))
            for claim in extraction.claims
        )
        for extraction in made.material.extractions
    }


def _letters(found: str) -> str:
    """The first letter as it is, each other once and great."""
    return (found[:1] or NONE) + "".join(dict.fromkeys(found[1:].replace(found[:1], ""))).upper()


def statuses(standing: Mapping[str, str], file: str) -> list[str]:
    """The statuses of each claim of an account, by what it says itself first, spaces between.

    "" of one without; none of an account not known.
    """
    each = _CLAIM.findall(standing.get(file, ""))
    return [" ".join(_STATUSES[letter] for letter in one.lower()).strip() for one in each]
