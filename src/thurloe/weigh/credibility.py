"""How credible somebody judged a claim by itself, apart from how reliable its source is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thurloe.nouns import Reason
from thurloe.values.said import say_credibility
from thurloe.weigh.grades import CREDIBILITY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thurloe.nouns import Claim


def credited(claims: Sequence[Claim]) -> Reason | None:
    """What the judgements of an answer's claims add to it; None where nobody judged one.

    Several claims of one answer say the same, so their judgements are not independent: they count
    as their mean, within [-4, 4] bits. The source's record is left as it is: AJP-2.1 has the two
    judged apart, and a good source may say something improbable.
    """
    judged = [claim for claim in claims if claim.credibility is not None]
    if not judged:
        return None
    judged.sort(key=lambda claim: (claim.quote.account, claim.quote.start, claim.id))
    bits = sum(CREDIBILITY[claim.credibility or 6] for claim in judged) / len(judged)
    return Reason(name="credibility", bits=bits, detail="; ".join(map(_told, judged)))


def _told(claim: Claim) -> str:
    figure = claim.credibility or 6
    by = f" by {claim.credit}" if claim.credit else ""
    return f"what {claim.quote.account} says is judged {say_credibility(figure)} ({figure}){by}"
