"""Doubtful claims: not surely said, or not surely read, and a question is decided by them."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from thurloe.case.anchors import Statement
from thurloe.case.review.items import Item
from thurloe.case.rulings import ACCEPTED
from thurloe.nouns import Mode, Status
from thurloe.weigh.findings import replay
from thurloe.weigh.jury import share_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thurloe.case.pointing import Sight
    from thurloe.nouns import Answer, Brief, Claim, Finding

DOUBTFUL = 0.8
"""Of an outright claim as sure as most: what is but reported, supposed, or read less surely."""
PAIR = 2  # what two say is agreed, what one says is not


def doubtful_claims(sight: Sight) -> Iterator[Item]:
    """Claims that decide an agreed or contested question and are less sure than most."""
    brief = sight.brief
    usual = median([claim.confidence for *_, claim in _told(brief)] or [1.0])
    source_of = {account.file: account.source for account in brief.accounts}
    seen: set[str] = set()
    for finding, answer, claim in _told(brief):
        sure = min(1.0, claim.confidence / usual) * share_of(claim)
        if sure > DOUBTFUL + 1e-9 or _is_decided(claim) or claim.id in seen:
            continue
        source = claim.source or source_of[claim.quote.account]
        if why := _decides(finding, answer, claim, source):
            seen.add(claim.id)
            worth = (1 - sure) * (PAIR if finding.status is Status.CONTESTED else 1)
            yield _item(sight, claim, worth, f"{_doubt(claim, sure)}; {why}")


def _told(brief: Brief) -> Iterator[tuple[Finding, Answer, Claim]]:
    for finding in brief.findings:
        for answer in finding.answers:
            for claim in answer.claims:
                yield finding, answer, claim


def _is_decided(claim: Claim) -> bool:
    """Whether somebody said that it is read right, or corrected it, or judged it by itself."""
    return claim.credibility is not None or claim.confidence >= ACCEPTED


def _doubt(claim: Claim, sure: float) -> str:
    if claim.mode is Mode.SUPPOSED:
        return "it is only supposed"
    if not claim.vouched:
        return "it is hearsay of nobody in particular"
    if claim.mode is Mode.REPORTED:
        return f"it is but reported of {claim.cited or 'somebody'}"
    return f"it was read with less confidence than most ({sure:.2f} of what is usual)"


def _decides(finding: Finding, answer: Answer, claim: Claim, source: str) -> str:
    """What would be otherwise without the claim, "" for nothing that shows."""
    if finding.settled:
        return ""
    if finding.status is Status.AGREED:
        pair = finding.origins <= PAIR
        return f"without it only one says so: {finding.question}" if pair else ""
    if finding.status is not Status.CONTESTED:
        return ""
    left = [_without(a, claim, source) if a is answer else a for a in finding.answers]
    kept = [a for a in left if a.claims or a is not answer]
    kept = [a for a in kept if a.claims]
    if len(kept) < PAIR:
        return f"without it nothing is contested: {finding.question}"
    if _best(kept) != _best(finding.answers):
        return f"without it the best answer is {_best(kept)}: {finding.question}"
    return ""


def _without(answer: Answer, claim: Claim, source: str) -> Answer:
    """The answer without one claim, and without its source's evidence if that was all it had."""
    others = tuple(c for c in answer.claims if c.id != claim.id)
    alone = not any(c.quote.account == claim.quote.account for c in others)
    reasons = tuple(r for r in answer.reasons if not (alone and r.name == source))
    return replace(answer, claims=others, reasons=reasons)


def _best(answers: Sequence[Answer]) -> str:
    shares = replay(answers)
    return answers[shares.index(max(shares))].value


def _item(sight: Sight, claim: Claim, worth: float, why: str) -> Item:
    statement = Statement.of(claim, sight.holdings.keys[claim.quote.account])
    handle = statement.handle
    return Item(
        kind="claim",
        key=(handle,),
        worth=worth,
        what=f"{claim.quote.account} says {claim.attribute} {claim.value}: “{claim.quote.text}”",
        why=why,
        orders=(("accept", handle), ("reject", handle), ("credit", handle, "1-6")),
    )
