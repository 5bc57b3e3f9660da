"""Findings made ready to show: who says what in which words, and how the bits add up."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from thurloe.report.context import Excerpt, excerpt_of
from thurloe.report.index import (
    Index,
    claims_of,
    entity_name,
    origin_of,
    origins_of,
    source_of,
)
from thurloe.report.wording import say_bits, say_mode, say_share, say_value, topic
from thurloe.values import finer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.nouns import Account, Answer, Claim, Finding, Reason, Source, Status

_NAMED = 2  # finer answers that a vaguer one names
_PLAIN = 30.0  # bits up to which powers of 2 are shown as they are


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim to show: `anchor` is its place in the account's text, `account` where it stands."""

    anchor: str
    claim: Claim
    source: Source
    account: Account | None
    manner: str
    copy_of: str

    @property
    def excerpt(self) -> Excerpt:
        """The quote in its sentence."""
        return excerpt_of(self.claim, self.account)

    @property
    def quoted(self) -> Excerpt:
        """The quote alone."""
        return excerpt_of(self.claim, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One reason of a waterfall: `left` and `width` are percent of its breadth."""

    name: str
    detail: str
    bits: float
    total: float
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One answer: `percent` is its probability, `steps` its reasons, `bits` their sum."""

    value: str
    raw: str
    share: str
    percent: float
    bits: float
    weight: str
    said: tuple[Said, ...]
    steps: tuple[Step, ...]
    zero: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding to show; `origins` counts independent accounts behind it."""

    anchor: str
    finding: Finding
    topic: str
    subject: str
    cards: tuple[Card, ...]
    accounts: int
    origins: int

    @property
    def status(self) -> Status:
        """The finding's status."""
        return self.finding.status


def show_all(index: Index) -> list[Shown]:
    """Every finding in the order of the brief; claims are numbered throughout."""
    numbers = count()
    return [
        _show(index, finding, f"f{place}", numbers)
        for place, finding in enumerate(index.brief.findings)
    ]


def _show(index: Index, finding: Finding, anchor: str, numbers: Iterator[int]) -> Shown:
    subject = entity_name(index, finding.subject)
    return Shown(
        anchor=anchor,
        finding=finding,
        topic=topic(finding, subject),
        subject=subject,
        cards=tuple(_cards(index, finding, numbers)),
        accounts=len({claim.quote.account for claim in claims_of(finding)}),
        origins=len(origins_of(index, claims_of(finding))),
    )


def _cards(index: Index, finding: Finding, numbers: Iterator[int]) -> Iterator[Card]:
    low, breadth = _scale(finding.answers)
    totals = [_sum(answer.reasons) for answer in finding.answers]
    scale = max(0.0, max(totals, default=0.0) - _PLAIN)  # so that no power overflows
    weights = [2.0 ** (total - scale) for total in totals]
    for answer, total, weight in zip(finding.answers, totals, weights, strict=True):
        yield Card(
            value=_say_answer(finding, answer),
            raw=answer.value,
            share=say_share(answer.probability),
            percent=round(100 * answer.probability, 2),
            bits=total,
            weight=_say_weight(total - scale, weight, math.fsum(weights)),
            said=tuple(_said(index, claim, f"c{next(numbers)}") for claim in answer.claims),
            steps=tuple(_steps(index, answer.reasons, low, breadth)),
            zero=round(100 * (0 - low) / breadth, 2),
        )


def _say_answer(finding: Finding, answer: Answer) -> str:
    """A value and the finer ones it holds: answers exclude each other, so 1943 is another day."""
    inside = [o.value for o in finding.answers if finer(finding.attribute, o.value, answer.value)]
    said = say_value(finding.attribute, answer.value)
    if not inside:
        return said
    others = " and ".join(say_value(finding.attribute, value) for value in inside[:_NAMED])
    return f"{said} (other than {others})"


def _say_weight(bits: float, weight: float, whole: float) -> str:
    return f"2 to the power of {say_bits(bits)} is {weight:.3g}, of {whole:.3g} for all answers"


def _said(index: Index, claim: Claim, anchor: str) -> Said:
    file = claim.quote.account
    origin = origin_of(index, file)
    return Said(
        anchor=anchor,
        claim=claim,
        source=source_of(index, file),
        account=index.accounts.get(file),
        manner=say_mode(claim),
        copy_of=source_of(index, origin).name if origin != file else "",
    )


def _sum(reasons: Iterable[Reason]) -> float:
    return math.fsum(reason.bits for reason in reasons)


def _scale(answers: Sequence[Answer]) -> tuple[float, float]:
    """The least running total of any answer, and the breadth up to the greatest; at least 1 bit."""
    totals = [0.0]
    for answer in answers:
        total = 0.0
        for reason in answer.reasons:
            total += reason.bits
            totals.append(total)
    return min(totals), max(1.0, max(totals) - min(totals))


def _steps(index: Index, reasons: Iterable[Reason], low: float, breadth: float) -> Iterator[Step]:
    total = 0.0
    for reason in reasons:
        start, total = total, total + reason.bits
        source = index.sources.get(reason.name)
        yield Step(
            name=source.name if source else reason.name,
            detail=reason.detail,
            bits=reason.bits,
            total=total,
            left=round(100 * (min(start, total) - low) / breadth, 2),
            width=round(100 * abs(reason.bits) / breadth, 2),
        )
