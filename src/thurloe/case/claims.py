"""The claims that answer questions, and those that people rejected, each by its handle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thurloe.records import REJECTED
from thurloe.resolve import origin_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thurloe.case.pointing import Sight
    from thurloe.nouns import Brief, Claim
    from thurloe.records import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A claim as it is shown, with its handle, the question it answers and how that stands.

    Of one that was rejected the `question` is "", `status` "rejected", and `ruling` who did so.
    """

    handle: str
    claim: Claim
    question: str
    status: str
    ruling: Ruling | None = None


def claimed(sight: Sight, brief: Brief, shown: Brief) -> Iterator[Claimed]:
    """The claims of a brief as it is `shown`, names hidden perhaps, by the handles of its own.

    To hide names keeps the order of findings, answers and claims. What an account tells of a deed
    that another denies answers as a yes made of one of its claims: it has that claim's handle.
    """
    handles = {claim.id: statement.handle for statement, claim in sight.statements()}
    for real, finding in zip(brief.findings, shown.findings, strict=True):
        for one, answer in zip(real.answers, finding.answers, strict=True):
            for known, claim in zip(one.claims, answer.claims, strict=True):
                yield Claimed(
                    handle=handles[origin_id(known)],
                    claim=claim,
                    question=finding.question,
                    status=finding.status.value,
                )
    for (known, _), (claim, ruling) in zip(brief.rejected, shown.rejected, strict=True):
        handle = handles[known.id]
        yield Claimed(handle=handle, claim=claim, question="", status=REJECTED, ruling=ruling)
