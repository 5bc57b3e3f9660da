"""Findings made ready to show: who says what in which words, and how the bits add up."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from thurloe.report.context import Excerpt, excerpt_of
from thurloe.report.index import (
    Index,
    Part,
    claims_of,
    each_once,
    entity_name,
    origin_of,
    part_of,
    source_of,
    speaker_of,
)
from thurloe.report.kin import say_kin
from thurloe.report.wording import say_bits, say_mode, topic
from thurloe.values import agree, finer
from thurloe.values.said import say_share, say_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thurloe.nouns import Account, Answer, Claim, Finding, Reason, Source

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
    def grade(self) -> str:
        """Its source's reliability and, where somebody judged it, its own credibility: "B2"."""
        return f"{self.source.reliability}{self.claim.credibility or ''}"

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
    """One reason of a waterfall: `left` and `width` are percent of its breadth.

    `shown` are its bits to two places, so that those of an answer add up as they are shown.
    """

    name: str
    detail: str
    bits: float
    shown: float
    total: float
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaguer:
    """An answer that says less than another and fits it, with those who give it."""

    value: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One answer: `percent` is its probability, `steps` its reasons, `bits` their sum.

    `fits` are the vaguer answers that it fits. `rest` is true of such a vaguer answer itself:
    answers exclude each other, so its own probability is that of something else within it;
    `whole` is that and the probabilities of the answers within it together, "" for others.
    """

    value: str
    raw: str
    rest: bool
    whole: str
    fits: tuple[Vaguer, ...]
    share: str
    percent: float
    bits: float
    weight: str
    said: tuple[Said, ...]
    steps: tuple[Step, ...]
    zero: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding to show; `origins` counts independent sources behind it.

    `kin` says which of them seem to have one origin, "" where none do.
    """

    anchor: str
    finding: Finding
    topic: str
    subject: str
    cards: tuple[Card, ...]
    accounts: int
    origins: int
    kin: str

    @property
    def part(self) -> Part:
        """The part of the brief that it stands in."""
        return part_of(self.finding)

    @property
    def sharp(self) -> tuple[Card, ...]:
        """The answers that hold no finer one; at least one."""
        return tuple(card for card in self.cards if not card.rest)

    @property
    def agreed(self) -> str:
        """What several say alike, and what is said beside it: "Leith (beside it: on the quay)"."""
        first, attribute = self.sharp[0], self.finding.attribute
        alike = [card for card in self.sharp if agree(attribute, first.raw, card.raw)]
        beside = "; ".join(card.value for card in self.sharp if card not in alike)
        told = "; ".join(card.value for card in alike)
        return f"{told} (beside it: {beside})" if beside else told

    @property
    def rests(self) -> tuple[Card, ...]:
        """What the vaguer answers leave open beside the finer ones within them."""
        return tuple(card for card in self.cards if card.rest)


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
        origins=finding.origins,
        kin=say_kin(finding.linked, index.sources),
    )


def _cards(index: Index, finding: Finding, numbers: Iterator[int]) -> list[Card]:
    """An answer each, those first that hold no finer one, and beneath them whom else they fit."""
    inside = {
        id(vague): [o for o in finding.answers if finer(finding.attribute, o.value, vague.value)]
        for vague in finding.answers
    }
    ordered = sorted(finding.answers, key=lambda answer: bool(inside[id(answer)]))
    plain = [_card(index, finding, answer, numbers) for answer in ordered]
    cards = []
    for card, answer in zip(plain, ordered, strict=True):
        fits = tuple(
            Vaguer(value=vague.value, said=vague.said)
            for vague, other in zip(plain, ordered, strict=True)
            if any(one is answer for one in inside[id(other)])
        )
        cards.append(_as_rest(replace(card, fits=fits), answer, inside[id(answer)], len(ordered)))
    return cards


def _as_rest(card: Card, answer: Answer, inside: Sequence[Answer], answers: int) -> Card:
    """The card of an answer that holds finer ones says what it leaves beside them.

    One that holds all the others is certain as a whole: that goes without saying.
    """
    if not inside:
        return card
    whole = math.fsum(one.probability for one in (answer, *inside))
    return replace(
        card,
        value=f"something else within “{card.value}”",
        rest=True,
        whole=f"“{card.value}” as a whole: {say_share(whole)}" if len(inside) + 1 < answers else "",
    )


def _card(index: Index, finding: Finding, answer: Answer, numbers: Iterator[int]) -> Card:
    low, breadth = _scale(finding.answers)
    totals = [_sum(other.reasons) for other in finding.answers]
    scale = max(0.0, max(totals, default=0.0) - _PLAIN)  # so that no power overflows
    whole = math.fsum(2.0 ** (total - scale) for total in totals)
    bits = _sum(answer.reasons)
    return Card(
        value=say_value(finding.attribute, answer.value),
        raw=answer.value,
        rest=False,
        whole="",
        fits=(),
        share=say_share(answer.probability),
        percent=round(100 * answer.probability, 2),
        bits=bits,
        weight=_say_weight(bits - scale, 2.0 ** (bits - scale), whole),
        said=tuple(_all_said(index, each_once(answer.claims), numbers)),
        steps=tuple(_steps(index, answer.reasons, low, breadth)),
        zero=round(100 * (0 - low) / breadth, 2),
    )


def _say_weight(bits: float, weight: float, whole: float) -> str:
    return f"2 to the power of {say_bits(bits)} is {weight:.3g}, of {whole:.3g} for all answers"


def _all_said(index: Index, claims: Iterable[Claim], numbers: Iterator[int]) -> Iterator[Said]:
    """Claims to show, those of copies last."""
    said = [_said(index, claim, "") for claim in claims]
    for one in sorted(said, key=lambda one: bool(one.copy_of)):
        yield replace(one, anchor=f"c{next(numbers)}")


def _said(index: Index, claim: Claim, anchor: str) -> Said:
    file = claim.quote.account
    origin = origin_of(index, claim.origin or file)
    copied = origin != file and origin in index.accounts
    return Said(
        anchor=anchor,
        claim=claim,
        source=speaker_of(index, claim),
        account=index.accounts.get(file),
        manner=_manner(index, claim),
        copy_of=source_of(index, origin).name if copied else "",
    )


def _manner(index: Index, claim: Claim) -> str:
    """How it is said; of the words of one who has no account, by whom they are quoted."""
    if claim.quoted and claim.source:
        return f"quoted by {source_of(index, claim.quote.account).name}"
    return say_mode(claim)


def _sum(reasons: Iterable[Reason]) -> float:
    return math.fsum(reason.bits for reason in reasons)


def _scale(answers: Sequence[Answer]) -> tuple[float, float]:
    """The least running total of any answer, and the breadth up to the greatest; at least 1 bit.

    Those that have no share stand outside, since their bits say no more than that.
    """
    totals = [0.0]
    for answer in (answer for answer in answers if answer.probability):
        total = 0.0
        for reason in answer.reasons:
            total += reason.bits
            totals.append(total)
    return min(totals), max(1.0, max(totals) - min(totals))


def _steps(index: Index, reasons: Iterable[Reason], low: float, breadth: float) -> Iterator[Step]:
    total = 0.0
    for reason in reasons:
        start, total = total, total + reason.bits
        left, right = (_percent(end, low, breadth) for end in sorted((start, total)))
        source = index.sources.get(reason.name)
        yield Step(
            name=source.name if source else reason.name,
            detail=reason.detail,
            bits=reason.bits,
            shown=round(total, 2) - round(start, 2),
            total=total,
            left=round(left, 2),
            width=round(right - left, 2),
        )


def _percent(bits: float, low: float, breadth: float) -> float:
    return min(max(100 * (bits - low) / breadth, 0.0), 100.0)
